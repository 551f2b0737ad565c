"""Facts as quads: a node with role, time and evidence, and the plain edge for short queries."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.relations import RelationClass, relation_classes
from kg.graph.tables import Row
from kg.graph.terms import Pair, decimal, iso_date, quads_of, text, whole
from kg.graph.vocabulary import RDF_TYPE, RESOLUTION, article_graph, datatype, node, term
from kg.ids import digest

_DATED = ("from", "to", "date", "year")
_PLAIN = ("edition", "level", "amount", "currency")
_ROLE_BREAK = re.compile(r"[,;、，；|]")


def fact_quads(fact: Row, entities: Mapping[str, Row], observed: str = "") -> Iterator[Quad]:
    """A row of facts.jsonl as quads of its article's graph.

    `entities` is by id and tells zones from divisions; `observed` is the ISO date of the story, "" if
    unknown. A relation that the ontology does not declare raises KeyError.
    """
    relation = relation_classes()[fact["relation"]]
    graph = article_graph(fact["article"])
    me = node("fact", fact["id"])
    ends = _end(fact["subject"], fact), node("entity", fact["object"])
    pairs: list[Pair] = [
        (RDF_TYPE, relation.type),
        (term("id"), text(fact["id"])),
        *_end_pairs(relation, *ends),
        (term("inArticle"), node("article", fact["article"])),
        (term("hasEvidence"), node("evidence", fact["id"])),
        *([(term("observedOn"), iso_date(observed))] if observed else []),
        *_qualifier_pairs(fact, entities),
    ]
    yield from quads_of(me, pairs, graph)
    yield from _evidence_quads(fact, graph)
    yield Quad(ends[0], _plain(relation, fact), ends[1], graph)


def _end(identifier: str, fact: Row) -> NamedNode:
    return node("article" if fact["relation"] == "reportedBy" else "entity", identifier)


def _end_pairs(relation: RelationClass, subject: NamedNode, object_: NamedNode) -> Iterable[Pair]:
    return (
        (relation.subject, subject),
        (relation.object, object_),
        (term("subject"), subject),
        (term("object"), object_),
    )


def _plain(relation: RelationClass, fact: Row) -> NamedNode:
    over = relation.name == "holdsPost" and _qualifiers(fact).get("status") == "former"
    return term("heldPostAt") if over else relation.plain


def _qualifiers(fact: Row) -> dict[str, str]:
    return {
        name: str(value) for name, value in (fact.get("qualifiers") or {}).items() if value not in (None, "")
    }


def _qualifier_pairs(fact: Row, entities: Mapping[str, Row]) -> Iterator[Pair]:
    given = _qualifiers(fact)
    yield from _implied(fact, given, entities)
    for name, value in sorted(given.items()):
        yield from _QUALIFIERS.get(name, _other)(name, value, entities)


def _implied(fact: Row, given: Mapping[str, str], entities: Mapping[str, Row]) -> Iterator[Pair]:
    if fact["relation"] == "holdsPost" and "status" not in given:
        yield term("status"), text("current")
    if fact["relation"] == "holdsPost" and "post" in given:  # without one, the shapes refuse the tenure
        yield term("post"), node("post", post_id(fact["object"], given["post"]))
    if fact["relation"] == "locatedIn":
        yield term("basis"), text(basis(entities.get(fact["subject"], {}), entities.get(fact["object"], {})))


def basis(inner: Row, outer: Row) -> str:
    """How a thing belongs to a district: administrative, zone (run by a functional zone) or site."""
    if inner.get("type") != "District":
        return "site"
    return "zone" if outer.get("kind") == "zone" else "administrative"


Reader = Callable[[str, str, Mapping[str, Row]], Iterator[Pair]]


def _other(name: str, value: str, entities: Mapping[str, Row]) -> Iterator[Pair]:
    yield term("qualifier"), text(f"{name}={value}")


def _dated(name: str, value: str, entities: Mapping[str, Row]) -> Iterator[Pair]:
    yield term(name), iso_date(value)


def _worded(name: str, value: str, entities: Mapping[str, Row]) -> Iterator[Pair]:
    yield term(name), text(value)


def _value(name: str, value: str, entities: Mapping[str, Row]) -> Iterator[Pair]:
    """The number that an amount comes to, all its digits kept; what is no number the shapes refuse."""
    yield term("amountValue"), Literal(value, datatype=datatype("decimal"))


def _status(name: str, value: str, entities: Mapping[str, Row]) -> Iterator[Pair]:
    """Acting in a post (代市长) is holding it now, in a lesser capacity."""
    if value == "acting":
        yield term("capacity"), text(value)
    yield term("status"), text("current" if value == "acting" else value)


def _roles(name: str, value: str, entities: Mapping[str, Row]) -> Iterator[Pair]:
    for role in sorted({part.strip() for part in _ROLE_BREAK.split(value) if part.strip()}):
        yield term("role"), text(role)


def _conferrer(name: str, value: str, entities: Mapping[str, Row]) -> Iterator[Pair]:
    if value in entities:
        yield term("conferredBy"), node("entity", value)
    else:
        yield term("conferrer"), text(value)


def _on_post_node(name: str, value: str, entities: Mapping[str, Row]) -> Iterator[Pair]:
    return iter(())


_QUALIFIERS: dict[str, Reader] = {
    **dict.fromkeys(_DATED, _dated),
    **dict.fromkeys(_PLAIN, _worded),
    "role": _roles,
    "value": _value,
    "status": _status,
    "by": _conferrer,
    "post": _on_post_node,
}


def post_id(body: str, title: str) -> str:
    """Id of the post of that title at that body (an entity id)."""
    return f"post-{digest(body, title)}"


def post_quads(fact: Row) -> list[Quad]:
    """The post that a row of facts.jsonl speaks of, if any, as quads of the resolution graph.

    It stands there once, not in each article's graph: Oxigraph joins over the union of graphs take
    every copy of a triple, and a mayor's post has thousands.
    """
    title = _qualifiers(fact).get("post")
    if fact["relation"] != "holdsPost" or title is None:
        return []
    return titled_quads(fact["object"], title)


def titled_quads(body: str, title: str) -> list[Quad]:
    """The post of that title at that body (an entity id), its type first."""
    identifier = post_id(body, title)
    me = node("post", identifier)
    return [
        post_type(identifier),
        Quad(me, term("id"), text(identifier), RESOLUTION),
        Quad(me, term("name"), text(title), RESOLUTION),
        Quad(me, term("postAt"), node("entity", body), RESOLUTION),
    ]


def post_type(identifier: str) -> Quad:
    """The one quad that says that a node is a post."""
    return Quad(node("post", identifier), RDF_TYPE, term("Post"), RESOLUTION)


def _evidence_quads(fact: Row, graph: NamedNode) -> Iterator[Quad]:
    me = node("evidence", fact["id"])
    pairs: list[Pair] = [
        (RDF_TYPE, term("Evidence")),
        *place_pairs(fact, fact["evidence"]),
        *([(term("sentence"), text(fact["sentence"]))] if fact.get("sentence") else []),
    ]
    yield from quads_of(me, pairs, graph)


def place_pairs(row: Row, quote: str) -> Iterable[Pair]:
    """Where words stand and what read them: the part that a mention and a piece of evidence share."""
    return (
        (term("inArticle"), node("article", row["article"])),
        (term("onPage"), node("page", row["page"])),
        (term("start"), whole(row["start"])),
        (term("end"), whole(row["end"])),
        (term("quote"), text(quote)),
        (term("rule"), text(row["rule"])),
        (term("confidence"), decimal(row.get("confidence", 1.0))),
    )
