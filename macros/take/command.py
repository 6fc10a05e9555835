"""`python -m macros import FILE`: takes the cards of a file in, as the data of a new topic, and says what it could not take."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path

from ..judge import rules
from ..model.page import Fault
from ..model.site import Problem, Site
from ..read import files
from ..read.content import read_content
from ..read.data import SETTINGS
from ..read.pages import slug
from . import questions, rows
from .pair import Reader
from .topic import written

READERS: dict[str, Reader] = {".md": questions.read, ".markdown": questions.read}
"""How a file is read, by its ending; all others are rows."""

KEY = re.compile(r"[a-z0-9]+([._-][a-z0-9]+)*(/[a-z0-9]+([._-][a-z0-9]+)*)*")


def run(words: Sequence[str], docs: Path) -> int:
    """Do what a command line says, with the content in `docs`; print all that is to be said. 0 where every line was taken."""
    parser = argparse.ArgumentParser(prog="python -m macros import", description=__doc__)
    parser.add_argument("file", type=Path, help="a text that Anki exported, a CSV, or a Markdown list of questions and answers")
    parser.add_argument("--topic", help="the topic to write, as linux/new; without it, the name of the file")
    asked = parser.parse_args(words)
    problems, said = take(asked.file, asked.topic or slug(asked.file.stem).replace("_", "-"), docs)
    print(*problems, *said, sep="\n")
    return int(not said or any(not one.warning for one in problems))


def take(file: Path, key: str, docs: Path) -> tuple[list[Problem], list[str]]:
    """Write the cards of a file as the data of the topic `key`. Gives the lines that could not be taken and what was left out of
    others, and what to say of what was written: nothing where nothing was."""
    site, pages, _ = read_content(docs, rules.faults)
    target = docs / f"{key}.yml"
    if fault := _no_target(key, target, site):
        return [Problem(f"{docs.name}/{key}.yml", 1, *fault)], []
    if not file.is_file():
        return [Problem(str(file), 1, "there is no such file", "name the file to take in")], []
    text = files.read(file, file.parent)
    if isinstance(text, Problem):
        return [Problem(str(file), text.line, text.what, text.todo)], []
    pairs, faults = READERS.get(file.suffix.lower(), rows.read)(text)
    content, count, unwritten = written(pairs, site, [page.path for page in pages.values()])
    doubts = [(pair.line, what, todo) for pair in pairs for _, what, todo in pair.doubts]
    told = [_problem(file, one) for one in (*faults, *unwritten)] + [_problem(file, one, warning=True) for one in doubts]
    if not count:
        return sorted(told) or [
            Problem(str(file), 1, "there is no card in it", "see the README for the shapes that are read")
        ], []
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("x", encoding="utf-8", newline="\n") as made:  # never over another
        made.write(content)
    cards = "1 card" if count == 1 else f"{count} cards"
    return sorted(told), [f'{files.shown(target, docs)}: {cards}. Show them on a page: {{{{ quiz("{key}") }}}}']


def _no_target(key: str, target: Path, site: Site) -> tuple[str, str] | None:
    """Why a topic cannot be written."""
    if not KEY.fullmatch(key) or key == SETTINGS or key.startswith("templates/"):
        return f"`{key}` cannot be a topic", "name another: --topic linux/new"
    if site.settings.is_story(key):
        return "data files here are stories", "name another topic: --topic linux/new"
    if target.exists():
        return "there is such a file already", "name another topic: --topic linux/new"
    return None


def _problem(file: Path, fault: Fault, warning: bool = False) -> Problem:
    return Problem(str(file), *fault, warning=warning)
