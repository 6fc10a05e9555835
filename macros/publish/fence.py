"""Proves that no personal text stands in a published site: each is looked for, as words, in every byte that was written. Pure but
for `hits`, which reads the files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from .readings import Unreadable, readings

LEAST = 4
"""Words from which a sentence tells on somebody: shorter ones (`I did it.`) stand in any text."""

WINDOW = 8
"""Words of a longer sentence that are looked for at a time, so that one that was cut is found too."""

TELLING = 5
"""Signs from which a name is also looked for inside a word, as in `AcmeServer`."""

DEEP = 3
"""How often the escapes of a text are read."""

WORD = re.compile(r"[^\W_]+")
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
TAG = re.compile(r"<[^<>]*>")
UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff\ufffe]\\s*")
"""Signs inside a word that are not seen, and the line end behind the one that PDFs hyphenate with."""

Origins = Iterable[tuple[str, str]]
"""Texts or names, each with the place that it is from."""


def words(text: str) -> list[str]:
    """The words of a text in small letters."""
    return WORD.findall(unicodedata.normalize("NFKC", text).lower())


class Fence:
    """The personal texts and names that are looked for."""

    def __init__(self, texts: Origins, names: Origins) -> None:
        self.phrases: dict[tuple[str, ...], list[tuple[tuple[str, ...], str]]] = {}
        self.names = {" ".join(words(name)): place for place, name in names if words(name)}
        for phrase, place in {phrase: place for place, text in texts for phrase in phrases(text)}.items():
            self.phrases.setdefault(phrase[:LEAST], []).append((phrase, place))

    def found(self, text: str) -> Iterator[tuple[str, str]]:
        """The personal texts that stand in a text, however it is written down, each with the place that it is from."""
        seen = set[str]()
        for spoken in {" ".join(words(one)) for one in spellings(text)}:
            said = spoken.split()
            starts = self.phrases.keys() & {*zip(*(said[at:] for at in range(LEAST)), strict=False)}
            near = [(" ".join(phrase), place) for start in starts for phrase, place in self.phrases[start]]
            for phrase, place in [*near, *self.names.items()]:
                if phrase not in seen and _holds(spoken, phrase, phrase in self.names):
                    seen.add(phrase)
                    yield place, phrase


def _holds(spoken: str, phrase: str, name: bool) -> bool:
    if name and len(phrase) >= TELLING:
        return phrase in spoken
    return f" {phrase} " in f" {spoken} "


def phrases(text: str) -> Iterator[tuple[str, ...]]:
    """What of a text is looked for: each sentence, by windows where it is long."""
    for sentence in SENTENCE.split(text):
        said = tuple(words(sentence))
        if len(said) >= LEAST:
            yield from (said[at : at + WINDOW] for at in range(max(1, len(said) - WINDOW + 1)))


def spellings(text: str) -> Iterator[str]:
    """A text with its escapes and entities read, once, twice and thrice: a script may stand in a text in a file. Each
    with what stands in its tags, with blanks for them, and with nothing for them."""
    plain, before = text, ""
    for _ in range(DEEP):
        plain, before = UNSEEN.sub("", unescape(unquote(ESCAPE.sub(_escaped, plain)))), plain
        yield plain
        if "<" in plain:
            yield from (TAG.sub(" ", plain), TAG.sub("", plain))
        if plain == before:
            return


def _escaped(found: re.Match[str]) -> str:
    code, byte, sign = found.groups()
    return chr(int(code or byte, 16)) if code or byte else " " if sign in "nrtbf" else sign


def hits(site: Path, fence: Fence) -> list[str]:
    """What stands in the files below a folder and must not, a hit a line, and the files that cannot be read."""
    said = dict[tuple[str, str], list[str]]()
    unread = list[str]()
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name = path.relative_to(site).as_posix()
        try:
            for inside, text in readings(name, path.read_bytes()):
                for place, phrase in fence.found(text):
                    said.setdefault((place, phrase), []).append(inside)
        except Unreadable as fault:
            unread.append(f"{fault}: nothing here can read this kind of file, so nothing can be said of it")
    return unread + [f"{place}: “{phrase}” stands in {_listed(found)}" for (place, phrase), found in said.items()]


def _listed(found: list[str]) -> str:
    first, *others = dict.fromkeys(found)
    return f"{first} and in {len(others)} more" if others else first
