"""Fills the templates of `templates/`, with the filters and names that they use. The one file that knows Jinja."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ..derive.practice import command_id, digest
from ..model.records import Use
from ..model.site import Topic
from ..model.text import Line
from . import html

TRUST = {
    "press": "press report",
    "third-party": "third party only: not a thing to say",
    "unverified": "not verified",
}
"""How a source that is not the company's or the maker's own is marked."""

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def fill(template: str, **values: object) -> str:
    """The HTML of a template, by its name without `.html.j2`, from the values that it uses. All text in them is escaped."""
    return _templates().get_template(f"{template}.html.j2").render(values).strip("\n")


def _uses(topics: Sequence[tuple[str, Topic]]) -> list[Use]:
    """All uses of the topics, also those that are kept off the paper."""
    return [use for _, topic in topics for tool in topic.tools for use in tool.uses]


def _brief(question: Line) -> Markup:
    """A question without the words that most questions of an interview begin with."""
    return Markup(re.sub(r"^Tell me about a time when (?:you )?", "… ", html.unlinked(question)))


def _without_stop(text: Markup) -> Markup:
    return Markup(text.rstrip("."))


def _ending(text: Markup, note: Markup) -> Markup:
    """A text with a note on its last line, where that line is one of words; else below it."""
    end = re.search(r"(</p>|</li>\s*</[ou]l>)\s*$", text)
    return Markup(f"{text[: end.start()]}{note}{end[0]}" if end else f"{text}\n<p>{note}</p>")


def _in_words(number: int) -> str:
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def module(template: str, **values: object) -> Any:
    """The macros of a template as functions, which give HTML."""
    return _templates().get_template(f"{template}.html.j2").make_module(values)


@cache
def _templates() -> Environment:
    folder = Path(__file__).parent / "templates"
    loader = FileSystemLoader(folder)
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters.update(line=html.line, cell=html.cell, unlinked=html.unlinked, prose=html.prose, command=html.command)
    made.filters.update(brief=_brief, without_stop=_without_stop, in_words=_in_words)
    made.filters.update(digest=digest, ending=_ending)
    made.globals.update(TRUST=TRUST, uses=_uses, command_id=command_id)
    return made
