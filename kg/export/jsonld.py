"""Quads as JSON-LD: an object for each named graph, names shortened by a context."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

import pyoxigraph as ox

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_Node = dict[str, Any]


def jsonld_bytes(quads: Iterable[ox.Quad], prefixes: Mapping[str, str]) -> bytes:
    """Quads, sorted by graph and then by subject, as JSON-LD in UTF-8."""
    graphs: list[_Node] = []
    for name, group in groupby(quads, key=lambda quad: quad.graph_name):
        nodes = _nodes(group, prefixes)
        is_default = isinstance(name, ox.DefaultGraph)
        graphs += nodes if is_default else [{"@id": _name(name, prefixes), "@graph": nodes}]
    document = {"@context": dict(sorted(prefixes.items())), "@graph": graphs}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _nodes(quads: Iterable[ox.Quad], prefixes: Mapping[str, str]) -> list[_Node]:
    """One object for each subject, its properties in order, values as lists."""
    nodes = []
    for subject, group in groupby(quads, key=lambda quad: quad.subject):
        node: _Node = {"@id": _name(subject, prefixes)}
        for quad in group:
            key, value = _property(quad, prefixes)
            node.setdefault(key, []).append(value)
        nodes.append(node)
    return nodes


def _property(quad: ox.Quad, prefixes: Mapping[str, str]) -> tuple[str, str | _Node]:
    if quad.predicate.value == _TYPE:
        return "@type", _name(quad.object, prefixes)
    return _name(quad.predicate, prefixes), _value(quad.object, prefixes)


def _value(term: Any, prefixes: Mapping[str, str]) -> str | _Node:
    if not isinstance(term, ox.Literal):
        return {"@id": _name(term, prefixes)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == _STRING:
        return str(term.value)
    return {"@value": term.value, "@type": _name(term.datatype, prefixes)}


def _name(term: Any, prefixes: Mapping[str, str]) -> str:
    """A node's name, shortened by the longest prefix that it begins with."""
    if isinstance(term, ox.BlankNode):
        return f"_:{term.value}"
    iri = str(term.value)
    fitting = [(len(start), name) for name, start in prefixes.items() if iri.startswith(start)]
    if not fitting:
        return iri
    length, name = max(fitting)
    return f"{name}:{iri[length:]}"
