"""The rules of the graph: SHACL shapes, and hygiene queries whose rows are faults."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Store

from kg.graph.answer import read_answer
from kg.graph.screen import screen, shared_classes
from kg.graph.store import open_store
from kg.graph.violation import Violation
from kg.graph.vocabulary import (
    BACKGROUND,
    DATA,
    RDF_TYPE,
    RESOLUTION,
    ontology_file,
)

BATCH = 100  # graphs validated at once: pySHACL costs some milliseconds a call, whatever is in it

_SHARED = (DATA + "entity/", DATA + "post/")


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
    found = list(quads)
    if screen(() if shared else shared_classes()).passes(found):
        return []
    from kg.graph.shacl import judge

    return judge(found, shared=shared)


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
