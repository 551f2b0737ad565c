"""Calibration fitted to facts whose truth is known: what is drawn where, and what is foretold of pages left out."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from kg.evaluate.fitting import FEWEST, PRIOR, best_threshold, class_counts, fit, foretold, sign_counts
from kg.evaluate.judged import Judged
from kg.extract.confidence import ANY, read_calibration

SCRIPT = Path(__file__).parents[2] / "data" / "gold" / "calibrate.py"


def facts(right: int, wrong: int, rule: str = "money", page: str = "p1", *signs: str) -> list[Judged]:
    """So many right and wrong facts of one rule on one page."""
    verdicts = [True] * right + [False] * wrong
    return [Judged(page, "funds", rule, signs, verdict) for verdict in verdicts]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """data/gold/calibrate.py as a module."""
    spec = importlib.util.spec_from_file_location("calibrate", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_share_is_drawn_toward_the_class_around_it() -> None:
    found = fit(facts(80, 20, "often") + facts(0, FEWEST, "seldom")).shares
    around = found["funds"]
    assert found["funds/seldom"] == pytest.approx(PRIOR * around / (FEWEST + PRIOR))
    assert 0.8 > found["funds/often"] > around > found["funds/seldom"] > 0


def test_a_rule_judged_too_seldom_has_no_row() -> None:
    found = fit(facts(80, 20, "often") + facts(0, FEWEST - 1, "seldom"))
    assert "funds/seldom" not in found.shares
    assert found.share("funds", "seldom") == found.shares["funds"]


def test_no_share_is_0_or_1() -> None:
    for judged in (facts(50, 0), facts(0, 50)):
        assert all(0 < share < 1 for share in fit(judged).shares.values())


def test_a_sign_against_facts_takes_from_their_confidence() -> None:
    judged = facts(95, 5) + facts(10, 30, "money", "p1", "former")
    found = fit(judged)
    assert found.weights["former"] < 0 < found.weights[ANY]
    assert found.confidence("funds", "money", ()) == pytest.approx(0.95, abs=0.1)
    assert found.confidence("funds", "money", ["former"]) == pytest.approx(0.25, abs=0.15)


def test_confidence_is_right_on_average_for_what_it_was_fitted_to() -> None:
    judged = facts(60, 20, "a") + facts(30, 10, "b", "p1", "former") + facts(9, 1, "c", "p2")
    found = fit(judged)
    mean = sum(found.confidence(j.relation, j.rule, j.signs) for j in judged) / len(judged)
    assert mean == pytest.approx(sum(j.right for j in judged) / len(judged), abs=0.01)


def test_what_a_page_tells_is_not_used_to_foretell_it() -> None:
    judged = facts(40, 0, "money", "p1") + facts(0, 40, "money", "p2")
    found = foretold(judged, lambda each: each.page)
    assert [right for _, right in found] == [each.right for each in judged]
    assert all(confidence < 0.5 for confidence, right in found if right)
    assert all(confidence > 0.5 for confidence, right in found if not right)


def test_the_threshold_is_the_lowest_that_keeps_the_best_facts() -> None:
    assert best_threshold([(0.9, True)] * 9 + [(0.3, False)] * 9, missed=1) == 0.35
    assert best_threshold([(0.9, True)] * 9, missed=1) == 0.0


def test_counts_stand_beside_shares_and_signs() -> None:
    judged = facts(3, 1, "undertaking:由") + facts(0, 2, "money", "p1", "former")
    assert class_counts(judged)["funds/undertaking"] == (3, 4)
    assert next(iter(class_counts(judged))) == ANY
    assert sign_counts(judged) == {ANY: (3, 6), "former": (0, 2)}


def test_the_table_that_is_written_is_read_back(script: ModuleType) -> None:
    judged = facts(80, 20) + facts(10, 10, "money", "p2", "former")
    fitted = fit(judged, 0.4)
    lines = [line for line in script.table_text(judged, fitted).splitlines() if not line.startswith("#")]
    read = read_calibration(tuple(line.split("\t")) for line in lines)
    assert read.threshold == 0.4
    assert read.shares == pytest.approx(fitted.shares, abs=1e-3)
    assert read.weights == pytest.approx(fitted.weights, abs=1e-2)


def test_pages_fall_into_groups_of_about_one_size(script: ModuleType) -> None:
    judged = [each for number in range(25) for each in facts(1, 0, "money", f"p{number:03}")]
    group = script.by_pages(judged)
    sizes = [sum(group(each) == number for each in judged) for number in range(script.GROUPS)]
    assert sum(sizes) == 25 and max(sizes) - min(sizes) <= 1
