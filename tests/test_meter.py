"""The meter, against texts counted by hand."""

from __future__ import annotations

import pytest

from macros.derive.meter import meter, seconds, spoken
from macros.model.story import Story
from macros.read.text import line, prose


def story(situation: str = "It was so.", task: str = "I had to.", action: str = "I did it.", result: str = "Done.") -> Story:
    return told(situation=situation, task=task, action=action, result=result)


def told(**parts: str) -> Story:
    return Story("x", line("X"), ("q",), "ready", **{name: prose(text) for name, text in parts.items()})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It was so.", 3),
        ("pair-programming, 1:1, about 15+ machines", 5),
        ("a dash — is no word - nor is …", 7),
        ("I ran `df -h` first", 3),
        ("Look:\n\n```bash\ndf -h\n```\n\nDone.", 2),
        ("See [bare metal](/experience/bare-metal.md).", 3),
        ("- one\n- two words\n", 3),
        ("i.e. Shopify and Apple Pay", 5),
        ("", 0),
    ],
)
def test_only_what_is_said_counts(text: str, words: int) -> None:
    assert len(spoken(prose(text))) == words


@pytest.mark.parametrize(("words", "rate", "took"), [(140, 140, 60), (210, 140, 90), (130, 130, 60), (150, 150, 60), (0, 150, 0)])
def test_seconds(words: int, rate: int, took: int) -> None:
    assert seconds(words, rate) == took


def test_parts_and_whole() -> None:
    found = meter(story(" a" * 26, " b" * 13, " c" * 78, " d" * 13))

    assert [(one.name, one.words, one.percent) for one in found.parts] == [
        ("situation", 26, 20),
        ("task", 13, 10),
        ("action", 78, 60),
        ("result", 13, 10),
    ]
    assert (found.whole.words, found.whole.seconds) == (130, (60, 52))


def test_i_against_we() -> None:
    found = meter(story("I'm in. I've seen it, i.e. we did. “I” said: we’d go; We, we're fine.", "In it.", "I, I.", "weekly wii"))

    assert (found.i, found.we) == (5, 4)


@pytest.mark.parametrize(
    ("result", "figure"),
    [
        ("It fell by 40%.", "40%"),
        ("All six machines.", "six"),
        ("It halved.", "halved"),
        ("One did, often.", ""),
        ("It stood.", ""),
    ],
)
def test_a_figure_in_the_result(result: str, figure: str) -> None:
    assert meter(story(result=result)).figure == figure


def test_a_lesson_is_told_with_the_result() -> None:
    found = told(situation="a", task="b", action="c", result="d", lesson="e f")

    assert meter(found).parts[-1].words == 3


def test_advice() -> None:
    too_long = meter(story(" a" * 200, action="we did " * 100)).advice
    short = meter(story()).advice
    good = meter(story(" a" * 50, " b" * 25, " I" * 150, " 7" * 25)).advice

    assert [one.split(":")[0] for one in too_long] == [
        "Too long by 101 words",
        "The action is under 59% of the words",
        'The action says "we" more often than "I"',
        "The result has no figure",
    ]
    assert [one.split(":")[0] for one in short] == [
        "Room for 200 more words",
        "The action is under 59% of the words",
        "The result has no figure",
    ]
    assert good == ()
