"""Who builds, runs or is commissioned with which project."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.annotate.document import Document
from kg.annotate.line import Chunk, Line
from kg.extract.clauses import outermost
from kg.extract.statement import Place, Statement, extent

_DOES = r"(?:负责)?(?:承建|投资建设|投资兴建|投资新建|总承包|承包|承担|承接|建设|兴建|新建|施工|开工建设|监理|代建|代管|设计|运营|管理运营|开发|实施|中标|投资|共建|建立|合建)"
_ACTIVE = re.compile(rf"(?:(?:总|计划|共)?投资[^，。；]{{1,12}}元)?(?P<verb>{_DOES})(?:了|的)?")
_BY = re.compile(rf"由(?=[^。；]{{2,60}}?{_DOES})")
_THEN = re.compile(rf"[，、,](?P<body>)(?=[^，。；]{{3,30}}?{_DOES}(?:[，。；、,]|$))")
_PLANNED = re.compile(r"(?:拟|将|计划|力争|准备|推动|加快|推进|支持|规划|争取|要|明年)[^，。]{0,6}$")
_BODIES = ("Organization", "Company")


def extract_undertakings(document: Document) -> Iterator[Statement]:
    """undertakes statements of an article."""
    last: list[Place] = []
    for line in document.lines:
        seen: set[tuple[str, str]] = set()
        for said in [*_passive(line, last), *_active(line)]:
            key = (said.subject.chunk.name, said.object.chunk.name)
            if key not in seen:
                seen.add(key)
                yield said
        projects = outermost(line, 0, len(line.text), ("Project",))
        last = [*last, *(Place(line, p) for p in projects)][-8:]


def _active(line: Line) -> Iterator[Statement]:
    """甲公司投资3亿元建设的某某项目; 甲公司承建某某工程."""
    for project in outermost(line, 0, len(line.text), ("Project",)):
        before = line.text[: project.start]
        match = next(
            (m for m in reversed(list(_ACTIVE.finditer(before))) if project.start - m.end() <= 6), None
        )
        if (
            match is None
            or re.search(r"[，。；、]", before[match.end() :])
            or _PLANNED.search(before[: match.start()])
        ):
            continue
        clause = max((before.rfind(mark) for mark in "。；;"), default=-1) + 1
        bodies = outermost(line, clause, match.start(), _BODIES)
        if (
            not bodies
            or len(before[bodies[-1].end : match.start()]) > 14
            or "，" in before[bodies[-1].end : match.start()]
        ):
            continue
        for body in _joint(line, bodies):
            yield _said(line, Place(line, body), Place(line, project), match.span())


def _joint(line: Line, bodies: list[Chunk]) -> list[Chunk]:
    """甲与乙共建: both."""
    found = [bodies[-1]]
    for body in reversed(bodies[:-1]):
        if not re.fullmatch(r"与|和|、|联合", line.text[body.end : found[0].start]):
            break
        found.insert(0, body)
    return found


def _passive(line: Line, last: list[Place]) -> Iterator[Statement]:
    """某某项目由甲公司投资、乙公司承建; 该工程由甲公司承建."""
    for match in _BY.finditer(line.text):
        end = next((i for i in range(match.end(), len(line.text)) if line.text[i] in "。；"), len(line.text))
        bodies = outermost(line, match.end(), end, _BODIES)
        if not bodies or bodies[0].start > match.end() + 3:
            continue
        project = _project(line, match.start(), bodies[0].end, last)
        if project is None or _PLANNED.search(line.text[: match.start()]):
            continue
        for body in bodies:
            tail = line.text[body.end : body.end + 14]
            if re.match(rf"(?:等|联合体|、|与|和)?(?:联合|共同|分别)?{_DOES}", tail) or re.match(
                r"[、和与]", tail
            ):
                yield _said(line, Place(line, body), project, match.span())


def _project(line: Line, start: int, end: int, last: list[Place]) -> Place | None:
    before = outermost(line, 0, start, ("Project",))
    if before and start - before[-1].end <= 10:
        return Place(line, before[-1])
    after = [c for c in outermost(line, end, len(line.text), ("Project",)) if c.start - end <= 14]
    if after and "的" in line.text[end : after[0].start]:
        return Place(line, after[0])
    schools = [c for c in outermost(line, 0, start, ("Organization",)) if start - c.end <= 2]
    if schools:
        return Place(line, schools[-1])
    spoken = re.search(
        r"(?:该|此|这个|这一)(?P<noun>项目|工程|校|馆|桥|园|楼)[^，。]{0,6}$", line.text[:start]
    )
    if spoken:
        fitting = [p for p in last if p.chunk.name.endswith(spoken.group("noun"))]
        return fitting[-1] if fitting else last[-1] if last else None
    return None


def _said(line: Line, body: Place, project: Place, trigger: tuple[int, int]) -> Statement:
    return Statement(
        "undertakes",
        body,
        project,
        line,
        *extent(line, trigger, body, project),
        f"undertaking:{line.text[slice(*trigger)][-6:]}",
        0.8,
    )
