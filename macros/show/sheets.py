"""The sheets for paper: records in, HTML out. The markup itself is in `templates/`, the looks in sheet.css and its neighbors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from ..derive.meter import SECONDS
from ..model.page import Page
from ..model.records import Question, Table
from ..model.site import Site, Topic
from ..model.story import Story
from .jinja import fill


def command_sheet(title: str, topics: Sequence[tuple[str, Topic]], tables: Sequence[Table]) -> str:
    """A printed sheet: each topic (with its short name) and its commands, then the tables; says what is off the paper."""
    return fill("command_sheet", title=title, topics=topics, tables=tables)


def symptom_sheet(title: str, topics: Sequence[tuple[str, Topic]], tables: Sequence[Table]) -> str:
    """A printed sheet: each symptom of the topics, by groups, with its first commands and its likely causes; then the tables."""
    symptoms = [one for _, topic in topics for one in topic.symptoms]
    groups = [(name, list(group)) for name, group in groupby(symptoms, lambda one: one.group)]
    return fill("symptom_sheet", title=title, groups=groups, tables=tables)


def chosen_sheet(topics: Sequence[tuple[str, Topic]]) -> str:
    """The commands of each topic behind a tick box, which works without a script."""
    return fill("chosen_sheet", topics=topics)


def self_test(topics: Sequence[tuple[str, Topic]]) -> str:
    """The cards of each topic behind a tick box: question on the left, answer on the right, three boxes to tick by hand."""
    return fill("self_test", topics=topics)


def _also(story: Story, asked: Mapping[str, Question]) -> list[str]:
    """The other kinds of question that a story answers, by the names of their groups."""
    first, *others = [asked[name].group.words for name in story.asks]
    return [name for name in dict.fromkeys(others) if name and name != first]


def _steps(question: Question, pages: Mapping[str, Page]) -> list[str]:
    """The steps of the page that answers a question: its headings but for the title."""
    page = pages.get(question.page)
    return [heading.text for heading in page.headings if heading.text != page.title] if page else []


def interview_day(site: Site, pages: Mapping[str, Page]) -> str:
    """One side for the day itself: the company, the stories by the line that calls each to mind, and the questions, with room to
    write. All questions are there, those that stay off the paper hidden: the reader may have marked others (asks.js)."""
    facts = [fact for topic in site.topics.values() for fact in topic.facts if fact.line]
    asked = {question.id: question for question in site.questions}
    told = [(asked[story.asks[0]], story, _also(story, asked)) for story in site.stories.values()]
    told.sort(key=lambda one: list(asked).index(one[0].id))
    asks = [one for topic in site.topics.values() for one in topic.asks]
    always = [(question, _steps(question, pages)) for question in site.questions if question.page]
    values = {"about": site.settings.about, "facts": facts, "always": always, "stories": told, "asks": asks}
    return fill("interview_day", **values, seconds=SECONDS)
