"""The fence finds a personal sentence in every kind of file, however it is written down, and says nothing of what is not one."""

from __future__ import annotations

import gzip
import io
import json
import sqlite3
import zipfile
from html import escape
from pathlib import Path
from urllib.parse import quote

import pytest
from PIL import Image, PngImagePlugin

from macros.publish.fence import Fence, hits

SAID = 'In "Ävila" I said: don\'t stop the <old> pump.'
FENCE = Fence([("docs/a.yml:1", SAID)], [("docs/b.yml:2", "Acme Pumps")])
PHRASE = "in ävila i said don t stop the"
"""The first words that are looked for: eight of a longer sentence."""


def packed(name: str, data: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return made.getvalue()


def database(text: str) -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.execute("create table notes (flds text collate nocase, data blob)")
    connection.execute("insert into notes values (?, ?)", (f"{'x ' * 4000}\x1f{text}", b"\x00"))
    return connection.serialize()


def picture(text: str) -> bytes:
    notes, made = PngImagePlugin.PngInfo(), io.BytesIO()
    notes.add_text("Comment", text, zip=True)
    Image.new("L", (1, 1)).save(made, "PNG", pnginfo=notes)
    return made.getvalue()


def pdf(text: str) -> bytes:
    """A page of paper with a line of text, and a title."""
    line = text.replace("(", "\\(").replace(")", "\\)").encode("cp1252")
    stream = b"BT /F1 9 Tf 9 99 Td (" + line + b") Tj ET"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 999 199]/Contents 4 0 R/Resources<</Font<</F1 " + font + b">>>>>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(stream), stream),
    ]
    made, table = b"%PDF-1.4\n", b"0000000000 65535 f \n"
    for number, one in enumerate(objects, 1):
        table += b"%010d 00000 n \n" % len(made)
        made += b"%d 0 obj%bendobj\n" % (number, one)
    size = len(objects) + 1
    return made + b"xref\n0 %d\n%btrailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (size, table, size, len(made))


KINDS = {
    "text.txt": SAID.encode(),
    "page.html": f"<p>{escape(SAID)}</p>".encode(),
    "twice.html": f"<p>{escape(escape(SAID))}</p>".encode(),
    "numbers.html": "".join(f"&#{ord(sign)};" for sign in SAID).encode(),
    "marked.html": f"<p>{escape(SAID).replace('said', 's<mark>a</mark>id').replace('stop', '<b>stop</b>')}</p>".encode(),
    "attribute.html": f'<a title="{escape(SAID)}">x</a>'.encode(),
    "broken.html": SAID.replace("<old>", "").replace(" ", "\n").encode(),
    "index.json": json.dumps({"text": f"<p>{escape(SAID)}</p>"}).encode(),
    "script.js": f"const one = {json.dumps(SAID, ensure_ascii=True)}".encode(),
    "script.js.map": json.dumps({"sourcesContent": [f"say({json.dumps(SAID)})"]}).encode(),
    "sitemap.xml": f"<loc>https://host/{quote(SAID)}/</loc>".encode(),
    "sitemap.xml.gz": gzip.compress(SAID.encode()),
    "deck.apkg": packed("collection.anki2", database(SAID)),
    "deep.zip": packed("inner.zip", packed("a.txt", SAID.encode())),
    "picture.png": picture(SAID),
    "sheet.pdf": pdf(SAID),
    "hyphens.html": SAID.replace("said", "s\u00adaid").encode(),
    "cut.txt": b"... " + SAID.rpartition(" <")[0].encode(),
}


@pytest.mark.parametrize("name", KINDS)
def test_a_sentence_is_found_in_every_kind_of_file(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(KINDS[name])

    assert [line for line in hits(tmp_path, FENCE) if line.startswith(f"docs/a.yml:1: “{PHRASE}” stands in {name}")], name


def test_the_name_of_a_file_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "acme-pumps").mkdir()
    (tmp_path / "acme-pumps/index.html").write_text("nothing")

    assert hits(tmp_path, FENCE) == ["docs/b.yml:2: “acme pumps” stands in acme-pumps/index.html"]


BROKEN = (
    b"\xff\xfe\x00\x28\xb5\x2f\xfd",
    b"\x1f\x8bno",
    b"PK\x03\x04no",
    b"SQLite format 3\0no",
    b"%PDF-1.4 no",
    b"\x89PNG\r\n\x1a\nno",
)


@pytest.mark.parametrize("data", BROKEN)
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.bin").write_bytes(data)

    assert hits(tmp_path, FENCE) == ["a.bin: nothing here can read this kind of file, so nothing can be said of it"]


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Pumpco", "class PumpcoServer", True),
        ("Pumpco", "Pump&shy;co", True),
        ("MRE", "more of it: amreb", False),
        ("MRE", "the mre-team", True),
        ("Our Shop", "our\nshop", True),
        ("Our Shop", "our big shop", False),
    ],
)
def test_a_name_is_found_in_a_word_where_it_is_long_enough_to_tell(name: str, text: str, found: bool) -> None:
    assert bool([*Fence([], [("x", name)]).found(text)]) == found


def test_short_sentences_and_other_sentences_are_none() -> None:
    fence = Fence([("x", "I did it. Then all of us went home at once and slept.")], [])

    assert [*fence.found("I did it. Then all of us stayed.")] == []
    assert [*fence.found("Then all of us went home at once.")] == [("x", "then all of us went home at once")]
