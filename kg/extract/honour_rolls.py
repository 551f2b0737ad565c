"""Honour rolls: lists of recipients under a heading that names an honour."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.annotate.document import Document
from kg.annotate.line import Chunk, Line
from kg.extract.award_editions import qualifiers
from kg.extract.clauses import outermost
from kg.extract.statement import Place, Statement


def honour_rolls(document: Document) -> Iterator[Statement]:
    """Lists under a heading that names an honour."""
    award: Place | None = None
    for line in document.lines:
        heading = next((c for c in line.chunks if c.type == "Award" and c.rule == "award"), None)
        if line.sentence.block == "subtitle":
            award = Place(line, heading) if heading is not None else None
            continue
        if line.sentence.block != "list":
            continue
        if heading is not None and len(heading.text) > 0.6 * len(line.text.strip()):
            award = Place(line, heading)
            continue
        if award is None:
            continue
        for recipient in _entries(line):
            yield Statement(
                "receivedAward",
                recipient,
                award,
                line,
                recipient.chunk.start,
                recipient.chunk.end,
                "honour roll",
                0.9,
                qualifiers(award),
            )


def _entries(line: Line) -> Iterator[Place]:
    """One recipient an entry of a list line; a written path counts for its last part, a family for its head."""
    blanked = re.sub(r"[（(][^（）()]*[）)]", lambda m: "\0" * len(m.group()), line.text)
    for match in re.finditer(r"[^\s、，,；;。：:]+", blanked):
        inside = [c for c in outermost(line, match.start(), match.end()) if blanked[c.start] != "\0"]
        people = [c for c in inside if c.type == "Person"]
        if people:
            yield Place(line, people[0])
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
