"""On a home screen: what a phone wants to take the site as an app, and what an app lacks that a browser has."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image, ImageChops
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.tools.icons import ASSETS, SIZES, draw

from .host import Host, Site, keep, look
from .served import PHONE

App = Callable[..., Page]
"""Opens an address as an app of the home screen does, in a window without the buttons of a browser."""


@pytest.fixture
def app(browser: Browser, tmp_path: Path) -> Iterator[App]:
    opened: list[BrowserContext] = []

    def opening(address: str, **options: object) -> Page:
        args = [f"--app={address}", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
        profile, program = tmp_path / f"profile-{len(opened)}", os.environ["CHROMIUM"]
        launch = browser.browser_type.launch_persistent_context
        context = launch(profile, executable_path=program, args=args, viewport=PHONE, **options)  # type: ignore[arg-type]
        opened.append(context)
        context.pages[0].wait_for_url(address)
        return context.pages[0]

    yield opening
    for context in opened:
        context.close()


def test_a_browser_finds_nothing_that_keeps_it_from_the_home_screen(host: Host, starter: Site, reader: BrowserContext) -> None:
    page = reader.new_page()
    keep(page, starter.address)
    devtools = reader.new_cdp_session(page)
    manifest = devtools.send("Page.getAppManifest")
    told = json.loads(manifest["data"])

    assert manifest["errors"] == []
    missing = [one["errorId"] for one in devtools.send("Page.getInstallabilityErrors")["installabilityErrors"]]
    assert missing in ([], ["in-incognito"])  # as the tests' browser is
    assert (told["name"], told["theme_color"], told["background_color"]) == ("My prep", "#17443e", "#fdfcf9")
    assert {manifest["manifest"]["startUrl"], manifest["manifest"]["scope"]} == {starter.address}

    host.stop()
    answer = page.goto(manifest["manifest"]["startUrl"])
    assert answer and answer.status == 200
    for icon in (*(one["src"] for one in told["icons"]), "assets/icons/apple-touch-180.png"):
        assert page.evaluate("path => fetch(path).then(answer => answer.status)", icon) == 200


@pytest.mark.parametrize("name", SIZES)
def test_an_icon_is_as_the_mark_is_drawn(browser: Browser, name: str) -> None:
    kept, drawn = (Image.open(one).convert("RGBA") for one in (ASSETS / f"icons/{name}.png", io.BytesIO(draw(browser, name))))
    size, part = SIZES[name]

    assert kept.size == (size, size)
    far = ImageChops.difference(kept, drawn).convert("L").histogram()[64:]
    assert sum(far) == 0  # another Chromium draws other edges
    assert part == 1 or kept.getchannel("A").histogram()[255] == size * size  # what a phone cuts to a form has no holes


def test_an_app_has_back_and_reload(starter: Site, app: App, phone: Page) -> None:
    phone.goto(starter.address)
    for name in ("Back", "Reload"):
        expect(phone.get_by_role("button", name=name, exact=True)).to_be_hidden()

    page = app(starter.address)
    page.goto(f"{starter.address}linux/disk/")
    with page.expect_navigation():
        page.get_by_role("button", name="Reload", exact=True).click()
    assert page.evaluate("performance.getEntriesByType('navigation')[0].type") == "reload"
    page.get_by_role("button", name="Back", exact=True).click()
    page.wait_for_url(starter.address)


def test_without_scripts_there_are_no_buttons(starter: Site, app: App) -> None:
    page = app(starter.address, java_script_enabled=False)

    expect(page.locator(".prep-bar")).to_be_visible()
    expect(page.locator(".prep-offline button:visible")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_told_is_accessible_and_within_the_width(starter: Site, app: App, scheme: str) -> None:
    page = app(starter.address, color_scheme=scheme)
    keep(page, starter.address)
    starter.deploy("two")
    assert look(page) == "installed"
    expect(page.get_by_role("button", name="New version")).to_be_visible()
    page.wait_for_function("document.body.dataset.mdColorMedia")
    page.evaluate("document.querySelector('.prep-offline__told').textContent = 'Close the other tabs of this site first'")

    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    for name in ("Back", "Reload"):
        box = page.get_by_role("button", name=name, exact=True).bounding_box()
        assert box and min(box["width"], box["height"]) >= 44
