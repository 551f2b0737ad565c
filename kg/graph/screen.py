"""Tells at once that a set of quads keeps to the shapes, so that pySHACL need only judge those that may not.

A screen passes nothing that pySHACL refuses: a constraint or a form of a value that it does not know is left to
pySHACL, which says what is wrong in words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.graph.vocabulary import PREFIXES, RDF_TYPE, ontology_file, term
from kg.records import ENTITY_TYPES

_SH = "http://www.w3.org/ns/shacl#"
_TARGET = NamedNode(_SH + "targetClass")
_NEUTRAL = frozenset({RDF_TYPE, *(NamedNode(_SH + name) for name in ("path", "message", "targetClass"))})
_OF_NODE = frozenset({RDF_TYPE, *(NamedNode(_SH + name) for name in ("property", "targetClass"))})

Values = Collection[Any]
Node = Mapping[Any, Values]  # predicate → objects
Nodes = Mapping[Any, Node]
Check = Callable[[Values, Node], bool]  # the values at the end of a path, and the node that it starts from


class Screen:
    """The shapes as checks of each class of nodes; those of the classes `left_out` are not looked at."""

    def __init__(self, turtle: str, left_out: Collection[NamedNode] = ()) -> None:
        self._shapes = _nodes(parse(turtle, RdfFormat.TURTLE))
        self._blind = False
        self._checks: dict[Any, list[tuple[list[Any], list[Check]]]] = defaultdict(list)
        for shape in self._shapes.values():
            if NamedNode(_SH + "NodeShape") in shape.get(RDF_TYPE, ()) or _TARGET in shape:
                self._blind = self._blind or not _OF_NODE.issuperset(shape)
            for target in shape.get(_TARGET, ()):
                if target not in left_out:
                    self._checks[target] += map(self._property, shape.get(NamedNode(_SH + "property"), ()))

    def passes(self, quads: Iterable[Quad]) -> bool:
        """Whether every node keeps to the shapes of its class for sure."""
        nodes = _nodes(quads)
        return not self._blind and all(
            all(check(_along(path, node, nodes), node) for check in checks)
            for node in nodes.values()
            for kind in node.get(RDF_TYPE, ())
            for path, checks in self._checks.get(kind, ())
        )

    def _property(self, name: Any) -> tuple[list[Any], list[Check]]:
        (path,) = self._shapes[name][NamedNode(_SH + "path")]
        return [path] if isinstance(path, NamedNode) else self._list(path), self._constraints(name)

    def _constraints(self, name: Any) -> list[Check]:
        given = ((p, o) for p, values in self._shapes[name].items() if p not in _NEUTRAL for o in values)
        return [self._constraint(p.value.removeprefix(_SH), o) for p, o in given]

    def _constraint(self, name: str, given: Any) -> Check:
        if name == "in":
            allowed = frozenset(self._list(given))
            return lambda values, node: allowed.issuperset(values)
        if name == "languageIn":
            tags = {tag.value for tag in self._list(given)}
            return _each(lambda value: value.language in tags)
        if name == "or":
            ways = [self._constraints(member) for member in self._list(given)]
            return lambda values, node: all(
                any(all(check((value,), node) for check in way) for way in ways) for value in values
            )
        maker = _MAKERS.get(name)
        return maker(given) if maker else lambda values, node: False

    def _list(self, head: Any) -> list[Any]:
        items = []
        while head in self._shapes:
            (first,) = self._shapes[head][NamedNode(PREFIXES["rdf"] + "first")]
            items.append(first)
            (head,) = self._shapes[head][NamedNode(PREFIXES["rdf"] + "rest")]
        return items


def _nodes(quads: Iterable[Any]) -> dict[Any, dict[Any, set[Any]]]:
    nodes: dict[Any, dict[Any, set[Any]]] = defaultdict(lambda: defaultdict(set))
    for quad in quads:
        nodes[quad.subject][quad.predicate].add(quad.object)
    return nodes


def _along(path: list[Any], node: Node, nodes: Nodes) -> Values:
    """The values that a path of properties leads to from a node."""
    values: Values = node.get(path[0], ())
    for step in path[1:]:
        values = {end for value in values if value in nodes for end in nodes[value].get(step, ())}
    return values


def _each(test: Callable[[Literal], bool]) -> Check:
    """A check of literals one by one; anything else fails it."""
    return lambda values, node: all(isinstance(value, Literal) and test(value) for value in values)


def _least(given: Any) -> Check:
    return lambda values, node: len(values) >= int(given.value)


def _most(given: Any) -> Check:
    return lambda values, node: len(values) <= int(given.value)


def _datatype(given: Any) -> Check:
    form = _FORMS.get(given.value.removeprefix(PREFIXES["xsd"]))
    return _each(lambda value: value.datatype == given and form is not None and form(value.value))


def _pattern(given: Any) -> Check:
    pattern = re.compile(given.value)
    return _each(lambda value: pattern.match(value.value) is not None)


def _node_kind(given: Any) -> Check:
    wanted = given == NamedNode(_SH + "IRI")
    return lambda values, node: wanted and all(isinstance(value, NamedNode) for value in values)


def _bound(given: Any, fits: Callable[[float, float], bool]) -> Check:
    return _each(lambda value: _is_number(value) and fits(float(value.value), float(given.value)))


def _less_than(given: Any) -> Check:
    return lambda values, node: all(
        _is_number(low) and _is_number(high) and float(low.value) < float(high.value)
        for low in values
        for high in node.get(given, ())
    )


def _is_number(value: Any) -> bool:
    kinds = ("integer", "decimal")
    return (
        isinstance(value, Literal)
        and value.datatype.value in {PREFIXES["xsd"] + kind for kind in kinds}
        and (_DECIMAL.fullmatch(value.value) is not None)
    )


def _is_date(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


_DECIMAL = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?", re.ASCII)
_FORMS: dict[str, Callable[[str], bool]] = {
    "string": lambda value: True,
    "integer": lambda value: re.fullmatch(r"-?[0-9]{1,15}", value) is not None,
    "decimal": lambda value: _DECIMAL.fullmatch(value) is not None,
    "date": _is_date,
    "gYearMonth": lambda value: re.fullmatch(r"[1-9][0-9]{3}-(?:0[1-9]|1[0-2])", value) is not None,
    "gYear": lambda value: re.fullmatch(r"[1-9][0-9]{3}", value) is not None,
}
_MAKERS: dict[str, Callable[[Any], Check]] = {
    "minCount": _least,
    "maxCount": _most,
    "datatype": _datatype,
    "pattern": _pattern,
    "nodeKind": _node_kind,
    "minLength": lambda given: _each(lambda value: len(value.value) >= int(given.value)),
    "maxLength": lambda given: _each(lambda value: len(value.value) <= int(given.value)),
    "minExclusive": lambda given: _bound(given, lambda value, least: value > least),
    "maxExclusive": lambda given: _bound(given, lambda value, most: value < most),
    "minInclusive": lambda given: _bound(given, lambda value, least: value >= least),
    "maxInclusive": lambda given: _bound(given, lambda value, most: value <= most),
    "disjoint": lambda given: lambda values, node: not set(values) & set(node.get(given, ())),
    "lessThan": _less_than,
}


@cache
def shared_classes() -> tuple[NamedNode, ...]:
    """The classes of the nodes that many articles share: entities and posts."""
    return tuple(map(term, (*ENTITY_TYPES, "Post")))


@cache
def screen(left_out: tuple[NamedNode, ...] = ()) -> Screen:
    """The screen of ontology/shapes.ttl, made once a process."""
    return Screen(ontology_file("shapes.ttl").read_text(encoding="utf-8"), left_out)
