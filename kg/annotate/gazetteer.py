"""The register of China's divisions, from province down to village, today or as it was in a year."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, cached_property

from kg.annotate import places_history as history
from kg.annotate import places_index as index
from kg.annotate.places_division import Division
from kg.annotate.places_names import LEVELS, Level, level_of, normalise, suffix_of
from kg.annotate.places_nearest import nearest_division
from kg.annotate.places_resolve import narrowed
from kg.annotate.places_scan import Hit, Scanner
from kg.annotate.places_store import townships, townships_below, upper_parent, village_areas, villages
from kg.annotate.places_zones import generic_zone_names
from kg.resources import rows

__all__ = ["LEVELS", "Division", "Gazetteer", "Hit", "Level", "load", "normalise", "province_abbreviation"]


class Gazetteer:
    """Looks divisions up by code, by official name, by short form and in running text.

    A division is one thing through time: its code here is that of 2023 (of what had ended, the last), its
    name, level and parent are those of `year`, or of today where the year is 0.
    """

    def __init__(self, year: int = 0) -> None:
        self.year = year

    def at(self, date: str | None) -> Gazetteer:
        """The register of the year of an ISO date; itself where there is none."""
        return load(int(date[:4])) if date else self

    def get(self, code: str) -> Division | None:
        """The division of a code of 2, 4, 6, 9 or 12 digits, None where the register has none."""
        if len(code) == 12:
            return next((v for v in self._villages(code[:9]) if v.code == code), None)
        now = index.division_now(code)
        then = history.then(code, self.year) if now and self.year else None
        return index.as_of(now, then) if now and then else now

    def parent(self, division: Division) -> Division | None:
        """The division right above, None for a province."""
        return self.get(division.parent) if division.parent else None

    def path(self, division: Division) -> tuple[Division, ...]:
        """From the province down to the division itself."""
        above = self.parent(division)
        return (*self.path(above), division) if above else (division,)

    def seat(self, division: Division) -> Division | None:
        """The county that a zone's township lies in, though the zone manages it; None for any other."""
        return index.lies_in(division)

    def children(self, code: str) -> tuple[Division, ...]:
        """The divisions that are right below today, in code order; () for an unknown code."""
        below = list(self._all(index.children().get(code, ())))
        if len(code) in (4, 6):
            below += [t for t in self._townships(code) if t.parent == code]
        if len(code) in (6, 9):
            below += [v for v in self._villages(code) if v.parent == code]
        return tuple(below)

    def named(self, name: str, level: Level | None = None) -> tuple[Division, ...]:
        """Divisions above the village with exactly this official name, in level then code order."""
        now = (*index.by_name().get(name, ()), *index.by_township().get(name, ()))
        then = [p.division for p in history.bore(name) if self.year and p.covers(self.year)]
        found = [d for d in self._of_codes((*now, *then)) if d.name == name or d.code in then]
        return tuple(d for d in found if level is None or d.level == level)

    def short(self, name: str) -> tuple[Division, ...]:
        """Divisions above the township whose short form is `name`: 恩施 → 恩施州 and 恩施市.

        Forms that mostly mean something else are given too: ask `ambiguous`.
        """
        now = index.by_short().get(name, [])
        old = [p.division for p in index.by_old_short().get(name, ()) if self.year and p.covers(self.year)]
        found = self._of_codes((*now, *old))
        return tuple(d for d in found if d.code in old or index.is_short(name, d)) or self._of_codes(now)

    def ambiguous(self, form: str) -> str | None:
        """Why a form is left out of `find` (an everyday word, a personal name), None where it is not."""
        return index.ambiguous().get(form)

    def once(self, name: str) -> tuple[Division, ...]:
        """Divisions that bore a name at another time: of those before, the last; else those after, the first."""
        year = self.year or history.OPEN
        found = history.bore(name)
        before = max((p.last for p in found if p.last <= year), default=0)
        after = min((p.first for p in found if p.first >= year), default=0)
        near = [p for p in found if (p.last == before if before else p.first == after)]
        return self._of_codes(p.division for p in (near if self.year else found))

    def find(self, text: str) -> list[Hit]:
        """Longest matches, left to right: official names, short forms, old names and townships.

        A name of another time comes with the division that bore it. Townships are candidates: one name has many.
        """
        return self._scanner.find(text)

    def within(self, name: str, ancestor_code: str) -> tuple[Division, ...]:
        """Townships and villages of that name anywhere below a division, in level then code order.

        The exact or normalised name counts, of a township at any time; only where there is none, 石桥居委会 and
        石桥村 also stand for 石桥社区 (the name without its ending), and 崔村 for 崔村村. Below a division that
        ended lies what lies below those that took it in.
        """
        if heirs := history.heirs(ancestor_code):
            return tuple(dict.fromkeys(d for code in heirs for d in self.within(name, code)))
        plain = normalise(name)
        wanted, stems = {name, plain}, {plain, _village_stem(plain)}
        below = list(self._below(ancestor_code, level_of(plain), holding=wanted | stems))
        exact = tuple(d for d in below if d.name in wanted) or self._once_within(plain, ancestor_code)
        if exact or suffix_of(plain, "village") == "":
            return exact
        return tuple(d for d in below if d.level == "village" and _village_stem(d.name) in stems)

    def of_stem(self, name: str, ancestor_code: str) -> tuple[Division, ...]:
        """Townships below a division that are called so but for the ending: 冯塘镇 for 冯塘乡, before it was 镇."""
        plain = normalise(name, "township")
        stem = plain[: len(plain) - len(suffix_of(plain, "township"))]
        if len(stem) < 2 or stem == plain or len(ancestor_code) < 4:
            return ()
        endings = {stem + ending for ending in ("乡", "镇", "街道", "苏木")}
        return tuple(d for d in self._townships(ancestor_code, {stem}) if d.name in endings)

    def nearest(self, name: str, ancestor_code: str) -> tuple[Division, float] | None:
        """The one township or village below a division that `name` misprints: 石集镇 → 石桥镇.

        The likeness (0–1) counts hanzi before the ending. None where no single candidate stands out.
        """
        plain = normalise(name)
        level = level_of(plain)
        return nearest_division(plain, level, self._below(ancestor_code, level)) if level else None

    def resolve(
        self, name: str, place_code: str | None = None, path_hint: Sequence[str] = ()
    ) -> tuple[Division, ...]:
        """What a name stands for, best first: one answer is sure, several are ambiguous, () is unknown.

        `path_hint` holds names of divisions above it (河南省, 焦作市); `place_code` is the paper's place.
        """
        place = self.get(place_code) if place_code else None
        own = self.path(place) if place else ()
        hints = [self._codes(hint, own) for hint in path_hint]
        found = self._candidates(name, own) or self._lower(name, own, hints)
        if any(hints) and level_of(normalise(name)) == "village":
            found = self._lower(name, own, hints) or found
        kept = narrowed(found, own, hints, self._above)
        if kept or not any(hints):
            return kept
        ever = self._of_codes(period.division for period in history.bore(name))
        return narrowed(ever, own, hints, self._above)

    def _above(self, division: Division) -> tuple[Division, ...]:
        """All that a division lies in by any reckoning: in the year, today, and beside its zone."""
        now, seat = index.division_now(division.code) or division, self.seat(division)
        return (*self.path(division), *load().path(now), *(self.path(seat) if seat else ()))

    def _candidates(self, name: str, own: tuple[Division, ...]) -> tuple[Division, ...]:
        plain = normalise(name)
        if name in generic_zone_names():
            return tuple(self._local_zones(name, own))
        found = [*self.named(name), *self.named(plain), *self.short(name)]
        found += self._local_zones(name, own)
        return tuple(dict.fromkeys(found or self._once_near(name, own)))

    def _codes(self, name: str, own: tuple[Division, ...]) -> frozenset[str]:
        """What a name may stand for, and what took it in."""
        codes = [d.code for d in self._candidates(name, own)]
        return frozenset((*codes, *(heir for code in codes for heir in history.heirs(code))))

    def _once_near(self, name: str, own: tuple[Division, ...]) -> Iterator[Division]:
        """Divisions that bore the name at another time; of townships those in the own place's reach."""
        reach = {d.code for d in own if d.level != "province"}
        for found in self.once(name):
            if found.level != "township" or not reach or reach & {d.code for d in self._above(found)}:
                yield found

    def _local_zones(self, name: str, own: tuple[Division, ...]) -> Iterator[Division]:
        """Zones of the own city that papers there call by a form like 示范区 alone."""
        cities = (d for d in own if d.level == "prefecture" or (d.level == "province" and d.name[-1] == "市"))
        area = next((d.code for d in cities), own[-1].code if own else None)
        codes = (*index.by_local().get(name, ()), *index.by_township().get(name, ()))
        yield from self._of_codes(code for code in codes if area and code.startswith(area))

    def _lower(
        self, name: str, own: tuple[Division, ...], hints: Sequence[frozenset[str]]
    ) -> tuple[Division, ...]:
        """Townships and villages of a name below what the hints name, else below the own place."""
        if any(hints):
            areas = sorted(frozenset.union(*hints))
            return tuple(dict.fromkeys(d for code in areas for d in self.within(name, code)))
        near = (self.within(name, d.code) for d in reversed(own) if d.level != "province" or d is own[-1])
        return next(filter(None, near), ())

    def _below(self, code: str, level: Level | None, holding: Collection[str] = ("",)) -> Iterator[Division]:
        if level != "village" and len(code) < 9:
            yield from self._townships(code, holding)
        if level != "township":
            yield from self._villages(code, holding)

    def _once_within(self, name: str, code: str) -> tuple[Division, ...]:
        found = [p for p in history.bore(name) if p.level == "township"]
        return self._of_codes(
            p.division for p in found if p.parent.startswith(code) or p.division.startswith(code)
        )

    def _townships(self, code: str, holding: Collection[str] = ("",)) -> Iterator[Division]:
        return self._all(townships_below(code, holding))

    def _villages(self, code: str, holding: Collection[str] = ("",)) -> Iterator[Division]:
        for area in village_areas(code):
            for town, found in villages(area, holding):
                if town.startswith(code[:9]):
                    parent = town if town in townships() else upper_parent(town)
                    yield from (Division(number, name, "village", parent) for number, name in found)

    def _all(self, codes: Iterable[str]) -> Iterator[Division]:
        return (division for division in map(self.get, codes) if division)

    def _of_codes(self, codes: Iterable[str]) -> tuple[Division, ...]:
        found = self._all(dict.fromkeys(codes))
        return tuple(sorted(found, key=lambda d: (LEVELS.index(d.level), d.code)))

    @cached_property
    def _scanner(self) -> Scanner:
        return load()._scanner.asking(self._meant) if self.year else index.scanner(self._meant)

    def _meant(self, name: str) -> tuple[Division, ...]:
        found = tuple(dict.fromkeys((*self.named(name), *self.short(name))))
        return found or (self.once(name) if len(name) > 2 else ())


def _village_stem(name: str) -> str:
    return name[: len(name) - len(suffix_of(name, "village"))]


@cache
def load(year: int = 0) -> Gazetteer:
    """The gazetteer of a year, or of today; its tables are read when they are first asked for."""
    return Gazetteer(year)


def province_abbreviation(hanzi: str) -> Division | None:
    """The province that one hanzi stands for: 豫 → 河南省; None for any other."""
    name = next((row[1] for row in rows("gazetteer/province_abbreviations.tsv") if row[0] == hanzi), None)
    return load().named(name, "province")[0] if name else None
