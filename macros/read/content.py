"""Reads a whole folder of content: its data files into a site, its pages as text, and every problem found on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path, PurePosixPath

from ..model.page import Page
from ..model.site import Problem, Settings, Site
from . import data, files, pages
from .shape import closest

NONE_KNOWN = Settings(unknown=frozenset(field.name for field in fields(Settings)))


def read_content(docs: Path, rules: data.Rules = lambda *_: ()) -> tuple[Site, dict[str, Page], list[Problem]]:
    """The site, the pages by their path below `docs` without `.md`, and the problems in the order of path and line.

    `rules` says what is wrong with a record beyond its shape: one with a fault is left out.
    """
    site, written, problems = Site(), dict[str, Page](), list[Problem]()
    found = {path.relative_to(docs): path for path in files.walk(docs, problems.append)}
    site.files = {name.as_posix() for name in found if name.suffix not in files.CONTENT}
    texts = {name: files.read(path, docs) for name, path in found.items() if name.suffix in files.CONTENT}
    problems += (text for text in texts.values() if isinstance(text, Problem))
    for problem in problems:
        _note_unread(problem, site, written)
    data_files = {path.with_suffix("").as_posix(): text for path, text in texts.items() if path.suffix == ".yml"}
    for path, text in texts.items():
        if isinstance(text, str) and path.suffix == ".md":
            key = path.with_suffix("").as_posix()
            written[key] = pages.read_page(f"{docs.name}/{path.as_posix()}", path.as_posix(), text)
    for key in sorted(data_files, key=lambda key: key != data.SETTINGS):  # the others need what the settings say
        if key == data.SETTINGS:
            site.settings = NONE_KNOWN
        if isinstance(text := data_files[key], str):
            problems += data.load_file(f"{docs.name}/{key}.yml", key, text, site, rules)
        if key == data.SETTINGS:
            problems += _storyless(site, [*data_files])
    return site, written, sorted(problems)


def _note_unread(problem: Problem, site: Site, written: dict[str, Page]) -> None:
    """Keep in mind that a file or folder is there, though it could not be read."""
    path = PurePosixPath(*PurePosixPath(problem.path).parts[1:])
    key = (path.with_suffix("") if path.suffix.lower() in files.NEAR else path).as_posix()
    site.broken[key] = None
    if key == data.SETTINGS:
        site.settings = NONE_KNOWN
    if path.suffix.lower() in files.PAGES:
        written[key] = Page(f"{key}.md", problem.path, key, "")


def _storyless(site: Site, keys: list[str]) -> Iterator[Problem]:
    """The problem of a folder of stories that holds none; which files are stories is then told by what they hold."""
    folder = site.settings.stories
    place = site.places.get(f"{data.SETTINGS}.stories")
    if place and not any(key.startswith(f"{folder}/") for key in keys):
        site.settings = replace(site.settings, unknown=site.settings.unknown | {"stories"})
        todo = closest(folder, {key.split("/")[0] for key in keys if "/" in key}) or "name the folder of the stories: star"
        yield Problem(*place, f"no data file is below the folder `{folder}`", todo)
