"""What lies where: written paths, 位于 and its kin, and meetings held at a place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.annotate.document import Document
from kg.annotate.line import Chunk, Line
from kg.extract.statement import Place, Statement

_AT = re.compile(
    r"(?:位于|坐落于|坐落在|坐落|地处|落户于|落户在?|落地|驻扎在|设在|建在|扎根于?|总部设在|座落于|座落在)"
)
_HELD = re.compile(r"在(?=[^，。；]{2,30}?(?:召开|举行|举办|开幕|启动|开班|开赛|拉开|落幕|闭幕|结业|签约))")
_THINGS = ("Organization", "Company", "Project", "District", "Event")


def extract_places(document: Document) -> Iterator[Statement]:
    """locatedIn statements of an article."""
    for line in document.lines:
        yield from _paths(line)
        yield from _stated(line)
        yield from _held(line)


def _districts(line: Line) -> list[Chunk]:
    return [c for c in line.chunks if c.type == "District" and c.name and c.kind != "level word"]


def _paths(line: Line) -> Iterator[Statement]:
    places = _districts(line)
    for above, below in zip(places, places[1:], strict=False):
        if above.end != below.start or above.name == below.name or not below.within:
            continue
        yield Statement(
            "locatedIn",
            Place(line, below),
            Place(line, above),
            line,
            above.start,
            below.end,
            "written path",
            0.95,
        )
    for place in places:
        thing = next(
            (
                c
                for c in line.chunks
                if c.start == place.end and c.type in ("Organization", "Company", "Project")
            ),
            None,
        )
        after = line.text[place.end : place.end + 1]
        if thing is None and after == "的":
            thing = next(
                (
                    c
                    for c in line.chunks
                    if c.start == place.end + 1
                    and c.type in ("Company", "Project", "Organization")
                    and place.kind != "deictic"
                ),
                None,
            )
        if (
            thing is not None
            and thing.name
            and place.kind in ("township", "village", "zone")
            and place.within != thing.name
        ):
            yield Statement(
                "locatedIn",
                Place(line, thing),
                Place(line, place),
                line,
                place.start,
                thing.end,
                "path before a name",
                0.85,
            )


def _path_at(line: Line, start: int) -> Chunk | None:
    """The last part of the written path that starts within a few characters of `start`."""
    first = next((c for c in _districts(line) if start <= c.start <= start + 2), None)
    last = first
    while last is not None:
        below = next((c for c in _districts(line) if c.start == last.end), None)
        if below is None:
            return last
        last = below
    return last


def _stated(line: Line) -> Iterator[Statement]:
    for match in _AT.finditer(line.text):
        place = _path_at(line, match.end())
        if place is None:
            continue
        for thing in _things_after(line, place.end) or _thing_before(line, match.start()):
            if thing is not place and thing.name != place.name:
                spans = [thing.start, thing.end, place.start, place.end, match.start()]
                yield Statement(
                    "locatedIn",
                    Place(line, thing),
                    Place(line, place),
                    line,
                    min(spans),
                    max(spans),
                    f"stated:{match.group()}",
                    0.9,
                )


def _things_after(line: Line, end: int) -> list[Chunk]:
    """位于示范区的甲、乙、丙: all names of the list after 的."""
    if not line.text.startswith("的", end):
        return []
    found: list[Chunk] = []
    at = end + 1
    while True:
        chunk = next(
            (
                c
                for c in line.chunks
                if c.start == at and c.type in _THINGS and c.name and not _inner(line, c)
            ),
            None,
        )
        if chunk is None:
            return found
        found.append(chunk)
        link = re.compile(r"、|和|以及|及").match(line.text, chunk.end)
        if not link:
            return found
        at = link.end()


def _thing_before(line: Line, start: int) -> list[Chunk]:
    clause = max(line.text.rfind(mark, 0, start) for mark in "。；;") + 1
    inside = [
        c
        for c in line.chunks
        if clause <= c.start and c.end <= start and c.type in _THINGS and c.name and not _inner(line, c)
    ]
    return inside[-1:] if inside and len(line.text[inside[-1].end : start]) <= 6 else []


def _inner(line: Line, chunk: Chunk) -> bool:
    return any(
        o is not chunk and o.start <= chunk.start and chunk.end <= o.end and o.type in _THINGS
        for o in line.chunks
    )


def _held(line: Line) -> Iterator[Statement]:
    for match in _HELD.finditer(line.text):
        event = next(
            (
                c
                for c in reversed(line.chunks)
                if c.type == "Event" and c.end <= match.start() + 1 and match.start() - c.end <= 6
            ),
            None,
        )
        place = _path_at(line, match.end())
        if event is not None and place is not None and place.kind != "deictic":
            yield Statement(
                "locatedIn",
                Place(line, event),
                Place(line, place),
                line,
                event.start,
                place.end,
                "held at",
                0.85,
            )
