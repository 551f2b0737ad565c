"""The edges of a picture: one stroke from node to node, however many facts stand behind it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kg.analyse.network import Network

_MOST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Stroke:
    """What is drawn between two nodes."""

    source: str
    target: str
    words: str
    width: float
    dashed: bool  # nothing of it holds now, or no article says it


def strokes(graph: Network) -> Iterator[Stroke]:
    """Parallel edges as one stroke each, in the order of the graph; loops are left out."""
    bundles: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for source, target, edge in graph.edges(data=True):
        if source != target:
            bundles[source, target].append(edge)
    for (source, target), edges in bundles.items():
        weight = sum(edge["weight"] for edge in edges)
        yield Stroke(source, target, _words(edges), 0.8 + 0.8 * math.log2(weight), all(map(_is_past, edges)))


def _words(edges: list[dict[str, Any]]) -> str:
    """What tells the edges: the part after the relation where there is one."""
    words = list(dict.fromkeys(edge["label"].partition("：")[2] or edge["label"] for edge in edges))
    return "、".join(words[:_MOST_WORDS]) + ("…" if len(words) > _MOST_WORDS else "")


def _is_past(edge: dict[str, Any]) -> bool:
    return edge.get("status") == "former" or edge["basis"] == "gazetteer"
