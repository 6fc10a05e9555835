"""The real content keeps its promises: enough of it, each card within length, every look-alike pair told apart."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from macros.derive.meter import LONGEST, SHORTEST, meter, seconds, spoken
from macros.derive.open_items import to_write
from macros.judge import study, texts
from macros.model.records import Card
from macros.model.text import Items
from tests.conftest import BOOKS, ROOT, TODAY
from tests.proof.files import blocks

DOCS = ROOT / "docs"
BOOK = BOOKS["docs"]
SITE = BOOK.site
CARDS = [card for topic in SITE.topics.values() for card in topic.cards]
TOOLS = [tool for topic in SITE.topics.values() for tool in topic.tools]

WORDS, BULLETS = 40, 5
RENAMED = {
    "DCGM_FI_DEV_GPU_TEMP": "DCGM_FI_DEV_GPU_TEMP_CELSIUS",
    "DCGM_FI_DEV_ROW_REMAP_FAILURE": "DCGM_FI_DEV_ROW_REMAP_FAILED",
}
"""Metrics that dcgm-exporter 4.9 named anew: a rule that knows one name only stays silent on the other version."""
LOOK_ALIKES = [
    ("df", "du"),
    ("hard limit", "soft"),
    ("paging", "swapping"),
    ("TERM", "KILL", "HUP"),
    ("dmesg", "journalctl"),
    ("hard link", "symbolic"),
    ("top", "htop"),
]


def test_nothing_is_wrong_and_nothing_is_lost() -> None:
    assert "\n".join(map(str, BOOK.problems)) == ""


def test_there_is_enough_to_study() -> None:
    assert len(TOOLS) >= 55
    assert sum(len(tool.uses) for tool in TOOLS) >= 200
    assert len(CARDS) >= 180


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_a_card_is_one_idea(card: Card) -> None:
    bullets = sum(len(block.items) for block in card.a.blocks if isinstance(block, Items))

    assert len(card.a.words.split()) <= WORDS or bullets > 1
    assert bullets <= BULLETS
    assert card.q.words.count("?") <= 1


@pytest.mark.parametrize("pair", LOOK_ALIKES, ids="-".join)
def test_look_alikes_have_a_card_that_tells_them_apart(pair: tuple[str, ...]) -> None:
    asked = [f"{card.q.words} {card.a.words}".lower() for card in CARDS if "contrast" in card.tags]

    assert any(all(re.search(rf"\b(?:sig)?{re.escape(word.lower())}", text) for word in pair) for text in asked)


def test_company_and_gpu_cards_have_their_source_and_date() -> None:
    undated = [
        card.id
        for key, topic in SITE.topics.items()
        if key.startswith(("company/", "gpu/"))
        for card in topic.cards
        if not card.checked or not card.source
    ]

    assert undated == []


def test_an_xid_stands_in_one_row_only() -> None:
    tables = [table for topic in SITE.topics.values() for table in topic.tables if table.columns[0].words == "Xid"]
    xids = [xid for table in tables for row in table.rows for xid in row[0].words.split(", ")]

    assert len(tables) == 2
    assert sorted(xid for xid in set(xids) if xids.count(xid) > 1) == []


def test_the_yaml_on_the_pages_is_yaml_and_its_alerts_know_both_names_of_a_metric() -> None:
    shown = [yaml.safe_load(text) for page in DOCS.rglob("*.md") for _, kind, text in blocks(page) if kind == "yaml"]
    groups = [group for one in shown if isinstance(one, dict) for group in one.get("groups", [])]
    rules = {rule["alert"]: rule["expr"] for group in groups for rule in group["rules"] if "alert" in rule}
    named = {alert: set(re.findall(r"\w+", expr)) for alert, expr in rules.items()}

    assert rules
    assert [alert for alert, names in named.items() for pair in RENAMED.items() if len(names & set(pair)) == 1] == []


def test_the_told_stories_can_be_spoken() -> None:
    told = [story for story in SITE.stories.values() if story.told]

    assert len(told) >= 5
    for story in told:
        parts = meter(story).parts
        assert SHORTEST <= seconds(sum(one.words for one in parts)) <= LONGEST, story.id
        action = parts[2].words / sum(one.words for one in parts)
        assert action >= 0.45 and parts[2] == max(parts, key=lambda one: one.words), story.id
        assert story.cue and story.short and 25 <= seconds(len(spoken(story.short))) <= 35, story.id
        assert len(story.follow_ups) >= 3 and all(one.a or one.prepare for one in story.follow_ups), story.id


def test_the_real_list_is_explained_and_every_card_has_its_source() -> None:
    kinds = {item.kind for item in to_write(SITE, BOOK.pages, TODAY)}

    assert [len(topic.study_list) for topic in SITE.topics.values() if topic.study_list] == [30]
    assert kinds & {"Card without a source", "Listed but never explained"} == set()


def test_it_is_fit_for_study() -> None:
    """Neither an error nor a warning of `python -m macros`."""
    found = [*study.problems(SITE), *study.headings(BOOK.pages), *texts.problems(SITE, dict(BOOK.pages))]

    assert "\n".join(map(str, sorted(found))) == ""


def test_the_words_are_spelled_right() -> None:
    files = [str(path) for path in (ROOT / "docs").rglob("*") if path.suffix in (".md", ".yml")]
    ignored = str(Path(__file__).parent / "words.txt")
    command = [sys.executable, "-m", "codespell_lib", "--ignore-words", ignored, *files, str(ROOT / "README.md")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.stdout == ""
    assert done.returncode == 0, done.stderr
