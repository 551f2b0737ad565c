"""Who gives money to whom: loans, subsidies, donations, support, with the amount where one is given."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.annotate.document import Document
from kg.annotate.lexicon import alternatives
from kg.annotate.line import Chunk, Line
from kg.extract.clauses import governed
from kg.extract.statement import Place, Statement
from kg.resources import rows

AMOUNT = re.compile(r"(?:人民币)?(?:近|约|超|逾)?[\d０-９.,，．一二三四五六七八九十百千两]+(?:余|多)?(?:亿|千万|百万|万|千|百)?(?:余|多)?(?:元|美元|欧元|港元|港币|人民币)")
_GIVERS = ("Organization", "Company", "District", "Person")
_TO = ("Organization", "Company", "Project", "District")


def _verbs(side: str) -> re.Pattern[str]:
    return re.compile(alternatives([row[0] for row in rows("rules/money_verbs.tsv") if row[1] == side]))


def extract_money(document: Document) -> Iterator[Statement]:
    """funds statements of an article."""
    topic: Place | None = None
    for line in document.lines:
        for match in _verbs("after").finditer(line.text):
            takers = _list_at(line, match.end())
            giver = _giver(line, match.start(), topic, takers)
            yield from _statements(line, giver, takers, match.start(), match.end())
        for match in re.finditer(r"(?:向|为|给|对)", line.text):
            takers = _list_at(line, match.end())
            if not takers:
                continue
            verb = _verbs("to").search(line.text, takers[-1].end, min(len(line.text), takers[-1].end + 30))
            if verb and not re.search(r"[。；]", line.text[takers[-1].end : verb.start()]) and _is_money(line, takers, verb):
                giver = _giver(line, match.start(), topic, takers)
                yield from _statements(line, giver, takers, match.start(), verb.end())
        first = next((c for c in line.chunks if c.type in ("Organization", "Company") and c.name), None)
        topic = Place(line, first) if first is not None else topic


def _is_money(line: Line, takers: list[Chunk], verb: re.Match[str]) -> bool:
    """Is a sum or a word of money near, and is the taker no place that only stands before another noun?"""
    near = line.text[takers[-1].end : min(len(line.text), verb.end() + 24)]
    if not re.search(r"元|贷款|资金|补助|捐款|奖金|授信|补贴|善款", near):
        return False
    return takers[-1].kind != "deictic" and not re.match(r"[\u4e00-\u9fff]{0,6}(?:企业|群众|居民|人民|单位|部门|百姓)", line.text[takers[-1].end :])


def _list_at(line: Line, at: int) -> list[Chunk]:
    found: list[Chunk] = []
    if line.text.startswith("了", at):
        at += 1
    while True:
        fits = [c for c in line.chunks if c.start == at and c.type in _TO and c.name and c.kind != "level word"]
        if not fits:
            return found
        chunk = max(fits, key=lambda c: c.end)
        found.append(chunk)
        link = re.compile(r"、|和|及").match(line.text, chunk.end)
        if not link:
            return found
        at = link.end()


def _giver(line: Line, at: int, topic: Place | None, takers: list[Chunk]) -> Place | None:
    names = {c.name for c in takers}
    sentence = max(line.text.rfind("。", 0, at), -1) + 1
    inside = [c for c in line.chunks if sentence <= c.start and c.end <= at and c.type in ("Organization", "Company") and c.name and c.name not in names]
    outer = [c for c in inside if not any(o is not c and o.start <= c.start and c.end <= o.end for o in inside)]
    free = [c for c in outer if not governed(line, max(sentence, line.text.rfind("，", 0, c.start) + 1), c)]
    if free:
        return Place(line, free[0])
    return topic if topic is not None and topic.chunk.name not in names else None


def _statements(line: Line, giver: Place | None, takers: list[Chunk], start: int, end: int) -> Iterator[Statement]:
    if giver is None:
        return
    for taker in takers:
        spans = [start, end, taker.start, taker.end] + ([giver.chunk.start] if giver.line is line else [])
        amount = AMOUNT.search(line.text, end, min(len(line.text), end + 40))
        quantity = {"amount": amount.group()} if amount else {}
        yield Statement("funds", giver, Place(line, taker), line, min(spans), max([*spans, amount.end() if amount else 0]), "money", 0.8, quantity)


