"""The rules of the graph: SHACL shapes, and hygiene queries whose rows are faults."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyshacl
import rdflib
from pyoxigraph import Literal, NamedNode, Quad, Store
from rdflib.namespace import RDF, SH

from kg.errors import DataError
from kg.graph.answer import read_answer
from kg.graph.store import open_store
from kg.graph.vocabulary import (
    BACKGROUND,
    DATA,
    PREFIXES,
    RDF_TYPE,
    RESOLUTION,
    identifier_of,
    ontology_file,
    term,
)
from kg.records import ENTITY_TYPES

BATCH = 100  # graphs validated at once: pySHACL costs some milliseconds a call, whatever is in it

_SHARED = (DATA + "entity/", DATA + "post/")
_STRING = PREFIXES["xsd"] + "string"


@dataclass(frozen=True, order=True, slots=True)
class Violation:
    """A node that a shape refuses: what was expected of it, and what was found ("" for nothing)."""

    kind: str  # fact, evidence, mention, entity, article, post, judgement …
    record: str  # its id in the tables; for a post or judgement its own id
    message: str
    found: str

    @property
    def fact(self) -> str:
        """The id of the fact to set aside, "" where the node is no fact and no fact's evidence."""
        return self.record if self.kind in ("fact", "evidence") else ""

    @property
    def reason(self) -> str:
        """The violation in words, for rejects.jsonl."""
        return f"{self.kind}: expected {self.message}; found {self.found or 'none that fits'}"


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """What is wrong in a build: the rule, in words, and the row or node that breaks it."""

    rule: str
    statement: str
    found: str


def validate(quads: Iterable[Quad], *, shared: bool = True) -> list[Violation]:
    """What the shapes refuse in a set of quads, in order; an empty list means that it may be written.

    The quads must hold the types of the entities and posts that they point to. With `shared=False` the
    types are enough: entities and posts, which many articles share, are judged elsewhere, once.
    """
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
    left_out = () if shared else tuple(rdflib.URIRef(term(name).value) for name in (*ENTITY_TYPES, "Post"))
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


def check(out: Path) -> list[Finding]:
    """Everything that breaks a shape or a hygiene query in a build folder, in order."""
    store = open_store(out)
    return sorted({*_shape_findings(store), *_hygiene_findings(store)})


def checks() -> dict[str, str]:
    """Hygiene queries by name. The first comment of each states its rule; no rows means pass."""
    files = sorted(ontology_file("checks").iterdir(), key=lambda file: file.name)
    return {file.name[:-3]: file.read_text(encoding="utf-8") for file in files if file.name.endswith(".rq")}


def _shape_findings(store: Store) -> Iterator[Finding]:
    for quads, shared in _batches(store):
        for violation in validate(quads, shared=shared):
            found = f"{violation.kind} {violation.record}: {violation.found or 'nothing that fits'}"
            yield Finding("shapes", violation.message, found)


def _hygiene_findings(store: Store) -> Iterator[Finding]:
    for name, text in checks().items():
        statement = text.splitlines()[0].removeprefix("# ")
        answer = read_answer(store.query(text, use_default_graph_as_union=True))
        for row in answer.rows:
            found = ", ".join(f"{column}={value}" for column, value in zip(answer.columns, row, strict=True))
            yield Finding(name, statement, found)


def _batches(store: Store) -> Iterator[tuple[list[Quad], bool]]:
    shared = (RESOLUTION, BACKGROUND)
    yield [quad for graph in shared for quad in store.quads_for_pattern(None, None, None, graph)], True
    graphs = sorted((graph for graph in store.named_graphs() if graph not in shared), key=str)
    for start in range(0, len(graphs), BATCH):
        quads = [
            quad
            for graph in graphs[start : start + BATCH]
            for quad in store.quads_for_pattern(None, None, None, graph)
        ]
        yield quads + [quad for node in _shared_nodes(quads) for quad in _typed(store, node)], False


def _shared_nodes(quads: Iterable[Quad]) -> list[NamedNode]:
    found = {quad.object for quad in quads if isinstance(quad.object, NamedNode)}
    return sorted((node for node in found if node.value.startswith(_SHARED)), key=str)


def _typed(store: Store, node: NamedNode) -> Iterator[Quad]:
    return store.quads_for_pattern(node, RDF_TYPE, None, RESOLUTION)


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
