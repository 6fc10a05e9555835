"""The pages on the screen: records in, HTML out. The markup itself is in `templates/`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby

from markupsafe import Markup

from ..derive import a_z as index
from ..derive import homes, meter, stories
from ..derive.open_items import Item, is_stale
from ..model.page import Page
from ..model.records import Table
from ..model.site import Problem, Site, Topic
from ..model.story import PARTS, Story
from .jinja import fill


def cheat_sheet(topic: Topic, site: Site) -> str:
    """A heading, a sentence and a table of uses for each tool of a topic, and how many of the uses were run, where and when."""
    uses = [use for tool in topic.tools for use in tool.uses]
    ran = sum(use.runs for use in uses)
    return fill("cheat_sheet", tools=topic.tools, uses_count=len(uses), ran=ran, proven=site.proven, needs=_needs(site))


def quiz(topic: Topic) -> str:
    """Each card as a heading (the question) above its closed answer."""
    return fill("quiz", cards=topic.cards)


def reference_table(table: Table) -> str:
    """One table under its heading, with its source."""
    return fill("reference_table", table=table)


def troubleshooting(topic: Topic, site: Site) -> str:
    """The symptoms by groups; each unfolds its first commands, and those its likely causes. How many were made, and where."""
    made = [one for one in topic.symptoms if one.make]
    checked = len(made) < len(topic.symptoms) or not all(use.runs for one in made for use in one.first)
    groups = [(name, list(group)) for name, group in groupby(topic.symptoms, lambda one: one.group)]
    values = {"groups": groups, "count": len(topic.symptoms), "made": len(made), "checked": checked, "proven": site.proven}
    return fill("troubleshooting", **values, needs=_needs(site))


def corrections(topics: Iterable[Topic]) -> str:
    """What the notes had wrong, topic after topic, without headings between them."""
    return fill("corrections", corrections=[one for topic in topics for one in topic.corrections])


def all_corrections(site: Site, pages: Mapping[str, Page]) -> str:
    """The corrections of all topics, each topic under a heading that links to its page."""
    topics, names = [topic for topic in site.topics.values() if topic.corrections], homes.titles(site, pages)
    own = {key: f"/{key}.md" if key in pages else homes.homes(pages).link(key, "corrections") for key in site.topics}
    groups = [(names[topic.key], own[topic.key], Markup(corrections([topic]))) for topic in topics]
    return fill("all_corrections", groups=groups)


def facts(topic: Topic, today: date) -> str:
    """Checked statements, each with its source and the date it was checked."""
    return fill("facts", facts=topic.facts, old=[one for one in topic.facts if is_stale(one, today)])


def timeline(topic: Topic, today: date) -> str:
    """Events in the order of the data, each with its source and the date it was checked."""
    return fill("timeline", events=topic.events, old=[one for one in topic.events if is_stale(one, today)])


def questions_to_ask(topic: Topic) -> str:
    """Questions for the interviewer, with why, what to listen for, and what is public."""
    order = ("engineer", "manager", "recruiter")
    groups = [(to, [one for one in topic.asks if one.to == to]) for to in order]
    return fill("questions_to_ask", groups=[(to, asks) for to, asks in groups if asks])


def star_story(key: str, site: Site, pages: Mapping[str, Page]) -> str:
    """The whole page of one story: told, or a page to write it on, part by part."""
    home = homes.homes(pages)
    story = site.stories[key]
    asked = {question.id: question for question in site.questions}
    prompts = {prompt.part: prompt for prompt in story.prompts}
    carriers = [(one, *_story(one.story, site)) for one in story.carriers]
    questions = [asked[name] for name in story.asks]
    measured = meter.meter(story) if story.told else None
    return fill(
        "star_story",
        key=key,
        story=story,
        questions=questions,
        parts=PARTS,
        prompts=prompts,
        carriers=carriers,
        meter=measured,
        planned=meter.seconds(measured.whole.words) if measured else 0,
        beats=stories.beats(story) if story.told else (),
        short_seconds=meter.seconds(len(meter.spoken(story.short))),
        rehearse=f"/{home.shown_by('rehearsal')}",
        all=f"/{home.shown_by('story_list')}",
        part_seconds=meter.SECONDS,
        target=meter,
    )


def story_list(site: Site) -> str:
    """Which story answers which question, and which can stand in: first the questions that none answers, then by groups."""
    return fill("story_list", groups=stories.open_first(stories.matrix(site)), stories=site.stories)


def rehearsal(site: Site) -> str:
    """The questions that a story answers, and what to hold each story against, for the script that draws one and keeps time."""
    rows = stories.matrix(site)
    told = {key: (story, stories.beats(story)) for key, story in site.stories.items() if story.told}
    return fill("rehearsal", rows=rows, told=told, meter=meter)


def practice(pages: Mapping[str, Page]) -> str:
    """The place of the trainer, and what to do without a script."""
    home = homes.homes(pages)
    called = any(call.name == "anki" for page in pages.values() for call in page.calls)
    return fill("practice_page", test=home.shown_by("self_test"), deck=called and home.shown_by("anki"))


def anki(pages: Mapping[str, Page]) -> str:
    """How the deck is taken into Anki and updated, and how what was removed is found; the theme puts the file above it."""
    return fill("anki", trainer=homes.homes(pages).shown_by("practice"))


def progress(pages: Mapping[str, Page]) -> str:
    """The place of what is known and what is not, and what to do without a script."""
    return fill("progress", test=homes.homes(pages).shown_by("self_test"))


def today(site: Site, pages: Mapping[str, Page], items: Sequence[Item]) -> str:
    """The place of what to do today; what is still open is there without a script too."""
    home = homes.homes(pages)
    links = {name: f"/{page.path}" for name in ("open_items", "interview_day") if (page := home.caller(name))}
    return fill("today", items=items, links=links)


def _story(name: str, site: Site) -> tuple[str, Story]:
    """The key and record of the story with an id."""
    return next((key, story) for key, story in site.stories.items() if story.id == name)


def a_z(site: Site, pages: Mapping[str, Page]) -> str:
    """Every tool, command, file, concept and story under its letter, with a link to its section."""
    return fill("a_z", groups=index.entries(site, pages))


def open_items(items: Sequence[Item]) -> str:
    """The open items under their kinds, in the order given."""
    return fill("open_items", groups=[(kind, list(group)) for kind, group in groupby(items, lambda one: one.kind)])


def problems(found: Sequence[Problem]) -> str:
    """The page that stands in for all others while the data is wrong, so that `make serve` can go on."""
    return fill("problems", problems=found)


def _needs(site: Site) -> dict[str, object]:
    return {one.need: one for one in site.settings.needs}
