"""Reads the data files beside the pages: nodes in, records or problems out.

All problems of a file are found at once; a record with a problem is left out, and its id is still known, so that nothing else is
reported for it. What a good record is beyond its shape is said by the `Rules` that the reader is given.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from ..model.records import Use
from ..model.site import Problem, Settings, Site, Topic, Written
from ..model.story import Story
from ..model.text import Line, Prose
from .nodes import Fields, Many, Node, Text, compose
from .shape import Shape, shape_of
from .values import Wrong, value

Rules = Callable[[object, Settings, Collection[str]], Iterable[tuple[str, str, str]]]
"""The faults of one record, of which some fields could not be read: the field, what is wrong with it, what to do."""

SETTINGS = "content"
WHOLE = (Settings, Topic, Story)
"""The records that are a whole file: what is right of them is kept."""


def load_file(path: str, key: str, source: str, site: Site, rules: Rules) -> list[Problem]:
    """Read one data file into the site: its path as messages show it, its key, its text. Gives the problems found."""
    root, faults = compose(source)
    file = File(path, key, site, rules)
    file.problems += (Problem(path, *fault) for fault in faults)
    if root is not None and (not isinstance(root, Fields) or root.nodes):
        file.store(root)
    elif not faults:
        file.problem(1, "the file is empty", "add a record, or delete the file")
    if file.problems:
        site.broken[key] = source
    if file.cut or root is None:
        site.cut.add(key)
    return file.problems


class File:
    """One data file while it is read: adds its records to the site, and collects its problems.

    `wrong` counts what is wrong: problems, and values that a problem of another line has spoilt. `cut` says that records of it
    could not be read at all.
    """

    def __init__(self, path: str, key: str, site: Site, rules: Rules) -> None:
        self.path, self.key, self.site, self.rules = path, key, site, rules
        self.problems: list[Problem] = []
        self.wrong, self.cut = 0, False

    def problem(self, line: int, what: str, todo: str) -> None:
        self.wrong += 1
        self.problems.append(Problem(self.path, line, what, todo))

    def store(self, root: Node) -> None:
        if self.key == SETTINGS:
            self.site.settings = self.record(root, shape_of(Settings)) or self.site.settings
            return
        meant, other = (Story, Topic) if self.site.settings.is_story(self.key) else (Topic, Story)
        if _fits(root, other) > _fits(root, meant):
            if "stories" not in self.site.settings.unknown:
                where = f"data files in {self.site.settings.stories}/, but for its index, are stories; all others are topics"
                self.problem(root.line, f"this is a {other.__name__.lower()}", f"move it: {where}")
                return
            meant = other
        record = self.record(root, shape_of(meant), **{"key": self.key} if meant is Topic else {})
        if isinstance(record, Topic):
            self.site.topics[self.key] = record
        elif isinstance(record, Story):
            (self.site.faulty if self.problems else self.site.stories)[self.key] = record

    # ---- one method per shape: node in, value out; what is wrong is noted, and nothing stands in for it ----

    def value(self, node: Node, shape: Shape, name: str) -> Any:
        if isinstance(node, Text) and node.spoilt:
            self.wrong, self.cut = self.wrong + 1, self.cut or shape.holds_records
            return None
        if shape.kind == "list":
            return self.items(node, shape.item, name)
        if shape.kind == "record":
            return self.record(node, shape)
        try:
            read = value(node, shape, name)
        except Wrong as wrong:
            self.problem(node.line, *wrong.args)
            return None
        if isinstance(node, Text) and isinstance(read, Line | Prose):
            first = node.line + (node.style in ("|", ">"))
            self.site.texts.append(Written(self.path, first, read, node.style == "|"))
        return read

    def items(self, node: Node, shape: Shape, name: str) -> tuple[Any, ...]:
        if isinstance(node, Text) and node.value.strip() and shape.kind not in ("record", "list"):
            node = Many(node.line, [node], whole=True)
        if (isinstance(node, Text) and not node.value.strip()) or (isinstance(node, Many) and node.whole and not node.nodes):
            self.problem(node.line, f"{name} is empty", "add an entry, or remove the line")
        elif not isinstance(node, Many):
            self.problem(node.line, f"{name} is not a list", "start each of its entries with '- '")
        else:
            self.wrong, self.cut = self.wrong + (not node.whole), self.cut or not node.whole
            return tuple(item for entry in node.nodes if (item := self.value(entry, shape, name)) is not None)
        self.cut = self.cut or shape.kind == "record"
        return ()

    def record(self, node: Node, shape: Shape, **given: Any) -> Any:
        if not isinstance(node, Fields) or (node.whole and not _resembles(node, shape)):
            self.problem(node.line, f"this is not {shape.one}", f"write its fields: {shape.summary}")
            self.cut = True
            return None
        if not node.whole and shape.build not in WHOLE:
            self.wrong, self.cut = self.wrong + 1, True
            return None
        before, unsure = self.wrong, set[str]()
        children = self.fields(node, shape, unsure)
        for name, part in shape.fields.items():
            found = self.wrong
            read = self.value(children[name], part, name) if name in children else None
            if self.wrong > found:
                unsure.add(name)
            if read is not None or part.required:
                given[part.attribute] = part.nothing if read is None else read
        missing = [name for name, part in shape.fields.items() if part.required and name not in children and name not in unsure]
        for name in missing if node.whole else ():
            self.problem(node.line, f"this {shape.name} has no {name}", f"add `{name}: …`")
        unsure |= {*missing} if node.whole else {*shape.fields} - {*children}
        lines = {name: child.line for name, child in children.items()}
        owner = self.register(given.get("id"), lines.get("id", 0)) or (self.key if shape.build in WHOLE else "")
        self.register_items(owner, children, shape)
        self.wrong += not node.whole
        made = self.build(given, shape, frozenset(unsure))
        for name, what, todo in self.rules(made, self.site.settings, unsure) if node.whole else ():
            if name not in unsure:
                self.problem(lines.get(name, node.line), what, todo)
        return made if self.wrong == before or shape.build in WHOLE else None

    def build(self, values: dict[str, Any], shape: Shape, unsure: frozenset[str]) -> object:
        """The record, with what it is given beside its fields."""
        if shape.build is Use:
            values["by_need"] = self.site.settings.by_need(values.get("needs", ()))
        if shape.build is Settings:
            values["unknown"] = unsure
        return shape.build(**values)

    def fields(self, node: Fields, shape: Shape, unsure: set[str]) -> dict[str, Node]:
        """The fields that the shape knows. A misspelled name is noted once: a list of records is read as the one that it may
        stand for, so that nothing in it is missed; any other is unsure."""
        known, unknown, again = dict[str, Node](), list[tuple[Node, str, Node]](), list[tuple[int, str]]()
        for key, child in node.pairs:
            name = key.value if isinstance(key, Text) else ""
            if name in known:
                again.append((key.line, name))
            elif name in shape.fields:
                known[name] = child
            else:
                unknown.append((key, name, child))
        if again:
            names, one = ", ".join(name for _, name in again), len(again) == 1
            todo = "keep one of the two" if one else "keep one of each, or begin another record with '- '"
            self.problem(again[0][0], f"{names} stand{'s' * one} here twice", todo)
            unsure |= {name for _, name in again}
        for key, name, child in unknown:
            free = [one for one in shape.fields if one not in known]
            near = get_close_matches(name.lower(), free, n=1) or get_close_matches(name.lower(), list(shape.fields), n=1)
            todo = f"did you mean {near[0]}?" if near else f"use one of: {', '.join(shape.fields)}"
            what = f"{shape.one} has no field `{name}`" if name else f"a field of this {shape.name} has no name"
            self.problem(key.line, what, todo)
            unsure |= set(near) - set(known)
            if near and near[0] not in known and shape.fields[near[0]].holds_records:
                known[near[0]] = child
        return known

    def register(self, name: object, line: int) -> str:
        """Note where an id stands; an id is the site's key to a record, so no two records share one. Gives it if it is new."""
        if not isinstance(name, str) or not name:
            return ""
        if name in self.site.places:
            path, first = self.site.places[name]
            self.problem(line, f"the id `{name}` is taken by {path}:{first}", "give this record another id")
            return ""
        self.site.places[name] = (self.path, line)
        return name

    def register_items(self, owner: str, children: Mapping[str, Node], shape: Shape) -> None:
        """Note where each list stands, and each of its items: most of them have no id to be found by."""
        for name, child in children.items():
            if owner and (shape.fields[name].kind == "list" or shape.build is Settings):
                self.site.places.setdefault(f"{owner}.{name}", (self.path, child.line))
                for number, entry in enumerate(child.nodes if isinstance(child, Many) else [child]):
                    self.site.places.setdefault(f"{owner}.{name}[{number}]", (self.path, entry.line))


def _fits(root: Node, record: type) -> int:
    """How many fields of a file's first mapping belong to a record."""
    return len(_names(root) & {*shape_of(record).fields}) if isinstance(root, Fields) else 0


def _resembles(node: Fields, shape: Shape) -> bool:
    """Whether a mapping may be meant as a record: it has one of its fields, or a name like one."""
    return not node.nodes or any(get_close_matches(name, list(shape.fields)) for name in _names(node))


def _names(node: Fields) -> set[str]:
    return {name.value for name, _ in node.pairs if isinstance(name, Text)}
