"""The macros of the site, for mkdocs-macros-plugin. This is the one file that knows MkDocs: it calls three functions here, before
the pages, for each page, and after them. What an author may call is in `show/menu.py`.

Wrong content stops a strict build (`make build`) before any page is made. A lenient one (`make serve`) stays up: it reports the
same, and shows it in place of the pages until the next save.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.utils import get_build_datetime

from .book import Book, make_book
from .derive import searched
from .derive.deck import Deck
from .derive.practice import sections
from .model.site import Problem
from .publish.anki import publish_deck
from .publish.assets import ONE, OWN, publish_assets
from .publish.moment import committed
from .publish.offline import publish_offline
from .publish.pdfs import draw_pictures, picture_of
from .publish.practice import publish_practice
from .publish.search import publish_search
from .publish.sheets import PrintFault, chromium, files_of, publish_sheets
from .read.files import holds
from .read.pages import replace_calls
from .show import render
from .show.embed import Embed
from .show.menu import SCRIPTS, SHEETS

log = logging.getLogger("mkdocs.macros")


def define_env(env: Any) -> None:
    """Called by mkdocs-macros at the start of each build: reads, judges and shows the content."""
    today = get_build_datetime().date()  # SOURCE_DATE_EPOCH's day where that is set
    theme = [Path(folder) for folder in env.conf["theme"].dirs]
    book = make_book(Path(env.conf["docs_dir"]), today, lambda name: holds(theme, name), env.conf["nav"])
    if book.problems:
        report(book.problems, stop=env.conf["strict"])
    env.book, env.embed, env.budgets = book, Embed(), {}
    env.conf["extra"]["first_queries"] = book.site.settings.first_queries
    env.conf["markdown_extensions"].append(env.embed)
    env.styles = [str(style) for style in env.conf["extra_css"] if str(style).startswith(OWN[0])]
    env.conf["extra_css"] = [*(style for style in env.conf["extra_css"] if str(style) not in env.styles), ONE]
    env.conf["extra"]["offline"] = is_asked("OFFLINE")
    wanted = is_asked("SHEET_PDFS")
    env.prints = wanted and bool(chromium())
    if wanted and not env.prints:
        log.info("No Chromium was found, so the sheets are not written as PDF and their pages do not link to any.")
    with_deck = os.environ.get("ANKI_DECK", "").lower() == "true"
    env.deck = _deck(env.conf, book) if with_deck and not book.problems else None


def _deck(conf: Any, book: Book) -> Deck:
    """The deck for Anki, as new as the content: by SOURCE_DATE_EPOCH where that is set, by git, else by the clock."""
    made_of = [Path(conf["docs_dir"]), Path(conf["config_file_path"]), Path(__file__).parent]
    told = None if "SOURCE_DATE_EPOCH" in os.environ else committed(made_of[1].parent, made_of)
    moment = told or int(get_build_datetime().timestamp())
    return book.deck(conf["site_name"], sections(conf["nav"]), conf["site_url"] or "", moment)


def on_pre_page_macros(env: Any) -> None:
    """Called for each page: puts what its calls stand for in their place, whatever its header says of macros, and tells the theme
    which scripts they need and where the PDFs of a sheet will be. All other braces of a page are text: Jinja never reads it."""
    book: Book = env.book
    for name in ("render_macros", "ignore_macros"):
        env.page.meta.pop(name, None)
    if book.problems:
        env.markdown = env.embed.put(render.problems(book.problems))
        return
    meta, called = env.page.meta, set[str]()

    def put(name: str, args: tuple[str, ...]) -> str:
        called.add(name)
        return str(env.embed.put(book.html[name, args]))

    env.markdown = replace_calls(env.markdown, put)
    meta["scripts"] = list(dict.fromkeys(script for name in SCRIPTS if name in called for script in SCRIPTS[name]))
    meta["actions"] = book.actions(env.page.url)
    if "anki" in called:
        meta["deck"] = env.deck.summary if env.deck else {}
    if called & {*SHEETS}:
        meta.setdefault("sheet", {})
        if env.prints and "pages" in meta["sheet"]:
            env.budgets[env.page.url] = meta["sheet"]["pages"]
            meta["pdfs"] = files_of(env.page.url)
    elif env.prints:
        meta["pictures"] = [
            {"title": sheet.title, "url": sheet.url, "file": picture_of(files_of(sheet.url)[0]["file"])}
            for sheet in book.sheets_listed(env.page.url)
        ]


def on_post_build(env: Any) -> None:
    """Called when all pages are written: takes the steps of `publish/`, one after the other."""
    site = Path(env.conf["site_dir"])
    publish_assets(site, env.styles)
    known = env.book.site, env.book.pages
    same = env.book.site.settings.same_words
    publish_search(site, same, searched.sections(*known), searched.asked(*known), searched.beyond(*known))
    publish_practice(site, *env.book.practice(sections(env.conf["nav"])))
    if env.deck:
        publish_deck(site, env.deck)
    try:
        publish_sheets(site, env.budgets, get_build_datetime().date())
        draw_pictures(site, [files_of(url)[0]["file"] for url in env.budgets])
    except PrintFault as fault:
        raise PluginError(str(fault)) from None
    publish_offline(site, env.conf["site_name"], env.conf["site_description"], env.conf["extra"]["offline"])


def is_asked(name: str) -> bool:
    """Whether an environment variable asks for a step that not every build takes."""
    return os.environ.get(name, "").lower() == "true"


def report(problems: Sequence[Problem], stop: bool) -> None:
    """Say every problem at once, one a line, and end the build if it is to `stop`."""
    count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    text = "\n".join([f"{count} in the content", *map(str, problems)])
    if stop:
        raise PluginError(text)
    log.error(text)
