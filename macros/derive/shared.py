"""What of the content a friend may see. Closed by default: a folder or page that `shared` does not name stays out, and of what it
names each story, each card about the person and each record or page that says `personal: true`. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from ..model.page import Page
from ..model.records import Correction
from ..model.site import Settings, Site, Topic
from ..model.text import NO_LINE, NO_PROSE


def is_shared(key: str, settings: Settings) -> bool:
    """Whether a page or data file, by its path without its ending, stands in what is shared."""
    return any(key == one or key.startswith(f"{one.rstrip('/')}/") for one in settings.shared)


def is_personal(record: object) -> bool:
    return bool(getattr(record, "personal", False)) or "person" in getattr(record, "tags", ())


def shared_settings(settings: Settings) -> Settings:
    """The settings without those that are about the person or about sharing. The empty search box offers what is there."""
    mine: dict[str, Any] = {"shared": (), "shared_name": NO_LINE, "reworded": (), "never_shared": (), "interview": ""}
    never = [name.lower() for name in settings.never_shared]
    queries = tuple(one for one in settings.first_queries if not any(name in one.lower() for name in never))
    return replace(settings, **mine, first_queries=queries)


def shared_pages(site: Site, pages: Mapping[str, Page]) -> dict[str, Page]:
    """The pages that are shared, by their path without `.md`. That of a story never is."""
    mine = {*site.stories, *site.faulty, *(key for key, page in pages.items() if page.header.get("personal"))}
    return {key: page for key, page in pages.items() if key not in mine and is_shared(key, site.settings)}


def shared_topics(site: Site) -> dict[str, Topic]:
    """The topics that are shared, each without what is personal in it: a correction stands in it as a fact, if it has one."""
    found = {key: _shared(topic) for key, topic in site.topics.items() if is_shared(key, site.settings)}
    return {key: topic for key, topic in found.items() if topic != Topic(key, proven=topic.proven)}


def _shared(topic: Topic) -> Topic:
    kept: dict[str, Any] = {
        one.name: tuple(record for record in getattr(topic, one.name) if not is_personal(record))
        for one in fields(topic)
        if one.name not in ("key", "study_list")
    }
    kept["corrections"] = tuple(fact for one in kept["corrections"] for fact in _fact(one))
    return replace(topic, **kept, study_list=())


def _fact(one: Correction) -> Iterator[Correction]:
    """A correction without what the notes said; nothing where its truth cannot be told without that."""
    if one.verdict == "fact":
        yield one
    elif one.fact:
        yield replace(one, truth=one.fact, fact=NO_PROSE, note=NO_LINE, verdict="fact")


def ids(topics: Mapping[str, Topic]) -> set[str]:
    """The ids of all records of some topics."""
    parts = [getattr(topic, part.name) for topic in topics.values() for part in fields(topic) if part.name != "key"]
    return {record.id for records in parts for record in records if hasattr(record, "id")}
