"""Draws the first side of each sheet small, from its PDF, for the page that lists them. The one file that knows pypdfium2."""

from __future__ import annotations

from pathlib import Path

from pypdfium2 import PdfDocument

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
