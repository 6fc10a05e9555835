"""Writes a record as a data file holds it: `shape.py` the other way round. JSON is YAML too."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from typing import Any

from ..model.text import Line, Prose


def data_file(record: object, say: Callable[[str], str]) -> str:
    """The text of the data file of a topic or of the settings; `say` is given each text for a reader, and gives what to write."""
    return json.dumps(_plain(record, say), ensure_ascii=False, indent=1) + "\n"


def _plain(value: Any, say: Callable[[str], str]) -> Any:
    if isinstance(value, Line | Prose):
        return say(value.typed)
    if isinstance(value, tuple):
        return [_plain(one, say) for one in value]
    if isinstance(value, bool):
        return str(value).lower()
    if not dataclasses.is_dataclass(value):
        return str(value)
    written = [one for one in dataclasses.fields(value) if not one.metadata.get("given")]
    return {one.name.rstrip("_"): _plain(found, say) for one in written if (found := getattr(value, one.name)) != one.default}
