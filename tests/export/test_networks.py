"""Network files, read back by the programs' own rules."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest

from kg.analyse.network import Network, view_graph
from kg.analyse.views import VIEWS, view
from kg.errors import UsageError
from kg.export import FORMATS, export, exported
from kg.export.gexf import NAMESPACE, VIZ, gexf_bytes
from kg.export.graphml import graphml_bytes
from kg.tables import Tables, read_tables

OUT = Path(__file__).parents[1] / "fixtures" / "tables"
VIEW_NAMES = [v.name for v in VIEWS]
G, V = f"{{{NAMESPACE}}}", f"{{{VIZ}}}"

# What the GEXF 1.3 schema allows: attributes (with * where required) and children, in order where "sequence".
SCHEMA: dict[str, tuple[str, str, str]] = {
    G + "gexf": ("version* variant", "sequence", "meta graph"),
    G + "meta": ("lastmodifieddate", "any", "creator keywords description"),
    G + "creator": ("", "any", ""),
    G + "description": ("", "any", ""),
    G + "graph": ("defaultedgetype mode idtype timeformat", "sequence", "attributes nodes edges"),
    G + "attributes": ("class* mode", "sequence", "attribute"),
    G + "attribute": ("id* title* type*", "any", "default options"),
    G + "nodes": ("count", "sequence", "node"),
    G + "node": ("id* label", "any", "attvalues viz:color viz:position viz:size viz:shape"),
    G + "edges": ("count", "sequence", "edge"),
    G + "edge": (
        "id source* target* label weight type kind",
        "any",
        "attvalues viz:color viz:thickness viz:shape",
    ),
    G + "attvalues": ("", "sequence", "attvalue"),
    G + "attvalue": ("for* value*", "any", ""),
    V + "color": ("r g b hex a", "any", ""),
    V + "position": ("x* y* z", "any", ""),
    V + "size": ("value*", "any", ""),
}


def schema_faults(element: ElementTree.Element) -> list[str]:
    """Where an element and all in it break the schema."""
    attributes, order, children = SCHEMA[element.tag]
    allowed = {name.rstrip("*") for name in attributes.split()}
    needed = {name.rstrip("*") for name in attributes.split() if name.endswith("*")}
    faults = [f"{element.tag} has {name}" for name in sorted(set(element.attrib) - allowed)]
    faults += [f"{element.tag} lacks {name}" for name in sorted(needed - set(element.attrib))]
    names = [child.tag.replace(V, "viz:").replace(G, "") for child in element]
    faults += [f"{element.tag} holds {name}" for name in names if name not in children.split()]
    if order == "sequence" and names != sorted(names, key=children.split().index):
        faults.append(f"{element.tag}: order {names}")
    return faults + [fault for child in element for fault in schema_faults(child)]


def gexf(name: str) -> ElementTree.Element:
    return ElementTree.fromstring(exported(OUT, "gephi", name))


def odd_graph() -> Network:
    """A graph with all that breaks writers: None, lists, parallel edges, loops, control characters."""
    entity = {"type": "Person", "aliases": ["甲", "乙"], "kind": None, "code": None}
    rows: list[dict[str, Any]] = [
        {"id": "a", "name": '云\x0b"河" <市>\n&', **entity},
        {"id": "b", "name": "\ud83d", "type": "Organization"},
    ]
    fact = {"relation": "holdsPost", "object": "b", "confidence": None}
    facts: list[dict[str, Any]] = [
        {**fact, "subject": "a", "qualifiers": {"post": "书记", "from": None}},
        {**fact, "subject": "a", "qualifiers": {"post": "局长"}},
        {**fact, "subject": "b", "qualifiers": None},
    ]
    return view_graph(Tables(entities=tuple(rows), facts=tuple(facts)), "all")


@pytest.mark.parametrize("name", VIEW_NAMES)
def test_gexf_keeps_to_its_schema(name: str) -> None:
    root = gexf(name)
    assert root.attrib["version"] == "1.3"
    assert schema_faults(root) == []


@pytest.mark.parametrize("name", VIEW_NAMES)
def test_gexf_values_have_the_types_that_it_declares(name: str) -> None:
    made = {"integer": int, "double": float, "string": str}
    for owner in ("node", "edge"):
        columns = {
            column.attrib["id"]: column.attrib["type"]
            for group in gexf(name).iter(G + "attributes")
            if group.attrib["class"] == owner
            for column in group
        }
        values = [v for element in gexf(name).iter(G + owner) for v in element.iter(G + "attvalue")]
        assert values
        for value in values:
            assert made[columns[value.attrib["for"]]](value.attrib["value"]) != ""


@pytest.mark.parametrize("name", VIEW_NAMES)
def test_networkx_reads_the_same_graph_from_gexf(name: str) -> None:
    graph = view_graph(read_tables(OUT), name)
    read = nx.read_gexf(io.BytesIO(exported(OUT, "gephi", name)))
    assert {node: d["label"] for node, d in read.nodes(data=True)} == {
        node: d["label"] for node, d in graph.nodes(data=True)
    }
    assert said(read) == said(graph)


def said(graph: Network) -> list[tuple[Any, ...]]:
    """What the edges say, ends in either order where they have no direction."""
    found = graph.edges(data=True)
    ends = [(a, b) if graph.is_directed() else tuple(sorted((a, b))) for a, b, _ in found]
    told = [(d["label"], d["relation"], d["weight"], d["basis"], d["confidence"]) for *_, d in found]
    return sorted(zip(ends, told, strict=True))


def test_nodes_have_colour_by_type_size_by_degree_and_a_place_of_their_own() -> None:
    read = nx.read_gexf(io.BytesIO(exported(OUT, "gephi", "officials")))
    look = {data["label"]: data for _, data in read.nodes(data=True)}
    assert look["苏慕云"]["viz"]["color"] == {"r": 0xD1, "g": 0x49, "b": 0x5B, "a": 1.0}
    assert look["苏慕云"]["viz"]["color"] != look["云河市"]["viz"]["color"]
    assert look["云河市"]["viz"]["size"] > look["青石县"]["viz"]["size"]
    places = {(d["viz"]["position"]["x"], d["viz"]["position"]["y"]) for d in look.values()}
    assert len(places) == len(look)
    assert look["云河市"]["type_zh"] == "区划"
    assert look["云河市"]["mentions"] == 3


def test_gexf_says_no_date() -> None:
    assert b"lastmodifieddate" not in exported(OUT, "gephi", "all")


def test_odd_values_are_written_and_read() -> None:
    data = gexf_bytes(odd_graph(), view("all"))
    assert schema_faults(ElementTree.fromstring(data)) == []
    read = nx.read_gexf(io.BytesIO(data))
    assert read.nodes["a"]["label"] == '云"河" <市> &'
    assert read.nodes["a"]["aliases"] == "甲; 乙"
    assert sorted(d["label"] for *_, d in read.edges(data=True)) == ["任职", "任职：书记", "任职：局长"]
    again = nx.read_graphml(io.BytesIO(graphml_bytes(odd_graph())), force_multigraph=True)
    assert sorted(d["label"] for *_, d in again.edges(data=True)) == ["任职", "任职：书记", "任职：局长"]


@pytest.mark.parametrize("name", VIEW_NAMES)
def test_networkx_reads_the_same_graph_from_graphml(name: str) -> None:
    graph = view_graph(read_tables(OUT), name)
    read = nx.read_graphml(io.BytesIO(exported(OUT, "graphml", name)))
    assert {n: (d["label"], d["type"]) for n, d in read.nodes(data=True)} == {
        n: (d["label"], d["type"]) for n, d in graph.nodes(data=True)
    }
    assert sorted(d["label"] for *_, d in read.edges(data=True)) == sorted(
        d["label"] for *_, d in graph.edges(data=True)
    )
    assert all(isinstance(d["weight"], int) for *_, d in read.edges(data=True))


def test_csv_has_the_headings_of_gephi_and_every_row(tmp_path: Path) -> None:
    nodes_path, edges_path = export(OUT, "csv", "officials", tmp_path / "tables")
    nodes = list(csv.DictReader(nodes_path.open(encoding="utf-8")))
    edges = list(csv.DictReader(edges_path.open(encoding="utf-8")))
    assert list(nodes[0])[:3] == ["Id", "Label", "Type"]
    assert list(edges[0])[:6] == ["Source", "Target", "Type", "Id", "Label", "Weight"]
    assert {row["Source"] for row in edges} | {row["Target"] for row in edges} == {row["Id"] for row in nodes}
    assert {row["Type"] for row in edges} == {"Directed"}
    assert len(edges) == 11
    assert "任职：市长" in {row["Label"] for row in edges}


def test_csv_goes_into_a_zip_file_by_its_name(tmp_path: Path) -> None:
    (path,) = export(OUT, "csv", "co-attendance", tmp_path / "pairs.zip")
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == ["nodes.csv", "edges.csv"]
        assert "Undirected" in archive.read("edges.csv").decode("utf-8")
    assert path.read_bytes() == exported(OUT, "csv", "co-attendance")


@pytest.mark.parametrize("fmt", ["gephi", "graphml", "csv"])
def test_the_same_tables_give_the_same_bytes(fmt: str) -> None:
    assert exported(OUT, fmt, "all") == exported(OUT, fmt, "all")


def test_unknown_formats_and_views_are_refused() -> None:
    with pytest.raises(UsageError, match="gephi, graphml, csv, turtle"):
        exported(OUT, "parquet")
    with pytest.raises(UsageError, match="officials"):
        exported(OUT, "gephi", "friends")
    with pytest.raises(UsageError, match="whole graph"):
        exported(OUT, "turtle", "officials")
    assert "parquet" not in FORMATS
