"""Measures on graphs whose figures are known."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import networkx as nx
import pytest
from rich.console import Console

from kg.analyse.measures import MEASURES, communities, measure, measure_columns, pagerank
from kg.analyse.network import view_graph
from kg.analyse.table import measure_csv, measure_notes, measure_table
from kg.analyse.views import view
from kg.tables import read_tables

ROOT = Path(__file__).parents[2]
TABLES = read_tables(ROOT / "tests" / "fixtures" / "tables")


def star(leaves: int) -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_node("middle", label="中", type="Person")
    for leaf in range(leaves):
        graph.add_node(f"leaf{leaf}", label=f"叶{leaf}", type="Person")
        graph.add_edge("middle", f"leaf{leaf}", weight=2)
    return graph


def test_the_middle_of_a_star_has_it_all() -> None:
    middle, *leaves = measure(star(4))
    assert (middle.name, middle.degree, middle.strength, middle.betweenness) == ("中", 4, 8, 1.0)
    assert {(leaf.degree, leaf.strength, leaf.betweenness, leaf.core) for leaf in leaves} == {(1, 2, 0.0, 1)}
    assert middle.pagerank > 4 * 0.1 > leaves[0].pagerank
    assert middle.pagerank + sum(leaf.pagerank for leaf in leaves) == pytest.approx(1, abs=1e-5)


def test_a_heavy_edge_is_a_short_way() -> None:
    graph = star(0)
    for node in ("a", "b"):
        graph.add_node(node, label=node, type="Person")
    graph.add_edge("a", "b", weight=1)
    graph.add_edge("a", "middle", weight=10)
    graph.add_edge("middle", "b", weight=10)
    assert {row.id: row.betweenness for row in measure(graph)} == {"middle": 1.0, "a": 0.0, "b": 0.0}


def test_pagerank_solves_its_equation() -> None:
    graph: nx.Graph[int] = nx.Graph([(0, 1, {"weight": 3}), (1, 2, {"weight": 1})])
    graph.add_node(3)
    rank = pagerank(graph)
    loose = 0.85 * rank[3] / 4
    assert sum(rank.values()) == pytest.approx(1)
    assert rank[0] == pytest.approx(0.15 / 4 + loose + 0.85 * rank[1] * 3 / 4)
    assert rank[1] == pytest.approx(0.15 / 4 + loose + 0.85 * (rank[0] + rank[2]))


def test_two_cliques_are_two_communities_the_larger_first() -> None:
    graph: nx.Graph[int] = nx.Graph()
    graph.add_edges_from([*combinations(range(3), 2), *combinations(range(3, 7), 2), (0, 3)], weight=1)
    found = communities(graph)
    assert [found[node] for node in range(7)] == [2, 2, 2, 1, 1, 1, 1]


def test_an_empty_graph_has_no_rows() -> None:
    assert measure(nx.Graph()) == []


def test_rows_are_sorted_and_complete_in_table_and_csv() -> None:
    graph = view_graph(TABLES, "co-attendance")
    rows = measure(graph)
    assert rows[0].name == "苏慕云"
    assert {row.id for row in rows} == set(graph)
    read = list(csv.DictReader(io.StringIO(measure_csv(rows))))
    assert tuple(read[0]) == measure_columns()
    assert [row["name"] for row in read] == [row.name for row in rows]
    console = Console(width=140, record=True, file=io.StringIO())
    console.print(measure_table(view("co-attendance"), rows, limit=3))
    console.print(measure_notes())
    shown = console.export_text()
    assert "苏慕云" in shown
    assert "许知行" not in shown
    assert all(measure.title_zh in shown for measure in MEASURES)


_PROGRAM = """
import hashlib, sys
from pathlib import Path
from kg.analyse.layout import layout
from kg.analyse.measures import measure
from kg.analyse.network import view_graph
from kg.analyse.table import measure_csv
from kg.tables import read_tables
graph = view_graph(read_tables(Path(sys.argv[1])), "all")
print(measure_csv(measure(graph)) + repr(layout(graph)))
"""


def test_the_order_of_sets_of_strings_changes_nothing() -> None:
    printed = {
        subprocess.run(
            [sys.executable, "-c", _PROGRAM, str(ROOT / "tests" / "fixtures" / "tables")],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1
    assert "苏慕云" in printed.pop()
