"""From things to the tables of the package: history.tsv (dated names, codes, parents), became.tsv (ends)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from lineage import FIRST_SAFE_YEAR, Thing
from snapshots import Changes, Unit

FIRST = 1980
LATEST = 2026  # the year of the newest snapshot; what stands in it has no end
Row = tuple[str, str, str]  # code, name, level
Ids = Mapping[int, str]  # identity of a thing in memory → its id


def identities(things: Sequence[Thing], today: Mapping[str, tuple[str, str]]) -> dict[int, str]:
    """The id of each thing: its code of 2023 as the register has it, else its last code.

    `today` is code → (name, level) of the register. Where a later or living thing has that code, the id is
    the code with `x` and the last year.
    """
    ids = {id(t): code for t in things if (code := _registered(t, today))}
    taken = set(ids.values()) | set(today)
    for thing in sorted(things, key=lambda t: (-t.last, t.unit)):
        if id(thing) not in ids:
            code = short_code(thing.unit)
            ids[id(thing)] = code if code not in taken else f"{code}x{thing.last}"
            taken.add(ids[id(thing)])
    return ids


def _registered(thing: Thing, today: Mapping[str, tuple[str, str]]) -> str:
    unit = thing.units.get(2023)
    code = short_code(unit) if unit else ""
    return code if unit and today.get(code) == (unit.name, unit.level) else ""


def short_code(unit: Unit) -> str:
    """The code as the register writes it: 2, 4 or 6 digits by level."""
    return unit.code[: {"province": 2, "prefecture": 4, "county": 6}[unit.level]]


def history_rows(things: Sequence[Thing], ids: Ids, changes: Changes) -> list[str]:
    """Rows id, name, code, level, parent, first and last year ("-": before the sources begin, or it stands).

    A period ends in the year in which the next begins: the change fell in that year, on a day the sources
    do not give.
    """
    parents = _holders(things, ids)
    return sorted(row for thing in things for row in _periods(thing, ids[id(thing)], parents, changes))


def _holders(things: Iterable[Thing], ids: Ids) -> dict[tuple[int, str, str], str]:
    """(year, level, key of the source) → id of the thing."""
    return {
        (year, unit.level, unit.key): ids[id(thing)]
        for thing in things
        for year, unit in thing.units.items()
        if unit.level != "county"
    }


def _periods(
    thing: Thing, me: str, parents: Mapping[tuple[int, str, str], str], changes: Changes
) -> Iterator[str]:
    runs: list[tuple[tuple[str, ...], int, int]] = []
    for year, unit in thing.units.items():
        above = _above(unit, year, parents)
        state = (unit.name, short_code(unit), unit.level, above)
        if runs and runs[-1][0] == state and not _gap(runs[-1][2], year):
            runs[-1] = (state, runs[-1][1], year)
        else:
            runs.append((state, year, year))
    for number, (state, first, last) in enumerate(runs):
        following = runs[number + 1][1] if number + 1 < len(runs) else 0
        end = following if following and not _gap(last, following) else last + 1
        if last == 2024:
            end = changes.year_of(state[0], 2024, LATEST)
        if first == LATEST:
            first = changes.year_of(state[0], 2024, LATEST)
        begin = "-" if first == FIRST else str(first)
        yield "\t".join((me, *state, begin, "-" if last == LATEST else str(end)))


def _gap(last: int, year: int) -> bool:
    return year - last > 1 and (last, year) != (2024, LATEST)


def _above(unit: Unit, year: int, parents: Mapping[tuple[int, str, str], str]) -> str:
    levels = ("prefecture", "province")
    return next(
        (parents[year, level, unit.parent] for level in levels if (year, level, unit.parent) in parents), "-"
    )


def newer_rows(things: Iterable[Thing], ids: Ids, upper: Iterable[Row]) -> list[Row]:
    """(code, name, level) of the counties that came after the register of 2023, in order."""
    names = {(code[:4], name) for code, name, _ in upper}
    known = {code for code, _, _ in upper}
    alive = [(ids[id(t)], t.unit) for t in things if t.last == LATEST and min(t.units) > 2023]
    return sorted(
        (code, unit.name, unit.level)
        for code, unit in alive
        if code not in known and (code[:4], unit.name) not in names
    )


def zone_rows(zones: Mapping[int, Iterable[tuple[str, str]]], known: Container[str]) -> list[str]:
    """Rows of functional zones, from the years in which the register of statistics has them.

    A zone is one by its name and city, whatever its code, and by its code under another name.
    """
    periods: dict[tuple[str, str], list[int]] = {}
    newest_code: dict[tuple[str, str], str] = {}
    for year, found in sorted(zones.items()):
        for code, name in found:
            periods.setdefault((code, name), []).append(year)
            newest_code[code[:4], name] = code
    newest = max(zones)
    begins = min((years[0] for years in periods.values()), default=newest)
    return [
        "\t".join(
            (
                newest_code[code[:4], name],
                name,
                code,
                "zone",
                next((code[:n] for n in (4, 2) if code[:n] in known), "-"),
                "-" if years[0] == begins else str(years[0]),
                "-" if years[-1] == newest else str(years[-1] + 1),
            )
        )
        for (code, name), years in periods.items()
    ]


def became_rows(things: Sequence[Thing], ids: Ids, changes: Changes) -> list[str]:
    """Rows id, year, ids of what took it in set apart by 、 ("-": no source tells), basis; sorted."""
    return sorted(_became(thing, things, ids, changes) for thing in things if thing.last < LATEST)


def _became(thing: Thing, things: Sequence[Thing], ids: Ids, changes: Changes) -> str:
    year = min(y for other in things[:1] for y in other.units if y > thing.last)
    there = [t for t in things if year in t.units and t is not thing]
    for basis, find in (
        ("counties", _by_counties),
        ("event", _by_event),
        ("name", _by_name),
        ("key", _by_key),
    ):
        found = find(thing, there, year, changes)
        if found:
            heirs = "、".join(ids[id(each)] for each in found)
            return "\t".join((ids[id(thing)], str(_when(thing, year, changes)), heirs, basis))
    return "\t".join((ids[id(thing)], str(_when(thing, year, changes)), "-", "-"))


def _when(thing: Thing, year: int, changes: Changes) -> int:
    return changes.year_of(thing.unit.name, thing.last, year) if year == LATEST else year


def _by_counties(thing: Thing, there: Sequence[Thing], year: int, changes: Changes) -> list[Thing]:
    """Where the counties of a prefecture went, most of them first."""
    if thing.unit.level != "prefecture":
        return []
    went = Counter(
        other.units[year].parent
        for other in there
        if other.units[year].level == "county" and _lay_in(other, thing)
    )
    keys = [key for key, _ in sorted(went.items(), key=lambda item: (-item[1], item[0]))]
    above = {t.units[year].key: t for t in there if t.units[year].level != "county"}
    return [above[key] for key in keys if key in above]


def _lay_in(county: Thing, thing: Thing) -> bool:
    return thing.last in county.units and county.units[thing.last].parent == thing.unit.key


def _by_event(thing: Thing, there: Sequence[Thing], year: int, changes: Changes) -> list[Thing]:
    """What the change events name, by the code that the heir has now."""
    codes = changes.heirs(thing.unit, year)
    return [t for t in there if t.unit.code in codes]


def _by_name(thing: Thing, there: Sequence[Thing], year: int, changes: Changes) -> list[Thing]:
    """The prefecture that took a city's name."""
    me = thing.unit
    at = [(t, t.units[year]) for t in there]
    return [t for t, u in at if (u.level, u.name, u.province) == ("prefecture", me.name, me.province)]


def _by_key(thing: Thing, there: Sequence[Thing], year: int, changes: Changes) -> list[Thing]:
    """The one thing in the same prefecture that the yearly table counts as the same: probable only."""
    me = thing.unit
    at = [(t, t.units[year]) for t in there] if year > FIRST_SAFE_YEAR else []
    found = [
        t for t, u in at if (u.level, u.key, u.seat, u.province) == (me.level, me.key, me.seat, me.province)
    ]
    return found if len(found) == 1 else []
