"""Who stands where in a network: measures of its nodes, each with what it means and does not mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

import networkx as nx

from kg.analyse.network import Network, numbered_graph

_SAMPLED_FROM = 2000  # nodes; exact betweenness of larger graphs takes minutes
_SAMPLE = 400
_SEED = 1
_DAMPING = 0.85
_ROUNDS = 200


@dataclass(frozen=True, slots=True)
class Measure:
    """A column of the table of measures."""

    name: str
    title_zh: str
    means: str
    means_not: str


MEASURES: tuple[Measure, ...] = (
    Measure(
        "degree",
        "邻居数",
        "With how many others the node has an edge.",
        "Not rank: whoever is written about more has more neighbours.",
    ),
    Measure(
        "strength",
        "边权和",
        "The weights of its edges added up: statements, or shared events.",
        "Not closeness: ten meetings in one hall weigh ten times one private talk.",
    ),
    Measure(
        "betweenness",
        "中介度",
        "Share of shortest paths through the node; a heavy edge counts as a short way. "
        "Sampled, with a fixed seed, above 2000 nodes.",
        "Not brokerage by itself: a missing fact elsewhere makes a bridge out of anyone.",
    ),
    Measure(
        "pagerank",
        "PageRank",
        "Share of a long random walk along the edges, in either direction, spent at the node.",
        "Not importance in life: it ranks places in what these pages print.",
    ),
    Measure(
        "core",
        "核数",
        "The largest k for which the node is in a group whose members all have k neighbours in it.",
        "Not a clique: a long list of attendants makes a deep core in one sentence.",
    ),
    Measure(
        "community",
        "社群",
        "Number of a group with more weight inside than chance gives (Louvain, fixed seed), 1 the largest.",
        "Not a faction: groups follow who is reported together, and other seeds may cut otherwise.",
    ),
)


@dataclass(frozen=True, slots=True)
class NodeMeasures:
    """The measures of one node."""

    id: str
    name: str
    type: str
    degree: int
    strength: int
    betweenness: float
    pagerank: float
    core: int
    community: int


def measure(graph: Network) -> list[NodeMeasures]:
    """Measures of every node, best connected first, then by name and id; floats to six places."""
    numbered, order = numbered_graph(graph)
    between, rank = _betweenness(numbered), pagerank(numbered)
    core, community = nx.core_number(numbered), communities(numbered)
    rows = [
        NodeMeasures(
            id=node,
            name=graph.nodes[node]["label"],
            type=graph.nodes[node]["type"],
            degree=numbered.degree(number),
            strength=int(numbered.degree(number, weight="weight")),
            betweenness=round(between[number], 6),
            pagerank=round(rank[number], 6),
            core=core[number],
            community=community[number],
        )
        for node, number in order.items()
    ]
    return sorted(rows, key=lambda row: (-row.degree, -row.strength, -row.pagerank, row.name, row.id))


def measure_columns() -> tuple[str, ...]:
    """Names of the columns of a row of measures, in order."""
    return tuple(field.name for field in fields(NodeMeasures))


def pagerank(graph: nx.Graph[int]) -> dict[int, float]:
    """PageRank by weights over an undirected graph; the values add up to 1.

    networkx asks for SciPy here, which nothing else of this package needs.
    """
    count = len(graph)
    strength = dict(graph.degree(weight="weight"))
    rank = dict.fromkeys(graph, 1 / count if count else 0.0)
    for _ in range(_ROUNDS):
        loose = sum(rank[node] for node in graph if not strength[node])
        base = (1 - _DAMPING + _DAMPING * loose) / count if count else 0.0
        rank = {node: base + _DAMPING * _inflow(graph, node, rank, strength) for node in graph}
    return rank


def communities(graph: nx.Graph[int]) -> dict[int, int]:
    """Number of each node's community, from 1, the largest first."""
    groups = nx.community.louvain_communities(graph, weight="weight", seed=_SEED)
    ranked = sorted(groups, key=lambda group: (-len(group), min(group)))
    return {node: number for number, group in enumerate(ranked, 1) for node in sorted(group)}


def _betweenness(graph: nx.Graph[int]) -> dict[int, float]:
    ways: nx.Graph[int] = nx.Graph()
    ways.add_nodes_from(graph)
    for left, right, edge in graph.edges(data=True):
        ways.add_edge(left, right, length=1 / edge["weight"])
    sample = _SAMPLE if len(ways) > _SAMPLED_FROM else None
    return dict(nx.betweenness_centrality(ways, k=sample, weight="length", seed=_SEED))


def _inflow(
    graph: nx.Graph[int], node: int, rank: Mapping[int, float], strength: Mapping[int, float]
) -> float:
    weights = ((other, float(edge["weight"])) for other, edge in graph.adj[node].items())
    return sum(rank[other] * weight / strength[other] for other, weight in weights)
