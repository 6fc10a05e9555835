"""Reads cards from rows: the text that Anki exports, a CSV, lines with a tab in them. The one file that knows Python's csv."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence

from ..derive.deck import FIELDS, KIND_NAME
from ..judge.rules import is_date
from ..model.page import Fault
from ..show.jinja import TRUST
from . import html
from .layout import Layout, header, named
from .pair import Found, Pair, lacking

ANKIS = re.compile(r"leech|marked|v-\d{4}-\d\d-\d\d-\d{6}|from-notes", re.IGNORECASE)
"""The tags that Anki gives, and those of our own deck: they say nothing of a card here."""

TRUSTS = {mark: trust for trust, mark in TRUST.items()}

Row = tuple[int, list[str]]


def read(text: str) -> Found:
    """The cards of a file of rows."""
    lines = text.split("\n")
    layout, first = header(lines)
    lines = [f"{line}\n" for line in lines]
    layout.separator = layout.separator or _guess(lines[first:])
    pairs, faults = list[Pair](), list[Fault]()
    for number, row in _rows(lines, first, layout.separator, faults):
        if not pairs and not layout.places and not first and (names := named(row)):
            layout.places = names
            continue
        made = _pair(number, row, layout)
        if isinstance(made, Pair):
            pairs.append(made)
        else:
            faults.append((number, *made))
    return pairs, sorted(faults)


def _guess(lines: Sequence[str]) -> str:
    """The sign that parts the cells: the one with which most rows are like the first."""

    def alike(sign: str) -> int:
        counts = [len(row) for _, row in _rows(lines, 0, sign, [])]
        return sum(count == counts[0] for count in counts) if counts and counts[0] > 1 else 0

    return max("\t,;", key=alike)


def _rows(lines: Sequence[str], first: int, separator: str, faults: list[Fault]) -> Iterator[Row]:
    """The rows with the lines that they begin on. A row that cannot be read costs its own line only."""
    while first < len(lines):
        reader = csv.reader((lines[at] for at in range(first, len(lines))), delimiter=separator, strict=True)
        try:
            row = next(reader)
        except csv.Error as error:
            if lines[first].strip():
                faults.append((first + 1, f"this row cannot be read: {error}", 'close each quote, and write one in a text as ""'))
            first += 1
            continue
        if any(cell.strip() for cell in row):
            yield first + 1, row
        first += reader.line_num


def _pair(line: int, row: list[str], layout: Layout) -> Pair | tuple[str, str]:
    """The card of a row, or why it is none."""
    cell = {name: row[place] for name, place in layout.places.items() if place < len(row)}
    kind = cell.get("notetype", layout.kind)
    fields = [one for place, one in enumerate(row) if place not in layout.places.values()]
    if kind == KIND_NAME and len(fields) == len(FIELDS):
        return _ours(line, dict(zip(FIELDS, fields, strict=True)), "from-notes" in cell.get("tags", "").split())
    if "question" in cell:
        fields = [cell["question"], cell.get("answer", ""), *fields]
    if "cloze" in kind.lower() or (layout.anki and not kind and fields and re.search(r"\{\{c\d+::", fields[0])):
        return "a text with gaps is no question", "ask for what stands in the gap"
    if len(fields) < 2:
        return "there is no answer on this line", "part question and answer by a tab, a comma or a semicolon"
    return _plain(line, fields, cell, layout)


def _plain(line: int, fields: Sequence[str], cell: Mapping[str, str], layout: Layout) -> Pair | tuple[str, str]:
    doubts: list[Fault] = []
    question, answer, *others = [one.split('<hr id="answer">')[-1].split("<hr id=answer>")[-1] for one in fields]
    if layout.html:
        (question, left), answers = html.line(question), [html.prose(one) for one in (answer, *others)]
        doubts = [*left, *(fault for _, faults in answers for fault in faults)]
        answer = "\n\n".join(made for made, _ in answers if made)
    else:
        question, answer = " ".join(question.split()), "\n\n".join(one.strip() for one in (answer, *others) if one.strip())
    if lack := lacking(question, answer):
        return lack
    tags = (*layout.tags, *cell.get("tags", "").split())
    said = tuple(one.strip() for one in cell.get("source", "").split(" · ") if one.strip())
    return Pair(line, question, answer, said, tags=_tags(tags), id=cell.get("id", ""), doubts=tuple(doubts))


def _ours(line: int, cell: Mapping[str, str], named: bool) -> Pair | tuple[str, str]:
    """The card of a note of our own deck: what is asked of its question belongs to it."""
    question, asks, (answer, _) = html.line(cell["Question"])[0], html.line(cell["Asks"])[0], html.prose(cell["Answer"])
    if lack := lacking(question, answer):
        return lack
    said = [one for one in html.line(cell["Source"])[0].removeprefix("Source: ").split(" · ") if one]
    dates = [one for one in said if one.startswith("checked ") and is_date(one.removeprefix("checked "))]
    marks = [one for one in said if one in TRUSTS]
    source = tuple(one for one in said if one not in (*dates, *marks))
    checked, trust = (dates or [""])[0].removeprefix("checked "), TRUSTS[marks[0]] if marks else ""
    question = f"{question} — {asks}" if asks else question
    return Pair(line, question, answer, source, checked, trust, named=named, id=cell["Id"])


def _tags(found: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in found if not ANKIS.fullmatch(one)))
