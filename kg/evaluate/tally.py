"""Counts of right, wrong and missed, and the figures they give."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["right", "wrong", "missed", "repeat", "forgiven"]
Figures = dict[str, float | int]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were right, wrong and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Share of what was predicted that is right; 0 where nothing was."""
        return _share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of what was there that was found; 0 where nothing was."""
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def figures(self) -> Figures:
        """Precision, recall and F1 to four places, with the counts."""
        return {
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "f1": round(self.f1, 4),
            "right": self.right,
            "wrong": self.wrong,
            "missed": self.missed,
        }


def tally(verdicts: Iterable[Verdict]) -> Tally:
    """Counts of the verdicts; repeats and forgiven ones cost and earn nothing."""
    found = list(verdicts)
    return Tally(found.count("right"), found.count("wrong"), found.count("missed"))


def total(tallies: Iterable[Tally]) -> Tally:
    """The tallies added up."""
    return sum(tallies, Tally())


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
