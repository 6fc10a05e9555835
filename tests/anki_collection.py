"""A learner's collection in the real Anki, and decks of a small content to take into it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.notes import Note
from anki.scheduler.v3 import CardAnswer
from anki.scheduler.v3 import Scheduler as V3Scheduler

from macros.derive.deck import Deck
from macros.derive.practice import sections
from macros.publish.anki import publish_deck

from .conftest import NAVS, book_of

FIRST = 1_795_000_000
"""The second that the first version of a content is of: 2026-11-18."""


def made_deck(docs: Path, moment: int = FIRST, url: str = "") -> Deck:
    """The deck of a folder of content, as of a second, for a site at an address."""
    book = book_of(docs, nav=NAVS["starter"])
    assert "\n".join(map(str, book.problems)) == ""
    return book.deck("My prep", sections(NAVS["starter"]), url, moment)


def write_deck(docs: Path, site: Path, moment: int = FIRST, url: str = "") -> Path:
    """The file of that deck, as a build writes it."""
    deck = made_deck(docs, moment, url)
    publish_deck(site, deck)
    return site / deck.file


@dataclass(frozen=True, slots=True)
class Taken:
    """How many notes of a file were new, brought a new text, were there already, or could not be taken."""

    new: int
    updated: int
    there: int
    refused: int


class Learner:
    """Somebody who learns with Anki."""

    def __init__(self, folder: Path) -> None:
        self.collection = Collection(str(folder / "learner.anki2"))
        self.kinds = len(self.collection.models.all_names_and_ids())

    def take(self, file: Path) -> Taken:
        """Import a deck with Anki's own choices."""
        asked = ImportAnkiPackageRequest(package_path=str(file), options=ImportAnkiPackageOptions())
        log = self.collection.import_anki_package(asked).log
        self.collection.models._clear_cache()  # else it tells how the notes looked before
        refused = (log.conflicting, log.first_field_match, log.missing_notetype, log.missing_deck, log.empty_first_field)
        return Taken(len(log.new), len(log.updated), len(log.duplicate), sum(map(len, refused)))

    def note(self, id_: str) -> Note:
        """The note of a record."""
        (found,) = self.collection.find_notes(f'"Id:{id_}"')
        return self.collection.get_note(found)

    def answer(self, id_: str) -> None:
        """Answer the card of a record: it was good."""
        card = self.note(id_).cards()[0]
        scheduler = self.collection.sched
        assert isinstance(scheduler, V3Scheduler)
        states = self.collection._backend.get_scheduling_states(card.id)
        card.start_timer()
        answer = scheduler.build_answer(card=card, states=states, rating=CardAnswer.GOOD)
        scheduler.answer_card(answer)

    def history(self, id_: str) -> tuple[int, int, int]:
        """Of the card of a record: how often it was asked, in which queue it is, when it is due."""
        card = self.note(id_).cards()[0]
        return card.reps, int(card.queue), card.due

    def add(self, front: str, back: str) -> None:
        """Add a note of their own, in HTML."""
        kind, deck = self.collection.models.by_name("Basic"), self.collection.decks.id("Default")
        assert kind
        assert deck
        note = self.collection.new_note(kind)
        note["Front"], note["Back"] = front, back
        self.collection.add_note(note, deck)

    def export(self, file: Path) -> Path:
        """Write all notes as text, with all that Anki offers to write beside them."""
        everything = dict.fromkeys(("with_html", "with_tags", "with_deck", "with_notetype", "with_guid"), True)
        self.collection.export_note_csv(out_path=str(file), limit=None, **everything)
        return file

    def reviews(self) -> list[list[int]]:
        """All that was ever answered, as Anki keeps it."""
        rows = self.collection.db
        assert rows
        return [list(row) for row in rows.all("select * from revlog order by id")]

    def ids(self, search: str = "") -> set[str]:
        """The records of the notes that a search finds."""
        return {self.collection.get_note(one)["Id"] for one in self.collection.find_notes(search)}
