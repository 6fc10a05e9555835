"""What our search relies on in the theme: where one of these fails after an update, search/worker.js needs a look."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

HELP = "Material changed what overrides/assets/js/search/worker.js relies on: "


@pytest.fixture(scope="module")
def worker(site: Path) -> str:
    found = list((site / "assets/javascripts/workers").glob("search.*.min.js"))
    assert len(found) == 1, HELP + "its worker is no longer assets/javascripts/workers/search.*.min.js"
    return found[0].read_text()


def test_each_page_names_our_worker_and_it_names_the_themes(site: Path) -> None:
    for page in site.rglob("index.html"):
        config = json.loads(re.findall(r'<script id="__config"[^>]*>(.*?)</script>', page.read_text())[0])
        path, _, theme = config["search"].partition("?theme=")
        ours = (page.parent / path).resolve()

        assert ours == (site / "assets/js/search/worker.js").resolve(), HELP + "the config of a page names the worker elsewhere"
        assert (ours.parent / theme).resolve().exists(), HELP + f"{theme} does not exist"


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (r"self\.lunr=|globalThis\.lunr=", "lunr is no longer a global of the worker"),
        (r"addEventListener\(\"message\"", "the worker no longer listens with addEventListener"),
        (r"postMessage\((?:await|yield) ", "the worker no longer answers with the global postMessage"),
        (r"\.index\.search\(", "the index is no longer asked with lunr.Index.search"),
        (r"invertedIndex", "the lunr index has no invertedIndex"),
        (r"case 0:", "setting up is no longer message 0"),
        (r"case 2:", "a query is no longer message 2"),
        (r"type:3", "a result is no longer message 3"),
    ],
)
def test_the_worker_still_has(worker: str, part: str, words: str) -> None:
    assert re.search(part, worker), HELP + words


def test_the_list_still_shows_the_title_as_html(site: Path) -> None:
    bundle = next((site / "assets/javascripts").glob("bundle.*.min.js")).read_text()

    assert "md-search-result__article" in bundle, HELP + "a hit is drawn by another template"
    assert "innerHTML" in bundle, HELP + "titles are no longer HTML"
