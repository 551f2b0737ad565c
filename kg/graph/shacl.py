"""pySHACL's judgement of a set of quads by the shapes of ontology/shapes.ttl."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from functools import cache

import pyshacl
import rdflib
from pyoxigraph import Literal, NamedNode, Quad
from rdflib.namespace import RDF, SH

from kg.errors import DataError
from kg.graph.screen import shared_classes
from kg.graph.violation import Violation
from kg.graph.vocabulary import DATA, PREFIXES, identifier_of, ontology_file

_STRING = PREFIXES["xsd"] + "string"


def judge(quads: Iterable[Quad], *, shared: bool = True) -> list[Violation]:
    """What pySHACL refuses, in order: see `validate`, which asks it only where a screen lets something through."""
    _, report, _ = pyshacl.validate(_rdflib(quads), shacl_graph=shapes(shared), inplace=True)
    if not isinstance(report, rdflib.Graph):
        raise DataError(f"ontology/shapes.ttl cannot be used: {report!r}")
    return sorted({_violation(report, result) for result in report.subjects(RDF.type, SH.ValidationResult)})


@cache
def shapes(shared: bool = True) -> rdflib.Graph:
    """The shapes, each property shape bearing the targets of its node shape.

    With `shared=False` those of entities and posts are left out. The meaning
    is the same; pySHACL then looks at a property of all nodes at once, three times faster.
    """
    left_out = () if shared else tuple(rdflib.URIRef(kind.value) for kind in shared_classes())
    graph = rdflib.Graph().parse(
        data=ontology_file("shapes.ttl").read_text(encoding="utf-8"), format="turtle"
    )
    for shape in list(graph.subjects(RDF.type, SH.NodeShape)):
        for part in list(graph.objects(shape, SH.property)):
            graph.add((part, RDF.type, SH.PropertyShape))
            for target in set(graph.objects(shape, SH.targetClass)).difference(left_out):
                graph.add((part, SH.targetClass, target))
        graph.remove((shape, None, None))
    return graph


def _violation(report: rdflib.Graph, result: rdflib.term.Node) -> Violation:
    focus = str(report.value(result, SH.focusNode))
    kind = focus.removeprefix(DATA).partition("/")[0] if focus.startswith(DATA) else "node"
    found = report.value(result, SH.value)
    return Violation(
        kind,
        identifier_of(focus),
        str(report.value(result, SH.resultMessage)),
        "" if found is None else identifier_of(str(found)).removeprefix(PREFIXES["kg"]),
    )


def _rdflib(quads: Iterable[Quad]) -> rdflib.Graph:
    graph = rdflib.Graph()
    term_of = cache(_term)  # making an rdflib term costs more than all else here, and most come again
    for quad in quads:
        graph.add((term_of(quad.subject), term_of(quad.predicate), term_of(quad.object)))
    return graph


def _term(value: Hashable) -> rdflib.term.Node:
    if isinstance(value, NamedNode):
        return rdflib.URIRef(value.value)
    if not isinstance(value, Literal):
        raise DataError(
            f"the graph holds {value}, expected IRIs and literals: our graphs have no blank nodes"
        )
    if value.language or value.datatype.value == _STRING:
        return rdflib.Literal(value.value, lang=value.language)
    return rdflib.Literal(value.value, datatype=rdflib.URIRef(value.datatype.value))
