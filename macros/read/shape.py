"""What a record looks like in a data file, read off its dataclass, so that each field is declared once: in the model."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from ..model.text import Line, Prose, Source

KINDS: dict[Any, str] = {bool: "flag", int: "number", Line: "line", Prose: "prose", Source: "source"}


@dataclass(frozen=True, slots=True)
class Shape:
    """The shape of one value: a `word`, a `flag` (true or false), a `number`, a text (`line`, `prose`, `source`), a `list` of
    `item`, or a `record` with `fields`."""

    kind: str
    name: str = ""
    attribute: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    item: Any = None
    fields: Mapping[str, Shape] = field(default_factory=dict)
    build: Callable[..., object] = str

    @property
    def summary(self) -> str:
        """The record's fields in one line, the required ones only where there are any."""
        required = [name for name, part in self.fields.items() if part.required]
        return ", ".join(required or self.fields)

    @property
    def one(self) -> str:
        """One such record, with its article."""
        return self.name if self.name.endswith("s") else f"{'an' if self.name[0] in 'aeio' else 'a'} {self.name}"

    @property
    def holds_records(self) -> bool:
        return self.kind == "list" and self.item.kind == "record"

    @property
    def nothing(self) -> object:
        """What stands in for a value that is missing or wrong."""
        return {"line": Line(), "prose": Prose(), "source": Source(), "list": ()}.get(self.kind, "")


@cache
def shape_of(record: type) -> Shape:
    """The shape of a dataclass of the model. A trailing underscore keeps a Python word apart: `is_` is written `is`."""
    hints = get_type_hints(record)
    fields = {}
    for part in dataclasses.fields(record):
        if part.metadata.get("given"):
            continue
        required = part.default is dataclasses.MISSING and part.default_factory is dataclasses.MISSING
        shape = _shape(hints[part.name], part.metadata.get("choices", ()))
        fields[part.name.rstrip("_")] = dataclasses.replace(shape, attribute=part.name, required=required)
    return Shape("record", record.__name__.lower(), fields=fields, build=record)


def _shape(hint: Any, choices: tuple[str, ...]) -> Shape:
    if hint in KINDS:
        return Shape(KINDS[hint])
    if get_origin(hint) is tuple:
        return Shape("list", item=_shape(get_args(hint)[0], choices))
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return shape_of(hint)
    return Shape("word", choices=choices)


def closest(name: str, known: Iterable[str]) -> str:
    """Advice for a name that is not among the `known` ones: the nearest of them, or nothing where none is near."""
    lower = {one.lower(): one for one in known}
    near = get_close_matches(name.lower(), list(lower), n=3, cutoff=0.6)
    return f"did you mean {' or '.join(lower[one] for one in near)}?" if near else ""
