"""Reads cards from a Markdown list of questions and answers. What belongs to no question is told, line by line.

Four shapes, one in a file: `Q: …` and below it `A: …`; `question :: answer` on a line; an entry of a list with its answer
indented below it; a heading with its answer below it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from textwrap import dedent

from ..model.page import Fault
from .pair import Found, Pair, lacking

FENCE = re.compile(r" *(`{3,}|~{3,})")
ASKED = re.compile(r"(?:[-*+] +)?\**(?:Q|Question)\d*(?::\**|\**:) *(.*)", re.IGNORECASE)
ANSWERED = re.compile(r"\s*(?:[-*+] +)?\**(?:A|Answer)\d*(?::\**|\**:) *(.*)", re.IGNORECASE)
INLINE = re.compile(r"(?:[-*+] +)?(\S.*?) +:: +(\S.*)")
ENTRY = re.compile(r"(?:[-*+]|\d{1,3}[.)]) +(\S.*)")
HEADING = re.compile(r"#{1,6} +(.*?)(?: +#+)? *$")
BULLET = re.compile(r"( *)(?:[*+]( +)(?=\S)|(\d{1,2})\)( +)(?=\S))")


@dataclass(slots=True)
class Open:
    """A question whose answer is still being read."""

    line: int
    question: str
    answer: list[str] = field(default_factory=list)
    answering: bool = False


Line = tuple[int, str, bool]
"""The number of a line, the line, and whether it stands in a fence, whose marks are part of it."""


def read(text: str) -> Found:
    """The cards of a Markdown file."""
    lines = list(_lines(text))
    found, faults = _shape(lines)(lines)
    pairs: list[Pair] = []
    for one in found:
        question, answer = " ".join(one.question.split()), _answer(one.answer)
        if lack := lacking(question, answer):
            faults.append((one.line, *lack))
        else:
            pairs.append(Pair(one.line, question, answer))
    return pairs, sorted(faults)


def _lines(text: str) -> Iterator[Line]:
    fence = ""
    for number, line in enumerate(text.expandtabs(4).split("\n"), 1):
        mark = FENCE.match(line)
        inside = bool(fence)
        if mark and not fence:
            fence, inside = mark[1], True
        elif mark and mark[1].startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""
        yield number, line, inside


Told = tuple[list[Open], list[Fault]]


def _shape(lines: list[Line]) -> Callable[[list[Line]], Told]:
    """How a file is to be read. Headings may also stand above lists, so questions decide between the two."""
    free = [line for _, line, fenced in lines if not fenced]
    if any(map(ASKED.match, free)):
        return _labelled
    if any(map(INLINE.match, free)):
        return _inline
    headings, entries = (
        sum(bool((found := shape.match(line)) and found[1].endswith("?")) for line in free) for shape in (HEADING, ENTRY)
    )
    listed = any(ENTRY.match(one) and below.startswith("  ") for one, below in pairwise(free))
    return _entries if listed and entries >= headings else _headings


def _labelled(lines: list[Line]) -> Told:
    found, faults = list[Open](), list[Fault]()
    for number, line, fenced in lines:
        if not fenced and (asked := ASKED.match(line)):
            found.append(Open(number, asked[1]))
        elif not fenced and HEADING.match(line):
            found.append(Open(number, "", answering=True))  # what stands below it belongs to no question
        elif found and found[-1].answering:
            found[-1].answer.append(line)
        elif found and not fenced and (answered := ANSWERED.match(line)):
            found[-1].answer, found[-1].answering = [answered[1]], True
        elif found and line.strip():
            found[-1].question += f" {line}"
        elif line.strip():
            faults.append(_stray(number))
    titles = [one for one in found if not one.question]
    faults += [_stray(one.line + 1) for one in titles if any(line.strip() for line in one.answer)]
    return [one for one in found if one.question], faults


def _inline(lines: list[Line]) -> Told:
    found, faults = list[Open](), list[Fault]()
    for number, line, _ in lines:
        if both := INLINE.match(line):
            found.append(Open(number, both[1], [both[2]]))
        elif line.strip() and not HEADING.match(line):
            faults.append((number, "there is no ` :: ` on this line", "write question :: answer"))
    return found, faults


def _entries(lines: list[Line]) -> Told:
    found, faults, titled = list[Open](), list[Fault](), True
    for number, line, fenced in lines:
        if not fenced and (entry := ENTRY.match(line)):
            found.append(Open(number, entry[1]))
            titled = False
        elif not fenced and HEADING.match(line):
            titled = True
        elif found and not titled and (line.startswith("  ") or not line.strip()):
            found[-1].answer.append(line)
        elif line.strip():
            faults.append(_stray(number))
    return found, faults


def _headings(lines: list[Line]) -> Told:
    found, faults = list[Open](), list[Fault]()
    for number, line, fenced in lines:
        if not fenced and (heading := HEADING.match(line)):
            found.append(Open(number, heading[1]))
        elif found:
            found[-1].answer.append(line)
        elif line.strip():
            faults.append(_stray(number))
    titles = [one for one in found if not one.question.endswith("?") and not any(line.strip() for line in one.answer)]
    return [one for one in found if one not in titles], faults  # a title above questions is no question


def _stray(number: int) -> Fault:
    return number, "this belongs to no question", "write Q: and A:, question :: answer, or the answer below its question"


def _answer(lines: list[str]) -> str:
    """The text of an answer, in the marks of the dialect: its first line may stand further left than the rest."""
    first, rest = (lines[0], dedent("\n".join(lines[1:]))) if lines and not lines[0].startswith(" ") else ("", "")
    text = f"{first}\n{rest}" if first else dedent("\n".join(lines))
    marked = (line if fenced else BULLET.sub(_bullet, line) if BULLET.match(line) else line for _, line, fenced in _lines(text))
    return "\n".join(marked).strip()


def _bullet(found: re.Match[str]) -> str:
    return f"{found[1]}{found[3]}.{found[4]}" if found[3] else f"{found[1]}-{found[2]}"
