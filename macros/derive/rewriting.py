"""Rewrites texts for a site in which some pages, sections and lists are missing: what led there reads as words. Pure."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from ..judge.links import SCHEME
from ..judge.pages import SHOWN_BY
from ..model.page import Call, Page
from ..model.site import Topic
from ..read.header import header
from ..read.markdown import lines
from ..read.marks import parted
from ..read.pages import HEADING

CODE = r"(?P<code>(?P<tick>`+)(?!`).*?(?<!`)(?P=tick)(?!`))"
LINK = r"\[(?P<words>(?:[^\[\]`]|`[^`]*`)*)\]\(\s*<?(?P<url>[^\s<>()]+(?:\([^\s()]*\)[^\s<>()]*)*)>?\s*\)(?:\{[^{}]*\})?"
CODE_OR_LINK = re.compile(f"{CODE}|{LINK}", re.DOTALL)
ITEM = re.compile(rf"\s*(?:[-*+]|\d+\.) +{LINK}(?P<rest>.*)")
ROW = re.compile(rf"\s*\| *{LINK} *\|")
FACTS = "What is right"
"""The heading of corrections that read as facts."""


def target(url: str, base: str) -> tuple[str, str]:
    """The path below docs that an address leads to, and the section there; `base` is the page that holds it (none for data). An
    address of another site has no path."""
    if SCHEME.match(url):
        return "", ""
    path, _, name = re.sub(r"\?[^#]*", "", url).partition("#")
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(base), unquote(path)))[1:] if path else base, unquote(name)


@dataclass(slots=True)
class Rewriting:
    """What is there in the other site: the paths of its pages and files, its topics; the ids that are gone; what reads otherwise
    there. `used` are the pairs that were met."""

    paths: Collection[str]
    topics: Mapping[str, Topic]
    gone: Collection[str]
    reworded: Sequence[Sequence[str]]
    used: set[str] = field(default_factory=set)

    def missing(self, url: str, base: str) -> bool:
        """Whether an address, in a text of the page `base` (none for data), leads to what is not there."""
        path, name = target(url, base)
        return bool(path) and (path not in self.paths or name in self.gone)

    def say(self, typed: str, base: str = "") -> str:
        """A text as it reads there: in its words, and without the links that lead nowhere."""
        for here, there in (pair for pair in self.reworded if pair):
            if here in typed:
                self.used.add(here)
                typed = typed.replace(here, there)
        return CODE_OR_LINK.sub(lambda found: self._linked(found, base), typed)

    def _linked(self, found: re.Match[str], base: str) -> str:
        return found["words"] if found["url"] and self.missing(found["url"], base) else found[0]

    def page(self, page: Page) -> str:
        """The text of a page as it reads there."""
        kept, _, _ = parted(page.text)
        text = _called(kept, page.calls, self.shows)
        size = header(text).size
        written, dropped = text.split("\n")[:size], False
        for _, line, hidden in lines(text, size):
            dropped = not hidden and (self._leads_nowhere(line, page.path) or (dropped and line.startswith((" ", "\t"))))
            if not dropped:
                written.append(line if hidden else self.say(line, page.path))
        return "\n".join([self.say(line) for line in written[:size]] + _without_empty(written[size:]))

    def _leads_nowhere(self, line: str, base: str) -> bool:
        """Whether a line is a row or an entry of a list for a page that is not there."""
        if row := ROW.match(line):
            return self.missing(row["url"], base)
        item = ITEM.match(line)
        return bool(item and self.missing(item["url"], base) and "](" not in item["rest"])

    def shows(self, call: Call) -> bool:
        """Whether a call has something to show there."""
        if call.name == "reference_table":
            topic = self.topics.get(call.args[0])
            return any(one.id == call.args[1] for one in topic.tables) if topic else False
        part = next((part for part, macro in SHOWN_BY.items() if macro == call.name), "")
        return not part or not call.args or bool(getattr(self.topics.get(call.args[0]), part, ()))


def _called(text: str, calls: Sequence[Call], shows: Callable[[Call], bool]) -> str:
    """A page without the calls that show nothing; above corrections stands that they are facts."""
    written = text.split("\n")
    for call in calls:
        at = next((number for number, line in enumerate(written) if line.startswith("{{") and _is(line, call)), None)
        if at is None:
            continue
        above = next((number for number in range(at - 1, -1, -1) if written[number].strip()), at)
        if not shows(call):
            written[at] = ""
        elif call.name == "corrections" and (heading := HEADING.match(written[above])):
            written[above] = f"{heading[1]} {FACTS}{f' {{ {heading[3].strip()} }}' if heading[3] else ''}"
    return "\n".join(written)


def _is(line: str, call: Call) -> bool:
    return bool(re.match(rf"\{{\{{-? *{call.name} *\(", line)) and all(
        f'"{arg}"' in line or f"'{arg}'" in line for arg in call.args
    )


def _without_empty(written: list[str]) -> list[str]:
    """Lines without the headings, below the title, that nothing stands under."""
    headings = {
        number - 1: len(found[1])
        for number, line, hidden in lines("\n".join(written))
        if (found := HEADING.match(line)) and not hidden
    }
    kept, below = list[str](), 0  # the level of the heading that comes next; 0 at the end, 7 where words come first
    for at in range(len(written) - 1, -1, -1):
        level = headings.get(at, 0)
        if level > 1 and below <= level:
            continue
        below = (level or 7) if written[at].strip() else below
        kept.append(written[at])
    return kept[::-1]
