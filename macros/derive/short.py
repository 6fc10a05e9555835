"""Short ids, by which a reader's browser knows the questions: their whole ids would be a tenth of a first visit.

A short id is the last signs of a number made of the whole one. It lives as long as a page is open: what a browser keeps are whole
ids, so that all of this may change.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import count

DIGITS = "0123456789abcdefghijklmnopqrstuv"
"""Of numbers with the base 32, as JavaScript writes them."""


@dataclass(frozen=True, slots=True)
class Short:
    """How ids are shortened: to the last `signs` of their number with a `salt`."""

    signs: int
    salt: int

    def of(self, id_: str) -> str:
        number = number_of(id_, self.salt)
        return "".join(DIGITS[number >> 5 * place & 31] for place in reversed(range(self.signs)))


def shortening(ids: Collection[str]) -> Short:
    """One that tells these ids apart: so many signs that most salts do (the birthday problem: more numbers than the square of
    the ids), and the first of those salts."""
    different = len({*ids})
    signs = next(signs for signs in count(1) if 32**signs > different**2)
    shorts = (Short(signs, salt) for salt in count())
    return next(short for short in shorts if len({short.of(id_) for id_ in ids}) == different)


def number_of(id_: str, salt: int) -> int:
    """The number of an id, of 32 bits, as `mix` of order.js has it of a day: FNV-1a over UTF-16 units, mixed once more
    (http://www.isthe.com/chongo/tech/comp/fnv/)."""
    hashed = 0x811C9DC5 ^ salt
    units = id_.encode("utf-16-le")
    for low, high in zip(units[::2], units[1::2], strict=True):
        hashed = _times(hashed ^ (low | high << 8), 0x01000193)
    hashed = _times(hashed ^ (hashed >> 15), 0x2C1B3C6D)
    return hashed ^ hashed >> 13


def _times(number: int, factor: int) -> int:
    return number * factor & 0xFFFFFFFF
