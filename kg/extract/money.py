"""Who gives money to whom: loans, subsidies, donations, support, with the amount where one is given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.annotate.document import Document
from kg.annotate.lexicon import alternatives
from kg.annotate.line import Chunk, Line
from kg.extract.clauses import clause_bounds, governed, heads, outermost
from kg.extract.statement import Place, Statement
from kg.resources import rows

AMOUNT = re.compile(
    r"(?:人民币)?(?:近|约|超|逾)?[\d０-９.,，．一二三四五六七八九十百千两]+(?:余|多)?(?:亿|千万|百万|万|千|百)?(?:余|多)?(?:元|美元|欧元|港元|港币)"
)
_TO = re.compile(r"向|为|给|对")
_MONEY = re.compile(r"元|贷款|资金|补助|捐款|奖金|授信|补贴|善款|经费")
_GROUPS = re.compile(r"[\u4e00-\u9fff]{0,6}(?:企业|群众|居民|人民|单位|部门|百姓|学生|老人|家庭|农户|职工)")


@cache
def _verbs(side: str) -> re.Pattern[str]:
    return re.compile(alternatives([row[0] for row in rows("rules/money_verbs.tsv") if row[1] == side]))


def extract_money(document: Document) -> Iterator[Statement]:
    """funds statements of an article."""
    topic: Place | None = None
    known: dict[str, Place] = {}
    for line in document.lines:
        yield from [*_to_whom(line, topic, known), *_right_after(line, topic)]
        first = next(
            (
                c
                for c in outermost(line, 0, len(line.text), ("Organization", "Company"))
                if not governed(line, 0, c)
            ),
            None,
        )
        topic = Place(line, first) if first is not None else topic
        known |= {
            c.kind: Place(line, c) for c in line.chunks if c.type in ("Company", "Organization") and c.name
        }


def _to_whom(line: Line, topic: Place | None, known: dict[str, Place]) -> Iterator[Statement]:
    """甲银行向乙公司发放贷款500万元."""
    for match in _TO.finditer(line.text):
        verb = _verbs("to").search(line.text, match.end() + 1, min(len(line.text), match.end() + 44))
        if verb is None or re.search(r"[。；，,]", line.text[match.end() : verb.start()]):
            continue
        end = clause_bounds(line, verb.end())[1]
        if not _MONEY.search(line.text[verb.start() : min(len(line.text), end + 12)]):
            continue
        own = _OWN.fullmatch(line.text[match.end() : verb.start()])
        if own and (last := _last_body(line, match.start(), own.group(), topic, known)):
            yield from _statements(
                line, _giver(line, match.start(), topic, [last]), [last], match.start(), verb.end()
            )
            continue
        if _PLANNED.search(line.text[: match.start()]):
            continue
        takers = [p for p in heads(line, match.end(), verb.start()) if _may_take(line, p.chunk, verb.start())]
        yield from _statements(
            line, _giver(line, match.start(), topic, takers), takers, match.start(), verb.end()
        )


_PLANNED = re.compile(r"(?:将|拟|计划|准备|有望)$")
_OWN = re.compile(r"其|(?:该|这家)?(?:公司|企业|合作社|社|学校|校|医院)")
_KINDS = {
    "公司": "company",
    "企业": "company",
    "社": "coop",
    "校": "school",
    "院": "hospital",
    "其": "company",
}


def _last_body(line: Line, at: int, word: str, topic: Place | None, known: dict[str, Place]) -> Place | None:
    """The body that 其, 公司 or 合作社 stands for: the one of its kind spoken of before the giver."""
    kind = next(kind for end, kind in _KINDS.items() if word.endswith(end))
    here = [c for c in outermost(line, 0, at, ("Company", "Organization")) if c.kind == kind]
    if here:
        return Place(line, here[-1])
    if word == "其":
        return topic if topic is not None and topic.chunk.kind == kind else None
    return known.get(kind)


def _right_after(line: Line, topic: Place | None) -> Iterator[Statement]:
    """甲银行先后扶持乙公司、丙公司; 市农业局奖励该社3万元."""
    for match in _verbs("after").finditer(line.text):
        takers = _list_at(line, match.end())
        yield from _statements(
            line, _giver(line, match.start(), topic, takers), takers, match.start(), match.end()
        )


def _may_take(line: Line, chunk: Chunk, verb: int) -> bool:
    return (
        chunk.type in ("Organization", "Company", "Project", "District")
        and not (chunk.kind == "deictic" and chunk.text[0] in "我全")
        and (chunk.kind in ("village", "township") or not _GROUPS.match(line.text[chunk.end : verb]))
    )


def _list_at(line: Line, at: int) -> list[Place]:
    found: list[Place] = []
    if line.text.startswith("了", at):
        at += 1
    while True:
        fits = [
            c
            for c in line.chunks
            if c.start == at
            and c.type in ("Organization", "Company", "Project", "District")
            and c.name
            and c.kind != "level word"
        ]
        fits = [c for c in fits if not _GROUPS.match(line.text[c.end :])]
        if not fits:
            return found
        chunk = max(fits, key=lambda c: c.end)
        below = [
            c
            for c in line.chunks
            if c.start == chunk.end and c.type in ("Organization", "Company", "District")
        ]
        chunk = below[0] if below else chunk
        found.append(Place(line, chunk))
        link = re.compile(r"、|和|及").match(line.text, chunk.end)
        if not link:
            return found
        at = link.end()


def _giver(line: Line, at: int, topic: Place | None, takers: list[Place]) -> Place | None:
    names = {p.chunk.name for p in takers}
    sentence = max(line.text.rfind("。", 0, at), -1) + 1
    near = clause_bounds(line, at)[0]
    for start, end in ((near, at), (sentence, near)):
        bodies = [
            c
            for c in outermost(line, start, end, ("Organization", "Company"))
            if c.name not in names and not governed(line, start, c)
        ]
        if bodies:
            return Place(line, bodies[-1] if start == near else bodies[0])
    return topic if topic is not None and topic.chunk.name not in names else None


def _statements(
    line: Line, giver: Place | None, takers: list[Place], start: int, end: int
) -> Iterator[Statement]:
    if giver is None:
        return
    for taker in takers:
        spans = [start, end, taker.chunk.start, taker.chunk.end] + (
            [giver.chunk.start] if giver.line is line else []
        )
        amount = AMOUNT.search(line.text, min(end, taker.chunk.end), min(len(line.text), end + 40))
        quantity = {"amount": amount.group()} if amount else {}
        yield Statement(
            "funds",
            giver,
            taker,
            line,
            min(spans),
            max([*spans, amount.end() if amount else 0]),
            "money",
            0.8,
            quantity,
        )
