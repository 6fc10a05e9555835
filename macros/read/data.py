"""Reads the data files beside the pages: YAML text in, records or problems out. The one file that knows YAML.

Every value is text, as its author typed it: the files are read with a loader that resolves nothing, so `0755`, `on` and `1.10`
stay what they are, and walked node by node, so every problem has a line. All problems of a file are found at once; a record with
a problem is left out, and its id is still known, so that nothing else is reported for it. What a good record is beyond its shape
is judged later: `Built` says where each of its fields stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

import yaml

from ..model.records import Story, Use
from ..model.site import Built, Problem, Settings, Site, Topic, Written
from . import text
from .shape import Shape, closest, shape_of

# The C parser reads about eight times faster; both give the same nodes. Where libyaml is missing, Python's own does.
Loader: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

SETTINGS = "content"
READERS: Mapping[str, Callable[[str], Any]] = {"line": text.line, "prose": text.prose, "source": text.source}

MARKS = re.compile(r"(?:^|[\s,:?\[{-])[&*!][^\s,\]}]", re.MULTILINE)
BEHIND = re.compile(r"\S[ \t]+#")
UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def load_file(path: str, key: str, source: str, site: Site) -> list[Problem]:
    """Read one data file into the site: its path as messages show it, its key, its text. Gives the problems found."""
    return File(path, key, site).load(source)


class File:
    """One data file while it is read: adds its records to the site, and collects its problems."""

    def __init__(self, path: str, key: str, site: Site) -> None:
        self.path, self.key, self.site = path, key, site
        self.problems: list[Problem] = []
        self.source: list[str] = []

    def load(self, source: str) -> list[Problem]:
        self.source = source.splitlines()
        root = self.compose(source)
        if root is not None:
            self.store(root)
        if self.problems:
            self.site.broken.add(self.key)
        return self.problems

    def compose(self, source: str) -> yaml.Node | None:
        """The nodes of the file; nothing where YAML cannot read it, or would change what it reads without a word."""
        try:
            if MARKS.search(source) or BEHIND.search(source):
                self.swallowed(source)
            root = None if self.problems else yaml.compose(source, Loader=Loader)
        except yaml.reader.ReaderError as error:
            line = source.count("\n", 0, error.position) + 1
            self.problem(line, f"the character U+{code_point(error):04X} is not allowed in YAML", "remove it")
            return None
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            what = f"YAML cannot read this: {error.problem or error.context}"
            self.problem(mark.line + 1 if mark else 1, what, "check the indentation, or put the text in '…'")
            return None
        except RecursionError:
            self.problem(1, "the lists of this file nest too deep to be read", "write fewer levels")
            return None
        if root is None and not self.problems:
            self.problem(1, "the file is empty", "add a record, or delete the file")
        return root

    def swallowed(self, source: str) -> None:
        """What YAML reads as its own marks and drops from a text: `&name`, `*name`, `!tag`, and a comment behind a text."""
        end = None
        for token in yaml.scan(source, Loader=Loader):
            if isinstance(token, yaml.AnchorToken | yaml.AliasToken | yaml.TagToken):
                self.problem(token.start_mark.line + 1, "YAML swallows a word that starts with &, * or !", "put the text in '…'")
            if end and self.source[end.line : end.line + 1] and self.source[end.line][: end.column].strip():
                behind = self.at(end)[: token.start_mark.column - end.column if end.line == token.start_mark.line else None]
                if re.match(r"[ \t]+#", behind):
                    self.dropped(end.line)
            if isinstance(token, yaml.ScalarToken) and re.match(r"[|>]\S*[ \t]+#", self.at(token.start_mark)):
                self.dropped(token.start_mark.line)
            if token.end_mark.index != token.start_mark.index:
                end = token.end_mark

    def dropped(self, line: int) -> None:
        if not any(problem.line == line + 1 for problem in self.problems):
            self.problem(line + 1, "YAML drops what follows # here", "put the text in '…', or the comment on a line of its own")

    def store(self, root: yaml.Node) -> None:
        if self.key == SETTINGS:
            self.site.settings = self.record(root, shape_of(Settings)) or Settings()
        elif is_story(self.key, self.site.settings):
            if isinstance(story := self.record(root, shape_of(Story)), Story):
                self.site.stories[self.key] = story
        elif isinstance(topic := self.record(root, shape_of(Topic), key=self.key), Topic):
            self.site.topics[self.key] = topic

    def problem(self, line: int, what: str, todo: str) -> None:
        self.problems.append(Problem(self.path, line, what, todo))

    # ---- one function per shape: node in, value out; a problem is noted and an empty value stands in ----

    def value(self, node: yaml.Node, shape: Shape, name: str) -> Any:
        if shape.kind == "list":
            return self.items(node, shape.item, name)
        if shape.kind == "record":
            return self.record(node, shape)
        typed = self.typed(node, name)
        if typed is None:
            return shape.nothing
        if shape.kind in READERS:
            return self.written(node, READERS[shape.kind](typed))
        if shape.kind == "flag":
            if typed not in ("true", "false"):
                self.problem(line_of(node), f"{name} is `{typed}`", "write true or false")
            return typed == "true"
        if shape.choices and typed not in shape.choices:
            todo = closest(typed, shape.choices) or f"write one of: {', '.join(shape.choices)}"
            self.problem(line_of(node), f"{name} is `{typed}`", todo)
        return typed

    def written(self, node: Any, read: Any) -> Any:
        """Note a text for a reader, and where its first line stands."""
        self.site.texts.append(Written(self.path, line_of(node) + (node.style in ("|", ">")), read, node.style == "|"))
        return read

    def typed(self, node: yaml.Node, name: str) -> str | None:
        """The text of a node, or nothing where it is none or empty."""
        if not isinstance(node, yaml.ScalarNode):
            self.problem(line_of(node), f"{name} is not a text", "write one text; quote it if it starts with [ or {")
            return None
        if not node.value.strip():
            self.problem(line_of(node), f"{name} is empty", "write it, or remove the line")
            return None
        if wrong := UNREADABLE.search(node.value):
            self.problem(line_of(node), f"the character U+{ord(wrong[0]):04X} in {name} cannot be shown", "remove it")
            return None
        return str(node.value).rstrip("\n")

    def items(self, node: yaml.Node, shape: Shape, name: str) -> tuple[Any, ...]:
        if isinstance(node, yaml.ScalarNode) and shape.kind not in ("record", "list") and node.value:
            return (self.value(node, shape, name),)
        if isinstance(node, yaml.ScalarNode) and not node.value.strip():
            self.problem(line_of(node), f"{name} is empty", "add an entry, or remove the line")
            return ()
        if not isinstance(node, yaml.SequenceNode):
            self.problem(line_of(node), f"{name} is not a list", "start each of its entries with '- '")
            return ()
        if not node.value:
            self.problem(line_of(node), f"{name} is empty", "add an entry, or remove the line")
        return tuple(item for entry in node.value if (item := self.value(entry, shape, name)) is not None)

    def record(self, node: yaml.Node, shape: Shape, **given: str) -> Any:
        if not isinstance(node, yaml.MappingNode):
            self.problem(line_of(node), f"this is not a {shape.name}", f"write its fields: {shape.summary}")
            return None
        before = len(self.problems)
        meant = set[str]()
        children = dict(self.fields(node, shape, meant))
        lines = {name: line_of(child) for name, child in children.items()}
        values, wrong = dict[str, Any](given), meant - set(children)
        for name, part in shape.fields.items():
            found = len(self.problems)
            if name in children:
                values[part.attribute] = self.value(children[name], part, name)
            elif part.required:
                values[part.attribute] = part.nothing
                if name not in wrong:
                    self.problem(line_of(node), f"this {shape.name} has no {name}", f"add `{name}: …`")
            if len(self.problems) > found:
                wrong.add(name)
        if shape.build is Use:
            values["by_need"] = self.site.settings.by_need(values.get("needs", ()))
        record = shape.build(**values)
        self.site.built.append(Built(record, self.path, line_of(node), lines, frozenset(wrong)))
        self.register(values.get("id"), lines.get("id", 0))
        if owner := self.key if shape.name == "topic" else values.get("id"):
            self.register_items(str(owner), children, shape)
        keep = len(self.problems) == before or shape.name in ("topic", "settings")
        return record if keep else None

    def fields(self, node: yaml.MappingNode, shape: Shape, meant: set[str]) -> Iterator[tuple[str, yaml.Node]]:
        """The fields that the shape knows. Adds to `meant` those that a misspelled name may stand for."""
        seen: set[str] = set()
        for key, child in node.value:
            name = str(key.value) if isinstance(key, yaml.ScalarNode) else ""
            if not name:
                self.problem(line_of(key), f"a field of this {shape.name} has no name", f"use one of: {', '.join(shape.fields)}")
            elif name not in shape.fields:
                near = get_close_matches(name, list(shape.fields), n=1)
                meant |= set(near)
                todo = f"did you mean {near[0]}?" if near else f"use one of: {', '.join(shape.fields)}"
                self.problem(line_of(key), f"a {shape.name} has no field `{name}`", todo)
            elif name in seen:
                self.problem(line_of(key), f"{name} stands here twice", "keep one of the two")
            else:
                seen.add(name)
                yield name, child

    def register(self, name: object, line: int) -> None:
        """Note where an id stands; an id is the site's key to a record, so no two records share one."""
        if not isinstance(name, str) or not name:
            return
        if name in self.site.places:
            path, first = self.site.places[name]
            self.problem(line, f"the id `{name}` is taken by {path}:{first}", "give this record another id")
            return
        self.site.places[name] = (self.path, line)

    def register_items(self, owner: str, children: Mapping[str, yaml.Node], shape: Shape) -> None:
        """Note where each list stands, and each of its items: most of them have no id to be found by."""
        for name, child in children.items():
            if shape.fields[name].kind == "list":
                self.site.places[f"{owner}.{name}"] = (self.path, line_of(child))
                for number, entry in enumerate(child.value if isinstance(child, yaml.SequenceNode) else [child]):
                    self.site.places[f"{owner}.{name}[{number}]"] = (self.path, line_of(entry))

    def at(self, mark: yaml.Mark) -> str:
        """What stands in the source from a mark to the end of its line."""
        return self.source[mark.line][mark.column :] if mark.line < len(self.source) else ""


def header(source: str) -> tuple[dict[str, Any], int]:
    """The fields of a page's header as MkDocs reads them, and the line of what is wrong with it (0: nothing)."""
    found = re.match(r"-{3}[ \t]*\n(.*?\n)(?:-{3}|\.{3})[ \t]*(?:\n|$)", source, re.DOTALL)
    if not found:
        return {}, 1 if re.match(r"-{3}[ \t]*\n[\w-]+:", source) else 0
    try:
        read = yaml.safe_load(found[1])
    except yaml.MarkedYAMLError as error:
        return {}, (error.problem_mark.line if error.problem_mark else 0) + 2
    except (yaml.YAMLError, ValueError):
        return {}, 2
    return (read, 0) if isinstance(read, dict) else ({}, 2)


def is_story(key: str, settings: Settings) -> bool:
    """Each data file in the folder of the stories is one story; only its `index` is a topic like all others."""
    return key.startswith(f"{settings.stories}/") and key != f"{settings.stories}/index"


def code_point(error: yaml.reader.ReaderError) -> int:
    """The code point that YAML refused; the C parser gives a number, Python's own a character."""
    return error.character if isinstance(error.character, int) else ord(error.character)


def line_of(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
