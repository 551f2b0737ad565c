"""A roll printed line by line under its title: which lines name a class of honour, and which its holders.

Between a title (某县先进集体和先进个人名单) and the next story each line is a class (二、科技创新奖), a class with
its holders (优秀教师：甲（某校） 乙（某校）), or a holder. Blank lines may stand between any two of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from kg.ingest import cues
from kg.ingest.chunk import Chunk
from kg.ingest.lines import Line

_NUMBERED = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)])\s?(?P<name>.{2,30})"
)
_INLINE = re.compile(r"(?P<name>[^，。；：:（）()]{3,24})[：:](?=\S)")
_NOTE = re.compile(r"[（(][^（）()]*[）)]")
_INSIDE = ("head", "body", "award", "list", "subtitle")
_SHORTEST = 4  # lines of a roll
_LONGEST_CLASS = 44.0  # columns


def split_rolls(page_chunks: Sequence[Chunk]) -> list[Chunk]:
    """The chunks, those of each roll cut into classes ("award") and lists of holders ("list")."""
    out: list[Chunk] = []
    index = 0
    while index < len(page_chunks):
        out.append(page_chunks[index])
        index += 1
        if _is_title(page_chunks[index - 1]):
            end = _zone_end(page_chunks, index)
            parts = _parts(page_chunks[index:end])
            if parts:
                out += parts
                index = end
    return out


def _is_title(chunk: Chunk) -> bool:
    heads = chunk.kind in ("head", "award", "subtitle") and "任免" not in chunk.text
    return heads and cues.is_roll_title(chunk.text)


def _zone_end(page_chunks: Sequence[Chunk], start: int) -> int:
    """The index after the last chunk of the roll: before a sentence, a byline, or the next story's headline."""
    end = start
    while end < len(page_chunks) and page_chunks[end].kind in _INSIDE and not _has_sentence(page_chunks[end]):
        end += 1
    if end < len(page_chunks) and page_chunks[end].kind in ("start", "byline", "body"):
        compact = any(chunk.gap == 0 for chunk in page_chunks[start + 1 : end])
        while end > start and _heads_next(page_chunks[end - 1], compact):
            end -= 1
    return end


def _heads_next(chunk: Chunk, compact: bool) -> bool:
    """Whether the last chunk over a story is its headline: no holder's shape, or set apart in a roll without gaps."""
    lines = [line.text for line in chunk.lines]
    apart = compact and chunk.gap > 0 and not any(_class_of(text) or _INLINE.match(text) for text in lines)
    return apart or not any(map(_in_roll, lines))


def _has_sentence(chunk: Chunk) -> bool:
    return re.search(r"[。！？]", chunk.text) is not None


def _in_roll(text: str) -> bool:
    """Whether a line is a class or holders by its shape."""
    return bool(_class_of(text) or _INLINE.match(text) or _is_entry(text))


def _is_entry(text: str) -> bool:
    """Whether a line is nothing but holders: bodies, places, names, or a name and what it is."""
    parts = [part for part in re.split(r"[\s、，,]+", _NOTE.sub("", text).strip()) if part]
    if not parts:
        return False
    if cues.is_name(parts[0]) or cues.is_spelt(parts[0]):
        return True
    return all(part.endswith("家庭") or cues.ends_as_body(part) for part in parts)


def _class_of(text: str) -> str:
    """The class of honour that a line of its own names, "" where it is none."""
    numbered = _NUMBERED.fullmatch(text)
    name = _NOTE.sub("", numbered.group("name") if numbered else text).strip("：: ")
    if numbered is None and (not text.rstrip().endswith(("：", ":")) or "，" in name):
        return ""
    return "" if re.search(r"[，。；、\s]", name) else name


def _parts(zone: Sequence[Chunk]) -> list[Chunk]:
    """The zone's lines as class chunks and list chunks; [] where the lines do not read as a roll."""
    lines = [line for chunk in zone for line in chunk.lines]
    classes = [_is_class(line) for line in lines]
    told = [line for line, is_class in zip(lines, classes, strict=True) if is_class or _in_roll(line.text)]
    inline = sum(_INLINE.match(line.text) is not None for line in lines)
    if len(lines) < _SHORTEST or sum(classes) + inline < 2 or len(told) < 0.8 * len(lines):
        return []
    parts: list[Chunk] = []
    for is_class, run in groupby(zip(lines, classes, strict=True), key=lambda pair: pair[1]):
        found = tuple(line for line, _ in run)
        if is_class:
            parts += [replace(zone[0], kind="award", lines=(line,)) for line in found]
        else:
            parts.append(replace(zone[0], kind="list", lines=found))
    return parts


def _is_class(line: Line) -> bool:
    return line.width <= _LONGEST_CLASS and bool(_class_of(line.text)) and not _INLINE.match(line.text)
