"""The sheets as real PDFs: within their pages, complete, legible, whole, in both papers, schemes, and with scripts or without."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from playwright.sync_api import Browser

from tests.test_content import SITE

from .conftest import LAPTOP

BUDGETS = {"linux": 2, "gpu": 1, "interview-day": 1, "self-test": 40, "choose": 8}
SMALLEST = 8.0  # points
MARGIN = 14.0  # points: 5 mm, what a home printer cannot reach


@dataclass(slots=True)
class Printed:
    """What a PDF holds: its text with single blanks, the boxes of its characters, its colors and its sizes."""

    pages: list[str] = field(default_factory=list)
    chars: list[dict[str, Any]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(self.pages)


def read(path: Path) -> Printed:
    printed = Printed()
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            printed.chars += [char | {"height_of_page": page.height, "width_of_page": page.width} for char in page.chars]
            # in the order of the content, which is the order of the columns
            printed.pages.append("".join(char["text"] for char in page.chars))
    return printed


def squeezed(words: str) -> str:
    """Letters and signs without blanks: a PDF does not say where a line was broken."""
    return re.sub(r"\s+", "", words)


@pytest.fixture(scope="module", params=["a4-as-built", "letter-dark-plain"])
def sheets(
    request: pytest.FixtureRequest, browser: Browser, address: str, printed_site: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Printed]:
    """Each sheet on paper: in A4 as the build writes it, and in Letter from a dark browser without scripts."""
    if request.param == "a4-as-built":
        return {name: read(printed_site / f"sheets/{name}-a4.pdf") for name in BUDGETS}
    folder = tmp_path_factory.mktemp("sheets")
    context = browser.new_context(viewport=LAPTOP, color_scheme="dark", java_script_enabled=False)  # type: ignore[arg-type]
    page = context.new_page()
    for name in BUDGETS:
        page.goto(f"{address}/sheets/{name}/")
        page.pdf(path=folder / f"{name}.pdf", format="Letter")
    context.close()
    return {name: read(folder / f"{name}.pdf") for name in BUDGETS}


@pytest.mark.parametrize("name", BUDGETS)
def test_a_sheet_keeps_its_budget_and_has_no_blank_page(sheets: dict[str, Printed], name: str) -> None:
    pages = sheets[name].pages

    assert 1 <= len(pages) <= BUDGETS[name]
    assert all(len(page) > 200 for page in pages)


@pytest.mark.parametrize("name", BUDGETS)
def test_no_sheet_shows_markup_as_text(sheets: dict[str, Printed], name: str) -> None:
    assert re.findall(r"\{ ?[.#]\w|\bprep-\w|data-search|</\w+>", sheets[name].text) == []


@pytest.mark.parametrize(("name", "folder"), [("linux", "linux/"), ("gpu", "gpu/")])
def test_every_command_is_there_whole_and_in_order(sheets: dict[str, Printed], name: str, folder: str) -> None:
    printed, last = squeezed(sheets[name].text), 0
    for key, topic in SITE.topics.items():
        for tool in topic.tools if key.startswith(folder) else ():
            for use in tool.uses:
                if use.off_paper:
                    continue
                row = squeezed(use.cmd + use.does.words.rstrip("."))
                assert row in printed[last:], f"{key}: {use.cmd}"
                last = printed.index(row, last)


def test_what_is_kept_off_the_paper_is_said(sheets: dict[str, Printed]) -> None:
    uses = [use for key, topic in SITE.topics.items() if key.startswith("linux/") for tool in topic.tools for use in tool.uses]
    off = sum(use.off_paper for use in uses)

    assert squeezed(f"On the site only: {off} of {len(uses)} uses.") in squeezed(sheets["linux"].text)


def test_every_question_and_answer_is_in_the_self_test(sheets: dict[str, Printed]) -> None:
    printed = squeezed(sheets["self-test"].text)
    cards = [card for topic in SITE.topics.values() for card in topic.cards]
    missing = [card.id for card in cards if squeezed(card.q.words) not in printed]
    missing += [card.id for card in cards for line in card.a.words.splitlines() if squeezed(line) not in printed]

    assert missing == []


def test_the_xid_table_and_the_first_actions_are_on_the_gpu_sheet(sheets: dict[str, Printed]) -> None:
    printed = squeezed(sheets["gpu"].text)
    tables = {table.id: table for topic in SITE.topics.values() for table in topic.tables}
    cells = [cell for name in ("xid-table", "gpu-repair-flow") for row in tables[name].rows for cell in row]

    assert [cell for cell in cells if squeezed(cell.words) not in printed] == []


def test_the_day_has_the_company_each_story_and_the_questions(sheets: dict[str, Printed]) -> None:
    printed = squeezed(sheets["interview-day"].text)
    lines = [fact.line for topic in SITE.topics.values() for fact in topic.facts if fact.line]
    cues = [story.cue for story in SITE.stories.values() if story.cue]
    asks = [one.ask for topic in SITE.topics.values() for one in topic.asks if not one.off_paper]

    assert len(lines) == 5
    assert [one for one in lines + cues + asks if squeezed(one.words) not in printed] == []
    assert not any(squeezed(story.action.words)[:40] in printed for story in SITE.stories.values() if story.action)


@pytest.mark.parametrize("name", BUDGETS)
def test_type_is_large_enough_black_and_inside_the_paper(sheets: dict[str, Printed], name: str) -> None:
    chars = [char for char in sheets[name].chars if char["text"].strip()]
    grey = [char for char in chars if contrast(char) < 4.5 and not white(char)]

    assert min(round(char["size"], 1) for char in chars) >= SMALLEST
    assert grey == []
    for char in chars:
        assert char["x0"] >= MARGIN, char["text"]
        assert char["x1"] <= char["width_of_page"] - MARGIN, char["text"]
        assert char["top"] >= MARGIN, char["text"]
        assert char["bottom"] <= char["height_of_page"] - MARGIN, char["text"]


def test_commands_are_in_a_monospaced_face(sheets: dict[str, Printed]) -> None:
    mono = "".join(char["text"] for char in sheets["linux"].chars if "Inconsolata" in char["fontname"])

    assert squeezed("journalctl -u UNIT -b -e") in squeezed(mono)


def contrast(char: dict[str, Any]) -> float:
    """Contrast of a character against white paper (WCAG 2.2), from its grey value."""
    color = char["non_stroking_color"] or (0,)
    grey = sum(color) / len(color)
    linear = grey / 12.92 if grey <= 0.04045 else ((grey + 0.055) / 1.055) ** 2.4
    return 1.05 / (linear + 0.05)


def white(char: dict[str, Any]) -> bool:
    """White type, which stands on a black bar (the headings and the mark of what changes the machine)."""
    return all(part > 0.99 for part in char["non_stroking_color"] or (0,))


@pytest.mark.parametrize("width", [741, 763], ids=["a4", "letter"])
@pytest.mark.parametrize("name", ["linux", "gpu", "choose"])
def test_a_command_wraps_only_between_its_pieces(browser: Browser, address: str, name: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 1050})
    page.goto(f"{address}/sheets/{name}/")
    page.emulate_media(media="print")
    page.evaluate("""Promise.all(['400 8pt "Prep Sans"', '600 8pt "Prep Mono"'].map(face => document.fonts.load(face)))""")
    wrapped = page.evaluate(
        """() => [...document.querySelectorAll(".prep-paper code")].flatMap(code => {
            const pieces = code.querySelector(":scope > span") ? [...code.children] : [code]
            return pieces.filter(one => one.getClientRects().length > 1 || one.offsetHeight > 16).map(one => one.textContent)
        })"""
    )
    page.close()

    assert "\n".join(wrapped) == ""


def test_ticking_a_topic_prints_just_that_without_a_script(browser: Browser, address: str, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/sheets/choose/")
    page.get_by_label("Terminal").check()
    page.pdf(path=tmp_path / "chosen.pdf", format="A4")
    context.close()
    printed = squeezed(read(tmp_path / "chosen.pdf").text)

    assert "sttysane" in printed
    assert "journalctl" not in printed


def test_no_row_is_split_between_two_pages(sheets: dict[str, Printed]) -> None:
    pages = [squeezed(page) for page in sheets["self-test"].pages]
    cards = [card for topic in SITE.topics.values() for card in topic.cards]
    split = [
        card.id
        for card in cards
        if not any(squeezed(card.q.words) in page and squeezed(card.a.words.splitlines()[-1]) in page for page in pages)
    ]

    assert split == []
