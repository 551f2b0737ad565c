"""Tenures as quads of the resolution graph: periods that lead back to the statements in the articles' graphs."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.facts import post_id, titled_quads
from kg.graph.tables import Row
from kg.graph.terms import Pair, iso_date, quads_of, text
from kg.graph.vocabulary import RDF_TYPE, RESOLUTION, datatype, node, term

_WINDOWS = {
    "begin_earliest": "beginEarliest",
    "begin_latest": "beginLatest",
    "end_earliest": "endEarliest",
    "end_latest": "endLatest",
    "first_seen": "firstSeen",
    "last_seen": "lastSeen",
}


def tenure_quads(tenure: Row) -> Iterator[Quad]:
    """A row of tenures.jsonl as a kg:Incumbency, with the post that it is a period of."""
    me = node("tenure", tenure["id"])
    pairs: list[Pair] = [
        (RDF_TYPE, term("Incumbency")),
        (term("id"), text(tenure["id"])),
        (term("holder"), node("entity", tenure["person"])),
        (term("atBody"), node("entity", tenure["body"])),
        (term("post"), node("post", post_id(tenure["body"], tenure["post"]))),
        (term("interval"), text(tenure["interval"])),
        (term("beginBasis"), text(tenure["begin_basis"])),
        (term("endBasis"), text(tenure["end_basis"])),
        *((term(name), iso_date(tenure[key])) for key, name in _WINDOWS.items() if tenure[key]),
        *((term("restsOn"), node("fact", fact)) for fact in tenure["statements"]),
        *((term("overlaps"), node("tenure", other)) for other in tenure["overlaps"]),
        *([(term("endedBy"), _ender(tenure["ended_by"]))] if tenure["ended_by"] else []),
        *([(term("note"), text(tenure["note"]))] if tenure["note"] else []),
    ]
    yield from quads_of(me, pairs, RESOLUTION)
    yield from titled_quads(tenure["body"], tenure["post"])
    if tenure["sole"]:
        post = node("post", post_id(tenure["body"], tenure["post"]))
        yield Quad(post, term("soleHolder"), Literal("true", datatype=datatype("boolean")), RESOLUTION)


def _ender(identifier: str) -> NamedNode:
    return node("tenure" if identifier.startswith("tenure-") else "fact", identifier)
