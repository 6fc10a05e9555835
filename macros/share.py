"""`python -m macros.share`: writes `share/`, the site for a friend, without what is personal.

A copy of the project is made that never held it, the ordinary build builds that copy, and before the result is put in place every
byte of it is searched for what is personal: one hit, and nothing is written.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from .book import Book, make_book
from .derive import personal
from .model.site import Problem
from .publish.fence import Fence, hits
from .read.files import holds
from .read.nodes import resolved
from .read.shape import closest
from .shared_project import CONFIG, write_project


class ShareFault(Exception):
    """Why the site cannot be shared: what to say, a fault a line."""


def share(project: Path, to: Path) -> None:
    """Write the shared site of a project into a folder; what stood there before is replaced. Raises `ShareFault`."""
    book, config = read_project(project)
    with tempfile.TemporaryDirectory() as folder:
        copy, site = Path(folder, "project"), Path(folder, "site")
        _refuse(write_project(project, book, config, copy))
        build(copy, site)
        prove(book, site)
        shutil.rmtree(to, ignore_errors=True)
        shutil.move(site, to)


def read_project(project: Path) -> tuple[Book, dict[str, Any]]:
    """The content of a project and its mkdocs.yml. What is wrong with them, or with what they say of sharing, is a fault."""
    try:
        config = resolved((project / "mkdocs.yml").read_text(encoding="utf-8"))
    except ValueError as error:
        raise ShareFault(f"mkdocs.yml:1: it cannot be read: {error} — keep what needs a tag in overrides/base.yml") from None
    theme = find_spec("material")
    places = [project / "overrides", *(Path(one, "templates") for one in (theme and theme.submodule_search_locations) or [])]
    book = make_book(project / "docs", date.today(), lambda name: holds(places, name), config.get("nav"))
    _refuse(book.problems or [*_misnamed(book)])
    return book, config


def _refuse(problems: Sequence[Problem]) -> None:
    if problems:
        raise ShareFault("\n".join(map(str, problems)))


def _misnamed(book: Book) -> Iterator[Problem]:
    """What is wrong with the names of what is shared."""
    settings, known = book.site.settings, {*book.pages, *book.site.topics}
    if not settings.shared:
        yield Problem(
            "docs/content.yml", 1, "nothing is shared", "list the folders and pages for a friend: shared: [index, linux]"
        )
    known |= {key.rpartition("/")[0] for key in known if "/" in key}
    for number, name in enumerate(settings.shared):
        if name.rstrip("/") not in known:
            todo = closest(name, known) or "name a folder or a page, without .md"
            yield Problem(*book.site.places[f"content.shared[{number}]"], f"no page or data file is called `{name}`", todo)


def build(copy: Path, site: Path) -> None:
    """Build the copy as a project is built, with the steps that the environment asks for."""
    command = [sys.executable, "-m", "mkdocs", "build", "--config-file", CONFIG, "--site-dir", str(site.resolve())]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ShareFault(f"what is shared cannot be built by itself; its content is a copy of yours\n{done.stderr.strip()}")


def prove(book: Book, site: Path) -> None:
    """Search every byte of a built site for what is personal in a content."""
    found = hits(site, Fence(personal.texts(book.site, book.pages), personal.names(book.site)))
    if found:
        todo = "mark it as personal there, or say it otherwise in one of the two places"
        raise ShareFault("\n".join(["what is personal stands in what would be shared: nothing was written", *found, todo]))


if __name__ == "__main__":
    try:
        share(Path(), Path("share"))
    except ShareFault as fault:
        sys.exit(str(fault))
    print("share/ is ready: it holds nothing personal")
