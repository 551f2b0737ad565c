"""Finds the names of divisions in running text with one automaton."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import copy
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.annotate.places_division import Division
from kg.resources import rows


class Hit(NamedTuple):
    """A stretch of text that names one of `divisions`; offsets are code points, half-open."""

    start: int
    end: int
    divisions: tuple[Division, ...]
    is_short: bool  # a short form (焦作) and not the official name (焦作市)


class Scanner:
    """A longest-match scan over a fixed set of names; candidates are looked up as they are hit."""

    def __init__(
        self, full: Iterable[str], short: Iterable[str], lookup: Callable[[str], tuple[Division, ...]]
    ) -> None:
        whole = sorted(set(full))
        shorts = sorted(set(short) - set(whole))
        self._names = [*whole, *shorts]
        self._first_short = len(whole)
        self._lookup = lookup
        self._automaton = AhoCorasick(self._names, matchkind=MatchKind.LeftmostLongest)

    def asking(self, lookup: Callable[[str], tuple[Division, ...]]) -> Scanner:
        """A scan over the same names that looks them up elsewhere."""
        other = copy(self)
        other._lookup = lookup
        return other

    def find(self, text: str) -> list[Hit]:
        """Every hit from left to right, none overlapping, the longest at each place; names of nothing left out."""
        hits = (
            Hit(start, end, self._lookup(self._names[index]), index >= self._first_short)
            for index, start, end in self._automaton.find_matches_as_indexes(text)
            if not is_other_word(text, start, end)
        )
        return [hit for hit in hits if hit.divisions]


@cache
def guards() -> dict[str, tuple[str, str]]:
    """For a form, the hanzi that may not stand before it and those that may not stand after it."""
    return {row[0]: (row[1], row[2]) for row in rows("gazetteer/guards.tsv")}


def is_other_word(text: str, start: int, end: int) -> bool:
    """Whether the hanzi beside text[start:end] show that it names no place: 示|范县, 长治|久安."""
    before, after = guards().get(text[start:end], ("", ""))
    return text[max(start - 1, 0) : start] in tuple(before) or text[end : end + 1] in tuple(after)
