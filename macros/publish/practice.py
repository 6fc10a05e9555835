"""Publishes the questions to practice, as scripts: a page on a disk may load those, but no JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

FOLDER = "assets/practice"
A_FILE = 8
"""The texts in one file: a round asks one or two of a page, so a page with 70 is not fetched for them."""


def publish_practice(site: Path, index: Mapping[str, object], texts: Mapping[str, Mapping[str, object]]) -> None:
    """Write the list of all questions, and the texts of each page by its address below the site, in its order: files 1, 2, …"""
    _write(site / FOLDER / "index.js", f"const practiceIndex = {_json({**index, 'a_file': A_FILE})}\n")
    for url, found in texts.items():
        listed = list(found.items())
        for first in range(0, len(listed), A_FILE):
            number, part = 1 + first // A_FILE, dict(listed[first : first + A_FILE])
            _write(site / FOLDER / url / f"{number}.js", f"practiceTexts({_json(part)})\n")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
