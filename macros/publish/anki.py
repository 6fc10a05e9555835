"""Writes the Anki deck beside the sheets, the same bytes for the same content. The one file that knows genanki."""

from __future__ import annotations

import itertools
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import genanki

from ..derive.deck import FIELDS, KIND, KIND_NAME, Deck, Note

LOOKS = Path(__file__).parent / "card"
DATED = (1980, 1, 1, 0, 0, 0)
"""The date of the files in the zip, its earliest: that of the content stands in the notes."""


def publish_deck(site: Path, deck: Deck) -> None:
    """Write a deck as its file below `site`. The notes, and how they look, are as new as the deck's moment: Anki takes what is
    newer than what it has, and keeps what the learner did."""
    target = site / deck.file
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        collection = Path(scratch) / "collection.anki2"
        _write(collection, deck)
        with ZipFile(target, "w") as packed:
            for name, held in ((collection.name, collection.read_bytes()), ("media", b"{}")):
                entry = ZipInfo(name, DATED)
                entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o644 << 16
                packed.writestr(entry, held)


def _write(collection: Path, deck: Deck) -> None:
    """The notes as Anki's own file. Its ids begin at the deck's moment in milliseconds, as Anki's do."""
    with closing(sqlite3.connect(collection)) as connection:
        package = genanki.Package(list(_decks(deck.notes)))
        package.write_to_db(connection.cursor(), deck.moment, itertools.count(deck.moment * 1000))
        connection.commit()


def _decks(notes: tuple[Note, ...]) -> Iterator[genanki.Deck]:
    """The decks with their notes, in the order of the site, which is the order in which new cards come."""
    model, found = _model(), dict[str, genanki.Deck]()
    for place, note in enumerate(notes, 1):
        deck = found.setdefault(note.deck, genanki.Deck(_number(note.deck), note.deck))
        deck.add_note(genanki.Note(model, list(note.fields), guid=note.id, tags=list(note.tags), due=place))
    yield from found.values()


def _model() -> genanki.Model:
    front, back, style = ((LOOKS / name).read_text(encoding="utf-8").strip() for name in ("front.html", "back.html", "style.css"))
    templates = [{"name": "Card", "qfmt": front, "afmt": back}]
    return genanki.Model(KIND, KIND_NAME, fields=[{"name": name} for name in FIELDS], templates=templates, css=style)


def _number(name: str) -> int:
    """An id for a deck, within what genanki asks for: Anki itself goes by the name."""
    return (1 << 30) + int(sha256(name.encode()).hexdigest(), 16) % (1 << 30)
