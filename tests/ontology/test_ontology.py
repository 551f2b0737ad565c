"""The ontology says what it must: two languages, full sentences, one namespace, no stray term."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from kg.graph.relations import relation_classes
from kg.graph.shacl import shapes
from kg.graph.vocabulary import DATA, ONTOLOGY, ontology_file
from kg.records import ENTITY_TYPES, RELATIONS

KG = rdflib.Namespace(ONTOLOGY)
ROOT = Path(str(ontology_file("news.ttl"))).parent
GRAPH = rdflib.Graph().parse(ROOT / "news.ttl")
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
TERMS = sorted({term for kind in KINDS for term in GRAPH.subjects(RDF.type, kind)})
CODE = sorted((ROOT.parent / "kg" / "graph").glob("*.py"))


def by_language(term: rdflib.term.Node, predicate: rdflib.URIRef) -> dict[str, str]:
    return {str(text.language): str(text) for text in GRAPH.objects(term, predicate)}  # type: ignore[union-attr]


@pytest.mark.parametrize("term", TERMS, ids=lambda term: str(term).rpartition("#")[2])
def test_term_is_told_in_both_languages(term: rdflib.URIRef) -> None:
    labels, definitions = by_language(term, RDFS.label), by_language(term, SKOS.definition)
    assert set(labels) == set(definitions) == {"zh", "en"}
    assert definitions["zh"].endswith("。")
    assert definitions["en"].endswith(".") and definitions["en"][0].isupper()
    assert str(term).startswith(ONTOLOGY)


def test_labels_are_unique() -> None:
    for language in ("zh", "en"):
        labels = [by_language(term, RDFS.label)[language] for term in TERMS]
        twice = sorted({label for label in labels if labels.count(label) > 1})
        assert not twice


def test_classes_and_properties_are_named_apart() -> None:
    for term in GRAPH.subjects(RDF.type, OWL.Class):
        assert str(term).rpartition("#")[2][0].isupper()
    for kind in KINDS[1:]:
        for term in GRAPH.subjects(RDF.type, kind):
            assert str(term).rpartition("#")[2][0].islower()


def test_entity_types_and_relations_are_declared() -> None:
    for name in ENTITY_TYPES:
        assert (KG[name], RDF.type, OWL.Class) in GRAPH
        assert (KG[name], RDFS.subClassOf, None) in GRAPH
        assert "反例" in " ".join(map(str, GRAPH.objects(KG[name], SKOS.example)))
    assert set(relation_classes()) == set(RELATIONS)


@pytest.mark.parametrize("name", RELATIONS)
def test_a_relation_declares_its_ends(name: str) -> None:
    relation = relation_classes()[name]
    for end in (relation.subject, relation.object, relation.plain):
        assert (rdflib.URIRef(end.value), RDF.type, OWL.ObjectProperty) in GRAPH
    assert (rdflib.URIRef(relation.subject.value), RDFS.subPropertyOf, KG.subject) in GRAPH
    assert (rdflib.URIRef(relation.object.value), RDFS.subPropertyOf, KG.object) in GRAPH
    assert (rdflib.URIRef(relation.type.value), RDFS.subClassOf, KG.Fact) in GRAPH


def test_files_use_the_one_namespace() -> None:
    for path in sorted(ROOT.rglob("*.*")):
        text = path.read_text(encoding="utf-8")
        for found in re.findall(r"<(https?://[^>]*news-kg[^>]*)>", text):
            assert found.startswith((ONTOLOGY, DATA, ONTOLOGY.rstrip("#"))), path.name


def test_queries_checks_shapes_and_code_use_declared_terms() -> None:
    known = {str(term).rpartition("#")[2] for term in TERMS}
    for path in sorted(ROOT.rglob("*.rq")):
        used = set(re.findall(r"\bkg:(\w+)", path.read_text(encoding="utf-8")))
        assert used <= known, path.name
    for graph in (shapes(True), shapes(False)):
        used = {
            str(value).removeprefix(ONTOLOGY) for value in graph.objects() if str(value).startswith(ONTOLOGY)
        }
        assert {name for name in used if not name.startswith("Has") and name != "DateForms"} <= known
    for path in CODE:
        used = set(re.findall(r'term\("(\w+)"\)', path.read_text(encoding="utf-8")))
        assert used <= known, path.name


def test_the_ontology_has_no_blank_nodes() -> None:
    assert not [node for node in GRAPH.all_nodes() if isinstance(node, rdflib.BNode)]
