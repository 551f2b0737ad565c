"""Honour rolls: lists of recipients under a heading that names an honour."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.annotate.document import Document
from kg.annotate.line import Chunk, Line
from kg.extract.award_bearers import may_bear
from kg.extract.award_editions import qualifiers
from kg.extract.clauses import NAMED, outermost
from kg.extract.statement import Place, Statement

_GROUP = re.compile(r"[一-龥]{2,8}(?:类|组|奖组|系统|战线|行业)[：:]?")  # 见义勇为类: a part of the roll


def honour_rolls(document: Document) -> Iterator[Statement]:
    """Lists under a heading that names an honour."""
    award: Place | None = None
    for line in document.lines:
        block = line.sentence.block
        heading = next((c for c in line.chunks if c.type == "Award" and c.rule == "award"), None)
        if heading is not None and block in ("headline", "subtitle", "list") and _is_heading(line, heading):
            award = Place(line, heading)
            continue
        inline = _inline(line) if block == "list" else None
        if inline is not None:
            yield from _received(line, Place(line, inline), inline.end)
            continue
        if block == "subtitle" and _GROUP.fullmatch(line.text.strip()):
            continue
        if block == "subtitle" and not _is_entry(line):
            award = None
        if award is None or block not in ("subtitle", "list"):
            continue
        yield from _received(line, award)


def _inline(line: Line) -> Chunk | None:
    """The honour that opens a line of a roll before its holders: 四川省优秀教师：甲（某校） 乙（某校）."""
    opening = next((c for c in line.chunks if c.type == "Award" and c.rule == "roll"), None)
    if opening is None or line.text[: opening.start].strip():
        return None
    return opening if line.text[opening.end : opening.end + 1] in "：:" else None


def _received(line: Line, award: Place, start: int = 0) -> Iterator[Statement]:
    for recipient in _entries(line, start):
        at, end = recipient.chunk.start, recipient.chunk.end
        if may_bear(recipient.chunk, award.chunk.name):
            yield Statement(
                "receivedAward", recipient, award, line, at, end, "honour roll", 0.9, qualifiers(award)
            )


def _is_heading(line: Line, award: Chunk) -> bool:
    """Is the line nothing much but the honour, or the title of a roll in a headline?"""
    if line.sentence.block == "headline":
        return re.search(r"名单|光荣榜", line.text) is not None and award.start < 3
    return line.sentence.block == "subtitle" or len(award.text) > 0.6 * len(line.text.strip())


def _is_entry(line: Line) -> bool:
    """Is a line that the layout took for a heading the first of a roll: a name opens it, and no sentence follows?"""
    opens = any(c.start == 0 and c.type in NAMED for c in line.chunks)
    return opens and re.search(r"\s|家庭", line.text) is not None and not re.search(r"[，。：:]", line.text)


def _entries(line: Line, start: int = 0) -> Iterator[Place]:
    """One recipient an entry of a list line; a written path counts for its last part, a family for its head."""
    blanked = re.sub(r"[（(][^（）()]*[）)]", lambda m: "\0" * len(m.group()), line.text)
    for name in (c for c in line.chunks if c.type == "Person"):  # 李　娟 is one entry
        spaced = re.sub(r"\s", "\1", blanked[name.start : name.end])
        blanked = blanked[: name.start] + spaced + blanked[name.end :]
    for match in re.compile(r"[^\s、，,；;。：:]+").finditer(blanked, start):
        inside = [c for c in outermost(line, match.start(), match.end()) if blanked[c.start] != "\0"]
        people = [c for c in inside if c.type == "Person"]
        if people:
            yield from (Place(line, c) for c in people[: 1 if people[0].start == match.start() else None])
        elif inside and re.fullmatch(r"[\u4e00-\u9fff]{2,}", blanked[inside[-1].end : match.end()]):
            continue  # the part of the body that is honoured is not read
        elif inside and not _belongs_to_name(line, match.start(), match.end(), inside):
            yield Place(line, inside[-1])


def _belongs_to_name(line: Line, start: int, end: int, inside: list[Chunk]) -> bool:
    """杜某家庭 某市某街道某社区; 某某 某厂焊工班班长; 建水县：某某: an address, a post or a heading is no recipient."""
    before = line.text[:start].rstrip()
    if line.text[end : end + 1] in ("：", ":"):
        return True
    if before.endswith(("家庭", "之家")) and all(c.type == "District" for c in inside):
        return True
    person = line.ending_at(len(before), "Person")
    return person is not None and line.text[len(before) : start].isspace()
