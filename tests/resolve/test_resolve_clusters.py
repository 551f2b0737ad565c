"""Clusters are connected components; what was judged different never shares one."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from kg.records import Judgement
from kg.resolve.clusters import components

IDS = [f"n{number:02}" for number in range(12)]
PAIRS = st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda pair: pair[0] != pair[1])


def judged(verdict: str, pairs: list[tuple[str, str]]) -> list[Judgement]:
    return [Judgement(left, right, verdict, 1.0, "test") for left, right in pairs]  # type: ignore[arg-type]


@given(st.lists(PAIRS, max_size=20))
def test_without_differences_they_are_what_networkx_finds(pairs: list[tuple[str, str]]) -> None:
    graph = nx.Graph(pairs)
    graph.add_nodes_from(IDS)
    expected = {node: min(part) for part in nx.connected_components(graph) for node in part}
    assert components(IDS, judged("same", pairs)) == expected


@given(st.lists(PAIRS, max_size=8), st.lists(PAIRS, max_size=20))
def test_two_things_judged_different_before_are_never_joined(
    apart: list[tuple[str, str]], same: list[tuple[str, str]]
) -> None:
    found = components(IDS, [*judged("different", apart), *judged("same", same)])
    assert all(found[left] != found[right] for left, right in apart)


@given(st.lists(PAIRS, max_size=8), st.lists(PAIRS, max_size=20))
def test_no_join_is_left_out_that_the_differences_allow(
    apart: list[tuple[str, str]], same: list[tuple[str, str]]
) -> None:
    found = components(IDS, [*judged("different", apart), *judged("same", same)])
    for left, right in same:
        if found[left] != found[right]:
            here = [each for each in IDS if found[each] == found[left]]
            there = [each for each in IDS if found[each] == found[right]]
            assert any((a, b) in apart or (b, a) in apart for a in here for b in there)


def test_an_earlier_join_stands_against_a_later_difference_and_unsure_does_nothing() -> None:
    steps = [
        *judged("same", [("a", "b")]),
        *judged("different", [("a", "b")]),
        *judged("unsure", [("a", "c")]),
    ]
    assert components(["a", "b", "c"], steps) == {"a": "a", "b": "a", "c": "c"}


def test_each_cluster_is_known_by_its_smallest_id() -> None:
    found = components("cab", judged("same", [("c", "b"), ("b", "a")]))
    assert set(found.values()) == {"a"}
    assert all(found[left] == found[right] for left, right in combinations("abc", 2))
