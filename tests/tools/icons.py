"""`python -m tests.tools.icons`: draws the icons of the app anew from overrides/assets/mark.svg. $CHROMIUM names a Chromium."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ASSETS = Path(__file__).parent.parent.parent / "overrides" / "assets"

SIZES = {"icon-192": (192, 1.0), "icon-512": (512, 1.0), "maskable-512": (512, 0.8), "apple-touch-180": (180, 0.8)}
"""Pixels of each icon, and how much of its width the mark takes. Where it is not all, the mark's own ground fills the rest: a
phone cuts such an icon to a form of its own, and leaves only a circle of 80 % of the width whole (W3C, Web App Manifest)."""


def draw(browser: Browser, name: str) -> bytes:
    """An icon as PNG, by its name."""
    size, part = SIZES[name]
    mark = (ASSETS / "mark.svg").read_text(encoding="utf-8")
    ground = re.search(r'fill="(#[0-9a-f]{6})"', mark)
    assert ground, "the first shape of mark.svg is its ground, with a fill of six digits"
    page = browser.new_page(viewport={"width": size, "height": size})
    style = f"html {{ background: {ground[1] if part < 1 else 'none'} }} body {{ margin: {size * (1 - part) / 2}px }}"
    page.set_content(f"<style>{style} svg {{ display: block }}</style>{mark}")
    drawn = page.screenshot(omit_background=True)
    page.close()
    packed = io.BytesIO()
    Image.open(io.BytesIO(drawn)).convert("RGBA").quantize(64).save(packed, "PNG", optimize=True)
    return packed.getvalue()


def main() -> None:
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=arguments)
        for name in SIZES:
            (ASSETS / "icons" / f"{name}.png").write_bytes(draw(browser, name))
        browser.close()


if __name__ == "__main__":
    main()
