"""Does a fact's confidence say how often such facts are right?

Reliability in bins after Murphy and Winkler 1977, "Reliability of Subjective Probability Forecasts"; the mean gap is
the expected calibration error of Naeini, Cooper and Hauskrecht 2015; intervals after Wilson 1927, "Probable
Inference, the Law of Succession, and Statistical Inference"; the score after Brier 1950.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from kg.evaluate.facts import FactOutcome
from kg.evaluate.tally import Tally

THRESHOLDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.975)
EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.975, 1.0)  # finer where the facts are
_NORMAL_95 = 1.959964  # two-sided
Scored = tuple[float, bool]  # the confidence of a statement, and whether it is right


@dataclass(frozen=True, slots=True)
class Bin:
    """Facts whose confidence lies in [low, high); the last bin holds 1.0 too."""

    low: float
    high: float
    facts: int
    confidence: float  # mean
    right: int

    @property
    def precision(self) -> float:
        """The share that is right."""
        return self.right / self.facts

    @property
    def gap(self) -> float:
        """How much surer the build is than right; below 0 it is too modest."""
        return self.confidence - self.precision

    @property
    def interval(self) -> tuple[float, float]:
        """Where the share right of many such facts would lie, with 95 % confidence."""
        return wilson(self.right, self.facts)


def scored(outcomes: Iterable[FactOutcome]) -> list[Scored]:
    """Confidence and verdict of each distinct statement; repeats and misses are left out."""
    return [(o.confidence, o.verdict == "right") for o in outcomes if o.verdict in ("right", "wrong")]


def at_thresholds(outcomes: Iterable[FactOutcome]) -> list[tuple[float, Tally]]:
    """Counts if only facts of at least each confidence were kept; what is dropped and right is missed."""
    found = list(outcomes)
    missed = sum(o.verdict == "missed" for o in found)
    return [(threshold, kept_from(threshold, scored(found), missed)) for threshold in THRESHOLDS]


def kept_from(threshold: float, found: Iterable[Scored], missed: int) -> Tally:
    """Counts if only statements of at least this confidence were kept; `missed` are missed already."""
    pairs = list(found)
    right = [confidence >= threshold for confidence, is_right in pairs if is_right]
    wrong = sum(confidence >= threshold for confidence, is_right in pairs if not is_right)
    return Tally(sum(right), wrong, missed + len(right) - sum(right))


def reliability(found: Iterable[Scored]) -> list[Bin]:
    """Mean confidence beside the share right in each bin, empty ones left out."""
    groups: dict[int, list[Scored]] = {}
    for pair in found:
        groups.setdefault(min(bisect_right(EDGES, pair[0]), len(EDGES) - 1) - 1, []).append(pair)
    return [_bin(number, groups[number]) for number in sorted(groups)]


def label(b: Bin) -> str:
    """The ends of a bin: 0.5–0.6, 0.95–0.975."""
    return f"{b.low:g}–{b.high:g}"


def calibration_error(bins: Iterable[Bin]) -> float:
    """Mean gap without its sign, weighted by facts; 0.0 where there are none."""
    filled = list(bins)
    facts = sum(b.facts for b in filled)
    return sum(abs(b.gap) * b.facts for b in filled) / facts if facts else 0.0


def brier_score(found: Iterable[Scored]) -> float:
    """Mean squared distance of confidence from 1 where right and 0 where wrong; 0.0 where there are none."""
    squares = [(confidence - is_right) ** 2 for confidence, is_right in found]
    return sum(squares) / len(squares) if squares else 0.0


def wilson(right: int, judged: int) -> tuple[float, float]:
    """The 95 % interval of a share, which stays within 0 and 1 and is true for few facts too.

    >>> [round(end, 2) for end in wilson(9, 10)]
    [0.6, 0.98]
    """
    square = _NORMAL_95**2
    share, whole = right / judged, judged + square
    middle = (right + square / 2) / whole
    reach = _NORMAL_95 * sqrt(share * (1 - share) * judged + square / 4) / whole
    return max(0.0, middle - reach), min(1.0, middle + reach)


def _bin(number: int, pairs: list[Scored]) -> Bin:
    return Bin(
        low=EDGES[number],
        high=EDGES[number + 1],
        facts=len(pairs),
        confidence=sum(confidence for confidence, _ in pairs) / len(pairs),
        right=sum(is_right for _, is_right in pairs),
    )
