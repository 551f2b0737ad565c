"""Pictures: places of nodes, room for names, and Chinese that shows as characters."""

from __future__ import annotations

import itertools
import math
from pathlib import Path

import matplotlib.image
import networkx as nx
import pytest
from matplotlib.ft2font import FT2Font

from kg.analyse.captions import Box, Dot, Line, place_names, place_words, text_width
from kg.analyse.fonts import chinese_font
from kg.analyse.layout import layout
from kg.analyse.network import view_graph
from kg.analyse.plots import figure_of, plot_view
from kg.analyse.sheet import lay_out
from kg.analyse.strokes import strokes
from kg.analyse.views import VIEWS, view
from kg.tables import Tables, read_tables

TABLES = read_tables(Path(__file__).parents[1] / "fixtures" / "tables")
PAPER: Box = (0, 0, 1000, 1000)


def overlap(left: Box, right: Box) -> float:
    wide = min(left[2], right[2]) - max(left[0], right[0])
    high = min(left[3], right[3]) - max(left[1], right[1])
    return max(0.0, wide) * max(0.0, high)


def test_an_edge_is_about_one_long_and_components_stand_apart() -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from([("a", "b"), ("b", "c"), ("x", "y")], weight=1)
    graph.add_node("alone")
    places = layout(graph)
    for source, target in graph.edges:
        assert math.dist(places[source], places[target]) == pytest.approx(1, abs=0.05)
    assert math.dist(places["a"], places["c"]) == pytest.approx(2, abs=0.1)
    parts = (("a", "b", "c"), ("x", "y"), ("alone",))
    for one, other in itertools.combinations(parts, 2):
        assert min(math.dist(places[a], places[b]) for a in one for b in other) > 0.8


def test_a_large_component_is_laid_out_without_two_nodes_in_one_place() -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from(((str(n), str(n + 1)) for n in range(699)), weight=1)
    assert len(set(layout(graph).values())) == 700


def test_an_empty_graph_has_an_empty_layout() -> None:
    assert layout(nx.Graph()) == {}


def test_names_keep_off_dots_lines_and_each_other() -> None:
    dots = [Dot(100 + 60 * n, 100, 8, "云河市教育局", 10) for n in range(4)]
    lines = [Line((100, 100), (280, 100), "任职", 8)]
    boxes = [box for box in place_names(dots, lines, PAPER) if box is not None]
    assert len(boxes) >= 3
    for one, other in itertools.combinations(boxes, 2):
        assert overlap(one, other) < 0.4 * (one[2] - one[0]) * (one[3] - one[1])
    assert {overlap(box, (100, 99, 280, 101)) for box in boxes} == {0.0}


def test_a_name_without_room_is_left_out() -> None:
    crowd = [Dot(100 + 3 * n, 100, 8, "云河市住房和城乡建设局", 10) for n in range(12)]
    assert None in place_names(crowd, [], PAPER)
    assert place_names([Dot(2, 2, 1, "云河市住房和城乡建设局", 10)], [], (0, 0, 4, 4)) == [None]


def test_words_move_along_their_line_where_the_middle_is_taken() -> None:
    line = Line((0, 100), (200, 100), "局长", 8)
    free, moved = (place_words([line], taken, PAPER)[0] for taken in ([], [(90.0, 90.0, 110.0, 110.0)]))
    assert free is not None and moved is not None
    assert (free[0] + free[2]) / 2 == 100
    assert (moved[0] + moved[2]) / 2 == 80


def test_a_chinese_character_is_an_em_wide() -> None:
    assert text_width("云河", 10) == 20
    assert text_width("ab", 10) == pytest.approx(11)


def test_the_font_has_every_character_of_the_fixture() -> None:
    known = FT2Font(str(chinese_font())).get_charmap()
    written = {c for row in TABLES.entities for c in row["name"]} | set(
        "任职网络节点条边另有个无或少的未画：；（）、·"
    )
    assert {c for c in written if ord(c) not in known} == set()


@pytest.mark.parametrize("name", [v.name for v in VIEWS])
def test_every_text_of_a_picture_uses_that_font(name: str) -> None:
    figure = figure_of(view_graph(TABLES, name), view(name))
    (axes,) = figure.axes
    files = {text.get_fontproperties().get_file() for text in axes.texts}
    legend = axes.get_legend()
    assert legend is not None
    files |= {text.get_fontproperties().get_file() for text in legend.get_texts()}
    assert files == {str(chinese_font())}
    written = {text.get_text() for text in axes.texts}
    graph = view_graph(TABLES, name)
    assert view(name).title_zh in written
    joined = [node for node in graph if graph.degree(node)]
    assert len(written & {graph.nodes[node]["label"] for node in joined}) >= 0.9 * len(joined)


def test_a_picture_is_the_same_bytes_and_has_ink_in_many_colours(tmp_path: Path) -> None:
    first, second = (plot_view(TABLES, "officials", tmp_path / name) for name in ("a.png", "b.png"))
    assert first.read_bytes() == second.read_bytes()
    pixels = matplotlib.image.imread(first)
    assert pixels.shape[0] > 400 and pixels.shape[1] > 800
    rgb = {tuple(round(float(v) * 255) for v in pixel[:3]) for pixel in pixels[::3, ::3].reshape(-1, 4)}
    assert {(0xD1, 0x49, 0x5B), (0x2F, 0x66, 0x90), (0x3B, 0x7A, 0x57)} <= rgb


def test_the_best_connected_of_a_large_graph_are_drawn_and_the_others_counted() -> None:
    people = tuple({"id": f"p{n}", "type": "Person", "name": f"人{n}"} for n in range(450))
    post = {"relation": "holdsPost", "object": "局", "article": "a", "qualifiers": {"post": "科员"}}
    tables = Tables(
        entities=({"id": "局", "type": "Organization", "name": "教育局"}, *people),
        facts=tuple({**post, "subject": row["id"]} for row in people),
    )
    (axes,) = figure_of(view_graph(tables, "officials"), view("officials")).axes
    written = [text.get_text() for text in axes.texts]
    assert "教育局" in written
    assert any("400 个节点，399 条边，另有 51 个" in text for text in written)


def test_a_picture_of_nothing_can_be_drawn(tmp_path: Path) -> None:
    assert plot_view(Tables(), "awards", tmp_path / "none.png").stat().st_size > 1000


def test_parallel_edges_are_one_stroke_and_past_ones_are_dashed() -> None:
    graph = view_graph(TABLES, "officials")
    drawn = list(strokes(graph))
    labels = {graph.nodes[s.source]["label"]: s for s in drawn}
    assert labels["石磊"].dashed
    assert not labels["丁一帆"].dashed
    assert labels["丁一帆"].words == "局长"
    doubled: nx.MultiDiGraph[str] = nx.MultiDiGraph(graph)
    for source, target, edge in list(graph.edges(data=True)):
        doubled.add_edge(source, target, **{**edge, "label": "任职：委员"})
    (stroke,) = (s for s in strokes(doubled) if s.source == labels["丁一帆"].source)
    assert stroke.words == "局长、委员"
    assert stroke.width > labels["丁一帆"].width


def test_nodes_stay_on_the_paper() -> None:
    for chosen in VIEWS:
        sheet = lay_out(view_graph(TABLES, chosen.name))
        low, right = sheet.paper[1], sheet.paper[2]
        assert all(0 < x < right and low < y < sheet.height for x, y in sheet.places.values())
