"""Proves every use and symptom of the site and prints one table: program, version, package, how it was proven, and what was not.

Exit 1 where one has no proof. `python -m tests.proof linux/text` proves one topic, with each fault in full.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

from macros.model.site import Site
from macros.read.content import read_content

from . import files, manual, symptoms
from .uses import PATH, Proof, programs, prove

DOCS = Path(__file__).parents[2] / "docs"


def main() -> None:
    site, _, problems = read_content(DOCS)
    if problems:
        sys.exit("\n".join(map(str, problems)))
    wanted = sys.argv[1:]
    topics = [topic for key, topic in site.topics.items() if not wanted or key in wanted]
    seen = {symptom.id: symptom for topic in topics for symptom in topic.symptoms}
    uses = {
        f"{tool.id}.uses[{number}]": (tool, use)
        for topic in topics
        for tool in topic.tools
        for number, use in enumerate(tool.uses)
    }
    with ThreadPoolExecutor(3) as pool:
        looked_at = pool.map(symptoms.prove, seen.values())
        proved = dict(zip(uses, pool.map(lambda one: prove(*one), uses.values()), strict=True))
        found = dict(zip(seen, looked_at, strict=True))
    proofs = list(proved.values())
    print("\n".join(table(proofs)))
    failed = {name: proof for name, proof in proved.items() if proof.fault}
    for name, proof in failed.items():
        path, line = site.places[name]
        print(f"{path}:{line}: `{proof.use.cmd}` is not proven: {proof.fault}")
    for folder, ran in ratios(site, proved):
        print(f"{folder}: {sum(ran)} of {len(ran)} uses run ({sum(ran) / len(ran):.0%})")
    print(f"{len(proofs) - len(failed)} of {len(proofs)} uses proven")
    for said in symptoms.report(site, found):
        print(said)
    gone = [] if wanted else [*missing_pages(site), *wrong_files()]
    print(*gone, sep="\n", end="\n" if gone else "")
    sys.exit(1 if failed or gone or any(found.values()) else 0)


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
                page = source.typed
                if re.fullmatch(r"\S+\(\d\w*\)", page) and page not in manual.ELSEWHERE and not manual.text_of(page):
                    path, line = site.places[record.id]
                    yield f"{path}:{line}: there is no man page {page} — name one that exists, or install its package"


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


def ratios(site: Site, proved: Mapping[str, Proof]) -> Iterator[tuple[str, list[bool]]]:
    """Each folder of the content, and of each of its uses whether it was run, and not just looked up."""
    folders: dict[str, list[bool]] = {}
    for name, proof in proved.items():
        folder = str(Path(site.places[name][0]).parent)
        folders.setdefault(folder, []).append(proof.use.runs and not proof.fault)
    yield from folders.items()


@cache
def package_of(name: str) -> tuple[str, str]:
    """The Debian package of a program and its version, or dashes where dpkg knows none."""
    path = shutil.which(name, path=PATH)
    for candidate in (path, path and str(Path(path).resolve()), path and path.removeprefix("/usr")):
        if candidate and (found := _ask("dpkg-query", "-S", candidate)):
            package = found.splitlines()[-1].split(":")[0].split(",")[0]  # lines before the last tell of a diversion
            return package, _ask("dpkg-query", "-W", "-f", "${Version}", package)
    return "-", "-"


def _ask(*command: str) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


if __name__ == "__main__":
    main()
