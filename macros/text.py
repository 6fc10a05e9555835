"""The small dialect that texts in data files are written in, turned into Markdown and HTML.

Backticks are code, `[text](/page.md#id)` and `[text](https://…)` are links, `- ` and `1. ` start list items, and ``` fences code.
Nothing else is markup: whatever an author types reads on the page exactly as typed, `<pid>`, `*`, `{{ }}` and `|` included.
"""

from __future__ import annotations

import re
from html import escape

CODE = r"(?P<ticks>`+)(?P<code>(?:(?!\n[ \t]*\n).)+?)(?<!`)(?P=ticks)(?!`)"
LINK = r"\[(?P<label>[^\[\]\n]+)\]\((?P<url>(?:/|https?://)[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\)"
INLINE = re.compile(rf"{CODE}|{LINK}", re.DOTALL)
FENCE = re.compile(r"^[ ]*(?P<fence>`{3,}|~{3,})[^`\n]*\n(?:.*\n)*?[ ]*(?P=fence)[ ]*$", re.MULTILINE)
MARKUP = re.compile(r"[\\*_\[\]{}|~^=+!$`&<>#]")
BULLET = re.compile(r"(- )(?=\S)")
NUMBER = re.compile(r"(\d{1,2}\. )(?=\S)")
LINE_START = re.compile(r"(?:-(?=[-\s]|$)|:(?=\s)|\?(?=\?\?)|\d+(?=[.)](?:\s|$)))")
HYPHEN = re.compile(r"\w-\w")
OPTION = re.compile(r" (?=-{1,2}\w|\+\w|\|+ |&&? |[0-9]?>{1,2} |< |; )|(?<=;) ")


def prose(text: str) -> str:
    """Markdown for a text of any length: paragraphs, list items and fenced code as written, all else as typed."""
    parts, last = [], 0
    for fence in FENCE.finditer(text):
        parts += [_paragraphs(text[last : fence.start()]), f"\n{fence[0]}\n"]
        last = fence.end()
    return "\n".join([*parts, _paragraphs(text[last:])]).strip("\n")


def line(text: str) -> str:
    """Markdown for a text that stands on one line: a heading, a table cell, a list item."""
    return _literal_start(_inline(" ".join(text.split())))


def cell(text: str) -> str:
    """HTML for a short text inside a table that is written as HTML. Code is marked; links are not."""
    found = re.compile(CODE, re.DOTALL)
    html, last = "", 0
    for match in found.finditer(text):
        html += _whole_flags(text[last : match.start()]) + f"<code>{escape(match['code'].strip())}</code>"
        last = match.end()
    return html + _whole_flags(text[last:])


def _whole_flags(text: str) -> str:
    """HTML for words in which a flag stays on one line: a browser may break after its hyphen."""
    return re.sub(r"(?<!\S)-{1,2}\w[\w-]*", r'<span class="prep-whole">\g<0></span>', escape(text))


def html(text: str) -> str:
    """HTML for a text of any length, for a place where Markdown is not read: paragraphs, lists and code, without links."""
    parts: list[str] = []
    for block in re.split(r"\n{2,}|\n(?=- |\d{1,2}\. )", text.strip()):
        words = " ".join(plain_links(BULLET.sub("", block, count=1) if BULLET.match(block) else block).split())
        parts.append(f"<p>{'• ' if BULLET.match(block) else ''}{cell(words)}</p>")
    return "".join(parts)


def plain_links(text: str) -> str:
    """The text with each link as its words alone; code stays marked."""
    return INLINE.sub(lambda match: match[0] if match["code"] else match["label"], text)


def plain(text: str) -> str:
    """The words alone: without the marks of code and links."""
    return INLINE.sub(lambda match: match["code"] or match["label"], text)


def brief(question: str) -> str:
    """A question without the words that most questions of an interview begin with."""
    return re.sub(r"^Tell me about a time when (?:you )?", "… ", question)


def command(cmd: str) -> str:
    """HTML for a command, in pieces that stay whole: a line may break before an option, `|`, `&&` or a redirection.

    A word with a hyphen inside is a piece of its own, because a browser may break after a hyphen. The pieces joined are
    the command, blank for blank, so that what is copied or read aloud is what was typed.
    """
    pieces = OPTION.split(cmd)
    if len(pieces) == 1:
        return _hyphened(cmd)
    return " ".join(f"<span>{_hyphened(piece)}</span>" for piece in pieces)


def _hyphened(piece: str) -> str:
    words = piece.split(" ")
    if len(words) == 1:
        return escape(piece)
    return " ".join(f"<span>{escape(word)}</span>" if HYPHEN.search(word) else escape(word) for word in words)


def _paragraphs(text: str) -> str:
    """Escape the text between two fences, line by line, and set its lists apart with the blank line Markdown wants."""
    lines: list[str] = []
    in_list = False
    for typed in _inline(text).splitlines():
        typed = typed.strip()
        item = BULLET.match(typed) or (NUMBER.match(typed) if in_list or typed.startswith("1. ") else None)
        if item and not in_list and lines and lines[-1]:
            lines.append("")
        in_list = bool(item) or (in_list and bool(typed))
        mark = item[0] if item else ""
        lines.append(mark + _literal_start(typed.removeprefix(mark)))
    return "\n".join(lines)


def _inline(text: str) -> str:
    """Markdown that shows a text as typed, but for its code spans and links."""
    parts, last = [], 0
    for match in INLINE.finditer(text):
        parts.append(_literal(text[last : match.start()]))
        parts.append(match[0] if match["code"] else f"[{_literal(match['label'])}]({match['url']})")
        last = match.end()
    return "".join([*parts, _literal(text[last:])])


def _literal(text: str) -> str:
    """Character references for whatever Markdown or HTML would take as markup."""
    return MARKUP.sub(lambda match: f"&#{ord(match[0])};", text)


def _literal_start(typed: str) -> str:
    """A line that would start a rule, a heading or a list by accident."""
    match = LINE_START.match(typed)
    if not match:
        return typed
    end = match.end()
    if typed[0].isdigit():
        return f"{typed[:end]}&#{ord(typed[end])};{typed[end + 1 :]}"
    return f"&#{ord(typed[0])};{typed[1:]}"
