"""Names of those honoured that only a roll tells to be names: 禹　娟（女） 某院护士长; 某水厂化验室 on a line alone."""

from __future__ import annotations

import re

from kg.annotate.held_at import heads
from kg.annotate.line import Chunk, Line
from kg.annotate.personal_names import plausible

_PERSONAL = re.compile(
    r"(?:模范|标兵|能手|旗手|工作者|教师|党员|个人|好人|楷模|奖章|工匠|生产者|家庭|青年|人物|之星)[”\"]?$"
)
_ENTRY = re.compile(r"[\u4e00-\u9fff（）()]{5,26}")
_NAME = re.compile(
    r"(?:(?<=[：:、])|^)\s*(?P<name>[\u4e00-\u9fff](?:[ 　]?[\u4e00-\u9fff]|[\u4e00-\u9fff]{2,3}))"
    r"(?=\s*[（(](?:女|男|[\u4e00-\u9fff]{1,5}族)|[ 　]+\S{4}|[、，]|\s*$)"
)


def name_the_listed(lines: list[Line]) -> None:
    """Person chunks for the names of a roll of people that no other rule has found."""
    personal = roll = False
    for line in lines:
        heading = next((c for c in line.chunks if c.type == "Award" and c.rule == "award"), None)
        if heading is not None and line.sentence.block in ("headline", "subtitle", "list"):
            personal, roll = _PERSONAL.search(heading.name) is not None, True
        elif line.sentence.block == "body":
            personal = roll = False
        elif personal:
            line.add(_names(line))
        elif roll and line.sentence.block == "list":
            line.add(_body(line))


def _body(line: Line) -> list[Chunk]:
    """The entry of a roll as a body where it is nothing but words that end as bodies' names do."""
    text = line.text.strip()
    start = line.text.index(text) if text else 0
    seats = [c for c in line.chunks if c.type == "District" and c.start == start]
    whole = any(c.type != "District" and c.end == start + len(text) for c in line.chunks)
    if not seats or whole or _ENTRY.fullmatch(text) is None or text[-1] not in heads():
        return []
    seat = max(seats, key=lambda c: c.end)
    kind = heads()[text[-1]]
    of = "Company" if kind in ("company", "bank") else "Organization"
    core = text[len(seat.text) :]
    if len(core) < 3:
        return []
    name = (seat.name or seat.text) + core
    return [
        Chunk(
            start,
            start + len(text),
            of,
            text,
            kind,
            name,
            seat=seat.text,
            core=core,
            rule="roll",
            confidence=0.8,
        )
    ]


def _names(line: Line) -> list[Chunk]:
    found = []
    for match in _NAME.finditer(line.text):
        start, end = match.span("name")
        name = re.sub(r"\s", "", match.group("name"))
        if plausible(name) and not line.covered(start, end):
            found.append(
                Chunk(start, end, "Person", match.group("name"), "", name, rule="roll", confidence=0.8)
            )
    return found
