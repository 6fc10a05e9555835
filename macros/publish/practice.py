"""Publishes the questions to practice, as scripts: a page on a disk may load those, but no JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

FOLDER = "assets/practice"
HOME = "index-page"
"""The name for the texts of the home page, whose address is empty."""


def publish_practice(site: Path, index: Mapping[str, object], texts: Mapping[str, Mapping[str, object]]) -> None:
    """Write the list of all questions, and the texts of each page by its address below the site."""
    _write(site / FOLDER / "index.js", f"const practiceIndex = {_json(index)}\n")
    for url, found in texts.items():
        _write(site / FOLDER / f"{url.rstrip('/') or HOME}.js", f"practiceTexts({_json(found)})\n")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
