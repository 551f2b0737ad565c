"""The register of China's divisions, from province down to village, and the forms of their names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import TypeVar

from kg.annotate.places_division import Division
from kg.annotate.places_names import LEVELS, Level, level_of, normalise, suffix_of
from kg.annotate.places_nearest import nearest_division
from kg.annotate.places_resolve import narrowed
from kg.annotate.places_scan import Hit, Scanner
from kg.annotate.places_store import township, townships, townships_below, uppers, village_areas, villages
from kg.annotate.places_zones import generic_zone_names
from kg.resources import rows

__all__ = ["LEVELS", "Division", "Gazetteer", "Hit", "Level", "load", "normalise", "province_abbreviation"]

_V = TypeVar("_V")
_SCANNED_TOWNSHIPS = ("镇", "乡", "街道", "苏木")


class Gazetteer:
    """Looks divisions up by code, by official name, by short form and in running text."""

    def get(self, code: str) -> Division | None:
        """The division of a code of 2, 4, 6, 9 or 12 digits, None where the register has none."""
        if code in uppers():
            return uppers()[code].division
        if len(code) == 12:
            return next((v for v in self._villages(code[:9]) if v.code == code), None)
        return township(code)

    def parent(self, division: Division) -> Division | None:
        """The division right above, None for a province."""
        return self.get(division.parent) if division.parent else None

    def path(self, division: Division) -> tuple[Division, ...]:
        """From the province down to the division itself."""
        above = self.parent(division)
        return (*self.path(above), division) if above else (division,)

    def children(self, code: str) -> tuple[Division, ...]:
        """The divisions right below, in code order; () for an unknown code."""
        below = [uppers()[c].division for c in self._children.get(code, ())]
        if len(code) in (4, 6):
            below += [t for t in self._townships(code) if t.parent == code]
        if len(code) in (6, 9):
            below += [v for v in self._villages(code) if v.parent == code]
        return tuple(below)

    def named(self, name: str, level: Level | None = None) -> tuple[Division, ...]:
        """Divisions above the village with exactly this official name, in level then code order."""
        found: list[Division] = [uppers()[code].division for code in self._by_name.get(name, ())]
        if level in (None, "township"):
            found += self._of_codes(self._by_township.get(name, ()))
        return tuple(d for d in found if level is None or d.level == level)

    def short(self, name: str) -> tuple[Division, ...]:
        """Divisions above the township whose short form is `name`: 恩施 → 恩施州 and 恩施市.

        Forms that mostly mean something else are given too: ask `ambiguous`.
        """
        return self._of_codes(self._by_short.get(name, ()))

    def ambiguous(self, form: str) -> str | None:
        """Why a form is left out of `find` (an everyday word, a personal name), None where it is not."""
        return self._ambiguous.get(form)

    def renamed(self, name: str) -> tuple[tuple[str, int, str], ...]:
        """(new name, year, code of the division it is now) for an old name: 襄樊市 → 襄阳市, 2010."""
        return self._old_names.get(name, ())

    def find(self, text: str) -> list[Hit]:
        """Longest matches, left to right: official names, short forms, old names and townships.

        An old name comes with the division it is now. Townships are candidates: one name has many.
        """
        return self._scanner.find(text)

    def within(self, name: str, ancestor_code: str) -> tuple[Division, ...]:
        """Townships and villages of that name anywhere below a division, in level then code order.

        The exact or normalised name counts; only where there is none, 石桥居委会 and 石桥村 also stand
        for 石桥社区 (the name without its ending), and 崔村 for 崔村村.
        """
        plain = normalise(name)
        wanted, stems = {name, plain}, {plain, _village_stem(plain)}
        below = list(self._below(ancestor_code, level_of(plain), holding=wanted | stems))
        exact = tuple(d for d in below if d.name in wanted)
        if exact or suffix_of(plain, "village") == "":
            return exact
        return tuple(d for d in below if d.level == "village" and _village_stem(d.name) in stems)

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
        hints = [frozenset(d.code for d in self._candidates(hint, own)) for hint in path_hint]
        found = self._candidates(name, own) or self._lower(name, own, hints)
        if any(hints) and level_of(normalise(name)) == "village":
            found = self._lower(name, own, hints) or found
        return narrowed(found, own, hints, self.path)

    def _candidates(self, name: str, own: tuple[Division, ...]) -> tuple[Division, ...]:
        plain = normalise(name)
        if name in generic_zone_names():
            return tuple(self._local_zones(name, own))
        found = [*self.named(name), *self.named(plain), *self.short(name)]
        found += self._local_zones(name, own)
        if not found:
            found += self._of_codes(code for _, _, code in self.renamed(name))
        return tuple(dict.fromkeys(found))

    def _local_zones(self, name: str, own: tuple[Division, ...]) -> Iterator[Division]:
        """Zones of the own city that papers there call by a form like 示范区 alone."""
        cities = (d for d in own if d.level == "prefecture" or (d.level == "province" and d.name[-1] == "市"))
        area = next((d.code for d in cities), own[-1].code if own else None)
        codes = (*self._by_local.get(name, ()), *self._by_township.get(name, ()))
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

    def _townships(self, code: str, holding: Collection[str] = ("",)) -> Iterator[Division]:
        return (division for division in map(township, townships_below(code, holding)) if division)

    def _villages(self, code: str, holding: Collection[str] = ("",)) -> Iterator[Division]:
        for area in village_areas(code):
            for town, found in villages(area, holding):
                if town.startswith(code[:9]):
                    parent = town if town in townships() else _upper_parent(town)
                    yield from (Division(number, name, "village", parent) for number, name in found)

    def _of_codes(self, codes: Iterable[str]) -> tuple[Division, ...]:
        found = [d for d in map(self.get, codes) if d]
        return tuple(sorted(found, key=lambda d: (LEVELS.index(d.level), d.code)))

    @cached_property
    def _children(self) -> dict[str, list[str]]:
        return _grouped((u.division.parent, code) for code, u in uppers().items())

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        ranked = sorted(uppers().items(), key=lambda item: LEVELS.index(item[1].division.level))
        return _grouped((upper.division.name, code) for code, upper in ranked)

    @cached_property
    def _by_short(self) -> dict[str, list[str]]:
        return _grouped((form, code) for code, upper in uppers().items() for form in upper.shorts)

    @cached_property
    def _by_local(self) -> dict[str, list[str]]:
        return _grouped((form, code) for code, upper in uppers().items() for form in upper.locals)

    @cached_property
    def _by_township(self) -> dict[str, list[str]]:
        return _grouped((name, code) for code, name in townships().items())

    @cached_property
    def _ambiguous(self) -> dict[str, str]:
        return {row[0]: row[2] for row in rows("gazetteer/ambiguous.tsv")}

    @cached_property
    def _old_names(self) -> dict[str, tuple[tuple[str, int, str], ...]]:
        table = _grouped((row[0], row) for row in rows("gazetteer/old_names.tsv"))
        return {old: tuple((r[1], int(r[2]), r[3]) for r in found) for old, found in table.items()}

    @cached_property
    def _full_variants(self) -> list[str]:
        """Zones named in full after their city's full name: 焦作市城乡一体化示范区."""
        zones = (upper for upper in uppers().values() if upper.division.zone)
        return [form for zone in zones for form in zone.shorts if form.endswith(zone.division.name[-4:])]

    @cached_property
    def _scanner(self) -> Scanner:
        """Official names, forms of both kinds and townships, without what is ambiguous or generic."""
        towns = (name for name in self._by_township if name.endswith(_SCANNED_TOWNSHIPS))
        later = {name for name in (*self._old_names, *towns) if len(name) > 2}
        full = {*self._by_name, *later, *self._full_variants}
        out = self._ambiguous.keys() | generic_zone_names()
        return Scanner(full - out, self._by_short.keys() - out, self._meant)

    def _meant(self, name: str) -> tuple[Division, ...]:
        found = dict.fromkeys((*self.named(name), *self.short(name)))
        return tuple(found) or self._of_codes(code for _, _, code in self.renamed(name))


def _village_stem(name: str) -> str:
    return name[: len(name) - len(suffix_of(name, "village"))]


def _upper_parent(town: str) -> str:
    return next(town[:n] for n in (6, 4, 2) if town[:n] in uppers())


def _grouped(pairs: Iterable[tuple[str, _V]]) -> dict[str, list[_V]]:
    table: dict[str, list[_V]] = defaultdict(list)
    for key, value in pairs:
        table[key].append(value)
    return dict(table)


@cache
def load() -> Gazetteer:
    """The gazetteer of this process; its tables are read when they are first asked for."""
    return Gazetteer()


def province_abbreviation(hanzi: str) -> Division | None:
    """The province that one hanzi stands for: 豫 → 河南省; None for any other."""
    name = next((row[1] for row in rows("gazetteer/province_abbreviations.tsv") if row[0] == hanzi), None)
    return load().named(name, "province")[0] if name else None
