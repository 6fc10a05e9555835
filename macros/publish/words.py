"""Publishes what the search knows beside the texts: the words that mean the same, and what else each section is called."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

WORDS = "assets/js/search/words.json"


def publish_words(site: Path, same: Sequence[Sequence[str]], also: Mapping[str, Sequence[str]]) -> None:
    """Write the groups of words, and the other names of sections by their addresses, where the search looks for them."""
    words = json.dumps({"same": same, "also": also}, ensure_ascii=False, separators=(",", ":"))
    (site / WORDS).write_text(words, encoding="utf-8")
