"""The elements of HTML as the blocks and lines of the dialect: paragraphs, lists, tables, code, links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from . import typed
from .tree import Element

PLAIN = (
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "section",
    "article",
    "center",
    "body",
    "details",
    "summary",
)
BLOCKS = (*PLAIN, "ul", "ol", "dl", "table", "pre", "hr", "li", "br")
INNER = (*BLOCKS, "dt", "dd", "td", "th", "tr", "thead", "tbody")
LANGUAGE = "language-"

Block = tuple[str, str]
"""The kind of a block, by its tag, and how it is typed."""


def is_label(one: Element) -> bool:
    return "prep-label" in one.classes


def blocks(nodes: Iterable[Element | str], careful: bool, flat: bool = False) -> list[Block]:
    """The blocks of what is in an element; words that stand between blocks are paragraphs."""
    found, words, label = list[Block](), list[Element | str](), ""
    for node in [*nodes, Element("br")]:
        if isinstance(node, str) or node.tag not in BLOCKS:
            words.append(node)
            continue
        if paragraph := typed.paragraph(_inline(words, careful), careful and not flat):
            found.append(("p", paragraph))
        words = []
        if is_label(node):
            label = node.text.strip()
            continue
        found += _block(node, careful, flat, label)
        label = ""
    return found


def _block(one: Element, careful: bool, flat: bool, label: str) -> Iterator[Block]:
    pre = next((node for node in one.nodes if isinstance(node, Element) and node.tag == "pre"), None)
    if flat and one.tag not in (*PLAIN, "li"):
        yield "p", _inline(_inner(one), careful)
    elif one.tag == "pre" or (pre and "highlight" in one.classes):
        languages = [name.removeprefix(LANGUAGE) for name in one.all_classes if name.startswith(LANGUAGE)]
        yield "pre", typed.fence((pre or one).text, languages[0] if languages else "", label)
    elif one.tag in ("ul", "ol"):
        yield one.tag, typed.entries(_items(one, careful))
    elif one.tag == "dl":
        yield "ul", typed.entries(_terms(one, careful))
    elif one.tag == "table":
        yield "table", typed.table([[_inline(_inner(cell), careful) for cell in row] for row in one.rows])
    elif one.tag not in ("hr", "br"):
        yield from blocks(one.nodes, careful, flat)


def _inner(one: Element) -> Iterator[Element | str]:
    """What is in an element, where blocks have no place: their words follow each other."""
    for node in one.nodes:
        if isinstance(node, Element) and node.tag in INNER:
            yield " "
            yield from _inner(node)
            yield ": " if node.tag == "dt" else " "
        else:
            yield node


def _items(one: Element, careful: bool) -> Iterator[tuple[str, list[Block]]]:
    """The entries of a list: the mark of each, and its blocks. A list that stands between entries belongs to the one above."""
    entries, number = list[tuple[str, list[Block]]](), int(re.sub(r"\D", "", one.attributes.get("start", "")) or 1)
    for node in one.nodes:
        if not isinstance(node, Element):
            continue
        inner = blocks(node.nodes if node.tag == "li" else [node], careful)
        if node.tag in ("ul", "ol") and entries:
            entries[-1][1].extend(inner)
        elif inner and inner[0][0] in ("ul", "ol"):  # an entry without words of its own: what is in it takes its place
            entries.append(("", inner))
        elif inner:
            number = int(re.sub(r"\D", "", node.attributes.get("value", "")) or number)
            entries.append(("- " if one.tag == "ul" else f"{number}. ", inner))
            number += 1
    yield from entries


def _terms(one: Element, careful: bool) -> Iterator[tuple[str, list[Block]]]:
    term = ""
    for node in one.nodes:
        if isinstance(node, Element) and node.tag == "dt":
            term = f"{_inline(_inner(node), careful)}: "
        elif isinstance(node, Element) and node.tag == "dd":
            yield "- ", [("p", term + _inline(_inner(node), careful))]
            term = ""


def _inline(nodes: Iterable[Element | str], careful: bool) -> str:
    """The words of a line, with code and links in their marks."""
    made = ""
    for node in nodes:
        if isinstance(node, str):
            made += typed.words(re.sub(r"\s+", " ", node), careful)
        elif node.tag in ("code", "kbd", "samp", "tt"):
            made += typed.code(node.text)
        elif node.tag == "a":
            url, behind = address(node)
            inner = _inline(node.nodes, careful)
            made += typed.link(inner, url) if url and inner.strip() else inner + behind
        elif node.tag == "img":
            made += f" {node.attributes.get('alt', '')} "
        else:
            made += _inline(_inner(node), careful)
    return re.sub(r" +", " ", made) if "`" not in made else made


def address(one: Element) -> tuple[str, str]:
    """The address of a link that a text can hold; of any other, what is to be said of it behind its words."""
    url = one.attributes.get("href", "").strip()
    if re.match(r"https?://[^\s/]", url, re.IGNORECASE) and not re.search(r"[\[\]]", one.text):
        return typed.address(url), ""
    return "", f" ({url})" if url and not url.startswith("#") and url not in one.text else ""
