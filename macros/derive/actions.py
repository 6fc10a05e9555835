"""What one can do with a page, for the row under its title: practice it, go to its commands or questions, take it on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..model.page import Page
from ..model.site import Site, Topic

LISTS = (
    ("troubleshooting", "symptoms", "Symptoms"),
    ("facts", "facts", "Facts"),
    ("cheat_sheet", "tools", "Commands"),
    ("quiz", "cards", "Questions"),
)
"""The macros that list something to go to, the part of a topic that they list, and what it is called."""

ON_PAPER = ("facts", "questions_to_ask", "timeline")
"""The macros whose content is on the sheet for the day."""


@dataclass(frozen=True, slots=True)
class Action:
    """A link of the row: what it says, how many of them there are (0: not counted), and where it leads, from the site's root."""

    name: str
    count: int
    url: str


def actions(page: Page, site: Site, pages: Mapping[str, Page], practiced: int, trainer: str) -> list[Action]:
    """The actions of a page with so many questions to practice; `trainer` is the address of the page that asks them."""
    found = [Action("Practice", practiced, f"{trainer}?of={page.url.rstrip('/')}")] if practiced else []
    for macro, part, name in LISTS:
        topics = [site.topics[call.args[0]] for call in page.calls if call.name == macro]
        listed = [record for topic in topics for record in getattr(topic, part)]
        if listed:
            count = _commands(topics) if part == "tools" else len(listed)
            found += [Action(name, count, f"{page.url}#{listed[0].id}")]
    if any(call.name == "corrections" and not call.args for call in page.calls):
        count = sum(len(topic.corrections) for topic in site.topics.values())
        found.append(Action("True or not quite", count, f"{trainer}?of=corrections"))
    paper = _paper(page, pages)
    return [*found, Action("On paper", 0, paper.url)] if paper else found


def _commands(topics: list[Topic]) -> int:
    return sum(len(tool.uses) for topic in topics for tool in topic.tools)


def _paper(page: Page, pages: Mapping[str, Page]) -> Page | None:
    """The sheet that holds what a page lists: its commands or symptoms, else what is said on the day."""
    topics = [call.args[0] for call in page.calls if call.name in ("cheat_sheet", "troubleshooting")]
    kind = "symptom_sheet" if any(call.name == "troubleshooting" for call in page.calls) else "command_sheet"
    said = any(call.name in ON_PAPER for call in page.calls)
    for sheet in pages.values():
        for call in sheet.calls:
            if call.name == kind and any(key.startswith(call.args[1]) for key in topics):
                return sheet
            if call.name == "interview_day" and said and not topics:
                return sheet
    return None
