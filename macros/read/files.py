"""Finds the files of the content, as MkDocs does: below hidden folders nothing is read, linked folders are. The one file that
walks the disk; what looks like content and cannot be read is a problem, never silence.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ..model.site import Problem

CONTENT = (".md", ".yml")
PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""The endings that MkDocs takes for pages; ours is the first of them."""

NEAR = (*PAGES, ".yaml", ".yml")
UNLINKED = '#?%"\\'
"""Signs that end a link or change it."""

Report = Callable[[Problem], None]


def walk(docs: Path, report: Report) -> Iterator[Path]:
    """Each file below a folder, in the order of their paths."""
    if docs.is_dir():
        yield from sorted(_walk(docs, docs, {docs.resolve()}, report))
    else:
        report(Problem(docs.name, 1, "there is no such folder", "run this in the folder that holds it"))


def _walk(top: Path, docs: Path, seen: set[Path], report: Report) -> Iterator[Path]:
    try:
        found = sorted(Path(one.path) for one in os.scandir(top) if not one.name.startswith("."))
    except OSError as error:
        report(Problem(shown(top, docs), 1, f"the folder cannot be read: {error.strerror}", "see to its rights"))
        return
    for path in found:
        looks = path.suffix.lower() in NEAR
        folder = path.is_dir()
        fault = _folder_fault(path, docs, looks, path.resolve() in seen) if folder else _file_fault(path, looks)
        if fault:
            report(Problem(shown(path, docs), 1, *fault))
        elif folder:
            yield from _walk(path, docs, seen | {path.resolve()}, report)
        else:
            yield path


def _folder_fault(path: Path, docs: Path, looks: bool, again: bool) -> tuple[str, str] | None:
    if looks:
        return "a folder is named like a file", f"rename it, without {path.suffix}"
    if path == docs / "templates":
        return "MkDocs publishes no folder of this name", "rename it"
    if again:
        return "this linked folder is read already", "link another one, or remove it"
    return _name_fault(path.name)


def _file_fault(path: Path, looks: bool) -> tuple[str, str] | None:
    """What keeps a file from being read, or from being published as it is."""
    if looks and path.suffix not in CONTENT:
        right = ".md" if path.suffix.lower() in PAGES else ".yml"
        return f"a file of the content ends in {right}, not in {path.suffix}", "rename it"
    if path.is_symlink() and not path.exists():
        return "this link leads nowhere", "point it to a file, or remove it"
    if not path.is_file():
        return "this is no regular file", "remove it"
    if not os.access(path, os.R_OK):
        return "the file cannot be read: Permission denied", "see to its rights"
    return _name_fault(path.name) if looks else None


def _name_fault(name: str) -> tuple[str, str] | None:
    bad = next((sign for sign in name if sign in UNLINKED or not sign.isprintable()), "")
    return (f"no link can hold the sign {bad} of this name", "rename it, in letters, digits and hyphens") if bad else None


def read(path: Path, docs: Path) -> str | Problem:
    """The text of a file, or why it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes().count(b"\n", 0, error.start) + 1
        return Problem(shown(path, docs), line, "the file is not UTF-8 text", "save it as UTF-8")
    except OSError as error:
        return Problem(shown(path, docs), 1, f"the file cannot be read: {error.strerror}", "see to its rights and its disk")


def holds(folders: Iterable[Path], name: str) -> bool:
    """Whether one of some folders holds a file of a name, as typed by an author."""
    try:
        return any((folder / name).is_file() for folder in folders)
    except OSError:  # a name that is too long for any file
        return False


def shown(path: Path, docs: Path) -> str:
    """A path as messages show it: from the folder that holds `docs`."""
    return f"{docs.name}/{path.relative_to(docs).as_posix()}"
