"""How new the content is, as git tells it. The one file that knows git."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path


def committed(project: Path, paths: Sequence[Path]) -> int | None:
    """The second since 1970 of the commit that a project stands at, where what is made of `paths` is all in it.

    The last commit of all, because the machine makes the texts too, and a copy without its history (as of a build service)
    knows no other. Nothing where git does not know the paths, or one of them was changed since: what is not committed is newer
    than any commit, and only the clock tells how new.
    """
    names = [str(path) for path in paths]
    if not _git(project, "ls-files", "--", *names) or _git(project, "status", "--porcelain", "--", *names) != "":
        return None
    told = _git(project, "log", "-1", "--format=%ct")
    return int(told) if told else None


def _git(project: Path, *words: str) -> str | None:
    """What git prints; nothing where there is no git, or it refuses."""
    try:
        done = subprocess.run(["git", "-C", str(project), *words], capture_output=True, text=True, check=False)
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None
