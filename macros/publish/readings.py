"""Opens a published file of any kind down to what can be read in it: texts as they are, the files in an archive one by one, the
rows of a database, the words of a PDF, the notes in a picture. The one file that knows these kinds."""

from __future__ import annotations

import gzip
import io
import sqlite3
import zipfile
from collections.abc import Iterator

from PIL import Image

from .pdfs import words_of


class Unreadable(Exception):
    """A file of a kind that cannot be opened: nothing can be said of it."""


Reading = tuple[str, str]
"""The path of a file, in its archive where it is in one, and a text in it."""


def readings(name: str, data: bytes) -> Iterator[Reading]:
    """Every text of a file, by its path and its bytes. A kind that is not known, or a broken file, raises `Unreadable`."""
    yield name, name
    try:
        yield from _opened(name, data)
    except (OSError, EOFError, ValueError, zipfile.BadZipFile, sqlite3.Error):  # not UTF-8 is a ValueError
        raise Unreadable(name) from None


def _opened(name: str, data: bytes) -> Iterator[Reading]:
    if data.startswith(b"\x1f\x8b"):
        yield from readings(name, gzip.decompress(data))
    elif data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield name, archive.comment.decode("utf-8", "replace")
            for member in archive.namelist():
                yield from readings(f"{name}/{member}", archive.read(member))
    elif data.startswith(b"SQLite format 3\0"):
        yield from ((name, text) for text in _rows(data))
    elif data.startswith(b"%PDF-"):
        yield from ((name, text) for text in words_of(data))
    elif data.startswith(b"\x89PNG"):
        with Image.open(io.BytesIO(data)) as picture:
            picture.load()  # notes may stand behind the picture
            yield name, "\n".join(f"{key}: {note}" for key, note in picture.info.items())
    elif not data.startswith(b"wOF2"):  # a font is the theme's or the machine's own
        yield name, data.decode("utf-8")


def _rows(data: bytes) -> Iterator[str]:
    """Each cell of each table that holds a text, and whatever the file still holds of rows that were deleted."""
    yield data.decode("utf-8", "replace")
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(data)
        connection.create_collation("unicase", lambda one, other: (one > other) - (one < other))
        for (table,) in connection.execute("select name from sqlite_master where type = 'table'").fetchall():
            quoted = table.replace('"', '""')
            for row in connection.execute(f'select * from "{quoted}"'):
                yield from (
                    cell if isinstance(cell, str) else cell.decode("utf-8", "replace")
                    for cell in row
                    if isinstance(cell, str | bytes)
                )
    finally:
        connection.close()
