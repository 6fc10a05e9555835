"""What can be practiced: every record that can be asked, once, by an id that survives edits, with its own page's text."""

from __future__ import annotations

import re
from pathlib import Path

from macros.derive.practice import command_id, groups, sections
from macros.derive.short import Short, number_of, shortening
from macros.publish.practice import A_FILE, FOLDER, publish_practice
from macros.show import practice

from .conftest import BOOKS, book_of, write_files

STARTER = BOOKS["starter"]


def ids(docs: Path) -> list[str]:
    book = book_of(docs)
    assert book.problems == ()
    return [item.id for group in book.groups for item in group.items]


def test_every_kind_of_record_is_asked_on_the_page_that_shows_it(any_content: str) -> None:
    book = BOOKS[any_content]
    topics = book.site.topics.values()
    asked = [(item.kind, item.id) for group in book.groups for item in group.items]

    assert len(asked) == len({id_ for _, id_ in asked})
    assert {id_ for kind, id_ in asked if kind == "card"} == {card.id for topic in topics for card in topic.cards}
    assert {id_ for kind, id_ in asked if kind == "symptom"} == {one.id for topic in topics for one in topic.symptoms}
    assert {id_ for kind, id_ in asked if kind == "command"} == {
        command_id(tool, use) for topic in topics for tool in topic.tools for use in tool.uses
    }
    rows = sum(len(table.rows) for topic in topics for table in topic.tables if table.practice)
    assert len([id_ for kind, id_ in asked if kind == "row"]) == rows
    assert len([id_ for kind, id_ in asked if kind == "correction"]) == sum(len(topic.corrections) for topic in topics)


def test_what_the_notes_name_is_marked() -> None:
    named = {item.id.split(":")[0] for group in STARTER.groups for item in group.items if item.named}

    assert named == {"df", "inode-limit", "linux/disk"}


TOOLS = """\
tools:
  - id: tool
    name: df
    is: It.
    source: df(1)
    uses:
      - {{cmd: {0}, does: {1}}}
      - {{cmd: {2}, does: Another.}}
"""


def test_an_id_survives_a_new_place_and_new_words_about_it_but_not_another_command(tmp_path: Path) -> None:
    page = '# X\n\n{{ cheat_sheet("x") }}\n'
    write_files(tmp_path, {"x.md": page, "x.yml": TOOLS.format("df -h", "Show it.", "df -i")})
    first = ids(tmp_path)
    write_files(tmp_path, {"x.yml": TOOLS.format("df -i", "Show it in other words.", "df -h")})
    moved = ids(tmp_path)
    write_files(tmp_path, {"x.yml": TOOLS.format("df -h", "Show it.", "df -T")})

    assert moved == first[::-1]
    assert ids(tmp_path)[0] == first[0]
    assert ids(tmp_path)[1] != first[1]


def test_the_texts_are_those_of_the_page() -> None:
    texts = practice.texts(next(group for group in STARTER.groups if group.page.path == "linux/disk.md"), STARTER.site)
    question, answer, section = texts["hard-link-count"]

    assert question == "How do you see how many names a file has?"
    assert re.sub(r"<[^>]+>", "", answer).split("\n\n")[0].startswith("The count of links is in its inode:")
    assert "<pre><code>" in answer and "stat(1)" in answer
    assert section == "hard-link-count"


def test_links_start_from_the_sites_root_and_code_keeps_its_lines(tmp_path: Path) -> None:
    card = """\
cards:
  - id: a-card
    q: What is [it](/x.md#a-card)?
    source: '[a page](/x.md)'
    a: |
      See [there](/a/index.md?x=1#b) and [out](https://e.org/y.md).

      ```bash
      one --flag
      two --flag
      ```
"""
    write_files(tmp_path, {"x.md": '# X\n\n{{ quiz("x") }}\n', "x.yml": card, "a/index.md": "# A\n\n## B { #b }\n"})
    book = book_of(tmp_path)
    ((question, answer, _),) = practice.texts(book.groups[0], book.site).values()

    assert book.problems == ()
    assert question == 'What is <a href="x/#a-card">it</a>?'
    assert 'href="a/?x=1#b"' in answer
    assert 'href="https://e.org/y.md"' in answer
    assert 'href="x/"' in answer
    assert "one --flag\ntwo --flag" in re.sub(r"<[^>]+>", "", answer)


def test_the_list_holds_each_page_with_its_section() -> None:
    nav = [{"Home": "index.md"}, {"Systems": ["linux/index.md", {"Deeper": [{"Disk": "linux/disk.md"}]}]}, "a-z.md"]
    listed = practice.index(STARTER.groups, STARTER.site, STARTER.pages, sections(nav))

    assert [page[:3] for page in listed["pages"]] == [  # type: ignore[attr-defined]
        ["linux/disk/", "Disk space", "Systems"],
        ["linux/symptoms/", "Symptoms", "Symptoms"],
    ]
    assert sum(len(group.items) for group in groups(STARTER.site, STARTER.pages)) == 18


def test_short_ids_are_told_apart_by_as_few_signs_as_that_takes() -> None:
    few, many = [f"card-{number}" for number in range(20)], [f"tool:{number}" for number in range(5_000)]
    assert [shortening(ids).signs for ids in ([], ["a"], few, many)] == [1, 1, 2, 5]
    for ids in (few, many, [item.id for group in BOOKS["docs"].groups for item in group.items]):
        assert len({*map(shortening(ids).of, ids)}) == len(ids)


def test_a_salt_tells_apart_what_has_one_number() -> None:
    alike = ["costarring", "liquid"]  # of FNV-1a with 32 bits
    assert number_of(alike[0], 0) == number_of(alike[1], 0)

    assert shortening(alike) != Short(shortening(alike).signs, 0)
    assert len({*map(shortening(alike).of, alike)}) == 2


def test_a_page_with_many_questions_is_fetched_in_parts(tmp_path: Path) -> None:
    texts = {f"id-{number}": ["q", "a", ""] for number in range(A_FILE + 1)}
    publish_practice(tmp_path, {}, {"linux/disk/": texts, "": {"home": ["q", "a", ""]}})
    folder = tmp_path / FOLDER
    files = {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*.js")}

    assert {*files} == {"index.js", "1.js", "linux/disk/1.js", "linux/disk/2.js"}
    assert files["linux/disk/1.js"].count("id-") == A_FILE
    assert f'"id-{A_FILE}"' in files["linux/disk/2.js"]
    assert f'"a_file":{A_FILE}' in files["index.js"]
