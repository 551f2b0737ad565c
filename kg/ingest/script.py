"""Pages in traditional script, read in simplified script character by character: offsets stay."""

from __future__ import annotations

from functools import cache, lru_cache

from opencc import OpenCC

from kg.ingest.characters import is_hanzi
from kg.resources import rows

_SHARE = 0.03  # of the hanzi: from here on a page is in traditional script
_SAMPLE = 20_000  # hanzi looked at


@lru_cache(maxsize=8)  # a page is read several times in a row
def simplified(text: str) -> str:
    """The text in simplified script, of the same length; a text that is not traditional as it is.

    Phrases decide between characters where they can (乾坤 but 干部) and a phrase that would change the
    length of its line is converted character by character. Corner quotes become the mainland's.
    """
    if traditional_share(text) <= _SHARE:
        return text
    return "\n".join(map(_line, text.split("\n"))).translate(_variants())


def script_note(text: str) -> str | None:
    """How a text in traditional script is read, in words; None for simplified script."""
    share = traditional_share(text)
    if share <= _SHARE:
        return None
    return f"traditional ({share:.0%} of the hanzi), read in simplified script character by character"


@lru_cache(maxsize=8)
def traditional_share(text: str) -> float:
    """The share of the text's hanzi that conversion to simplified script changes, from 0 to 1."""
    hanzi = "".join([char for char in text if is_hanzi(char)][:_SAMPLE])
    return sum(map(_changes, hanzi)) / max(1, len(hanzi))


@cache
def _changes(char: str) -> bool:
    return _converted(char) != char


@cache
def _variants() -> dict[int, str]:
    return {ord(printed): read_as for printed, read_as in rows("ingest/variants.tsv")}


def _line(line: str) -> str:
    whole = _converted(line)
    return whole if len(whole) == len(line) else "".join(map(_single, line))


@cache
def _single(char: str) -> str:
    simple = _converted(char)
    return simple if len(simple) == 1 else char


def _converted(text: str) -> str:
    return str(_converter().convert(text))


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")
