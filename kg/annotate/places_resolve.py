"""Narrows the candidates of a name by what the words around it and the paper's place tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.annotate.places_division import Division
from kg.annotate.places_names import LEVELS

Path = Callable[[Division], tuple[Division, ...]]
Hint = Sequence[frozenset[str]]  # for each name of a hint, the codes it may stand for


def narrowed(
    candidates: Sequence[Division], place: tuple[Division, ...], hints: Hint, path: Path
) -> tuple[Division, ...]:
    """Candidates that agree with most hints, else those in or above the own place, else all.

    None where there are hints and no candidate agrees with any: the words around the name deny them.

    Of several the higher level comes first, then the nearer to the own place, then the lower code.
    """
    above = [frozenset(d.code for d in path(candidate)) for candidate in candidates]
    agreed = [sum(bool(codes & hint) for hint in hints) for codes in above]
    best = max(agreed, default=0)
    if best == 0 and any(hints):
        return ()
    kept = [i for i, count in enumerate(agreed) if count == best]
    own = {d.code for d in place}
    if best == 0 and place:
        inside = [i for i in kept if place[-1].code in above[i] or candidates[i].code in own]
        kept = inside or kept
    kept.sort(key=lambda i: (LEVELS.index(candidates[i].level), -len(above[i] & own), candidates[i].code))
    return tuple(candidates[i] for i in kept)
