"""A view drawn as a picture, Chinese as characters on any machine."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import networkx as nx
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch
from matplotlib.patheffects import withStroke

from kg.analyse.captions import Box, Dot, Line, around, place_names, place_words
from kg.analyse.fonts import chinese_font
from kg.analyse.labels import type_labels
from kg.analyse.network import Network, plain_graph, view_graph
from kg.analyse.sheet import FOOT, HEAD, POINTS, SIDE, Sheet, lay_out
from kg.analyse.strokes import Stroke, strokes
from kg.analyse.views import View, view
from kg.tables import Tables

_INK, _GREY, _PALE, _PAPER = "#2b2b2b", "#6b727b", "#b4bac2", "#fcfbf8"
_DPI = 150
_MOST_EDGE_WORDS = 60  # edges; with more of them their words hide the picture
_MOST_NODES = 400  # the best connected of a larger graph are drawn
_MOST_AVOIDED = 150  # edges that names are kept off; with more of them it takes too long
_NAME, _WORDS, _TITLE = 10.0, 7.5, 17.0  # sizes of type in points


def plot_view(tables: Tables, name: str, dest: Path) -> Path:
    """Draw a view into a PNG file and return its path: the same tables, the same bytes."""
    figure = figure_of(view_graph(tables, name), view(name))
    FigureCanvasAgg(figure).print_figure(str(dest), format="png", dpi=_DPI, metadata={"Software": None})
    return dest


def figure_of(graph: Network, chosen: View) -> Figure:
    """A matplotlib figure of the graph of a view, to show in a notebook or save.

    Nodes without edges, and in a large graph those with few, are not drawn but counted below the title.
    """
    left_out = _left_out(graph)
    graph = nx.restricted_view(graph, left_out, [])
    sheet, drawn = lay_out(graph), list(strokes(graph))
    figure = Figure(figsize=(sheet.width / POINTS, sheet.height / POINTS), facecolor=_PAPER)
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set_axis_off()
    axes.set(xlim=(0, sheet.width), ylim=(0, sheet.height))
    for stroke in drawn:
        _draw_stroke(axes, sheet, stroke, chosen.projected)
    _draw_nodes(axes, graph, sheet)
    lines = [Line(sheet.places[s.source], sheet.places[s.target], s.words, _WORDS) for s in drawn]
    taken = _draw_names(axes, graph, sheet, lines)
    if not chosen.projected and len(lines) <= _MOST_EDGE_WORDS:
        _draw_edge_words(axes, sheet, lines, taken)
    _draw_frame(axes, graph, sheet, chosen, len(left_out))
    return figure


def _left_out(graph: Network) -> list[str]:
    """Nodes to leave out so that a picture of the others can be read."""
    degrees = plain_graph(graph).degree
    ranked = sorted(graph, key=lambda node: (-degrees[node], graph.nodes[node]["label"], node))
    return [node for rank, node in enumerate(ranked) if rank >= _MOST_NODES or not degrees[node]]


@cache
def _font(size: float) -> FontProperties:
    return FontProperties(fname=str(chinese_font()), size=size)


def _draw_stroke(axes: Axes, sheet: Sheet, stroke: Stroke, two_way: bool) -> None:
    arrow = FancyArrowPatch(
        sheet.places[stroke.source],
        sheet.places[stroke.target],
        arrowstyle="-" if two_way else "-|>",
        mutation_scale=8,
        shrinkA=sheet.radii[stroke.source] + 1,
        shrinkB=sheet.radii[stroke.target] + 1,
        linewidth=stroke.width,
        linestyle=(0, (3, 2)) if stroke.dashed else "-",
        color=_PALE,
        zorder=1,
    )
    axes.add_patch(arrow)


def _draw_nodes(axes: Axes, graph: Network, sheet: Sheet) -> None:
    nodes = list(graph)
    axes.scatter(
        [sheet.places[node][0] for node in nodes],
        [sheet.places[node][1] for node in nodes],
        s=[(2 * sheet.radii[node]) ** 2 for node in nodes],
        c=[_colour(graph.nodes[node]["type"]) for node in nodes],
        edgecolors=_PAPER,
        linewidths=0.8,
        zorder=2,
    )


def _draw_names(axes: Axes, graph: Network, sheet: Sheet, lines: Sequence[Line]) -> list[Box]:
    """Names of nodes, the larger nodes first; gives back what of the paper is taken now."""
    nodes = sorted(graph, key=lambda node: (-sheet.radii[node], graph.nodes[node]["label"], node))
    dots = [Dot(*sheet.places[n], sheet.radii[n], graph.nodes[n]["label"], _NAME) for n in nodes]
    boxes = place_names(dots, lines if len(lines) <= _MOST_AVOIDED else (), sheet.paper)
    for dot, box in zip(dots, boxes, strict=True):
        _write_in(axes, box, dot.label, _NAME, _INK)
    return [around(dot) for dot in dots] + [box for box in boxes if box is not None]


def _draw_edge_words(axes: Axes, sheet: Sheet, lines: Sequence[Line], taken: Sequence[Box]) -> None:
    for line, box in zip(lines, place_words(lines, taken, sheet.paper), strict=True):
        _write_in(axes, box, line.words, _WORDS, _GREY)


def _draw_frame(axes: Axes, graph: Network, sheet: Sheet, chosen: View, left_out: int) -> None:
    """Title and counts above, the sense of an edge below, types at the right."""
    left, larger, foot = SIDE / 2, sheet.type, FOOT * sheet.type / 2
    top, small = sheet.height - HEAD * larger / 3, _NAME * larger
    counts = f"{chosen.title_en} · {graph.number_of_nodes()} 个节点，{graph.number_of_edges()} 条边"
    counts += f"，另有 {left_out} 个无边或少边的节点未画" if left_out else ""
    _write(axes, left, top, chosen.title_zh, _TITLE * larger, _INK, "left")
    _write(axes, left, top - 20 * larger, counts, small, _GREY, "left")
    _write(axes, left, foot, f"边：{chosen.means_zh}", small, _GREY, "left")
    _write(axes, left, foot - 14 * larger, f"Edge: {chosen.means_en}", small * 0.9, _GREY, "left")
    _draw_legend(axes, graph, larger)


def _draw_legend(axes: Axes, graph: Network, larger: float) -> None:
    present = {graph.nodes[node]["type"] for node in graph}
    size = 8 * larger
    marks = [
        Line2D([], [], marker="o", linestyle="", markersize=size, color=_colour(kind), label=label.zh)
        for kind, label in type_labels().items()
        if kind in present
    ]
    if marks:
        plain = {"frameon": False, "handletextpad": 0.1, "columnspacing": 1.2, "borderaxespad": 1.6}
        axes.legend(handles=marks, loc="upper right", prop=_font(_NAME * larger), ncols=len(marks), **plain)


def _write_in(axes: Axes, box: Box | None, text: str, size: float, colour: str) -> None:
    if box is not None:
        _write(axes, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2, text, size, colour)


def _write(
    axes: Axes, x: float, y: float, text: str, size: float, colour: str, across: str = "center"
) -> None:
    halo = [withStroke(linewidth=2.2, foreground=_PAPER)]
    axes.text(
        x,
        y,
        text,
        fontproperties=_font(size),
        color=colour,
        ha=across,
        va="center",
        path_effects=halo,
        zorder=3,
    )


def _colour(kind: str) -> str:
    return f"#{type_labels()[kind].colour}" if kind in type_labels() else _GREY
