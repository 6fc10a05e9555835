"""Each fault of the content gives one line with its place, hides no other, and is followed by no false one."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from .conftest import STARTER, book_of, write_files

DISK = "linux/disk.yml"
PAGE = "linux/disk.md"
CARD = "  - id: inode-limit\n"
QUIZ = '{{ quiz("linux/disk") }}'


def told(docs: Path) -> list[str]:
    return [str(problem).removeprefix("docs/") for problem in book_of(docs).problems]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return Path(shutil.copytree(STARTER / "docs", tmp_path / "docs"))


def edit(docs: Path, name: str, old: str, new: str) -> None:
    """Put `new` in the place of what stands in a file, once."""
    path = docs / name
    text = path.read_text()
    assert text.count(old) == 1, f"{name} holds {old!r} {text.count(old)} times"
    path.write_text(text.replace(old, new))


ALONE = 'write it alone on a line, from its start: {{ name("…") }}'

EDITS = {
    "a comment behind a text": (
        (DISK, "    is: Walks through a folder", "    is: a sum # of\n      Walks through a folder"),
        "linux/disk.yml:19: YAML drops what follows # here — put the text in '…', or the comment on a line of its own",
    ),
    "a tag on a record": (
        (DISK, CARD, "  - !card\n    id: inode-limit\n"),
        "linux/disk.yml:76: YAML swallows a word that starts with &, * or ! — put the text in '…'",
    ),
    "an anchor on a record": (
        (DISK, CARD, "  - &one\n    id: inode-limit\n"),
        "linux/disk.yml:76: YAML swallows a word that starts with &, * or ! — put the text in '…'",
    ),
    "too large a number": (
        ("company/index.yml", "stale_after: 60", "stale_after: 9999999"),
        "company/index.yml:16: stale_after is `9999999` — write a number from 1 to 9999",
    ),
    "an address that cannot be": (
        (PAGE, "A file system has", "[Here](https://[x) a file system has"),
        "linux/disk.md:7: the address https://[x cannot be — correct it: https://host/path",
    ),
    "an address in data that cannot be": (
        (DISK, "its own record of health", "its own [record](https://[x) of health"),
        "linux/disk.yml:42: the address https://[x cannot be — correct it: https://host/path",
    ),
    "a link in data to no section": (
        (DISK, "/linux/disk.md#inode-limit", "/linux/disk.md#inode-limits"),
        "linux/disk.yml:10: the link /linux/disk.md#inode-limits leads to no section of its page"
        " — did you mean inode-limit or inode-idea?",
    ),
    "a link to no page": (
        (PAGE, "A file system has", "[Here](dsk.md) a file system has"),
        "linux/disk.md:7: the link dsk.md leads to no page — did you mean linux/disk.md or linux/index.md or linux/symptoms.md?",
    ),
    "a macro inside a comment": (
        (PAGE, QUIZ, f"<!--\n{QUIZ}\n-->"),
        f"linux/disk.md:31: this call of quiz shows nothing: it stands inside a comment — {ALONE}",
    ),
    "a macro inside a fence": (
        (PAGE, QUIZ, f"```\n{QUIZ}\n```"),
        f"linux/disk.md:31: this call of quiz shows nothing: it stands inside a fence — {ALONE}",
    ),
    "a macro inside raw marks": (
        (PAGE, QUIZ, f"{{% raw %}}\n{QUIZ}\n{{% endraw %}}"),
        f"linux/disk.md:31: this call of quiz shows nothing: it stands inside raw marks — {ALONE}",
    ),
    "a macro in a sentence": (
        (PAGE, QUIZ, f"These: {QUIZ}"),
        f"linux/disk.md:30: this call of quiz shows nothing: its line does not begin with {{{{ — {ALONE}",
    ),
    "a macro in an indented line": (
        (PAGE, QUIZ, f"    {QUIZ}"),
        f"linux/disk.md:30: this call of quiz shows nothing: its line does not begin with {{{{ — {ALONE}",
    ),
    "the same quiz twice": (
        (PAGE, QUIZ, f"{QUIZ}\n\n{QUIZ}"),
        f"linux/disk.md:32: {QUIZ} stands twice on this page — keep one of the two",
    ),
    "a call with too few arguments": (
        (PAGE, QUIZ, "{{ quiz() }}"),
        "linux/disk.md:30: quiz takes other arguments: missing a required argument: 'topic' — write quiz(\"topic\")",
    ),
    "a call with an argument that is no text": (
        (PAGE, QUIZ, "{{ quiz(1 + 1) }}"),
        f"linux/disk.md:30: this call of quiz shows nothing: its arguments are not texts in quotes — {ALONE}",
    ),
    "a misspelled macro": (
        (PAGE, QUIZ, '{{ quizz("linux/disk") }}'),
        "linux/disk.md:30: there is no macro `quizz` — did you mean quiz?",
    ),
    "a number as the budget of a sheet": (
        ("sheets/commands.md", "sheet: {pages: 2}", "sheet: 2"),
        "sheets/commands.md:4: sheet is `2` — write its budget: sheet: {pages: 2}",
    ),
    "another name that is no list": (
        ("company/index.md", "also: [what they sell]", "also: what they sell"),
        "company/index.md:2: also is `what they sell` — name it otherwise as well: also: [slow, high load]",
    ),
    "an icon that is not there": (
        ("index.md", "material/home-outline", "material/nope"),
        "index.md:3: the theme has no icon `material/nope` — name one as material/home-outline",
    ),
    "a header that MkDocs cannot read": (
        (PAGE, "---\ndescription: How", "---\ndescription How"),
        "linux/disk.md:2: MkDocs cannot read this header: it has no names"
        " — write `name: value` lines between two ---, from the first line on",
    ),
    "a fence that nothing closes": (
        (PAGE, "2\n```\n", "2\n"),
        "linux/disk.md:9: an open fence: nothing closes it — close it behind what it is for, or take it out",
    ),
    "a typo in the list of questions": (
        ("star/index.yml", "questions:", "qustions:"),
        "star/index.yml:1: a topic has no field `qustions` — did you mean questions?",
    ),
    "a story that names no question": (
        ("star/full-disk.yml", "asks: [q-difficult-decision, q-teaching]", "asks: [q-difficult-decision, q-teachng]"),
        "star/full-disk.yml:3: asks names `q-teachng`, which is not in the list of questions — did you mean q-teaching?",
    ),
    "an id that another list has": (
        (DISK, CARD, "  - id: df\n"),
        "linux/disk.yml:76: the id `df` is taken by docs/linux/disk.yml:2 — give this record another id",
    ),
    "a need that is none": (
        (DISK, "needs: [root, hardware]", "needs: [root, hardwear]"),
        "linux/disk.yml:46: needs is `hardwear` — did you mean hardware?",
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_a_fault_gives_one_line_with_its_place(name: str, docs: Path) -> None:
    change, line = EDITS[name]
    edit(docs, *change)

    assert told(docs) == [line]


@pytest.mark.parametrize("name", EDITS)
def test_it_hides_no_other_fault(name: str, docs: Path) -> None:
    change, line = EDITS[name]
    other, another = EDITS["too large a number" if name != "too large a number" else "a tag on a record"]
    edit(docs, *change)
    edit(docs, *other)

    assert told(docs) == sorted([line, another])


FILES = {
    "an open key at the end": (
        {"linux/x.yml": "cards:\n  - ? id"},
        [
            "linux/x.yml:2: id is empty — write it, or remove the line",
            'linux/x.yml:2: no page shows these cards — add {{ quiz("linux/x") }} to a page',
            "linux/x.yml:2: this card has no a — add `a: …`",
            "linux/x.yml:2: this card has no q — add `q: …`",
            "linux/x.yml:2: this card has no source — add `source: …`, or `tags: [person]` if it is about the person",
        ],
    ),
    "four faults in one record": (
        {"linux/x.yml": "cards:\n  - id: A b\n    q: ''\n    a: [x]\n    source: df(1)\n    checked: soon\n"},
        [
            'linux/x.yml:2: no page shows these cards — add {{ quiz("linux/x") }} to a page',
            "linux/x.yml:2: the id `A b` cannot be a link — use lower-case letters, digits and single hyphens",
            "linux/x.yml:3: q is empty — write it, or remove the line",
            "linux/x.yml:4: a is not a text — write one text; quote it if it starts with [ or {",
            "linux/x.yml:6: checked is `soon` — write a date as 2026-11-24",
        ],
    ),
    "an ending in capitals": (
        {"linux/x.YML": "cards: []\n"},
        ["linux/x.YML:1: a file of the content ends in .yml, not in .YML — rename it"],
    ),
    "a page in place of a story's": (
        {"star/full-disk.md": "# Mine\n"},
        ["star/full-disk.md:1: this page would be written over that of star/full-disk.yml — rename one of the two"],
    ),
    "two pages with one address": (
        {"linux/disk/index.md": "# Mine\n"},
        ["linux/disk.md:1: this page would be written over that of linux/disk/index.md — rename one of the two"],
    ),
    "an empty page": ({"linux/x.md": "\n"}, ["linux/x.md:1: this page is empty — write it, or delete the file"]),
}


@pytest.mark.parametrize("name", FILES)
def test_a_faulty_file_gives_its_lines(name: str, docs: Path) -> None:
    files, lines = FILES[name]
    write_files(docs, files)

    assert told(docs) == lines


def test_what_only_looks_like_a_file_is_reported(docs: Path) -> None:
    (docs / "linux/folder.yml").mkdir()
    (docs / "linux/gone.yml").symlink_to("nowhere.yml")
    (docs / "linux/again").symlink_to(docs / "linux")
    os.mkfifo(docs / "linux/pipe.yml")
    (docs / "linux/latin.yml").write_bytes(b"cards:\n  - q: Caf\xe9\n")
    (docs / "linux/.#disk.yml").symlink_to("me@host.1234")  # an editor's lock

    assert told(docs) == [
        "linux/again:1: this linked folder is read already — link another one, or remove it",
        "linux/folder.yml:1: a folder is named like a file — rename it, without .yml",
        "linux/gone.yml:1: this link leads nowhere — point it to a file, or remove it",
        "linux/latin.yml:2: the file is not UTF-8 text — save it as UTF-8",
        "linux/pipe.yml:1: this is no regular file — remove it",
    ]


def test_a_linked_folder_is_read(docs: Path, tmp_path: Path) -> None:
    write_files(tmp_path / "elsewhere", {"x.yml": "cards:\n  - id: x\n"})
    (docs / "linked").symlink_to(tmp_path / "elsewhere")

    assert "linked/x.yml:2: this card has no q — add `q: …`" in told(docs)


def test_a_call_is_answered_whatever_the_header_says(docs: Path) -> None:
    edit(docs, PAGE, "---\ndescription", "---\nrender_macros: false\ndescription")

    assert told(docs) == []


SIGNS = ":#-[]{}\"'&*!|>%@`?,~\t\n \\<=0é\u202e\x07"


def mutated(text: str, chance: random.Random) -> str:
    """A text with one thing wrong: a line gone, twice, cut or moved; a sign gone, put in, or in another's place."""
    lines = text.split("\n")
    line, place = chance.randrange(len(lines)), chance.randrange(len(text))
    sign = chance.choice(SIGNS)
    return chance.choice(
        [
            "\n".join([*lines[:line], *lines[line + 1 :]]),
            "\n".join([*lines[:line], *lines[line : line + 1] * 2, *lines[line + 1 :]]),
            "\n".join([*lines[:line], "  " + lines[line], *lines[line + 1 :]]),
            text[:place],
            text[:place] + text[place + 1 :],
            text[:place] + sign + text[place:],
            text[:place] + sign + text[place + 1 :],
        ]
    )


@pytest.mark.parametrize(
    "name", sorted(path.relative_to(STARTER / "docs").as_posix() for path in (STARTER / "docs").rglob("*.*"))
)
def test_whatever_is_typed_is_read_or_told(name: str, docs: Path) -> None:
    path, chance = docs / name, random.Random(name)
    right = path.read_text(encoding="utf-8")
    for _ in range(12):
        path.write_text(wrong := mutated(right, chance), encoding="utf-8")
        for problem in book_of(docs).problems:
            source = docs.parent / problem.path
            lines = source.read_text(encoding="utf-8").count("\n") + 1

            assert 1 <= problem.line <= lines, f"{problem}\n{wrong}"
            assert problem.what, wrong
            assert problem.todo, wrong
