"""The attributes that network files carry, with their types: one list for every format."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from kg.analyse.labels import type_labels
from kg.analyse.layout import layout
from kg.analyse.network import SHOWN_QUALIFIERS, Network, plain_graph

ColumnType = Literal["string", "integer", "double"]
_SPREAD = 100.0  # length of an edge in the units of a drawing program
_GREY = (138, 143, 152)


@dataclass(frozen=True, slots=True)
class Column:
    """One attribute."""

    name: str
    type: ColumnType

    def of(self, attributes: Mapping[str, Any]) -> str | None:
        """The attribute as text, None where there is nothing to say."""
        value = attributes.get(self.name)
        if value is None or value == "":
            return None
        if isinstance(value, list | tuple):
            return "; ".join(map(str, value))
        return f"{value:g}" if isinstance(value, float) else str(value)


NODE_COLUMNS = (
    Column("type", "string"),
    Column("type_zh", "string"),
    Column("kind", "string"),
    Column("code", "string"),
    Column("aliases", "string"),
    Column("mentions", "integer"),
    Column("degree", "integer"),
)
EDGE_COLUMNS = (
    Column("relation", "string"),
    Column("confidence", "double"),
    Column("basis", "string"),
    *(Column(name, "string") for name in SHOWN_QUALIFIERS),
    Column("events", "string"),
    Column("facts", "string"),
)


@dataclass(frozen=True, slots=True)
class Node:
    """A node with its look."""

    id: str
    label: str
    attributes: Mapping[str, Any]
    colour: tuple[int, int, int]
    size: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge; `id` is its number in the order of the graph."""

    id: str
    source: str
    target: str
    label: str
    weight: int
    attributes: Mapping[str, Any]


def nodes_of(graph: Network) -> Iterator[Node]:
    """The nodes of a view, coloured by type, sized by degree, and laid out."""
    places, degrees = layout(graph), dict(plain_graph(graph).degree)
    for key, attributes in graph.nodes(data=True):
        kind = type_labels().get(attributes["type"])
        extra = {"degree": degrees[key], "type_zh": kind.zh if kind else attributes["type"]}
        x, y = places[key]
        yield Node(
            id=key,
            label=one_line(attributes["label"]),
            attributes={**attributes, **extra},
            colour=kind.rgb if kind else _GREY,
            size=round(8 + 5 * math.sqrt(degrees[key]), 2),
            x=round(x * _SPREAD, 1),
            y=round(y * _SPREAD, 1),
        )


def edges_of(graph: Network) -> Iterator[Edge]:
    """The edges of a view."""
    for number, (source, target, edge) in enumerate(graph.edges(data=True)):
        yield Edge(f"e{number}", source, target, one_line(edge["label"]), edge["weight"], edge)


def one_line(text: str) -> str:
    """The text with each run of whitespace as one space, and without what XML cannot hold."""
    return " ".join("".join(c for c in text if _is_xml(c)).split())


def _is_xml(character: str) -> bool:
    return (
        character in "\t\n\r" or " " <= character <= "\ud7ff" or "\ue000" <= character not in "\ufffe\uffff"
    )
