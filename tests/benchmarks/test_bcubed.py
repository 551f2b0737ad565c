"""B-cubed against cases worked out by hand, against its definition, and its properties."""

from __future__ import annotations

from itertools import combinations

import pytest
from city.bcubed import Score, score
from hypothesis import given
from hypothesis import strategies as st

Items = list[tuple[str, str]]
ITEMS = st.lists(st.tuples(st.sampled_from("ABCDE"), st.sampled_from("vwxyz")), max_size=24)
FAMILY = {"v": "old", "w": "old"}


def test_right_clusters_score_one() -> None:
    found = score([("A", "x"), ("A", "x"), ("B", "y")])
    assert (found.precision, found.recall, found.f1) == (1, 1, 1)
    assert (found.judged, found.false, found.true, found.missed, found.pairs) == (1, 0, 1, 0, 3)


def test_two_things_in_one_cluster_cost_precision() -> None:
    found = score([("A", "x"), ("A", "x"), ("A", "y")])
    # two mentions of x have 2 of 3 right, the one of y 1 of 3
    assert found.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)
    assert found.recall == 1
    assert (found.judged, found.false) == (3, 2)


def test_a_thing_in_two_clusters_costs_recall() -> None:
    found = score([("A", "x"), ("A", "x"), ("A", "x"), ("B", "x")])
    assert found.precision == 1
    assert found.recall == pytest.approx((3 * 3 / 4 + 1 / 4) / 4)
    assert (found.true, found.missed) == (6, 3)


def test_the_worked_example_of_bagga_and_baldwin() -> None:
    """Five of one thing, two and five of others; the answer joins the two and the last five."""
    truth = "1111122" + "33333"
    answer = "AAAAABB" + "BBBBB"
    found = score(list(zip(answer, truth, strict=True)))
    assert found.precision == pytest.approx((5 * 1 + 2 * 2 / 7 + 5 * 5 / 7) / 12)
    assert found.recall == 1


def test_bodies_of_one_family_may_be_one_or_two() -> None:
    apart = [("A", "v"), ("B", "w"), ("B", "x")]
    joint = [("A", "v"), ("A", "w"), ("B", "x")]
    assert score(joint, FAMILY).precision == 1
    assert (score(joint, FAMILY).judged, score(joint, FAMILY).false) == (0, 0)
    assert score(apart, FAMILY).precision == pytest.approx((1 + 1 / 2 + 1 / 2) / 3)


def test_nothing_scores_one() -> None:
    assert score([]) == Score(0, 1, 1, 0, 0, 0, 0)


@given(ITEMS, st.sampled_from([{}, FAMILY]))
def test_it_is_what_its_definition_says(items: Items, family: dict[str, str]) -> None:
    found = score(items, family)
    assert found.precision == pytest.approx(_mean([_precision(items, n, family) for n in range(len(items))]))
    assert found.recall == pytest.approx(_mean([_recall(items, n) for n in range(len(items))]))
    pairs = [(a, b) for a, b in combinations(items, 2) if not _either(a[1], b[1], family)]
    assert found.judged == sum(a[0] == b[0] for a, b in pairs)
    assert found.false == sum(a[0] == b[0] and a[1] != b[1] for a, b in pairs)
    assert found.missed == sum(a[0] != b[0] and a[1] == b[1] for a, b in pairs)
    assert found.true == sum(a[1] == b[1] for a, b in pairs)


@given(ITEMS)
def test_clusters_and_things_change_places(items: Items) -> None:
    there, back = score(items), score([(thing, cluster) for cluster, thing in items])
    assert there.precision == pytest.approx(back.recall)
    assert there.f1 == pytest.approx(back.f1)


@given(ITEMS)
def test_order_makes_no_difference(items: Items) -> None:
    there, back = score(items), score(sorted(items, reverse=True))
    assert (there.judged, there.false, there.true, there.missed) == (
        back.judged,
        back.false,
        back.true,
        back.missed,
    )
    assert (there.precision, there.recall) == pytest.approx((back.precision, back.recall))


@given(ITEMS)
def test_singletons_are_precise_and_one_cluster_finds_all(items: Items) -> None:
    assert score([(str(n), thing) for n, (_, thing) in enumerate(items)]).precision == pytest.approx(1)
    assert score([("A", thing) for _, thing in items]).recall == pytest.approx(1)


def _precision(items: Items, n: int, family: dict[str, str]) -> float:
    cluster, thing = items[n]
    there = [other for c, other in items if c == cluster and not _either(thing, other, family)]
    return there.count(thing) / len(there)


def _recall(items: Items, n: int) -> float:
    cluster, thing = items[n]
    return sum(item == (cluster, thing) for item in items) / sum(t == thing for _, t in items)


def _either(one: str, other: str, family: dict[str, str]) -> bool:
    return one != other and one in family and family[one] == family.get(other)


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 1
