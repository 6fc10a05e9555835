"""A PDF as a reader of it: the words of each page, and the face, size, color and place of each character.

Read by PDFium, with which the site draws its pictures of sheets: ten times as fast as pdfplumber, which reads boxes as well.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from pypdfium2 import PdfDocument, PdfTextPage, raw

BROKEN = re.compile("[\x02\ufffe]")
"""What PDFium gives for a hyphen at which a line was broken: the first of a character, the second in a text."""


class Char(NamedTuple):
    """A character with ink: its font, its size in points, its grey from 0 to 1, and how far it is from each edge of the paper."""

    text: str
    font: str
    size: float
    grey: float
    margin: float


@dataclass(slots=True)
class Printed:
    """What a PDF holds: the text of each page, and its characters."""

    pages: list[str] = field(default_factory=list)
    chars: list[Char] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(self.pages)


def read(path: Path) -> Printed:
    printed = Printed()
    with PdfDocument(path) as pdf:
        for page in pdf:
            with closing(page), closing(page.get_textpage()) as text:
                printed.pages.append(BROKEN.sub("-", text.get_text_range()))
                printed.chars += _chars(text, *page.get_size())
    return printed


def _chars(text: PdfTextPage, width: float, height: float) -> Iterator[Char]:
    box, matrix, name, flags = raw.FS_RECTF(), raw.FS_MATRIX(), ctypes.create_string_buffer(200), ctypes.c_int()
    color: list[Any] = [ctypes.c_uint() for _ in range(4)]
    for at in range(text.count_chars()):
        sign = BROKEN.sub("-", chr(raw.FPDFText_GetUnicode(text, at)))
        if sign.isspace() or raw.FPDFText_IsGenerated(text, at) == 1:
            continue
        raw.FPDFText_GetLooseCharBox(text, at, box)
        raw.FPDFText_GetMatrix(text, at, matrix)
        raw.FPDFText_GetFontInfo(text, at, name, len(name), flags)
        raw.FPDFText_GetFillColor(text, at, *color)
        yield Char(
            sign,
            name.value.decode(),
            raw.FPDFText_GetFontSize(text, at) * matrix.d,
            sum(part.value for part in color[:3]) / 3 / 255,
            min(box.left, width - box.right, box.bottom, height - box.top),
        )


def squeezed(words: str) -> str:
    """Letters and signs without blanks: a PDF does not say where a line was broken."""
    return re.sub(r"\s+", "", words)


def contrast(char: Char) -> float:
    """Contrast of a character against white paper (WCAG 2.2), from its grey."""
    linear = char.grey / 12.92 if char.grey <= 0.04045 else ((char.grey + 0.055) / 1.055) ** 2.4
    return 1.05 / (linear + 0.05)


def white(char: Char) -> bool:
    """White type, which stands on a black bar (the headings and the mark of what stands out)."""
    return char.grey > 0.99
