"""Whatever is typed into a data file reads on the page exactly as typed; only the dialect's own marks are marks."""

from __future__ import annotations

import contextlib
import random
import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from markdown import Markdown
from markdown.extensions import Extension
from markupsafe import Markup

from macros.model.text import Block, Code, Inline, Item, Items, Link, Paragraph, Rows
from macros.read.text import line, prose, source
from macros.show import html
from macros.show.embed import Embed

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
        self.text, self.tags, self.titles = "", set[str](), list[str | None]()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.titles += [value for name, value in attrs if name == "title"]


def page(made: str) -> Text:
    """What a reader sees of some HTML that was put into a page, which is converted with the site's own extensions."""
    embed = Embed()
    extensions: list[str | Extension] = [
        "admonition",
        "attr_list",
        "md_in_html",
        "tables",
        "toc",
        "pymdownx.details",
        "pymdownx.superfences",
        embed,
    ]
    seen = Text()
    seen.feed(Markdown(extensions=extensions).convert(f"# Page\n{embed.put(made)}\nend").split("</h1>")[1].rsplit("<p>", 1)[0])
    return seen


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("typed", TYPED)
def test_a_text_reads_as_typed(typed: str) -> None:
    seen = page(html.prose(prose(typed)))

    assert words(seen.text) == words(typed)
    assert seen.tags == {"p"}


@pytest.mark.parametrize("typed", TYPED)
def test_a_line_reads_as_typed_in_a_heading_a_cell_and_an_attribute(typed: str) -> None:
    heading, table = (
        page(f"<h3>{html.line(line(typed))}</h3>"),
        page(f"<table><tr><td>{html.cell(line(typed))}</td></tr></table>"),
    )
    named = page(str(Markup('<p title="{}">x</p>').format(line(typed).words)))

    assert words(heading.text) == words(typed)
    assert heading.tags == {"h3"}
    assert words(table.text) == words(typed)
    assert table.tags - {"span"} == {"table", "tr", "td"}
    assert named.titles == [line(typed).words]


def test_any_text_reads_as_typed() -> None:
    dice = random.Random(7)
    signs = "aZ 0-9.#*_~^=+|<>&;:{}[]()!$%@\"'\\/\n\t-> 🚀é,?1.\u202eא"
    for _ in range(2000):
        typed = "".join(dice.choice(signs) for _ in range(dice.randint(1, 40)))
        seen = page(html.prose(prose(typed)))
        bare = re.sub(r"(?m)^[ \t]*(?:(?:-|\d{1,2}\.)[ \t]+)+", "", typed)

        assert words(re.sub(r"[|-]", "", seen.text)) == words(re.sub(r"[|-]", "", bare)) or words(seen.text) == words(typed), (
            typed
        )
        assert seen.tags <= {"p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "span"}, typed


@pytest.mark.parametrize("typed", ["awk '{c[$1]++}' | sort", "a  b", "<pid>", "echo `date`", "x && y; z", "ls -l -a"])
def test_a_command_reads_as_typed(typed: str) -> None:
    seen = Text()
    seen.feed(f"<code>{html.command(typed)}</code>")

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
    assert html.command(typed) == " ".join(f"<span>{piece.replace('&', '&amp;').replace('>', '&gt;')}</span>" for piece in pieces)


def P(words: str) -> Paragraph:
    return Paragraph((words,))


PARSED: list[tuple[str, tuple[object, ...]]] = [
    ("Run `df -h`", (Paragraph(("Run ", Code("df -h"))),)),
    ("`ps aux\n--sort`", (Paragraph((Code("ps aux --sort"),)),)),
    ("`a\n# b`", (Paragraph((Code("a # b"),)),)),
    ("`` a`b ``", (Paragraph((Code("a`b"),)),)),
    ("[see\n`df`](/linux/storage.md#df)", (Paragraph((Link(("see\n", Code("df")), "/linux/storage.md#df", 1),)),)),
    ("[x](y.md) [x](/y \"t\") ![x](/y)", (Paragraph(('[x](y.md) [x](/y "t") ![x](/y)',)),)),
    (
        "1. one\n   - sub\n3. three",
        (Items((Item("1", (P("one"), Items((Item("", (P("sub"),)),)))), Item("3", (P("three"),)))),),
    ),
    ("1. 3. x", (Items((Item("1", (Paragraph(("3. x",)),)),)),)),
    ("- a\n\n  ```sh\n  x\ty\n  ```\n- b", (Items((Item("", (P("a"), Block("x\ty", "sh"))), Item("", (P("b"),)))),)),
    ("~~~~ two words\nx\n~~~\n~~~~", (Block("x\n~~~", "two", "words"),)),
    ("```\nnot closed", (Paragraph(("```\nnot closed",)),)),
    ("a | b\n--|--\n`x\\|y` | 2", (Rows(((("a",), ("b",)), ((Code("x|y"),), ("2",)))),)),
    ("a | b\n--|--\n1 | 2 | 3", (Paragraph(("a | b\n--|--\n1 | 2 | 3",)),)),
    ("2024. The year", (Paragraph(("2024. The year",)),)),
    ("* a\n+ b\n1) c", (Paragraph(("* a\n+ b\n1) c",)),)),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "blocks"), PARSED, ids=[typed for typed, _ in PARSED])
def test_code_links_lists_tables_and_fences_are_marks(typed: str, blocks: tuple[object, ...]) -> None:
    assert prose(typed).blocks == blocks


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("lsof(8)", ("lsof(8)",)),
        ("[NVIDIA](https://docs.nvidia.com/)", (Link(("NVIDIA",), "https://docs.nvidia.com/"),)),
        ("https://docs.nvidia.com/x", (Link(("docs.nvidia.com",), "https://docs.nvidia.com/x"),)),
        ("https://[x", (Link(("https://[x",), "https://[x"),)),
    ],
)
def test_a_source_is_a_link_a_man_page_or_an_address(typed: str, parts: tuple[Inline, ...]) -> None:
    assert source(typed).parts == parts


def test_what_is_marked_is_shown_so() -> None:
    seen = page(
        html.prose(prose("Run `df -h`, see [df](/linux/storage.md#df):\n- one `a|b`\n- two\n\n```bash\n# a <b>\n```\nend"))
    )

    assert {"code", "a", "ul", "li", "pre"} <= seen.tags
    assert words(seen.text) == words("Run df -h, see df: one a|b two # a <b> end")


def test_a_numbered_list_keeps_its_numbers() -> None:
    assert html.prose(prose("1. a\n3. b")) == '<ol>\n<li value="1">a</li>\n<li value="3">b</li>\n</ol>'


def test_paper_has_the_words_of_a_link() -> None:
    assert html.unlinked(line("see [the `df`](/x.md) -x")) == 'see the <code>df</code> <span class="prep-whole">-x</span>'


@pytest.mark.parametrize("sign", ["[", "[]", "[x](/a", "`", "` `` ", "```a\n", "a|b\n-|-\n", "- x\n", "1. x\n", "[a `b` ", "**a"])
def test_no_text_takes_longer_than_its_length_asks_for(sign: str) -> None:
    """Twice the text takes about twice the steps, counted as calls of Python functions."""
    steps = []
    for size in (200, 400, 800):
        with counted() as calls:
            html.prose(prose(sign * size))
        steps.append(calls[0])

    assert steps[2] - steps[1] < 2.6 * (steps[1] - steps[0]) + 500, steps


@contextlib.contextmanager
def counted() -> Iterator[list[int]]:
    """Counts the lines of Python that run, which no clock and no busy machine disturbs."""
    calls = [0]

    def count(*_: object) -> object:
        calls[0] += 1
        return count

    sys.settrace(count)  # type: ignore[arg-type]
    try:
        yield calls
    finally:
        sys.settrace(None)
