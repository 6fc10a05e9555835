"""Checks the options of a command line against the installed man page of its program."""

from __future__ import annotations

import re
import shlex
import subprocess
from functools import cache

ELSEWHERE = {"nvidia-smi(1)", "nvidia-persistenced(1)"}
"""Man pages of packages that Debian's main section does not have (nvidia-smi is in non-free)."""

PLACE = {"MANWIDTH": "200", "LC_ALL": "C.UTF-8"}


def faults(line: str, pages: tuple[str, ...]) -> list[str]:
    """What of a command line its man pages do not have. `pages` are references such as `systemctl(1)`; each must exist."""
    texts = [(page, text_of(page)) for page in pages]
    gone = [f"no man page {page}" for page, text in texts if not text]
    if gone or not texts:
        return gone or ["no man page is named as source"]
    everything = "\n".join(text for _, text in texts)
    return [
        f"{option} is not in {', '.join(pages)}" for option in options(line) if not re.search(stands_alone(option), everything)
    ]


def options(line: str) -> list[str]:
    """The options of a line: long ones without their value, short ones one by one (`-xz` is `-x` and `-z`)."""
    found: list[str] = []
    for word in words(line):
        if re.match(r"--[a-z]", word):
            found.append(word.split("=")[0])
        elif re.match(r"-[A-Za-z]", word):
            found.append(word if len(word) == 2 else f"{word}|{'|'.join(f'-{letter}' for letter in word[1:])}")
    return found


def words(line: str) -> list[str]:
    try:
        return shlex.split(line, comments=False)
    except ValueError:
        return line.split()


def stands_alone(option: str) -> str:
    """A pattern for an option as a man page writes it; a group of letters may be one option or several."""
    whole, *letters = option.split("|")
    return (
        rf"(?<![\w-]){re.escape(whole)}(?![\w-])"
        if not letters
        else rf"(?<![\w-])({re.escape(whole)}|{re.escape(letters[0])})(?![\w-])"
    )


@cache
def text_of(page: str) -> str:
    """The text of a man page, given as `name(section)`; nothing where it is not installed."""
    match = re.fullmatch(r"(\S+)\((\w+)\)", page)
    if not match:
        return ""
    done = subprocess.run(
        ["man", "--pager=cat", match[2], match[1]],
        capture_output=True, text=True, check=False, env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", **PLACE},
    )  # fmt: skip
    return re.sub(r".\x08", "", done.stdout) if done.returncode == 0 else ""
