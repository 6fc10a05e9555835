"""Proves the files that the pages show, with their own tools: units, netplan's YAML, lines of fstab and of exports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from . import sandbox

BLOCK = re.compile(r"^```(?P<kind>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
PROGRAMS = (
    "for one in $(grep -ohE '^Exec[A-Za-z]*=[-@:+!]*/[^ ]+' *.service *.timer | cut -d= -f2); do install -D /bin/true $one; done"
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A file that a page shows: where, its text, the shell line that checks it, and what that must print."""

    place: str
    text: str
    check: str
    prints: str = ""


def shown(docs: Path) -> Iterator[Shown]:
    """Every file on the pages below a folder that a tool of its own can check."""
    for page in sorted(docs.rglob("*.md")):
        source = page.read_text()
        for block in BLOCK.finditer(source):
            place = f"{docs.name}/{page.relative_to(docs).as_posix()}:{source.count(chr(10), 0, block.start()) + 1}"
            if check := check_of(block["text"]):
                yield Shown(place, block["text"], *check)


def check_of(text: str) -> tuple[str, str] | None:
    """The line that checks a file, told by what stands in it; nothing where no tool of Debian checks its kind."""
    if re.search(r"^\[(?:Service|Timer)\]$", text, re.MULTILINE):
        name = "shown.timer" if "[Timer]" in text else "shown.service"
        if "[Service]" in text and "Exec" not in text:
            return f"(cat FILE; printf '\\n[Service]\\nExecStart=/bin/true\\n') > {name}; {quiet(name)}", ""
        other = "printf '[Service]\\nExecStart=/bin/true\\n' > shown.service; " if name.endswith("timer") else ""
        return f"{other}cp FILE {name}; {PROGRAMS}; {quiet(name)}", ""
    if text.startswith("network:"):
        made = "mkdir -p r/etc/netplan; install -m 600 FILE r/etc/netplan/1.yaml; netplan generate --root-dir r"
        return f"{made}; ls r/run/systemd/network", "network"
    if re.search(r"^(?:UUID=\S+|\S+:/\S+)\s+/\S+\s+\w+", text, re.MULTILINE):
        return "findmnt --verify --tab-file FILE 2>&1 | grep -E 'parse error|0 parse errors'", "0 parse errors"
    if re.search(r"^/\S+\s+\S+\(\w", text, re.MULTILINE):
        return "mkdir -p /srv/share /var/lib/nfs; cp FILE /etc/exports; exportfs -ra; exportfs -v", "/srv/share"
    return None


def quiet(name: str) -> str:
    """The check of a unit: systemd only prints a line for a key that it does not know, and exits 0."""
    return f"! systemd-analyze verify ./{name} 2>&1 | grep ."


def fault(one: Shown) -> str:
    """What its tool finds wrong with a file, or nothing."""
    done = sandbox.run(f"cat > FILE <<'END-OF-FILE'\n{one.text}END-OF-FILE\n{one.check}")
    if done.status or not re.search(one.prints, done.output):
        return f"{one.place}: the file shown here is not proven: exit {done.status}: {done.output.strip()[-200:]!r}"
    return ""
