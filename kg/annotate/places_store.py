"""Reads the compiled register: upper levels, townships, and villages by prefecture on demand."""

from __future__ import annotations

import lzma
from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from typing import NamedTuple, cast

from kg.annotate.places_division import Division
from kg.annotate.places_names import Level
from kg.annotate.places_zones import is_zone_name
from kg.errors import DataError
from kg.resources import resource, rows

_PARENT_LENGTHS = (9, 6, 4, 2)


class Upper(NamedTuple):
    """A division of the upper three levels with the forms that papers print for it."""

    division: Division
    shorts: tuple[str, ...]  # clear anywhere: 焦作
    locals: tuple[str, ...]  # clear inside its own city: 示范区


@cache
def uppers() -> dict[str, Upper]:
    """Provinces, prefectures, counties and zones by code, in code order."""
    table = rows("gazetteer/upper.tsv")
    codes = frozenset(row[0] for row in table)
    return {row[0]: _upper(row, codes) for row in table}


def _upper(row: tuple[str, ...], codes: frozenset[str]) -> Upper:
    code, name, level, zone, shorts, inside = row
    parent = next((code[:n] for n in _PARENT_LENGTHS if n < len(code) and code[:n] in codes), "")
    division = Division(code, name, cast(Level, level), parent, zone == "1")
    return Upper(division, _forms(shorts), _forms(inside))


def _forms(cell: str) -> tuple[str, ...]:
    return () if cell == "-" else tuple(cell.split("、"))


@cache
def townships() -> dict[str, str]:
    """The normalised name of every township by its 9-digit code, in code order."""
    found: dict[str, str] = {}
    for line in packed_lines("townships.xz"):
        county, *cells = line.split("\t")
        for cell in cells:
            found[county + cell[:3]] = cell[3:]
    return found


def packed_lines(name: str) -> list[str]:
    """The lines of a packed table of kg/data/gazetteer."""
    return _unpacked(resource(f"gazetteer/{name}").read_bytes(), name).splitlines()


@cache
def _township_codes() -> tuple[str, ...]:
    return tuple(sorted(townships()))


def townships_below(code: str, holding: Collection[str] = ("",)) -> tuple[str, ...]:
    """Codes of the townships below a province, prefecture or county whose names hold one of the words, in order."""
    codes = _township_codes()
    below = codes[bisect_left(codes, code) : bisect_left(codes, code + ":")]  # ":" follows "9"
    return below if "" in holding else tuple(c for c in below if any(w in townships()[c] for w in holding))


def township(code: str) -> Division | None:
    """The township of a 9-digit code, None where the register has none."""
    name = townships().get(code)
    if name is None:
        return None
    return Division(code, name, "township", upper_parent(code), is_zone_name(name))


def upper_parent(code: str) -> str:
    """The code of the division of the upper three levels right above a township's or village's code."""
    return next(code[:n] for n in (6, 4, 2) if code[:n] in uppers())


@cache
def _blobs() -> dict[str, tuple[int, int]]:
    return {row[0]: (int(row[1]), int(row[2])) for row in rows("gazetteer/villages.tsv")}


def village_areas(prefix: str) -> tuple[str, ...]:
    """The 4-digit areas with villages that a code covers or lies in, in code order."""
    return tuple(area for area in _blobs() if area.startswith(prefix[:4]))


Villages = tuple[tuple[str, str], ...]  # (code, name) of each, for one township


def villages(area: str, holding: Collection[str] = ("",)) -> Sequence[tuple[str, Villages]]:
    """Townships of a 4-digit area with their villages, where the name of one holds one of the words."""
    if "" in holding:
        return _all_villages(area)
    text = _village_text(area)
    here = [word for word in holding if word in text]
    lines = text.splitlines() if here else ()
    return [_township_villages(line) for line in lines if any(word in line for word in here)]


@lru_cache(maxsize=48)
def _all_villages(area: str) -> tuple[tuple[str, Villages], ...]:
    return tuple(map(_township_villages, _village_text(area).splitlines()))


@cache
def _village_text(area: str) -> str:
    if area not in _blobs():
        return ""
    start, length = _blobs()[area]
    with resource("gazetteer/villages.bin").open("rb") as file:
        file.seek(start)
        return _unpacked(file.read(length), f"villages.bin, area {area}")


def _township_villages(line: str) -> tuple[str, Villages]:
    town, *cells = line.split("\t")
    number, found = 0, []
    for cell in cells:
        step, _, name = cell.rpartition(" ")
        number += int(step or 1)
        found.append((f"{town}{number:03d}", name))
    return town, tuple(found)


def _unpacked(data: bytes, what: str) -> str:
    try:
        return lzma.decompress(data).decode("utf-16-le")
    except (lzma.LZMAError, UnicodeDecodeError) as error:
        raise DataError(f"kg/data/gazetteer/{what} is damaged ({error}): reinstall the package") from error
