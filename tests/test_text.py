"""Whatever is typed into a data file reads on the page exactly as typed; only the dialect's own marks are marks."""

from __future__ import annotations

import random
from html import unescape
from html.parser import HTMLParser

import pytest
from markdown import Markdown  # type: ignore[import-untyped]

from macros.text import cell, command, line, prose
from tests.conftest import ROOT

TYPED = [
    "df says 100 % & du says 50 %",
    "<script>alert(1)</script>",
    "kill <pid> && echo done",
    "a | b || c",
    "${#x} and {{.Names}} and {% raw %} and {# x #}",
    "*.log and **bold** and _x_ and __init__",
    "~/x ~~y~~ ^z^ ==w== ++u++",
    "# not a heading",
    "#include",
    "-- -",
    "---",
    "===",
    "> not a quote",
    "+ not a list",
    "* not a list",
    "2026. not a list",
    "3) not a list",
    "[x](javascript:alert(1))",
    "[brackets] [^1]: ![i]",
    "back\\slash \\* \\\\",
    "text { #id .class } and {: .x }",
    "&amp; &lt; &#42;",
    "“quotes” 'single' \"double\"",
    "emoji 🚀 :smile: ünï",
    "one ` backtick",
    "<!-- comment --> <b>bold</b>",
    "1e3: a  : b",
    "$HOME $$ `` !important",
    ": definition",
    "a\n: b",
    "/// details\n!!! note\n??? x",
    "--8<-- 'file'",
    "http://a.b/c?d=e&f=g",
]


class Text(HTMLParser):
    """The text of some HTML, and the tags that it is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.tags = "", set[str]()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)


def page(markdown: str) -> Text:
    """What a reader sees of some Markdown, converted with the site's own extensions."""
    html = Markdown(
        extensions=[
            "admonition",
            "attr_list",
            "md_in_html",
            "tables",
            "toc",
            "pymdownx.details",
            "pymdownx.superfences",
        ]
    ).convert(markdown)
    seen = Text()
    seen.feed(html)
    return seen


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("typed", TYPED)
def test_a_text_reads_as_typed(typed: str) -> None:
    seen = page(prose(typed))

    assert words(seen.text) == words(typed)
    assert seen.tags == {"p"}


@pytest.mark.parametrize("typed", TYPED)
def test_a_line_reads_as_typed_in_a_heading_and_a_cell(typed: str) -> None:
    heading, table = page(f"### {line(typed)} {{ #x }}"), page(f"| a |\n| - |\n| {line(typed)} |")

    assert words(heading.text) == words(typed)
    assert heading.tags == {"h3"}
    assert words(table.text) == words(f"a {typed}")


def test_any_text_reads_as_typed() -> None:
    dice = random.Random(7)
    signs = "aZ 0-9.#*_~^=+|<>&;:{}[]()!$%@\"'\\/\n-> 🚀é,?1."
    for _ in range(2000):
        typed = "".join(dice.choice(signs) for _ in range(dice.randint(1, 40)))
        seen = page(prose(typed))

        wanted = "\n".join(part.strip().removeprefix("- ").removeprefix("1. ") for part in typed.splitlines())
        if not {"ul", "ol", "a"} & seen.tags:
            assert words(seen.text) == words(typed), typed
        elif "a" not in seen.tags and "ol" not in seen.tags:
            assert words(seen.text) == words(wanted), typed
        assert seen.tags <= {"p", "ul", "ol", "li", "a"}, typed


@pytest.mark.parametrize("typed", ["awk '{c[$1]++}' | sort", "a  b", "<pid>", "echo `date`", "x && y; z", "ls -l -a"])
def test_a_command_reads_as_typed(typed: str) -> None:
    seen = Text()
    seen.feed(f"<code>{command(typed)}</code>")

    assert seen.text == typed


@pytest.mark.parametrize(
    ("typed", "pieces"),
    [
        ("df -h", ["df", "-h"]),
        ("ps aux --sort=-%mem | head", ["ps aux", "--sort=-%mem", "| head"]),
        ("lsof +L1", ["lsof", "+L1"]),
        ("find / -xdev -perm -4000", ["find /", "-xdev", "-perm", "-4000"]),
        ("cd x && make", ["cd x", "&& make"]),
        ("echo a > b 2>> c", ["echo a", "> b", "2>> c"]),
        ("ulimit -Sn; ulimit -Hn", ["ulimit", "-Sn;", "ulimit", "-Hn"]),
    ],
)
def test_a_command_breaks_only_before_an_option_or_an_operator(typed: str, pieces: list[str]) -> None:
    assert command(typed) == " ".join(f"<span>{piece.replace('&', '&amp;').replace('>', '&gt;')}</span>" for piece in pieces)


def test_code_links_lists_and_fences_are_marks() -> None:
    typed = "Run `df -h`, see [df](/linux/storage.md#df):\n- one `a|b`\n- two\n\n```\n# a <b>\n```\nend"
    seen = page(prose(typed))

    assert {"code", "a", "ul", "li", "pre"} <= seen.tags
    assert words(seen.text) == words("Run df -h, see df: one a|b two # a <b> end")


def test_code_in_a_cell_is_marked_and_all_else_is_text() -> None:
    assert cell("run `a <b>` & <i>") == "run <code>a &lt;b&gt;</code> &amp; &lt;i&gt;"
    assert unescape(cell("a < b")) == "a < b"


def test_the_extensions_tried_here_are_the_sites_own() -> None:
    assert "pymdownx.snippets" not in (ROOT / "mkdocs.yml").read_text()
