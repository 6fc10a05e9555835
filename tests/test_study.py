"""The linter for cards: each rule finds its smallest example, and the real content has none of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from macros import study
from macros.load import load_site

from .conftest import ROOT
from .test_content import SITE

STUDY = Path(__file__).parent / "study"


def test_each_rule_finds_its_example() -> None:
    site, problems = load_site(STUDY)
    found = {problem.what: problem.todo for problem in study.problems(site)}

    assert problems == []
    assert found == {
        "too-long: the answer has 41 words": "keep to 40, or make two cards of it",
        "too-many: the answer has 6 bullets": "keep 5, or make two cards of it",
        "two-in-one: two questions in one": "make two cards of it",
        "yes-no: a yes/no question": "ask what, how or why",
        "repeats: the answer repeats its question": "begin with what is new",
        "asked-again asks the same as asked": "keep one of the two, or ask for what differs",
        "df and du are easily mixed up": "add a card with `tags: [contrast]` that has both",
    }


def test_a_problem_says_where_it_is() -> None:
    site, _ = load_site(STUDY)

    assert str(next(iter(study.problems(site)))).startswith("study/cards.yml:5: too-long: ")


def test_the_real_cards_have_none() -> None:
    assert "\n".join(map(str, study.problems(SITE))) == ""


def test_the_words_are_spelled_right() -> None:
    files = [str(path) for path in (ROOT / "docs").rglob("*") if path.suffix in (".md", ".yml")]
    ignored = str(ROOT / "tests/study/words.txt")
    command = [sys.executable, "-m", "codespell_lib", "--ignore-words", ignored, *files, str(ROOT / "README.md")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.stdout == ""
    assert done.returncode == 0, done.stderr
