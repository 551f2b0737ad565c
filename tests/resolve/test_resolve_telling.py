"""Which judgements are kept: enough to explain each cluster, and no crowd of like ones."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st
from press import Press

from kg.records import Judgement
from kg.resolve.clusters import components
from kg.resolve.telling import telling

IDS = [f"n{number:02}" for number in range(10)]
PAIRS = st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda pair: pair[0] < pair[1])


@given(st.lists(st.tuples(PAIRS, st.floats(0.5, 1.0)), max_size=30))
def test_the_kept_joins_are_a_spanning_forest_of_the_same_clusters(
    drawn: list[tuple[tuple[str, str], float]],
) -> None:
    same = [Judgement(left, right, "same", score, "test") for (left, right), score in drawn]
    roots = components(IDS, same)
    kept = list(telling(same, roots))
    graph = nx.Graph([(each.left, each.right) for each in kept])
    assert components(IDS, kept) == roots
    assert len(kept) == len(IDS) - len(set(roots.values()))
    assert not graph or nx.is_forest(graph)


def test_between_two_clusters_the_surest_of_each_verdict_is_kept() -> None:
    roots = {"a": "a", "b": "a", "c": "c"}
    mild = Judgement("a", "c", "different", -0.4, "mild")
    sure = Judgement("b", "c", "different", -1.2, "sure")
    asked = Judgement("a", "c", "different", 1.0, "asked", "Li")
    assert set(telling([mild, sure, asked], roots)) == {sure, asked}


def test_a_reporter_of_many_stories_has_one_judgement_a_story(press: Press) -> None:
    for number in range(20):
        press.signed(press.article(f"a{number:02}", paper="云河日报"), "林晓舟")
    resolution = press.resolve()
    assert len(resolution.entities) == 1
    assert len(resolution.judgements) == 19
    pairs = {(each.left, each.right) for each in resolution.judgements}
    assert pairs < set(combinations(sorted(each.id for each in press.mentions), 2))
