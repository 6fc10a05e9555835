"""Gives each story its page and its place in the navigation, so that a story is one data file and no more.

mkdocs.yml cannot list pages that have no Markdown file. Runs as a MkDocs hook, after the macros have read the content.
"""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a page for each story, and list it in the section of the index page of its folder."""
    book = config.plugins["macros"].book  # type: ignore[attr-defined]
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
