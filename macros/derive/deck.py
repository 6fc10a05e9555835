"""The notes of the Anki deck: each question that can be practiced, under the deck of its page, with its tags.

The id of a note is the question's own, so an update of the deck finds the card that the learner has answered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape

from ..model.page import Page
from ..read.pages import slug
from .practice import Group, Item

FIELDS = ("Question", "Answer", "Asks", "Source", "Page", "Id", "Spare 1", "Spare 2")
"""The fields of a note, fixed for ever: Anki takes no update of notes with others. The spare ones are for what may come."""

KIND, KIND_NAME = 1_795_017_018, "Interview prep"
"""The kind of note, by which Anki knows it again: never to be changed, and the same for every content."""

INSIDE = re.compile(r'<a href="(?!https?://)([^"]*)">(.*?)</a>', re.DOTALL | re.IGNORECASE)
"""A link to a page of the site."""

ANKIS = re.compile(r"<[^>]*>|\\(?=[(\[])|\[(?=sound:|anki:|latex\]|\$)", re.IGNORECASE)
"""What Anki would read as a sound, a formula or a speech, as in `find \\( -name x \\)`; and tags, which are left alone."""


@dataclass(frozen=True, slots=True)
class Face:
    """What a card shows, as HTML: the question, what is asked of it, the answer, who says so."""

    question: str
    asks: str
    answer: str
    source: str


@dataclass(frozen=True, slots=True)
class Note:
    """One note: its id for ever, the values of `FIELDS`, its deck, its tags (no blanks in them)."""

    id: str
    fields: tuple[str, ...]
    deck: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deck:
    """All notes, and what they are published as: the name, the second that the content is of, the tag that says so."""

    name: str
    notes: tuple[Note, ...]
    moment: int

    @property
    def file(self) -> str:
        """Its file below the site."""
        return f"anki/{slug(self.name) or 'deck'}.apkg"

    @property
    def version(self) -> str:
        """The tag that all notes of a version have, and no others."""
        return version(self.moment)

    @property
    def summary(self) -> dict[str, object]:
        """What its page says of it: the file, and the search in Anki for what is in its decks and no longer in it."""
        named = re.sub(r"([*_\\])", r"\\\1", self.name)  # signs that stand for others in a search
        search = f'"deck:{named}" -tag:{self.version}'
        return {"file": self.file, "name": self.name, "count": len(self.notes), "version": self.version, "search": search}


def version(moment: int) -> str:
    """The tag of a version, by its second since 1970: its date and time, in UTC."""
    return f"v-{datetime.fromtimestamp(moment, UTC):%Y-%m-%d-%H%M%S}"


def deck(
    name: str, groups: Sequence[Group], faces: Mapping[str, Face], sections: Mapping[str, str], url: str, moment: int
) -> Deck:
    """The deck of a site. `faces` are by id, `sections` the parts of the navigation by the paths of their pages; `url` is the
    address of the site with a slash at its end, or nothing where it is not known; `moment` is a second since 1970."""
    plain = _part(name)
    notes = [
        Note(item.id, _fields(item, faces[item.id], url), _deck(plain, group.page, sections), _tags(item, moment))
        for group in groups
        for item in group.items
    ]
    return Deck(plain, tuple(notes), moment)


def _fields(item: Item, face: Face, url: str) -> tuple[str, ...]:
    section = f"#{item.section}" if item.section else ""
    page = absolute(f'<a href="{escape(item.page.url + section)}">{escape(item.page.title)}</a>', url)
    shown = (inert(absolute(one, url)) for one in (face.question, face.answer, face.asks, face.source))
    return (*shown, page, item.id, "", "")


def absolute(html: str, url: str) -> str:
    """Some HTML whose links to pages hold the address of the site; where that is not known, their words alone."""
    return INSIDE.sub(lambda link: f'<a href="{escape(url)}{link[1]}">{link[2]}</a>' if url else link[2], html)


def inert(html: str) -> str:
    """Some HTML in which Anki finds no marks of its own: it reads the same."""
    marks = {"\\": "<span>\\</span>", "[": "&#91;"}
    return ANKIS.sub(lambda found: marks.get(found[0], found[0]), html)


def _deck(name: str, page: Page, sections: Mapping[str, str]) -> str:
    """The name of a page's deck: two colons part a deck from the one above it."""
    parts = dict.fromkeys(map(_part, (name, sections.get(page.path, page.title), page.title)))
    return "::".join(parts)


def _part(name: str) -> str:
    """A name as one part of a deck's: Anki takes no quotes in it."""
    return " ".join(re.sub(r"::+", ": ", name.replace('"', "'")).split()) or "Deck"


def _tags(item: Item, moment: int) -> tuple[str, ...]:
    topic = item.page.url.strip("/").replace("/", "::") or "home"
    return tuple(_found(topic, item, moment))


def _found(topic: str, item: Item, moment: int) -> Iterator[str]:
    yield re.sub(r"\s+", "-", topic)
    if item.named:
        yield "from-notes"
    yield version(moment)
