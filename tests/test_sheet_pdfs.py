"""The PDFs of the sheets: written where there is a Chromium, honest where there is none, refused where they outgrow it."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from pathlib import Path

import pdfplumber
import pytest
from PIL import Image

from macros.publish import sheets

from .conftest import MKDOCS, QUIET, Sites

SHEETS = ("commands", "interview-day", "symptoms", "self-test", "choose")


def build(project: Path, chromium: str | None) -> subprocess.CompletedProcess[str]:
    """Build with PDFs as `make build` does, with the Chromium of the tests or with none."""
    environment = {**QUIET, "SHEET_PDFS": "true"}
    if chromium is None:
        environment |= {"CHROMIUM": "", "PATH": ""}
    return subprocess.run([*MKDOCS, "build"], cwd=project, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("name", SHEETS)
def test_each_sheet_is_a_file_that_its_page_links_to(sites: Sites, name: str, paper: str) -> None:
    site = sites("starter", printed=True)
    file = site / f"sheets/{name}-{paper}.pdf"
    raw = file.read_bytes()
    with pdfplumber.open(file) as pdf:
        title = pdf.metadata["Title"]

    assert title.endswith("My prep")
    assert b"/MarkInfo" in raw  # with the next line: the PDF is tagged
    assert b"/StructTreeRoot" in raw
    assert b"/Lang (en)" in raw
    assert f'href="../{name}-{paper}.pdf"' in (site / f"sheets/{name}/index.html").read_text()


def test_nothing_of_the_making_is_left(sites: Sites) -> None:
    assert [
        path.name for path in sites("starter", printed=True).rglob("*.html") if path.name.startswith(("print-", "measure"))
    ] == []


def test_without_a_chromium_the_build_says_so_and_links_to_nothing(project: Path) -> None:
    done = build(project, None)

    assert done.returncode == 0, done.stderr
    assert "No Chromium was found" in done.stderr
    assert list((project / "site").rglob("*.pdf")) == []
    assert ".pdf" not in (project / "site/sheets/commands/index.html").read_text()
    assert "prep-sheets" not in (project / "site/sheets/index.html").read_text()


def test_a_sheet_over_its_budget_ends_the_build_with_what_to_do(project: Path) -> None:
    data = project / "docs/linux/disk.yml"
    use = "      - cmd: stty -{n}\n        does: Do a thing that takes some words to tell on a sheet of paper.\n"
    tools = "".join(
        f"  - id: extra-{t}\n    name: extra {t}\n    is: Extra.\n    source: stty(1)\n    uses:\n"
        + "".join(use.format(n=n) for n in range(8))
        for t in range(60)
    )
    data.write_text(data.read_text().replace("tools:\n", f"tools:\n{tools}", 1))
    done = build(project, "there is one")

    assert done.returncode == 1
    assert "docs/sheets/commands.md:1: 3 A4 pages, and 2 is its budget; about " in done.stderr
    assert "longest: " in done.stderr
    assert "put `off_paper: true` on the uses that teach least" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("does", "words"),
    [
        ("sleep 1000 & wait", "did not print commands within 1 seconds: try another Chromium"),
        ("true", "Chromium wrote no page of commands: run it by hand, or build without SHEET_PDFS"),
        ('for one; do case $one in --print-to-pdf=*) : > "${one#*=}"; esac; done', "Chromium wrote no page of commands"),
        ("echo no display >&2; exit 3", "could not print commands: no display"),
    ],
)
def test_a_chromium_that_fails_ends_the_build_with_what_to_do(
    does: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "chromium"
    program.write_text(f"#!/bin/sh\n{does}\n")
    program.chmod(0o755)
    (tmp_path / "site/sheets/commands").mkdir(parents=True)
    (tmp_path / "site/sheets/commands/index.html").write_text("<title>Commands</title>")
    monkeypatch.setenv("CHROMIUM", str(program))
    monkeypatch.setattr(sheets, "PATIENCE", 1)

    with pytest.raises(sheets.PrintFault, match=words):
        sheets.publish_sheets(tmp_path / "site", {"sheets/commands/": 2}, date(2026, 11, 25))


def test_the_page_that_lists_the_sheets_shows_them_small(sites: Sites) -> None:
    site = sites("starter", printed=True)
    html = (site / "sheets/index.html").read_text()

    assert re.findall(r'href="(\S+)"><img src="(\S+)" alt="(.+?)"', html) == [
        ("commands/", "commands-a4.png", "Commands, first side"),
        ("symptoms/", "symptoms-a4.png", "Symptoms on paper, first side"),
        ("interview-day/", "interview-day-a4.png", "Interview day, first side"),
        ("self-test/", "self-test-a4.png", "Self-test, first side"),
        ("choose/", "choose-a4.png", "Choose your own, first side"),
    ]
    for name in SHEETS:
        with Image.open(site / f"sheets/{name}-a4.png") as picture:
            assert picture.width == 400
            shades = picture.convert("L").getcolors()
        assert shades
        assert len(shades) > 8, "there is type on it"
