"""Divisions in time: the periods in which each bore a name, a code and a parent, and what it became."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from kg.annotate.places_store import packed_lines, townships, upper_parent, uppers
from kg.resources import rows

_TOWNSHIPS_FROM = 2015  # the first register of townships
OPEN = 9999  # the last year of a period that still runs


class Period(NamedTuple):
    """The years in which one division bore a name and a code and lay in a parent.

    A change fell in the year in which one period ends and the next begins, on a day that the sources do not
    give. `first` is 0 where the sources begin later, `last` is OPEN where the period runs on.
    """

    division: str
    name: str
    code: str
    level: str  # a Level, or zone
    parent: str
    first: int
    last: int

    def covers(self, year: int) -> bool:
        """Whether a year lies in it, those of its changes too."""
        return self.first <= year <= self.last


class Ended(NamedTuple):
    """When a division ended, what took it in ("" if no source tells) and what that is known by."""

    year: int
    heirs: tuple[str, ...]
    basis: str


def periods(division: str) -> tuple[Period, ...]:
    """The periods of a division by its id, in order of time; () for a village or an unknown one."""
    if division in _upper_periods():
        return _upper_periods()[division]
    if division in _township_periods():
        return _township_periods()[division]
    name = townships().get(division)
    return (Period(division, name, division, "township", upper_parent(division), 0, OPEN),) if name else ()


def then(division: str, year: int) -> Period | None:
    """The period of a division in a year, in a year of change the older; None where it had none."""
    return next((period for period in periods(division) if period.covers(year)), None)


def bore(name: str) -> tuple[Period, ...]:
    """Every period in which a division above the village bore exactly that name, today's too."""
    return _upper_names().get(name, ()) + _township_names().get(name, ())


def code_then(division: str, year: int) -> str:
    """The official code in a year: a township's begins with its county's of that year; "" where unknown."""
    period = then(division, year)
    if period is None or not period.code.isdigit():
        return ""
    county = then(period.parent, year) if period.level == "township" else None
    return county.code + period.code[6:] if county and len(county.code) == 6 else period.code


@cache
def ended() -> Mapping[str, Ended]:
    """Divisions that ended, by id."""
    table = rows("gazetteer/became.tsv")
    return {row[0]: Ended(int(row[1]), _listed(row[2]), row[3]) for row in table}


def heirs(division: str) -> tuple[str, ...]:
    """What took in a division that ended; () for one that stands or where no source tells."""
    end = ended().get(division)
    return end.heirs if end else ()


def _listed(cell: str) -> tuple[str, ...]:
    return () if cell == "-" else tuple(cell.split("、"))


@cache
def seats() -> Mapping[str, str]:
    """The county in which a township of a functional zone lies, by the township's code."""
    return {row[0]: row[2] for row in rows("gazetteer/zone_seats.tsv")}


def township_names() -> Iterable[str]:
    """Names of the townships that changed or ended, at any time."""
    return _township_names().keys()


def upper_periods() -> Iterable[Period]:
    """The periods of all divisions above the township."""
    return (period for found in _upper_periods().values() for period in found)


@cache
def _upper_periods() -> dict[str, tuple[Period, ...]]:
    table = rows("gazetteer/history.tsv")
    return _in_order(
        Period(me, name, code, level, _cell(parent), _year(first, 0), _year(last, OPEN))
        for me, name, code, level, parent, first, last in table
    )


@cache
def _township_periods() -> dict[str, tuple[Period, ...]]:
    lines = (line.split("\t") for line in packed_lines("townships_then.xz"))
    return _in_order(
        Period(me, name, code, "township", _known(parent), _year(first, 0), _year(last, OPEN))
        for me, name, code, parent, first, last in lines
    )


def _known(parent: str) -> str:
    """The county, or what lies above where the register has no county of that code: 4419 for 441900."""
    return parent if parent in uppers() or parent in _upper_periods() else upper_parent(parent)


def _in_order(found: Iterable[Period]) -> dict[str, tuple[Period, ...]]:
    groups: dict[str, list[Period]] = defaultdict(list)
    for period in found:
        groups[period.division].append(period)
    return {me: tuple(sorted(group, key=lambda p: (p.first, p.last))) for me, group in groups.items()}


def _cell(cell: str) -> str:
    return "" if cell == "-" else cell


def _year(cell: str, otherwise: int) -> int:
    return otherwise if cell == "-" else int(cell)


@cache
def _upper_names() -> dict[str, tuple[Period, ...]]:
    return _by_name(upper_periods())


@cache
def _township_names() -> dict[str, tuple[Period, ...]]:
    return _by_name(period for found in _township_periods().values() for period in found)


def _by_name(found: Iterable[Period]) -> dict[str, tuple[Period, ...]]:
    groups: dict[str, list[Period]] = defaultdict(list)
    for period in found:
        groups[period.name].append(period)
    return {name: tuple(group) for name, group in groups.items()}


def township_codes(division: str) -> Iterator[Period]:
    """The periods of a township cut where its county's code changed, each with the whole code of its time.

    What the county's code was before the first register of townships says nothing of the township's.
    """
    for own in periods(division):
        counties = [c for c in periods(own.parent) if c.last > _TOWNSHIPS_FROM and _overlap(c, own)]
        if not counties:
            yield own
        for county in counties:
            code = county.code + own.code[6:] if len(county.code) == 6 else own.code
            begun = county.first if county.first > _TOWNSHIPS_FROM else 0
            yield own._replace(code=code, first=max(own.first, begun), last=min(own.last, county.last))


def _overlap(one: Period, other: Period) -> bool:
    return one.first < other.last and other.first < one.last
