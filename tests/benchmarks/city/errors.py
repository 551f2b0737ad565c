"""What costs most: pairs of things made one, things made several, each with names, pages and a class."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from .align import Pair
from .city import City


@dataclass(frozen=True, slots=True)
class Error:
    """Pairs of mentions wrongly judged one (false) or two (missed): how many, of what class, in which words."""

    cost: int
    kind: str
    left: str
    right: str
    pages: tuple[str, ...]


def false_merges(pairs: Sequence[Pair], city: City, family: Mapping[str, str]) -> list[Error]:
    """Each two things that share a cluster, dearest first."""
    clusters: dict[str, dict[str, list[Pair]]] = defaultdict(lambda: defaultdict(list))
    for pair in pairs:
        clusters[pair.entity][pair.mark.thing].append(pair)
    found = []
    for things in clusters.values():
        for one, other in combinations(sorted(things), 2):
            if one not in family or family[one] != family.get(other):
                kind = " + ".join(sorted((_what(city, one), _what(city, other))))
                found.append(_error(things[one], things[other], kind, city))
    return sorted(found, key=lambda e: (-e.cost, e.left, e.right))


def missed_merges(pairs: Sequence[Pair], city: City) -> list[Error]:
    """Each two clusters that share a thing, dearest first."""
    things: dict[str, dict[str, list[Pair]]] = defaultdict(lambda: defaultdict(list))
    for pair in pairs:
        things[pair.mark.thing][pair.entity].append(pair)
    found = []
    for thing, clusters in things.items():
        for one, other in combinations(sorted(clusters), 2):
            left, right = clusters[one], clusters[other]
            kind = f"{_what(city, thing)}: " + " | ".join(sorted((_forms(left), _forms(right))))
            found.append(_error(left, right, kind, city))
    return sorted(found, key=lambda e: (-e.cost, e.left, e.right))


def _error(left: Sequence[Pair], right: Sequence[Pair], kind: str, city: City) -> Error:
    pages = tuple(sorted({p.mark.page for p in left})[:2] + sorted({p.mark.page for p in right})[:2])
    return Error(len(left) * len(right), kind, _shown(left, city), _shown(right, city), pages)


def _shown(pairs: Sequence[Pair], city: City) -> str:
    surfaces = Counter(pair.mark.surface for pair in pairs).most_common(3)
    thing = pairs[0].mark.thing
    full = city.bodies[thing].names[0].full if thing in city.bodies else ""
    return f"{thing} {full} [{'/'.join(f'{s}×{n}' for s, n in surfaces)}] in {pairs[0].entity}"


def _forms(pairs: Sequence[Pair]) -> str:
    """The forms of a cluster's mentions that name best what it was called: full, place, seat, short …"""
    forms = {pair.mark.form for pair in pairs}
    return next((f for f in ("full", "place", "short", "seat", "brand", "bare", "name", "pointer") if f in forms), "")


def _what(city: City, thing: str) -> str:
    if thing not in city.bodies:
        return city.people.all[int(thing.split("-")[1])].role
    body = city.bodies[thing]
    if body.key.startswith(("school", "primary", "hospital")):
        return "school"
    renamed = " renamed" if len(body.names) > 1 else ""
    return f"{body.key if body.key in ('firm', 'village') else 'office'} {body.place.level}{renamed}"
