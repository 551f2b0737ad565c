"""From a body to the full name of its place: as printed, along a chain of posts, or the paper's own."""

from __future__ import annotations

import re

from kg.annotate.bodies import LEVEL_WORDS
from kg.annotate.context import Context, last_syllable
from kg.annotate.lexicon import cores
from kg.annotate.line import Chunk, Line

_GAP = "、，, 和兼及/（）()副常务代理第一原"


def place_of(chunk: Chunk, before: list[Chunk], line: Line, context: Context) -> str:
    """Full name of the seat: as printed, or carried along a chain of posts, or the paper's own."""
    if chunk.seat and chunk.seat not in LEVEL_WORDS and not chunk.seat.startswith("自治"):
        inner = next(
            (
                c
                for c in before
                if c.type == "District"
                and c.name
                and c.text == chunk.seat
                and chunk.start <= c.start < chunk.end
            ),
            None,
        )
        return inner.name if inner else context.seat(chunk.seat)
    chained = _chained_place(chunk, before, line, context)
    if chained:
        return chained
    if chunk.seat:
        return context.seat(chunk.seat)
    return _spoken_of(chunk, before, context)


def _chained_place(chunk: Chunk, before: list[Chunk], line: Line, context: Context) -> str:
    """The place that the posts right before name: 孟州市委书记、市人大常委会主任 → 孟州市."""
    at = chunk.start
    for other in reversed([c for c in before if c.end <= chunk.start]):
        if other.end > at:
            continue
        if line.text[other.end : at].strip(_GAP):
            return ""
        at = other.start
        if other.type == "Organization" and (other.rule == "body" or other.within):
            place = _named_place(other, before)
            if place and (not chunk.seat or last_syllable(place) == chunk.seat):
                return place
            if place and chunk.seat:
                return ""
        elif other.type not in ("Title", "Person", "District"):
            return ""
    return ""


def _named_place(body: Chunk, before: list[Chunk]) -> str:
    if body.within:
        return body.within
    inner = next(
        (
            c
            for c in before
            if c.type == "District" and c.name and body.start <= c.start and c.end <= body.end
        ),
        None,
    )
    if inner:
        return inner.name
    match = re.match(r"(?:中共|政协|共青团)?(.+?(?:省|自治区|市|县|区|州|盟|旗|镇|乡|街道))", body.name)
    return match.group(1) if match and match.group(1) in body.name else ""


def _spoken_of(chunk: Chunk, before: list[Chunk], context: Context) -> str:
    for other in reversed(before):
        if (
            other.type == "Organization"
            and (other.rule == "body" or other.within)
            and other.end <= chunk.start
        ):
            place = _named_place(other, before)
            if place:
                return place
    if cores()[chunk.core].kind in ("branch", "village"):
        return context.recent.get("村") or context.recent.get("社区") or ""
    if chunk.core in ("管委会", "管理委员会", "党工委", "工委", "纪工委"):
        return context.recent.get("区") or context.own("区")
    if chunk.core in ("政府", "人民政府") and before and before[-1].type == "Organization":
        return _named_place(before[-1], before) or context.home.name
    return context.home.name
