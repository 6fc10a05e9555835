"""A PDF as a reader of it: the words of each page, and the face, size, color and place of each character."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pdfplumber


@dataclass(slots=True)
class Printed:
    """What a PDF holds: its text with single blanks, the boxes of its characters, its colors and its sizes."""

    pages: list[str] = field(default_factory=list)
    chars: list[dict[str, Any]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(self.pages)


def read(path: Path) -> Printed:
    printed = Printed()
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            printed.chars += [char | {"height_of_page": page.height, "width_of_page": page.width} for char in page.chars]
            # in the order of the content, which is the order of the columns
            printed.pages.append("".join(char["text"] for char in page.chars))
    return printed


def squeezed(words: str) -> str:
    """Letters and signs without blanks: a PDF does not say where a line was broken."""
    return re.sub(r"\s+", "", words)


def unbroken(words: str) -> str:
    """The same without hyphens, for which PDFium gives another sign where a line was broken at one."""
    return re.sub(r"[-\ufffe\u0002]", "", squeezed(words))


def contrast(char: dict[str, Any]) -> float:
    """Contrast of a character against white paper (WCAG 2.2), from its grey value."""
    color = char["non_stroking_color"] or (0,)
    grey = sum(color) / len(color)
    linear = grey / 12.92 if grey <= 0.04045 else ((grey + 0.055) / 1.055) ** 2.4
    return 1.05 / (linear + 0.05)


def white(char: dict[str, Any]) -> bool:
    """White type, which stands on a black bar (the headings and the mark of what changes the machine)."""
    return all(part > 0.99 for part in char["non_stroking_color"] or (0,))
