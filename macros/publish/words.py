"""Publishes the words that mean the same, for the search."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

WORDS = "assets/js/search/words.json"


def publish_words(site: Path, groups: Sequence[Sequence[str]]) -> None:
    """Write the groups of words where the search looks for them."""
    (site / WORDS).write_text(json.dumps(groups, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
