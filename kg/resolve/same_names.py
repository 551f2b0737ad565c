"""Full names across articles: bodies, awards, events and projects of one name are one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kg.records import Judgement
from kg.resolve.nodes import Node


def judge_same_names(nodes: Iterable[Node], short: frozenset[str] = frozenset()) -> Iterator[Judgement]:
    """ "same" for every node but persons and districts and the first node of its type and name.

    `short` holds the nodes whose name is a short form there (科技支行): they vouch for their own page only.
    """
    groups: dict[tuple[str, str, str], list[Node]] = defaultdict(list)
    for node in nodes:
        if node.type not in ("Person", "District"):
            groups[node.type, node.key, node.setting.page if node.id in short else ""].append(node)
    for (_, _, page), group in sorted(groups.items()):
        name = group[0].name
        yield from star(
            group, 1.0, f"same short name on one page, {name}" if page else f"same full name, {name}"
        )


def star(group: Sequence[Node], score: float, reason: str) -> Iterator[Judgement]:
    """ "same" between the node of smallest id and each of the others."""
    first, *others = sorted(group, key=lambda node: node.id)
    for other in others:
        yield Judgement(first.id, other.id, "same", score, reason)
