"""What is wrong with what records are also called: a name that two of them bear leads to one of them alone. It stops nothing."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.site import Problem, Site

NAMED = ("tools", "tables", "symptoms", "cards", "facts", "events", "asks", "questions")
"""The lists of a topic whose records may have other names."""


def problems(site: Site) -> Iterator[Problem]:
    """A warning at each name that an earlier record bears."""
    first: dict[str, str] = {}
    for topic in site.topics.values():
        for part in NAMED:
            for record in getattr(topic, part):
                for name in record.also:
                    if first.setdefault(name.lower(), record.id) != record.id:
                        what = f"`{record.id}` is also called `{name}`, as is `{first[name.lower()]}`"
                        yield Problem(*site.places[record.id], what, "leave it to the one that answers it better", warning=True)
