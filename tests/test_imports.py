"""The house's import rules: one outside world per module, and imports point one way."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

MACROS = Path(__file__).parent.parent / "macros"
OUTSIDE = {"mkdocs": {"__init__"}, "yaml": {"load"}, "jinja2": {"render"}}
FORBIDDEN = {"model": {"load", "render", "rules", "shape", "text", "pages"}, "load": {"render"}, "render": {"load"}}


def imports(module: Path) -> set[str]:
    """The modules that a file imports, ours by their bare name."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
        elif isinstance(node, ast.ImportFrom):
            found |= {alias.name for alias in node.names}
    return found


@pytest.mark.parametrize("module", sorted(MACROS.glob("*.py")), ids=lambda path: path.stem)
def test_imports_point_one_way(module: Path) -> None:
    names = imports(module)

    assert not names & FORBIDDEN.get(module.stem, set())
    assert not {world for world, homes in OUTSIDE.items() if world in names and module.stem not in homes}


def test_each_world_has_its_module() -> None:
    for world, homes in OUTSIDE.items():
        assert all(world in imports(MACROS / f"{home}.py") for home in homes)
