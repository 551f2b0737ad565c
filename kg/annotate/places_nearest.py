"""Misprinted names: the one sibling that a reader would take a name for."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz.distance import DamerauLevenshtein

from kg.annotate.places_division import Division
from kg.annotate.places_names import suffix_of


def nearest_division(name: str, level: str, candidates: Iterable[Division]) -> tuple[Division, float] | None:
    """The one candidate a single misprint away with the same ending, and its likeness (0–1).

    One hanzi is wrong, missing or extra in the part before the ending. In a part of two hanzi the first
    must be right; a part of one hanzi has no nearest. None where two candidates are as near
    or where the name itself is one of them.
    """
    ending = suffix_of(name, level)
    stem = name[: len(name) - len(ending)]
    if not ending or len(stem) < 2:
        return None
    known = list(candidates)
    near = [candidate for candidate in known if _one_misprint(stem, ending, candidate.name)]
    if len(near) != 1 or any(candidate.name == name for candidate in known):
        return None
    other = near[0].name[: -len(ending)]
    return near[0], round(1 - 1 / max(len(stem), len(other)), 3)


def _one_misprint(stem: str, ending: str, name: str) -> bool:
    if not name.endswith(ending):
        return False
    other = name[: -len(ending)]
    if len(other) < 2 or (min(len(stem), len(other)) == 2 and stem[0] != other[0]):
        return False
    return DamerauLevenshtein.distance(stem, other, score_cutoff=1) == 1
