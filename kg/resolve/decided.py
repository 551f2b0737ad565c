"""People's decisions as steps of clustering: they come before every rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.decisions import Decision
from kg.records import Judgement
from kg.resolve.names import comparable
from kg.resolve.nodes import Node


@dataclass(frozen=True, slots=True)
class Decided:
    """Decisions on nodes of this build, and those whose ends this build does not have."""

    judgements: tuple[Judgement, ...]
    unused: tuple[Decision, ...]


def decide(decisions: Sequence[Decision], nodes: Sequence[Node], cluster_of: Mapping[str, str]) -> Decided:
    """Lead each decision's ends to nodes: by mention, by name and article, or by the rules' own entity.

    `cluster_of` leads from each node to the entity's id that the rules alone give.
    """
    ends = _ends(nodes, cluster_of)
    found, unused = [], []
    for decision in decisions:
        left, right = ends.get(_normal(decision.left)), ends.get(_normal(decision.right))
        if left is None or right is None or left == right:
            unused.append(decision)
        else:
            found.append(Judgement(left, right, decision.verdict, 1.0, _reason(decision), decision.by))
    return Decided(tuple(found), tuple(unused))


def steps(
    decided: Sequence[Judgement], rules: Sequence[Judgement], cluster_of: Mapping[str, str]
) -> list[Judgement]:
    """All judgements in the order in which they count.

    First the decisions, "different" before "same"; with two things that a person called the same goes all
    that the rules had joined to either; then the rules, "different" first, the surest "same" next. A rule on
    a pair that a person has judged is left out.
    """
    settled = {frozenset((each.left, each.right)) for each in decided}
    rules = [rule for rule in rules if frozenset((rule.left, rule.right)) not in settled]
    mine = sorted(decided, key=lambda each: (each.verdict != "different", each.left, each.right))
    theirs = sorted(rules, key=lambda each: (each.verdict != "different", -each.score, each.left, each.right))
    return [*mine, *_followers(decided, cluster_of), *theirs]


def _followers(decided: Iterable[Judgement], cluster_of: Mapping[str, str]) -> list[Judgement]:
    members: dict[str, list[str]] = defaultdict(list)
    for node, cluster in cluster_of.items():
        members[cluster].append(node)
    ends = {end for each in decided if each.verdict == "same" for end in (each.left, each.right)}
    return [
        Judgement(end, other, "same", 1.0, "goes with what a person decided")
        for end in sorted(ends)
        for other in sorted(members[cluster_of[end]])
        if other != end
    ]


def _ends(nodes: Iterable[Node], cluster_of: Mapping[str, str]) -> dict[str, str]:
    ends: dict[str, str] = {}
    for node in nodes:
        ends.setdefault(cluster_of[node.id], node.id)
        ends.setdefault(f"{node.type}:{node.key}@{node.setting.article}", node.id)
        ends.update((mention.id, node.id) for mention in node.mentions)
    return ends


def _normal(end: str) -> str:
    kind, colon, rest = end.partition(":")
    name, at, article = rest.rpartition("@")
    return f"{kind}:{comparable(name)}@{article}" if colon and at else end


def _reason(decision: Decision) -> str:
    return f"{decision.reason} ({decision.date})" if decision.date else decision.reason
