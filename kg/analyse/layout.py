"""Where the nodes of a network stand in the plane: the same graph, the same places, on any run."""

from __future__ import annotations

import math

import networkx as nx
import numpy as np
import numpy.typing as npt

from kg.analyse.network import Network, numbered_graph

Point = tuple[float, float]
_FORCE_LIMIT = 500  # beyond it the work grows with the square, and a spiral says as much
_ROUNDS = 150
_ROOM = 0.4  # of an edge, for the square root of a node's neighbours
_TINY = 1e-9
_GAP_ACROSS, _GAP_UP = 2.0, 0.9  # between components, in units of one edge
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


def layout(graph: Network) -> dict[str, Point]:
    """A place for each node, most edges being about 1 long: components laid out apart, largest first."""
    numbered, order = numbered_graph(graph)
    parts = sorted(nx.connected_components(numbered), key=lambda part: (-len(part), min(part)))
    placed = _pack([_component(numbered, sorted(part)) for part in parts])
    return {node: placed[number] for node, number in order.items()}


def _component(graph: nx.Graph[int], nodes: list[int]) -> dict[int, Point]:
    """Places of one component, its lower left corner at (0, 0)."""
    part: nx.Graph[int] = nx.Graph()
    part.add_nodes_from(nodes)
    part.add_edges_from(sorted((min(e), max(e)) for e in graph.subgraph(nodes).edges))
    places = _levelled(_spiral(part) if len(nodes) > _FORCE_LIMIT else _forced(part))
    left, low = (min(point[axis] for point in places.values()) for axis in (0, 1))
    return {node: (round(x - left, 3), round(y - low, 3)) for node, (x, y) in places.items()}


def _forced(part: nx.Graph[int]) -> dict[int, Point]:
    """Stress majorisation: distances in the plane come as near to those along edges as they can."""
    nodes = list(nx.bfs_tree(part, max(part, key=lambda node: (part.degree(node), -node))))
    wanted = _distances(part, nodes)
    weights = np.where(wanted > 0, 1 / np.maximum(wanted, 1) ** 2, 0.0)
    angle = np.arange(len(nodes)) * _GOLDEN_ANGLE
    places = np.stack([np.cos(angle), np.sin(angle)], axis=1) * np.sqrt(np.arange(len(nodes)))[:, None]
    for _ in range(_ROUNDS if len(nodes) > 1 else 0):
        apart = places[:, None, :] - places[None, :, :]
        length = np.maximum(np.linalg.norm(apart, axis=2), _TINY)
        pulled = places[None, :, :] + apart * (wanted / length)[:, :, None]
        places = (weights[:, :, None] * pulled).sum(axis=1) / weights.sum(axis=1)[:, None]
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, places, strict=True)}


def _levelled(places: dict[int, Point]) -> dict[int, Point]:
    """The places turned so that they lie along the horizontal, which is where names have room."""
    count = len(places)
    middle = [sum(point[axis] for point in places.values()) / count for axis in (0, 1)]
    moved = {node: (x - middle[0], y - middle[1]) for node, (x, y) in places.items()}
    wide, high = (sum(point[axis] ** 2 for point in moved.values()) for axis in (0, 1))
    mixed = sum(x * y for x, y in moved.values())
    cos, sin = math.cos(angle := 0.5 * math.atan2(2 * mixed, wide - high)), math.sin(angle)
    return {node: (x * cos + y * sin, y * cos - x * sin) for node, (x, y) in moved.items()}


def _distances(part: nx.Graph[int], nodes: list[int]) -> npt.NDArray[np.float64]:
    """Length of the shortest way between any two nodes of a connected graph."""
    ways: nx.Graph[int] = nx.Graph()
    ways.add_nodes_from(nodes)
    for left, right in part.edges:
        ways.add_edge(left, right, length=_edge_length(part.degree(left), part.degree(right)))
    along = dict(nx.all_pairs_dijkstra_path_length(ways, weight="length"))
    return np.array([[along[a][b] for b in nodes] for a in nodes], dtype=np.float64)


def _edge_length(left: int, right: int) -> float:
    """Longer between nodes of many neighbours, so that those have room around them."""
    return max(1.0, _ROOM * (math.sqrt(left) + math.sqrt(right)))


def _spiral(part: nx.Graph[int]) -> dict[int, Point]:
    """The best connected in the middle, the others around them, evenly spaced."""
    ranked = sorted(part, key=lambda node: (-part.degree(node), node))
    return {
        node: (math.sqrt(n) * math.cos(n * _GOLDEN_ANGLE), math.sqrt(n) * math.sin(n * _GOLDEN_ANGLE))
        for n, node in enumerate(ranked)
    }


def _pack(parts: list[dict[int, Point]]) -> dict[int, Point]:
    """Set components side by side in rows, about as wide as high together."""
    sizes = [
        (max(x for x, _ in p.values()) + _GAP_ACROSS, max(y for _, y in p.values()) + _GAP_UP) for p in parts
    ]
    width = max([math.sqrt(sum(w * h for w, h in sizes)) * 1.5, *(w for w, _ in sizes)], default=0.0)
    placed: dict[int, Point] = {}
    x = y = row = 0.0
    for part, (wide, high) in zip(parts, sizes, strict=True):
        if x and x + wide > width:
            x, y, row = 0.0, y - row, 0.0
        placed |= {node: (round(x + px, 3), round(y - high + py, 3)) for node, (px, py) in part.items()}
        x, row = x + wide, max(row, high)
    return placed
