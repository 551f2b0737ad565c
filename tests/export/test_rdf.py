"""The graph in other RDF syntaxes says the same."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import DataError
from kg.export import export, exported
from kg.graph.vocabulary import DATA, ONTOLOGY, PREFIXES

ARTICLE, PERSON = f"{DATA}graph/yunhe-01%23a1", f"{DATA}entity/person-1"
XSD = PREFIXES["xsd"]
QUADS = [
    f'<{PERSON}> <{PREFIXES["rdfs"]}label> "程远山"@zh <{ARTICLE}> .',
    f"<{PERSON}> <{PREFIXES['rdf']}type> <{ONTOLOGY}Person> <{ARTICLE}> .",
    f"<{PERSON}> <{PREFIXES['rdf']}type> <{ONTOLOGY}Person> .",
    f'<{PERSON}> <{ONTOLOGY}year> "2024"^^<{XSD}gYear> <{ARTICLE}> .',
    f'<{PERSON}> <{ONTOLOGY}words> "一行\\n“二”行\\\\" <{ARTICLE}> .',
    f"_:b1 <{ONTOLOGY}of> <http://elsewhere.example/x> <{ARTICLE}> .",
]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "graph.nq").write_text("\n".join(QUADS) + "\n", encoding="utf-8")
    return tmp_path


def read(data: bytes, syntax: ox.RdfFormat) -> ox.Dataset:
    dataset = ox.Dataset(ox.parse(input=data, format=syntax))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return dataset


@pytest.mark.parametrize(
    ("fmt", "syntax"), [("nquads", ox.RdfFormat.N_QUADS), ("jsonld", ox.RdfFormat.JSON_LD)]
)
def test_named_graphs_come_back_whole(out: Path, fmt: str, syntax: ox.RdfFormat) -> None:
    source = read((out / "graph.nq").read_bytes(), ox.RdfFormat.N_QUADS)
    assert read(exported(out, fmt), syntax) == source


def test_turtle_holds_the_triples_of_all_graphs_once_with_prefixes(out: Path) -> None:
    data = exported(out, "turtle")
    triples = {quad.triple for quad in ox.parse(input=data, format=ox.RdfFormat.TURTLE)}
    assert len(triples) == len(QUADS) - 1
    text = data.decode("utf-8")
    heads = [line for line in text.splitlines() if line.startswith("@prefix")]
    assert heads == sorted(heads)
    assert len(heads) == len(PREFIXES)
    assert "a kg:Person" in text
    assert '"程远山"@zh' in text


def test_jsonld_shortens_names_by_its_context(out: Path) -> None:
    document = json.loads(exported(out, "jsonld"))
    assert document["@context"]["kg"] == ONTOLOGY
    named = next(node for node in document["@graph"] if "@graph" in node)
    person = next(node for node in named["@graph"] if node["@id"] == "id:entity/person-1")
    assert person["@type"] == ["kg:Person"]
    assert person["rdfs:label"] == [{"@value": "程远山", "@language": "zh"}]


@pytest.mark.parametrize("fmt", ["turtle", "nquads", "jsonld"])
def test_the_order_of_lines_does_not_matter(out: Path, fmt: str, tmp_path: Path) -> None:
    first = exported(out, fmt)
    (tmp_path / "graph.nq").write_text("\n".join(QUADS[::-1]) + "\n", encoding="utf-8")
    (written,) = export(tmp_path, fmt, "all", tmp_path / "turned")
    assert written.read_bytes() == first


def test_a_missing_or_damaged_graph_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"graph\.nq is missing"):
        exported(tmp_path, "turtle")
    (tmp_path / "graph.nq").write_text("<a> <b>\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"graph\.nq"):
        exported(tmp_path, "turtle")
