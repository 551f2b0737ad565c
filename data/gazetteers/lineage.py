"""From snapshots to things: which division of one year is which of the next.

One thing keeps its identity through a bare upgrade, renaming, new code or new parent. A unit that is gone
and one that is new are one thing by the first of these that tells:

1. the same name, in the same province, else anywhere, else under the same parent or code;
2. the same name without its ending, in the same province (淮阳县, 淮阳区);
3. the same code under another name (from 1985: before it, codes were handed out anew);
4. a renaming or an end in the change events (孟县 → 孟州市), where nothing else can have become the new one;
5. the seat of a prefecture that became a city and took its name (毕节市 → 七星关区);
6. a city of its name one level up or down that left no other heir (东莞市), or the same counties below it;
7. a judgement by hand (judged.tsv).
Each pair must be the only one of its kind. All other units end, and others begin.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from snapshots import Changes, Snapshots, Unit

FIRST_SAFE_YEAR = 1985
GENERIC = frozenset(
    {"郊区", "城区", "矿区", "新区", "市郊区", "市区", "东区", "西区", "南区", "北区", "市中区"}
)
Key = Callable[[Unit], Hashable]
Same = Callable[["Thing", Unit], bool]


@dataclass(eq=False)
class Thing:
    """One division through time: its unit at each year's end."""

    units: dict[int, Unit] = field(default_factory=dict)
    last: int = 0

    @property
    def unit(self) -> Unit:
        """Its unit of the last year it is seen."""
        return self.units[self.last]

    def take(self, year: int, unit: Unit) -> None:
        """The unit that it is in a later year."""
        self.units[year], self.last = unit, year


class Step:
    """The passage from one year's end to the next: what is not yet paired on either side."""

    def __init__(
        self, old: Iterable[Thing], new: Iterable[Unit], year: int, allowed: Same | None = None
    ) -> None:
        self.old, self.new, self.year, self.allowed = list(old), list(new), year, allowed

    def by_key(self, old_key: Key, new_key: Key | None = None) -> None:
        """Pairs each old thing and new unit that alone have one key; a false key is none."""
        left, right = defaultdict(list), defaultdict(list)
        for thing in self.old:
            left[old_key(thing.unit)].append(thing)
        for unit in self.new:
            right[(new_key or old_key)(unit)].append(unit)
        self._take(
            (left[key][0], units[0])
            for key, units in right.items()
            if key and len(units) == len(left.get(key, ())) == 1
        )

    def by(self, same: Same) -> None:
        """Pairs what is the same, where neither end is in two such pairs."""
        pairs = [(thing, unit) for thing in self.old for unit in self.new if same(thing, unit)]
        lefts, rights = Counter(id(t) for t, _ in pairs), Counter(id(u) for _, u in pairs)
        self._take((t, u) for t, u in pairs if lefts[id(t)] == rights[id(u)] == 1)

    def _take(self, pairs: Iterable[tuple[Thing, Unit]]) -> None:
        taken: set[int] = set()
        for thing, unit in pairs:
            if self.allowed and not self.allowed(thing, unit):
                continue
            thing.take(self.year, unit)
            taken |= {id(thing), id(unit)}
        self.old = [thing for thing in self.old if id(thing) not in taken]
        self.new = [unit for unit in self.new if id(unit) not in taken]


def things(snapshots: Snapshots, changes: Changes) -> list[Thing]:
    """All divisions through time, in order of first sight."""
    found: list[Thing] = []
    before = 0
    for year, units in snapshots.items():
        new = _pass(found, units, before, year, changes)
        found += [Thing({year: unit}, year) for unit in new]
        before = year
    return found


def _pass(found: list[Thing], units: list[Unit], before: int, year: int, changes: Changes) -> list[Unit]:
    """From one year's end to the next: every thing that goes on takes its unit; gives the units of none."""
    alive = [thing for thing in found if thing.last == before]
    step = Step(alive, units, year, lambda t, u: changes.judged(t.unit, u, year) != "different")
    _by_names(step)
    _again(step, (thing for thing in found if thing.last < before))
    _by_changes(step, changes)
    _across_levels(step, units, _parents(alive, before, year))
    step.by(lambda t, u: changes.judged(t.unit, u, year) == "same")
    return step.new


def _by_names(step: Step) -> None:
    step.by_key(lambda u: u.level != "county" and (u.level, u.key))
    step.by_key(lambda u: (u.level, u.name, u.province))
    step.by_key(lambda u: u.name not in GENERIC and (u.level, u.name))
    step.by_key(lambda u: (u.level, u.name, u.parent))
    step.by_key(lambda u: (u.level, u.name, u.seat))
    step.by_key(lambda u: (u.level, u.name, u.code))
    step.by_key(lambda u: u.level == "county" and _stem(u) and (_stem(u), u.province))
    if step.year >= FIRST_SAFE_YEAR:
        step.by_key(lambda u: (u.level, u.code, u.parent))


def _again(step: Step, gone: Iterable[Thing]) -> None:
    """A division that is set up again under its name in its province or prefecture is the one it was."""
    asleep = Step(gone, step.new, step.year, step.allowed)
    asleep.by_key(lambda u: (u.level, u.name, u.province, u.parent if u.name in GENERIC else ""))
    asleep.by_key(lambda u: (u.level, u.name, u.parent))
    step.new = asleep.new


def _stem(unit: Unit) -> str:
    return unit.stem if len(unit.stem) > 1 and unit.name not in GENERIC else ""


def _by_changes(step: Step, changes: Changes) -> None:
    """By the events: a renaming, or an end with one heir that nothing else can have become.

    A county or city that was made a district keeps its ground where as many ended around it as began; of
    districts that ended together and one new one, none is the new one.
    """

    def renamed(thing: Thing, unit: Unit) -> bool:
        near = _alike(thing, unit) and unit.level == "county"
        return near and changes.renamed(thing.unit, unit, step.year)

    def heir(thing: Thing, unit: Unit) -> bool:
        near = _alike(thing, unit) and unit.level == "county"
        return near and unit.key in changes.heirs(thing.unit, step.year)

    step.by(renamed)
    ended = Counter(thing.unit.seat for thing in step.old)
    begun = Counter(unit.seat for unit in step.new)

    def alone(thing: Thing, unit: Unit) -> bool:
        seat = thing.unit.seat
        if thing.unit.name.endswith("区"):
            return ended[seat] == 1 == begun[unit.seat]
        return ended[seat] >= begun[seat]

    step.by(lambda thing, unit: heir(thing, unit) and alone(thing, unit))


def _alike(thing: Thing, unit: Unit) -> bool:
    return thing.unit.level == unit.level and thing.unit.province == unit.province


def _parents(alive: Sequence[Thing], before: int, year: int) -> list[tuple[str, str]]:
    """(key of the parent before, key of the parent now) of each county that goes on."""
    went_on = [t for t in alive if t.last == year and t.unit.level == "county" and before in t.units]
    return [(thing.units[before].parent, thing.unit.parent) for thing in went_on]


def _across_levels(step: Step, units: Sequence[Unit], moved: list[tuple[str, str]]) -> None:
    names = {unit.key: unit.name for unit in units if unit.level == "prefecture"}
    step.by(lambda t, u: t.unit.level == u.level == "county" and t.unit.name == names.get(u.parent))
    heirs = {unit.parent for unit in step.new}
    step.by(lambda t, u: _as_city(t.unit, u) and u.key not in heirs)
    forth, back = Counter(moved), Counter(new for _, new in moved)
    step.by(
        lambda t, u: _same_counties(t.unit.key, u.key, forth, back) and t.unit.level == u.level != "county"
    )
    empty = {thing.unit.key for thing in step.old} - {old for old, _ in moved}
    step.by(lambda t, u: t.unit.key in empty and _as_district(t.unit, u))


def _as_city(old: Unit, new: Unit) -> bool:
    upward = old.level == "county" and new.level == "prefecture"
    return upward and old.name == new.name and old.province == new.province


def _as_district(old: Unit, new: Unit) -> bool:
    downward = old.level == "prefecture" and new.level == "county"
    return downward and _stem(old) == _stem(new) != "" and old.province == new.province


def _same_counties(old: str, new: str, forth: Counter[tuple[str, str]], back: Counter[str]) -> bool:
    """Whether nine in ten counties of either prefecture are those of the other."""
    both = forth[old, new]
    of_old = sum(count for (parent, _), count in forth.items() if parent == old)
    return both > 1 and both >= 0.9 * max(of_old, back[new])
