"""Search finds what a person types of this content: the section that answers it comes first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.search_box import SearchBox
from tests.browser.served import LAPTOP, PHONE
from tests.conftest import Sites


def queries(name: str) -> dict[str, list[str]]:
    """The queries of a file, each with the sections that answer it."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return {query: wanted.split() for query, wanted in (line.split("\t") for line in lines if line and line[0] != "#")}


QUERIES = queries("queries.tsv")
SEEN, UNSEEN = queries("seen.tsv"), queries("unseen.tsv")


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_the_first_hit_is_the_thing_itself(browser: Browser, addresses: Callable[[str], str], size: dict[str, int]) -> None:
    page = browser.new_page(viewport=size)  # type: ignore[arg-type]
    noise: list[str] = []
    page.on("console", lambda message: noise.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: noise.append(str(error)))
    box = SearchBox(page, addresses("docs"))
    not_first, not_found = [], []
    for query, wanted in QUERIES.items():
        found = [hit.section for hit in box.hits(query)]
        if not found or found[0] not in wanted:
            not_first.append(f"{query}: {found}")
        if not set(found) & set(wanted):
            not_found.append(f"{query}: {found}")
    page.close()

    assert len(QUERIES) >= 120
    assert "\n".join(not_found) == ""
    assert len(not_first) <= 0.03 * len(QUERIES), "\n".join(not_first)
    assert noise == []


@pytest.mark.parametrize(
    ("known", "count", "first", "in_three"), [(SEEN, 131, 126, 129), (UNSEEN, 75, 68, 73)], ids=["seen", "unseen"]
)
def test_queries_of_strangers_are_found_no_worse_than_they_were(
    browser: Browser, addresses: Callable[[str], str], known: dict[str, list[str]], count: int, first: int, in_three: int
) -> None:
    """What somebody types who has not seen the site's words. Of the unseen, 90 % are first and 97 % in three."""
    page = browser.new_page(viewport=LAPTOP)  # type: ignore[arg-type]
    box = SearchBox(page, addresses("docs"))
    found = {query: [hit.section for hit in box.hits(query)] for query in known}
    page.close()
    told = "\n".join(f"{query}: {hits}" for query, hits in found.items())

    assert len(known) == count
    assert sum(bool(hits) and hits[0] in known[query] for query, hits in found.items()) >= first, told
    assert sum(bool({*hits} & {*known[query]}) for query, hits in found.items()) >= in_three, told


def test_every_wanted_section_exists(sites: Sites) -> None:
    site = sites("docs")
    pages = {section.split("#")[0] for wanted in (QUERIES | SEEN | UNSEEN).values() for section in wanted}
    html = {page: (site / page / "index.html").read_text() for page in pages}
    missing = [
        one
        for wanted in (QUERIES | SEEN | UNSEEN).values()
        for one in wanted
        if "#" in one and f'id="{one.split("#")[1]}"' not in html[one.split("#")[0]]
    ]

    assert missing == []
