"""Tells which lines of a Markdown page a reader of Markdown reads, and what hides the others: a fence, a comment, raw HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

FENCE = re.compile(r"[ \t>]*(?:(`{3,})[^`]*|(~{3,}).*)$")
CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
RAW = re.compile(
    r" {0,3}<(address|article|aside|blockquote|center|details|div|dl|figure|footer|form|h[1-6]|header|iframe|main|nav|ol|p|pre"
    r"|script|section|style|summary|table|textarea|ul|video)\b(?![^>]*\smarkdown\b)[^>]*>",
    re.IGNORECASE,
)
HIDING = (("<!--", "-->", "a comment"), ("{% raw %}", "{% endraw %}", "raw marks"))

OPEN = "an open "
"""How it is said of a line that what it begins has no end: then it hides nothing."""


def lines(text: str, header: int = 0) -> Iterator[tuple[int, str, str]]:
    """Each line behind a header of so many lines, with its number and what hides it, or nothing."""
    typed = text.split("\n")
    at, open_ended = header, dict[str, int]()
    while at < len(typed):
        line, hidden, end = typed[at], "", at + 1
        if fence := FENCE.match(line):
            mark = fence[1] or fence[2]
            closing = 0 if len(mark) >= open_ended.get(mark[0], len(mark) + 1) else _closing(typed, at, mark)
            hidden, end = ("a fence", closing + 1) if closing else (f"{OPEN}fence", end)
            if not closing:
                open_ended[mark[0]] = len(mark)
        else:
            hidden, end = _hiding(typed, at)
        for number in range(at, end):
            yield number + 1, typed[number], hidden
        at = end


def _closing(typed: list[str], at: int, mark: str) -> int:
    """The line that ends a fence, or 0."""
    return next((number for number in range(at + 1, len(typed)) if typed[number].lstrip(" \t>").rstrip() == mark), 0)


def _hiding(typed: list[str], at: int) -> tuple[str, int]:
    """What a line opens that hides the lines behind it, and where that ends; nothing where it opens nothing."""
    line = without_code(typed[at])
    for opens, closes, what in HIDING:
        if opens in line and closes not in line.split(opens, 1)[1]:
            end = next((number + 1 for number in range(at + 1, len(typed)) if closes in typed[number]), 0)
            return (what, end) if end else (f"{OPEN}{what.split()[-1]}", at + 1)
    if raw := RAW.match(line):
        depth = 0
        for number in range(at, len(typed)):
            depth += len(re.findall(rf"<{raw[1]}\b", typed[number], re.IGNORECASE))
            depth -= len(re.findall(rf"</{raw[1]}\s*>", typed[number], re.IGNORECASE))
            if depth <= 0:
                return "raw HTML" if number > at else "", number + 1
        return f"{OPEN}<{raw[1]}>", at + 1
    return "", at + 1


def without_code(line: str) -> str:
    """A line without what stands between backticks."""
    return CODE.sub("", line) if "`" in line else line
