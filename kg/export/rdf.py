"""The whole graph as RDF in another syntax, sorted, with prefixes."""

from __future__ import annotations

from itertools import takewhile
from pathlib import Path

import pyoxigraph as ox

from kg.errors import DataError
from kg.export.jsonld import jsonld_bytes
from kg.graph.vocabulary import PREFIXES

SYNTAXES = ("turtle", "nquads", "jsonld")


def rdf_bytes(out: Path, fmt: str) -> bytes:
    """OUT/graph.nq in the given syntax. Turtle has no named graphs: it gets the triples of all of them.

    Raises DataError where the file is missing or damaged.
    """
    quads = _quads(out / "graph.nq")
    if fmt == "turtle":
        return _turtle(quads)
    if fmt == "jsonld":
        return jsonld_bytes(quads, PREFIXES)
    return ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""


def _turtle(quads: list[ox.Quad]) -> bytes:
    triples = {str(quad.triple): quad.triple for quad in quads}
    ordered = (triples[key] for key in sorted(triples))
    written = ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b""
    lines = written.splitlines(keepends=True)
    heads = list(takewhile(lambda line: line.startswith(b"@prefix "), lines))
    return b"".join(sorted(heads) + lines[len(heads) :])  # the serialiser lists prefixes as they hash


def _quads(path: Path) -> list[ox.Quad]:
    """The quads of a file, graph by graph, each graph in order of its triples."""
    if not path.is_file():
        raise DataError(f"{path} is missing: name a folder that `kg build SRC -o OUT` has written")
    try:
        found = set(ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS))
    except SyntaxError as error:
        raise DataError(f"{path}: {error}: build the folder again") from error
    return sorted(found, key=lambda quad: (str(quad.graph_name), str(quad.triple)))
