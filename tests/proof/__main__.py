"""Proves every use of the site and prints one table: program, version, package, how it was proven, and what was not.

Exit 1 where a use has no proof. `python -m tests.proof linux/text` proves one topic, with each fault in full.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from macros.load import load_site
from macros.model import Site, Tool, Use

from . import files, manual, sandbox
from .packages import package

DOCS = Path(__file__).parents[2] / "docs"
ELSEWHERE = {"nvidia-smi(1)"}
"""Man pages of packages that Debian's main section does not have (nvidia-smi is in non-free)."""

SHELL = {":", "for", "while", "if", "cd", "ulimit", "B=https://BMC/redfish/v1", "kill", "umask", "type", "trap"}


@dataclass(frozen=True, slots=True)
class Proof:
    """One use, how it was to be proven, and the fault found, if any."""

    use: Use
    way: str
    fault: str = ""


def main() -> None:
    site, problems = load_site(DOCS)
    if problems:
        sys.exit("\n".join(map(str, problems)))
    wanted = sys.argv[1:]
    uses = {
        f"{tool.id}.uses[{number}]": (tool, use)
        for key, topic in site.topics.items()
        if not wanted or key in wanted
        for tool in topic.tools
        for number, use in enumerate(tool.uses)
    }
    with ThreadPoolExecutor(3) as pool:
        proved = dict(zip(uses, pool.map(lambda one: prove(*one), uses.values()), strict=True))
    proofs = list(proved.values())
    print("\n".join(table(proofs)))
    failed = {name: proof for name, proof in proved.items() if proof.fault}
    for name, proof in failed.items():
        path, line = site.places[name]
        print(f"{path}:{line}: `{proof.use.cmd}` is not proven: {proof.fault}")
    linux = [proof for name, proof in proved.items() if site.places[name][0].startswith(f"{DOCS.name}/linux/")]
    ran = sum(proof.way in ("run", "terminal", "booted") and not proof.fault for proof in linux)
    if linux:
        print(f"Linux: {ran} of {len(linux)} uses run ({ran / len(linux):.0%})")
    print(f"{len(proofs) - len(failed)} of {len(proofs)} uses proven")
    gone = [] if wanted else [*missing_pages(site), *wrong_files()]
    print(*gone, sep="\n", end="\n" if gone else "")
    sys.exit(1 if failed or gone else 0)


def wrong_files() -> list[str]:
    """The units, netplan, fstab and exports files on the pages that their own tools refuse."""
    shown = list(files.shown(DOCS))
    faults = [fault for one in shown if (fault := files.fault(one))]
    print(f"{len(shown) - len(faults)} of {len(shown)} files shown on the pages proven by their own tools")
    return faults


def missing_pages(site: Site) -> Iterator[str]:
    """Each man page that the site names as a source and this machine does not have, with the place of a record that names it."""
    for topic in site.topics.values():
        records: list[Any] = [*topic.tools, *topic.tables, *topic.symptoms, *topic.cards, *topic.facts, *topic.asks]
        for record in records:
            for source in record.source:
                if re.fullmatch(r"\S+\(\d\w*\)", source) and source not in ELSEWHERE and not manual.text_of(source):
                    path, line = site.places[record.id]
                    yield f"{path}:{line}: there is no man page {source} — name one that exists, or install its package"


def prove(tool: Tool, use: Use) -> Proof:
    """Prove one use in the way that its record says."""
    checks = {"run": by_running, "terminal": by_running, "booted": by_running, "manual": by_manual, "source": by_source}
    return Proof(use, use.way, checks[use.way](tool, use))


def by_running(_: Tool, use: Use) -> str:
    """Run it; the fault is what it did otherwise than its record says."""
    if reason := sandbox.missing():
        return f"{reason}: run as root on Debian"
    if gone := [name for name in programs(use.cmd) if not shutil.which(name, path="/usr/sbin:/usr/bin:/sbin:/bin")]:
        return f"not installed: {', '.join(gone)} (apt-get install {' '.join(map(package, gone))})"
    line = re.sub(r"\b(PID|N)\b(?!=)", r"${\1:-\1}", use.cmd) if "/proc/" in use.cmd or "PID" in use.cmd else use.cmd
    line = f"{use.given}\n{line}" if use.given else line
    line = f"{line}\nended=$?\n{use.then}\nexit $ended" if use.then else line
    done = run_once_more(line, use)
    if str(done.status) not in use.exits.split():
        return f"exit {done.status}, not {use.exits}: {done.output.strip()[-160:]!r}"
    if use.prints and not re.search(use.prints, done.output, re.MULTILINE):
        return f"{use.prints!r} is not in what it printed: {done.output.strip()[-160:]!r}"
    return ""


def run_once_more(line: str, use: Use) -> sandbox.Run:
    """Run a line; once more where the copy of the machine did not come up in time, which says nothing about the command."""
    for _ in range(2):
        done = sandbox.run(line, forever=use.exits == "124", terminal=use.way == "terminal", booted=use.way == "booted")
        if done.status not in (124, 125) or str(done.status) in use.exits.split():
            break
    return done


def by_manual(tool: Tool, use: Use) -> str:
    """Look up each option in the man pages that the tool names as its source."""
    pages = tuple(one for one in tool.source if re.fullmatch(r"\S+\(\w+\)", one))
    if not use.because and not use.needs:
        return "no reason why it is not run: add `because: …`"
    return "; ".join(manual.faults(use.cmd, pages))


def by_source(tool: Tool, use: Use) -> str:
    """A source with an address documents it, and the record says why that has to do."""
    if not any("https://" in one for one in tool.source):
        return "no source with an address documents it"
    return "" if use.because or use.needs else "no reason why it is not run: add `because: …`"


def programs(line: str) -> Iterator[str]:
    """The programs that a line starts, without what belongs to the shell or to the samples."""
    for name in re.findall(r"(?:^|[|;&] ?|\$\()\s*([a-z][\w.+-]*)(?=\s|$)", line):
        if name not in SHELL:
            yield name


def table(proofs: list[Proof]) -> Iterator[str]:
    """A line for each program: what was proven of it, and how."""
    rows: dict[str, Counter[str]] = {}
    for proof in proofs:
        name = next(programs(proof.use.cmd), proof.use.cmd.split()[0])
        rows.setdefault(name, Counter())["not proven" if proof.fault else proof.way] += 1
    for name, counted in sorted(rows.items()):
        package, version = package_of(name)
        print_of = ", ".join(f"{count} {way}" for way, count in sorted(counted.items()))
        yield f"{name:22} {version:28} {package:24} {print_of}"


@cache
def package_of(name: str) -> tuple[str, str]:
    """The Debian package of a program and its version, or dashes where dpkg knows none."""
    path = shutil.which(name, path="/usr/sbin:/usr/bin:/sbin:/bin")
    for candidate in (path, path and str(Path(path).resolve()), path and path.removeprefix("/usr")):
        if candidate and (found := _ask("dpkg-query", "-S", candidate)):
            package = found.split(":")[0].split(",")[0]
            return package, _ask("dpkg-query", "-W", "-f", "${Version}", package)
    return "-", "-"


def _ask(*command: str) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


if __name__ == "__main__":
    main()
