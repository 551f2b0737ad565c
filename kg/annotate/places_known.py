"""From a hit of the gazetteer to the district it names, where the sentence means a place there."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.annotate.deictic import DEICTIC
from kg.annotate.home import Home
from kg.annotate.lexicon import core_pattern, title_pattern
from kg.annotate.line import Chunk, Line
from kg.annotate.places_division import Division
from kg.annotate.places_scan import Hit
from kg.annotate.zones import zone_pattern

_ORDER = {"province": 0, "prefecture": 1, "county": 2, "township": 3, "village": 4}

_BODY_ENDS = tuple("局委办会府院厅部处所社团")  # 市农业局|和|县扶贫办
_GOES_ON = re.compile(r"[路街人话菜籍]|社区|小区|新村|村(?![民镇级庄支])")  # 龙泉社区 is none of 龙泉市's


def known_place(line: Line, hit: Hit, home: Home, found: list[Chunk]) -> Chunk | None:
    """The District chunk of a hit, after the chunks `found` on its left; None where it names no place."""
    start, end, candidates, is_short = hit
    text = line.text[start:end]
    if zone_pattern().fullmatch(text) or (text == "和县" and line.text[start - 1 : start] in _BODY_ENDS):
        return None
    before = found[-1] if found and found[-1].end == start else None
    if not (_short_stands(line, hit, home) if is_short else _full_stands(line, hit, before, home)):
        return None
    best = _best(candidates, before, home)
    if not is_short and not best.zone and not text.endswith(best.name) and "自治" not in best.name:
        best = replace(best, name=text)  # an older name stays the name on an older page
    if before and before.core and _is_lower(candidates) and not best.code.startswith(before.core):
        note = f"no {text} is known in {before.name}"
        return Chunk(start, end, "District", text, "township", text, rule="path", note=note)
    kind = "zone" if best.zone else best.level
    note = "" if best.name == text else f"{text} is the short form of {best.name}"
    return Chunk(start, end, "District", text, kind, best.name, core=best.code, rule="gazetteer", note=note)


def _short_stands(line: Line, hit: Hit, home: Home) -> bool:
    """Is the short form (焦作) meant as a place, by its words and what follows?"""
    start, end, candidates, _ = hit
    text = line.text[start:end]
    if _crosses_title(line, start, end) or DEICTIC.fullmatch(text):
        return False
    tags = line.tags(start, end)
    exact = line.is_start(start) and (end in line.ends or core_pattern().match(line.text, end) is not None)
    if not exact or not (set(tags) <= {"LOC", "ORG", "nz", "n", "PER"}):
        return False
    own = any(d in home.path for d in candidates)
    if "PER" in tags and not own and not (text[-1] == "氏" and _same_province(candidates, home)):
        return False
    if "LOC" not in tags and "PER" not in tags and not _is_near(candidates, home):
        return False
    return _GOES_ON.match(line.text, end) is None


def _full_stands(line: Line, hit: Hit, before: Chunk | None, home: Home) -> bool:
    """Is the full name meant as a place: near home, after another place, or so called by the recogniser?"""
    start, end, candidates, _ = hit
    if before or _is_near(candidates, home):
        return True
    tags = line.tags(start, end)
    if _is_lower(candidates):
        return tags == ["LOC"] and line.is_start(start) and end in line.ends
    return "LOC" in tags or "ORG" in tags or end - start >= 4


def _is_lower(candidates: tuple[Division, ...]) -> bool:
    return all(d.level in ("township", "village") for d in candidates)


def _is_near(candidates: tuple[Division, ...], home: Home) -> bool:
    """Does one of them lie in the home's prefecture?"""
    return bool(home.path) and any(d.code.startswith(_area(home)) for d in candidates)


def _crosses_title(line: Line, start: int, end: int) -> bool:
    """Is the short name's first character the end of a title (护士长|阳向前)?"""
    return any(
        m.start() < start < m.end() < end for m in title_pattern().finditer(line.text, max(0, start - 4), end)
    )


def _same_province(candidates: tuple[Division, ...], home: Home) -> bool:
    return bool(home.path) and any(d.code[:2] == home.path[0].code[:2] for d in candidates)


def _area(home: Home) -> str:
    """The code prefix of the home's prefecture (or of its province where that is all)."""
    code = home.division.code if home.division else ""
    return code[:4] if len(code) >= 4 else code


def _best(candidates: tuple[Division, ...], before: Chunk | None, home: Home) -> Division:
    """The candidate inside the place before it, else the nearest to home, else the highest."""
    parent = before.core if before else ""

    def rank(d: Division) -> tuple[int, int, int, str]:
        inside = 0 if parent and d.code.startswith(parent) else 1
        near = 0 if home.path and d.code.startswith(_area(home)) else 1
        province = 0 if home.path and d.code[:2] == home.path[0].code[:2] else 1
        return inside, near * 2 + province, _ORDER[d.level], d.code

    return min(candidates, key=rank)
