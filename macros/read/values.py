"""Reads one value of a data file: a text in, what its shape asks for out, or what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from . import text
from .nodes import Node, Text
from .shape import Shape, closest
from .signs import UNSHOWN

READERS: Mapping[str, Callable[[str], Any]] = {"line": text.line, "prose": text.prose, "source": text.source}
"""How a text for a reader is read, by its kind."""


class Wrong(Exception):
    """A value that cannot be read: what is wrong, and what to do."""

    def __init__(self, what: str, todo: str) -> None:
        super().__init__(what, todo)


def value(node: Node, shape: Shape, name: str) -> Any:
    """The value of a node that holds one text. A wrong one raises `Wrong`."""
    if not isinstance(node, Text):
        raise Wrong(f"{name} is not a text", "write one text; quote it if it starts with [ or {")
    typed = node.value.rstrip("\n")
    if found := UNSHOWN.search(typed):
        raise Wrong(f"the character U+{ord(found[0]):04X} in {name} cannot be shown", "remove it")
    if not any(sign.isprintable() and not sign.isspace() for sign in typed):
        raise Wrong(f"{name} is empty", "write it, or remove the line")
    if shape.kind in READERS:
        return _written(READERS[shape.kind](typed), name)
    if shape.kind == "flag":
        return _flag(typed, name)
    if shape.kind == "number":
        return _number(typed, name)
    if shape.choices and typed not in shape.choices:
        raise Wrong(f"{name} is `{typed}`", closest(typed, shape.choices) or f"write one of: {', '.join(shape.choices)}")
    return typed


def _written(read: Any, name: str) -> Any:
    if not read.words.strip():
        raise Wrong(f"{name} shows nothing", "write words between its marks")
    return read


def _flag(typed: str, name: str) -> bool:
    if typed not in ("true", "false"):
        raise Wrong(f"{name} is `{typed}`", "write true or false")
    return typed == "true"


def _number(typed: str, name: str) -> int:
    if not re.fullmatch(r"[1-9]\d{0,3}", typed, re.ASCII):
        raise Wrong(f"{name} is `{typed}`", "write a number from 1 to 9999")
    return int(typed)
