"""The judgements worth keeping: those that made the clusters, and those that kept two of them apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.records import Judgement
from kg.resolve.clusters import Clusters


def telling(judgements: Iterable[Judgement], root_of: Mapping[str, str]) -> Iterator[Judgement]:
    """Of many like judgements one: enough to see why a cluster is one, and why two are not.

    A person's decision always stays. Of rules, "same" inside a cluster stays where it first joins two parts,
    the surest taken first; between two clusters the surest of each verdict stays; "unsure" about two that
    other judgements made one is left out. `root_of` leads from each end to its final cluster.
    """
    parts = Clusters(root_of)
    seen: set[tuple[str, str, str]] = set()
    for each in sorted(judgements, key=_surest_first):
        left, right = sorted((root_of[each.left], root_of[each.right]))
        if each.by != "rule":
            yield each
        elif left == right:
            if each.verdict == "same" and parts.of(each.left) != parts.of(each.right):
                parts.join(each.left, each.right)
                yield each
        elif (left, right, each.verdict) not in seen:
            seen.add((left, right, each.verdict))
            yield each


def _surest_first(each: Judgement) -> tuple[bool, float, str, str, str]:
    score = each.score if each.verdict == "different" else -each.score
    return each.by == "rule", score, each.left, each.right, each.reason
