"""Which bodies hold a meeting, send someone to it or speak at it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.annotate.line import Chunk, Line
from kg.extract.clauses import heads, outermost, subject
from kg.extract.statement import Place, Statement, took_part

_SPEAK = re.compile(
    r"(?:(?:的)?(?:主要|相关|有关)?(?:负责人|负责同志|责任人|代表))?(?:在会上)?(?:分别|先后|依次)?(?:在会上|在大会上)?(?:作|做|进行)(?:了)?"
    r"(?:(?:典型|表态|交流|经验|大会|书面)[^，。]{0,6})?(?:发言|交流)|(?:等[^，。；]{0,8})?(?:分别|先后)?介绍了?(?:典型)?(?:经验|做法)"
)
_SENT = re.compile(
    r"(?:等[^，。；]{0,10})?(?:的)?(?:主要|相关|有关|分管)?(?:负责人|负责同志|责任人|领导班子成员)[^，。；]{0,24}?(?:参加|出席|列席|参会|到会)"
)
_HEARD = re.compile(
    r"听取(?:了)?(?P<who>[^，。；]{3,60}?)(?:关于[^，。；]{2,40}?)?(?:的)?(?:情况|工作|专题)?汇报"
)
_HOLDS = re.compile(
    r"(?:近日|日前|昨[日天]|今[日天]|联合|共同|隆重|组织|[上下]午|\d{1,2}日|\d{1,2}月)*"
    r"(?:召开|举行|举办|主办|承办|开展|启动)(?:了)?(?:的)?$"
)
_BY = re.compile(r"由(?P<who>[^，。；由]{3,60}?)(?:联合|共同)?(?:主办|举办|承办|组织|发起|召开|举行)(?:的)?")
_GOVERNED = re.compile(r"(?:在|于|位于|到|赴|是|为)$")
_LINK = re.compile(r"(?:、|和|与|及|以及)?")
_BODIES = ("Organization", "Company", "District")
_HOLDERS = ("Organization", "Company")


def bodies_in(line: Line, here: list[Chunk], current: Place | None) -> Iterator[Statement]:
    """tookPart statements of bodies: speakers, those whose heads attend, those who report, holders.

    `here` are the events of the line, `current` the one spoken of before it.
    """
    for match in _SPEAK.finditer(line.text):
        who = _listed_before(line, match.start()) or subject(line, match.start())
        yield from _said_of(line, here, current, who, match, "spoke")
    for match in _SENT.finditer(line.text):
        yield from _said_of(line, here, current, _listed_before(line, match.start()), match, "attended")
    for match in _HEARD.finditer(line.text):
        who = heads(line, *match.span("who"))
        yield from _said_of(line, here, current, who, match, "spoke")
    for event in here:
        yield from _holders(line, event)


def _listed_before(line: Line, end: int) -> list[Place]:
    """The bodies of the list that ends at `end`: 甲区、乙局和丙公司."""
    chunks = [c for c in outermost(line, 0, end) if c.type in _BODIES]
    found: list[Chunk] = []
    for chunk in reversed(chunks):
        after = found[0].start if found else end
        if not _LINK.fullmatch(line.text, chunk.end, after) or (not found and chunk.end != end):
            break
        found.insert(0, chunk)
    return [Place(line, c) for c in found]


def _said_of(
    line: Line,
    here: list[Chunk],
    current: Place | None,
    bodies: list[Place],
    match: re.Match[str],
    role: str,
) -> Iterator[Statement]:
    before = [c for c in here if c.end <= match.end()]
    event = Place(line, before[-1]) if before else current
    if event is None or any(p.chunk.type == "Person" for p in bodies):
        return
    for body in bodies:
        if body.chunk.kind != "deictic" and body.chunk.type != "Project":
            yield took_part(body, event, line, (match.end(),), role, f"bodies {role}", 0.8)


def _holders(line: Line, event: Chunk) -> Iterator[Statement]:
    """甲局、乙局联合召开某会; 由甲局主办的某会; 某会由甲局主办."""
    held = _HOLDS.search(line.text[: event.start])
    who: list[Place] = []
    if held is not None:
        last = line.ending_at(held.start(), *_HOLDERS)
        if last is not None and not _GOVERNED.search(line.text[: last.start]):
            who = [p for p in subject(line, held.start()) if p.line is line]
    for match in _BY.finditer(line.text):
        if match.end() == event.start or (0 <= match.start() - event.end <= 2):
            who, held = heads(line, *match.span("who")), match
    for body in who:
        if body.chunk.type in _HOLDERS and not _is_own(body.chunk, event) and held is not None:
            yield took_part(
                body, Place(line, event), line, (held.end(),), "organised", "bodies organised", 0.8
            )


def _is_own(body: Chunk, event: Chunk) -> bool:
    """Is it the body's own session, which nobody says that it takes part in: 市人大常委会举行第八次会议?"""
    return (
        body.kind in ("congress", "cppcc", "party")
        and re.search(r"(?:次|全体|扩大）?)会议|全会", event.name) is not None
    )
