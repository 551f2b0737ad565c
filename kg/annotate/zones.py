"""From a sentence to the functional zones it names (焦作高新区); from a zone's word to its full name."""

from __future__ import annotations

import re
from functools import cache

from kg.annotate.line import Chunk, Line
from kg.resources import rows

_VAGUE = frozenset({"开发区", "新区", "经济区", "工业园区", "生态城", "先行区", "保税区"})
_NOT_ALONE = frozenset({"n", "nz", "vn", "an", "a", "m", "LOC", "ORG"})


@cache
def zone_pattern() -> re.Pattern[str]:
    """The word of a zone, the district of its city in brackets after it or not."""
    forms = sorted({row[0] for row in rows("lexicon/zones.tsv")}, key=lambda w: (-len(w), w))
    one = "|".join(map(re.escape, forms))
    return re.compile(rf"(?:{one})(?:[（(][\u4e00-\u9fff]{{1,8}}区[）)])?")


def find_zones(line: Line, found: list[Chunk]) -> list[Chunk]:
    """District chunks for the zones of a sentence; a place right before one leaves `found` as its seat."""
    chunks = []
    for match in zone_pattern().finditer(line.text):
        start = match.start()
        before = next((c for c in found if c.end == start), None)
        level = line.text[start - 1] if start and line.text[start - 1] in "市省县区州" else ""
        if before:
            chunks.append(_zone(line, before.start, match, before.name))
            found.remove(before)
        elif level == "市" and line.is_start(start - 1) and match.group() not in _VAGUE:
            chunks.append(_zone(line, start - 1, match, level))
        elif match.group() not in _VAGUE and _stands_alone(line, start):
            chunks.append(_zone(line, start, match, ""))
    return chunks


def _zone(line: Line, start: int, match: re.Match[str], seat: str) -> Chunk:
    """The zone whose word matched, its name beginning with its seat at `start`."""
    end = match.end()
    text = line.text[start:end]
    return Chunk(start, end, "District", text, "zone", "", seat=seat, core=match.group(), rule="zone")


def _stands_alone(line: Line, start: int) -> bool:
    if start == 0:
        return True
    tag = line.tag_at(start - 1)
    return tag not in _NOT_ALONE and line.text[start - 1] not in "“性型级（("


@cache
def full_zone_words() -> dict[str, str]:
    """The word of a zone → the word in full: 高新区 → 高新技术产业开发区."""
    return {row[0]: row[1] for row in rows("lexicon/zones.tsv")}


@cache
def whole_zone_words() -> tuple[str, ...]:
    """The zones before whose word the city's full name stands: 焦作市城乡一体化示范区."""
    return tuple(row[1] for row in rows("lexicon/zones.tsv") if row[2] == "whole")


def zone_tail(main: str) -> str:
    """The key under which readings of one zone meet: its last three characters, 高新 for every 高新区."""
    if main.startswith("高新"):
        return "高新"
    return "经开" if main in ("经开区", "经济开发区", "经济技术开发区") else main[-3:]


def zone_of(city: str, main: str, full: str) -> str:
    """绵阳市 and 高新区 give 绵阳高新技术产业开发区; 焦作市 and 示范区 keep 市."""
    short = any(row[0] == main and row[2] == "short" for row in rows("lexicon/zones.tsv"))
    return (re.sub(r"(?<=..)(?:市|县|区)$", "", city) if short else city) + full
