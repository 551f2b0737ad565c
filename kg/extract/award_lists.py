"""Lists of those honoured: written paths that follow one another without a mark, and what a list ends before."""

from __future__ import annotations

import re

from kg.annotate.line import Chunk, Line
from kg.extract.clauses import heads, outermost
from kg.extract.statement import Place

_RANKS = ("省", "市州盟", "县区旗", "乡镇道木", "村区查场")
_LIST_OVER = re.compile(r"(?:会上|仪式上|大会上|据了解|据悉|本报讯)[，,（]")


def path_ends(line: Line, start: int, end: int) -> list[Place]:
    """As `heads`, and in 甲县乙镇丙村丁县戊镇己村 the last name of each path."""
    over = _LIST_OVER.search(line.text, start, end)
    end = over.start() if over else end
    found: list[Place] = []
    for place in heads(line, start, end):
        found += [Place(line, c) for c in _run(line, start, place.chunk)]
        found.append(place)
    return found


def _run(line: Line, start: int, last: Chunk) -> list[Chunk]:
    """The names right before `last`, without a mark between, that end a path of their own."""
    if last.type != "District":
        return []
    names = outermost(line, start, last.end)
    ends: list[Chunk] = []
    following = last
    for chunk in reversed(names[:-1]):
        if line.text[chunk.end : following.start].strip() or chunk.type != "District":
            break
        if rank(following) <= rank(chunk):
            ends.append(chunk)
        following = chunk
    return ends[::-1]


def rank(chunk: Chunk) -> int:
    """How low a district stands, by the last syllable of its name: 0 a province, 4 a village."""
    if chunk.name.endswith("社区"):
        return 4
    return next((i for i, tails in enumerate(_RANKS) if chunk.name[-1:] in tails), 4)
