"""The house's import rules: one outside world per module, and imports point one way."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

MACROS = Path(__file__).parent.parent / "macros"
WAY = ["model", "read", "judge", "derive", "show"]
"""The way of the data. A folder imports nothing of a folder behind it; what is above them (`book`, the menu) may use all."""

OUTSIDE = {
    "mkdocs": "__init__",
    "yaml": "read/nodes",
    "markdown_it": "read/text",
    "jinja2": "show/jinja",
    "markdown": "show/embed",
    "pygments": "show/html",
    "pypdfium2": "publish/pdfs",
    "genanki": "publish/anki",
    "csv": "take/rows",
}
"""Each world outside, and the one module that knows it."""

MODULES = sorted(MACROS.rglob("*.py"))


def imports(module: Path) -> set[str]:
    """What a file imports: worlds outside by their name, folders and modules of ours as `.name`."""
    found: set[str] = set()
    here = module.parent.relative_to(MACROS).parts
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level:
            above = here[: len(here) + 1 - node.level]
            path = [*above, *(node.module.split(".") if node.module else [])]
            found |= {f".{path[0] if path else alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def name(module: Path) -> str:
    return module.relative_to(MACROS).with_suffix("").as_posix()


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_imports_point_one_way_and_one_world_has_one_module(module: Path) -> None:
    found = imports(module)
    folder = name(module).split("/")[0]
    behind = [*WAY[WAY.index(folder) + 1 :], "publish", "book"] if folder in WAY else []

    assert not found & {f".{one}" for one in behind}
    assert not {world for world, home in OUTSIDE.items() if world in found and name(module) != home}


def test_each_world_has_its_module() -> None:
    assert [world for world, home in OUTSIDE.items() if world not in imports(MACROS / f"{home}.py")] == []
