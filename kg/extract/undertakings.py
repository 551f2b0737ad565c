"""Who builds, runs or is commissioned with which project."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.annotate.document import Document
from kg.annotate.line import Chunk, Line
from kg.extract.statement import Place, Statement

_VERB = re.compile(r"承建|承担|承接|投资建设|投资兴建|投资新建|建设|兴建|新建|运营|施工|开发|中标|实施|总承包|负责建设|负责运营|投资")
_BY = re.compile(r"由(?=[^，。]{2,40}?(?:承建|投资建设|投资兴建|建设|运营|施工|开发|实施|承担|投资|中标))")


def extract_undertakings(document: Document) -> Iterator[Statement]:
    """undertakes statements of an article."""
    for line in document.lines:
        yield from _active(line)
        yield from _passive(line)


def _bodies(line: Line, start: int, end: int) -> list[Chunk]:
    found = [c for c in line.chunks if start <= c.start and c.end <= end and c.type in ("Organization", "Company") and c.name]
    return [c for c in found if not any(o is not c and o.start <= c.start and c.end <= o.end for o in found)]


def _active(line: Line) -> Iterator[Statement]:
    for match in _VERB.finditer(line.text):
        if re.search(r"(?:拟|将|计划|力争|准备|推动|加快|推进|支持|规划)[^，。]{0,4}$", line.text[: match.start()]):
            continue
        project = next((c for c in line.chunks if c.type == "Project" and c.name and 0 <= c.start - match.end() <= 6 and not _is_inner(line, c)), None)
        if project is None or "的" in line.text[match.end() : project.start]:
            continue
        clause = max(line.text.rfind(mark, 0, match.start()) for mark in "。；;") + 1
        bodies = _bodies(line, clause, match.start())
        if bodies and len(line.text[bodies[-1].end : match.start()]) <= 12:
            yield _said(line, bodies[-1], project, match)


def _passive(line: Line) -> Iterator[Statement]:
    for match in _BY.finditer(line.text):
        bodies = _bodies(line, match.end(), len(line.text))
        if not bodies or bodies[0].start > match.end() + 2:
            continue
        body = bodies[0]
        after = next((c for c in line.chunks if c.type == "Project" and c.name and 0 <= c.start - body.end <= 12), None)
        before = [c for c in line.chunks if c.type == "Project" and c.name and c.end <= match.start() and match.start() - c.end <= 4]
        project = before[-1] if before else after
        if project is not None:
            yield _said(line, body, project, match)


def _is_inner(line: Line, chunk: Chunk) -> bool:
    return any(o is not chunk and o.start <= chunk.start and chunk.end <= o.end and o.type == "Project" for o in line.chunks)


def _said(line: Line, body: Chunk, project: Chunk, match: re.Match[str]) -> Statement:
    spans = [body.start, body.end, project.start, project.end, match.start()]
    return Statement("undertakes", Place(line, body), Place(line, project), line, min(spans), max(spans), f"undertaking:{match.group()}", 0.8)
