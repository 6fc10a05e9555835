"""Proves the symptoms: makes each fault in a copy of the machine, runs the first commands there, and reads what they show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.model.records import Symptom
from macros.model.site import Site

from . import sandbox, uses
from .sandbox import Run

MARK = "proof-of-the-symptoms"
"""What the copy prints between the commands, followed by the exit of the one before."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is not proven of a symptom, and the name of its place: the symptom's own id, or that of one first command."""

    place: str
    what: str


def prove(symptom: Symptom) -> list[Fault]:
    """Everything that is not proven of one symptom."""
    if bool(symptom.make) == bool(symptom.because):
        what = f"`{symptom.symptom.words}` says both" if symptom.make else f"`{symptom.symptom.words}` does not say"
        todo = "add `make: …`, shell lines that make the fault, or `because: …`"
        return [Fault(symptom.id, f"{what} how it is made {'and' if symptom.make else 'or'} why it cannot be — {todo}")]
    first = {f"{symptom.id}.first[{number}]": use for number, use in enumerate(symptom.first)}
    run = {place: use for place, use in first.items() if symptom.make and use.runs}
    found = {place: uses.cannot_run(use) for place, use in run.items()}
    found |= {
        place: uses.by_reading(use, [one.typed for one in symptom.source], use.because or symptom.because)
        for place, use in first.items()
        if place not in run
    }
    if symptom.make and not any(found[place] for place in run):
        made, shown = look(symptom)
        if made.status:
            return [
                Fault(symptom.id, f"`{symptom.symptom.words}` is not made: exit {made.status}: {made.output.strip()[-400:]!r}")
            ]
        found |= {place: uses.unlike(use, done) for (place, use), done in zip(run.items(), shown, strict=True)}
    return [Fault(place, f"`{first[place].cmd}` is not proven: {what}") for place, what in found.items() if what]


def look(symptom: Symptom) -> tuple[Run, list[Run]]:
    """Make the fault and run the first commands, all in one copy: how making it went, then each command."""
    run = [use for use in symptom.first if use.runs]
    terminal, booted = (any(use.way == way for use in run) for way in ("terminal", "booted"))
    lines = ["set -e", ". /proof/faults.sh", symptom.make, *(["journalctl --sync"] if booted else []), "set +e", mark()]
    for use in run:
        lines += [uses.typed(use), mark()]
    for _ in range(2):  # once more where the copy did not come up in time
        done = sandbox.run("\n".join(lines), terminal=terminal, booted=booted)
        if done.status not in (124, 125):
            break
    parts = list(parted(done.output))
    if not parts:
        return Run(done.status or 1, done.output), []
    missing = [Run(done.status, "it never ended")] * (1 + len(run) - len(parts))
    return parts[0], parts[1:] + missing


def mark() -> str:
    return f"printf '\\n{MARK} %s\\n' $?"


def parted(output: str) -> Iterator[Run]:
    """What was printed before each mark, and the exit that it names."""
    for part in re.finditer(rf"(.*?)\n{MARK} (\d+)\n", output, re.DOTALL):
        yield Run(int(part[2]), part[1])


def report(site: Site, found: dict[str, list[Fault]]) -> Iterator[str]:
    """A line for each fault found, by the id of its symptom, then how many were made."""
    for faults in found.values():
        for fault in faults:
            path, line = site.places[fault.place]
            yield f"{path}:{line}: {fault.what}"
    symptoms = {one.id: one for topic in site.topics.values() for one in topic.symptoms}
    made = sum(bool(symptoms[name].make) and not faults for name, faults in found.items())
    if found:
        yield f"Symptoms: {made} of {len(found)} made"
