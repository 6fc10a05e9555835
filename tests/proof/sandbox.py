"""Runs one command line in a throw-away copy of this machine: own processes, mounts and network, and no write that lasts.

Needs root and Linux: the root file system is an overlay over the real one, and is gone when the command is. `booted` starts
systemd as PID 1 in the copy, so that units, timers and the journal are real.
"""

from __future__ import annotations

import contextlib
import os
import pty
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LIMIT = 30  # seconds that a command may take
ENOUGH = 4  # seconds after which a command that goes on for ever has shown that it does
BOOT = 6  # seconds that systemd may take to come up before that, on a busy machine
HERE = Path(__file__).parent
CGROUPS = [Path("/sys/fs/cgroup", name) for name in ("", "unified", "systemd", "memory", "pids")]
SPACES = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--net", "--uts", "--ipc"]


@dataclass(frozen=True, slots=True)
class Run:
    """How a command ended (124: it took too long) and what it printed, both streams together."""

    status: int
    output: str


def missing() -> str:
    """Why commands cannot be run here, or nothing."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return "not root"
    return "" if shutil.which("unshare") else "no unshare (package util-linux)"


def run(line: str, forever: bool = False, terminal: bool = False, booted: bool = False) -> Run:
    """Run a shell line as it stands, after the shared samples; `forever` if it goes on until it is stopped."""
    with tempfile.TemporaryDirectory() as name, own_cgroups() as groups, typing(terminal) as stdin:
        folder = Path(name)
        for script in HERE.glob("*.sh"):  # what the lines of a topic need stands in one of its name, which they source
            shutil.copy(script, folder)
        (folder / "line.sh").write_text(f"{line}\n")
        (folder / "output").touch()
        command = [*SPACES, "bash", str(HERE / "enter.sh"), name, "booted" if booted else "plain", *map(str, groups)]
        limit = ENOUGH + BOOT * booted if forever else LIMIT
        with (folder / "printed").open("wb") as printed:
            try:
                done = subprocess.run(command, stdin=stdin, stdout=printed, stderr=printed, timeout=limit, check=False)
                status = done.returncode
            except subprocess.TimeoutExpired:
                status = 124
        if booted and status != 124:
            said = folder / "status"
            status = int(said.read_text()) if said.exists() else 125
        return Run(status, "".join((folder / name).read_text(errors="replace") for name in ("printed", "output")))


@contextlib.contextmanager
def own_cgroups() -> Iterator[list[Path]]:
    """Cgroups for the run, one in each hierarchy, so that systemd leaves nothing in those of the machine."""
    groups = [Path(tempfile.mkdtemp(prefix="proof-", dir=above)) for above in CGROUPS if (above / "cgroup.procs").exists()]
    try:
        yield groups
    finally:
        for group in groups:
            with contextlib.suppress(OSError):
                (group / "cgroup.kill").write_text("1")
        until = time.monotonic() + ENOUGH
        while any(group.exists() for group in groups) and time.monotonic() < until:  # a killed process takes a moment to be gone
            for path in sorted((one for group in groups for one in (group, *group.rglob("*/"))), reverse=True):
                with contextlib.suppress(OSError):
                    path.rmdir()


@contextlib.contextmanager
def typing(terminal: bool) -> Iterator[int]:
    """The standard input of a run: a terminal at which nobody types, or nothing."""
    if not terminal:
        yield subprocess.DEVNULL
        return
    leader, follower = pty.openpty()
    try:
        yield follower
    finally:
        os.close(leader)
        os.close(follower)
