"""The linter for study: each rule finds its smallest example, and the real content has none of them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from macros.judge import study

from .conftest import ROOT, book_of, write_files

STUDY = Path(__file__).parent / "study"


def found_in(docs: Path) -> list[str]:
    book = book_of(docs)
    assert [problem for problem in book.problems if not problem.what.startswith("no page shows")] == []
    return [str(problem) for problem in sorted([*study.problems(book.site), *study.headings(book.pages)])]


def test_each_rule_finds_its_example() -> None:
    assert found_in(STUDY) == [
        "study/cards.yml:2: df and du are easily mixed up — add a card with `tags: [contrast]` that has both",
        "study/cards.yml:4: warning: capital Of, The in `Bits Of The Mode` — write it as a sentence",
        "study/cards.yml:6: too-long: the answer has 41 words — keep to 40, or make two cards of it",
        "study/cards.yml:7: too-many: the answer has 6 bullets — keep 5, or make two cards of it",
        "study/cards.yml:11: two-in-one: two questions in one — make two cards of it",
        "study/cards.yml:12: yes-no: a yes/no question — ask what, how or why",
        "study/cards.yml:13: repeats: the answer repeats its question — begin with what is new",
        "study/cards.yml:15: warning: asked-again asks the same as asked — keep one of the two, or ask for what differs",
        "study/cards.yml:16: warning: capital Does, The, Do in `What Does The Kernel Do?` — write it as a sentence",
        "study/cards.yml:19: warning: capital And in `Signals And Their Numbers` — write it as a sentence",
        "study/page.md:7: warning: capital Is, In, The in `What Is In The Kernel` — write it as a sentence",
    ]


@pytest.mark.parametrize(
    ("question", "status", "said"),
    [
        ("What Does It Do?", 0, "docs/x.yml:2: warning: capital Does, Do in"),
        ("Does it work?", 1, "docs/x.yml:2: one: a yes/no question"),
        ("What does it do?", 0, ""),
    ],
)
def test_a_warning_is_printed_and_only_an_error_fails(question: str, status: int, said: str, tmp_path: Path) -> None:
    card = f"cards:\n  - {{id: one, q: '{question}', a: Much., source: x(1)}}\n"
    write_files(tmp_path / "docs", {"x.yml": card, "index.md": '{{ quiz("x") }}\n'})
    command = [sys.executable, "-m", "macros"]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )

    assert (done.returncode, done.stderr) == (status, "")
    assert done.stdout.startswith(said)
    assert bool(done.stdout) == bool(said)
