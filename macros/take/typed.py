"""How the parts of a text are typed in the dialect of the data files (`read/text.py` reads them)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote

RUN = re.compile(r"`+")
ENTRY, FENCE = re.compile(r"(?:-|\d{1,2}\.)(?= )"), re.compile(r"~{3,}")
"""What at the start of a paragraph would be read as an entry of a list, or as a fence: the latter is never let alone."""


def code(inner: str) -> str:
    """Some code between as many backticks as it takes. It stands on one line."""
    inner = re.sub(r"\s*\n\s*", " ", inner)
    if not inner.strip():
        return inner
    marks = "`" * (1 + max((len(run) for run in RUN.findall(inner)), default=0))
    apart = " " if inner[0] == "`" or inner[-1] == "`" or (inner[0] == inner[-1] == " ") else ""
    return f"{marks}{apart}{inner}{apart}{marks}"


def words(plain: str, careful: bool) -> str:
    """Some words; `careful` where they hold what would be read as marks."""
    if not careful:
        return plain
    plain = RUN.sub(lambda run: code(run[0]), plain)
    return plain.replace("](", "`]`(")


def paragraph(made: str, careful: bool) -> str:
    """The line of a paragraph."""
    made = made.strip()
    start = FENCE.match(made) or (ENTRY.match(made) if careful else None)
    return code(start[0]) + made[start.end() :] if start else made


def link(inner: str, url: str) -> str:
    return f"[{inner.strip()}]({url})"


def address(url: str) -> str:
    """An address in which nothing ends the link."""
    even = url.count("(") == url.count(")")
    return quote(url, safe="%/:?#@!$&'*+,;=~[]" + ("()" if even else ""))


def fence(inner: str, language: str, title: str) -> str:
    """Lines of code, with their language and title where they have one."""
    marks = "`" * max(3, 1 + max((len(run) for run in RUN.findall(inner)), default=0))
    head = f"{language} {title}".strip() if language else ""
    return f"{marks}{head}\n{inner.removesuffix(chr(10))}\n{marks}"


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows of cells, the first of them the head."""
    if not rows:
        return ""
    width = max(map(len, rows))
    lines = [[*(" ".join(cell.split()).replace("|", r"\|") for cell in row), *[""] * (width - len(row))] for row in rows]
    lines.insert(1, ["---"] * width)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def entries(listed: Iterable[tuple[str, list[tuple[str, str]]]]) -> str:
    """The entries of a list by their marks; all of an entry but its first line stands under its words."""
    return "\n".join(mark + re.sub(r"\n(?!\n)", "\n" + " " * len(mark), joined(blocks)) for mark, blocks in listed)


def joined(blocks: Iterable[tuple[str, str]]) -> str:
    """Blocks, by their kind and how they are typed, one below the other."""
    made, before = "", ""
    for kind, block in blocks:
        if block:
            made += ("" if not before else "\n" if kind == "ul" and before == "p" else "\n\n") + block
            before = kind
    return made
