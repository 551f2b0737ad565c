"""What the facts of an article tell of a person: posts, events, bylines, companions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.records import Fact, Relation
from kg.resolve.names import comparable
from kg.resolve.nodes import Node
from kg.resources import words

_Told = Mapping[Relation, Mapping[str, list[Fact]]]  # relation → person's node → facts


@dataclass(frozen=True, slots=True)
class Body:
    """Where a post is held: name, and the district it is an office of ("" for a firm or school)."""

    name: str
    district: str = ""
    city: str = ""  # code of the prefecture around that district


@dataclass(frozen=True, slots=True)
class Profile:
    """A person as one article shows them."""

    node: Node
    bodies: frozenset[str] = frozenset()
    districts: frozenset[str] = frozenset()
    cities: frozenset[str] = frozenset()  # codes
    posts: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    bylines: frozenset[str] = frozenset()
    companions: frozenset[str] = frozenset()


def profiles(
    people: Iterable[Node], facts: Iterable[Fact], node_of: Mapping[str, str], bodies: Mapping[str, Body]
) -> dict[str, Profile]:
    """The profile of each person node, by its id.

    `node_of` leads from a mention to its node, `bodies` from a node to the thing it was judged to be.
    """
    people = list(people)
    told = _told(facts, node_of)
    named = {node.id: node.key for node in people}
    seen: dict[str, set[str]] = defaultdict(set)
    for node in people:
        if any(node.id in told.get(relation, {}) for relation in ("holdsPost", "tookPart")):
            seen[node.setting.article].add(node.id)
    found = {}
    for node in people:
        companions = [named[other] for other in sorted(seen[node.setting.article] - {node.id})]
        found[node.id] = _profile(node, told, node_of, bodies, companions)
    return found


def body_of(node: Node, name: str, cities: Mapping[str, str]) -> Body:
    """A body under its judged name; an office of a district bears the district's name near its start.

    `cities` gives the code of the prefecture ("" if unknown) for the name of each district of the build.
    """
    key = comparable(name)
    if node.type == "District":
        return Body(name, key, cities.get(key, ""))
    if node.kind not in words("resolve/public_kinds.tsv"):
        return Body(name)
    spans = ((start, end) for start in range(min(5, len(key))) for end in range(len(key), start + 1, -1))
    found = [key[start:end] for start, end in spans if key[start:end] in cities]
    district = max(found, key=lambda part: (len(part), part)) if found else ""
    return Body(name, district, cities.get(district, ""))


def _told(facts: Iterable[Fact], node_of: Mapping[str, str]) -> _Told:
    told: dict[Relation, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in facts:
        person = fact.object if fact.relation == "reportedBy" else fact.subject
        if person in node_of:
            told[fact.relation][node_of[person]].append(fact)
    return told


def _profile(
    node: Node, told: _Told, node_of: Mapping[str, str], bodies: Mapping[str, Body], companions: list[str]
) -> Profile:
    held = told.get("holdsPost", {}).get(node.id, [])
    at = [bodies[node_of[fact.object]] for fact in held if node_of.get(fact.object) in bodies]
    attended = told.get("tookPart", {}).get(node.id, [])
    events = [bodies[node_of[fact.object]].name for fact in attended if node_of.get(fact.object) in bodies]
    signed = told.get("reportedBy", {}).get(node.id, [])
    return Profile(
        node=node,
        bodies=frozenset(body.name for body in at),
        districts=frozenset(body.district for body in at if body.district),
        cities=frozenset(body.city for body in at if body.city),
        posts=frozenset(value for fact in held for name, value in fact.qualifiers if name == "post"),
        events=frozenset(events),
        bylines=frozenset(value for fact in signed for name, value in fact.qualifiers if name == "role"),
        companions=frozenset(companions),
    )
