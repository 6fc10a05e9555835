"""Reads HTML, however it was made, into a tree of elements. The one file that knows Python's parser of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = ("br", "hr", "img", "wbr", "input", "meta", "link", "col", "source")
SILENT = ("script", "style", "head", "title", "template")
ENDS = {
    "li": ("ul", "ol"), "dt": ("dl",), "dd": ("dl",), "tr": ("table",), "td": ("tr", "table"), "th": ("tr", "table"),
    "p": ("li", "td", "th", "dd", "div", "blockquote"), "thead": ("table",), "tbody": ("table",),
}  # fmt: skip
"""An element that ends one of its kind which is still open, and what it does not reach out of."""

ALIKE = {"dt": ("dt", "dd"), "dd": ("dt", "dd"), "td": ("td", "th"), "th": ("td", "th"), "tbody": ("thead", "tbody")}


@dataclass(slots=True)
class Element:
    """An element: its tag in lower case, its attributes, what is in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    nodes: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    @property
    def text(self) -> str:
        """All its text as it stands; a line for each <br>."""
        return "".join(one if isinstance(one, str) else "\n" if one.tag == "br" else one.text for one in self.nodes)

    @property
    def all_classes(self) -> Iterator[str]:
        """Its classes, and those of all that is in it."""
        yield from self.classes
        for node in self.nodes:
            if isinstance(node, Element):
                yield from node.all_classes

    @property
    def rows(self) -> Iterator[list[Element]]:
        """The cells of a table, row by row."""
        for node in self.nodes:
            if isinstance(node, Element) and node.tag == "tr":
                yield [cell for cell in node.nodes if isinstance(cell, Element)]
            elif isinstance(node, Element):
                yield from node.rows


def tree(html: str) -> Element:
    """The root of some HTML. What is not closed ends where a browser would end it, nearly."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return parser.root


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("body")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end(ALIKE.get(tag, (tag,)), ENDS.get(tag))
        made = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].nodes.append(made)
        if tag not in VOID:
            self.open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self._end((tag,), ())

    def handle_data(self, data: str) -> None:
        if not any(one.tag in SILENT for one in self.open):
            self.open[-1].nodes.append(data)

    def _end(self, tags: tuple[str, ...], within: tuple[str, ...] | None) -> None:
        for place in range(len(self.open) - 1, 0, -1):
            tag = self.open[place].tag
            if within is None or tag in within:
                return
            if tag in tags:
                del self.open[place:]
                return
