"""A new version of a site that a phone keeps: taken whole or not at all, when the reader says so or the last page is closed."""

from __future__ import annotations

import shutil

from playwright.sync_api import BrowserContext, Page, expect

from tests.conftest import Sites

from .host import Host, Site, keep, look, until_known, version

CACHES = "caches.keys().then(names => names.sort())"


def take(page: Page) -> None:
    """Tap on the new version, and see the page begin anew."""
    with page.expect_navigation():
        page.get_by_role("button", name="New version").click()


def test_a_new_version_waits_while_two_tabs_are_open(host: Host, starter: Site, reader: BrowserContext) -> None:
    starter.deploy("one")
    first, second = reader.new_page(), reader.new_page()
    keep(first, starter.address)
    second.goto(f"{starter.address}linux/disk/")
    starter.deploy("two")

    first.reload()  # looks for a new version by itself
    for page in (first, second):
        expect(page.get_by_role("button", name="New version")).to_be_visible()
        page.reload()
        assert version(page) == {"one"}
    expect(first.get_by_role("button", name="New version")).to_be_visible()
    first.get_by_role("button", name="New version").click()
    expect(first.locator(".prep-offline__told")).to_have_text("Close the other tabs of this site first")
    first.goto(f"{starter.address}star/")
    assert version(first) == {"one"}

    second.close()
    take(first)
    expect(first.get_by_role("button", name="New version")).to_be_hidden()
    assert version(first) == {"two"}
    assert len(first.evaluate(CACHES)) == 1
    host.stop()
    first.goto(f"{starter.address}linux/disk/")
    assert version(first) == {"two"}


def test_a_new_version_is_taken_when_the_last_page_is_closed(host: Host, starter: Site, reader: BrowserContext) -> None:
    starter.deploy("one")
    page = reader.new_page()
    keep(page, starter.address)
    starter.deploy("two")
    assert look(page) == "installed"
    assert version(page) == {"one"}
    other = reader.new_page()  # of no site
    page.close()

    page = reader.new_page()
    page.goto(starter.address)
    page.wait_for_function("document.documentElement.dataset.prepKept === ''")
    assert version(page) == {"two"}
    other.close()


def test_it_is_not_offered_in_the_middle_of_a_round(starter: Site, reader: BrowserContext) -> None:
    page = reader.new_page()
    keep(page, f"{starter.address}practice/")
    starter.deploy("two")
    assert look(page) == "installed"
    offer = page.locator(".prep-offline__take")
    expect(offer).to_have_js_property("hidden", False)

    for path in ("practice/", "star/rehearse/"):
        page.goto(starter.address + path)
        expect(offer).to_have_js_property("hidden", False)
        expect(offer).to_be_hidden()
    page.goto(f"{starter.address}star/")
    expect(offer).to_be_visible()


def test_only_what_changed_is_fetched(host: Host, starter: Site, reader: BrowserContext) -> None:
    starter.deploy("one")
    page = reader.new_page()
    keep(page, starter.address)
    starter.edit("two", "linux/disk/*.html")
    starter.publish()
    host.asked.clear()
    assert look(page) == "installed"

    fetched = {one.removeprefix("GET /some/folder/") for one in host.asked if not one.startswith("HEAD")}
    assert fetched == {"worker.js", "worker.json", "linux/disk/", "assets/css/prep.css"}


def test_a_half_uploaded_version_leaves_the_old_one(host: Host, starter: Site, reader: BrowserContext) -> None:
    starter.deploy("one")
    page = reader.new_page()
    keep(page, starter.address)
    old = host.folder / "old"
    shutil.copytree(starter.folder, old)
    starter.deploy("two")
    shutil.copytree(starter.folder, host.folder / "new")
    for late in ("linux/disk/index.html", "worker.json"):
        shutil.copy(old / late, starter.folder / late)
        assert look(page) == "redundant"
        shutil.copy(host.folder / "new" / late, starter.folder / late)
        page.goto(f"{starter.address}linux/")
        assert version(page) == {"one"}
        expect(page.locator(".prep-kept")).to_be_visible()
        assert len(page.evaluate(CACHES)) == 1
    (starter.folder / "linux/disk/index.html").unlink()
    assert look(page) == "redundant"

    shutil.copy(host.folder / "new/linux/disk/index.html", starter.folder / "linux/disk/index.html")
    assert look(page) == "installed"
    expect(page.get_by_role("button", name="New version")).to_be_visible()
    take(page)
    assert version(page) == {"two"}


def test_a_page_that_only_the_new_version_has_is_not_mixed_with_the_old(starter: Site, reader: BrowserContext) -> None:
    starter.deploy("one")
    page = reader.new_page()
    keep(page, starter.address)
    shutil.copytree(starter.folder / "linux", starter.folder / "fresh")
    (starter.folder / "other.html").write_text("<title>not of the site</title>")
    starter.deploy("two")

    answer = page.goto(f"{starter.address}fresh/disk/")
    assert answer and answer.status == 404
    page.goto(f"{starter.address}other.html")
    assert page.title() == "not of the site"


def test_a_version_that_comes_back_is_whole_even_on_a_full_disk(host: Host, starter: Site, reader: BrowserContext) -> None:
    starter.deploy("one")
    page = reader.new_page()
    keep(page, starter.address)
    starter.deploy("two")
    assert look(page) == "installed"
    devtools = reader.new_cdp_session(page)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": host.address, "quotaSize": 1})
    starter.deploy("one")
    assert look(page) == "installed"
    take(page)
    host.stop()
    page.goto(f"{starter.address}linux/disk/")

    assert version(page) == {"one"}
    assert len(page.evaluate(CACHES)) == 1


def test_a_full_disk_leaves_the_old_version(host: Host, starter: Site, reader: BrowserContext) -> None:
    starter.deploy("one")
    page = reader.new_page()
    keep(page, starter.address)
    (starter.folder / "assets/large.js").write_text("0" * 8_000_000)
    starter.deploy("two")
    devtools = reader.new_cdp_session(page)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": host.address, "quotaSize": 6_000_000})
    assert look(page) == "redundant"

    host.stop()
    page.goto(f"{starter.address}linux/disk/")
    assert version(page) == {"one"}
    assert len(page.evaluate(CACHES)) == 1


def test_a_full_disk_at_the_first_visit_costs_nothing_but_the_keeping(host: Host, starter: Site, reader: BrowserContext) -> None:
    page = reader.new_page()
    page.goto("about:blank")
    devtools = reader.new_cdp_session(page)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": host.address, "quotaSize": 10_000})
    page.goto(starter.address)
    until_known(page, 1)
    until_known(page, 0)

    page.goto(f"{starter.address}linux/disk/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Disk")
    expect(page.locator(".prep-kept")).to_be_hidden()


def test_it_is_switched_off_for_good_and_touches_nothing_of_others(
    host: Host, starter: Site, sites: Sites, reader: BrowserContext
) -> None:
    other = Site(host, starter.folder, "some")  # its scope holds the folder of the starter
    page = reader.new_page()
    keep(page, other.address)
    keep(page, starter.address)
    page.evaluate("caches.open('of another site')")
    shutil.rmtree(starter.folder)
    shutil.copytree(sites("starter"), starter.folder)
    page.reload()  # looks for a new version by itself
    until_known(page, 1)

    assert [name.split(":")[:2] for name in page.evaluate(CACHES)] == [["of another site"], ["prep", "/some/"]]
    page.close()
    page = reader.new_page()
    answer = page.goto(starter.address)
    assert answer and "GET /some/folder/" in host.asked[-60:]
    expect(page.locator(".prep-kept")).to_be_hidden()
    host.stop()
    page.goto(f"{other.address}linux/disk/")
    expect(page.locator(".prep-kept")).to_be_visible()
