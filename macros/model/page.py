"""A hand-written page, as far as the machine looks into it: its header, its headings, and the macros that it calls."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

Fault = tuple[int, str, str]
"""Something wrong in a file: its line, what it is, what to do."""


@dataclass(frozen=True, slots=True)
class Call:
    """A macro called on a line of its own: `{{ quiz("linux/storage") }}`."""

    name: str
    args: tuple[str, ...]
    line: int

    def __str__(self) -> str:
        args = ", ".join(f'"{one}"' for one in self.args)
        return f"{{{{ {self.name}({args}) }}}}"


@dataclass(frozen=True, slots=True)
class Stray:
    """What looks like a call and shows nothing: where it stands, how it was typed, and why."""

    name: str
    line: int
    typed: str
    why: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page; its `id` is empty where the author gave it none."""

    text: str
    id: str
    line: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its path below docs, the same as messages show it, its title and text, and what stands in it.

    `header` are the fields of its header, `places` their lines. `links` are the addresses that its text leads to, each with its
    line, `ids` those that it gives to something else than a heading. `faults` is what is wrong with it by itself.
    """

    path: str
    shown: str
    title: str
    text: str
    header: Mapping[str, object] = field(default_factory=dict)
    places: Mapping[str, int] = field(default_factory=dict)
    headings: tuple[Heading, ...] = ()
    calls: tuple[Call, ...] = ()
    strays: tuple[Stray, ...] = ()
    links: tuple[tuple[int, str], ...] = ()
    ids: tuple[tuple[int, str], ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def url(self) -> str:
        """Its address below the site's."""
        return url_of(self.path)


def url_of(path: str) -> str:
    """The address of a page by its path below docs: `linux/storage.md` is at `linux/storage/`, the home page at nothing."""
    return re.sub(r"(?<![^/])(index|README)/$", "", path.removesuffix(".md") + "/")
