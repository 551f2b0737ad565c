"""Names of those honoured that only a roll tells to be names: 禹　娟（女） 某院护士长; 阳向前 某中学教师."""

from __future__ import annotations

import re

from kg.annotate.line import Chunk, Line
from kg.annotate.personal_names import plausible

_PERSONAL = re.compile(
    r"(?:模范|标兵|能手|旗手|工作者|教师|党员|个人|好人|楷模|奖章|工匠|生产者|家庭|青年|人物|之星)[”\"]?$"
)
_NAME = re.compile(
    r"(?:(?<=[：:、])|^)\s*(?P<name>[\u4e00-\u9fff](?:[ 　]?[\u4e00-\u9fff]|[\u4e00-\u9fff]{2,3}))"
    r"(?=\s*[（(](?:女|男|[\u4e00-\u9fff]{1,5}族)|[ 　]+\S{4}|[、，]|\s*$)"
)


def name_the_listed(lines: list[Line]) -> None:
    """Person chunks for the names of a roll of people that no other rule has found."""
    personal = False
    for line in lines:
        heading = next((c for c in line.chunks if c.type == "Award" and c.rule == "award"), None)
        if heading is not None and line.sentence.block in ("headline", "subtitle", "list"):
            personal = _PERSONAL.search(heading.name) is not None
        elif line.sentence.block == "body":
            personal = False
        elif personal:
            line.add(_names(line))


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
