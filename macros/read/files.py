"""Finds the files of the content, as MkDocs does: below hidden folders nothing is read, linked folders are. The one file that
walks the disk; what looks like content and cannot be read is a problem, never silence.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from ..model.site import Problem

CONTENT = (".md", ".yml")
NEAR = (".yaml", ".markdown", *CONTENT)


def walk(docs: Path, report: Callable[[Problem], None]) -> Iterator[Path]:
    """Each page and data file below a folder, in the order of their paths."""
    yield from sorted(_walk(docs, docs, {docs.resolve()}, report))


def _walk(folder: Path, docs: Path, seen: set[Path], report: Callable[[Problem], None]) -> Iterator[Path]:
    for path in sorted(Path(one.path) for one in os.scandir(folder) if not one.name.startswith(".")):
        looks = path.suffix.lower() in NEAR
        if path.is_dir():
            if fault := _folder_fault(path, docs, looks, path.resolve() in seen):
                report(Problem(shown(path, docs), 1, *fault))
            else:
                yield from _walk(path, docs, seen | {path.resolve()}, report)
        elif looks and (fault := _file_fault(path)):
            report(Problem(shown(path, docs), 1, *fault))
        elif looks:
            yield path


def _folder_fault(path: Path, docs: Path, looks: bool, again: bool) -> tuple[str, str] | None:
    if looks:
        return "a folder is named like a file", f"rename it, without {path.suffix}"
    if path == docs / "templates":
        return "MkDocs publishes no folder of this name", "rename it"
    return ("this linked folder is read already", "link another one, or remove it") if again else None


def _file_fault(path: Path) -> tuple[str, str] | None:
    if path.suffix not in CONTENT:
        right = ".md" if path.suffix.lower() in (".md", ".markdown") else ".yml"
        return f"a file of the content ends in {right}, not in {path.suffix}", "rename it"
    if path.is_symlink() and not path.exists():
        return "this link leads nowhere", "point it to a file, or remove it"
    return None if path.is_file() else ("this is no regular file", "remove it")


def read(path: Path, docs: Path) -> str | Problem:
    """The text of a file, or why it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return Problem(shown(path, docs), 1, "the file is not UTF-8 text", "save it as UTF-8")
    except OSError as error:
        return Problem(shown(path, docs), 1, f"the file cannot be read: {error.strerror}", "see to its rights and its disk")


def shown(path: Path, docs: Path) -> str:
    """A path as messages show it: from the folder that holds `docs`."""
    return f"{docs.name}/{path.relative_to(docs).as_posix()}"
