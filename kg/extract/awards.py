"""Who received which honour: verbs of receiving and giving, those named among the honoured, honour rolls."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.annotate.document import Document
from kg.annotate.line import Chunk, Line
from kg.extract.award_editions import qualifiers
from kg.extract.award_recipients import recipients, shared_out, subjects_so_far
from kg.extract.award_subjects import Told
from kg.extract.clauses import clause_bounds, heads, sentence_end, subject
from kg.extract.honour_rolls import honour_rolls
from kg.extract.statement import Place, Statement, extent, opens_item

_AMONG = re.compile(r"名列其中|位列其中|榜上有名|在列|入列|入选|上榜")
_THIS_HONOUR = re.compile(
    r"(?P<before>继[^，。；]{3,40}之后)?(?:[^，。；]{0,10}(?:个|家|位|所|名))?获(?:得)?[此该](?:项)?(?:殊荣|荣誉|称号|奖项)"
)
_ALSO = re.compile(
    r"^(?:这|上述|获评的|入选的|上榜的)?[\d一二三四五六七八九十]+(?:家|名|个|位|所|人)[^，。：:]{0,8}(?:分别是|分别为|是|有|包括)[：:]"
    r"|^(?:他|她|它)们(?:分别)?是[：:]?"
    r"|(?:入选|上榜|获评|获奖|当选|受表彰)的[^，。；]{1,8}中，"
    r"|(?:同时|一同|一起|一并|此次)[^，。：]{0,3}(?:被命名|被授予|受到表彰|受表彰|获此殊荣|获评|获奖|入选|上榜)[^，。：]{0,6}(?:还有|有|包括)[：:]?"
)


def extract_awards(document: Document) -> Iterator[Statement]:
    """receivedAward statements of an article."""
    yield from honour_rolls(document)
    told = Told([], [])
    last: Place | None = None
    for line in document.lines:
        if opens_item(line):
            told, last = Told([], []), None
        if line.sentence.block == "list":
            continue
        awards = [c for c in line.chunks if c.type == "Award"]
        for award in awards:
            place = Place(line, award)
            for recipient, trigger in shared_out(line, award, awards, list(recipients(line, award, told))):
                last = place
                if recipient is not None:
                    yield _received(line, recipient, place, trigger)
        yield from _named_among(line, awards)
        if last is not None:
            yield from _also(line, last)
        told = Told([*told.lines, line], subjects_so_far(line, told.topic))


def _also(line: Line, award: Place) -> Iterator[Statement]:
    """这9家企业分别是：甲、乙; 某某名列其中: more recipients of the honour spoken of last."""
    for match in _ALSO.finditer(line.text):
        for recipient in heads(line, match.end(), sentence_end(line, match.end())):
            yield _received(line, recipient, award, match.span())
    again = _THIS_HONOUR.search(line.text)
    if again and not (award.line is line and award.chunk.start > again.start()):
        for recipient in _again(line, again.start(), again.group("before") or ""):
            yield _received(line, recipient, award, again.span())
    among = _AMONG.search(line.text)
    if among and among.group() in ("名列其中", "位列其中", "在列", "入列") and award.line is not line:
        for recipient in subject(line, among.start()):
            yield _received(line, recipient, award, among.span())


def _again(line: Line, place: int, before: str) -> list[Place]:
    """继甲、乙之后第三个获此荣誉的村: the ones before; 其中丙首次获此殊荣: the subject."""
    if before:
        return heads(line, place + 1, place + len(before))
    return subject(line, place)


def _named_among(line: Line, awards: list[Chunk]) -> Iterator[Statement]:
    """100个单位荣获“省文明单位”称号，某某派出所榜上有名: those named in a later clause of the sentence."""
    among = _AMONG.search(line.text)
    named = [a for a in awards if among and a.end < among.start() and a.rule == "award"]
    if among is None or not named or not among.group().endswith(("名", "其中", "在列")):
        return
    start = clause_bounds(line, among.start())[0]
    if start <= named[-1].end:
        return
    for recipient in heads(line, start, among.start()):
        yield _received(line, recipient, Place(line, named[-1]), among.span())


def _received(line: Line, recipient: Place, award: Place, trigger: tuple[int, int]) -> Statement:
    return Statement(
        "receivedAward",
        recipient,
        award,
        line,
        *extent(line, trigger, recipient, award),
        f"award:{line.text[slice(*trigger)][:8]}",
        0.85,
        qualifiers(award),
    )
