"""The best tag paths through what a recogniser says of each character (Viterbi, over the likely tags only)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

_ROUNDING = 0.05  # more than sums over a few hundred characters lose by single precision


class BestPaths:
    """Finds the tag path of the highest sum of emissions and transitions.

    Two tags exchanged at one place change what the transitions add by twice their spread at most: a tag whose
    emission lies further below the best one there is on no best path, and nine places in ten keep one tag.
    Sums are made in the model's own precision and order, so that the rest is decided as over all tags.
    """

    def __init__(self, transitions: Any) -> None:
        self._steps = [list(row) for row in transitions]
        self._spread = 2 * (transitions.max() - transitions.min()) + _ROUNDING

    def of(self, emissions: Any) -> list[list[int]]:
        """The best path of each sequence of a batch of one length (batch × length × tags)."""
        likely = emissions >= emissions.max(axis=2, keepdims=True) - self._spread
        found = zip(likely.nonzero()[2].tolist(), emissions[likely], strict=True)
        counts = likely.sum(axis=2).tolist()
        return [self._through([[next(found) for _ in range(n)] for n in row]) for row in counts]

    def _through(self, places: Sequence[Sequence[tuple[int, Any]]]) -> list[int]:
        """The best path through places that allow a few tags each; of equal ones the tag listed first."""
        scored = places[0]
        back: list[list[int]] = []
        for place in places[1:]:
            came, reached = [], []
            for tag, emission in place:
                sums = [score + self._steps[before][tag] for before, score in scored]
                best = sums.index(max(sums)) if len(sums) > 1 else 0
                came.append(best)
                reached.append((tag, sums[best] + emission))
            back.append(came)
            scored = reached
        totals = [score for _, score in scored]
        at = totals.index(max(totals))
        path = [scored[at][0]]
        for place, came in zip(places[-2::-1], reversed(back), strict=True):
            at = came[at]
            path.append(place[at][0])
        return path[::-1]
