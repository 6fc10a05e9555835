"""What is typed is what is read: generated texts in every field of every record, in a real browser."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from macros.model.site import Topic
from macros.model.story import PARTS, Story
from macros.read.shape import Shape, shape_of
from tests.conftest import book_of, build, copy_project

from .served import paths, serve

PIECES = [
    "plain words", "`code`", "`` a`b ``", "a ` lone", "</title></style></details>", "<!-- hidden -->", "&lt;b&gt; &amp;",
    "<script>window.broken = 1</script>", "<img src=x onerror='window.broken = 1'>", "{{ quiz('x') }}", "{% raw %}",
    "${#a[@]} {#id}", "{ .prep-x }", "a | b || c", "*stars* **bold** _under_ __init__", "[x](javascript:alert(1))",
    "[see](/linux/disk.md#df)", "![i](/x.png)", "https://a.b/?c=d&e=f", "“quotes” 'single' \"double\"", "שלום مرحبا", "🚀🇩🇪é ǆ",
    "\\ back \\* slash", "tab\there", "1e3: 0755 on ~", "# not", "$HOME `ps aux\n--sort`", "x\n\ny", "- one\n- two\n   - three",
    "1. one\n3. three", "```\n<b>code</b>\n```", "~~~ two words\nx\n~~~", "```\nnot closed", "a | b\n--|--\nc | d", "two\nlines",
    "\u202eright to left", "a\u00a0b\u2028c",
]  # fmt: skip
WORDS = {"checked": "2026-11-25", "cmd": "", "proof": "manual", "because": "it is generated", "make": ""}
READ = """() => ({
    text: document.body.textContent + document.title,
    tags: [...new Set([...document.querySelectorAll("article *")].map(one => one.localName))],
    handlers: [...document.querySelectorAll("*")].flatMap(one => [...one.attributes]).filter(one => /^on/.test(one.name)).length,
    broken: window.broken === undefined ? 0 : 1,
})"""


class Generator:
    """Records with a generated text in each of their fields."""

    def __init__(self, seed: int) -> None:
        self.dice, self.count = random.Random(seed), 0

    def text(self, kind: str) -> str:
        made = " ".join(self.dice.choices(PIECES, k=self.dice.randint(1, 3)))
        made = made if kind == "prose" else " ".join(made.split())
        self.count += 1
        return f"t{self.count} {made}"

    def value(self, shape: Shape, name: str) -> Any:
        if shape.kind == "list":
            number = {"first": 3, "columns": 2, "rows": 2, "beats": 4}.get(name, 2)
            return [self.value(shape.item, name) for _ in range(number)]
        if shape.kind == "record":
            return self.record(shape)
        if shape.kind == "flag":
            return "true" if name == "practice" else "false"
        if shape.kind == "word":
            return self.word(shape, name)
        return "60" if shape.kind == "number" else self.text(shape.kind)

    def word(self, shape: Shape, name: str) -> str:
        self.count += 1
        if name == "cmd":
            return self.text("line")
        return (
            f"id-{self.count}" if name == "id" else WORDS.get(name) or (shape.choices[0] if shape.choices else f"w{self.count}")
        )

    def record(self, shape: Shape) -> dict[str, Any]:
        skipped = {
            "needs",
            "given",
            "then",
            "prints",
            "exits",
            "make",
            "carriers",
            "study_list",
            "tags",
            "proof",
            "stand_out",
            "also",
        }
        skipped |= {"story": {"asks"}, "correction": {"fact"}}.get(shape.name, set())  # the fact is for the shared site
        fields = {name: part for name, part in shape.fields.items() if name not in skipped}
        return {name: self.value(part, name) for name, part in fields.items()}


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose first topic and stories are generated."""
    project, made = copy_project(tmp_path_factory.mktemp("generated") / "project"), Generator(7)
    docs = project / "docs"
    topic = made.record(shape_of(Topic))
    topic["questions"] = [{"id": f"q-{one}", "q": made.text("line"), "from": "notes"} for one in ("told", "untold")]
    topic["proven"] = topic["proven"][:1]
    topic["proven"][0]["checked"] = "2026-11-26"  # the newest one is shown
    calls = ["cheat_sheet", "troubleshooting", "quiz", "corrections", "facts", "timeline", "questions_to_ask"]
    tables = [f'{{{{ reference_table("linux/made", "{table["id"]}") }}}}' for table in topic["tables"]]
    page = "\n\n".join(["# Made", *(f'{{{{ {name}("linux/made") }}}}' for name in calls), *tables])
    (docs / "linux/made.yml").write_text(json.dumps(topic, ensure_ascii=False), encoding="utf-8")
    (docs / "linux/made.md").write_text(f"{page}\n", encoding="utf-8")
    for name in ("told", "untold"):
        story = made.record(shape_of(Story)) | {"id": f"made-{name}", "asks": [f"q-{name}"], "status": "draft"}
        answered, open_ = story["follow_ups"]
        answered.pop("prepare"), open_.pop("a")
        if name == "told":
            story.pop("after"), story.pop("prompts")
        else:
            story = {
                key: value for key, value in story.items() if key not in (*PARTS, "lesson", "beats", "details", "follow_ups")
            }
            for part, prompt in zip(PARTS, story["prompts"], strict=False):
                prompt["part"] = part
        (docs / f"star/made-{name}.yml").write_text(json.dumps(story, ensure_ascii=False), encoding="utf-8")
    nav = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(nav.replace("      - linux/disk.md\n", "      - linux/disk.md\n      - linux/made.md\n"))
    done = build(project)
    assert done.returncode == 0, done.stderr
    return project


def test_every_generated_text_is_read_as_typed_and_makes_nothing_of_its_own(
    browser: Browser, generated: Path, addresses: Any, sites: Any
) -> None:
    server, address = serve(generated / "site")
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    seen, tags = "", set[str]()
    for path in paths(generated / "site"):
        page.goto(address + path)
        read = page.evaluate(READ)
        seen += squeezed(read["text"])
        tags |= set(read["tags"])
        assert (read["handlers"], read["broken"]) == (0, 0), path
    page.goto(f"{address}/practice/")
    asked = page.evaluate(ASKED)
    server.shutdown()
    server.server_close()
    written = [one for one in book_of(generated / "docs").site.texts if "made" in one.path]
    gone = [f"{one.path}:{one.line}: {one.text.typed!r}" for one in written if not stands(one.text.words, seen)]
    page.close()

    made = generated_items(generated)
    assert len(written) > 100
    assert "\n".join(gone) == ""
    assert tags <= KNOWN
    assert len(made) > 20
    assert [words for words in made if not stands(words, squeezed(asked["text"]))] == []
    assert set(asked["tags"]) <= KNOWN
    assert (asked["handlers"], asked["broken"]) == (0, 0)
    assert errors == []


ASKED = """async () => {
    const all = document.createElement("div")
    for (const item of library.items) {
        const text = await library.text(item), box = document.createElement("div")
        library.fill(box, text.question)
        all.append(box.cloneNode(true), " ")
        library.fill(box, text.answer)
        all.append(box, " ")
    }
    document.querySelector("article").append(all)
    return {
        text: all.textContent,
        tags: [...new Set([...all.querySelectorAll("*")].map(one => one.localName))],
        handlers: [...all.querySelectorAll("*")].flatMap(one => [...one.attributes]).filter(one => /^on/.test(one.name)).length,
        broken: window.broken === undefined ? 0 : 1,
    }
}"""
"""The same of all that the trainer may show."""


def generated_items(project: Path) -> list[str]:
    """The words of the generated records that the trainer asks."""
    topic = book_of(project / "docs").site.topics["linux/made"]
    words = [text for card in topic.cards for text in (card.q.words, card.a.words)]
    words += [text for tool in topic.tools for use in tool.uses for text in (use.does.words, use.cmd, tool.name.words)]
    words += [text.words for one in topic.symptoms for text in (one.symptom, *one.causes, *(use.does for use in one.first))]
    words += [cell.words for table in topic.tables if table.practice for row in table.rows for cell in row]
    return words + [text.words for one in topic.corrections for text in (one.note, one.truth)]


KNOWN = {
    "a", "b", "blockquote", "br", "button", "code", "dd", "details", "div", "dl", "dt", "h1", "h2", "h3", "i", "input", "kbd",
    "label", "li", "nav", "ol", "p", "path", "pre", "prep-again", "prep-ask", "prep-cite",
    "prep-copy", "prep-draft", "prep-filter", "prep-practice", "prep-print", "prep-progress",
    "prep-rehearse", "prep-today", "progress", "section", "span", "strong", "summary", "svg", "table", "tbody", "td",
    "textarea", "th", "thead", "tr", "ul", "wbr",
}  # fmt: skip
"""The elements that our templates and the theme make."""


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)


def stands(words: str, seen: str) -> bool:
    return all(squeezed(line) in seen for line in words.splitlines())
