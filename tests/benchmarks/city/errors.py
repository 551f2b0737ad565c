"""What costs most: pairs of things made one, things made several, each with names, pages and a class."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from .align import Pair
from .city import City
from .lives import Stint

_TELLING = (
    "full",
    "place",
    "short",
    "term",
    "seat",
    "brand",
    "bare",
    "titled",
    "byline",
    "name",
    "listed",
    "pointer",
)


@dataclass(frozen=True, slots=True)
class Error:
    """Pairs of mentions wrongly judged one (false) or two (missed): how many, of what class, in which words."""

    cost: int
    kind: str
    left: str
    right: str
    pages: tuple[str, ...]


class Errors:
    """Finds errors in aligned mentions; `days` gives the day of each page."""

    def __init__(self, city: City, days: Mapping[str, date], family: Mapping[str, str]) -> None:
        self._city, self._days, self._family = city, days, family
        self._stints: dict[str, list[Stint]] = defaultdict(list)
        for stint in (*city.stints, *city.guests):
            self._stints[stint.person.id].append(stint)

    def false_merges(self, pairs: Sequence[Pair]) -> list[Error]:
        """Each two things that share a cluster, dearest first."""
        clusters: dict[str, dict[str, list[Pair]]] = defaultdict(lambda: defaultdict(list))
        for pair in pairs:
            clusters[pair.entity][pair.mark.thing].append(pair)
        found = []
        for things in clusters.values():
            for one, other in combinations(sorted(things), 2):
                if one not in self._family or self._family[one] != self._family.get(other):
                    left, right = things[one], things[other]
                    what = " + ".join(sorted((self._what(one), self._what(other))))
                    found.append(self._error(left, right, f"{what}: {self._apart(left, right)}"))
        return sorted(found, key=lambda e: (-e.cost, e.left, e.right))

    def missed_merges(self, pairs: Sequence[Pair]) -> list[Error]:
        """Each two clusters that share a thing, dearest first."""
        things: dict[str, dict[str, list[Pair]]] = defaultdict(lambda: defaultdict(list))
        for pair in pairs:
            things[pair.mark.thing][pair.entity].append(pair)
        found = []
        for thing, clusters in things.items():
            for one, other in combinations(sorted(clusters), 2):
                left, right = clusters[one], clusters[other]
                forms = " | ".join(sorted((_forms(left), _forms(right))))
                found.append(
                    self._error(left, right, f"{self._what(thing)}: {forms}{self._moved(left, right)}")
                )
        return sorted(found, key=lambda e: (-e.cost, e.left, e.right))

    def _error(self, left: Sequence[Pair], right: Sequence[Pair], kind: str) -> Error:
        pages = tuple(
            page for side in (left, right) for page in sorted({pair.mark.page for pair in side})[:2]
        )
        return Error(len(left) * len(right), kind, self._shown(left), self._shown(right), pages)

    def _shown(self, pairs: Sequence[Pair]) -> str:
        surfaces = Counter(pair.mark.surface for pair in pairs).most_common(3)
        thing = pairs[0].mark.thing
        words = "/".join(f"{surface}×{count}" for surface, count in surfaces)
        return f"{thing} {self._full(thing, pairs)} [{words}] in {pairs[0].entity}"

    def _full(self, thing: str, pairs: Sequence[Pair]) -> str:
        """A body's first name, or the posts that a person holds on the pages in question."""
        if thing in self._city.bodies:
            return self._city.bodies[thing].names[0].full
        return "; ".join(self._post(stint) for stint in self._held(pairs)[:3])

    def _post(self, stint: Stint) -> str:
        post = stint.seat.posts[-1]
        return f"{self._city.bodies[post.body].names[0].full}{post.title} {_month(stint.begin)}–{_month(stint.end)}"

    def _held(self, pairs: Sequence[Pair]) -> list[Stint]:
        """The seats that the person sat in on the days of these pages."""
        days = {self._days[pair.mark.page] for pair in pairs}
        return [s for s in self._stints[pairs[0].mark.thing] if any(s.holds(day) for day in days)]

    def _moved(self, left: Sequence[Pair], right: Sequence[Pair]) -> str:
        """Whether one seat lies behind both sides, or the person moved between them."""
        one, other = self._held(left), self._held(right)
        if not one or not other:
            return ""
        if {s.seat.id for s in one} & {s.seat.id for s in other}:
            return ", one seat"
        same = {s.seat.place.code for s in one} & {s.seat.place.code for s in other}
        return ", moved in one place" if same else ", moved to another place"

    def _apart(self, left: Sequence[Pair], right: Sequence[Pair]) -> str:
        """What a reader could have told two of one name apart by."""
        if {p.article for p in left} & {p.article for p in right}:
            return "in one article"
        one, other = self._held(left), self._held(right)
        if not one or not other:
            return "apart"
        if {s.seat.posts for s in one} & {s.seat.posts for s in other}:
            return "one after another in one seat"
        same = {s.seat.place.code for s in one} & {s.seat.place.code for s in other}
        at_once = any(
            a.begin < (b.end or date.max) and b.begin < (a.end or date.max) for a in one for b in other
        )
        return ("serving at once" if at_once else "one after another") + (
            ", one place" if same else ", two places"
        )

    def _what(self, thing: str) -> str:
        if thing not in self._city.bodies:
            return self._city.people.all[int(thing.split("-")[1])].role
        body = self._city.bodies[thing]
        if body.key.startswith(("school", "primary", "hospital")):
            return "school"
        renamed = " renamed" if len(body.names) > 1 else ""
        level = {"c": "city", "k": "county", "t": "town", "v": "village"}[body.place.level]
        return f"{'firm' if body.key == 'firm' else 'office'} of {level}{renamed}"


def _month(day: date | None) -> str:
    return f"{day:%Y-%m}" if day else ""


def _forms(pairs: Sequence[Pair]) -> str:
    """The most telling of the forms in a cluster."""
    forms = {pair.mark.form for pair in pairs}
    return next((form for form in _TELLING if form in forms), "")
