"""The register of today: its rows brought to one form, and the lines of the tables that hold it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from sources import Divisions
from tables import HEADS, packed, write_table

from kg.annotate.places_names import normalise, short_forms
from kg.annotate.places_zones import zone_forms
from kg.resources import rows

ISLANDS = {"台湾省": "71", "香港特别行政区": "81", "澳门特别行政区": "82"}
ZONE_CODES = range(71, 81)  # last two digits of the county code that the register gives to zones
OWN_ENDINGS = ("街道", "镇", "乡", "社区", "村", "嘎查")
Row = tuple[str, str, str]  # code, name, level


def read(source: Divisions, name: str, level: str) -> list[Row]:
    """The rows of one table of the source as (code, normalised name, level), headings left out."""
    table = source.rows(name)
    return [(code, normalise(raw, level), level) for code, raw in table if not is_heading(raw, level)]


def without_parents(table: list[Row], above: dict[str, str]) -> list[Row]:
    """Rows whose names repeat those of their parents lose them: 博爱县许良镇 → 许良镇."""
    return [(code, _bare(code, name, above), level) for code, name, level in table]


def _bare(code: str, name: str, above: dict[str, str]) -> str:
    for length in (4, 6, 9):
        parent = above.get(code[:length], "") if length < len(code) else ""
        rest = name[len(parent) :]
        ending = next((e for e in OWN_ENDINGS if rest.endswith(e)), "")
        if parent and name.startswith(parent) and ending and len(rest) - len(ending) > 1:
            name = rest
    return name


def is_heading(name: str, level: str) -> bool:
    """Whether a row of the source groups divisions and names none (市辖区 …)."""
    for where, ending, _ in rows("gazetteer/pseudo.tsv"):
        if where == level and (name == ending or (level == "township" and name.endswith(ending))):
            return True
    return False


def islands(table: str) -> Iterator[Row]:
    """台湾省, 香港 and 澳门 with the level below them; below the province the codes are ours (with x)."""
    data = json.loads(table)
    for province, parts in data.items():
        code = ISLANDS[province]
        yield code, province, "province"
        if province == "台湾省":
            yield from ((f"{code}x{n:02d}", name, "prefecture") for n, name in enumerate(parts, 1))
        else:
            names = [name.partition("（")[0] for part in parts.values() for name in part]
            yield from ((f"{code}x{n:02d}", name, "county") for n, name in enumerate(names, 1))


def upper_rows(source: Divisions) -> list[Row]:
    """Provinces, prefectures and counties in code order; a county that repeats its city is left out."""
    above = [*read(source, "provinces", "province"), *read(source, "cities", "prefecture")]
    cities = {code: name for code, name, _ in above}
    areas = [row for row in read(source, "areas", "county") if cities.get(row[0][:4]) != row[1]]
    return sorted([*above, *areas, *islands(source.islands())])


def is_zone(row: Row) -> bool:
    """Whether a county row is a functional zone by its code."""
    code, _, level = row
    return level == "county" and code.isdigit() and int(code[4:]) in ZONE_CODES


def upper_lines(table: list[Row]) -> Iterator[str]:
    """Lines of upper.tsv: code, name, level, zone, short forms, forms inside the own city."""
    names = {code: name for code, name, _ in table}
    for row in table:
        code, name, level = row
        zone = is_zone(row)
        wide, inside = short_forms(name, level), tuple[str, ...]()
        if zone:
            wide, inside = zone_forms(name, names[code[:2]], names.get(code[:4], ""))
        cells = (code, name, level, str(int(zone)), "、".join(wide) or "-", "、".join(inside) or "-")
        yield "\t".join(cells)


def township_lines(table: list[Row]) -> Iterator[str]:
    """One line a county: its code, then the last three digits and name of each township."""
    groups: dict[str, list[str]] = defaultdict(list)
    for code, name, _ in sorted(table):
        groups[code[:6]].append(code[6:] + name)
    return ("\t".join((county, *cells)) for county, cells in groups.items())


def village_lines(table: list[Row]) -> Iterator[str]:
    """One line a township: its code, then each village, its number given where it is not the next."""
    groups: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for code, name, _ in table:
        groups[code[:9]].append((int(code[9:]), name))
    for town, found in groups.items():
        cells, last = [town], 0
        for number, name in found:
            cells.append(name if number == last + 1 else f"{number - last} {name}")
            last = number
        yield "\t".join(cells)


def write_villages(table: list[Row], out: Path) -> None:
    """villages.bin, one xz stream an area of four digits, and villages.tsv with their places in it."""
    areas: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(table):
        areas[row[0][:4]].append(row)
    index, blobs, at = [], [], 0
    for area, found in areas.items():
        blob = packed(village_lines(found))
        index.append(f"{area}\t{at}\t{len(blob)}\t{len(found)}")
        blobs.append(blob)
        at += len(blob)
    (out / "villages.bin").write_bytes(b"".join(blobs))
    write_table(out / "villages.tsv", HEADS["villages"], index)
