"""Publishes what the search knows beside the texts, for `overrides/assets/js/search/`."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..derive.searched import Section

FOLDER = "assets/js/search"
PARTS = ("vendor/minisearch.js", "vendor/stemmer.js", "words.js", "names.js", "rank.js", "list.js")
"""The scripts that find, each after those that it uses; they are published as one."""

INDEX = "search/search_index.json"

CODE = re.compile(r"(<p><code>[^<]*</code></p>)|</?code>")
"""A command on a line of its own, or a mark of code within a sentence."""


def publish_search(
    site: Path,
    same: Sequence[Sequence[str]],
    sections: Sequence[Section],
    asked: Mapping[str, Mapping[str, Sequence[str]]],
    beyond: Sequence[str],
) -> None:
    """Write the groups of words that mean the same; of each section its kind and its other names, as
    {page: {id: [kind, ...names]}} with nothing as the id of a page; the questions that a page answers, with other names of them;
    and the pages beyond the notes.

    It is a script, and the index of the theme's plugin is there as one too, because a browser reads no other file from a disk.
    A heading without a text of its own is no section: it is taken out of that index. So are the marks of code within a sentence,
    which neither the ranking nor the list of hits reads: every visit that looks for something loads the index.
    """
    found: dict[str, dict[str, list[str]]] = {}
    for one in sections:
        kept = found.setdefault(one.page, {}).setdefault(one.id, [one.kind])
        kept += one.also
    known = {"same": same, "sections": found, "asked": asked, "beyond": beyond}
    written = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
    (site / FOLDER / "sections.js").write_text(f"const searched = {written}\n", encoding="utf-8")
    parts = [site / FOLDER / part for part in PARTS]
    (site / FOLDER / "search.js").write_text("".join(part.read_text(encoding="utf-8") for part in parts), encoding="utf-8")
    for part in parts:
        part.unlink()
    index = json.loads((site / INDEX).read_text(encoding="utf-8"))
    index["docs"] = [
        one | {"text": CODE.sub(lambda found: found[1] or "", one["text"])}
        for one in index["docs"]
        if one["text"] or "#" not in one["location"]
    ]
    written = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    (site / INDEX).write_text(written, encoding="utf-8")
    (site / INDEX).with_suffix(".js").write_text(f"var __index = {written}\n", encoding="utf-8")  # named so by the theme
