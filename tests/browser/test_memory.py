"""What the browser keeps: a log that only grows, in two tabs, in a broken store, and from one device to another."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page

HEAD = "prep log 1\n"
EMPTY = """<!doctype html><script id="__config" type="application/json">{"base": ".."}</script>
<script src="../assets/js/log.js"></script><script src="../assets/js/memory.js"></script>"""
"""A page of the site with nothing but the memory."""

FORBIDDEN = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
NO_LOCKS = "Object.defineProperty(navigator, 'locks', { value: undefined })"


@pytest.fixture
def opened(context: BrowserContext, address: str) -> Page:
    """A page with the memory's script."""
    return open_page(context, address)


def open_page(context: BrowserContext, address: str, script: str = "") -> Page:
    page = context.new_page()
    if script:
        page.add_init_script(script)
    page.route("**/empty/", lambda route: route.fulfill(content_type="text/html", body=EMPTY))
    page.goto(f"{address}/empty/")
    page.evaluate("window.memory = new Memory()")
    return page


def kept(page: Page) -> str:
    """What is kept, once no tab is at it any more."""
    return str(page.evaluate("navigator.locks.request('prep:/log', () => localStorage.getItem('prep:/log'))"))


def test_an_answer_is_a_line_and_taking_it_back_another(opened: Page) -> None:
    taken = opened.evaluate(
        """() => { const line = memory.add("+", "a", 5); memory.add("-", "b", 6); memory.takeBack(line); return memory.log }"""
    )

    assert taken == [[6, 0, "b"]]
    assert kept(opened) == f"{HEAD}5 + a\n5 x a\n6 - b\n"


def test_answers_of_one_moment_stay_apart(opened: Page) -> None:
    opened.evaluate("for (const id of ['a', 'a', 'b']) memory.add('+', id, 5)")

    assert [time for time, _, _ in opened.evaluate("memory.log")] == [5, 6, 7]


def test_the_latest_value_counts_and_holds_any_text(opened: Page) -> None:
    typed = "two\nlines \\n and = signs + “quotes”\tend"
    opened.evaluate("""typed => { memory.keep("date", "2026-12-01", 9); memory.keep("date", typed, 3) }""", typed)

    assert opened.evaluate("memory.value('date')") == typed
    assert opened.evaluate("new Memory().value('date')") == typed
    assert opened.evaluate("memory.value('other')") == ""


@pytest.mark.parametrize("script", ["", NO_LOCKS])
def test_two_tabs_lose_nothing(context: BrowserContext, address: str, script: str) -> None:
    tabs = [open_page(context, address, script) for _ in range(2)]
    for number in range(10):
        tabs[number % 2].evaluate("number => memory.add('+', `card-${number}`, 100 + number)", number)
    expected = [f"card-{number}" for number in range(10)]

    for tab in tabs:
        tab.wait_for_function("memory.log.length === 10 && new Memory().log.length === 10")
        assert [id_ for _, _, id_ in tab.evaluate("new Memory().log")] == expected


def test_forgetting_in_one_tab_is_forgetting_in_all(context: BrowserContext, address: str) -> None:
    here, there = (open_page(context, address) for _ in range(2))
    here.evaluate("memory.add('+', 'a', 5)")
    there.wait_for_function("memory.log.length === 1")
    there.evaluate("memory.clear()")
    here.wait_for_function("memory.log.length === 0")
    here.evaluate("memory.add('+', 'b', 9)")
    there.wait_for_function("memory.log.length === 1")

    assert kept(there) == f"{HEAD}9 + b\n"


def test_another_tab_tells_of_its_answers(context: BrowserContext, address: str) -> None:
    here, there = (open_page(context, address) for _ in range(2))
    here.evaluate("memory.onChange(() => { window.told = memory.log.length })")
    there.evaluate("memory.add('+', 'a', 5)")

    here.wait_for_function("window.told === 1")


@pytest.mark.parametrize(("script", "trouble"), [(FORBIDDEN, "missing"), (FULL, "full")])
def test_without_a_store_it_lasts_until_the_page_is_left_and_says_so(
    context: BrowserContext, address: str, script: str, trouble: str
) -> None:
    page = open_page(context, address, script)
    page.evaluate("memory.add('+', 'a', 5); memory.add('-', 'b', 6); memory.keep('date', '2026-12-01', 7)")

    assert page.evaluate("memory.log") == [[5, 1, "a"], [6, 0, "b"]]
    assert page.evaluate("memory.value('date')") == "2026-12-01"
    assert page.evaluate("[memory.trouble, memory.lasts]") == [trouble, False]


def test_a_store_that_has_room_again_takes_all_that_was_not_kept(opened: Page) -> None:
    opened.evaluate(
        """() => { const set = Storage.prototype.setItem
            Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError") }
            memory.add("+", "a", 5)
            Storage.prototype.setItem = set
            memory.add("+", "b", 6) }"""
    )

    assert kept(opened) == f"{HEAD}5 + a\n6 + b\n"
    assert opened.evaluate("memory.trouble") == ""


def test_what_cannot_be_read_is_kept_aside(opened: Page) -> None:
    for broken in ("{}", "[1, 2]", "\ufffd\ufffd", f"{HEAD}5 + a\nbroken line\n", "x" * 5000):
        opened.evaluate("broken => { localStorage.clear(); localStorage.setItem('prep:/log', broken) }", broken)
        for _ in range(2):  # read twice, it is put aside once
            opened.reload()
            opened.evaluate("window.memory = new Memory()")
        opened.evaluate("memory.add('+', 'b', 9)")
        good = "5 + a\n" if broken.startswith(HEAD) else ""

        assert kept(opened) == f"{HEAD}{good}9 + b\n", broken
        assert opened.evaluate("Object.entries(localStorage).filter(([key]) => key.includes('aside'))") == [
            ["prep:/log.aside-1", broken]
        ]


def test_what_is_from_a_newer_version_is_left_as_it_is(opened: Page) -> None:
    newer = "prep log 2\n5 + a in another way\n"
    opened.evaluate("newer => { localStorage.setItem('prep:/log', newer); window.memory = new Memory() }", newer)
    opened.evaluate("memory.add('+', 'b', 9)")

    assert kept(opened) == newer
    assert opened.evaluate("[memory.trouble, memory.log]") == ["newer", [[9, 1, "b"]]]


def test_merging_is_a_union_either_way_and_twice(opened: Page) -> None:
    phone, laptop = f"{HEAD}5 + a\n7 = date 2026-12-01\n", f"{HEAD}5 + a\n6 - b\n8 = date 2026-12-03\n"
    counts = opened.evaluate("texts => texts.map(text => memory.merge(text))", [phone, laptop, phone, laptop])
    merged = opened.evaluate("memory.text")
    opened.evaluate("memory.clear()")
    opened.evaluate("texts => texts.map(text => memory.merge(text))", [laptop, phone, merged])

    assert counts == [2, 2, 0, 0]
    assert opened.evaluate("memory.text") == merged == f"{HEAD}5 + a\n6 - b\n7 = date 2026-12-01\n8 = date 2026-12-03\n"
    assert opened.evaluate("memory.value('date')") == "2026-12-03"


def test_what_is_no_log_is_refused(opened: Page) -> None:
    opened.evaluate("memory.add('+', 'a', 5)")
    for typed in ("", "hello", "prep log x\n5 + a", f"{HEAD}nothing of ours\n", "\x00\x01"):
        assert opened.evaluate("typed => memory.merge(typed)", typed) == "This is no saved progress of this site.", typed
        assert kept(opened) == f"{HEAD}5 + a\n", typed


def test_a_log_survives_how_mail_and_windows_change_a_text(opened: Page) -> None:
    assert opened.evaluate("memory.merge('\\ufeff  prep log 1\\r\\n  5 + a  \\r\\n\\r\\n6 - b')") == 2
    assert kept(opened) == f"{HEAD}5 + a\n6 - b\n"


def test_two_sites_on_one_host_stay_apart(opened: Page) -> None:
    opened.evaluate("new Memory('/one/').add('+', 'a', 5)")

    assert opened.evaluate("new Memory('/two/').log") == []
    assert opened.evaluate("new Memory('/one/').log") == [[5, 1, "a"]]


def test_the_browser_is_asked_to_keep_it_once_after_the_first_answer(opened: Page) -> None:
    opened.evaluate("() => { navigator.storage.persist = async () => { window.asked = (window.asked ?? 0) + 1 } }")
    assert opened.evaluate("window.asked ?? 0") == 0
    opened.evaluate("memory.add('+', 'a', 5); memory.add('+', 'b', 6)")

    assert opened.evaluate("window.asked") == 1
