"""Gives each story in `docs/star/` its page and its place in the navigation, so that a story is one data file and no more.

mkdocs.yml cannot list pages that have no Markdown file. Runs as a MkDocs hook.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

FOLDER = "star"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a page for each story's data file, and list it in the section of the folder's index page."""
    section = _section(config.nav)
    for data in sorted(Path(config.docs_dir, FOLDER).glob("*.yml")):
        page = f"{FOLDER}/{data.stem}.md"
        if data.stem != "index":
            text = f'---\nrender_macros: true\n---\n\n{{{{ star_story("{FOLDER}/{data.stem}") }}}}\n'
            files.append(File.generated(config, page, content=text))
            if section is not None and page not in section:
                section.append(page)
    return files


def _section(nav: Any) -> list[Any] | None:
    """The part of the nav that lists the folder's index page."""
    for item in nav or []:
        for children in item.values() if isinstance(item, dict) else ():
            if isinstance(children, list):
                if f"{FOLDER}/index.md" in children:
                    return children
                found = _section(children)
                if found is not None:
                    return found
    return None
