"""Cards from elsewhere: each shape of file is read, each line that cannot be taken is told, nothing is written over."""

from __future__ import annotations

import csv
import io
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from macros.derive.open_items import to_write
from macros.judge.texts import problems
from macros.model.records import Card
from macros.model.site import Problem, Site, Written
from macros.read.text import line, prose
from macros.show import html as shown
from macros.take import html
from macros.take.command import take

from .any_text import any_line, any_prose
from .conftest import ROOT, TODAY, build, records, write_files


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    return tmp_path / "docs"


def taken(docs: Path, name: str, text: str) -> tuple[list[Card], list[str]]:
    """The cards that a file brings, and what is said of its lines."""
    file = docs.parent / name
    file.write_text(text, encoding="utf-8")
    wrong, _ = take(file, "new", docs)
    if not (docs / "new.yml").exists():
        return [], [str(one).removeprefix(f"{file}:") for one in wrong]
    site, faults = records(docs)
    assert [str(one) for one in faults] == []
    return list(site.topics["new"].cards), [str(one).removeprefix(f"{file}:") for one in wrong]


def texts(cards: list[Card]) -> list[tuple[str, str]]:
    return [(card.q.typed, card.a.typed) for card in cards]


TWO = [("What is df?", "It asks: all of it."), ("What is du?", "One\nTwo")]

ROWS = {
    "anki.txt": '#separator:tab\n#html:true\nWhat is df?\tIt asks: all of it.\nWhat is du?\t"- One\n- Two"\n',
    "plain.txt": 'What is df?\tIt asks: all of it.\nWhat is du?\t"One\nTwo"\n',
    "semicolon.txt": '#separator:semicolon\nWhat is df?;It asks: all of it.\nWhat is du?;"One\nTwo"\n',
    "bare.csv": 'What is df?,It asks: all of it.\n\n"What is du?","One\nTwo"\n',
    "named.csv": 'Tags,Back,Front\n,It asks: all of it.,What is df?\n,"One\nTwo",What is du?\n',
    "german.csv": 'What is df?;It asks: all of it.\nWhat is du?;"One\nTwo"\n',
}


@pytest.mark.parametrize("name", [name for name in ROWS if name != "anki.txt"])
def test_rows_are_read_with_a_header_and_without(docs: Path, name: str) -> None:
    cards, said = taken(docs, name, ROWS[name])

    assert texts(cards) == TWO
    assert said == []


MARKDOWN = {
    "labels": "# My cards\n\nQ: What is df?\nA: It asks: all of it.\n\n**Q:** What is du?\n**A:** One\nTwo\n",
    "words": "Question: What is df?\nAnswer: It asks: all of it.\n- Q: What is du?\n- A: One\n  Two\n",
    "entries": "## Linux\n\n- What is df?\n  It asks: all of it.\n* What is du?\n  One\n  Two\n",
    "headings": "# My cards\n\n## What is df?\n\nIt asks: all of it.\n\n### What is du?\n\nOne\nTwo\n",
}


@pytest.mark.parametrize("name", MARKDOWN)
def test_a_markdown_list_of_questions_is_read_in_each_shape(docs: Path, name: str) -> None:
    cards, said = taken(docs, f"{name}.md", MARKDOWN[name])

    assert texts(cards) == TWO
    assert said == []


def test_two_colons_part_a_question_from_its_answer(docs: Path) -> None:
    cards, said = taken(docs, "x.md", "- What is df? :: It asks.\nWhat is `a::b`? :: A name.\n\nno answer\n")

    assert texts(cards) == [("What is df?", "It asks."), ("What is `a::b`?", "A name.")]
    assert said == ["4: there is no ` :: ` on this line — write question :: answer"]


def test_an_answer_keeps_its_lists_and_its_code_which_is_read_for_no_question(docs: Path) -> None:
    answer = "* one\n  * two\n\n1) three\n\n```bash\n# Q: no question?\n* no entry\n```"
    cards, said = taken(docs, "x.md", f"# What is it?\n\n{answer}\n")

    assert texts(cards) == [("What is it?", "- one\n  - two\n\n1. three\n\n```bash\n# Q: no question?\n* no entry\n```")]
    assert said == []


def test_each_line_that_cannot_be_taken_says_why(docs: Path) -> None:
    rows = 'good,one\nalone\n"open,two\n,no question\nno answer,\nfine,\x07bell\nlast,one\n'
    cards, said = taken(docs, "x.csv", rows)

    assert texts(cards) == [("good", "one"), ("last", "one")]
    assert [one.split(" — ")[0] for one in said] == [
        "2: there is no answer on this line",
        "3: this row cannot be read: unexpected end of data",
        "4: there is no question",
        "5: there is no answer",
        "6: the character U+0007 cannot be shown",
    ]


def test_what_belongs_to_no_question_is_told_line_by_line(docs: Path) -> None:
    _, said = taken(docs, "x.md", "before\nQ: What?\nA: This.\nQ: And?\n\n## A title\nlost\n")

    assert [one.split(" — ")[0] for one in said] == [
        "1: this belongs to no question",
        "4: there is no answer",
        "7: this belongs to no question",
    ]


def test_html_becomes_the_marks_of_the_dialect(docs: Path) -> None:
    answer = (
        'A&nbsp;<b>bold</b> <code>df -h</code> &amp; &lt;pid&gt;<br>next<ul><li>one<li><a href="https://e.org/x">two</a></ul>'
        "<ol><li>first</li></ol><table><tr><th>a<th>b<tr><td>1|2<td>3</table><pre>x\n  y</pre>"
        '<div>5 * 6 <img src="cat.png" alt="a cat">[sound:x.mp3]</div><script>no()</script>'
    )
    cards, said = taken(docs, "x.txt", f'#separator:tab\n#html:true\n<p>What &lt;is&gt;<br>it?</p>\t"{quoted(answer)}"\n')

    assert texts(cards) == [
        (
            "What <is> it?",
            "A bold `df -h` & <pid>\n\nnext\n- one\n- [two](https://e.org/x)\n\n1. first\n\n"
            "| a | b |\n| --- | --- |\n| 1\\|2 | 3 |\n\n```\nx\n  y\n```\n\n5 * 6 a cat [sound:x.mp3]",
        )
    ]
    assert said == [
        "3: warning: the picture cat.png is left out — say in words what it shows",
        "3: warning: the sound x.mp3 is left out — say in words what is to be heard",
    ]


def quoted(text: str) -> str:
    return text.replace('"', '""')


@pytest.mark.parametrize("seed", range(60))
def test_no_text_is_lost_between_html_and_the_dialect(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(20):
        typed, asked = any_prose(chance), any_line(chance)
        made, doubts = html.prose(str(shown.prose(prose(typed))))
        again, unsure = html.line(str(shown.line(line(asked))))

        assert prose(made).words.split() == prose(typed).words.split(), typed
        assert line(again).words == line(asked).words
        assert [one for one in (*doubts, *unsure) if "sound" not in one[1]] == []


def test_any_text_of_a_csv_is_the_text_of_a_card(docs: Path) -> None:
    chance, rows = random.Random(7), io.StringIO()
    asked = [(f"{number} {any_line(chance)}", any_prose(chance).strip()) for number in range(300)]
    csv.writer(rows).writerows([("question", "answer"), *asked])
    cards, said = taken(docs, "x.csv", rows.getvalue())
    open_fence = [(q, a) for q, a in asked if any(one.what.startswith("the fence") for one in unread(a))]

    assert texts(cards) == [(" ".join(q.split()), a) for q, a in asked if (q, a) not in open_fence]
    assert [one.partition(": ")[2].partition(" — ")[0] for one in said] == ["the fence ~~~ is not closed"] * len(open_fence)


def unread(answer: str) -> list[Problem]:
    return list(problems(Site(texts=[Written("x", 1, prose(answer), True)]), {}))


def test_ids_are_the_first_words_and_free(docs: Path) -> None:
    write_files(docs, {"x.yml": "cards:\n  - {id: what-is-df, q: What?, a: It., source: x(1)}\n"})
    rows = "What is df?,a\nWhat is df?,b\nWas heißt Übergröße in LD_LIBRARY_PATH?,c\n"
    rows += "日本語,d\nprep-x,e\nOne two three four five six seven eight?,f\n"
    cards, _ = taken(docs, "x.csv", rows)

    assert [card.id for card in cards] == [
        "what-is-df-2", "what-is-df-3", "was-heit-ubergroe-in-ld-library-path", cards[3].id, "card-prep-x",
        "one-two-three-four-five-six-seven",
    ]  # fmt: skip
    assert cards[3].id.startswith("card-")


def test_a_source_is_todo_until_it_is_named_which_is_an_open_item(docs: Path) -> None:
    cards, _ = taken(docs, "x.csv", "question,answer,source\na,b,\nc,d,df(1) · du(1)\n")
    site, faults = records(docs)

    assert faults == []
    assert [[one.typed for one in card.source] for card in cards] == [["todo"], ["df(1)", "du(1)"]]
    assert [(one.kind, one.what.words, one.place) for one in to_write(site, {}, TODAY)] == [
        ("Card without a source", "a", "docs/new.yml:2")
    ]


def test_the_tags_of_anki_and_of_a_version_say_nothing_here(docs: Path) -> None:
    rows = (
        "#separator:tab\n#html:false\n#tags:all\n#tags column:3\n#guid column:4\na\tb\tleech disk v-2026-11-18-110640\tgiven-id\n"
    )
    (card,), _ = taken(docs, "x.txt", rows)

    assert (card.tags, card.id) == (("all", "disk"), "given-id")


def test_a_text_with_gaps_is_told_and_braces_in_other_texts_are_words(docs: Path) -> None:
    cards, said = taken(docs, "x.txt", "#separator:tab\n#html:true\n{{c1::gap}} in a text\tmore\nWhat?\t{{c1::this}}\n")

    assert texts(cards) == [("What?", "{{c1::this}}")]
    assert said == ["3: a text with gaps is no question — ask for what stands in the gap"]


def test_more_fields_are_more_of_the_answer_and_a_back_is_without_its_front(docs: Path) -> None:
    cards, _ = taken(docs, "x.txt", "#separator:tab\n#html:true\na\ta<hr id=answer>b\tmore\n")

    assert texts(cards) == [("a", "b\n\nmore")]


@pytest.mark.parametrize(
    ("key", "what"),
    [
        ("linux/disk", "there is such a file already"),
        ("../out", "`../out` cannot be a topic"),
        ("/tmp/out", "`/tmp/out` cannot be a topic"),
        ("content", "`content` cannot be a topic"),
        ("star/mine", "data files here are stories"),
    ],
)
def test_nothing_is_written_over_and_nowhere_else(docs: Path, key: str, what: str) -> None:
    write_files(docs, {"linux/disk.yml": "mine"})
    write_files(docs.parent, {"x.csv": "a,b\n"})
    before = sorted(path for path in docs.parent.rglob("*"))
    wrong, said = take(docs.parent / "x.csv", key, docs)

    assert said == []
    assert [one.what for one in wrong] == [what]
    assert sorted(path for path in docs.parent.rglob("*")) == before
    assert (docs / "linux/disk.yml").read_text() == "mine"


@pytest.mark.parametrize(
    ("content", "what"),
    [(None, "no such file"), (b"\xff\xfe", "not UTF-8"), (b"", "no card in it"), (b"one\n", "no answer on this line")],
)
def test_a_file_without_a_card_writes_nothing(docs: Path, content: bytes | None, what: str) -> None:
    file = docs.parent / "x.csv"
    if content is not None:
        file.write_bytes(content)
    wrong, said = take(file, "new", docs)

    assert said == []
    assert [what in one.what for one in wrong] == [True]
    assert list(docs.iterdir()) == []


def test_what_the_build_would_refuse_is_not_written(docs: Path) -> None:
    cards, said = taken(docs, "x.csv", "a,b\nlink,[x](/gone.md)\nfence,```never closed\nhost,[x](https://)\n")

    assert texts(cards) == [("a", "b")]
    assert [one.split(" — ")[0] for one in said] == [
        "2: the link /gone.md leads to no page",
        "3: the fence ``` is not closed",
        "4: the address https:// cannot be",
    ]


def test_the_command_writes_a_topic_that_builds(project: Path) -> None:
    write_files(project, {"mine.csv": "front,back\nWhat is df?,It asks.\nalone\n"})
    command = [sys.executable, "-m", "macros", "import", "mine.csv", "--topic", "linux/new"]
    environment = {**os.environ, "PYTHONPATH": str(project), "LC_ALL": "POSIX"}
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (1, "")  # a line was not taken
    assert done.stdout.splitlines() == [
        "mine.csv:3: there is no answer — write one, or take the line out",
        'docs/linux/new.yml: 1 card. Show them on a page: {{ quiz("linux/new") }}',
    ]
    page = project / "docs/linux/disk.md"
    page.write_text(page.read_text() + '\n{{ quiz("linux/new") }}\n')
    assert build(project).returncode == 0
    assert 'id="what-is-df"' in (project / "site/linux/disk/index.html").read_text()


def test_the_check_is_as_it_was(project: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "macros"], cwd=project, env=environment, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")
