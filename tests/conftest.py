"""What the tests share. The machine is tested on a small content of its own, the starter; what any content must keep to is tested
on the starter and on `docs/` alike."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

from macros.book import Book, make_book
from macros.judge import across, rules, texts
from macros.model.site import Problem, Site
from macros.read.content import read_content

from .browser.served import address, addresses, browser, context, phone, plain

__all__ = ["address", "addresses", "browser", "context", "phone", "plain"]  # fixtures

ROOT = Path(__file__).parent.parent
STARTER = ROOT / "starter"
CONTENTS = {"starter": STARTER, "docs": ROOT}
"""The contents that keep to what any content must."""

MKDOCS = [sys.executable, "-m", "mkdocs"]
QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "OFFLINE": "false"}
TODAY = date(2026, 11, 25)

Build = Callable[[Path], "subprocess.CompletedProcess[str]"]


def book_of(docs: Path, today: date = TODAY, nav: object = None) -> Book:
    """The content of a folder: read, judged and shown. The theme has any template, and any icon that is not named `nope`."""
    return make_book(docs, today, lambda name: name.endswith((".html", ".svg")) and "nope" not in name, nav)


NAVS = {name: yaml.load((folder / "mkdocs.yml").read_text(), yaml.BaseLoader)["nav"] for name, folder in CONTENTS.items()}
BOOKS = {name: book_of(folder / "docs", nav=NAVS[name]) for name, folder in CONTENTS.items()}


def records(docs: Path) -> tuple[Site, list[Problem]]:
    """The records of a folder and what is wrong with them, whether or not a page shows them."""
    site, pages, problems = read_content(docs, rules.faults)
    judged = [*across.problems(site), *texts.problems(site, pages)]
    return site, sorted({*problems, *(one for one in judged if not one.warning)})


def build(project: Path) -> subprocess.CompletedProcess[str]:
    """Build the site of a project folder as `make build` does."""
    command = [*MKDOCS, "build", "--config-file", str(project / "mkdocs.yml"), "--site-dir", str(project / "site")]
    return subprocess.run(command, capture_output=True, text=True, cwd=project, env=QUIET, check=False)


def copy_project(to: Path, content: Path = STARTER) -> Path:
    """A project of the machine and a content that may be changed: all that a build reads."""
    for name in ("macros", "overrides"):
        shutil.copytree(ROOT / name, to / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(content / "docs", to / "docs")
    shutil.copy(content / "mkdocs.yml", to)
    return to


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Write texts below a folder, by path."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


Sites = Callable[..., Path]
"""The folder of the site of a content, by its name; as `make build` makes it: `printed`, with the PDFs of its sheets and the
deck, or `kept`, with the worker that keeps it without a network."""


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """Each site is built once, by the first of the processes that needs it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    @cache
    def site_of(content: str, printed: bool = False, kept: bool = False) -> Path:
        project = shared / f"{content}{'-printed' * printed}{'-kept' * kept}"
        with project.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (project / "built").exists():
                shutil.rmtree(project, ignore_errors=True)
                copy_project(project, CONTENTS[content])
                environment = {**QUIET, "SHEET_PDFS": str(printed), "ANKI_DECK": str(printed), "OFFLINE": str(kept)}
                command = [*MKDOCS, "build"]
                done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
                assert done.returncode == 0, done.stderr
                (project / "built").touch()
        return project / "site"

    return site_of


@pytest.fixture(scope="session")
def site(sites: Sites) -> Path:
    """The folder of the built starter."""
    return sites("starter")


@pytest.fixture(params=CONTENTS)
def any_content(request: pytest.FixtureRequest) -> str:
    """The name of each content in turn."""
    return str(request.param)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of the starter that a test may change."""
    return copy_project(tmp_path / "project")


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
