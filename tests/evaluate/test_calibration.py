"""Is confidence true: bins, thresholds, scores, intervals."""

from __future__ import annotations

import pytest

from kg.evaluate.calibration import (
    Bin,
    at_thresholds,
    brier_score,
    calibration_error,
    label,
    reliability,
    scored,
    wilson,
)
from kg.evaluate.facts import FactOutcome
from kg.evaluate.tally import Tally, Verdict


def outcome(verdict: Verdict, confidence: float = 1.0) -> FactOutcome:
    return FactOutcome("p", "holdsPost", verdict, "苏慕云", "市长", "云河市", "会议", confidence)


FACTS = (
    outcome("right", 1.0),
    outcome("right", 0.85),
    outcome("wrong", 0.85),
    outcome("wrong", 0.2),
    outcome("repeat", 0.9),
    outcome("missed"),
)


def test_dropping_unsure_facts_trades_recall_for_precision() -> None:
    kept = dict(at_thresholds(FACTS))
    assert kept[0.0] == Tally(2, 2, 1)
    assert kept[0.5] == Tally(2, 1, 1)
    assert kept[0.9] == Tally(1, 0, 2)


def test_reliability_sets_mean_confidence_beside_the_share_right() -> None:
    bins = reliability(scored(FACTS))
    assert [(b.low, b.facts, b.precision) for b in bins] == [(0.0, 1, 0.0), (0.85, 2, 0.5), (0.975, 1, 1.0)]
    assert bins[1].gap == pytest.approx(0.35)
    assert calibration_error(bins) == pytest.approx((0.2 + 2 * 0.35) / 4)
    assert label(bins[1]) == "0.85–0.9"


def test_the_edges_of_bins_belong_to_the_upper_one_and_1_to_the_last() -> None:
    pairs = [(0.0, True), (0.5, True), (0.95, True), (1.0, True)]
    assert [b.low for b in reliability(pairs)] == [0.0, 0.5, 0.95, 0.975]


def test_the_brier_score_is_the_mean_square_of_what_confidence_is_off() -> None:
    assert brier_score([(1.0, True), (0.5, False)]) == pytest.approx(0.125)


def test_no_facts_have_no_calibration_error() -> None:
    assert reliability(()) == []
    assert calibration_error(()) == 0.0
    assert brier_score(()) == 0.0


@pytest.mark.parametrize(
    ("right", "judged", "low", "high"),
    [(9, 10, 0.5958, 0.9821), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (50, 100, 0.4038, 0.5962)],
)
def test_intervals_are_those_of_wilson(right: int, judged: int, low: float, high: float) -> None:
    assert wilson(right, judged) == pytest.approx((low, high), abs=1e-4)
    assert Bin(0.9, 1.0, judged, 0.9, right).interval == wilson(right, judged)
