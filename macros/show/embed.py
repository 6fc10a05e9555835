"""Puts HTML that is final into a page of Markdown, so that no second parser reads it. The one file that knows Python-Markdown.

A macro's HTML is kept aside and a mark stands in its place. After Python-Markdown has read the page, and before it lists the
headings and MkDocs checks the links, the elements of the HTML take the place of the mark. So headings are in the table of
contents and links are followed, but no text of the data is ever read as Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

MARK = re.compile("\ufdd0(\\d+)\ufdd1")
"""Between two of the signs that Unicode keeps out of all texts; a page that holds one is reported."""

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 does not allow in a text."""

AFTER_TEXTS, AFTER_HEADINGS = 7, 4
"""Python-Markdown reads texts at 20, sets blanks at 10 and attribute lists at 8, lists headings at 5; MkDocs has links at 0."""

UNLISTED = "unlisted-"
"""A heading of paper, as `<unlisted-h2>`, is none of the page's: it gets no link and no place in the table of contents."""


class Embed(Extension):
    """Keeps HTML until the page is read. One for each build."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[str] = []

    def put(self, html: str) -> str:
        """The Markdown to put in place of some HTML, which must be well-formed XML."""
        self.kept.append(html)
        return f"\n\n\ufdd0{len(self.kept) - 1}\ufdd1\n\n"

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Embedded(md, self.kept), "embed", AFTER_TEXTS)
        md.treeprocessors.register(_Unlisted(md), "unlisted", AFTER_HEADINGS)
        md.treeprocessors.register(_Outline(md), "outline", AFTER_HEADINGS)


class _Embedded(Treeprocessor):
    def __init__(self, md: Markdown, kept: list[str]) -> None:
        super().__init__(md)
        self.kept = kept

    def run(self, root: ElementTree.Element) -> None:
        for parent in list(root.iter()):
            for place, child in reversed(list(enumerate(parent))):
                if child.text and (mark := MARK.fullmatch(child.text.strip())) and not len(child):
                    made = list(elements(self.kept[int(mark[1])]))
                    if child.tag == "p":
                        parent[place : place + 1] = made
                    else:
                        child.text, child[:] = None, made


class _Unlisted(Treeprocessor):
    def run(self, root: ElementTree.Element) -> None:
        for one in root.iter():
            one.tag = one.tag.removeprefix(UNLISTED) if isinstance(one.tag, str) else one.tag


class _Outline(Treeprocessor):
    """A heading of a record looks the same wherever a page calls for it; its level for a screen reader follows the one above."""

    def run(self, root: ElementTree.Element) -> None:
        above = 1
        for one in root.iter():
            if isinstance(one.tag, str) and re.fullmatch("h[1-6]", one.tag):
                level = min(int(one.tag[1]), above + 1)
                if level < int(one.tag[1]):
                    one.set("aria-level", str(level))
                above = level


def elements(html: str) -> Iterator[ElementTree.Element]:
    """The elements of some well-formed HTML, with `&` as Python-Markdown wants it: else `&lt;`, typed, would come out as `<`."""
    root = ElementTree.fromstring(f"<div>{FORBIDDEN.sub('�', html)}</div>")
    for one in root.iter():
        one.text, one.tail = _amp(one.text), _amp(one.tail)
        for name, value in one.items():
            one.set(name, _amp(value) or "")
    for one in root:
        one.tail = "\n"
        yield one


def _amp(text: str | None) -> str | None:
    return text.replace("&", f"{AMP_SUBSTITUTE}amp;") if text and "&" in text else text
