"""What the tests share: the built site, and small sites made from a few files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

from macros.book import Book, make_book
from macros.judge import rules, texts
from macros.model.site import Problem, Site
from macros.read.content import read_content

ROOT = Path(__file__).parent.parent
MKDOCS = [sys.executable, "-m", "mkdocs"]
QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}

TODAY = date(2026, 11, 24)


def book_of(docs: Path, today: date = TODAY) -> Book:
    """The content of a folder: read, judged and shown."""
    return make_book(docs, today, lambda _: True)


def records(docs: Path) -> tuple[Site, list[Problem]]:
    """The records of a folder and what is wrong with them, whether or not a page shows them."""
    site, pages, problems = read_content(docs)
    judged = [*rules.problems(site), *texts.problems(site, pages)]
    return site, sorted({*problems, *(one for one in judged if not one.warning)})


Build = Callable[[Path], "subprocess.CompletedProcess[str]"]


def build(project: Path) -> subprocess.CompletedProcess[str]:
    """Build the site of a project folder as `make build` does."""
    command = [*MKDOCS, "build", "--config-file", str(project / "mkdocs.yml"), "--site-dir", str(project / "site")]
    return subprocess.run(command, capture_output=True, text=True, cwd=project, env=QUIET, check=False)


def copy_project(to: Path) -> Path:
    """A copy of this project to change: all that a build reads."""
    for name in ("docs", "macros", "overrides"):
        shutil.copytree(ROOT / name, to / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", to)
    return to


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Write texts below a folder, by path."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the whole built site."""
    project = copy_project(tmp_path_factory.mktemp("project"))
    done = build(project)
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"


@pytest.fixture(scope="session")
def printed_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site as `make build` makes it, with the PDFs of its sheets."""
    project = copy_project(tmp_path_factory.mktemp("printed"))
    command = [*MKDOCS, "build"]
    done = subprocess.run(command, cwd=project, env={**QUIET, "SHEET_PDFS": "true"}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return project / "site"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of this project that a test may change."""
    return copy_project(tmp_path)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the golden files anew instead of comparing")


TOGETHER = ("test_sheets.py", "test_sheet_pdfs.py")
"""The files whose tests share what is dear to make: they run in one process, all others wherever there is room."""


class Scheduling(LoadScopeScheduling):  # type: ignore[misc]
    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.split("::")[0]
        return "together" if file.endswith(TOGETHER) else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Scheduling:
    return Scheduling(config, log)
