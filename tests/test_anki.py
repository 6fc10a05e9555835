"""The deck in the real Anki: taken in, learned from, updated and updated again. Nothing learned is lost, nothing comes twice."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from macros.derive.deck import FIELDS
from macros.derive.practice import digest
from macros.publish import anki

from .anki_collection import FIRST, Learner, Taken, made_deck, write_deck
from .conftest import STARTER

ALL = 18
"""The questions of the starter."""

NEW = """\
  - id: a-new-card
    q: What is new?
    a: This card.
    source: stat(1)
"""


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    made = Learner(tmp_path)
    yield made
    made.collection.close()


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return Path(shutil.copytree(STARTER / "docs", tmp_path / "docs"))


def change(docs: Path) -> None:
    """The second version of the content: one text is new, one record gone, one added."""
    path = docs / "linux/disk.yml"
    text = path.read_text().replace("How do you see how many names a file has?", "How many names has a file?")
    gone = text[text.index("  - id: unit-table\n") : text.index("\ncorrections:")]
    path.write_text(text.replace(gone, NEW))


def test_an_update_brings_the_new_text_and_keeps_what_was_learned(learner: Learner, docs: Path, tmp_path: Path) -> None:
    assert learner.take(write_deck(docs, tmp_path)) == Taken(ALL, 0, 0, 0)
    for name in ("hard-link-count", "unit-table", "symptom-disk-full"):
        learner.answer(name)
    before = {name: learner.history(name) for name in learner.ids()}
    assert [before[name][0] for name in ("hard-link-count", "unit-table", "inode-limit")] == [1, 1, 0]
    number, ago = learner.note("hard-link-count").id, learner.reviews()

    change(docs)
    assert learner.take(write_deck(docs, tmp_path, FIRST + 1)) == Taken(1, ALL - 1, 0, 0)

    assert learner.note("hard-link-count")["Question"] == "How many names has a file?"
    assert learner.note("hard-link-count").id == number
    assert {name: learner.history(name) for name in before} == before
    assert learner.reviews() == ago != []
    assert learner.ids() == {*before, "a-new-card"}
    assert learner.collection.card_count() == learner.collection.note_count() == ALL + 1


def test_new_looks_arrive_and_lose_nothing(learner: Learner, docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    learner.take(write_deck(docs, tmp_path))
    learner.answer("hard-link-count")
    before, ago = {name: learner.history(name) for name in learner.ids()}, learner.reviews()
    looks = Path(shutil.copytree(anki.LOOKS, tmp_path / "card"))
    (looks / "front.html").write_text("<b>{{Question}}</b>")
    (looks / "style.css").write_text(".card { color: green }")
    monkeypatch.setattr(anki, "LOOKS", looks)
    change(docs)

    assert learner.take(write_deck(docs, tmp_path, FIRST + 1)) == Taken(1, ALL - 1, 0, 0)

    card = learner.note("hard-link-count").cards()[0]
    assert "<b>How many names has a file?</b>" in card.render_output().question_text
    assert card.render_output().css.endswith(".card { color: green }")
    assert {name: learner.history(name) for name in before} == before
    assert learner.reviews() == ago
    assert len(learner.collection.models.all_names_and_ids()) == 1 + learner.kinds
    assert learner.collection.note_count() == ALL + 1


def test_what_is_no_newer_changes_nothing(learner: Learner, docs: Path, tmp_path: Path) -> None:
    learner.take(write_deck(docs, tmp_path, FIRST + 1))
    change(docs)

    for moment in (FIRST + 1, FIRST):
        assert learner.take(write_deck(docs, tmp_path, moment)) == Taken(1 if moment > FIRST else 0, 0, ALL - (moment > FIRST), 0)
    assert learner.note("hard-link-count")["Question"].startswith("How do you see")


def test_what_was_removed_is_found_as_the_page_says(learner: Learner, docs: Path, tmp_path: Path) -> None:
    learner.take(write_deck(docs, tmp_path))
    change(docs)
    newer = made_deck(docs, FIRST + 1)
    learner.take(write_deck(docs, tmp_path, FIRST + 1))

    assert learner.ids(str(newer.summary["search"])) == {"unit-table"}
    assert learner.ids(f"tag:{newer.version}") == learner.ids() - {"unit-table"}


def test_what_the_learner_edited_stays_until_there_is_something_newer(learner: Learner, docs: Path, tmp_path: Path) -> None:
    learner.take(write_deck(docs, tmp_path))
    note = learner.note("hard-link-count")
    note["Question"], note.tags = "My own words?", [*note.tags, "mine"]
    learner.collection.update_note(note)
    learner.collection.set_user_flag_for_cards(1, [note.cards()[0].id])
    change(docs)

    assert learner.take(write_deck(docs, tmp_path, FIRST + 1)) == Taken(1, ALL - 2, 1, 0)
    assert learner.note("hard-link-count")["Question"] == "My own words?"

    later = learner.note("hard-link-count").mod + 1
    assert learner.take(write_deck(docs, tmp_path, later)) == Taken(0, ALL, 0, 0)
    assert learner.note("hard-link-count")["Question"] == "How many names has a file?"
    assert "mine" not in learner.note("hard-link-count").tags
    assert learner.note("hard-link-count").cards()[0].user_flag() == 1


def test_it_is_one_deck_with_one_for_each_page_and_new_cards_come_in_the_order_of_the_site(
    learner: Learner, docs: Path, tmp_path: Path
) -> None:
    learner.take(write_deck(docs, tmp_path))
    names = {one.name for one in learner.collection.decks.all_names_and_ids() if one.name.startswith("My prep")}
    note = learner.note("inode-limit")
    due = [learner.history(one.id)[2] for one in made_deck(docs).notes if ":" not in one.id]

    assert names == {"My prep", "My prep::Linux", "My prep::Linux::Disk space", "My prep::Linux::Symptoms"}
    assert learner.collection.decks.name(note.cards()[0].did) == "My prep::Linux::Disk space"
    assert sorted(note.tags) == ["from-notes", "linux::disk", "v-2026-11-18-110640"]
    assert due == sorted(due)
    assert note.keys() == [*FIELDS]


def test_the_card_shows_what_the_trainer_shows(learner: Learner, docs: Path, tmp_path: Path) -> None:
    learner.take(write_deck(docs, tmp_path, url="https://e.org/prep/"))
    shown = learner.note("df:" + digest("df -i")).cards()[0].render_output()

    assert "Which command?" in shown.question_text
    assert '<a href="https://e.org/prep/linux/disk/#inode-limit">below</a>' in shown.question_text
    assert "df -i" not in shown.question_text
    assert re.sub(r"</?span>", "", shown.answer_text).count('<code class="prep-cmd">df -i</code>') == 1
    assert "Source: df(1)" in shown.answer_text
    assert 'Page: <a href="https://e.org/prep/linux/disk/#df">Disk space</a>' in shown.answer_text


def test_what_anki_would_read_as_its_own_marks_reads_as_typed(learner: Learner, docs: Path, tmp_path: Path) -> None:
    typed = r"`[sound:a.mp3]` [sound:b.mp3] \\(x\\) [latex]y[/latex] [$]z[/$] {{Question}} {{c1::gap}} <b> &amp; [anki:tts]"
    card = f"cards:\n  - id: marks\n    q: What is it?\n    a: |\n      {typed}\n    source: x(1)\n"
    (docs / "marks.yml").write_text(card)
    (docs / "marks.md").write_text('# Marks\n\n{{ quiz("marks") }}\n')
    learner.take(write_deck(docs, tmp_path))
    shown = learner.note("marks").cards()[0].render_output()
    words = unescape(re.sub(r"<[^>]*>", "", shown.answer_text))

    assert typed.replace("`", "") in words
    assert shown.answer_av_tags == []
    assert r"\(" not in shown.answer_text
    assert "[latex]" not in shown.answer_text
