"""How hits are found and ordered, on a few sections: the scripts of the search by themselves, in a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

SECTIONS = {
    "a/": ("Storage", "<p>About disks.</p>"),
    "a/#df": ("df", "<p><code>df -h</code></p> Show free space."),
    "a/#du": ("du", "<p><code>du -sh PATH</code></p> Show the size of a directory."),
    "a/#make": ("make", "<p>Runs the steps of a recipe, one by one.</p>"),
    "a/#types": ("File types", "<p>A regular file, a directory, a link. There are seven types.</p>"),
    "a/#typing": ("Typing shows nothing", "<p>The terminal does not echo.</p>"),
    "a/#mount": ("mount", "<p>Attaches a file system.</p>"),
    "a/#folder": ("A folder of one's own", "<p>Home.</p>"),
    "a/#directory": ("Directory", "<p>Names and their inodes. A directory holds directories.</p>"),
    "a/#date": ("date", "<p>Shows and sets the clock.</p>"),
    "b/": ("Größe einer Datei", "<p>Die Übersicht nennt die Größe.</p>"),
    "b/#cafe": ("Café", "<p>À la carte: naïve façade.</p>"),
    "b/#disk": ("磁盘空间", "<p>检查磁盘的可用空间。</p>"),
    "b/#boot": ("The server will not start", "<p>It stops in the emergency shell.</p>"),
    "c/#chrony": ("chrony", "<p>Sets the clock.</p>"),
    "a/#drain": ("Empty a node", "<p>It takes no new work.</p>"),
    "a/#drained": ("A node takes no work", "<p>Something marked it.</p>"),
    "b/#reset": ("Connection reset by peer", "<p>The other side closed the connection.</p>"),
}
CALLED = {
    "same": [["folder", "directory"]],
    "sections": {
        "b/": {"boot": ["symptom", "server won't boot", "machine hangs at boot"]},
        "a/": {
            "df": ["tool", "disk space"],
            "drain": ["card", "how is draining a node done"],
            "drained": ["card", "what is draining a node"],
        },
    },
    "asked": {"b/": {"Tell me about a time when you failed": ["own up to a mistake"]}},
    "beyond": ["c/"],
}
ASK = "query => { const { hits, weak } = ranking.hits(query); return { refs: hits.map(hit => hit.ref), weak } }"


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page()
    page.goto(f"{address}/404.html")
    page.add_script_tag(url=f"{address}/assets/js/search/search.js")
    documents = [{"location": ref, "title": title, "text": text} for ref, (title, text) in SECTIONS.items()]
    page.evaluate("([documents, called]) => { window.ranking = new Ranking(documents, called) }", [documents, CALLED])
    yield page
    page.close()


def asked(page: Page, query: str) -> Any:
    return page.evaluate(ASK, query)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("df", "a/#df"),  # its name
        ("df -h", "a/#df"),  # a command of it
        ("mkae", "a/#make"),  # two letters swapped
        ("mout", "a/#mount"),  # one is missing
        ("mounnt", "a/#mount"),  # one too many
        ("moumt", "a/#mount"),  # one wrong, in a word long enough to tell
        ("naem of a fiel's indoes", "a/#directory"),  # each word by itself, whatever a nonsense word of them ends in
        ("moun", "a/#mount"),  # its beginning
        ("mounting", "a/#mount"),  # another ending
        ("types", "a/#types"),
        ("typing", "a/#typing"),
        ("show the size of a folder", "a/#du"),  # a word that means the same
        ("grösse", "b/"),
        ("groesse", "b/"),
        ("GRÖSSE", "b/"),
        ("größe", "b/"),
        ("grosse", "b/"),
        ("uebersicht", "b/"),
        ("cafe", "b/#cafe"),
        ("naive facade", "b/#cafe"),
        ("磁盘", "b/#disk"),
        ("可用空间", "b/#disk"),
        ("wont boot", "b/#boot"),
        ("server won’t boot", "b/#boot"),
        ("machine hung when booting", "b/#boot"),  # the verb in another form
        ("time I failed", "b/"),
        ("connection reset", "b/#reset"),
        ("how draining of a node goes", "a/#drain"),
        ("what draining of a node is", "a/#drained"),
        ("folder of one's own", "a/#folder"),  # a title, before what a synonym finds
    ],
)
def test_the_first_hit(page: Page, query: str, first: str) -> None:
    assert asked(page, query)["refs"][:1] == [first]


@pytest.mark.parametrize(("query", "other"), [("fake", "a/#make"), ("types", "a/#typing"), ("typing", "a/#types")])
def test_a_word_is_not_read_as_another(page: Page, query: str, other: str) -> None:
    assert asked(page, query)["refs"][:1] != [other]


def test_a_long_paste_is_read_by_its_telling_words(page: Page) -> None:
    noise = " ".join(f"gpu-node-{number:02} sshd[{number * 7919}]: 10.0.3.{number}" for number in range(30))

    assert asked(page, f"Nov 27 03:14:15 {noise} read: Connection reset by peer")["refs"][0] == "b/#reset"


def test_what_the_notes_name_comes_before_what_is_beyond_them(page: Page) -> None:
    assert asked(page, "sets the clock")["refs"][:2] == ["a/#date", "c/#chrony"]


@pytest.mark.parametrize("query", ["zebra stripes on a disk", "df xyzzy plugh quux"])
def test_a_hit_that_holds_little_of_the_query_is_called_weak(page: Page, query: str) -> None:
    assert asked(page, query)["weak"]


@pytest.mark.parametrize("query", ["df", "size of a directory", "server won't boot", "磁盘"])
def test_a_hit_that_says_it_is_not_called_weak(page: Page, query: str) -> None:
    assert not asked(page, query)["weak"]
