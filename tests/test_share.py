"""The site for a friend: whole by itself, without what is personal; and refused where the filter let anything of that through."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import BrowserContext, expect

from macros import share, shared_project
from macros.book import Book
from macros.derive import rewriting
from macros.derive import shared as shared_part
from macros.model.site import Problem
from macros.publish.readings import readings

from .browser.served import serve
from .browser.trainer import Trainer
from .conftest import ROOT, copy_project, write_files

WORDS = "zebras of the {0} sing under seven moons"
"""What is planted: words that nothing else says."""


def planted(kind: str) -> str:
    return WORDS.format(kind)


def said(kind: str) -> str:
    """A planted sentence as it stands in a file."""
    return f"{planted(kind).capitalize()}."


def behind(path: str, text: str, mark: str = "") -> Callable[[Path], None]:
    """Puts a text into a file of the content: behind a mark in it, or at its end."""

    def put(docs: Path) -> None:
        file = docs / path
        typed = file.read_text(encoding="utf-8")
        assert not mark or mark in typed
        file.write_text(typed.replace(mark, mark + text, 1) if mark else typed + text, encoding="utf-8")

    return put


CARD = "  - {{id: a-{0}, q: What is a {0}?, a: {1}, {2}}}\n"
PLANTS: Mapping[str, Callable[[Path], None]] = {
    "situation": behind("star/full-disk.yml", f"  {said('situation')}\n", "situation: |\n"),
    "detail": behind("star/full-disk.yml", f"\n  - {said('detail')}", "details:"),
    "answer": behind("star/full-disk.yml", f"\n  - {{q: And then?, a: {said('answer')}}}", "follow_ups:"),
    "open-answer": behind("star/full-disk.yml", f"\n  - {{q: And so?, prepare: {said('open-answer')}}}", "follow_ups:"),
    "untold-story": behind("star/two-tools.yml", f"\nhints: [{said('untold-story')}]\n"),
    "question": behind("star/index.yml", f"\n  - {{id: q-new, q: {said('question')}, from: common}}", "questions:"),
    "page": behind("star/why.md", f"\n{said('page')}\n"),
    "header": behind("star/why.md", f"also: ['{said('header')}']\n", "---\n"),
    "closed-folder": behind("ask/index.yml", f"\n  - {{id: ask-new, ask: {said('closed-folder')}, why: To know.}}", "asks:"),
    "person": behind("linux/disk.yml", "\n" + CARD.format("person", said("person"), "tags: [person]").rstrip(), "cards:"),
    "card": behind("linux/disk.yml", "\n" + CARD.format("card", said("card"), "personal: true, source: x(1)").rstrip(), "cards:"),
    "other-name": behind(
        "linux/disk.yml",
        f"\n  - {{id: a-b, q: What is b?, a: It., tags: [person], also: ['{planted('other-name')}']}}",
        "cards:",
    ),
    "tool": behind(
        "linux/disk.yml", f"\n  - {{id: a-tool, name: mine, is: {said('tool')}, source: x(1), personal: true}}", "tools:"
    ),
    "table": behind(
        "linux/disk.yml",
        f"\n  - {{id: a-table, title: Mine, columns: [A, B], rows: [[a, {said('table')}]], source: x(1), personal: true}}",
        "tables:",
    ),
    "note": behind("linux/disk.yml", f"\n  - {{note: {said('note')}, truth: It is not so., source: x(1)}}", "corrections:"),
    "fact": behind(
        "company/index.yml",
        f"\n  - {{id: a-f, about: It, fact: {said('fact')}, source: x(1), checked: 2026-11-25, trust: press, personal: true}}",
        "facts:",
    ),
    "event": behind(
        "company/index.yml",
        f"\n  - {{id: a-e, when: 2012, what: {said('event')}, source: x(1), checked: 2026-11-25, personal: true}}",
        "events:",
    ),
    "symptom": behind(
        "linux/symptoms.yml",
        "\n  - {id: a-s, symptom: It is slow, first: [{cmd: a, does: A.}, {cmd: b, does: B.}, {cmd: c, does: C.}], "
        f"causes: [{said('symptom')}], source: x(1), because: It cannot be made., personal: true}}",
        "symptoms:",
    ),
    "piece": behind("linux/index.md", f"\nA word<!-- personal --> of {said('piece')}<!-- /personal --> is enough.\n"),
    "pieces": behind("linux/index.md", f"\n<!-- personal -->\n\n## Mine\n\n{said('pieces')}\n\n<!-- /personal -->\n"),
    "personal-page": behind("sheets/interview-day.md", f"\n{said('personal-page')}\n"),
    "where": behind("star/first-mistake.yml", "\nwhere: Zebras of the where, in a town\n"),
    "name": behind("linux/index.md", "\n<!-- personal -->At OurLittleShop and our little shop.<!-- /personal -->\n"),
}
"""A plant for each kind of what is personal. `a-table` gets the call that shows it from the fixture."""

FOUND = {"where": "zebras of the where", "name": "our little shop"}
"""What is found of the plants that are names; of all others, the sentence."""


@pytest.fixture(scope="module")
def garden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of the starter with every plant in it."""
    project = copy_project(tmp_path_factory.mktemp("garden") / "project")
    for put in PLANTS.values():
        put(project / "docs")
    behind("linux/disk.md", '{{ reference_table("linux/disk", "a-table") }}\n\n', "## Reference\n\n")(project / "docs")
    return project


@pytest.fixture(scope="module")
def quick() -> Iterator[None]:
    """Builds without the PDFs of the sheets."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SHEET_PDFS", "false")
        yield


@pytest.fixture(scope="module")
def shared(garden: Path, quick: None) -> Path:
    """The shared site of the garden."""
    share.share(garden, garden / "share")
    return garden / "share"


@pytest.fixture(scope="module")
def refused(garden: Path, quick: None) -> str:
    """What is said where the copy holds all of the content: the filter is gone."""

    def all_of_it(project: Path, book: Book, config: Mapping[str, object], copy: Path) -> list[Problem]:
        copy_project(copy, project)
        (copy / shared_project.CONFIG).write_text("INHERIT: mkdocs.yml\n")
        return []

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(share, "write_project", all_of_it)
        with pytest.raises(share.ShareFault) as fault:
            share.share(garden, garden / "unfenced")
    assert not (garden / "unfenced").exists()
    return str(fault.value)


@pytest.mark.parametrize("kind", PLANTS)
def test_each_kind_of_what_is_personal_is_refused_where_the_filter_is_gone(refused: str, kind: str) -> None:
    assert told(kind, refused), refused


def told(kind: str, message: str) -> bool:
    """Whether a message says of a plant where it is from and in which file it stands."""
    phrase = FOUND.get(kind) or planted(kind).replace("-", " ").partition(" under")[0]
    said = rf"docs/\S+(:\d+)?: “[^”]*{phrase}[^”]*” stands in \S+( and in \d+ more)?"
    return any(re.fullmatch(said, line) for line in message.splitlines())


HOLES: Mapping[str, tuple[object, str, Callable[..., object], set[str]]] = {
    "closed folders": (shared_part, "is_shared", lambda *_: True, {"page", "header", "closed-folder", "question"}),
    "personal pages": (
        shared_part,
        "shared_pages",
        lambda site, pages: {key: page for key, page in pages.items() if shared_part.is_shared(key, site.settings)},
        {"personal-page"},
    ),
    "personal records": (
        shared_part,
        "is_personal",
        lambda _: False,
        {"person", "card", "other-name", "tool", "table", "fact", "event", "symptom"},
    ),
    "notes": (shared_part, "_fact", lambda one: [one], {"note"}),
    "pieces": (rewriting, "parted", lambda text: (text, [], []), {"piece", "pieces", "name"}),
}
"""A hole for each part of the filter: the function that lets all pass, and the plants that then get through."""


@pytest.mark.parametrize("hole", HOLES)
def test_a_hole_in_any_part_of_the_filter_is_refused(
    garden: Path, quick: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hole: str
) -> None:
    module, name, passing, kinds = HOLES[hole]

    def holed(*given: Any) -> list[Problem]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(module, name, passing)
            return shared_project.write_project(*given)

    monkeypatch.setattr(share, "write_project", holed)
    with pytest.raises(share.ShareFault) as fault:
        share.share(garden, tmp_path / "share")

    assert {kind for kind in PLANTS if told(kind, str(fault.value))} >= kinds, fault.value


def test_nothing_of_it_is_in_the_shared_site(shared: Path) -> None:
    files = [path for path in shared.rglob("*") if path.is_file()]
    texts = [(name, text) for path in files for name, text in readings(path.relative_to(shared).as_posix(), path.read_bytes())]

    assert [name for name, text in texts if re.search(r"zebra|our ?little ?shop", text.lower())] == []


def test_no_link_leads_to_what_is_missing(shared: Path) -> None:
    assert list(dead_links(shared)) == []


def dead_links(site: Path) -> Iterator[tuple[str, str]]:
    """The pages of a built site with a link to a file that is not there."""
    for path in site.rglob("index.html"):
        base = f"http://host/{path.relative_to(site).as_posix()}"
        for url in re.findall(r'(?:href|src)="([^"]*)"', path.read_text(encoding="utf-8")):
            parts = urlsplit(urljoin(base, unescape(url)))
            to = site / unquote(parts.path).lstrip("/")
            if parts.netloc == "host" and not (to.is_file() or (to / "index.html").is_file()):
                yield base, url


def test_it_is_a_whole_site_of_its_own(shared: Path) -> None:
    home = (shared / "index.html").read_text(encoding="utf-8")
    bar = home.split('<nav class="prep-bar"')[1].split("</nav>")[0]
    article = home.split("<article")[1].split("</article>")[0]
    disk = (shared / "linux/disk/index.html").read_text(encoding="utf-8")

    assert "<title>Study notes</title>" in home
    assert re.findall(r'href="([^"]*)"', bar) == [".", "practice/", "linux/", "company/", "sheets/", "a-z/"]
    assert "STAR answers" not in article and "Interview day" not in article  # entries of a list, gone as a whole
    assert "then tell one story against the clock" in article  # a link in a sentence, now words
    assert "interview day" not in article and "Still open" not in article
    assert "A disk has room" in disk and 'id="what-is-right"' in disk
    assert "counts inodes" in disk and "df counts files" not in disk
    assert (shared / "practice/index.html").exists() and (shared / "search/search_index.json").exists()
    assert "correction" not in (shared / "assets/practice/index.js").read_text(encoding="utf-8")


def test_it_remembers_apart_and_misses_nothing_on_the_day(shared: Path, context: BrowserContext) -> None:
    server, url = serve(shared)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(url)
    page.evaluate("new Memory().keep('date', new Date().toISOString().slice(0, 10))")
    page.reload()
    expect(page.locator(".prep-today__do a")).to_have_text("Go on")  # there is no sheet for the day to read
    trainer = Trainer(context, url)
    trainer.answer(True)
    keys = page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('prep'))")
    page.goto(f"{url}/practice/progress/")
    page.get_by_role("heading", name="Page by page").wait_for()

    assert keys and all(key.startswith("prep:shared:/") for key in keys)
    assert page.get_by_role("heading", name="Stories").count() == 0
    assert errors + trainer.errors == []
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "shared: [index,",
            "shared: [indx,",
            r"docs/content\.yml:\d+: no page or data file is called `indx` — did you mean index ",
        ),
        (
            "shared: [index, practice, linux, company, sheets, a-z]",
            "#",
            "docs/content.yml:1: nothing is shared — list the folders and pages",
        ),
        (
            "shared_name:",
            "reworded: [[nobody says it, x]]\nshared_name:",
            r"content\.yml:\d+: nothing that is shared says `nobody",
        ),
        ("shared_name:", "reworded: [[alone]]\nshared_name:", r"content\.yml:\d+: reworded has 1 texts together — write pairs"),
    ],
)
def test_what_is_wrong_with_sharing_is_said_with_its_line(project: Path, old: str, new: str, words: str) -> None:
    settings = project / "docs/content.yml"
    settings.write_text(settings.read_text().replace(old, new))

    with pytest.raises(share.ShareFault, match=words):
        share.share(project, project / "share")
    assert not (project / "share").exists()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "# A\n\n<!-- personal -->\n\nMine.\n",
            "docs/a.md:3: this personal piece has no end — write <!-- /personal --> behind it",
        ),
        ("# A\n\nOurs.<!-- /personal -->\n", "docs/a.md:3: this mark ends nothing personal — write <!-- personal --> before it"),
        ("---\npersonal: yes, it is\n---\n# A\n", "docs/a.md:2: personal is `yes, it is` — write personal: true"),
    ],
)
def test_a_wrong_mark_is_told_by_every_build(project: Path, text: str, words: str) -> None:
    write_files(project / "docs", {"a.md": text})

    with pytest.raises(share.ShareFault, match=re.escape(words)):
        share.share(project, project / "share")


def test_a_story_is_never_shared_though_its_folder_is(project: Path, quick: None) -> None:
    settings = project / "docs/content.yml"
    settings.write_text(settings.read_text().replace("\nshared: [", "\nshared: [star/why, star/full-disk, "))
    share.share(project, project / "share")

    assert [path.name for path in (project / "share/star").iterdir()] == ["why"]
    shutil.rmtree(project / "share")


def test_the_share_is_no_part_of_the_project() -> None:
    assert "share/" in (ROOT / ".gitignore").read_text().splitlines()
