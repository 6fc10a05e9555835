"""Any page on paper: answers open, nothing of the screen's furniture."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pytest
from playwright.sync_api import Browser


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_answers_are_open_on_paper(browser: Browser, address: str, tmp_path: Path, script: bool) -> None:
    context = browser.new_context(color_scheme="dark", java_script_enabled=script)
    page = context.new_page()
    page.goto(f"{address}/linux/storage/")
    wanted = page.locator("details.answer p").first.text_content() or ""
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    context.close()
    with pdfplumber.open(tmp_path / "page.pdf") as pdf:
        words = " ".join(word for sheet in pdf.pages for word in (sheet.extract_text() or "").split())

    assert wanted
    assert " ".join(wanted.split()[:6]) in words
    assert "Show answer" not in words
