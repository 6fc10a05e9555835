"""The deck in the real Anki: taken in, learned from, updated and updated again. Nothing learned is lost, nothing comes twice."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterator
from html import escape, unescape
from pathlib import Path
from random import Random

import pytest

from macros.derive.deck import FIELDS
from macros.derive.practice import digest
from macros.judge.texts import problems
from macros.model.site import Site, Written
from macros.publish import anki
from macros.read.text import prose
from macros.take.command import take

from .anki_collection import FIRST, Learner, Taken, made_deck, write_deck
from .any_text import any_line, any_prose
from .conftest import STARTER, records

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
    assert due == sorted({*due})
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


def test_a_text_goes_out_and_comes_in_whole(learner: Learner, tmp_path: Path) -> None:
    chance, docs = Random(18), tmp_path / "docs"
    cards = [(f"{number} {any_line(chance)}", sound_prose(chance)) for number in range(200)]
    file = tmp_path / "cards.csv"
    with file.open("w", newline="", encoding="utf-8") as made:
        csv.writer(made).writerows([("question", "answer", "source"), *((q, a, "df(1) · du(1)") for q, a in cards)])
    docs.mkdir()
    assert take(file, "x", docs)[0] == []
    (docs / "x.md").write_text('# X\n\n{{ quiz("x") }}\n')
    learner.take(write_deck(docs, tmp_path, url="https://e.org/prep/"))

    back = tmp_path / "back" / "docs"
    back.mkdir(parents=True)
    told, said = take(learner.export(tmp_path / "out.txt"), "x", back)

    assert [one for one in told if "the sound" not in one.what] == []
    assert said != []
    sent, came = (records(folder)[0].topics["x"].cards for folder in (docs, back))
    assert [(one.id, one.q.words, one.a.words.split(), one.source) for one in came] == [
        (one.id, one.q.words, one.a.words.split(), one.source) for one in sent
    ]
    assert len(came) == len(cards)


def test_what_the_trainer_asks_goes_out_and_comes_in_whole(learner: Learner, docs: Path, tmp_path: Path) -> None:
    learner.take(write_deck(docs, tmp_path))
    back = tmp_path / "back" / "docs"
    back.mkdir(parents=True)
    told, _ = take(learner.export(tmp_path / "out.txt"), "x", back)
    site, wrong = records(back)
    cards = {card.id: card for card in site.topics["x"].cards}

    assert told == wrong == []
    assert len(cards) == ALL
    assert cards["inode-limit"].a.typed == "Inodes. `df -i` shows them; many small files use them up."
    assert cards["inode-limit"].from_ == "notes"
    assert cards["unit-table"].a.typed.startswith("| Letter | Bytes |\n| --- | --- |\n| K | 1024 |")
    assert "```bash\nstat -c %h FILE   # 2 names: 2\n```" in cards["hard-link-count"].a.typed
    assert {"show-space-used-and-free-per-file", "df-counts-files-the-notes-said-this"} <= {*cards}


def test_what_was_typed_into_anki_comes_in_whole(learner: Learner, tmp_path: Path) -> None:
    chance = Random(3)
    typed = [(f"{number} {any_line(chance)}", f"{any_line(chance)}\n{any_line(chance)}") for number in range(100)]
    for question, answer in typed:
        learner.add(escape(question), escape(answer).replace("\n", "<br>"))
    docs = tmp_path / "docs"
    docs.mkdir()
    told, _ = take(learner.export(tmp_path / "out.txt"), "x", docs)
    cards = records(docs)[0].topics["x"].cards

    assert [one for one in told if "the sound" not in one.what] == []
    assert [(one.q.words, one.a.words.split()) for one in cards] == [(" ".join(q.split()), a.split()) for q, a in typed]


def sound_prose(chance: Random) -> str:
    """A text that holds no fence which is never closed: those are refused."""
    while True:
        made = any_prose(chance).strip()
        if not any(one.what.startswith("the fence") for one in problems(Site(texts=[Written("", 1, prose(made), True)]), {})):
            return made
