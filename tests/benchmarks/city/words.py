"""Text that knows of whom and what it speaks: words and references, put together by templates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Literal, TypeAlias

Kind = Literal["Person", "Organization", "Company"]


@dataclass(frozen=True, slots=True)
class Ref:
    """Words that stand for a thing; `form` says how: full, place, seat, bare, term, short, brand,
    pointer; of people beside what: titled, listed, byline, name.
    """

    surface: str
    thing: str  # id of a person or body of the city
    kind: Kind
    form: str = "full"


Words: TypeAlias = tuple["str | Ref", ...]
_SLOT = re.compile(r"\{(\w+)\}")


def say(template: str, **given: str | Ref | Words) -> Words:
    """The template with its {slots} filled. Raises KeyError for a slot that is not given."""
    parts = _SLOT.split(template)
    return tuple(
        chain.from_iterable(_words(given[part]) if n % 2 else _words(part) for n, part in enumerate(parts))
    )


def listed(items: Iterable[Words], mark: str = "、") -> Words:
    """Items one after another with a mark between."""
    found: list[str | Ref] = []
    for item in items:
        found += [mark, *item] if found else item
    return tuple(found)


def ended(items: Iterable[Words]) -> list[Words]:
    """Lines of a list: each but the last ends with a semicolon."""
    lines = list(items)
    return [(*line, "。" if number == len(lines) else "；") for number, line in enumerate(lines, 1)]


def text_of(words: Words) -> str:
    """What is printed."""
    return "".join(part if isinstance(part, str) else part.surface for part in words)


def references(words: Words, start: int = 0) -> Iterator[tuple[int, int, Ref]]:
    """Each reference with its place, half-open, if the words are printed at `start`."""
    for part in words:
        length = len(part if isinstance(part, str) else part.surface)
        if isinstance(part, Ref):
            yield start, start + length, part
        start += length


def _words(given: str | Ref | Words) -> Words:
    if isinstance(given, tuple):
        return given
    return (given,) if given else ()
