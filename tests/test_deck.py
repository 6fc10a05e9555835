"""The deck as a file: all that can be practiced is in it, by its own id; the same content gives the same bytes."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from zipfile import ZipFile

import pytest

from macros.derive.deck import FIELDS, KIND, KIND_NAME, Deck, absolute, inert, version
from macros.derive.practice import sections
from macros.publish.anki import LOOKS, publish_deck
from macros.publish.moment import committed

from .conftest import BOOKS, MKDOCS, NAVS, QUIET, Sites

FIRST = 1_795_000_000


def deck_of(content: str, name: str = "My prep", url: str = "") -> Deck:
    return BOOKS[content].deck(name, sections(NAVS[content]), url, FIRST)


def rows(file: Path, query: str) -> list[tuple[object, ...]]:
    """What a deck's file holds."""
    folder = file.parent / f"{file.stem}-unpacked"
    with ZipFile(file) as packed:
        assert sorted(packed.namelist()) == ["collection.anki2", "media"]
        assert json.loads(packed.read("media")) == {}
        packed.extract("collection.anki2", folder)
    connection = sqlite3.connect(folder / "collection.anki2")
    found = connection.execute(query).fetchall()
    connection.close()
    return found


def test_all_that_can_be_practiced_is_in_it_by_its_own_id(any_content: str, tmp_path: Path) -> None:
    deck = deck_of(any_content)
    publish_deck(tmp_path, deck)
    asked = [item for group in BOOKS[any_content].groups for item in group.items]
    found = rows(tmp_path / deck.file, "select guid, flds, tags from notes order by id")

    assert [guid for guid, _, _ in found] == [item.id for item in asked]
    for item, (_, fields, tags) in zip(asked, found, strict=True):
        kept = dict(zip(FIELDS, str(fields).split("\x1f"), strict=True))
        assert kept["Id"] == item.id
        assert kept["Question"], item.id
        assert kept["Answer"], item.id
        assert ("from-notes" in str(tags)) == item.named
        assert deck.version in str(tags)
    assert rows(tmp_path / deck.file, "select distinct mod from notes union select mod from cards") == [(FIRST,)]


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    files = []
    for name in ("one", "two"):
        publish_deck(tmp_path / name, deck_of("starter"))
        files.append((tmp_path / name / "anki/my-prep.apkg").read_bytes())
        os.utime(LOOKS / "style.css")

    assert files[0] == files[1]


def test_the_fields_and_the_kind_of_note_are_fixed_for_ever() -> None:
    assert FIELDS == ("Question", "Answer", "Asks", "Source", "Page", "Id", "Spare 1", "Spare 2")
    assert (KIND, KIND_NAME) == (1_795_017_018, "Interview prep")


def test_nothing_is_fetched_from_elsewhere(any_content: str) -> None:
    looks = "".join(path.read_text() for path in LOOKS.iterdir())
    texts = "".join(field for note in deck_of(any_content, url="https://e.org/").notes for field in note.fields)

    assert not re.search(r"url\(|@import", looks)
    assert not re.search(r"<(?:img|script|link|iframe|audio|video)\b|<[^>]*\ssrc=", looks + texts)


def test_the_looks_have_colors_for_the_night_and_none_stands_in_a_text(any_content: str) -> None:
    style = (LOOKS / "style.css").read_text()
    day, night = (set(re.findall(r"--[\w-]+(?=:)", rule)) for rule in style.split("}")[:2])

    assert ".card.nightMode,\n.card.night_mode," in style
    assert day == night != set()
    assert re.findall(r"(?<!-)\b(?:color|background): (?!var\()", style) == []
    assert not any("style=" in field for note in deck_of(any_content).notes for field in note.fields)


@pytest.mark.parametrize(
    ("name", "file", "deck"),
    [("My prep", "my-prep", "My prep"), ("Mein Gespräch", "mein-gesprach", "Mein Gespräch"), ("面试", "deck", "面试"),
     ('A "b"::c', "a-b-c", "A 'b': c"), ("  ", "deck", "Deck")],
)  # fmt: skip
def test_its_names_are_the_sites(name: str, file: str, deck: str) -> None:
    made = deck_of("starter", name)

    assert (made.file, made.name) == (f"anki/{file}.apkg", deck)
    assert made.notes[0].deck == f"{deck}::Linux::Disk space"


def test_a_link_to_a_page_is_whole_or_none() -> None:
    html = '<a href="linux/disk/#df">a</a> <a href="">home</a> <a href="https://e.org/x">out</a>'

    assert absolute(html, "") == 'a home <a href="https://e.org/x">out</a>'
    assert absolute(html, "https://h/p/").startswith('<a href="https://h/p/linux/disk/#df">a</a> <a href="https://h/p/">home</a>')
    assert all('href="/' not in field for note in deck_of("docs").notes for field in note.fields)


def test_only_ankis_own_marks_are_broken() -> None:
    assert inert(r'<a href="x\(">\(a\)</a> [b] \d [sound:c]') == r'<a href="x\("><span>\</span>(a\)</a> [b] \d &#91;sound:c]'


def test_a_version_is_told_to_the_second() -> None:
    assert version(FIRST) == "v-2026-11-18-110640"
    assert version(FIRST) != version(FIRST + 1)


def test_a_build_writes_it_beside_the_sheets_and_its_page_links_to_it(sites: Sites) -> None:
    site = sites("starter", printed=True)
    page = (site / "practice/anki/index.html").read_text()
    made = re.findall(r"v-\d{4}-\d\d-\d\d-\d{6}", page)

    assert 'href="../../anki/my-prep.apkg" download' in page
    assert "Get the deck, 18 cards" in page
    assert set(made) == {str(tags).split()[-1] for (tags,) in rows(site / "anki/my-prep.apkg", "select tags from notes")}
    assert '<a href="anki/">' in (site / "practice/index.html").read_text()


def test_a_server_writes_none_and_its_page_says_how_to_get_one(site: Path) -> None:
    assert not (site / "anki").exists()
    assert "<code>make build</code> writes it" in (site / "practice/anki/index.html").read_text()
    assert ".apkg" not in (site / "practice/anki/index.html").read_text()


def test_a_site_without_the_page_has_its_deck_and_no_link(project: Path) -> None:
    (project / "docs/practice/anki.md").unlink()
    config = project / "mkdocs.yml"
    config.write_text(config.read_text().replace("      - practice/anki.md\n", ""))
    environment = {**QUIET, "ANKI_DECK": "true"}
    done = subprocess.run([*MKDOCS, "build"], cwd=project, env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert (project / "site/anki/my-prep.apkg").exists()
    assert "for Anki" not in (project / "site/practice/index.html").read_text()


def git(folder: Path, *words: str, date: int = FIRST) -> None:
    names = {f"GIT_{who}_{what}": "x@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    dates = {f"GIT_{who}_DATE": f"{date} +0000" for who in ("AUTHOR", "COMMITTER")}
    subprocess.run(["git", "-C", str(folder), *words], env={**os.environ, **names, **dates}, check=True, capture_output=True)


def test_it_is_as_new_as_the_commit_and_what_is_not_committed_is_newer(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "a.yml").write_text("a")
    assert committed(tmp_path, [docs]) is None

    git(tmp_path, "init")
    assert committed(tmp_path, [docs]) is None

    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "one")
    assert committed(tmp_path, [docs]) == FIRST

    (tmp_path / "scratch").write_text("no part of it")
    assert committed(tmp_path, [docs]) == FIRST

    (docs / "b.yml").write_text("b")
    assert committed(tmp_path, [docs]) is None

    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "two", date=FIRST + 5)
    assert committed(tmp_path, [docs]) == FIRST + 5


def test_a_copy_without_its_history_tells_the_same(tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    (whole / "docs").mkdir(parents=True)
    git(whole, "init")
    for number, name in enumerate(("docs/a.yml", "machine.py")):
        (whole / name).write_text("x")
        git(whole, "add", ".")
        git(whole, "commit", "-m", name, date=FIRST + number)
    git(tmp_path, "clone", "--depth", "1", whole.as_uri(), "shallow")

    assert committed(whole, [whole / "docs"]) == committed(tmp_path / "shallow", [tmp_path / "shallow/docs"]) == FIRST + 1


def test_without_git_the_clock_tells_and_what_changed_is_newer(project: Path) -> None:
    before = int(time.time())
    environment = {**QUIET, "ANKI_DECK": "true", "PATH": ""}
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"], cwd=project, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    ((moment,),) = rows(project / "site/anki/my-prep.apkg", "select distinct mod from notes")

    assert before <= int(str(moment)) <= time.time()
