"""A fresh project beside this one: complete, sound, and refused where something would be overwritten."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from macros.new import MACHINE, new

from .conftest import QUIET, ROOT, build


@pytest.fixture
def next_project(tmp_path: Path) -> Path:
    folder = tmp_path / "nächstes Projekt"
    assert "make serve" in new(folder)
    return folder


def test_it_builds_and_checks_at_once_also_where_the_locale_knows_no_umlauts(
    next_project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LANG"):
        monkeypatch.setitem(QUIET, name, "POSIX")
    done = build(next_project)
    assert done.returncode == 0, done.stderr

    environment = {**os.environ, "LC_ALL": "POSIX", "PYTHONPATH": str(next_project)}
    checked = subprocess.run(
        [sys.executable, "-m", "macros"], cwd=next_project, env=environment, capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stderr) == (0, "")
    assert [one for one in checked.stdout.splitlines() if ": warning: " not in one] == []  # what is still to be written


def test_it_has_the_machine_whole_and_nothing_of_this_content(next_project: Path) -> None:
    assert sorted(path.name for path in next_project.iterdir()) == sorted({*MACHINE, "docs", "mkdocs.yml"})
    assert not (next_project / "tests/content").exists()

    own = {path.relative_to(ROOT / "macros") for path in (ROOT / "macros").rglob("*.py")}
    assert own == {path.relative_to(next_project / "macros") for path in (next_project / "macros").rglob("*.py")}

    texts = [path for name in ("docs", "macros", "overrides", "starter") for path in (next_project / name).rglob("*")]
    named = [path for path in texts if path.suffix in KINDS and re.search(r"nvidia|paypal|lambda (?!\w*:)", read(path))]
    assert [path.name for path in named] == []


KINDS = (".md", ".yml", ".py", ".html", ".j2", ".css", ".js")


def read(path: Path) -> str:
    return re.sub(r"lambda [\w, *]*:", "", path.read_text(encoding="utf-8").lower())


@pytest.mark.parametrize("folder", ["full", "full/file", str(ROOT / "inside")])
def test_nothing_is_overwritten(tmp_path: Path, folder: str) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").write_text("mine")

    with pytest.raises(ValueError, match=r"name a folder"):
        new(tmp_path / folder)
    assert (tmp_path / "full" / "file").read_text() == "mine"
