"""Townships of the statistical register of 2015 to 2023: older names and parents, ends and what took them in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from lineage import Step, Thing
from snapshots import Unit
from sources import NEWEST

from kg.annotate.places_names import suffix_of

Register = Mapping[int, Sequence[tuple[str, str]]]  # year → (code, name) of each township
Villages = Callable[
    [int, frozenset[str]], Mapping[str, Counter[str]]
]  # year, townships → village names of each


def township_things(register: Register, counties: Mapping[tuple[int, str], str]) -> list[Thing]:
    """Townships through time: one keeps its identity through a new name, ending, code or county.

    `counties` is (year, county code) → id of the county. Evidence, each the only one of its kind: the same
    name in the county, the same name but for its ending, the same code where no fewer began in the county
    than ended, the same name in the prefecture; a name that comes back in its county is the one it was.
    """
    found: list[Thing] = []
    before = 0
    for year, rows in sorted(register.items()):
        units = [_unit(code, name, counties.get((year, code[:6]), code[:6])) for code, name in rows]
        step = Step((t for t in found if t.last == before), units, year)
        step.by_key(lambda u: (u.parent, u.name))
        asleep = Step((t for t in found if t.last < before), step.new, year)
        asleep.by_key(lambda u: (u.parent, u.name))
        step.new = asleep.new
        step.by_key(lambda u: u.stem and (u.parent, u.stem))
        ended, begun = (Counter(u.parent for u in side) for side in ((t.unit for t in step.old), step.new))
        step.by_key(lambda u, e=ended, b=begun: e[u.parent] <= b[u.parent] and (u.parent, u.code[6:]))  # type: ignore[misc]
        step.by_key(lambda u: (u.seat, u.name))
        found += [Thing({year: unit}, year) for unit in step.new]
        before = year
    return found


def _unit(code: str, name: str, county: str) -> Unit:
    stem = name[: len(name) - len(suffix_of(name, "township"))]
    return Unit("township", code, name, county[:2], county, "", stem if len(stem) > 1 else "", county[:4])


def then_rows(things: Iterable[Thing]) -> list[str]:
    """Rows id, name, code, county, first year, last year ("-": still so), of all that changed or ended; sorted.

    The first year is "-" where the first snapshot has it already. The id is the code of 2023, of what ended
    the last code, with `x` and the year where a living one has it.
    """
    things = sorted(things, key=lambda t: (-t.last, t.unit))
    living = {t.unit.code for t in things if t.last == NEWEST}
    begins = min(year for thing in things for year in thing.units)
    rows: list[str] = []
    for thing in things:
        runs = _runs(thing)
        if len(runs) > 1 or thing.last < NEWEST:
            rows += _lines(identity(thing, living), runs, thing.last, begins)
    return sorted(rows)


def identity(thing: Thing, living: set[str]) -> str:
    """Its code of 2023, or its last one."""
    code = thing.unit.code
    return code if thing.last == NEWEST or code not in living else f"{code}x{thing.last}"


def _runs(thing: Thing) -> list[tuple[Unit, int]]:
    runs: list[tuple[Unit, int]] = []
    for year, unit in thing.units.items():
        if not runs or (runs[-1][0].name, runs[-1][0].parent) != (unit.name, unit.parent):
            runs.append((unit, year))
    return runs


def _lines(me: str, runs: list[tuple[Unit, int]], last: int, begins: int) -> Iterable[str]:
    for number, (unit, first) in enumerate(runs):
        end = str(runs[number + 1][1]) if number + 1 < len(runs) else "-" if last == NEWEST else str(last + 1)
        begin = "-" if first == begins else str(first)
        yield f"{me}\t{unit.name}\t{unit.code}\t{unit.parent}\t{begin}\t{end}"


def became_rows(things: Sequence[Thing], villages: Villages) -> list[str]:
    """Rows id, year, code of the township that has most of its villages now; sorted."""
    living = {t.unit.code for t in things if t.last == NEWEST}
    by_year: dict[int, list[Thing]] = {}
    for thing in things:
        if thing.last < NEWEST:
            by_year.setdefault(thing.last, []).append(thing)
    homes = _homes(villages(NEWEST, frozenset(living)))
    rows = []
    for year, gone in sorted(by_year.items()):
        then = villages(year, frozenset(t.unit.code for t in gone))
        for thing in gone:
            heir = _heir(then.get(thing.unit.code, Counter()), thing.unit, homes)
            if heir:
                rows.append(f"{identity(thing, living)}\t{year + 1}\t{heir}\tvillages")
    return sorted(rows)


def _homes(now: Mapping[str, Counter[str]]) -> dict[tuple[str, str], list[str]]:
    homes: dict[tuple[str, str], list[str]] = {}
    for town, names in sorted(now.items()):
        for name in names:
            homes.setdefault((town[:4], name), []).append(town)
    return homes


def _heir(names: Counter[str], unit: Unit, homes: Mapping[tuple[str, str], list[str]]) -> str:
    """The township of the prefecture that has at least half of the villages, two or more."""
    found = Counter(town for name in names for town in homes.get((unit.seat, name), ()))
    best = found.most_common(1)
    return best[0][0] if best and best[0][1] >= max(2, len(names) / 2) else ""
