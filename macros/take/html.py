"""HTML as a text of the dialect that data files are written in: the same words, lists, code, links and tables.

The dialect has no sign that takes the meaning from another: what would be read as a mark stands between backticks instead. That
is done where it is needed, which reading the text again tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ..model.page import Fault
from ..read import text
from . import typed
from .blocks import INNER, address, blocks, is_label
from .tree import Element, tree

SOUND = re.compile(r"\[sound:([^\]]*)\]")


def prose(html: str) -> tuple[str, list[Fault]]:
    """Some HTML as a longer text, and what of it is left out (on line 0: which line it is, the caller knows)."""
    root = tree(html)
    return _typed(root, lambda careful: typed.joined(blocks(root.nodes, careful)), lambda made: text.prose(made).words)


def line(html: str) -> tuple[str, list[Fault]]:
    """The same as a text of one line."""
    root = tree(html)

    def made(careful: bool) -> str:
        return " ".join(block.strip() for _, block in blocks(root.nodes, careful, flat=True) if block.strip())

    return _typed(root, made, lambda typed: text.line(typed).words)


def _typed(root: Element, make: Callable[[bool], str], words: Callable[[str], str]) -> tuple[str, list[Fault]]:
    """How an element is typed: plainly, or carefully where a reader of that would not find the same words."""
    expected, left_out = _words(root).split(), _left_out(root)
    for careful in (False, True):
        made = make(careful)
        if words(made).split() == expected:
            return made, left_out
    return made, [*left_out, (0, "some of its marks or words may have changed", "compare it with where it comes from")]


def _words(one: Element) -> str:
    """The words of an element as they will be read: whatever the dialect adds is none of them."""
    found = ""
    for node in one.nodes:
        if isinstance(node, str):
            found += node
        elif node.tag in ("img", "br", "hr"):
            found += f" {node.attributes.get('alt', '')} "
        elif node.tag == "a":
            found += _words(node) + address(node)[1]
        elif node.tag in INNER:
            found += f" {_words(node)}{':' if node.tag == 'dt' else ''} " if not is_label(node) else ""
        else:
            found += _words(node)
    return found


def _left_out(one: Element) -> list[Fault]:
    found: list[Fault] = []
    for node in one.nodes:
        if isinstance(node, str):
            found += [(0, f"the sound {name} is left out", "say in words what is to be heard") for name in SOUND.findall(node)]
        elif node.tag == "img":
            name = node.attributes.get("src", "")[:60]
            found.append((0, f"the picture {name} is left out", "say in words what it shows"))
        else:
            found += _left_out(node)
    return found
