"""The built site: everything of the data is on it, nothing of the machine is; and what a wrong content file does to a build."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from .conftest import BOOKS, QUIET, Sites, build, write_files


class Ids(HTMLParser):
    """The ids of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: Counter[str] = Counter()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.update(value or "" for name, value in attrs if name == "id")


Pages = dict[str, str]


@pytest.fixture
def pages(sites: Sites, any_content: str) -> Pages:
    """The HTML of each page of a content, by its path."""
    site = sites(any_content)
    return {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}


def test_every_record_is_on_the_site(pages: Pages, any_content: str) -> None:
    ids = {name for html in pages.values() for name in Ids(html).found}
    site = BOOKS[any_content].site
    questions = {question.id for question in site.questions}

    assert {name for name in site.places if "." not in name} - questions - ids == set()


def test_ids_are_valid_and_unique_on_their_page(pages: Pages) -> None:
    for name, html in pages.items():
        ids = Ids(html).found

        assert [one for one, count in ids.items() if count > 1] == [], name
        assert [one for one in ids if not one or re.search(r"\s", one)] == [], name


MARKUP = re.compile(r"\{:? ?[.#]\w|\{\{|\{%|\bmarkdown=|\bprep-\w|data-search|</?(?:p|span|div|details)\b")
"""What belongs to a template, an attribute list or HTML: outside code, a reader must never see it."""

CODE = re.compile(r"<code\b[^>]*>(.*?)</code>", re.DOTALL)


def read(html: str) -> str:
    """What a reader reads of HTML, without code."""
    bare = re.sub(r"<(code|script|style)\b.*?</\1>", "", html, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]*>", " ", bare))


def test_no_page_shows_markup_as_text(pages: Pages) -> None:
    shown = [
        f"{name}: {found[0]} in {text[found.start() - 60 : found.end()]}"
        for name, text in texts(pages)
        if (found := MARKUP.search(text))
    ]

    assert shown == []


def test_each_toggle_says_which_answer_it_shows(pages: Pages) -> None:
    for name, html in pages.items():
        toggles = re.findall(r"<summary\b([^>]*)>(.*?)</summary>", html, re.DOTALL)
        labels = [re.search(r'aria-label="([^":]+: [^"]+)"', tag) for tag, _ in toggles]
        said = [label[1] if label else re.sub(r"<[^>]+>", "", text) for label, (_, text) in zip(labels, toggles, strict=True)]
        bare = [text for label, text in zip(labels, said, strict=True) if not label and len(text.split()) < 3]

        assert bare == [], name  # "Show answer" alone does not say which
        assert len(said) == len(set(said)), name


def test_no_section_of_the_search_shows_markup_as_text(sites: Sites, pages: Pages, any_content: str) -> None:
    """The index does not say what is code: what looks like markup and is code on its page is taken out here."""
    index = json.loads((sites(any_content) / "search/search_index.json").read_text())["docs"]
    code = {name: [unescape(re.sub(r"<[^>]*>", "", one)) for one in CODE.findall(html)] for name, html in pages.items()}
    shown = []
    for one in index:
        text = read(f"{one['title']} {one['text']}")
        for shown_as_code in sorted(code[f"{one['location'].split('#')[0]}index.html"], key=len, reverse=True):
            text = text.replace(shown_as_code, "") if MARKUP.search(shown_as_code) else text
        if MARKUP.search(text):
            shown.append(f"{one['location']}: {text}")

    assert index
    assert shown == []


def test_a_heading_without_a_text_of_its_own_is_no_section_of_the_search(sites: Sites, any_content: str) -> None:
    for name in ("search_index.json", "search_index.js"):
        written = (sites(any_content) / "search" / name).read_text().removeprefix("var __index = ")

        assert [one["location"] for one in json.loads(written)["docs"] if "#" in one["location"] and not one["text"]] == []


def test_the_search_index_carries_no_marks_of_code_but_those_of_commands(sites: Sites, any_content: str) -> None:
    index = json.loads((sites(any_content) / "search/search_index.json").read_text())["docs"]
    texts = [one["text"] for one in index]

    assert any(re.search("<p><code>[^<]+</code></p>", text) for text in texts)
    assert [text for text in texts if "code>" in re.sub("<p><code>[^<]+</code></p>", "", text)] == []


def test_no_sentence_ends_twice(pages: Pages) -> None:
    twice = [f"{name}: {found[0]}" for name, text in texts(pages) if (found := re.search(r".{30}(?<!\.)\.\.(?!\.)", text))]

    assert twice == []


def texts(pages: Pages) -> list[tuple[str, str]]:
    return [(name, read(html)) for name, html in pages.items()]


def test_no_data_is_published(sites: Sites, any_content: str) -> None:
    assert [path.name for path in sites(any_content).rglob("*") if path.suffix in (".yml", ".yaml", ".py", ".j2")] == []


def test_every_page_asks_search_engines_to_leave_it_alone(pages: Pages) -> None:
    assert [name for name, html in pages.items() if '<meta name="robots" content="noindex' not in html] == []


def test_every_story_has_its_page(sites: Sites, any_content: str) -> None:
    stories = BOOKS[any_content].site.stories

    assert [key for key in stories if not (sites(any_content) / key / "index.html").exists()] == []


def test_a_wrong_file_stops_the_build_with_every_problem(project: Path) -> None:
    write_files(project / "docs", {"linux/wrong.yml": "cards:\n  - id: x\n    q: Why?\n    answer: y\n"})
    done = build(project)

    assert done.returncode == 1
    assert "\ndocs/linux/wrong.yml:2: this card has no a — add `a: …`\n" in done.stderr
    assert "\ndocs/linux/wrong.yml:4: a card has no field `answer`" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ('{{ quiz("linux/dissk") }}', "did you mean linux/disk"),
        ('{{ quizz("linux/disk") }}', "quizz"),
        ('{{ troubleshooting("linux/disk") }}', "has no symptoms"),
    ],
)
def test_a_wrong_call_stops_the_build(project: Path, call: str, words: str) -> None:
    write_files(project / "docs", {"corrections.md": f"---\nrender_macros: true\n---\n# C\n{{{{ corrections() }}}}\n\n{call}\n"})
    done = build(project)

    assert done.returncode == 1
    assert words in done.stderr


def test_the_bar_takes_addresses_of_other_sites_and_sections_in_sections(project: Path) -> None:
    nav = project / "mkdocs.yml"
    added = "  - Elsewhere: https://example.org/\n  - Deep:\n      - Deeper:\n          - linux/disk.md\n"
    listed = nav.read_text().replace("      - linux/disk.md\n", "")
    nav.write_text(listed.replace("  - Home: index.md\n", f"  - Home: index.md\n{added}"))
    done = build(project)
    assert done.returncode == 0, done.stderr
    bar = (project / "site/index.html").read_text().split('<nav class="prep-bar"')[1].split("</nav>")[0]

    assert re.findall(r'href="([^"]*)"', bar)[:3] == [".", "https://example.org/", "linux/disk/"]


def test_one_data_file_is_all_that_a_card_a_command_a_question_and_a_story_need(project: Path) -> None:
    docs = project / "docs"
    asks, storage = docs / "ask/index.yml", docs / "linux/disk.yml"
    new = "\n  - {id: ask-new, ask: A new question?, why: To know.}"
    asks.write_text(asks.read_text().replace("asks:", "asks:" + new, 1))
    new = "\n  - {id: a-new-tool, name: new, is: It is new., source: x(1), uses: [{cmd: new -x, does: Do it.}]}"
    storage.write_text(storage.read_text().replace("tools:", "tools:" + new, 1))
    new = f"id: a-new-one\ntitle: A new story\nasks: [{BOOKS['starter'].site.questions[0].id}]\nstatus: to-write\n"
    write_files(docs, {"star/a-new-one.yml": new})
    done = build(project)
    story = project / "site/star/a-new-one/index.html"

    assert done.returncode == 0, done.stderr
    assert story.exists()
    assert "A new story" in story.read_text()
    assert "A new story" in (project / "site/star/index.html").read_text()
    assert 'id="a-new-tool"' in (project / "site/linux/disk/index.html").read_text()
    assert 'id="ask-new"' in (project / "site/ask/index.html").read_text()


def test_two_builds_of_one_day_are_the_same_to_the_byte(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(QUIET, "SOURCE_DATE_EPOCH", "1795000000")
    for name in ("one", "two"):
        assert build(project).returncode == 0
        (project / "site").rename(tmp_path / name)
    done = subprocess.run(["diff", "-r", tmp_path / "one", tmp_path / "two"], capture_output=True, text=True, check=False)

    assert done.stdout == ""


def test_a_fact_that_aged_says_so_on_its_page_and_in_the_open_items(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(QUIET, "SOURCE_DATE_EPOCH", "1900000000")  # March 2030
    assert build(project).returncode == 0

    assert "may be out of date" in (project / "site/company/index.html").read_text()
    assert "Fact that may be out of date" in (project / "site/open/index.html").read_text()
