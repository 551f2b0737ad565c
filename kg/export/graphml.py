"""A view as GraphML, with the attributes that Gephi, yEd and Cytoscape draw by."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import networkx as nx

from kg.analyse.network import Network
from kg.export.columns import EDGE_COLUMNS, NODE_COLUMNS, Column, edges_of, nodes_of, one_line


def graphml_bytes(graph: Network) -> bytes:
    """The graph of a view as a GraphML file in UTF-8."""
    drawn: nx.Graph[str] = nx.MultiDiGraph() if graph.is_directed() else nx.Graph()
    for node in nodes_of(graph):
        red, green, blue = node.colour
        look = {"x": node.x, "y": node.y, "size": node.size, "r": red, "g": green, "b": blue}
        drawn.add_node(node.id, label=node.label, **_typed(NODE_COLUMNS, node.attributes), **look)
    for edge in edges_of(graph):
        key = {"key": edge.id} if graph.is_directed() else {"id": edge.id}
        values = _typed(EDGE_COLUMNS, edge.attributes)
        drawn.add_edge(edge.source, edge.target, **key, label=edge.label, weight=edge.weight, **values)
    written = io.BytesIO()
    nx.write_graphml_xml(drawn, written)  # the lxml writer orders attributes otherwise
    return written.getvalue() + b"\n"


def _typed(columns: Sequence[Column], attributes: Mapping[str, Any]) -> dict[str, str | int | float]:
    given = ((column, column.of(attributes)) for column in columns)
    return {column.name: _value(column, text) for column, text in given if text is not None}


def _value(column: Column, text: str) -> str | int | float:
    if column.type == "integer":
        return int(text)
    return float(text) if column.type == "double" else one_line(text)
