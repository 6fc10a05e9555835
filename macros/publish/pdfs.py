"""Reads our own PDFs: draws the first side of each sheet small, for the page that lists them, and gives the words of one. The one
file that knows pypdfium2."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pypdfium2 import PdfDocument, PdfiumError

WIDTH = 400
"""Pixels of a picture: as wide as it is shown, on a screen with two pixels to the point."""

GREYS = 16
"""Shades of a picture: more are not seen in black type."""


def picture_of(pdf: str) -> str:
    """The file of the picture of a PDF."""
    return pdf.removesuffix(".pdf") + ".png"


def draw_pictures(site: Path, pdfs: list[str]) -> None:
    """Write the picture of each PDF beside it, by their paths below `site`."""
    for name in pdfs:
        with PdfDocument(site / name) as document:
            side = document[0]
            drawn = side.render(scale=WIDTH / side.get_width(), grayscale=True).to_pil()
        drawn.quantize(GREYS).save(site / picture_of(name), optimize=True)


def words_of(pdf: bytes) -> Iterator[str]:
    """What one can read in a PDF: what it is called, its list of contents, and each side. A broken one is a ValueError."""
    try:
        opened = PdfDocument(pdf)
    except PdfiumError as error:
        raise ValueError(str(error)) from None
    with opened as document:
        yield "\n".join([*document.get_metadata_dict().values(), *(one.get_title() for one in document.get_toc())])
        for side in document:
            yield side.get_textpage().get_text_bounded()
