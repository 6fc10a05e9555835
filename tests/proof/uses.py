"""Proves one use in the way that its record says: by running it, by its manual, or by a source with an address."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.model.records import Tool, Use

from . import manual, sandbox
from .packages import package

PATH = "/usr/sbin:/usr/bin:/sbin:/bin"
SHELL = {":", "for", "while", "if", "cd", "ulimit", "B=https://BMC/redfish/v1", "kill", "umask", "type", "trap"}


@dataclass(frozen=True, slots=True)
class Proof:
    """One use, how it was to be proven, and the fault found, if any."""

    use: Use
    way: str
    fault: str = ""


def prove(tool: Tool, use: Use) -> Proof:
    """Prove one use of a tool."""
    if use.runs:
        return Proof(use, use.way, cannot_run(use) or unlike(use, run_once_more(use)))
    return Proof(use, use.way, by_reading(use, [one.typed for one in tool.source], use.because))


def cannot_run(use: Use) -> str:
    """Why a use cannot be run here, or nothing."""
    if reason := sandbox.missing():
        return f"{reason}: run as root on Debian"
    if gone := [name for name in programs(use.cmd) if not shutil.which(name, path=PATH)]:
        return f"not installed: {', '.join(gone)} (apt-get install {' '.join(map(package, gone))})"
    return ""


def typed(use: Use) -> str:
    """The shell lines that run a use: what comes before it, the command with the number of a process filled in, what comes after.

    Its own exit is in `$ended` and is that of the lines.
    """
    filled = re.sub(r"\b(PID|N)\b(?!=)", r"${\1:-\1}", use.cmd) if "/proc/" in use.cmd or "PID" in use.cmd else use.cmd
    lines = [use.given, filled, *(["ended=$?", use.then, "(exit $ended)"] if use.then else [])]
    return "\n".join(filter(None, lines))


def run_once_more(use: Use) -> sandbox.Run:
    """Run a use; once more where the copy of the machine did not come up in time, which says nothing about the command."""
    for _ in range(2):
        done = sandbox.run(typed(use), forever=use.exits == "124", terminal=use.way == "terminal", booted=use.way == "booted")
        if done.status not in (124, 125) or str(done.status) in use.exits.split():
            break
    return done


def unlike(use: Use, done: sandbox.Run) -> str:
    """What a run did otherwise than the record of its use says."""
    if str(done.status) not in use.exits.split():
        return f"exit {done.status}, not {use.exits}: {done.output.strip()[-160:]!r}"
    if use.prints and not re.search(use.prints, done.output, re.MULTILINE):
        return f"{use.prints!r} is not in what it printed: {done.output.strip()[-160:]!r}"
    return ""


def by_reading(use: Use, sources: Sequence[str], because: str) -> str:
    """What is missing for a use that is not run: a reason, an option in its man pages, or a source with an address."""
    if not because and not use.needs:
        return "no reason why it is not run: add `because: …`"
    if use.way == "source":
        return "" if any("https://" in one for one in sources) else "no source with an address documents it"
    pages = tuple(one for one in sources if re.fullmatch(r"\S+\(\w+\)", one) and one not in manual.ELSEWHERE)
    return "; ".join(manual.faults(use.cmd, pages))


def programs(line: str) -> Iterator[str]:
    """The programs that a line starts, without what belongs to the shell or to the samples."""
    for name in re.findall(r"(?:^|[|;&] ?|\$\()\s*([a-z][\w.+-]*)(?=\s|$)", line):
        if name not in SHELL:
            yield name
