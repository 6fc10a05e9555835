"""Reads the small dialect of the data files: text in, tree out. The one file that knows markdown-it.

Backticks are code, `[words](/page.md#id)` and `[words](https://…)` are links; in longer texts also `- ` and `1. ` make lists that
nest, ``` fences code, and rows between pipes over a row of dashes are a table. Nothing else is markup: whatever an author types
reads as typed. The parser's other rules are off, and those that are on take only what is ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, fence, list_block, table
from markdown_it.token import Token

from ..model.text import Block, Code, Inline, Item, Items, Line, Link, Node, Paragraph, Prose, Rows, Source

ITEM = re.compile(r"(?:-|\d{1,2}\.) +\S")
"""The start of an entry of a list, with something to show in it."""

INLINE, MARKED = re.compile(r"[`\[]"), re.compile(r"[`~\[\n|]|^\s*(?:-|\d|$)|\s$")
"""What a text must hold for the parser to find more in it than words: most texts do not, and need no parser."""

DEEPEST = 8
"""How deep lists may nest; what is deeper reads as typed."""

OURS = re.compile(r"/|https?://", re.IGNORECASE)
BARE = re.compile(r"https?://\S+")


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A list, where its mark is ours and the first thing of its line."""
    line = state.bMarks[start]
    at = line + state.tShift[start]
    if state.src[line:at].strip() or state.level > 2 * DEEPEST or not ITEM.match(state.src, at):
        return False
    return list_block(state, start, end, silent)


def _fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Code between fences, where it is closed: what is not would swallow the rest, and reads as typed."""
    if not fence(state, start, end, True):
        return False
    mark = state.src[state.bMarks[start] + state.tShift[start]]
    closing: dict[str, int] = state.env.setdefault("closing", {})  # the last line that can close a fence, looked up once a text
    if mark not in closing:
        closing[mark] = next((line for line in range(state.lineMax - 1, -1, -1) if _closes(state, line, mark * 3)), -1)
    if start >= closing[mark] or silent or not fence(state, start, end, False):
        return start < closing[mark] and silent
    token = state.tokens[-1]
    if token.map and token.map[1] > start + 1 and _closes(state, token.map[1] - 1, token.markup):
        return True
    state.tokens.pop()
    state.line = start
    return False


def _closes(state: StateBlock, line: int, mark: str) -> bool:
    text = state.src[state.bMarks[line] : state.eMarks[line]].strip()
    return text.startswith(mark) and not text.strip(mark[0])


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A table, where no row has more cells than the head: the parser would drop them."""
    if start < state.env.get("wide", 0) or not table(state, start, end, True):
        return False
    cells = len(_cells(state, start))
    for line in range(start + 2, end):
        if state.isEmpty(line):
            break
        if len(_cells(state, line)) > cells:
            state.env["wide"] = line + 1
            return False
    return table(state, start, end, silent)


def _cells(state: StateBlock, line: int) -> list[str]:
    row = state.src[state.bMarks[line] : state.eMarks[line]].strip()
    return re.split(r"(?<!\\)\|", row.removeprefix("|").removesuffix("|"))


def _parser() -> MarkdownIt:
    made = MarkdownIt("zero", {"maxNesting": 100}).enable(["backticks", "link", "fence", "list", "table"])
    made.block.ruler.at("list", _list, {"alt": ["paragraph"]})
    made.block.ruler.at("fence", _fence, {"alt": ["paragraph"]})
    made.block.ruler.at("table", _table, {"alt": ["paragraph"]})
    made.validateLink = lambda url: bool(OURS.match(url))  # type: ignore[method-assign]
    made.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return made


PARSER = _parser()


def line(typed: str) -> Line:
    """A text that stands on one line; line ends in it are blanks."""
    return Line(typed, _inline(PARSER.parseInline(typed)[0]) if INLINE.search(typed) else (typed,))


def prose(typed: str) -> Prose:
    """A text of any length."""
    return Prose(typed, _blocks(iter(PARSER.parse(typed))) if MARKED.search(typed) else (Paragraph((typed,)),))


def source(typed: str) -> Source:
    """Who says so: a link, a man page, or an address alone, which is shown by its host."""
    if not BARE.fullmatch(typed):
        return Source(typed, line(typed).parts)
    try:
        host = urlsplit(typed).hostname
    except ValueError:  # `https://[x`, which judge/links.py reports
        host = None
    return Source(typed, (Link((host or typed,), typed),))


def _blocks(tokens: Iterator[Token], until: str = "") -> tuple[Node, ...]:
    """The blocks up to the token that closes them."""
    found: list[Node] = []
    for token in tokens:
        if token.type == until:
            break
        if token.type == "inline":
            found.append(Paragraph(_inline(token)))
        elif token.type == "fence":
            language, _, title = token.info.strip().partition(" ")
            found.append(Block(token.content.removesuffix("\n"), language, title.strip()))
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            found.append(Items(tuple(_items(tokens, token.type.replace("open", "close")))))
        elif token.type == "table_open":
            found.append(Rows(tuple(_rows(tokens))))
    return tuple(found)


def _items(tokens: Iterator[Token], until: str) -> Iterator[Item]:
    for token in tokens:
        if token.type == until:
            return
        yield Item(token.info, _blocks(tokens, "list_item_close"))


def _rows(tokens: Iterator[Token]) -> Iterator[tuple[tuple[Inline, ...], ...]]:
    cells: list[tuple[Inline, ...]] = []
    for token in tokens:
        if token.type == "table_close":
            return
        if token.type == "inline":
            cells.append(_inline(token))
        elif token.type == "tr_close":
            yield tuple(cells)
            cells = []


def _inline(token: Token) -> tuple[Inline, ...]:
    """The pieces of a line, with words that follow each other as one."""
    found: list[Inline] = []
    for part in _parts(token.children or [], token.content):
        if found and isinstance(part, str) and isinstance(found[-1], str):
            found[-1] += part
        else:
            found.append(part)
    return tuple(found)


def _parts(tokens: Sequence[Token], typed: str) -> Iterator[Inline]:
    words: list[str | Code] | None = None
    url, title, at, picture = "", "", 0, False
    for token in tokens:
        if token.type == "link_open":
            words, url, title = [], str(token.attrs["href"]), str(token.attrs.get("title", ""))
        elif token.type == "link_close":
            at = typed.find("](", at) + 1
            if title or picture:  # which no reader would show: it reads as typed
                yield from ("[", *(words or ()), f']({url} "{title}")' if title else f"]({url})")
            else:
                yield Link(tuple(words or ()), url, typed.count("\n", 0, at))
            words = None
        elif token.content:
            part = Code(token.content) if token.type == "code_inline" else token.content
            if words is None:
                picture = isinstance(part, str) and part.endswith("!")
                yield part
            else:
                words.append(part)
