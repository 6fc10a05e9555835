"""A text of the content, read once: what its author typed, and the tree that every reader shows it from.

Plain data: `read/text.py` makes the trees, `show/html.py` shows them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """A piece between backticks: a command, a path, an option."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a page of the site (`/linux/storage.md#df`) or to an address (`https://…`).

    `line` counts from the first line of the text that holds it.
    """

    words: tuple[str | Code, ...]
    url: str
    line: int = 0


Inline = str | Code | Link


@dataclass(frozen=True, slots=True)
class Paragraph:
    parts: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of code, with the language that the author named and what else stood behind it."""

    text: str
    language: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list; `number` is what stood before it, empty after a dash."""

    number: str
    blocks: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """A table: rows of cells, the first of them the head."""

    rows: tuple[tuple[tuple[Inline, ...], ...], ...]


Node = Paragraph | Block | Items | Rows


@dataclass(frozen=True, slots=True)
class Line:
    """A text that stands on one line: a heading, a cell, an item. False where nothing was typed."""

    typed: str = ""
    parts: tuple[Inline, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.typed)

    @property
    def words(self) -> str:
        """The words alone: without the marks of code and links."""
        return words(self.parts)


@dataclass(frozen=True, slots=True)
class Source(Line):
    """Who says so: a link, a man page, or an address alone, which is shown by its host."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A text of any length. False where nothing was typed."""

    typed: str = ""
    blocks: tuple[Node, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.typed)

    @property
    def words(self) -> str:
        """The words alone, a line for each paragraph, item, row and line of code."""
        return "\n".join(lines(self.blocks))


NO_LINE, NO_PROSE = Line(), Prose()


def words(parts: tuple[Inline, ...]) -> str:
    """The words of a piece of a line, on one line."""
    return " ".join("".join(map(_word, parts)).split())


def _word(part: Inline) -> str:
    if isinstance(part, str):
        return part
    return part.text if isinstance(part, Code) else "".join(map(_word, part.words))


def lines(blocks: tuple[Node, ...]) -> Iterator[str]:
    """The words of blocks, line by line, without bullets and numbers."""
    for block in blocks:
        match block:
            case Paragraph(parts):
                yield words(parts)
            case Block(text):
                yield from text.splitlines()
            case Items(items):
                for item in items:
                    yield from lines(item.blocks)
            case Rows(rows):
                for row in rows:
                    yield " ".join(words(cell) for cell in row)


def passages(text: Line | Prose) -> Iterator[tuple[Inline, ...]]:
    """The pieces of each paragraph, item and cell of a text: all of it but the blocks of code."""
    if isinstance(text, Line):
        yield text.parts
    else:
        yield from _passages(text.blocks)


def inlines(text: Line | Prose) -> Iterator[Inline]:
    """Every piece of a text that is not a block of code: words, code, links."""
    for passage in passages(text):
        yield from passage


def _passages(blocks: tuple[Node, ...]) -> Iterator[tuple[Inline, ...]]:
    for block in blocks:
        match block:
            case Paragraph(parts):
                yield parts
            case Items(items):
                for item in items:
                    yield from _passages(item.blocks)
            case Rows(rows):
                for row in rows:
                    yield from row
