"""Divisions by the names and forms they bear now or bore once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TypeVar

from kg.annotate.places_division import Division
from kg.annotate.places_history import Period, periods, seats, township_names, upper_periods
from kg.annotate.places_names import LEVELS, Level, short_forms
from kg.annotate.places_scan import Scanner
from kg.annotate.places_store import township, townships, uppers
from kg.annotate.places_zones import generic_zone_names
from kg.resources import rows

_V = TypeVar("_V")
_SCANNED_TOWNSHIPS = ("镇", "乡", "街道", "苏木")
_LEVELS_OF_PERIODS: Mapping[str, Level] = {level: level for level in LEVELS} | {"zone": "county"}


def division_now(code: str) -> Division | None:
    """The division of an id as it is now, or as it was last; None for a village or an unknown code."""
    if code in uppers():
        return uppers()[code].division
    found = township(code)
    if found or not periods(code):
        return found
    return as_of(Division(code, "", "county", ""), periods(code)[-1])


def as_of(division: Division, period: Period) -> Division:
    """The division as it was in one of its periods."""
    zone = division.zone or period.level == "zone"
    parent = period.parent or division.parent
    return Division(division.code, period.name, _LEVELS_OF_PERIODS[period.level], parent, zone)


def lies_in(division: Division) -> Division | None:
    """The county that a zone's township lies in by the administrative register, None where it is no other."""
    return division_now(seats().get(division.code, ""))


@cache
def children() -> dict[str, list[str]]:
    """Codes of the divisions of the upper levels right below each."""
    return grouped((u.division.parent, code) for code, u in uppers().items())


@cache
def by_name() -> dict[str, list[str]]:
    """Codes by official name, in level then code order; townships in `by_township`."""
    ranked = sorted(uppers().items(), key=lambda item: LEVELS.index(item[1].division.level))
    return grouped((upper.division.name, code) for code, upper in ranked)


@cache
def by_township() -> dict[str, list[str]]:
    """Codes of townships by name."""
    return grouped((name, code) for code, name in townships().items())


@cache
def by_short() -> dict[str, list[str]]:
    """Codes by short form."""
    return grouped((form, code) for code, upper in uppers().items() for form in upper.shorts)


@cache
def by_local() -> dict[str, list[str]]:
    """Codes of zones by forms that are clear in their own city."""
    return grouped((form, code) for code, upper in uppers().items() for form in upper.locals)


@cache
def by_old_short() -> dict[str, list[Period]]:
    """The periods of names that are not those of today, by short form."""
    old = (p for p in upper_periods() if p.level != "zone" and _is_old(p))
    return grouped((form, p) for p in old for form in short_forms(p.name, p.level))


def _is_old(period: Period) -> bool:
    upper = uppers().get(period.division)
    return upper is None or upper.division.name != period.name


def is_short(form: str, division: Division) -> bool:
    """Whether a form is short for the name that the division bears as it is given."""
    upper = uppers().get(division.code)
    if upper is None or upper.division.name == division.name:
        return upper is not None and form in upper.shorts
    return form in short_forms(division.name, division.level)


@cache
def ambiguous() -> dict[str, str]:
    """Forms that a scan leaves out, with the reason."""
    return {row[0]: row[2] for row in rows("gazetteer/ambiguous.tsv")}


def scanner(lookup: Callable[[str], tuple[Division, ...]]) -> Scanner:
    """A scan for official names, forms of both kinds and townships, without what is ambiguous or generic.

    Old names of three hanzi or more are among them, and old short forms of prefectures and cities (襄樊).
    """
    old = [p for p in upper_periods() if _is_old(p)]
    towns = (name for name in (*by_township(), *township_names()) if name.endswith(_SCANNED_TOWNSHIPS))
    later = {name for name in (*(p.name for p in old), *towns) if len(name) > 2}
    out = ambiguous().keys() | generic_zone_names()
    shorts = by_short().keys() | _old_shorts_scanned()
    return Scanner({*by_name(), *later, *_full_variants()} - out, shorts - out, lookup)


def _old_shorts_scanned() -> set[str]:
    found = by_old_short().items()
    return {form for form, old in found if any(p.level == "prefecture" or p.name[-1] == "市" for p in old)}


def _full_variants() -> list[str]:
    """Zones named in full after their city's full name: 焦作市城乡一体化示范区."""
    zones = (upper for upper in uppers().values() if upper.division.zone)
    return [form for zone in zones for form in zone.shorts if form.endswith(zone.division.name[-4:])]


def grouped(pairs: Iterable[tuple[str, _V]]) -> dict[str, list[_V]]:
    """Values by key, in the order in which they come."""
    table: dict[str, list[_V]] = defaultdict(list)
    for key, value in pairs:
        table[key].append(value)
    return dict(table)
