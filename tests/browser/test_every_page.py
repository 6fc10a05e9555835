"""Every page, at both ends of the width range, in both schemes and with large type; and what holds for all pages together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Literal, NamedTuple

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Page, expect

from macros.publish import offline
from tests.conftest import BOOKS, Sites

from .served import LAPTOP, PHONE, paths

PAGES = [
    (content, "/" + page.path.removesuffix("index.md").replace(".md", "/"))
    for content, book in BOOKS.items()
    for page in book.pages.values()
]
SCHEMES = {"light": "default", "dark": "slate"}
ONLY_FAULTS = {"resultTypes": ["violations"], "iframes": False, "preload": False}
"""Axe else tells of what passed, looks for frames, which no page has, and fetches the styles again for a rule that is off."""

CONTRAST = "color-contrast"
WAYS: tuple[tuple[dict[str, int], Literal["light", "dark"], bool], ...] = (
    (PHONE, "light", True),
    (LAPTOP, "dark", True),
    (PHONE, "dark", False),
    (LAPTOP, "light", False),
)
"""The ways in which each page is looked at: by all rules, or by its contrast alone. The last two differ in what is around the
content, which is the same for every content: the starter's pages show it."""


Kept = Callable[[str], set[str]]


class Tab(NamedTuple):
    """The one tab of somebody who goes from page to page, what it has asked for, and what its console has said."""

    page: Page
    requests: list[str]
    noise: list[str]


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Tab]:
    context = browser.new_context()
    one = Tab(context.new_page(), [], [])
    one.page.on("console", lambda message: one.noise.append(message.text) if message.type in ("error", "warning") else None)
    one.page.on("pageerror", lambda error: one.noise.append(str(error)))
    one.page.on("request", lambda request: one.requests.append(request.url))
    yield one
    context.close()


@pytest.fixture(scope="module")
def kept(sites: Sites) -> Kept:
    """The addresses of the files of a content's site that a phone keeps."""
    return cache(lambda content: {offline.address(sites(content), path) for path in offline.files(sites(content))})


@pytest.mark.parametrize(("content", "path"), PAGES)
def test_a_page_is_sound(tab: Tab, addresses: Callable[[str], str], kept: Kept, content: str, path: str) -> None:
    """Opened once, looked at in each way: accessible, within its width, quiet, alone on its host, and with all it needs kept."""
    page, address = tab.page, addresses(content)
    page.goto("about:blank")  # what the page before still had to say is not this one's
    tab.requests.clear()
    tab.noise.clear()
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.emulate_media(color_scheme="light")
    page.goto(address + path)
    page.wait_for_function("document.body.dataset.mdColorMedia")  # the theme's script has run
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    page.add_style_tag(content="*, ::before, ::after { transition: none !important }")  # colors arrive at once
    page.evaluate(AXE_SCRIPT)
    alike = content != "starter"  # long pages have many texts that look alike
    faults = [f"cut inside a word: {word}" for word in page.evaluate(WRAPPED)]
    for size, scheme, whole in WAYS if content == "starter" else WAYS[:2]:
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function("name => document.body.dataset.mdColorScheme === name", arg=SCHEMES[scheme])
        page.evaluate(SETTLED)
        found = [*page.evaluate(OVERFLOW), *violations(page, alike, {} if whole else {"runOnly": [CONTRAST]})]
        faults += [f"{size['width']} px, {scheme}: {fault}" for fault in found]
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.evaluate("document.documentElement.style.fontSize = '250%'")  # twice the theme's own (WCAG 2.2, 1.4.4)
    faults += [f"text of twice the size: {fault}" for fault in [*page.evaluate(OVERFLOW), *page.evaluate(LABELS)]]
    asked_for = [url for url in tab.requests if not url.startswith("data:")]
    faults += [f"asked another host: {url}" for url in asked_for if not url.startswith(address)]
    names = {url.removeprefix(f"{address}/").split("?")[0] for url in asked_for}
    faults += [f"asked for what no phone keeps: {name}" for name in sorted(names - kept(content))]

    assert "\n".join(faults + tab.noise) == ""


def violations(page: Page, alike: bool, asked: dict[str, object]) -> list[str]:
    """What axe, which the page holds, finds wrong; of texts that look alike, it measures the contrast of some."""
    if alike:
        page.evaluate(MARKED)
        page.evaluate("rule => axe.configure({ rules: [rule] })", {"id": CONTRAST, "selector": "[data-measured]"})
    found = page.evaluate("asked => axe.run(asked)", ONLY_FAULTS | asked)["violations"]
    return [f"axe {one['id']}: {[node['target'] for node in one['nodes']][:3]}" for one in found]


def test_every_page_is_looked_at(sites: Sites, any_content: str) -> None:
    assert paths(sites(any_content)) == sorted(path for content, path in PAGES if content == any_content)


OVERFLOW = """() => {
    const wide = document.documentElement.scrollWidth > innerWidth ? ["scrolls sideways"] : []
    const inside = [...document.querySelectorAll(".prep-cmd")].filter(code => {
        const box = code.closest("td, li, p").getBoundingClientRect()
        return [code, ...code.querySelectorAll("span")].some(one => one.getBoundingClientRect().right > box.right + 1)
    })
    return [...wide, ...inside.map(code => "cut: " + code.textContent)]
}"""
"""What reaches beyond the width: the page itself, or a command within its place."""

WRAPPED = """() => [...document.querySelectorAll(".prep-cmd")].flatMap(code => {
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
"""The words of commands that do not stand on one line: an option with its value is one, and a long word breaks at its joints."""

MARKED = """() => {
    document.querySelectorAll("[data-measured]").forEach(one => delete one.dataset.measured)
    const grounds = new Map()
    const ground = one => {
        if (!one) return ""
        if (!grounds.has(one)) {
            const { backgroundColor, backgroundImage, opacity } = getComputedStyle(one)
            grounds.set(one, [ground(one.parentElement), backgroundColor, backgroundImage, opacity].join())
        }
        return grounds.get(one)
    }
    const looks = new Map()
    for (const one of document.querySelectorAll("body, body *")) {
        const says = [...one.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim())
        if (!(says || one.matches("input, select, textarea")) || !one.checkVisibility({ visibilityProperty: true })) continue
        const { color, fontSize, fontWeight, textShadow } = getComputedStyle(one)
        const look = [ground(one), color, fontSize, fontWeight, textShadow].join("|")
        looks.get(look)?.push(one) ?? looks.set(look, [one])
    }
    for (const alike of looks.values())
        for (const one of [alike[0], alike[alike.length >> 1], alike.at(-1)]) one.dataset.measured = ""
}"""
"""Marks, of the texts that look alike, by their colors, their size and all grounds below them, the first, one in the middle and
the last: their contrast is the same, and most of a long page's time went into measuring it again."""

SETTLED = "Promise.allSettled(document.getAnimations().map(one => one.finished))"
"""Colors and places have arrived: the theme fades from one to the other."""

LABELS = """() => {
    const box = one => one.getBoundingClientRect()
    const labels = [...document.querySelectorAll(".prep-bar span")].map(one => [one.textContent, box(one)])
    const over = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
    const pairs = labels.flatMap((one, i) => labels.slice(i + 1).map(other => [one, other]))
    return [
        ...pairs.filter(([one, other]) => over(one[1], other[1])).map(([one, other]) => `${one[0]} over ${other[0]}`),
        ...labels.filter(([, { left, right }]) => left < 0 || right > innerWidth).map(([name]) => `${name} is cut`),
    ]
}"""
"""The labels of the bar that stand over each other or out of the screen."""


def test_reading_revealing_and_links_need_no_script(plain: BrowserContext, address: str) -> None:
    page = plain.new_page()
    page.goto(f"{address}/linux/disk/")
    answer = page.locator("details.answer").first

    assert not page.locator(".prep-copy, prep-copy").first.is_visible()
    assert not answer.locator("p").first.is_visible()

    answer.locator("summary").click()
    assert answer.locator("p").first.is_visible()

    page.locator(".prep-bar a", has_text="Company").click()
    assert page.url == f"{address}/company/"


def test_any_page_is_two_taps_away(phone: Page, sites: Sites, addresses: Callable[[str], str], any_content: str) -> None:
    site, address = sites(any_content), addresses(any_content)
    phone.goto(address)
    links = "[...document.querySelectorAll('.prep-bar a, .md-content a')].map(a => a.href.split('#')[0])"
    first = set(phone.evaluate("[...document.querySelectorAll('.prep-bar a')].map(a => a.href)"))
    reached = set(first)
    for url in first:
        phone.goto(url)
        reached |= set(phone.evaluate(links))

    assert {address + path for path in paths(site)} <= reached


def test_what_to_do_now_fits_one_screen_of_a_phone(phone: Page, addresses: Callable[[str], str], any_content: str) -> None:
    phone.goto(addresses(any_content))
    expect(phone.locator(".prep-today__days")).not_to_be_empty()
    end = phone.evaluate("document.querySelector('.prep-today').getBoundingClientRect().bottom")
    bar = phone.evaluate("document.querySelector('.prep-bar').getBoundingClientRect().top")

    assert end <= bar
