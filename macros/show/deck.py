"""What the cards of the Anki deck say, as HTML. The markup is in deck.html.j2 and, as the trainer shows it, practice.html.j2."""

from __future__ import annotations

from collections.abc import Iterable

from ..derive.deck import Face
from ..derive.practice import Group
from ..model.site import Site
from .jinja import module
from .practice import linked


def faces(groups: Iterable[Group], site: Site) -> dict[str, Face]:
    """The texts of each question by its id, with links that start from the site's root."""
    needs = {one.need: one for one in site.settings.needs}
    shown, made = module("practice", needs=needs), module("deck", needs=needs)
    parts = (shown.question, made.asks, made.told, shown.source_of)
    return {item.id: Face(*(linked(part(item)) for part in parts)) for group in groups for item in group.items}
