"""Any page on paper: answers open, nothing of the screen's furniture."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from playwright.sync_api import Browser

from tests.conftest import build


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_answers_are_open_on_paper(browser: Browser, address: str, tmp_path: Path, script: bool) -> None:
    context = browser.new_context(color_scheme="dark", java_script_enabled=script)
    page = context.new_page()
    page.goto(f"{address}/linux/disk/")
    wanted = page.locator("details.answer p").first.text_content() or ""
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    context.close()
    with pdfplumber.open(tmp_path / "page.pdf") as pdf:
        words = " ".join(word for sheet in pdf.pages for word in (sheet.extract_text() or "").split())

    assert wanted
    assert " ".join(wanted.split()[:6]) in words
    assert "Show answer" not in words


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("path", ["/", "/linux/disk/", "/company/", "/star/full-disk/", "/ask/", "/a-z/"])
def test_a_page_prints_black_on_white_with_its_title_date_and_number(
    browser: Browser, address: str, tmp_path: Path, path: str, paper: str
) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(address + path)
    page.pdf(path=tmp_path / "page.pdf", format=paper, print_background=True)
    context.close()
    with pdfplumber.open(tmp_path / "page.pdf") as pdf:
        for number, sheet in enumerate(pdf.pages, 1):
            words = sheet.extract_text() or ""
            greys = [sum(char["non_stroking_color"] or (0,)) / len(char["non_stroking_color"] or (0,)) for char in sheet.chars]

            assert len(words) > 60, f"page {number} is blank"
            assert not re.search(r"\{ ?[.#]\w|\bprep-\w|data-search", words)
            assert re.search(rf"My prep\s+\d{{4}}-\d\d-\d\d\s+{number} / {len(pdf.pages)}$", words), words[-80:]
            assert max(greys) < 0.55
            assert not [box for box in sheet.rects if box["width"] > 100 and box["height"] > 100 and dark(box)]


def test_any_title_is_printed_at_the_foot_as_it_reads(browser: Browser, project: Path, tmp_path: Path) -> None:
    page_file = project / "docs/linux/disk.md"
    title = r"""A–Z & 'it' `<x>` "y" “z” `\`"""
    page_file.write_text(re.sub(r"^# .*", lambda _: f"# {title}", page_file.read_text(), flags=re.MULTILINE))
    assert build(project).returncode == 0
    page = browser.new_page()
    page.goto((project / "site/linux/disk/index.html").as_uri())
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    page.close()
    with pdfplumber.open(tmp_path / "page.pdf") as pdf:
        words = pdf.pages[0].extract_text() or ""

    assert title.replace("`", "") + ", My prep" in words.splitlines()[-1]


def dark(box: dict[str, Any]) -> bool:
    """Whether a filled box is dark: the screen's dark scheme on paper."""
    color = box.get("non_stroking_color") or (1,)
    return bool(box.get("fill")) and sum(color) / len(color) < 0.5


def test_the_address_of_a_source_is_printed(browser: Browser, address: str, tmp_path: Path) -> None:
    page = browser.new_page()
    page.goto(f"{address}/company/")
    url = page.locator(".prep-cite a[href^=http]").first.get_attribute("href") or ""
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    page.close()
    with pdfplumber.open(tmp_path / "page.pdf") as pdf:
        printed = "".join("".join(char["text"] for char in sheet.chars) for sheet in pdf.pages)

    assert url in re.sub(r"\s+", "", printed)
