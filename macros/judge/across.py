"""What only shows when all records are read: what one names and no other is, and two that claim the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..model.site import Problem, Site
from ..model.story import Story
from ..read.shape import closest


def problems(site: Site) -> Iterator[Problem]:
    """Every such fault, at the entry that names something. What may only be hidden by another fault is none."""
    stories = {**site.stories, **site.faulty}
    if stories and not site.questions and not site.may_hold("questions") and site.cut <= {*stories}:
        todo = f"list the questions under `questions:` in {site.settings.stories}/index.yml"
        yield Problem(
            *_place(site, *next(iter(stories.items())), "asks", 0), "no question is listed, so no story can name one", todo
        )
    else:
        yield from _unlisted(site, stories)
    yield from _uncarried(site, stories)
    yield from _best(site)
    yield from _needless(site)
    yield from _silent_faults(site)


def _unlisted(site: Site, stories: Mapping[str, Story]) -> Iterator[Problem]:
    known = [question.id for question in site.questions]
    if f"{site.settings.stories}/index" in site.cut:
        return
    for key, story in stories.items():
        for number, name in enumerate(story.asks):
            if name not in known and not site.may_hold(name, "questions", but=stories):
                todo = closest(name, known) or "use the id of a question, or add it under `questions:`"
                what = f"asks names `{name}`, which is not in the list of questions"
                yield Problem(*_place(site, key, story, "asks", number), what, todo)


def _uncarried(site: Site, stories: Mapping[str, Story]) -> Iterator[Problem]:
    known = [story.id for story in stories.values()]
    if "" in known or any(map(site.settings.is_story, site.cut)):
        return  # one of the ids is not known
    for key, story in stories.items():
        for number, carrier in enumerate(story.carriers):
            if carrier.story not in known and not site.may_hold(carrier.story, but=[key]):
                todo = closest(carrier.story, known) or "use the id of a story"
                what = f"carriers names the story `{carrier.story}`, which does not exist"
                yield Problem(*_place(site, key, story, "carriers", number), what, todo)


def _best(site: Site) -> Iterator[Problem]:
    """The told stories that name a question first which another one names first."""
    best: dict[str, Story] = {}
    for key, story in site.stories.items():
        first = best.setdefault(story.asks[0], story) if story.told else story
        if first is not story:
            what = f"`{story.id}` and `{first.id}` both claim to answer `{story.asks[0]}` best"
            yield Problem(*_place(site, key, story, "asks", 0), what, "let one of them name another question first in `asks`")


def _needless(site: Site) -> Iterator[Problem]:
    """The first use that needs something, where no kind of need is listed: that is one fault, not one of each use."""
    if not site.settings.needs and "needs" not in site.settings.unknown:
        lists = [(f"{tool.id}.uses", tool.uses) for topic in site.topics.values() for tool in topic.tools]
        lists += [(f"{symptom.id}.first", symptom.first) for topic in site.topics.values() for symptom in topic.symptoms]
        for place in [f"{name}[{at}]" for name, uses in lists for at, use in enumerate(uses) if use.needs][:1]:
            yield Problem(*site.places[place], "no kind of need is listed", "list them under `needs:` in content.yml")


def _silent_faults(site: Site) -> Iterator[Problem]:
    """The first commands of a symptom that is made which do not say what they show of the fault."""
    if "needs" in site.settings.unknown:
        return
    for symptom in (one for topic in site.topics.values() for one in topic.symptoms if one.make):
        for number, use in enumerate(symptom.first):
            if use.runs and not use.prints:
                path, line = site.places[f"{symptom.id}.first[{number}]"]
                what = f"`{use.cmd}` does not say what it shows of the fault that `{symptom.id}` makes"
                yield Problem(path, line, what, "add `prints: …`, a regular expression")


def _place(site: Site, key: str, story: Story, field: str, number: int) -> tuple[str, int]:
    entry = f"{field}[{number}]"
    return site.places.get(f"{story.id}.{entry}") or site.places[f"{key}.{entry}"]


def keep_whole(site: Site) -> None:
    """Put the stories that name a question or a story which is not there with the faulty ones: each that stays can be shown."""
    questions = {question.id for question in site.questions}
    while True:
        stories = {story.id for story in site.stories.values()}
        carried = {key: {one.story for one in story.carriers} for key, story in site.stories.items()}
        gone = [key for key, one in site.stories.items() if not (questions.issuperset(one.asks) and carried[key] <= stories)]
        if not gone:
            return
        for key in gone:
            site.faulty[key] = site.stories.pop(key)
