"""The open items: each gap of a small site, in the order of what it costs, with the line to edit; the real list is explained."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from macros.derive.open_items import Item, open_items, to_write
from macros.model.records import Card
from macros.model.site import Site, Topic
from macros.read.text import line, prose, source

from .conftest import records, write_files

TOPIC = """\
study_list:
  - df
  - /proc
  - OOM
  - sticky bit
tools:
  - {id: df, name: 'df, du', is: It is one., source: df(1)}
  - {id: psi, name: /proc/pressure, is: It is another., source: proc(5)}
  - {id: oom, name: oom killer, is: It is one more., source: proc(5)}
facts:
  - {id: old, about: An old fact, fact: It was., source: x, checked: 2026-01-01, stale_after: 60, trust: primary}
  - {id: new, about: A new fact, fact: It is., source: x, checked: 2026-11-01, stale_after: 60, trust: primary}
events:
  - {id: came, when: In time, what: It came., source: x, checked: 2026-01-01}
  - id: went
    when: Long ago
    what: It went.
    source: x
    checked: 2026-01-01
    stale_after: 60
"""


def items(folder: Path) -> list[Item]:
    site, problems = records(folder)
    assert problems == []
    today = date(2026, 11, 24)
    return [*open_items(site, {}, today), *to_write(site, {}, today)]


def test_what_is_stale_or_never_explained_names_its_line(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    write_files(docs, {"x.yml": TOPIC})

    assert [(item.kind, item.what.words, item.place, item.link) for item in items(docs)] == [
        ("Fact that may be out of date", "An old fact", "docs/x.yml:11", "/x.md#old"),
        ("Event that may be out of date", "Long ago", "docs/x.yml:15", "/x.md#went"),
        ("Listed but never explained", "/proc", "docs/x.yml:3", "/x.md"),
        ("Listed but never explained", "sticky bit", "docs/x.yml:5", "/x.md"),
    ]


def test_a_list_of_one_may_be_a_text(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    write_files(docs, {"x.yml": "study_list: inode\n"})

    assert [item.place for item in items(docs)] == ["docs/x.yml:1"]


def test_a_card_without_a_source_is_open_unless_it_is_about_the_person() -> None:
    what, it = line("What?"), prose("It.")
    cards = (Card("bare", what, it), Card("mine", what, it, tags=("person",)), Card("good", what, it, (source("x(1)"),)))
    places = {card.id: ("docs/x.yml", 2) for card in cards}
    todo = line("name who says so in its `source`")

    assert to_write(Site(topics={"x": Topic("x", cards=cards)}, places=places), {}, date(2026, 11, 24)) == [
        Item("Card without a source", what, todo, "docs/x.yml:2", "/x.md#bare")
    ]
