"""Writes cards as the data of a topic, each of them as its reader will find it: what that would refuse is not written."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from ..derive.open_items import TODO
from ..derive.practice import digest
from ..judge import links, rules, texts
from ..model.page import Fault
from ..model.site import Site
from ..read.data import load_file
from ..read.pages import slug
from .pair import Pair

WORDS = 7
PLAIN = re.compile(r"[A-Za-z][\w .?()/=+-]*[\w.?)]")
"""What YAML takes as it stands."""


def written(pairs: Iterable[Pair], site: Site, pages: Collection[str]) -> tuple[str, int, list[Fault]]:
    """The text of a data file, how many cards it holds, and the cards that could not be written, by their line in the file that
    brought them. `site` is what is there already, whose ids are taken; `pages` are the paths of its pages."""
    taken, faults, entries = {*site.places}, list[Fault](), list[str]()
    for pair in pairs:
        name = _id(pair, taken)
        entry = "\n".join(_entry(name, pair))
        wrong = list(_wrong(entry, pair, site, pages))
        if wrong:
            faults.append((pair.line, *wrong[0]))
        else:
            taken.add(name)
            entries.append(entry)
    return "cards:\n" + "\n".join(entries) + "\n", len(entries), faults


def _id(pair: Pair, taken: Collection[str]) -> str:
    """The id of a card: its own where that can be one and is free, else the first words of its question."""
    if re.fullmatch(rules.ID, pair.id) and not pair.id.startswith(rules.OURS) and pair.id not in taken:
        return pair.id
    words = [word for word in re.split(r"[-_]+", slug(pair.question)) if word][:WORDS]
    name = "-".join(words) if any(map(str.isalpha, "".join(words))) else f"card-{digest(pair.question)}"
    name = f"card-{name}" if name.startswith(rules.OURS) else name
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free


def _entry(name: str, pair: Pair) -> Iterator[str]:
    yield f"  - id: {name}"
    yield f"    q: {_text(pair.question)}"
    yield f"    a: {_text(pair.answer, '      ')}"
    several = ", ".join(map(_quoted, pair.source))
    yield f"    source: {f'[{several}]' if len(pair.source) > 1 else _text(pair.source[0]) if pair.source else TODO}"
    if pair.checked:
        yield f"    checked: {pair.checked}"
    if pair.trust:
        yield f"    trust: {pair.trust}"
    if pair.tags:
        yield f"    tags: [{', '.join(map(_quoted, pair.tags))}]"
    if pair.named:
        yield "    from: notes"


def _text(typed: str, indent: str = "") -> str:
    if "\n" in typed:
        return "|\n" + re.sub(r"(?m)^(?=.)", indent, typed)
    return typed if PLAIN.fullmatch(typed) else _quoted(typed)


def _quoted(typed: str) -> str:
    return "'" + typed.replace("'", "''") + "'"


def _wrong(entry: str, pair: Pair, site: Site, pages: Collection[str]) -> Iterator[tuple[str, str]]:
    """What the build would say of a card, and whether its texts are read as they came."""
    alone = Site(settings=site.settings)
    problems = load_file("", "taken", f"cards:\n{entry}\n", alone, rules.faults)
    problems += (one for one in texts.problems(alone, {}) if not one.warning)
    problems += links.problems(alone, (), dict.fromkeys(pages, ()), pages, lambda _: False)
    yield from ((one.what, one.todo) for one in problems)
    cards = alone.topics["taken"].cards if "taken" in alone.topics else ()
    if [(one.q.typed, one.a.typed) for one in cards] != [(pair.question, pair.answer)]:
        yield "its text cannot be written as it stands", "take the unusual signs out of it"
