"""Does a fact's confidence say how often such facts are right?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.evaluate.facts import FactOutcome
from kg.evaluate.tally import Tally

THRESHOLDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Facts whose confidence lies in [low, high); the last bin holds 1.0 too."""

    low: float
    high: float
    facts: int
    confidence: float  # mean
    precision: float

    @property
    def gap(self) -> float:
        """How much surer the build is than right; below 0 it is too modest."""
        return self.confidence - self.precision


def at_thresholds(outcomes: Iterable[FactOutcome]) -> list[tuple[float, Tally]]:
    """Counts if only facts of at least each confidence were kept; what is dropped and right is missed."""
    scored = list(outcomes)
    return [(threshold, _kept(scored, threshold)) for threshold in THRESHOLDS]


def reliability(outcomes: Iterable[FactOutcome]) -> list[Bin]:
    """Mean confidence beside precision in bins of equal width, empty ones left out."""
    predicted = [o for o in outcomes if o.verdict in ("right", "wrong")]
    groups: dict[int, list[FactOutcome]] = {}
    for outcome in predicted:
        groups.setdefault(min(int(outcome.confidence * BINS), BINS - 1), []).append(outcome)
    return [_bin(number, groups[number]) for number in sorted(groups)]


def calibration_error(bins: Iterable[Bin]) -> float:
    """Mean gap without its sign, weighted by facts; 0.0 where there are none."""
    filled = list(bins)
    facts = sum(b.facts for b in filled)
    return sum(abs(b.gap) * b.facts for b in filled) / facts if facts else 0.0


def _kept(outcomes: list[FactOutcome], threshold: float) -> Tally:
    right = [o.confidence >= threshold for o in outcomes if o.verdict == "right"]
    wrong = sum(o.confidence >= threshold for o in outcomes if o.verdict == "wrong")
    missed = sum(o.verdict == "missed" for o in outcomes)
    return Tally(sum(right), wrong, missed + len(right) - sum(right))


def _bin(number: int, outcomes: list[FactOutcome]) -> Bin:
    facts = len(outcomes)
    return Bin(
        low=number / BINS,
        high=(number + 1) / BINS,
        facts=facts,
        confidence=sum(o.confidence for o in outcomes) / facts,
        precision=sum(o.verdict == "right" for o in outcomes) / facts,
    )
