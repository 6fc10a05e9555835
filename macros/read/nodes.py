"""Reads YAML: text in, nodes out, each with its line, and what YAML cannot read or would drop. The one file that knows YAML.

Every value is text, as its author typed it: nothing is resolved, so `0755`, `on` and `1.10` stay what they are. One fault hides
no other: a mark that YAML would swallow spoils its own value only, and where YAML stops, what stands whole above is still given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from ..model.page import Fault
from .signs import clean, line_at

# The C parser reads about eight times faster; both tell the same. Where libyaml is missing, Python's own does.
Loader: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

DEEPEST = 20
"""How deep lists may nest; a record needs six levels."""

COMMENT = re.compile(r"(?<=\S)[ \t]+#")
QUOTES = "put the text in '…'"


@dataclass(slots=True)
class Text:
    """A text; `style` is `|` or `>` for a block. `spoilt` where YAML dropped something of it: what is left says nothing."""

    line: int
    value: str = ""
    style: str = ""
    spoilt: bool = False


@dataclass(slots=True)
class Many:
    """A list. Not `whole` where YAML stopped inside it."""

    line: int
    nodes: list[Node] = field(default_factory=list)
    whole: bool = False


@dataclass(slots=True)
class Fields:
    """A mapping: its names and values in turn. Not `whole` where YAML stopped inside it."""

    line: int
    nodes: list[Node] = field(default_factory=list)
    whole: bool = False

    @property
    def pairs(self) -> Iterator[tuple[Node, Node]]:
        return zip(self.nodes[::2], self.nodes[1::2], strict=False)


Node = Text | Many | Fields


def compose(typed: str) -> tuple[Node | None, list[Fault]]:
    """The nodes of some YAML, as far as it can be read, and the faults with their lines."""
    source, faults = clean(typed)
    tree = _Tree(source)
    try:
        for event in yaml.parse(source, Loader=Loader):
            if not tree.take(event):
                break
    except yaml.MarkedYAMLError as error:
        tree.stop(error)
    if tree.root:
        _prune(tree.root)
    faults += sorted({*tree.faults, *_comments(source, tree)})
    if tree.error and not faults:
        faults.append(tree.error)
    closed = tree.error and (isinstance(tree.root, Text) or (tree.root and tree.root.whole))
    return None if closed else tree.root, faults  # what stands behind the end of a file says that this is not all of it


class _Tree:
    """The nodes while they are read, and where each text begins and ends in the source."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.root: Node | None = None
        self.open: list[Many | Fields] = []
        self.closed: list[tuple[int, Many | Fields]] = []
        self.spans: list[tuple[int, int]] = []
        self.faults: list[Fault] = []
        self.error: Fault | None = None
        self.end = len(source)

    def take(self, event: Any) -> bool:
        """Add what an event says; false where the rest cannot be read."""
        line = event.start_mark.line + 1
        if isinstance(event, yaml.DocumentStartEvent) and self.root:
            self.faults.append((line, "a second document begins here", "take out the line ---"))
            return False
        if isinstance(event, yaml.CollectionEndEvent):
            self.closed.append((line, self.open.pop()))
            self.closed[-1][1].whole = True
        elif isinstance(event, yaml.NodeEvent):
            node = self.node(event, line)
            if self.open:
                self.open[-1].nodes.append(node)
            self.root = self.root or node
            if not isinstance(node, Text):
                self.open.append(node)
            if len(self.open) > DEEPEST:
                self.faults.append((line, "the lists of this file nest too deep to be read", "write fewer levels"))
                return False
        return True

    def node(self, event: Any, line: int) -> Node:
        swallowed = bool(event.anchor or getattr(event, "tag", None))
        if swallowed:
            self.faults.append((line, "YAML swallows a word that starts with &, * or !", QUOTES))
        if isinstance(event, yaml.SequenceStartEvent):
            return Many(line)
        if isinstance(event, yaml.MappingStartEvent):
            return Fields(line)
        if isinstance(event, yaml.AliasEvent):
            return Text(line, spoilt=True)
        start, end = event.start_mark.index, event.end_mark.index
        if start == end:  # nothing was typed: its place is behind what stands before it
            return Text(line_at(self.source, start), spoilt=swallowed or bool(re.match(r"[ \t]+#", self.source[start:])))
        self.spans.append((self.source.find("\n", start) if event.style in ("|", ">") else start, end))
        return Text(line, event.value, event.style or "", swallowed)

    def stop(self, error: yaml.MarkedYAMLError) -> None:
        """Note where YAML stopped. What ends there may have been meant to go on."""
        mark: Any = error.problem_mark or error.context_mark
        if error.context_mark and "quoted" in str(error.context):
            mark = error.context_mark  # the quote that was never closed
        self.end = mark.index if mark else 0
        line = line_at(self.source, self.end)
        self.error = (line, f"YAML cannot read this: {error.problem or error.context}", f"check the indentation, or {QUOTES}")
        for end, node in self.closed:
            node.whole = end < line


def _prune(node: Node) -> None:
    """Take out the last entry of what YAML stopped in: it may not be what was meant."""
    if not isinstance(node, Text) and not node.whole and node.nodes:
        last = node.nodes[-1]
        if isinstance(last, Text) or last.whole:
            node.nodes.pop()
        else:
            _prune(last)


def _comments(source: str, tree: _Tree) -> Iterator[Fault]:
    """The comments behind something else on their line, as far as YAML could read: it drops them, and half a text with them."""
    if COMMENT.search(source):
        pieces, last = [], 0
        for start, end in tree.spans:
            pieces += [source[last:start], re.sub(r"[^\n]", "x", source[start:end])]
            last = end
        masked = "".join(pieces) + source[last : tree.end]
        for number, line in enumerate(masked.split("\n"), 1):
            if COMMENT.search(line):
                yield number, "YAML drops what follows # here", f"{QUOTES}, or the comment on a line of its own"


def resolved(source: str) -> Any:
    """What some YAML means to MkDocs, which resolves numbers and dates; the error's words where it means nothing."""
    try:
        return yaml.safe_load(source)
    except (yaml.YAMLError, ValueError, TypeError) as error:  # a date that is none, a list as a name
        raise ValueError(str(error)) from None
