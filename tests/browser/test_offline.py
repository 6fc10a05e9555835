"""The site without a network: the host is stopped, and every page, the search and the trainer work on."""

from __future__ import annotations

from playwright.sync_api import Browser, BrowserContext, Request, expect

from macros.publish.offline import address, digest, files
from tests.conftest import Sites

from .host import Host, Site, keep, look
from .served import paths
from .trainer import Trainer


def test_every_page_works_with_the_host_gone(host: Host, starter: Site, reader: BrowserContext) -> None:
    page = reader.new_page()
    keep(page, starter.address)
    host.stop()
    faults: list[str] = []
    page.on("requestfailed", lambda one: faults.append(one.url) if lacking(one) else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    for path in paths(starter.folder):
        answer = page.goto(starter.address + path[1:])
        assert answer and answer.status == 200 and answer.from_service_worker
        page.wait_for_function("document.body.dataset.mdColorMedia")  # the theme's script has run
        expect(page.locator(".prep-kept")).to_be_visible()
        page.wait_for_load_state("load")

    assert faults == []
    host.start()


def test_every_page_and_file_is_kept_byte_by_byte(host: Host, sites: Sites, reader: BrowserContext, any_content: str) -> None:
    """That these are all that a page asks for is told by tests/browser/test_every_page.py."""
    site = Site(host, sites(any_content, kept=True))
    page = reader.new_page()
    keep(page, site.address)
    host.stop()
    wanted = {address(site.folder, path): digest(path.read_bytes()) for path in files(site.folder)}

    assert page.evaluate(FETCHED, [*wanted]) == wanted
    for path in paths(site.folder):
        answer = page.goto(site.address + path[1:], wait_until="commit")
        assert answer and answer.status == 200 and answer.from_service_worker
    host.start()


FETCHED = """async addresses => Object.fromEntries(await Promise.all(addresses.map(async address => {
    const answer = await fetch(new URL(address, document.baseURI)).catch(() => Response.error())
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", await answer.arrayBuffer()))
    return [address, answer.ok ? btoa(String.fromCharCode(...hash)) : answer.status]
})))"""
"""The SHA-256 of what is answered to each address, in base 64."""


def lacking(request: Request) -> bool:
    """Whether what failed is a file that was not kept: not given up by going on to the next page, nor the look for the host."""
    return request.method != "HEAD" and request.failure != "net::ERR_ABORTED"


def test_addresses_as_people_type_them_and_missing_ones(host: Host, starter: Site, reader: BrowserContext) -> None:
    page = reader.new_page()
    keep(page, starter.address)
    host.stop()

    page.goto(f"{starter.address}linux/disk?h=inode#df")
    assert page.url == f"{starter.address}linux/disk/?h=inode#df"
    page.goto(f"{starter.address}linux/disk/index.html")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Disk")

    answer = page.goto(f"{starter.address}linux/gone/deep/")
    assert answer and answer.status == 404
    page.wait_for_function("document.baseURI.endsWith('/some/folder/')")
    page.get_by_role("link", name="Home", exact=True).click()
    page.wait_for_url(starter.address)
    expect(page.locator(".prep-today__days")).not_to_be_empty()


def test_the_search_finds_with_the_host_gone(host: Host, starter: Site, reader: BrowserContext) -> None:
    page = reader.new_page()
    keep(page, starter.address)
    host.stop()
    page.goto(f"{starter.address}?q=inode")

    expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_the_page_that_is_open_at_the_first_visit_works_on(host: Host, starter: Site, reader: BrowserContext) -> None:
    page = reader.new_page()
    keep(page, f"{starter.address}practice/")
    host.stop()
    for _ in range(3):
        page.locator("[data-do=skip]").click()
        expect(page.locator(".prep-practice__question")).not_to_be_empty()
        expect(page.locator(".prep-practice__question")).not_to_contain_text("could not be loaded")


def test_what_is_answered_with_the_host_gone_is_kept(host: Host, starter: Site, reader: BrowserContext) -> None:
    page = reader.new_page()
    keep(page, starter.address)
    page.close()
    host.stop()
    trainer = Trainer(reader, starter.address.rstrip("/"))
    trainer.round("+-")
    trainer.count("3 of 12")
    trainer.page.reload()
    trainer.count("3 of 12")
    host.start()
    trainer.open()
    trainer.count("3 of 12")

    assert trainer.errors == []


def test_a_pdf_is_kept_once_it_was_opened(host: Host, starter: Site, reader: BrowserContext) -> None:
    for name in ("opened", "unopened"):
        (starter.folder / f"{name}.pdf").write_bytes(name.encode())
    home = starter.folder / "index.html"
    home.write_text(home.read_text().replace("</article>", '<a href="opened.pdf" download>PDF, A4</a></article>', 1))
    starter.publish()
    page = reader.new_page()
    keep(page, starter.address)
    assert [one for one in host.asked if ".pdf" in one] == []

    for _ in ("with the host", "without"):
        with page.expect_response("**/opened.pdf") as opened:
            page.get_by_role("link", name="PDF, A4").click()
        assert opened.value.ok and opened.value.from_service_worker
        host.stop()
        page.goto(starter.address)
        page.wait_for_function("'prepKept' in document.documentElement.dataset")
    assert page.evaluate("fetch('unopened.pdf').catch(fault => fault.message)") == "Failed to fetch"

    host.start()
    home.write_text(home.read_text().replace("</title>", " again</title>"))
    (starter.folder / "opened.pdf").write_bytes(b"renewed")
    starter.publish()
    assert look(page) == "installed"
    with page.expect_navigation():
        page.get_by_role("button", name="New version").click()
    host.stop()
    assert page.evaluate("fetch('opened.pdf').then(answer => answer.text())") == "renewed"


def test_the_first_visit_is_light_and_the_rest_waits_until_the_page_is_idle(
    host: Host, starter: Site, reader: BrowserContext
) -> None:
    page = reader.new_page()
    weights: list[int] = []
    page.on("response", lambda one: weights.append(0 if INDEX in one.url else int(one.headers.get("content-length", 0))))
    page.add_init_script("window.requestIdleCallback = done => { window.idle = done }")
    page.goto(starter.address, wait_until="networkidle")
    page.wait_for_function("window.idle && document.body.dataset.mdColorMedia")

    assert sum(weights) < 100 * 1024
    assert [one for one in host.asked if "worker.js" in one and "search" not in one] == []

    page.evaluate("idle()")
    expect(page.locator(".prep-offline__told")).to_have_text("Ready offline")


INDEX = "search_index.json"  # has a budget of its own: benchmarks/weight.py


def test_nothing_is_fetched_ahead_for_a_reader_who_saves_data(host: Host, starter: Site, reader: BrowserContext) -> None:
    page = reader.new_page()
    page.add_init_script(SAVES)
    page.goto(starter.address, wait_until="networkidle")
    page.wait_for_function("window.asked")

    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    assert [one for one in host.asked if one.endswith(("/folder/worker.js", "worker.json"))] == []


SAVES = """Object.defineProperty(navigator, "connection", { value: { get saveData() { window.asked = true; return true } } })"""


def test_a_browser_that_allows_no_worker_goes_without(starter: Site, browser: Browser) -> None:
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(starter.address, wait_until="networkidle")

    expect(page.locator(".prep-kept")).to_be_hidden()
    assert errors == []
    page.close()
