"""Parts of bodies that are honoured: 某公司总装车间, 某供电所抢修班, 某中学某班团支部, named with their body."""

from __future__ import annotations

import re

from kg.annotate.lexicon import title_pattern
from kg.annotate.line import Chunk, Line

_TAIL = re.compile(
    r"[\u4e00-\u9fff\d（）()]{0,12}?(?:团委|团支部|团总支|党委|党总支|党支部|车间|班组?|[组队科室站所处]|工区|分厂|大队|中队|分院|分校|变电站)"
    r"(?=、|等|\s|$|荣?获|被)"
)
_NO_PART = re.compile(r"[的在为被将向对与了和]|教师|职工|工人|农民|学生|负责|名|省|市|县")


def name_the_parts(lines: list[Line]) -> None:
    """An Organization chunk for each part in a list of those honoured; the chunk of its body stays."""
    listed = False
    for line in lines:
        awarded = any(c.type == "Award" for c in line.chunks)
        if line.sentence.block != "list":
            listed = awarded and line.sentence.block in ("subtitle", "headline")
        if awarded or listed:
            line.add(_parts(line))


def _parts(line: Line) -> list[Chunk]:
    found = []
    for body in line.chunks:
        if (
            body.type not in ("Organization", "Company", "District")
            or not body.name
            or body.kind == "deictic"
        ):
            continue
        tail = _TAIL.match(line.text, body.end)
        if tail is None or _NO_PART.search(tail.group()) or title_pattern().search(tail.group()):
            continue
        if body.type == "District" and not re.search(r"团|党", tail.group()):
            continue
        if any(c.start <= body.start and body.end < c.end for c in line.chunks if c.type != "Title"):
            continue
        if line.covered(body.end, tail.end()):
            continue
        text = line.text[body.start : tail.end()]
        name = body.name + tail.group()
        found.append(
            Chunk(
                body.start,
                tail.end(),
                "Organization",
                text,
                "inner",
                name,
                rule="honoured part",
                confidence=0.85,
            )
        )
    return found
