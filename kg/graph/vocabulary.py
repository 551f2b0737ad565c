"""The names of the graph: its namespaces, its files, and how an id becomes an IRI."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from urllib.parse import quote, unquote

from pyoxigraph import NamedNode

from kg.errors import DataError

ONTOLOGY = "https://news-kg.example/ontology#"
DATA = "https://news-kg.example/id/"
PREFIXES: dict[str, str] = {
    "kg": ONTOLOGY,
    "id": DATA,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

RDF_TYPE = NamedNode(PREFIXES["rdf"] + "type")
RDFS_LABEL = NamedNode(PREFIXES["rdfs"] + "label")
RESOLUTION = NamedNode(DATA + "graph/resolution")
BACKGROUND = NamedNode(DATA + "graph/background")

_UNRESERVED = "-._~"


@cache
def term(name: str) -> NamedNode:
    """The IRI of a class or property of our ontology."""
    return NamedNode(ONTOLOGY + name)


@cache
def datatype(name: str) -> NamedNode:
    """The IRI of an XML Schema datatype."""
    return NamedNode(PREFIXES["xsd"] + name)


@lru_cache(maxsize=2**14)
def node(kind: str, identifier: str) -> NamedNode:
    """The IRI of a thing of the data: its kind and its id, percent-encoded so that any id is safe."""
    return NamedNode(f"{DATA}{kind}/{quote(identifier, safe=_UNRESERVED)}")


def article_graph(article: str) -> NamedNode:
    """The named graph that holds all that one article states."""
    return node("graph", article)


def identifier_of(iri: str) -> str:
    """The id behind an IRI made by `node`; any other IRI comes back as it is."""
    if not iri.startswith(DATA):
        return iri
    return unquote(iri.removeprefix(DATA).partition("/")[2])


def shorten(iri: str) -> str:
    """An IRI as a reader wants it: `kg:name` for ours, the bare id for a thing of the data."""
    if iri.startswith(DATA):
        return identifier_of(iri)
    for prefix, start in PREFIXES.items():
        if iri.startswith(start):
            return f"{prefix}:{iri.removeprefix(start)}"
    return iri


def ontology_file(name: str) -> Traversable:
    """A file or folder of the ontology by its relative name, installed or in a checkout.

    Raises DataError where neither place has it.
    """
    parts = name.split("/")
    installed = files("kg").joinpath("ontology", *parts)
    checkout = Path(__file__).resolve().parents[2].joinpath("ontology", *parts)
    for place in (installed, checkout):
        if place.is_file() or place.is_dir():
            return place
    raise DataError(f"ontology/{name} is missing: reinstall the package")
