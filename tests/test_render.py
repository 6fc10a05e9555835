"""Each macro's HTML for one small content, beside its golden file. `pytest --update` writes the golden files anew."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.model.page import Call
from macros.show.menu import MACROS, Menu, answer

from .conftest import BOOKS, TODAY

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
BOOK = BOOKS["starter"]


def rendered() -> dict[str, str]:
    """What each macro shows of the small content, by the name of its golden file."""
    menu, shown = Menu(BOOK.site, BOOK.pages, TODAY), {}
    for call in (call for page in BOOK.pages.values() for call in page.calls):
        story = BOOK.site.stories.get(call.args[0]) if call.name == "star_story" else None
        name = (
            f"story_{story.status}" if story else f"all_{call.name}" if call == Call("corrections", (), call.line) else call.name
        )
        shown[name] = answer(menu, call)
    return shown


def test_every_macro_is_called_by_the_small_content_which_has_no_fault() -> None:
    assert "\n".join(map(str, BOOK.problems)) == ""
    assert sorted({call.name for page in BOOK.pages.values() for call in page.calls}) == sorted(MACROS)


@pytest.mark.parametrize("name", sorted(rendered()))
def test_the_html_is_as_it_was_approved(name: str, request: pytest.FixtureRequest) -> None:
    golden, text = GOLDEN / f"{name}.html", rendered()[name] + "\n"
    if request.config.getoption("--update"):
        golden.write_text(text)

    assert text == golden.read_text()


def test_paper_has_the_words_of_a_link_and_no_page_shows_its_marks() -> None:
    shown = rendered()

    assert "](" not in "".join(shown.values())
    assert [
        name for name in ("command_sheet", "symptom_sheet", "chosen_sheet", "self_test", "interview_day") if "<a " in shown[name]
    ] == []
    assert '<a href="/linux/disk.md#inode-limit">below</a>' in shown["cheat_sheet"]
    assert "what they are is told below" in re.sub(r"<[^>]*>", "", shown["command_sheet"])
    assert '<a href="/linux/disk.md#df"><code>df</code></a>' in shown["reference_table"]


def test_code_in_an_answer_keeps_its_lines_on_paper() -> None:
    code = re.findall(r"<pre><code>(.*?)</code></pre>", rendered()["self_test"])

    assert [re.sub(r"<[^>]*>", "", one) for one in code] == ["stat -c %h FILE   # 2 names: 2"]


def test_every_golden_file_is_compared() -> None:
    assert sorted(path.stem for path in GOLDEN.glob("*.html")) == sorted(rendered())
