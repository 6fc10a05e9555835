"""Every page, at both ends of the width range, in both schemes: accessible, within its width, quiet, and alone on its host."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from .conftest import LAPTOP, PHONE, paths


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_every_page_is_sound(browser: Browser, site: Path, address: str, size: dict[str, int], scheme: str) -> None:
    context = browser.new_context(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    noise: list[str] = []
    page.on("console", lambda message: noise.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith((address, "data:")) else noise.append(request.url))
    axe, faults = Axe(), list[str]()
    for path in paths(site):
        page.goto(address + path)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        faults += [f"{path} {noise.pop()}" for _ in range(len(noise))]
        faults += [f"{path} {fault}" for fault in overflow(page)]
        for violation in axe.run(page).response["violations"]:
            nodes = [node["target"] for node in violation["nodes"]][:3]
            faults.append(f"{path} axe {violation['id']}: {nodes}")
    context.close()

    assert "\n".join(faults) == ""


def overflow(page: Page) -> list[str]:
    """What reaches beyond the width: the page itself, or a command within its cell."""
    return page.evaluate(  # type: ignore[no-any-return]
        """() => {
            const wide = document.documentElement.scrollWidth > innerWidth ? ["scrolls sideways"] : []
            const inside = [...document.querySelectorAll(".prep-cmd")].filter(code => {
                const box = code.closest("td").getBoundingClientRect()
                return [code, ...code.querySelectorAll("span")].some(one => one.getBoundingClientRect().right > box.right + 1)
            })
            return [...wide, ...inside.map(code => "cut: " + code.textContent)]
        }"""
    )


def test_no_command_wraps_inside_a_word(phone: Page, site: Path, address: str) -> None:
    """Each word of a command, an option with its value included, stands on one line."""
    wrapped = []
    for path in paths(site):
        phone.goto(address + path)
        wrapped += phone.evaluate(
            """() => [...document.querySelectorAll(".prep-cmd")].flatMap(code => {
                const texts = document.createTreeWalker(code, NodeFilter.SHOW_TEXT)
                const broken = []
                for (let text; (text = texts.nextNode()); )
                    for (const word of text.data.matchAll(/\\S+/g)) {
                        const range = document.createRange()
                        range.setStart(text, word.index)
                        range.setEnd(text, word.index + word[0].length)
                        if (new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1) broken.push(word[0])
                    }
                return broken
            })"""
        )

    assert "\n".join(wrapped) == ""


def test_text_of_twice_the_size_fits_the_phone(phone: Page, site: Path, address: str) -> None:
    """No page scrolls sideways, and no two labels of the bar stand over each other (WCAG 2.2, 1.4.4)."""
    faults = []
    for path in paths(site):
        phone.goto(address + path)
        phone.evaluate("document.documentElement.style.fontSize = '250%'")  # the theme's own is 125%
        faults += [f"{path} {fault}" for fault in overflow(phone)]
        faults += phone.evaluate(
            """() => {
                const box = one => one.getBoundingClientRect()
                const labels = [...document.querySelectorAll(".prep-bar span")].map(one => [one.textContent, box(one)])
                const over = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
                const pairs = labels.flatMap((one, i) => labels.slice(i + 1).map(other => [one, other]))
                return [
                    ...pairs.filter(([one, other]) => over(one[1], other[1])).map(([one, other]) => `${one[0]} over ${other[0]}`),
                    ...labels.filter(([, { left, right }]) => left < 0 || right > innerWidth).map(([name]) => `${name} is cut`),
                ]
            }"""
        )

    assert "\n".join(faults) == ""


def test_reading_revealing_and_links_need_no_script(plain: BrowserContext, address: str) -> None:
    page = plain.new_page()
    page.goto(f"{address}/linux/storage/")
    answer = page.locator("details.answer").first

    assert not page.locator(".prep-copy, prep-copy").first.is_visible()
    assert not answer.locator("p").first.is_visible()

    answer.locator("summary").click()
    assert answer.locator("p").first.is_visible()

    page.locator(".prep-bar a", has_text="Company").click()
    assert page.url == f"{address}/company/"


def test_any_page_is_two_taps_away(phone: Page, site: Path, address: str) -> None:
    phone.goto(f"{address}/linux/text/")
    links = "[...document.querySelectorAll('.prep-bar a, .md-content a')].map(a => a.href.split('#')[0])"
    first = set(phone.evaluate("[...document.querySelectorAll('.prep-bar a')].map(a => a.href)"))
    reached = set(first)
    for url in first:
        phone.goto(url)
        reached |= set(phone.evaluate(links))

    assert {address + path for path in paths(site)} <= reached


def test_home_fits_one_screen_of_a_phone(phone: Page, address: str) -> None:
    phone.goto(address)
    end = phone.evaluate("document.querySelector('.prep-home').getBoundingClientRect().bottom")
    bar = phone.evaluate("document.querySelector('.prep-bar').getBoundingClientRect().top")

    assert end <= bar
