"""The paper that a network is drawn on: its size and the place of each node, in points."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from kg.analyse.layout import Point, layout
from kg.analyse.network import Network, plain_graph

POINTS = 72.0  # to the inch
HEAD, FOOT, SIDE = 78.0, 62.0, 70.0  # room for title and legend, for the caption, for labels at the rim
_EDGE, _LONG_EDGE = 92.0, 140.0  # length of an edge where the paper allows, and on paper otherwise empty
_LEAST, _MOST = (560.0, 330.0), (2200.0, 1600.0)  # of the drawing, without its margins

_TYPE_FOR, _MOST_TYPE = 900.0, 2.4  # points that the smallest title is made for, and how far it grows


@dataclass(frozen=True, slots=True)
class Sheet:
    """Places and radii in points from the lower left corner."""

    width: float
    height: float
    places: Mapping[str, Point]
    radii: Mapping[str, float]
    type: float  # how much larger than on a small sheet title, legend and caption are set

    @property
    def paper(self) -> tuple[float, float, float, float]:
        """Left, low, right and high of what may be written on: title and caption keep their room."""
        return SIDE / 4, FOOT * self.type * 0.7, self.width - SIDE / 4, self.height - HEAD * self.type * 0.7


def lay_out(graph: Network) -> Sheet:
    """Put a graph on paper that is as large as its edges need, within bounds."""
    places = layout(graph)
    low, span = _extent(places)
    scale = max(min(_EDGE, _fit(_MOST, span)), min(_LONG_EDGE, _fit(_LEAST, span)))
    drawn = [max(least, length * scale) for least, length in zip(_LEAST, span, strict=True)]
    shift = [(room - length * scale) / 2 for room, length in zip(drawn, span, strict=True)]
    larger = min(max(max(drawn) / _TYPE_FOR, 1.0), _MOST_TYPE)
    return Sheet(
        width=drawn[0] + 2 * SIDE,
        height=drawn[1] + (HEAD + FOOT) * larger,
        places={
            node: (SIDE + shift[0] + (x - low[0]) * scale, FOOT * larger + shift[1] + (y - low[1]) * scale)
            for node, (x, y) in places.items()
        },
        radii=_radii(graph),
        type=larger,
    )


def _fit(room: tuple[float, float], span: Point) -> float:
    """The scale at which the drawing fills the room in one direction and fits in the other."""
    return min(
        (points / length for points, length in zip(room, span, strict=True) if length), default=math.inf
    )


def _extent(places: Mapping[str, Point]) -> tuple[Point, Point]:
    xs, ys = ([p[axis] for p in places.values()] or [0.0] for axis in (0, 1))
    return (min(xs), min(ys)), (max(xs) - min(xs), max(ys) - min(ys))


def _radii(graph: Network) -> dict[str, float]:
    """The area of a node grows with its neighbours."""
    plain = plain_graph(graph)
    return {node: 4.0 + 2.4 * math.sqrt(plain.degree(node)) for node in plain}
