"""What lies where: written paths, 位于 and its kin, and meetings held at a place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.annotate.document import Document
from kg.annotate.line import Chunk, Line
from kg.extract.statement import Place, Statement

_AT = re.compile(
    r"(?:位于|坐落于|坐落在|坐落|地处|落户于|落户在?|落地|驻扎在|设在|建在|扎根于?|总部设在|座落于|座落在)"
)
_HELD = re.compile(
    r"在(?=[^，。；]{2,30}?(?:破土动工|动工|开工|揭牌|落成|建成|投产|揭幕|成立|挂牌|召开|举行|举办|开幕|启动|开班|开赛|拉开|落幕|闭幕|结业|签约))"
)
_POINTS = re.compile(
    r"(?:该|此|这座|这条)(?:项目|工程|公司|企业|校|院|园|馆|桥)$|(?:^|[，。；])(?:项目|工程|大桥|园区|公司)$"
)
_OF_FIRMS = ("公司", "企业", "校", "院")
_SEEN_AT = re.compile(
    r"(?:在|到|来到|走进|赴|前往|位于)$"
)  # 在海林某某有限公司, the county by its short name
_HOLDS = re.compile(
    r"[^，。；]{0,8}?(?:举办|举行|召开|启动|开展|组织)"
)  # 市科协在某镇举办培训班: the course is there
_OPENED = ("coop", "company", "center", "school", "kindergarten", "hospital", "museum")
_THINGS = ("Organization", "Company", "Project", "District", "Event")


def extract_places(document: Document) -> Iterator[Statement]:
    """locatedIn statements of an article."""
    spoken: dict[str, Place] = {}
    for line in document.lines:
        yield from _paths(line)
        yield from _listed_paths(line, document)
        yield from _stated(line, spoken)
        yield from _set_at(line)
        yield from _held(line)
        spoken |= {c.type: Place(line, c) for c in line.chunks if c.type in ("Company", "Project") and c.name}


def _districts(line: Line) -> list[Chunk]:
    return [c for c in line.chunks if c.type == "District" and c.name and c.kind != "level word"]


def _paths(line: Line) -> Iterator[Statement]:
    """武陟县西陶镇西滑封村; 红星村的种植基地; 橘园镇振兴合作社."""
    places = _districts(line)
    for above, below in pairwise(places):
        if above.end == below.start and above.name != below.name and below.within:
            yield _lies(line, below, above, "written path", 0.95)
    for place in places:
        for thing in _after_path(line, place):
            if thing.name != place.name:
                yield _lies(line, thing, place, "path before a name", 0.85)


def _listed_paths(line: Line, document: Document) -> Iterator[Statement]:
    """旬邑县马栏镇马栏村、张洪镇西头村: 张洪镇 too lies in 旬邑县, as the register of districts has it."""
    gazetteer = document.context.gazetteer
    path: list[Chunk] = []
    for place in _districts(line):
        if path and place.start != path[-1].end and line.text[path[-1].end : place.start] != "、":
            path = []
        if len(path) > 1 and place.start != path[-1].end and place.core:
            division = gazetteer.get(place.core)
            above = {d.name for d in gazetteer.path(division)} if division else set()
            parent = next((p for p in reversed(path) if p.name in above and p.name != place.name), None)
            path = path[: path.index(parent) + 1] if parent else []
            if parent is not None:
                yield _lies(line, place, parent, "list of paths", 0.85)
        path.append(place)


def _lies(line: Line, thing: Chunk, place: Chunk, rule: str, confidence: float) -> Statement:
    start, end = min(thing.start, place.start), max(thing.end, place.end)
    return Statement("locatedIn", Place(line, thing), Place(line, place), line, start, end, rule, confidence)


def _after_path(line: Line, place: Chunk) -> list[Chunk]:
    """What a path names right after it: a thing, a list after 的, a firm whose name opens with the township."""
    if any(c.start == place.end and c.type == "District" for c in line.chunks):
        return []
    if place.kind != "deictic" and (listed := _things_after(line, place.end)):
        return [c for c in listed if c.type != "District" or c.rule == "listed"]
    if place.kind == "county" and place.text[-1] in "县区市旗":
        return [
            c
            for c in line.chunks
            if c.start == place.start and c.type == "Project" and c.name and not _inner(line, c)
        ]
    if place.kind == "county" and not _SEEN_AT.search(line.text[: place.start]):
        return []
    if place.kind not in ("township", "village", "zone", "county"):
        return []
    found = [
        c
        for c in line.chunks
        if c.type in ("Organization", "Company", "Project") and c.name and not _inner(line, c)
    ]
    after = [c for c in found if c.start == place.end]
    opening = [c for c in found if c.start == place.start and (c.type == "Project" or c.kind in _OPENED)]
    return after or opening


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


def _stated(line: Line, spoken: dict[str, Place]) -> Iterator[Statement]:
    """甲公司位于乙镇; 位于乙镇的甲公司; 该公司位于乙镇."""
    for match in _AT.finditer(line.text):
        place = _path_at(line, match.end())
        if place is None:
            continue
        for thing in _things_after(line, place.end) or _thing_before(line, match.start()):
            if thing is not place and thing.name != place.name:
                yield _lies(line, thing, place, f"stated:{match.group()}", 0.9)
        deictic = _POINTS.search(line.text[: match.start()])
        last = (
            spoken.get("Company" if deictic.group().endswith(_OF_FIRMS) else "Project") if deictic else None
        )
        if last is not None:
            yield Statement(
                "locatedIn", last, Place(line, place), line, match.start(), place.end, "stated of it", 0.8
            )


_SET = re.compile(r"(?:^|(?<=[，。；日上下午晨]))在(?=[\u4e00-\u9fff]{2,30}?[，,])")
_ROOM = re.compile(
    r"的?(?:[\u4e00-\u9fff]{0,4})(?:车间|厂房|大棚|基地|展厅|施工现场|院内|厂区|园区|果园|茶园|牧场|养殖场|生产线)"
)


def _set_at(line: Line) -> Iterator[Statement]:
    """在兴县蔡家崖乡石岭子村，甲公司的包装车间里: the firm whose rooms a scene is set in lies there."""
    for match in _SET.finditer(line.text):
        place = _path_at(line, match.end())
        if (
            place is None
            or place.kind not in ("village", "township", "county")
            or line.text[place.end : place.end + 1] not in "，,"
        ):
            continue
        firm = line.starting_at(place.end + 1, "Company", "Project")
        if firm is not None and firm.name and _ROOM.match(line.text, firm.end):
            yield _lies(line, firm, place, "scene set at", 0.8)


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
    """推进会在乙市召开; 甲项目在乙园区开工; 乙村举行首届玉竹节."""
    for match in _HELD.finditer(line.text):
        place = _path_at(line, match.end())
        thing = _right_before(line, match.start(), ("Event", "Project", "Organization"))
        if thing is None or place is None or place.kind == "deictic":
            continue
        if thing.type != "Organization" or not _HOLDS.match(line.text, place.end):
            yield _lies(line, thing, place, "held at", 0.85)
    for event in (c for c in line.chunks if c.type == "Event" and c.name):
        host = re.search(r"(?:举行|举办|召开)(?:了)?$", line.text[: event.start])
        place = line.ending_at(host.start(), "District") if host else None
        if place is not None and place.name and place.kind in ("township", "village", "county"):
            yield _lies(line, event, place, "held by its place", 0.8)


def _right_before(line: Line, at: int, types: tuple[str, ...]) -> Chunk | None:
    """The thing that ends at most a short word before `at` (项目, 近日)."""
    found = [c for c in line.chunks if c.type in types and c.name and c.end <= at and not _inner(line, c)]
    last = max(found, key=lambda c: c.end, default=None)
    if last is None or at - last.end > 6 or re.search(r"[，。；、]", line.text[last.end : at]):
        return None
    return last
