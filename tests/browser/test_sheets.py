"""The sheets as real PDFs: within their pages, complete, legible, whole, in both papers, schemes, and with scripts or without."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from macros.model.page import Page
from macros.model.site import Topic
from macros.show.html import JOINT, LONG
from macros.show.menu import SHEETS
from tests.conftest import BOOKS, Sites

from .printed import Printed, contrast, read, squeezed, white
from .served import LAPTOP, serve

SHEET_PAGES = [
    (content, page)
    for content, book in BOOKS.items()
    for page in book.pages.values()
    if {one.name for one in page.calls} & {*SHEETS}
]
WAYS = ("A4 as built", "Letter, dark, without scripts")
SMALLEST = 8.0  # points
MARGIN = 14.0  # points: 5 mm, what a home printer cannot reach


Sheets = Callable[[str, Page], Printed]


@pytest.fixture(scope="module", params=WAYS)
def sheets(
    request: pytest.FixtureRequest,
    browser: Browser,
    addresses: Callable[[str], str],
    sites: Sites,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Sheets]:
    """What a sheet of a content is on paper: in A4 as the build writes it, and in Letter from a dark browser without scripts."""
    context = browser.new_context(viewport=LAPTOP, color_scheme="dark", java_script_enabled=False)  # type: ignore[arg-type]
    paper, folder = context.new_page(), tmp_path_factory.mktemp("sheets")

    @cache
    def printed(content: str, path: str) -> Printed:
        if request.param == WAYS[0]:
            return read(sites(content, printed=True) / path.replace(".md", "-a4.pdf"))
        paper.goto(f"{addresses(content)}/{path.removesuffix('.md')}/")
        paper.evaluate("document.fonts.ready")
        paper.pdf(path=folder / f"{content}.pdf", format="Letter")
        return read(folder / f"{content}.pdf")

    yield lambda content, page: printed(content, page.path)
    context.close()


sheet = pytest.mark.parametrize(("content", "page"), SHEET_PAGES, ids=[f"{content}/{page.path}" for content, page in SHEET_PAGES])


def of(*macros: str) -> pytest.MarkDecorator:
    """The sheets that one of the macros makes."""
    found = [(content, page) for content, page in SHEET_PAGES if {*macros} & {one.name for one in page.calls}]
    return pytest.mark.parametrize(("content", "page"), found, ids=[f"{content}/{page.path}" for content, page in found])


def topics(content: str, page: Page, macro: str) -> list[Topic]:
    """The topics whose commands a sheet holds."""
    args = next(one.args for one in page.calls if one.name == macro)
    folders = [args[1], *(one for one in args[2:] if one.endswith("/"))] if macro == "command_sheet" else args
    site = BOOKS[content].site
    return [topic for folder in folders for key, topic in site.topics.items() if key.startswith(folder) and topic.tools]


@sheet
def test_a_sheet_keeps_its_budget_and_has_no_blank_page(sheets: Sheets, content: str, page: Page) -> None:
    pages, header = sheets(content, page).pages, page.header["sheet"]
    assert isinstance(header, dict)

    assert 1 <= len(pages) <= header["pages"]
    assert all(len(one) > 150 for one in pages)


@sheet
def test_no_sheet_shows_markup_as_text(sheets: Sheets, content: str, page: Page) -> None:
    assert re.findall(r"(?<!\{)\{ ?[.#]\w|\bprep-\w|data-search|</\w+>", sheets(content, page).text) == []


@of("command_sheet")
def test_every_command_and_row_is_there_whole_and_in_order(sheets: Sheets, content: str, page: Page) -> None:
    printed, last = squeezed(sheets(content, page).text), 0
    for topic in topics(content, page, "command_sheet"):
        for use in (use for tool in topic.tools for use in tool.uses if not use.off_paper):
            row = squeezed(use.cmd + use.does.words.rstrip("."))
            assert row in printed[last:], f"{topic.key}: {use.cmd}"
            last = printed.index(row, last)
    named = next(one.args for one in page.calls if one.name == "command_sheet")[2:]
    tables = [
        table for topic in BOOKS[content].site.topics.values() for table in topic.tables if f"{topic.key}#{table.id}" in named
    ]

    assert [cell for table in tables for row in table.rows for cell in row if squeezed(cell.words) not in printed] == []


@of("symptom_sheet")
def test_every_symptom_is_there_with_its_commands_and_causes(sheets: Sheets, content: str, page: Page) -> None:
    printed, folder = squeezed(sheets(content, page).text), page.calls[0].args[1]
    symptoms = [one for key, topic in BOOKS[content].site.topics.items() if key.startswith(folder) for one in topic.symptoms]

    assert symptoms
    for one in symptoms:
        at = printed.index(squeezed(one.symptom.words))
        uses = [use.cmd + use.does.words.rstrip(".") for use in one.first]
        causes = [f"{number}{cause.words.rstrip('.')}" for number, cause in enumerate(one.causes, 1)]
        assert [text for text in uses + causes if squeezed(text) not in printed[at:]] == [], one.id


@of("command_sheet")
def test_every_command_is_found_as_one_text(sites: Sites, content: str, page: Page) -> None:
    """As a reader of PDFs searches and copies it: with its blanks, on one line or on two. A word that is wider than a column is
    cut at its joints only."""
    printed = read(sites(content, printed=True) / page.path.replace(".md", "-a4.pdf"))
    text = " ".join(printed.text.split())
    uses = [use for topic in topics(content, page, "command_sheet") for tool in topic.tools for use in tool.uses]

    assert [use.cmd for use in uses if not use.off_paper and not re.search(as_printed(use.cmd), text)] == []


def as_printed(cmd: str) -> str:
    """A pattern for a command on paper."""
    words = [[re.escape(part) for part in JOINT.split(word)] if len(word) > LONG else [re.escape(word)] for word in cmd.split()]
    return " ".join(" ?".join(parts) for parts in words)


@of("command_sheet")
def test_what_is_kept_off_the_paper_is_said(sheets: Sheets, content: str, page: Page) -> None:
    uses = [use for topic in topics(content, page, "command_sheet") for tool in topic.tools for use in tool.uses]
    off = sum(use.off_paper for use in uses)

    assert (squeezed(f"On the site only: {off} of {len(uses)} commands.") in squeezed(sheets(content, page).text)) == bool(off)


@of("self_test")
def test_every_question_and_answer_is_in_the_self_test_and_none_is_split(sheets: Sheets, content: str, page: Page) -> None:
    pages = [squeezed(one) for one in sheets(content, page).pages]
    cards = [card for topic in BOOKS[content].site.topics.values() for card in topic.cards]
    parts = {card.id: [squeezed(one) for one in (card.q.words, *card.a.words.splitlines())] for card in cards}

    assert [name for name, lines in parts.items() if not any(all(one in page for one in lines) for page in pages)] == []


@of("interview_day")
def test_the_day_has_the_company_each_story_and_the_questions(sheets: Sheets, content: str, page: Page) -> None:
    printed, site = squeezed(sheets(content, page).text), BOOKS[content].site
    lines = [fact.line for topic in site.topics.values() for fact in topic.facts if fact.line]
    cues = [story.cue for story in site.stories.values() if story.cue]
    asks = [one.say or one.ask for topic in site.topics.values() for one in topic.asks if not one.off_paper]

    assert [one for one in lines + cues + asks if squeezed(one.words) not in printed] == []
    assert not any(squeezed(story.action.words)[:40] in printed for story in site.stories.values() if story.action)


@sheet
def test_type_is_large_enough_black_and_inside_the_paper(sheets: Sheets, content: str, page: Page) -> None:
    chars = sheets(content, page).chars
    grey = [char for char in chars if contrast(char) < 4.5 and not white(char)]

    assert min(round(char.size, 1) for char in chars) >= SMALLEST
    assert grey == []
    assert [char for char in chars if char.margin < MARGIN] == []


@sheet
def test_every_sign_is_in_a_face_of_the_site(sheets: Sheets, content: str, page: Page) -> None:
    """What is hidden on the screen, as on a sheet whose topics are picked, is printed in it too."""
    chars = sheets(content, page).chars

    assert {(char.text, char.font) for char in chars if not re.search("IBMPlexSansCond|Inconsolata", char.font)} == set()


@of("command_sheet", "chosen_sheet")
def test_commands_are_in_a_monospaced_face(sheets: Sheets, content: str, page: Page) -> None:
    mono = squeezed("".join(char.text for char in sheets(content, page).chars if "Inconsolata" in char.font))
    macro = next(one.name for one in page.calls if one.name in SHEETS)
    uses = [use for topic in topics(content, page, macro) for tool in topic.tools for use in tool.uses]

    assert [use.cmd for use in uses if not use.off_paper and squeezed(use.cmd) not in mono] == []


@of("command_sheet", "symptom_sheet", "chosen_sheet", "self_test")
def test_a_part_that_runs_on_names_itself_again(
    browser: Browser, addresses: Callable[[str], str], content: str, page: Page, tmp_path: Path
) -> None:
    """On a small paper of one column, each side but the first of a part says whose it is."""
    paper = browser.new_page(viewport=LAPTOP)  # type: ignore[arg-type]
    paper.goto(f"{addresses(content)}/{page.path.removesuffix('.md')}/")
    paper.add_style_tag(content=".prep-paper { --sheet-columns: 1 !important }")
    paper.evaluate("document.fonts.ready")
    parts = paper.evaluate(PARTS)
    height = "90mm" if page.calls[0].name == "self_test" else "38mm"  # a question and its answer are never cut
    paper.pdf(path=tmp_path / "small.pdf", width="105mm", height=height)
    paper.close()
    pages = [squeezed(one) for one in read(tmp_path / "small.pdf").pages]
    at, ran_on = 0, 0
    for name, lines in parts:
        first = None
        for line in map(squeezed, lines):
            at = next((number for number, one in enumerate(pages) if number >= at and line in one), -1)
            assert at >= 0, line
            first = at if first is None else first
            if at > first:
                ran_on += 1
                assert squeezed(f"{name}, continued") in pages[at], line

    assert ran_on


@of("command_sheet", "symptom_sheet", "chosen_sheet", "self_test")
def test_what_a_part_runs_on_by_is_hidden_where_it_begins(
    browser: Browser, addresses: Callable[[str], str], content: str, page: Page
) -> None:
    """The line that is repeated lies whole under the heading, whatever the size of the sheet's type."""
    paper = browser.new_page(viewport={"width": 741, "height": 1050})
    paper.goto(f"{addresses(content)}/{page.path.removesuffix('.md')}/")
    paper.emulate_media(media="print")
    places = paper.evaluate(
        """() => [...document.querySelectorAll(".prep-paper h2:has(+ .prep-paper__run)")].map(heading => {
            const [bar, line] = [heading, heading.nextElementSibling.querySelector("p")].map(one => one.getBoundingClientRect())
            return [heading.textContent, bar.top - line.top, line.bottom - bar.bottom]
        })"""
    )
    paper.close()

    assert places
    assert [name for name, above, below in places if above > 0 or below > 1] == []


PARTS = """() => [...document.querySelectorAll(".prep-paper__topic")].map(part => [
    part.querySelector("h2").textContent.replace("¶", ""),
    [...part.querySelectorAll(".prep-paper__tool > p:not(.prep-paper__causes) > code, .prep-paper__row > b, .prep-test__q")]
        .map(line => line.textContent),
])"""
"""The parts of a sheet, each with its name and the beginnings of its lines."""


@pytest.mark.parametrize("width", [741, 763], ids=["a4", "letter"])
@of("command_sheet", "chosen_sheet")
def test_a_command_wraps_only_between_its_pieces(
    browser: Browser, addresses: Callable[[str], str], content: str, page: Page, width: int
) -> None:
    paper = browser.new_page(viewport={"width": width, "height": 1050})
    paper.goto(f"{addresses(content)}/{page.path.removesuffix('.md')}/")
    paper.emulate_media(media="print")
    paper.evaluate("""Promise.all(['400 8pt "Prep Sans"', '600 8pt "Prep Mono"'].map(face => document.fonts.load(face)))""")
    wrapped = paper.evaluate(
        """() => [...document.querySelectorAll(".prep-paper__tool > p > code:first-of-type, .prep-whole")].flatMap(code => {
            const pieces = code.querySelector(":scope > span") ? [...code.children] : [code]
            const small = pieces.filter(one => one.textContent.length <= 26)
            return small.filter(one => one.getClientRects().length > 1 || one.offsetHeight > 16).map(one => one.textContent)
        })"""
    )
    paper.close()

    assert "\n".join(wrapped) == ""


@of("command_sheet", "chosen_sheet")
def test_a_piece_too_long_for_a_line_wraps_into_lines_as_high_as_all_others(
    browser: Browser, addresses: Callable[[str], str], content: str, page: Page
) -> None:
    paper = browser.new_page(viewport={"width": 741, "height": 1050})
    paper.goto(f"{addresses(content)}/{page.path.removesuffix('.md')}/")
    paper.emulate_media(media="print")
    tight = paper.evaluate(
        """() => [...document.querySelectorAll(".prep-paper code span:not(:has(span))")].filter(piece => {
            const range = document.createRange()
            range.selectNodeContents(piece)
            const ends = [...new Set([...range.getClientRects()].map(line => line.bottom))]
            const least = 0.9 * parseFloat(getComputedStyle(piece).fontSize)
            return ends.some((end, at) => at && Math.abs(end - ends[at - 1]) > 1 && end - ends[at - 1] < least)
        }).map(piece => piece.textContent)"""
    )
    paper.close()

    assert "\n".join(tight) == ""


def test_ticking_a_topic_prints_just_that_without_a_script(
    browser: Browser, addresses: Callable[[str], str], tmp_path: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    content, chosen = next((content, one) for content, one in reversed(SHEET_PAGES) if one.calls[0].name == "chosen_sheet")
    first, *others = topics(content, chosen, "chosen_sheet")
    page.goto(f"{addresses(content)}/{chosen.path.removesuffix('.md')}/")
    page.get_by_role("checkbox").first.check()
    page.evaluate("document.fonts.ready")
    page.pdf(path=tmp_path / "chosen.pdf", format="A4")
    context.close()
    printed = squeezed(read(tmp_path / "chosen.pdf").text)

    assert squeezed(first.tools[0].uses[0].cmd) in printed
    assert [
        use.cmd
        for topic in others
        for tool in topic.tools
        for use in tool.uses[:1]
        if squeezed(use.cmd + use.does.words) in printed
    ] == []


def test_where_questions_are_marked_it_says_that_the_files_have_others(context: BrowserContext, sites: Sites) -> None:
    server, address = serve(sites("starter", printed=True))
    page = context.new_page()
    told = page.get_by_text("the files have those that the site proposes")
    page.goto(f"{address}/sheets/interview-day/")
    assert page.get_by_text("PDF, A4").is_visible()
    assert told.count() == 0
    page.evaluate("new Memory().keep('ask:ask-steps', 'yes')")
    page.reload()
    expect(told).to_be_visible()
    server.shutdown()
    server.server_close()
