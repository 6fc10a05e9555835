"""The step after the build that lets a phone keep the site: what it lists, and what a build without it leaves."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from macros.publish.offline import LIST, SCRIPT, WORKER, color, digest, publish_offline

from .conftest import ROOT, Sites


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A site of a few files."""
    for name in (
        "index.html",
        "404.html",
        "linux/index.html",
        "a ä+.png",
        "sheet.pdf",
        "main.js.map",
        ".nojekyll",
        "_headers",
        SCRIPT,
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    style = tmp_path / "assets/css/prep.css"
    style.parent.mkdir(parents=True)
    style.write_text("--prep-head: light-dark(#112233, #000000); --prep-paper: light-dark(#ffffff, #000000);")
    return tmp_path


def listed(site: Path) -> dict[str, str]:
    return dict(json.loads((site / LIST).read_text())["files"])


def version(site: Path) -> str:
    return (site / WORKER).read_text().splitlines()[0]


def test_the_list_has_what_a_page_may_ask_for_under_the_address_that_answers(small: Path) -> None:
    publish_offline(small, "Prep", "Notes", keep=True)

    own = ["", "404.html", "a%20%C3%A4%2B.png", "assets/css/prep.css", "linux/", "manifest.json", "sheet.pdf"]
    assert sorted(listed(small)) == own
    assert listed(small)["linux/"] == digest(b"linux/index.html")


def test_the_worker_names_the_list_and_changes_with_every_file_and_its_own_script(small: Path) -> None:
    seen = []
    for changed in (None, None, "linux/index.html", SCRIPT):
        if changed:
            (small / changed).write_text("changed")
        publish_offline(small, "Prep", "Notes", keep=True)
        seen.append(version(small))

    assert seen[-1] == f'const VERSION = "{digest((small / LIST).read_bytes())}"'
    assert len(set(seen)) == 3 and seen[0] == seen[1]


def test_what_is_not_to_be_kept_has_no_list(small: Path) -> None:
    publish_offline(small, "Prep", "Notes", keep=True)
    publish_offline(small, "Prep", "Notes", keep=False)

    assert version(small) == 'const VERSION = ""'
    assert not (small / LIST).exists()


def test_a_style_without_the_colors_is_said_clearly() -> None:
    with pytest.raises(ValueError, match=r"tokens\.css: --prep-head is no light-dark\(#rrggbb, …\) — the manifest needs one"):
        color("--prep-head: red;", "--prep-head")


def test_only_make_build_writes_a_site_that_is_kept(sites: Sites) -> None:
    for kept in (True, False):
        site = sites("starter", kept=kept)

        assert (site / LIST).exists() == kept
        assert (" data-keep" in (site / "index.html").read_text()) == kept
    told = {
        target: subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        for target in ("build", "serve")
    }
    assert re.findall(r"OFFLINE=(\w+) \S+mkdocs", told["build"] + told["serve"]) == ["true", "false"]


def test_all_scripts_of_it_are_at_most_ninety_lines(sites: Sites) -> None:
    site = sites("starter", kept=True)

    assert sum(len((site / name).read_text().splitlines()) for name in (WORKER, "assets/js/offline/page.js")) <= 90
