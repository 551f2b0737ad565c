"""From a sentence to the districts it names: full names, short names, written paths, deictic words."""

from __future__ import annotations

from dataclasses import replace

from kg.annotate.deictic import find_deictic
from kg.annotate.gazetteer import Gazetteer
from kg.annotate.home import Home
from kg.annotate.line import Chunk, Line, overlaps
from kg.annotate.places_known import known_place
from kg.annotate.places_lower import with_lower_parts, with_sums
from kg.annotate.places_words import (
    find_before_branch,
    find_communities,
    find_ethnic_townships,
    find_listed,
    find_old_prefectures,
    find_recognised,
)
from kg.annotate.zones import find_zones

_DEPTH = {"province": 0, "prefecture": 1, "county": 2, "zone": 2, "township": 3, "village": 4}


def find_places(line: Line, gazetteer: Gazetteer, home: Home) -> list[Chunk]:
    """District chunks of a sentence, longest reading first, not overlapping; paths give `within`."""
    found: list[Chunk] = []
    for hit in gazetteer.find(line.text):
        chunk = known_place(line, hit, home, found)
        if chunk:
            found.append(chunk)
    old = find_old_prefectures(line, lambda name: bool(gazetteer.short(name)))
    old += find_ethnic_townships(line)
    found = [c for c in found if not overlaps(c.start, c.end, old)] + old
    found = [_with_office(line, chunk) for chunk in found]
    found = with_lower_parts(line, with_sums(line, found), gazetteer)
    found += [c for c in find_before_branch(line, found) if not overlaps(c.start, c.end, found)]
    found += [c for c in find_zones(line, found) if not overlaps(c.start, c.end, found)]
    found += [c for c in find_recognised(line) if not overlaps(c.start, c.end, found)]
    found += [c for c in find_communities(line) if not overlaps(c.start, c.end, found)]
    found = _joined_zones(found, gazetteer)
    listed = find_listed(line, found)
    found = [c for c in found if not overlaps(c.start, c.end, listed)] + listed
    found += [c for c in find_deictic(line) if not overlaps(c.start, c.end, found)]
    return _chain(line, sorted(found, key=lambda c: c.start))


def _joined_zones(found: list[Chunk], gazetteer: Gazetteer) -> list[Chunk]:
    """苏州|宿迁工业园区: a zone that two cities give their short names to is one."""
    joined = sorted(found, key=lambda c: c.start)
    for zone in [c for c in joined if c.kind == "zone"]:
        before = next((c for c in joined if c.end == zone.start and c.type == "District"), None)
        short = before is not None and before.kind == "prefecture" and before.text != before.name
        if before is None or not short or not gazetteer.short(zone.text[:2]):
            continue
        text = before.text + zone.text
        whole = Chunk(before.start, zone.end, "District", text, "zone", text, rule="zone")
        joined = [c for c in joined if c not in (before, zone)] + [whole]
    return joined


def _with_office(line: Line, chunk: Chunk) -> Chunk:
    """温泉街道 and 办事处 after it are one name of the township."""
    if chunk.text.endswith("街道") and line.text.startswith("办事处", chunk.end):
        end = chunk.end + 3
        return replace(chunk, end=end, text=line.text[chunk.start : end])
    return chunk


def _chain(line: Line, found: list[Chunk]) -> list[Chunk]:
    """Give each place the one written directly before it as its parent."""
    chained: list[Chunk] = []
    for chunk in found:
        before = chained[-1] if chained and chained[-1].end == chunk.start else None
        if (
            before is not None
            and before.kind != "deictic"
            and chunk.kind != "deictic"
            and _below(before, chunk)
        ):
            chunk = replace(chunk, within=before.name)
        chained.append(chunk)
    return chained


def _below(above: Chunk, chunk: Chunk) -> bool:
    return _DEPTH.get(chunk.kind, 9) > _DEPTH.get(above.kind, -1)
