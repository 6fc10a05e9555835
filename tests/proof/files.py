"""Proves the files that the pages show, with their own tools: units, netplan's YAML, lines of fstab and of exports, files of
Prometheus and Alertmanager, and the tables of queries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from macros.read.content import read_content

from . import sandbox

BLOCK = re.compile(r"^(?P<margin> *)```(?P<kind>\w*)\n(?P<text>.*?)^(?P=margin)```$", re.MULTILINE | re.DOTALL)
PROGRAMS = (
    "for one in $(grep -ohE '^Exec[A-Za-z]*=[-@:+!]*/[^ ]+' *.service *.timer | cut -d= -f2); do install -D /bin/true $one; done"
)

PYTHON = {"from prometheus_client": "shown_exporter", "/proc/stat": "shown_metrics", "ThreadPoolExecutor": "shown_fleet"}
"""What a Python script of the page on Python holds, and the function of python.sh that runs it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A file that a page shows: where, its text, the shell line that checks it, and what that must print."""

    place: str
    text: str
    check: str
    prints: str = ""


def blocks(page: Path) -> list[tuple[int, str, str]]:
    """The blocks of code on a page, folded ones too: the line, the kind and the text of each, without its margin."""
    source = page.read_text()
    return [(source.count("\n", 0, one.start()) + 1, one["kind"], dedent(one["text"])) for one in BLOCK.finditer(source)]


def shown(docs: Path) -> Iterator[Shown]:
    """Every file on the pages below a folder that a tool of its own can check."""
    for page in sorted(docs.rglob("*.md")):
        found = blocks(page)
        rules = next((text for _, _, text in found if text.startswith("groups:\n")), "")
        for line, _, text in found:
            if check := check_of(text) or monitoring(text, rules):
                yield Shown(f"{docs.name}/{page.relative_to(docs).as_posix()}:{line}", text, *check)
    yield from queries(docs)


def check_of(text: str) -> tuple[str, str] | None:
    """The line that checks a file, told by what stands in it; nothing where no tool of Debian checks its kind."""
    if text.startswith("#!/usr/bin/env python3") and (runs := [PYTHON[word] for word in PYTHON if word in text]):
        return f". /proof/python.sh; {runs[0]}", "^proven$"
    if text.startswith("from pymodbus"):
        return ". /proof/modbus.sh; shown_reader", r"^\[215, 1013, 47\]\nno values: .*\nno values: "
    if re.search(r"^\[(?:Service|Timer)\]$", text, re.MULTILINE):
        name = "shown.timer" if "[Timer]" in text else "shown.service"
        if "[Service]" in text and "Exec" not in text:
            return f"(cat FILE; printf '\\n[Service]\\nExecStart=/bin/true\\n') > {name}; {quiet(name)}", ""
        other = "printf '[Service]\\nExecStart=/bin/true\\n' > shown.service; " if name.endswith("timer") else ""
        return f"{other}cp FILE {name}; {PROGRAMS}; {quiet(name)}", ""
    if re.match(r"- hosts:|- name: .*\n  hosts:|all:\n", text):  # an inventory, or a playbook, which is run twice
        return ". /proof/ansible.sh; shown", "changed=0|@all:"
    if text.startswith("network:"):
        made = "mkdir -p r/etc/netplan; install -m 600 FILE r/etc/netplan/1.yaml; netplan generate --root-dir r"
        return f"{made}; ls r/run/systemd/network", "network"
    if re.search(r"^(?:UUID=\S+|\S+:/\S+)\s+/\S+\s+\w+", text, re.MULTILINE):
        return "findmnt --verify --tab-file FILE 2>&1 | grep -E 'parse error|0 parse errors'", "0 parse errors"
    if re.search(r"^/\S+\s+\S+\(\w", text, re.MULTILINE):
        return "mkdir -p /srv/share /var/lib/nfs; cp FILE /etc/exports; exportfs -ra; exportfs -v", "/srv/share"
    return None


def monitoring(text: str, rules: str) -> tuple[str, str] | None:
    """The line that checks a file of Prometheus or Alertmanager; a unit test runs over the rules that its page shows."""
    if re.search(r"^groups:$", text, re.MULTILINE) and "rules:" in text and "apiVersion:" not in text:
        return "promtool check rules FILE", "SUCCESS: [1-9]"
    if re.search(r"^scrape_configs:$", text, re.MULTILINE):
        return "promtool check config FILE", "is valid prometheus config file syntax"
    if re.search(r"^route:$", text, re.MULTILINE) and "receivers:" in text:
        return "amtool check-config FILE", "SUCCESS"
    if re.search(r"^tests:$", text, re.MULTILINE):
        return f"cat > rules.yml <<'END-OF-RULES'\n{rules}END-OF-RULES\npromtool test rules FILE", "SUCCESS"
    if text.startswith("- targets:"):
        made = "mv FILE t.yml; printf 'scrape_configs: [{job_name: x, file_sd_configs: [{files: [t.yml]}]}]' > c.yml"
        return f"{made}; promtool check service-discovery --timeout=2s c.yml x", '"instance"'
    return None


def queries(docs: Path) -> Iterator[Shown]:
    """Every table whose keys are queries, which a Prometheus with known series answers as its list says."""
    for key, topic in read_content(docs)[0].topics.items():
        for table in topic.tables:
            if table.columns[0].words == "PromQL":
                asked = "".join(f"{row[0].words}\n" for row in table.rows)
                yield Shown(f"{docs.name}/{key}.yml: {table.id}", asked, ". /proof/prometheus.sh; fleet; answers FILE")


def quiet(name: str) -> str:
    """The check of a unit: systemd only prints a line for a key that it does not know, and exits 0."""
    return f"! systemd-analyze verify ./{name} 2>&1 | grep ."


def fault(one: Shown) -> str:
    """What its tool finds wrong with a file, or nothing."""
    lines = f"cat > FILE <<'END-OF-FILE'\n{one.text}END-OF-FILE\n{one.check}"
    done = sandbox.run(lines, booted="ansible.builtin.systemd" in one.text)
    if done.status or not re.search(one.prints, done.output, re.MULTILINE):
        return f"{one.place}: the file shown here is not proven: exit {done.status}: {done.output.strip()[-200:]!r}"
    return ""
