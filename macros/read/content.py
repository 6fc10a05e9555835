"""Reads a whole folder of content: its data files into a site, its pages as text, and every problem found on the way."""

from __future__ import annotations

from pathlib import Path

from ..model.page import Page
from ..model.site import Problem, Site
from . import data, files, pages


def read_content(docs: Path) -> tuple[Site, dict[str, Page], list[Problem]]:
    """The site, the pages by their path below `docs` without `.md`, and the problems in the order of path and line."""
    site, written, problems = Site(), dict[str, Page](), list[Problem]()
    found = list(files.walk(docs, problems.append))
    found.sort(key=lambda path: path != docs / f"{data.SETTINGS}.yml")  # what it says is needed to read the others
    for path in found:
        text, shown = files.read(path, docs), files.shown(path, docs)
        key = path.relative_to(docs).with_suffix("").as_posix()
        if isinstance(text, Problem):
            problems.append(text)
            site.broken.add(key)
        elif path.suffix == ".md":
            written[key] = pages.read_page(shown, path.relative_to(docs).as_posix(), text)
        else:
            problems += data.load_file(shown, key, text, site)
    return site, written, sorted(problems)
