"""Reads the marks of what is personal in a page, in a line or around blocks: `<!-- personal -->` before it, `<!-- /personal -->`
behind it. A page shows neither."""

from __future__ import annotations

import re

from ..model.page import Fault

MARK = re.compile(r"<!--\s*(/?)\s*personal\s*-->", re.IGNORECASE)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def parted(text: str) -> tuple[str, list[str], list[Fault]]:
    """A text without what is marked and without comments, the marked pieces, and what is wrong with the marks, with its line.

    A piece whose end is missing goes on to the end of the text: what is in doubt is personal.
    """
    kept, pieces, faults, at, open_at = list[str](), list[str](), list[Fault](), 0, -1
    for found in MARK.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        if bool(found[1]) == (open_at < 0):
            what = "this mark ends nothing personal" if found[1] else "a personal piece begins inside another"
            faults.append((line, what, "write <!-- personal --> before it and <!-- /personal --> behind it, once each"))
            continue
        (pieces if found[1] else kept).append(text[at : found.start()])
        at, open_at = found.end(), -1 if found[1] else line
    (kept if open_at < 0 else pieces).append(text[at:])
    if open_at > 0:
        faults.append((open_at, "this personal piece has no end", "write <!-- /personal --> behind it"))
    return COMMENT.sub("", "".join(kept)), pieces, faults
