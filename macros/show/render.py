"""Records in, HTML out: the one file that knows Jinja. The markup itself is in `templates/`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ..derive import a_z as index
from ..derive import homes, meter, stories
from ..derive.open_items import Item, is_stale
from ..model.page import Page
from ..model.records import PARTS, Story, Table, Use
from ..model.site import Problem, Site, Topic
from ..model.text import Line
from . import html

TRUST = {
    "press": "press report",
    "third-party": "third party only: not a thing to say",
    "unverified": "not verified",
}
"""How a source that is not the company's or the maker's own is marked."""

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def cheat_sheet(topic: Topic, site: Site) -> str:
    """A heading, a sentence and a table of uses for each tool of a topic, and how many of the uses were run, where and when."""
    uses = [use for tool in topic.tools for use in tool.uses]
    ran = sum(use.runs for use in uses)
    return _render("cheat_sheet", tools=topic.tools, uses_count=len(uses), ran=ran, proven=site.proven, needs=_needs(site))


def quiz(topic: Topic) -> str:
    """Each card as a heading (the question) above its closed answer."""
    return _render("quiz", cards=topic.cards)


def reference_table(table: Table) -> str:
    """One table under its heading, with its source."""
    return _render("reference_table", table=table)


def troubleshooting(topic: Topic, site: Site) -> str:
    """Each symptom with its three first commands and its likely causes, and how many were made, where and when."""
    made = [one for one in topic.symptoms if one.make]
    checked = len(made) < len(topic.symptoms) or not all(use.runs for one in made for use in one.first)
    values = {"symptoms": topic.symptoms, "made": len(made), "checked": checked, "proven": site.proven, "needs": _needs(site)}
    return _render("troubleshooting", **values)


def corrections(topics: Iterable[Topic]) -> str:
    """What the notes had wrong, topic after topic, without headings between them."""
    return _render("corrections", corrections=[one for topic in topics for one in topic.corrections])


def all_corrections(site: Site, pages: Mapping[str, Page]) -> str:
    """The corrections of all topics, each topic under a heading that links to its page."""
    topics, names = [topic for topic in site.topics.values() if topic.corrections], homes.titles(site, pages)
    own = {key: f"/{key}.md" if key in pages else homes.homes(pages).link(key, "corrections") for key in site.topics}
    groups = [(names[topic.key], own[topic.key], Markup(corrections([topic]))) for topic in topics]
    return _render("all_corrections", groups=groups)


def facts(topic: Topic, today: date) -> str:
    """Checked statements, each with its source and the date it was checked."""
    return _render("facts", facts=topic.facts, old=[one for one in topic.facts if is_stale(one, today)])


def timeline(topic: Topic, today: date) -> str:
    """Events in the order of the data, each with its source and the date it was checked."""
    return _render("timeline", events=topic.events, old=[one for one in topic.events if is_stale(one, today)])


def questions_to_ask(topic: Topic) -> str:
    """Questions for the interviewer, with why, what to listen for, and what is public."""
    return _render("questions_to_ask", asks=topic.asks)


def star_story(key: str, site: Site, pages: Mapping[str, Page]) -> str:
    """The whole page of one story: told, or a page to write it on, part by part."""
    home = homes.homes(pages)
    story = site.stories[key]
    asked = {question.id: question for question in site.questions}
    prompts = {prompt.part: prompt for prompt in story.prompts}
    carriers = [(one, *_story(one.story, site)) for one in story.carriers]
    questions = [asked[name] for name in story.asks]
    return _render(
        "star_story",
        key=key,
        story=story,
        questions=questions,
        parts=PARTS,
        prompts=prompts,
        carriers=carriers,
        meter=meter.meter(story) if story.told else None,
        short_seconds=meter.seconds(len(meter.spoken(story.short))),
        rehearse=f"/{home.shown_by('rehearsal')}",
        all=f"/{home.shown_by('story_matrix')}",
        part_seconds=meter.SECONDS,
        target=meter,
    )


def story_matrix(site: Site) -> str:
    """Stories across, questions down: which story answers a question best, and which can stand in."""
    return _render("story_matrix", rows=stories.matrix(site), stories=site.stories)


def rehearsal(site: Site) -> str:
    """The questions that a story answers, and what to hold each story against, for the script that draws one and keeps time."""
    rows = stories.matrix(site)
    told = {key: (story, stories.beats(story)) for key, story in site.stories.items() if story.told}
    return _render("rehearsal", rows=rows, told=told, meter=meter)


def _story(name: str, site: Site) -> tuple[str, Story]:
    """The key and record of the story with an id."""
    return next((key, story) for key, story in site.stories.items() if story.id == name)


def a_z(site: Site, pages: Mapping[str, Page]) -> str:
    """Every tool, command, file, concept and story under its letter, with a link to its section."""
    return _render("a_z", groups=index.entries(site, pages))


def open_items(items: Sequence[Item]) -> str:
    """The open items under their kinds, in the order given."""
    return _render("open_items", groups=[(kind, list(group)) for kind, group in groupby(items, lambda one: one.kind)])


def open_count(items: Sequence[Item], pages: Mapping[str, Page]) -> str:
    """One line for the home page: how many items are open, and the first three."""
    return _render("open_count", items=items, link=f"/{homes.homes(pages).shown_by('open_items')}")


def command_sheet(title: str, topics: Sequence[tuple[str, Topic]], tables: Sequence[Table]) -> str:
    """A printed sheet: each topic (with its short name) and its commands, then the tables; says what is off the paper."""
    return _render("command_sheet", title=title, topics=topics, tables=tables)


def chosen_sheet(topics: Sequence[tuple[str, Topic]]) -> str:
    """The commands of each topic behind a tick box, which works without a script."""
    return _render("chosen_sheet", topics=topics)


def self_test(topics: Sequence[tuple[str, Topic]]) -> str:
    """The cards of each topic behind a tick box: question on the left, answer on the right, three boxes to tick by hand."""
    return _render("self_test", topics=topics)


def interview_day(site: Site) -> str:
    """One side for the day itself: the company, the stories by their trigger lines, the questions with room to write."""
    facts = [fact for topic in site.topics.values() for fact in topic.facts if fact.line]
    asked = {question.id: question for question in site.questions}
    told = [(asked[story.asks[0]], story) for story in site.stories.values()]
    told.sort(key=lambda one: list(asked).index(one[0].id))
    asks = [one for topic in site.topics.values() for one in topic.asks]
    return _render("interview_day", about=site.settings.about, facts=facts, stories=told, asks=asks)


def problems(found: Sequence[Problem]) -> str:
    """The page that stands in for all others while the data is wrong, so that `make serve` can go on."""
    return _render("problems", problems=found)


def _needs(site: Site) -> dict[str, object]:
    return {one.need: one for one in site.settings.needs}


def _render(template: str, **values: object) -> str:
    return _templates().get_template(f"{template}.html.j2").render(values).strip("\n")


def _uses(topics: Sequence[tuple[str, Topic]]) -> list[Use]:
    """All uses of the topics, also those that are kept off the paper."""
    return [use for _, topic in topics for tool in topic.tools for use in tool.uses]


def _brief(question: Line) -> Markup:
    """A question without the words that most questions of an interview begin with."""
    return Markup(re.sub(r"^Tell me about a time when (?:you )?", "… ", html.unlinked(question)))


def _without_stop(text: Markup) -> Markup:
    return Markup(text.rstrip("."))


def _in_words(number: int) -> str:
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


@cache
def _templates() -> Environment:
    folder = Path(__file__).parent / "templates"
    loader = FileSystemLoader(folder)
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters.update(line=html.line, cell=html.cell, unlinked=html.unlinked, prose=html.prose, command=html.command)
    made.filters.update(brief=_brief, without_stop=_without_stop, in_words=_in_words)
    made.globals.update(TRUST=TRUST, uses=_uses)
    return made
