"""Each file in `bad/` has one thing wrong, and gives exactly its line of `bad/expected.txt`; good files give their records."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.judge import pages as page_rules
from macros.model.records import Card, Question
from macros.read.content import read_content
from macros.read.text import line, prose, source
from macros.show.menu import MACROS

from .conftest import records

BAD = Path(__file__).parent / "bad"
EXPECTED = {line.split(":", 1)[0].removeprefix("docs/"): line for line in (BAD / "expected.txt").read_text().splitlines()}
NEEDS = """\
needs:
  - {need: root, label: root, means: Needs root}
  - {need: hardware, label: device, means: Needs the device, proof: manual}
"""
QUESTIONS = "questions:\n  - {id: q-one, q: Tell me., from: notes}\n"


@pytest.mark.parametrize("name", sorted(path.relative_to(BAD).as_posix() for path in BAD.rglob("*.yml")))
def test_a_wrong_file_gives_exactly_its_message(name: str, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    (docs / name).parent.mkdir(parents=True)
    (docs / name).write_bytes((BAD / name).read_bytes())
    (docs / "content.yml").write_text(NEEDS)
    if name.startswith("star/"):
        (docs / "star" / "index.yml").write_text(QUESTIONS)
        (docs / "index.md").write_text("{{ story_list() }}\n")
    site, problems = records(docs)
    problems += page_rules.problems(site, read_content(docs)[1], MACROS, bool) if not problems else []

    assert [str(problem) for problem in problems] == [EXPECTED[name]]


def test_every_message_has_its_file() -> None:
    assert sorted(EXPECTED) == sorted(path.relative_to(BAD).as_posix() for path in BAD.rglob("*.yml"))


def test_a_question_may_have_a_page_which_must_be_there(tmp_path: Path) -> None:
    (tmp_path / "star").mkdir()
    (tmp_path / "star/index.yml").write_text("questions:\n  - {id: q-why, q: Why?, page: star/why, from: notes}\n")
    (tmp_path / "star/index.md").write_text("# Stories\n\n{{ story_list() }}\n")
    site, pages, _ = read_content(tmp_path, lambda *_: iter(()))
    (found,) = page_rules.problems(site, pages, MACROS, bool)

    assert str(found).endswith("star/index.yml:2: `page` of `q-why` names star/why, which is no page — write docs/star/why.md")


def test_all_problems_of_all_files_come_at_once(tmp_path: Path) -> None:
    (tmp_path / "b.yml").write_text("cards:\n  - id: x\n    q:\n  - id: y\n    a: b\n    source: z\n")
    (tmp_path / "a.yml").write_text("cards: none\n")
    _, problems = records(tmp_path)

    assert [(problem.path.split("/")[1], problem.line) for problem in problems] == [
        ("a.yml", 1),
        ("b.yml", 2),
        ("b.yml", 2),
        ("b.yml", 3),
        ("b.yml", 4),
    ]


@pytest.mark.parametrize("typed", ["0755", "on", "1.10", "2026-11-24", "null", "~", "0x1F", "1e3", "yes", "=", "12:30"])
def test_a_value_stays_what_was_typed(typed: str, tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(f"cards:\n  - id: x\n    q: {typed}\n    a: b\n    source: z\n")
    site, problems = records(tmp_path)

    assert not problems
    assert site.topics["a"].cards == (Card("x", line(typed), prose("b"), (source("z"),)),)


def test_each_item_of_a_list_has_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(
        "events:\n  - {id: e, when: Now, what: It., source: x, checked: 2026-11-24}\n"
        "tools:\n  - id: t\n    name: t\n    is: One.\n    source: x\n    uses:\n"
        "      - {cmd: t -a, does: It.}\n      - does: It.\n        cmd: t -b\n"
    )
    site, problems = records(tmp_path)

    assert not problems
    assert {name: line for name, (_, line) in site.places.items() if "[" in name} == {
        "a.events[0]": 2,
        "e.source[0]": 2,
        "a.tools[0]": 4,
        "t.source[0]": 7,
        "t.uses[0]": 9,
        "t.uses[1]": 10,
    }


def test_a_hash_inside_a_word_quotes_or_a_block_is_text(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(
        "# a comment on a line of its own\ncards:\n  - id: x\n    q: 'C # one'\n    a: |\n      a # b\n    source: x#y\n"
    )
    site, problems = records(tmp_path)

    assert not problems
    assert site.topics["a"].cards == (Card("x", line("C # one"), prose("a # b"), (source("x#y"),)),)


def test_other_names_and_encodings_are_reported(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("cards: []\n")
    (tmp_path / "b.yml").write_bytes(b"cards:\n  - \xff\n")
    _, problems = records(tmp_path)

    assert [problem.what for problem in problems] == [
        "a file of the content ends in .yml, not in .yaml",
        "the file is not UTF-8 text",
    ]


def test_a_file_may_start_with_a_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(f"\ufeff{QUESTIONS}", encoding="utf-8")
    site, problems = records(tmp_path)

    assert not problems
    assert site.questions == (Question("q-one", line("Tell me."), "notes"),)
