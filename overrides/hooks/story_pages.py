"""Gives each story its page and its place in the navigation, so that a story is one data file and no more.

mkdocs.yml cannot list pages that have no Markdown file. Runs as a MkDocs hook, after the macros have read the content. While that
is wrong, each of its pages is blank here, for the macros to show the report on, and MkDocs reads none of the files: it would stop
at the first that cannot be read.
"""

from __future__ import annotations

import sys
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files


@event_priority(100)
def on_config(config: MkDocsConfig) -> None:
    """Before the macros are imported: forget them as they were for the last build, so that a server takes edits of them."""
    for name in [name for name in sys.modules if name.split(".")[0] == "macros"]:
        del sys.modules[name]


def on_pre_build(config: MkDocsConfig) -> None:
    """Keep MkDocs away from wrong content: the folder of the site is empty at this time."""
    macros: Any = config.plugins["macros"]
    macros.docs = config.docs_dir
    if macros.book.problems:
        config.docs_dir = config.site_dir


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a page for each story, and list it in the section of the index page of its folder."""
    macros: Any = config.plugins["macros"]
    config.docs_dir, book = macros.docs, macros.book
    if book.problems:
        for page in book.pages.values():
            files.append(File.generated(config, page.path, content="\n"))
        return files
    section = _section(config.nav, f"{book.site.settings.stories}/index.md")
    for key in book.site.stories:
        page = f"{key}.md"
        files.append(File.generated(config, page, content=f'{{{{ star_story("{key}") }}}}\n'))
        if section is not None and page not in section:
            section.append(page)
    return files


def _section(nav: Any, index: str) -> list[Any] | None:
    """The part of the nav that lists a page."""
    for item in nav or []:
        for children in item.values() if isinstance(item, dict) else ():
            if isinstance(children, list):
                found = children if index in children else _section(children, index)
                if found is not None:
                    return found
    return None
