"""Reads the data files beside the pages: YAML text in, records or problems out. The one file that knows YAML.

Every value is text, as its author typed it: the files are read with a loader that resolves nothing, so `0755`, `on` and `1.10`
stay what they are, and walked node by node, so every problem has a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from . import rules
from .model import Problem, Site, Story, Topic
from .shape import Shape, closest, shape_of

# The C parser reads about eight times faster; both give the same nodes. Where libyaml is missing, Python's own does.
Loader: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

TEXT = "tag:yaml.org,2002:str"


def load_site(docs: Path) -> tuple[Site, list[Problem]]:
    """All records below the folder `docs`, and every problem found on the way, in the order of path and line."""
    site, problems = Site(), []
    for path in sorted(docs.rglob("*.y*ml")):
        shown = f"{docs.name}/{path.relative_to(docs).as_posix()}"
        key = path.relative_to(docs).with_suffix("").as_posix()
        if path.suffix != ".yml":
            problems.append(Problem(shown, 1, f"a data file ends in .yml, not in {path.suffix}", "rename it"))
            continue
        read = File(shown, key, site)
        read.load(path)
        problems += read.problems
    return site, sorted({*problems, *rules.across(site)})


class File:
    """One data file while it is read: adds its records to the site, and collects its problems."""

    def __init__(self, path: str, key: str, site: Site) -> None:
        self.path, self.key, self.site = path, key, site
        self.problems: list[Problem] = []
        self.source: list[str] = []

    def load(self, path: Path) -> None:
        try:
            text = path.read_text(encoding="utf-8-sig")
            self.source = text.splitlines()
            root = yaml.compose(text, Loader=Loader)
        except UnicodeDecodeError:
            return self.problem(1, "the file is not UTF-8 text", "save it as UTF-8")
        except yaml.reader.ReaderError as error:
            line = text.count("\n", 0, error.position) + 1
            return self.problem(line, f"the character U+{code_point(error):04X} is not allowed in YAML", "remove it")
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            what = f"YAML cannot read this: {error.problem or error.context}"
            return self.problem(mark.line + 1 if mark else 1, what, "check the indentation, or put the text in '…'")
        if root is None:
            return self.problem(1, "the file is empty", "add a record, or delete the file")
        self.store(root)

    def store(self, root: yaml.Node) -> None:
        if is_story(self.key):
            story = self.record(root, shape_of(Story))
            if isinstance(story, Story):
                self.site.stories[self.key] = story
            return
        topic = self.record(root, shape_of(Topic), key=self.key)
        if isinstance(topic, Topic):
            self.site.topics[self.key] = topic

    def problem(self, line: int, what: str, todo: str) -> None:
        self.problems.append(Problem(self.path, line, what, todo))

    # ---- one function per shape: node in, value out; a problem is noted and an empty value stands in ----

    def value(self, node: yaml.Node, shape: Shape, name: str) -> object:
        if shape.kind == "list":
            return self.items(node, shape.item, name)
        if shape.kind == "record":
            return self.record(node, shape)
        text = self.text(node, name)
        if shape.kind == "flag":
            if text not in ("true", "false", None):
                self.problem(line_of(node), f"{name} is `{text}`", "write true or false")
            return text == "true"
        if text and shape.choices and text not in shape.choices:
            self.problem(line_of(node), f"{name} is `{text}`", f"write one of: {', '.join(shape.choices)}")
        return text or ""

    def text(self, node: yaml.Node, name: str) -> str | None:
        line = line_of(node)
        if not isinstance(node, yaml.ScalarNode):
            self.problem(line, f"{name} is not a text", "write one text; quote it if it starts with [ or {")
            return None
        start = self.at(node.start_mark)
        if node.tag != TEXT or start.startswith(("&", "!")):
            self.problem(line, f"YAML swallows the first word of {name}", "put the whole text in '…'")
        elif not node.style and self.drops_comment(node):
            self.problem(node.end_mark.line + 1, f"YAML drops what follows # in {name}", "put the whole text in '…'")
        elif not node.value.strip():
            self.problem(line, f"{name} is empty", "write it, or remove the line")
        return str(node.value).rstrip("\n")

    def items(self, node: yaml.Node, shape: Shape, name: str) -> tuple[object, ...]:
        if isinstance(node, yaml.ScalarNode) and shape.kind == "text":
            return (self.value(node, shape, name),)
        if not isinstance(node, yaml.SequenceNode):
            self.problem(line_of(node), f"{name} is not a list", "start each of its entries with '- '")
            return ()
        if not node.value:
            self.problem(line_of(node), f"{name} is empty", "add an entry, or remove the line")
        return tuple(item for entry in node.value if (item := self.value(entry, shape, name)) is not None)

    def record(self, node: yaml.Node, shape: Shape, **given: str) -> object | None:
        if not isinstance(node, yaml.MappingNode):
            self.problem(line_of(node), f"this is not a {shape.name}", f"write its fields: {shape.summary}")
            return None
        before, values = len(self.problems), dict[str, object](given)
        for key, child in self.fields(node, shape):
            values[shape.fields[key].attribute] = self.value(child, shape.fields[key], key)
        seen = {key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)}
        for name, part in shape.fields.items():
            if part.required and name not in seen:
                self.problem(line_of(node), f"this {shape.name} has no {name}", f"add `{name}: …`")
        if len(self.problems) > before:
            return None
        record = shape.build(**values)
        lines = {key.value: line_of(child) for key, child in node.value}
        for name, what, todo in rules.within(record):
            self.problem(lines.get(name, line_of(node)), what, todo)
        self.register(values.get("id"), lines.get("id", 0))
        if owner := self.key if shape.name == "topic" else values.get("id"):
            self.register_items(str(owner), node, shape)
        return record

    def fields(self, node: yaml.MappingNode, shape: Shape) -> Iterator[tuple[str, yaml.Node]]:
        seen: set[str] = set()
        for key, child in node.value:
            name = str(key.value)
            if name not in shape.fields:
                todo = closest(name, shape.fields) or f"use one of: {', '.join(shape.fields)}"
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
            return self.problem(line, f"the id `{name}` is taken by {path}:{first}", "give this record another id")
        self.site.places[name] = (self.path, line)

    def register_items(self, owner: str, node: yaml.MappingNode, shape: Shape) -> None:
        """Note where each list stands, and each of its items: most of them have no id to be found by."""
        for key, child in node.value:
            if shape.fields[key.value].kind == "list":
                self.site.places[f"{owner}.{key.value}"] = (self.path, line_of(child))
                for number, entry in enumerate(child.value if isinstance(child, yaml.SequenceNode) else [child]):
                    self.site.places[f"{owner}.{key.value}[{number}]"] = (self.path, line_of(entry))

    def drops_comment(self, node: yaml.Node) -> bool:
        """Whether a ` #` ends an unquoted text early; an empty text may have lost all of it."""
        if node.value:
            return bool(re.match(r"\s+#", self.at(node.end_mark)))
        return bool(re.search(r"[:-]\s+#", self.source[node.start_mark.line]))

    def at(self, mark: yaml.Mark) -> str:
        """What stands in the source from a mark to the end of its line."""
        return self.source[mark.line][mark.column :] if mark.line < len(self.source) else ""


def is_story(key: str) -> bool:
    """Each data file in `star/` is one story; only `star/index` is a topic like all others."""
    return key.startswith("star/") and key != "star/index"


def code_point(error: yaml.reader.ReaderError) -> int:
    """The code point that YAML refused; the C parser gives a number, Python's own a character."""
    return error.character if isinstance(error.character, int) else ord(error.character)


def line_of(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
