"""`python -m macros.new DIR`: a fresh project, of this machine and the starter's content."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
MACHINE = (
    ".ci", ".gitignore", "Makefile", "README.md", "benchmarks", "macros", "overrides", "pyproject.toml", "requirements-dev.in",
    "requirements-dev.txt", "requirements.in", "requirements.txt", "starter", "tests",
)  # fmt: skip
THIS_CONTENTS = ROOT / "tests" / "content"
"""The tests of the present content, which the next one does not get."""


def new(folder: Path) -> str:
    """Write a project into a folder that is new or empty; gives what to say of it. A folder with files in it is a ValueError."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ValueError(f"{folder} has files in it: name a folder that is new or empty")
    if folder.resolve().is_relative_to(ROOT.resolve()):
        raise ValueError(f"{folder} lies inside this project: name a folder beside it, ../next")
    folder.mkdir(parents=True, exist_ok=True)
    for name in MACHINE:
        _copy(ROOT / name, folder / name)
    for name in ("docs", "mkdocs.yml"):
        _copy(ROOT / "starter" / name, folder / name)
    return f"{folder} is ready: write into its docs/, name the site in its mkdocs.yml, and run make serve there"


def _copy(source: Path, to: Path) -> None:
    if source.is_dir():
        caches = shutil.ignore_patterns("__pycache__", ".*_cache")
        shutil.copytree(source, to, ignore=lambda at, names: {*caches(at, names), *_of_this_content(Path(at), names)})
    else:
        shutil.copy(source, to)


def _of_this_content(folder: Path, names: list[str]) -> set[str]:
    return {name for name in names if folder / name == THIS_CONTENTS}


if __name__ == "__main__":
    if len(sys.argv) != 2 or not sys.argv[1]:
        sys.exit("Name the folder of the new project: make new DIR=../next")
    try:
        print(new(Path(sys.argv[1])))
    except (ValueError, OSError) as error:
        sys.exit(str(error))
