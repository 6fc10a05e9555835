"""The README's recipes are true: each parses into records without a problem, and every macro it names exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.show.menu import MACROS

from .conftest import ROOT, STARTER, records

README = (ROOT / "README.md").read_text()
RECIPES = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize("recipe", RECIPES, ids=[re.findall(r"id: (\S+)", recipe)[0] for recipe in RECIPES])
def test_a_recipe_parses(recipe: str, tmp_path: Path) -> None:
    (tmp_path / "star").mkdir()
    (tmp_path / "star/index.yml").write_bytes((STARTER / "docs/star/index.yml").read_bytes())
    name = "star/recipe.yml" if "status:" in recipe else "recipe.yml"
    (tmp_path / name).write_text(recipe)
    (tmp_path / "content.yml").write_bytes((STARTER / "docs/content.yml").read_bytes())
    site, problems = records(tmp_path)

    assert [str(problem) for problem in problems] == []
    assert re.findall(r"id: (\S+)", recipe)[0] in site.places


def test_the_readme_names_every_macro_and_command() -> None:
    macros = {*MACROS} - {"star_story"}
    targets = re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE)

    assert [name for name in macros if name not in README] == []
    assert [name for name in targets if f"make {name}" not in README and name != "help"] == []
