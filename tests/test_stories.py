"""Which story answers which question, and the way of a story from untold to told."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from macros.derive.stories import beats, matrix

from .conftest import MKDOCS, copy_project, records

QUESTIONS = "questions:\n" + "".join(f"  - {{id: q-{name}, q: Tell me {name}., from: common}}\n" for name in "abc")


def write(docs: Path, name: str, asks: str, status: str = "ready", parts: bool = True) -> None:
    told = "situation: S one. S two.\ntask: T one.\naction: A one.\nresult: R one.\n" if parts else ""
    (docs / "star").mkdir(exist_ok=True)
    (docs / "star/index.yml").write_text(QUESTIONS)
    (docs / f"star/{name}.yml").write_text(f"id: {name}\ntitle: {name}\nasks: [{asks}]\nstatus: {status}\n{told}")


def test_a_story_answers_best_what_it_names_first(tmp_path: Path) -> None:
    write(tmp_path, "one", "q-a, q-b")
    write(tmp_path, "two", "q-b, q-a")
    write(tmp_path, "three", "q-c, q-a", "to-write", parts=False)
    site, problems = records(tmp_path)

    assert not problems
    assert [(row.question.id, row.told, row.untold) for row in matrix(site)] == [
        ("q-a", ("star/one", "star/two"), ("star/three",)),
        ("q-b", ("star/two", "star/one"), ()),
        ("q-c", (), ("star/three",)),
    ]


def test_two_stories_cannot_both_be_the_best(tmp_path: Path) -> None:
    write(tmp_path, "one", "q-a")
    write(tmp_path, "two", "q-a, q-b")
    _, problems = records(tmp_path)

    assert [str(problem).split("star/")[1] for problem in problems] == [
        "two.yml:3: `two` and `one` both claim to answer `q-a` best — let one of them name another question first in `asks`"
    ]


def test_a_carrier_is_a_story(tmp_path: Path) -> None:
    write(tmp_path, "one", "q-a")
    write(tmp_path, "two", "q-b", "to-write", parts=False)
    with (tmp_path / "star/two.yml").open("a") as file:
        file.write("carriers:\n  - {story: ona, recall: x}\n")
    _, problems = records(tmp_path)

    assert [problem.what for problem in problems] == ["carriers names the story `ona`, which does not exist"]


def test_four_parts_make_a_story_whatever_its_status_says(tmp_path: Path) -> None:
    write(tmp_path, "one", "q-a", "to-write")
    site, _ = records(tmp_path)

    assert site.stories["star/one"].told
    assert tuple(beat.words for beat in beats(site.stories["star/one"])) == ("S one.", "T one.", "A one.", "R one.")


def test_nothing_that_an_untold_story_has_is_lost_and_each_part_can_be_written(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    data = project / "docs/star/first-mistake.yml"
    kept = [line for line in data.read_text().splitlines() if "part: task" not in line]
    data.write_text("\n".join(kept) + "\nlesson: I look twice.\nshort: It went wrong.\ncue: The backup\nwhere: A shop\n")
    html = built(project)["star/first-mistake"]

    assert [text for text in ("I look twice.", "It went wrong.", "The backup", "A shop") if text not in html] == []
    assert [part for part in ("situation", "task", "action", "result") if f'data-part="{part}"' not in html] == []


def test_writing_an_untold_story_changes_every_page_that_shows_it(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    before = built(project)
    data = project / "docs/star/first-mistake.yml"
    data.write_text(data.read_text() + "situation: It was so.\ntask: I had to.\naction: I did it.\nresult: It was done.\n")
    after = built(project)

    assert "mistake that you made. to write" in words(before["star"])
    assert "mistake that you made. My first mistake" in words(after["star"])
    assert "Story not told My first mistake" not in words(after["open"]) and "My first mistake" in words(before["open"])
    assert (
        words(before["sheets/interview-day"]).count("not told yet")
        == words(after["sheets/interview-day"]).count("not told yet") + 1
    )
    assert "told-first-mistake" not in before["star/rehearse"] and "told-first-mistake" in after["star/rehearse"]
    assert "Still to write" in before["star/first-mistake"] and "Still to write" not in after["star/first-mistake"]
    assert "How long it takes" not in before["star/first-mistake"] and "How long it takes" in after["star/first-mistake"]


def built(project: Path) -> dict[str, str]:
    """The pages of a project, built, by their address."""
    command = [*MKDOCS, "build", "--strict", "--config-file", str(project / "mkdocs.yml")]
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ, check=False)
    assert not done.returncode, done.stderr
    site = project / "site"
    return {page.parent.relative_to(site).as_posix(): page.read_text() for page in site.rglob("index.html")}


def words(html: str) -> str:
    """The text of a page on one line."""
    return " ".join(re.sub(r"<[^>]+>", "", html).split())
