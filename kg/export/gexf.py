"""A view as GEXF 1.3, the format of Gephi, without a date so that the same view gives the same bytes.

networkx's own writer is not used: it stamps the day and refuses missing values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree import ElementTree

from kg.analyse.network import Network
from kg.analyse.views import View
from kg.export.columns import EDGE_COLUMNS, NODE_COLUMNS, Column, Edge, Node, edges_of, nodes_of, one_line

NAMESPACE = "http://gexf.net/1.3"
VIZ = f"{NAMESPACE}/viz"


def gexf_bytes(graph: Network, chosen: View) -> bytes:
    """The graph of a view as a GEXF file in UTF-8."""
    root = ElementTree.Element("gexf", {"xmlns": NAMESPACE, "xmlns:viz": VIZ, "version": "1.3"})
    _add_meta(root, chosen)
    kind = "directed" if graph.is_directed() else "undirected"
    body = ElementTree.SubElement(root, "graph", {"defaultedgetype": kind, "mode": "static"})
    _add_columns(body, "node", NODE_COLUMNS)
    _add_columns(body, "edge", EDGE_COLUMNS)
    nodes = ElementTree.SubElement(body, "nodes", {"count": str(graph.number_of_nodes())})
    for node in nodes_of(graph):
        _add_node(nodes, node)
    edges = ElementTree.SubElement(body, "edges", {"count": str(graph.number_of_edges())})
    for edge in edges_of(graph):
        _add_edge(edges, edge)
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode", short_empty_elements=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _add_meta(root: ElementTree.Element, chosen: View) -> None:
    meta = ElementTree.SubElement(root, "meta")
    ElementTree.SubElement(meta, "creator").text = "kg"
    described = f"{chosen.title_zh} · {chosen.title_en}. 边：{chosen.means_zh}。Edge: {chosen.means_en}."
    ElementTree.SubElement(meta, "description").text = described


def _add_columns(body: ElementTree.Element, owner: str, columns: Sequence[Column]) -> None:
    declared = ElementTree.SubElement(body, "attributes", {"class": owner, "mode": "static"})
    for column in columns:
        names = {"id": column.name, "title": column.name, "type": column.type}
        ElementTree.SubElement(declared, "attribute", names)


def _add_node(nodes: ElementTree.Element, node: Node) -> None:
    element = ElementTree.SubElement(nodes, "node", {"id": node.id, "label": node.label})
    _add_values(element, NODE_COLUMNS, node.attributes)
    ElementTree.SubElement(element, "viz:size", {"value": str(node.size)})
    ElementTree.SubElement(element, "viz:position", {"x": str(node.x), "y": str(node.y), "z": "0"})
    red, green, blue = map(str, node.colour)
    ElementTree.SubElement(element, "viz:color", {"r": red, "g": green, "b": blue})


def _add_edge(edges: ElementTree.Element, edge: Edge) -> None:
    ends = {"id": edge.id, "source": edge.source, "target": edge.target}
    element = ElementTree.SubElement(edges, "edge", {**ends, "label": edge.label, "weight": str(edge.weight)})
    _add_values(element, EDGE_COLUMNS, edge.attributes)


def _add_values(
    element: ElementTree.Element, columns: Sequence[Column], attributes: Mapping[str, Any]
) -> None:
    given = [(column, value) for column in columns if (value := column.of(attributes)) is not None]
    if given:
        values = ElementTree.SubElement(element, "attvalues")
        for column, value in given:
            ElementTree.SubElement(values, "attvalue", {"for": column.name, "value": one_line(value)})
