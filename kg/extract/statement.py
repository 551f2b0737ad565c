"""The building of facts: ends, words, qualifiers."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.annotate.document import Document
from kg.annotate.line import Chunk, Line
from kg.records import Fact, Relation

_BULLETS = tuple("●■▲◆★◎○▶►◇☆△▼▽")


@dataclass(frozen=True, slots=True)
class Place:
    """A chunk and the line that it stands in."""

    line: Line
    chunk: Chunk


@dataclass
class Statement:
    """A fact as an extractor says it: two ends, the line and the words that state it."""

    relation: Relation
    subject: Place
    object: Place
    line: Line
    start: int  # in the line
    end: int
    rule: str
    confidence: float = 0.9
    qualifiers: dict[str, str] = field(default_factory=dict)


def extent(line: Line, trigger: tuple[int, int], *places: Place) -> tuple[int, int]:
    """From the first to the last of the words that tell and of the ends that stand in this line."""
    ends = [p.chunk for p in places if p.line is line]
    return min([trigger[0], *(c.start for c in ends)]), max([trigger[1], *(c.end for c in ends)])


def fact(document: Document, said: Statement) -> Fact:
    """The Fact record of a statement, its evidence led back to the page."""
    base = said.line.sentence.start
    start, end = document.article.span(base + said.start, base + said.end)
    return Fact(
        relation=said.relation,
        subject=document.mention_id(said.subject.line, said.subject.chunk),
        object=document.mention_id(said.object.line, said.object.chunk),
        page=document.article.page,
        article=document.article.id,
        evidence="".join(said.line.text[said.start : said.end].split()),
        start=start,
        end=end,
        rule=said.rule,
        confidence=round(min(said.confidence, said.subject.chunk.confidence + 0.1, 1.0), 3),
        qualifiers=tuple(sorted((k, v) for k, v in said.qualifiers.items() if v)),
    )


def opens_item(line: Line) -> bool:
    """Does a sentence open an item of a round-up (△…), in which nothing that was said before is carried on?"""
    return line.text.startswith(_BULLETS)


def took_part(
    who: Place, event: Place, line: Line, ends: tuple[int, ...], role: str, rule: str, confidence: float
) -> Statement:
    """One took part in an event: the words from the first of both names to the last of them and of `ends`."""
    spans = [who.chunk.start, *ends]
    if event.line is line:
        spans += [event.chunk.start, event.chunk.end]
    return Statement("tookPart", who, event, line, min(spans), max(spans), rule, confidence, {"role": role})
