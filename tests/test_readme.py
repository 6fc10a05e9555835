"""The README's recipes are true and whole: each parses, and every macro, field, setting, limit and command is named."""

from __future__ import annotations

import dataclasses
import inspect
import re
from pathlib import Path

import pytest

from macros.model import records as model
from macros.model import story as story_model
from macros.model.site import Need, Proven, Settings, Topic
from macros.show.menu import MACROS, Menu

from .conftest import ROOT, STARTER, records

README = (ROOT / "README.md").read_text(encoding="utf-8")
RECIPES = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
RECORDS = [
    one
    for one in {**vars(model), **vars(story_model)}.values()
    if isinstance(one, type) and dataclasses.is_dataclass(one) and one.__module__.startswith("macros.model")
]


@pytest.mark.parametrize("recipe", RECIPES, ids=[re.findall(r"id: (\S+)", recipe)[0] for recipe in RECIPES])
def test_a_recipe_parses(recipe: str, tmp_path: Path) -> None:
    (tmp_path / "star").mkdir()
    (tmp_path / "star/index.yml").write_bytes((STARTER / "docs/star/index.yml").read_bytes())
    (tmp_path / "content.yml").write_bytes((STARTER / "docs/content.yml").read_bytes())
    name = "star/recipe.yml" if "status:" in recipe else "recipe.yml"
    (tmp_path / name).write_text(recipe, encoding="utf-8")
    site, problems = records(tmp_path)

    assert [str(problem) for problem in problems] == []
    assert re.findall(r"id: (\S+)", recipe)[0] in site.places


def test_every_macro_is_named_with_its_arguments() -> None:
    named = dict(re.findall(r"`(\w+)\((.*?)\)`", README.split("| Macro | Shows |")[1].split("\n## ")[0]))

    assert named == {name: ", ".join(list(inspect.signature(getattr(Menu, name)).parameters)[1:]) for name in MACROS}


def test_every_field_and_setting_is_named() -> None:
    given = {name.rstrip("_") for one in [*RECORDS, Topic, Settings, Need, Proven] for name in fields(one)}

    assert sorted(name for name in given if not re.search(rf"\b{name}\b", README)) == []


def fields(record: type) -> list[str]:
    return [one.name for one in dataclasses.fields(record) if not one.metadata.get("given")]


def test_every_limit_is_named() -> None:
    limits = {"minutes", "answer_words", "answer_bullets", "uses"}

    assert {f"{one.name}: {one.default}" for one in dataclasses.fields(Settings) if one.name in limits} <= set(
        re.findall(r"`(\w+: \d+)`", README)
    )


def test_every_command_is_named() -> None:
    targets = re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)

    assert [name for name in targets if f"make {name}" not in README and name != "help"] == []
