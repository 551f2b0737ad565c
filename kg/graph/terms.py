"""Values of the tables as RDF terms, and what is said of one node as quads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.vocabulary import datatype

Term = NamedNode | Literal
Pair = tuple[NamedNode, Term]

_DATE_FORMS = (
    (re.compile(r"\d{4}"), "gYear"),
    (re.compile(r"\d{4}-\d{2}"), "gYearMonth"),
    (re.compile(r"\d{4}-\d{2}-\d{2}"), "date"),
)


def quads_of(subject: NamedNode, pairs: Iterable[Pair], graph: NamedNode) -> Iterator[Quad]:
    """Predicates and values of one node as quads of a graph."""
    return (Quad(subject, predicate, value, graph) for predicate, value in pairs)


def text(value: object) -> Literal:
    """A plain string literal, without language tag."""
    return Literal(str(value))


def whole(value: int) -> Literal:
    """An xsd:integer."""
    return Literal(str(value), datatype=datatype("integer"))


def decimal(value: float) -> Literal:
    """An xsd:decimal, written with the fewest digits that give the same float."""
    return Literal(format(Decimal(repr(float(value))), "f"), datatype=datatype("decimal"))


def iso_date(value: str) -> Literal:
    """An ISO date or its prefix, typed xsd:date, xsd:gYearMonth or xsd:gYear.

    What is no day of the calendar (2019-02-30, 昨日) comes back as a plain string, which the shapes
    refuse: rdflib would keep the ill-typed literal and say nothing.
    """
    for form, name in _DATE_FORMS:
        if form.fullmatch(value) and _in_calendar(value):
            return Literal(value, datatype=datatype(name))
    return Literal(value)


def _in_calendar(value: str) -> bool:
    try:
        date.fromisoformat(value + "0000-01-01"[len(value) :])
    except ValueError:
        return False
    return True
