"""Light and dark: the system decides from the first picture on, until the reader does; a button stands out."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from .served import LAPTOP
from .test_hosts import background

CONTRAST = """(selector) => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true })
    const luminance = color => {
        canvas.fillStyle = color
        canvas.fillRect(0, 0, 1, 1)
        const linear = one => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
        const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(one => linear(one / 255))
        return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const page = luminance(getComputedStyle(document.body).backgroundColor)
    const against = color => { const own = luminance(color); return (Math.max(own, page) + 0.05) / (Math.min(own, page) + 0.05) }
    return [...document.querySelectorAll(selector)].filter(one => one.offsetHeight).map(one => {
        const { backgroundColor, borderColor } = getComputedStyle(one)
        const seen = [backgroundColor, borderColor].filter(color => !color.endsWith(", 0)"))
        return Math.max(...seen.map(against))
    })
}"""
"""The contrast of each control with the page behind it (WCAG 2.2, 1.4.11): of its face or of its edge."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("path", "selector"), [("/star/rehearse/", ".md-button"), ("/sheets/commands/", ".prep-print__button")])
def test_a_button_stands_out_from_the_page(browser: Browser, address: str, path: str, selector: str, scheme: str) -> None:
    page = browser.new_page(viewport=LAPTOP, color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(address + path)
    expect(page.locator(selector).first).to_be_visible()
    found = page.evaluate(CONTRAST, selector)
    page.close()

    assert found
    assert min(found) >= 3, found


def test_a_dark_system_sees_no_light_picture_before_the_theme_runs(browser: Browser, address: str) -> None:
    page = browser.new_page(color_scheme="dark")
    page.route("**/bundle.*.js", lambda route: route.abort())
    page.goto(address)

    assert background(page) < 60
    page.close()


def test_without_scripts_the_system_decides(browser: Browser, address: str) -> None:
    page = browser.new_page(color_scheme="dark", java_script_enabled=False)
    page.goto(address)

    assert background_of_picture(page) < 60
    page.close()


def test_colors_follow_the_system_until_the_reader_chooses(browser: Browser, address: str) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(address)
    page.wait_for_function("document.body.dataset.mdColorMedia")
    page.emulate_media(color_scheme="light")
    page.wait_for_function("document.body.dataset.mdColorScheme === 'default'")
    assert background(page) > 200
    page.emulate_media(color_scheme="dark")
    page.reload()
    assert background(page) < 60

    page.get_by_title("Switch to the light colors").click()
    page.wait_for_function("document.body.dataset.mdColorScheme === 'default'")
    page.reload()
    assert background(page) > 200
    page.close()


def test_the_copy_icon_is_seen_in_forced_colors(browser: Browser, address: str) -> None:
    page = browser.new_page(forced_colors="active")
    page.goto(f"{address}/linux/disk/")
    icon = page.evaluate(
        """() => {
            const button = document.querySelector("button.prep-copy")
            return [getComputedStyle(button, "::before").backgroundColor, getComputedStyle(button).backgroundColor]
        }"""
    )
    page.close()

    assert icon[0] != icon[1]


def background_of_picture(page: Page) -> int:
    """How light the top left corner of a screenshot is: for a page whose scripts are off."""
    import io

    from PIL import Image

    return max(Image.open(io.BytesIO(page.screenshot())).convert("RGB").getpixel((2, 700)))  # type: ignore[arg-type]
