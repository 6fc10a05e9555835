"""The signs that a file is made of: those that no page can show, and the lines that they stand on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.page import Fault

UNSHOWN = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
"""Controls, halves of a pair, no characters at all, and line ends that no editor counts: HTML or YAML cannot hold them."""


def clean(text: str) -> tuple[str, list[Fault]]:
    """A text without the signs that cannot be shown, and where those stand: each kind once a line."""
    return UNSHOWN.sub("", text), list(dict.fromkeys(_unshown(text)))


def _unshown(text: str) -> Iterator[Fault]:
    for found in UNSHOWN.finditer(text):
        yield line_at(text, found.start()), f"the character U+{ord(found[0]):04X} cannot be shown", "remove it"


def line_at(text: str, place: int) -> int:
    """The line of a place in a text, from 1; a place behind the last word is on the line of that word."""
    return text.count("\n", 0, min(place, len(text.rstrip()))) + 1
