"""What our search relies on in the theme: where one of these fails after an update, the file that it names needs a look."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

HELP = "Material changed what overrides/assets/js/{} relies on: "
ANSWER, BOX, DISK = HELP.format("search/answer.js"), HELP.format("box.js"), HELP.format("disk.js")
VENDOR = Path(__file__).parents[2] / "overrides/assets/js/search/vendor"


@pytest.fixture(scope="module")
def bundle(site: Path) -> str:
    return next((site / "assets/javascripts").glob("bundle.*.min.js")).read_text()


def test_each_page_names_our_worker_and_not_the_themes(site: Path) -> None:
    for page in site.rglob("index.html"):
        config = json.loads(re.findall(r'<script id="__config"[^>]*>(.*?)</script>', page.read_text())[0])

        assert (page.parent / config["search"]).resolve() == (site / "assets/js/search/worker.js").resolve(), (
            HELP.format("../../main.html (block config)") + "the config of a page names the worker elsewhere"
        )


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (r"type:0,data:\{config:", ANSWER + "setting up is no longer message 0 with the config and the sections"),
        (r"type:2,data:", ANSWER + "a query is no longer message 2"),
        (r"\.type===1", ANSWER + "being ready is no longer message 1"),
        (r"\.type===3", ANSWER + "a result is no longer message 3"),
        (r"md-search-result__article", ANSWER + "a hit is drawn by another template"),
        (r"innerHTML", ANSWER + "titles are no longer HTML"),
        (r"\"keyup\"", BOX + "it no longer listens to keyup"),
        (r"data-md-score", BOX + "it no longer compares the scores of links"),
        (r"data-md-scrolllock", BOX + "it no longer holds the page still behind the open box"),
        (r"body\.style\.top", BOX + "the place of a page that is held still is no longer the body's top"),
        (r"search/search_index\.js\b", DISK + "from a disk, the index is no longer search/search_index.js"),
        (r"__index\b", DISK + "from a disk, the index is no longer the global __index"),
        (r"new Worker\(", DISK + "the worker is no longer made by its global name"),
    ],
)
def test_the_theme_still_has(bundle: str, part: str, words: str) -> None:
    assert re.search(part, bundle), words


@pytest.mark.parametrize("name", ["minisearch.js", "stemmer.js"])
def test_a_library_is_the_version_that_is_written_down(name: str) -> None:
    section = (VENDOR / "LICENSES.txt").read_text().partition(f"{name}\n")[2]

    assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == re.findall(r"sha256 of this file: (\w{64})", section)[0]
