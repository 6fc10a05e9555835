"""Writes the project that the shared site is built from: the machine, and of the content only what is shared."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from .book import Book
from .derive import shared
from .derive.rewriting import Rewriting
from .model.site import Problem
from .read.written import data_file

MACHINE = ("macros", "overrides")
CONFIG = "share.yml"
"""The configuration of the project, beside the mkdocs.yml that it was made from."""

STORE = "shared:"
"""What the keys begin with under which a browser keeps what it remembers of the shared site."""


def write_project(project: Path, book: Book, config: Mapping[str, Any], copy: Path) -> list[Problem]:
    """Write the machine of a project, and of its content only what is shared, into a folder that is not there yet; gives what is
    wrong with `reworded`. `config` is what mkdocs.yml says."""
    for name in MACHINE:
        shutil.copytree(project / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(project / "mkdocs.yml", copy)
    files = {name for name in book.site.files if shared.is_shared(name, book.site.settings)}
    for name in files:
        (copy / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(project / "docs" / name, copy / "docs" / name)
    texts, there = _texts(book, files)
    for name, text in texts.items():
        _write(copy / "docs" / name, text)
    _write(copy / CONFIG, json.dumps(_config(config, book, there)))
    return list(_unmet(book, there))


def _texts(book: Book, files: set[str]) -> tuple[dict[str, str], Rewriting]:
    """The shared pages and data files, by their path below docs, and how they were rewritten. `files` is what is there beside."""
    site, settings = book.site, book.site.settings
    pages, topics = shared.shared_pages(site, book.pages), shared.shared_topics(site)
    gone = {name for name in site.places if "." not in name} - shared.ids(topics)
    there = Rewriting({*files, *(page.path for page in pages.values())}, topics, gone, settings.reworded)
    texts = {page.path: there.page(page) for page in pages.values()}
    texts |= {f"{key}.yml": data_file(topic, there.say) for key, topic in topics.items()}
    return {**texts, "content.yml": data_file(shared.shared_settings(settings), there.say)}, there


def _unmet(book: Book, there: Rewriting) -> Iterator[Problem]:
    """The pairs of `reworded` that nothing shared says the first of."""
    for number, pair in enumerate(book.site.settings.reworded):
        if pair and pair[0] not in there.used:
            place = book.site.places[f"content.reworded[{number}]"]
            yield Problem(*place, f"nothing that is shared says `{pair[0]}`", "correct the pair, or take it out")


def _config(config: Mapping[str, Any], book: Book, there: Rewriting) -> dict[str, Any]:
    """What the copy's configuration says otherwise than that of the project."""
    name = there.say(str(config.get("site_name", "")))
    return {
        "INHERIT": "mkdocs.yml",
        "site_name": book.site.settings.shared_name.words or name,
        "site_description": there.say(str(config.get("site_description") or name)),
        "nav": _nav(config.get("nav"), there),
        "extra": {"store": STORE},
    }


def _nav(listed: Any, there: Rewriting) -> Any:
    """A navigation without the pages that are not there, and without the sections that they leave empty."""
    if isinstance(listed, str):
        return None if there.missing(listed, "") else listed
    if isinstance(listed, dict):
        return {there.say(name): found for name, one in listed.items() if (found := _nav(one, there))}
    return [found for one in listed or () if (found := _nav(one, there))]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
