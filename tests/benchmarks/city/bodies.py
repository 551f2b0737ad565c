"""The bodies of the city over ten years: offices that are renamed and merged, schools, hospitals, villages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Literal

from kg.annotate.gazetteer import load

from .tables import rows
from .words import Kind

CITIES = ("襄阳市", "许昌市", "临沂市", "衡阳市", "滁州市", "绵阳市", "湖州市", "遵义市")
_COUNTIES, _TOWNS = 7, 6
FIRST, LAST = date(2012, 1, 1), date(2021, 12, 31)


@dataclass(frozen=True, slots=True)
class Place:
    """A division of the city, c, k (county), t (township) or v (village)."""

    code: str
    name: str
    level: Literal["c", "k", "t", "v"]
    parent: str = ""  # code

    @property
    def short(self) -> str:
        """襄城 for 襄城县; 费县 stays."""
        return self.name[:-1] if len(self.name) > 2 else self.name

    @property
    def word(self) -> str:
        """The syllable by which its own paper calls it: 市, 县, 区, 镇."""
        return self.name[-1]

    def fill(self, pattern: str) -> str:
        """A name's pattern with {J}, {S} and {L} filled."""
        return pattern.replace("{J}", self.name).replace("{S}", self.short).replace("{L}", self.word)


@dataclass(frozen=True, slots=True)
class Name:
    """A name that a body bears from a day on, short as printed after 市 and in full."""

    core: str
    full: str
    head: str
    deputy: str
    since: date = FIRST


@dataclass(frozen=True, slots=True)
class Body:
    """Something with a head. Bodies of one `family` follow one another where both readings are right."""

    id: str
    key: str
    place: Place
    names: tuple[Name, ...]
    kind: Kind = "Organization"
    since: date = date(2000, 1, 1)
    until: date = date(2100, 1, 1)
    family: str = ""

    def name(self, day: date) -> Name:
        """The name it bears on a day, the first one before all."""
        return next((n for n in reversed(self.names) if n.since <= day), self.names[0])

    def stands(self, day: date) -> bool:
        """Whether it is there on a day."""
        return self.since <= day < self.until


@dataclass(frozen=True, slots=True)
class Change:
    """What became of bodies on a day: old ids, new id; rename, merged, either or new."""

    day: date
    old: tuple[str, ...]
    new: str
    kind: str


def draw_places(rng: Random, city: str = "") -> tuple[str, list[Place]]:
    """The province's name and the city, its counties, some of their townships and villages."""
    register = load()
    division = register.named(city or rng.choice(CITIES), "prefecture")[0]
    places = [Place(division.code, division.name, "c")]
    counties = [c for c in register.children(division.code) if not c.zone and len(c.name) <= 4]
    for county in sorted(rng.sample(counties, min(_COUNTIES, len(counties))), key=lambda c: c.code):
        places.append(Place(county.code, county.name, "k", division.code))
        towns = [t for t in register.children(county.code) if t.name[-1] in "镇乡" and len(t.name) <= 4]
        for town in sorted(rng.sample(towns, min(_TOWNS, len(towns))), key=lambda t: t.code):
            places.append(Place(town.code, town.name, "t", county.code))
            villages = [v for v in register.children(town.code) if v.name[-1] == "村" and len(v.name) <= 4]
            for village in villages[:2]:
                places.append(Place(village.code, village.name, "v", town.code))
    return register.path(division)[0].name, places


def offices(places: list[Place]) -> tuple[list[Body], list[Change]]:
    """All public offices of all places, and what became of them."""
    found = [
        _office(row, place)
        for place in places
        for row in rows("bodies")
        if place.level in row[1] and not _rename_to(row[0])
    ]
    return found, sorted(_changes(places), key=lambda change: (change.day, change.new))


def _office(row: tuple[str, ...], place: Place) -> Body:
    key = row[0]
    names, family = [_name(row, place)], ""
    since, until = date(2000, 1, 1), date(2100, 1, 1)
    for change in rows("changes"):
        old, new, day = _old(change, place), change[1], _day(change, place)
        kind = _class(change, place)
        if key in old and kind == "rename":
            names.append(_name(_row(new, place.level), place, day))
        elif key in old:
            until = day
        elif key == new:
            since = day
        if kind == "either" and key in (*old, new):
            family = f"{place.code}-{new}"
    return Body(f"{place.code}-{key}", key, place, tuple(names), "Organization", since, until, family)


def _old(change: tuple[str, ...], place: Place) -> list[str]:
    return [key for key in change[0].split(",") if _row(key, place.level)]


def _class(change: tuple[str, ...], place: Place) -> str:
    """Where the county had one of the merged bodies only, either reading is right."""
    return "either" if change[2] == "merged" and len(_old(change, place)) < 2 else change[2]


def _rename_to(key: str) -> bool:
    return any(row[1] == key and row[2] == "rename" for row in rows("changes"))


def _row(key: str, level: str) -> tuple[str, ...]:
    return next((row for row in rows("bodies") if row[0] == key and level in row[1]), ())


def _name(row: tuple[str, ...], place: Place, since: date = FIRST) -> Name:
    core, full, head, deputy = (place.fill(cell) for cell in row[3:7])
    return Name(core, full, head, deputy, since)


def _day(change: tuple[str, ...], place: Place) -> date:
    return date.fromisoformat(change[3] if place.level == "c" else change[4])


def _changes(places: list[Place]) -> Iterator[Change]:
    for place in (each for each in places if each.level in "ck"):
        for row in rows("changes"):
            if not _row(row[1], place.level):
                continue
            old = tuple(f"{place.code}-{key}" for key in _old(row, place))
            kind = _class(row, place)
            yield Change(
                _day(row, place), old, old[0] if kind == "rename" else f"{place.code}-{row[1]}", kind
            )
