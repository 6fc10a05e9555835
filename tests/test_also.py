"""What records are also called: a name that two of them bear is told, and the real content has none."""

from __future__ import annotations

from pathlib import Path

from macros.judge import also

from .conftest import BOOKS, records, write_files

CARDS = """\
cards:
  - {id: one, also: [out of room, no space], q: What is one?, a: It., source: df(1)}
  - {id: two, also: [No space], q: What is two?, a: That., source: df(1)}
"""


def test_a_name_of_two_records_is_told(tmp_path: Path) -> None:
    write_files(tmp_path / "docs", {"x.yml": CARDS})
    site, _ = records(tmp_path / "docs")

    assert [str(problem) for problem in also.problems(site)] == [
        "docs/x.yml:3: warning: `two` is also called `No space`, as is `one` — leave it to the one that answers it better"
    ]


def test_no_name_of_the_content_leads_to_two_records() -> None:
    assert [str(problem) for book in BOOKS.values() for problem in also.problems(book.site)] == []
