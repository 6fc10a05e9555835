"""No command of the site hides what its own line promises to show, and no list of steps takes away its safety net."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from macros.model.records import Use
from macros.read.text import line

from .test_content import DOCS, SITE

LEVELS = ("emerg", "alert", "crit", "err", "warn", "notice", "info", "debug")
USES = [
    (record.id, use)
    for topic in SITE.topics.values()
    for records in (
        [(tool, tool.uses) for tool in topic.tools],
        [(symptom, symptom.first) for symptom in topic.symptoms],
    )
    for record, uses in records
    for use in uses
]


def leaves_out_worse_levels(use: Use) -> bool:
    """Whether `dmesg -l`, which takes exact levels, names one and not all that are worse: an ext4 error is crit, not err."""
    found = re.search(r"\bdmesg\b[^|;]* (?:-l|--level)[ =]?([a-z,]+)", use.cmd)
    named = found.group(1).split(",") if found else []
    return any(level not in named for level in LEVELS[: max(map(LEVELS.index, named), default=0)])


def stops_at_mount_points(use: Use) -> bool:
    """Whether a walk that stays on one file system begins at `/`, where it misses the full one, and does not say so."""
    walks = re.search(r"\bdu .*-\w*x.* /(?: |$)|\bfind / .*-x(?:dev|autofs)\b", use.cmd)
    return bool(walks) and "file system" not in use.does.words


def sees_no_threads(use: Use) -> bool:
    """Whether it looks for state D, or for where one sleeps, in one thread of each process only."""
    looks = re.search(r"\bps -(?!\w*L)\w*[eA]\w* .*(?:wchan|/\^\[?D)|\bps ax?u?x? .*/\^\[?D", use.cmd)
    return bool(looks)


def is_blind_without_root(use: Use) -> bool:
    """Whether it shows an ordinary user only the user's own processes, and is not marked as root's and does not say so."""
    blind = re.search(r"\bwchan\b|\b(?:lsof|fuser)\b|\bss -\w*p|/proc/PID/(?:stack|fd|environ|cwd)\b", use.cmd)
    return bool(blind) and "root" not in use.needs and "root" not in use.does.words


FAULTS: dict[Callable[[Use], bool], str] = {
    leaves_out_worse_levels: "dmesg -T -l err,warn",
    stops_at_mount_points: "du -xh -d1 / | sort -h",
    sees_no_threads: "ps -eo pid,stat,cmd | awk '$2 ~ /^D/'",
    is_blind_without_root: "lsof +L1",
}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_no_command_hides_what_it_is_for(fault: Callable[[Use], bool]) -> None:
    assert fault(Use(FAULTS[fault], line("Show it.")))
    assert [f"{name}: {use.cmd}" for name, use in USES if fault(use)] == []


def test_no_step_disarms_the_roll_back_of_netplan_try() -> None:
    """`netplan generate` overwrites the files to which `netplan try` goes back, so it is a step of no list."""
    texts = [path.read_text() for path in sorted(DOCS.rglob("*")) if path.suffix in (".md", ".yml")]
    steps = [step for text in texts for step in re.findall(r"^ *\d+\. .*netplan generate`.*$", text, re.MULTILINE)]

    assert [step for step in steps if not re.search(r"\b(?:no|not|neither|never) `netplan generate`", step)] == []
