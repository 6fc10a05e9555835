"""Texts and commands as HTML: a tree in, markup out, with everything that an author typed escaped. Knows Pygments.

The HTML is well-formed XML too, so that `embed.py` can put it into a page as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from ..model.text import Block, Code, Inline, Items, Line, Node, Paragraph, Prose, Rows

FLAG = re.compile(r"(?<!\S)-{1,2}\w[\w-]*")
HYPHEN = re.compile(r"\w-\w")
LONG, JOINT = 26, re.compile(r"(?<=[/,=.])(?=\w)")
"""A word of more signs than this is wider than a phone's cell, and may break behind one of its joints."""

OPTION = re.compile(r" (?=-{1,2}\w|\+\w|\|+ |&&? |[0-9]?>{1,2} |< |; )|(?<=;) ")


def line(text: Line) -> Markup:
    """The pieces of a text that stands on one line."""
    return Markup(_inline(text.parts))


def cell(text: Line) -> Markup:
    """The same for a narrow place: a flag stays whole, because a browser may break a line after its hyphen."""
    return Markup(_inline(text.parts, whole=True))


def unlinked(text: Line) -> Markup:
    """The same for paper, where a link is just its words."""
    return Markup(_inline(text.parts, whole=True, links=False))


def prose(text: Prose, links: bool = True) -> Markup:
    """A text of any length: paragraphs, lists, tables and code."""
    return Markup(_blocks(text.blocks, links))


def command(cmd: str) -> Markup:
    """A command in pieces that stay whole: a line may break before an option, `|`, `&&` or a redirection.

    A word with a hyphen inside is a piece of its own, because a browser may break after a hyphen; a long one may break at its
    joints. The pieces joined are the command, blank for blank, so that what is copied or read aloud is what was typed.
    """
    pieces = OPTION.split(cmd)
    if len(pieces) == 1:
        return Markup(_hyphened(cmd))
    return Markup(" ".join(f"<span>{_hyphened(piece)}</span>" for piece in pieces))


def _hyphened(piece: str) -> str:
    words = piece.split(" ")
    if len(words) == 1:
        return _jointed(piece)
    return " ".join(f"<span>{_jointed(word)}</span>" if HYPHEN.search(word) else _jointed(word) for word in words)


def _jointed(word: str) -> str:
    return "<wbr/>".join(map(escape, JOINT.split(word))) if len(word) > LONG else escape(word)


def _inline(parts: Iterable[Inline], whole: bool = False, links: bool = True) -> str:
    return "".join([_piece(part, whole, links) for part in parts])


def _piece(part: Inline, whole: bool, links: bool) -> str:
    if isinstance(part, str):
        return _whole_flags(part) if whole else escape(part)
    if isinstance(part, Code):
        return f"<code>{_whole_flags(part.text) if whole else escape(part.text)}</code>"
    words = _inline(part.words, whole)
    return f'<a href="{escape(part.url)}">{words}</a>' if links else words


def _whole_flags(text: str) -> str:
    made, last = "", 0
    for flag in FLAG.finditer(text):
        made += f'{escape(text[last : flag.start()])}<span class="prep-whole">{escape(flag[0])}</span>'
        last = flag.end()
    return made + escape(text[last:])


def _blocks(blocks: Iterable[Node], links: bool) -> str:
    return "\n".join([_block(block, links) for block in blocks])


def _block(block: Node, links: bool) -> str:
    match block:
        case Paragraph(parts):
            return f"<p>{_inline(parts, links=links)}</p>"
        case Block():
            return _code(block)
        case Items(items):
            tag = "ol" if items[0].number else "ul"
            entries = "\n".join([f"<li{_number(item.number)}>{_entry(item.blocks, links)}</li>" for item in items])
            return f"<{tag}>\n{entries}\n</{tag}>"
        case Rows(rows):
            head, *others = (_row(row, "td" if number else "th", links) for number, row in enumerate(rows))
            body = "\n".join(others)
            return f'<table class="prep-table">\n<thead>{head}</thead>\n<tbody>\n{body}\n</tbody>\n</table>'


def _number(number: str) -> str:
    return f' value="{number}"' if number else ""


def _entry(blocks: tuple[Node, ...], links: bool) -> str:
    """What stands in an entry of a list; a first paragraph needs no tag of its own."""
    if blocks and isinstance(blocks[0], Paragraph):
        return "\n".join([_inline(blocks[0].parts, links=links), *([_blocks(blocks[1:], links)] if blocks[1:] else [])])
    return _blocks(blocks, links)


def _row(cells: Iterable[tuple[Inline, ...]], tag: str, links: bool) -> str:
    return "<tr>" + " ".join(f"<{tag}>{_inline(one, whole=True, links=links)}</{tag}>" for one in cells) + "</tr>"


def _code(block: Block) -> str:
    """A block of code, colored where Pygments knows the language, as the pages' own blocks are."""
    title = f'<p class="prep-label">{escape(block.title)}</p>\n' if block.title else ""
    try:
        lexer = get_lexer_by_name(block.language, stripnl=False, ensurenl=False) if block.language else None
    except ClassNotFound:
        lexer = None
    inner = highlight(block.text, lexer, HtmlFormatter(nowrap=True)).removesuffix("\n") if lexer else escape(block.text)
    language = f"language-{escape(block.language)} " if lexer else ""
    return f'{title}<div class="{language}highlight"><pre><code>{inner}</code></pre></div>'
