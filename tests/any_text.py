"""Texts by chance, from a seed: all that a text of the data files may hold, next to what only looks like it."""

from __future__ import annotations

from random import Random

BITS = (
    '"quoted"', "it's", "''", "a: b", " # c", "{{x}}", "{% y %}", "{#", "`code`", "`a | b`", "``x`y``", "`", "``", "`  `",
    "` a `",    "Übergröße ß", "日本語",
    "é", "→", "…",
    "&amp;", "&lt;b&gt;", "&", "<b>bold</b>", "<pid>", "<br>", "x<y", "*star*", "_u_",
    "|",    "\\|", "\\", "\\(x\\)", "[words](https://e.org/a_(b)?x=1&y=2#z)", "[no](nowhere)", "[a] (b)", "](", "[",
    "--flag", "- ",
    "1. ",    "2) x", "~", "~~~", "$x$", "50 %", "[sound:x.mp3]", "[$]", "a\tb", "{{c1::gap}}", "!", "?", "word",
)  # fmt: skip


def any_line(chance: Random) -> str:
    return " ".join(chance.choice(BITS) for _ in range(chance.randint(1, 6))).strip() or "x"


def any_prose(chance: Random) -> str:
    """Paragraphs, lists that nest, numbered lists, code and tables."""
    return "\n\n".join(chance.choice(KINDS)(chance) for _ in range(chance.randint(1, 4)))


def _entries(chance: Random) -> str:
    below = [f"\n  - {any_line(chance)}" * (chance.random() < 0.3) for _ in range(3)]
    return "\n".join(f"- {any_line(chance)}{below[number]}" for number in range(chance.randint(1, 3)))


def _numbered(chance: Random) -> str:
    return "\n".join(f"{number}. {any_line(chance)}" for number in range(3, 3 + chance.randint(1, 3)))


def _code(chance: Random) -> str:
    head = chance.choice(("bash title here", "bash", "nothing", ""))
    return f"````{head}\n{any_line(chance)}\n\n  {any_line(chance)}\n````"


def _table(chance: Random) -> str:
    rows = [[any_line(chance).replace("|", "\\|") for _ in range(2)] for _ in range(2)]
    return "\n".join(["| a | b |", "| --- | --- |", *(f"| {' | '.join(row)} |" for row in rows)])


KINDS = (any_line, any_line, any_line, _entries, _numbered, _code, _table)
