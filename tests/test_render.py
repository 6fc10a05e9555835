"""Each macro's Markdown for one small content, beside its golden file. `pytest --update` writes the golden files anew."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from macros import render
from macros.load import load_site
from macros.model import Proven, Site
from macros.open_items import open_items
from macros.pages import load_pages

HERE = Path(__file__).parent
CONTENT = HERE / "content"
GOLDEN = HERE / "golden"
TODAY = date(2026, 11, 24)


def content() -> Site:
    site, problems = load_site(CONTENT)
    assert not problems
    return site


def rendered() -> dict[str, str]:
    site = content()
    topic = site.topics["linux/sample"]
    return {
        "cheat_sheet": render.cheat_sheet(topic, Proven("Debian 12", "2026-11-24")),
        "quiz": render.quiz(topic),
        "reference_table": render.reference_table(topic.tables[0]),
        "troubleshooting": render.troubleshooting(topic, Proven("Debian 12", "2026-11-24")),
        "corrections": render.corrections([topic]),
        "all_corrections": render.all_corrections(site, load_pages(CONTENT)),
        "facts": render.facts(topic, TODAY),
        "timeline": render.timeline(topic, TODAY),
        "questions_to_ask": render.questions_to_ask(topic),
        "story_ready": render.star_story("star/told", site),
        "story_to_write": render.star_story("star/untold", site),
        "story_draft": render.star_story("star/draft", site),
        "rehearsal": render.rehearsal(site),
        "story_matrix": render.story_matrix(site),
        "open_items": render.open_items(open_items(site, TODAY)),
        "open_count": render.open_count(open_items(site, TODAY)),
        "a_z": render.a_z(site, load_pages(CONTENT)),
    }


@pytest.mark.parametrize("name", sorted(rendered()))
def test_the_markdown_is_as_it_was_approved(name: str, request: pytest.FixtureRequest) -> None:
    golden, text = GOLDEN / f"{name}.md", rendered()[name] + "\n"
    if request.config.getoption("--update"):
        golden.write_text(text)

    assert text == golden.read_text()


def test_every_golden_file_is_compared() -> None:
    assert sorted(path.stem for path in GOLDEN.glob("*.md")) == sorted(rendered())
