"""What the ontology declares of each relation: its class, its two ends and its plain edge."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from kg.errors import DataError
from kg.graph.vocabulary import ontology_file, term
from kg.records import RELATIONS


@dataclass(frozen=True, slots=True)
class RelationClass:
    """A subclass of kg:Fact as `ontology/news.ttl` declares it."""

    name: str
    type: NamedNode
    subject: NamedNode
    object: NamedNode
    plain: NamedNode


@cache
def relation_classes() -> dict[str, RelationClass]:
    """Relation name → its declaration, for all eight relations. Raises DataError if one is missing."""
    store = Store()
    store.load(ontology_file("news.ttl").read_bytes(), format=RdfFormat.TURTLE)
    found = {}
    for quad in store.quads_for_pattern(None, term("relation"), None):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            found[quad.object.value] = _relation_class(store, quad.object.value, quad.subject)
    missing = sorted(set(RELATIONS) - set(found))
    if missing:
        raise DataError(f"ontology/news.ttl declares no class with kg:relation {', '.join(missing)}")
    return found


def _relation_class(store: Store, name: str, owner: NamedNode) -> RelationClass:
    ends = (_declared(store, owner, end) for end in ("subjectProperty", "objectProperty", "plainProperty"))
    return RelationClass(name, owner, *ends)


def _declared(store: Store, owner: NamedNode, name: str) -> NamedNode:
    for quad in store.quads_for_pattern(owner, term(name), None):
        if isinstance(quad.object, NamedNode):
            return quad.object
    raise DataError(f"ontology/news.ttl: {owner.value} has no kg:{name}")
