"""Who gives money to whom: loans, subsidies, donations, support, with the amount where one is given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.annotate.document import Document
from kg.annotate.lexicon import alternatives
from kg.annotate.line import Chunk, Line
from kg.extract.amounts import AMOUNT
from kg.extract.clauses import clause_bounds, heads, sentence_end
from kg.extract.money_ends import GROUPS, POINTER, Spoken, may_take, named_at
from kg.extract.money_said import Gift, givers, said, with_sums
from kg.extract.money_sums import sums
from kg.extract.statement import Place, Statement
from kg.resources import rows

__all__ = ["AMOUNT", "extract_money"]

_TO = re.compile(r"向|为|给|对")
_MONEY = re.compile(r"元|贷款|资金|补助|捐款|奖金|授信|补贴|善款|经费")
_NO_MONEY = re.compile(r"担保|服务|传单|岗位|咨询|申请")
_PLANNED = re.compile(r"(?:将|拟|计划|准备|有望)$")
_INTENDED = re.compile(r"(?:将|要)[^，]{0,4}$|(?:拟|计划|准备|有望)[^，]{0,18}$")
_LINK = re.compile(r"、|和|及|以及")
_GETS = re.compile(
    r"(?:获得?|收到|得到|用上|用上了|争取到|接到|领到|从)(?:了|过)?(?P<from>[^，。；]{2,30}?)(?:的)?"
    r"(?P<what>(?:信用|专项)?(?:发放|拨付|下拨|提供|捐赠|捐助|支持|奖励|补助|补贴|贷款|授信|资助|援助))"
)


@cache
def verbs(side: str) -> re.Pattern[str]:
    """The verbs of giving of one side: those of rules/money_verbs.tsv, or of rules/money_paid.tsv."""
    if side == "paid":
        return re.compile(alternatives([row[0] for row in rows("rules/money_paid.tsv")]))
    return re.compile(alternatives([row[0] for row in rows("rules/money_verbs.tsv") if row[1] == side]))


@cache
def _to_verbs() -> re.Pattern[str]:
    return re.compile(f"{verbs('to').pattern}|(?:补助|奖励|扶持|补贴|援助|资助)(?![政办标])")


def extract_money(document: Document) -> Iterator[Statement]:
    """funds statements of an article."""
    spoken = Spoken()
    for line in document.lines:
        gifts = [*_received(line, spoken), *_to_whom(line, spoken), *_right_after(line, spoken)]
        gifts += sums(line, spoken, gifts)
        yield from said([g for g in gifts if not line.in_title(g.start)])  # 《关于支持某大学发展的意见》
        spoken.see(line)


def _to_whom(line: Line, spoken: Spoken) -> Iterator[Gift]:
    """甲银行向乙公司发放贷款500万元; the 向 of a borrower (向银行贷款) is read elsewhere."""
    for match in _TO.finditer(line.text):
        verb = _to_verbs().search(line.text, match.end() + 1, min(len(line.text), match.end() + 50))
        if verb is None or re.search(r"[。；，,]", line.text[match.end() : verb.start()]):
            continue
        end = clause_bounds(line, verb.end())[1]
        if not _MONEY.search(line.text[verb.start() : min(len(line.text), end + 12)]):
            continue
        if _NO_MONEY.search(line.text[verb.start() : end]) or _PLANNED.search(line.text[: match.start()]):
            continue
        takers = _takers_between(line, match, verb, spoken)
        if not takers or _borrows(takers, verb):
            continue
        for given in givers(line, match.start(), spoken, {p.chunk.name for p in takers}):
            yield from with_sums(line, given, takers, match.start(), verb.end())


def _borrows(takers: list[Place], verb: re.Match[str]) -> bool:
    """向银行贷款: the bank lends, it is no taker."""
    return verb.group() in ("贷款", "申请贷款") and any(p.chunk.kind == "bank" for p in takers)


def _takers_between(line: Line, to: re.Match[str], verb: re.Match[str], spoken: Spoken) -> list[Place]:
    pointer = POINTER.match(line.text, to.end())
    between = line.text[to.end() : verb.start()]
    if between == "其" or re.fullmatch(r"我们|其[^，]{0,3}", between):
        return [spoken.topic] if spoken.topic is not None else []
    named = [p for p in heads(line, to.end(), verb.start()) if may_take(line, p.chunk, verb.start())]
    if named:
        return named
    if pointer and not GROUPS.match(line.text[pointer.end() : verb.start()]):
        place = spoken.pointed(line, to.start(), pointer.group("word"))
        return [place] if place is not None else []
    return []


def _right_after(line: Line, spoken: Spoken) -> Iterator[Gift]:
    """甲银行先后扶持乙公司、丙公司; 市农业局奖励该社3万元; 财政局拨付乙公司技改贴息240万元."""
    for side in ("after", "paid"):
        for match in verbs(side).finditer(line.text):
            start, end = clause_bounds(line, match.start())[0], sentence_end(line, match.end())
            if side == "paid" and not _paid(line.text[start:end]):
                continue
            if _INTENDED.search(line.text[start : match.start()]):
                continue
            takers = _list_at(line, match.end(), spoken)
            if not takers:
                continue
            for given in givers(line, match.start(), spoken, {p.chunk.name for p in takers}):
                yield from with_sums(line, given, takers, match.start(), match.end(), since=start)


def _paid(clause: str) -> bool:
    return bool(AMOUNT.search(clause)) and not re.search(r"总投资|每[人户亩]", clause)


def _list_at(line: Line, at: int, spoken: Spoken) -> list[Place]:
    found: list[Place] = []
    at += 1 if line.text.startswith(("了", "给"), at) else 0
    pointer = POINTER.match(line.text, at)
    while True:
        chunk = named_at(line, at)
        if chunk is None or (chunk.kind == "deictic" and chunk.text[0] == "全"):
            break
        if chunk.kind != "village" and GROUPS.match(line.text[chunk.end :]):
            break
        found.append(Place(line, chunk))
        link = _LINK.match(line.text, chunk.end)
        if not link:
            break
        at = link.end()
    if not found and pointer and not GROUPS.match(line.text[pointer.end() :]):
        place = spoken.pointed(line, at, pointer.group("word"))
        return [place] if place is not None else []
    return found


def _received(line: Line, spoken: Spoken) -> Iterator[Gift]:
    """乙公司收到甲银行发放的贷款; 乙厂从甲银行贷款350万元; 工作室获市总工会补助3万元."""
    for match in _GETS.finditer(line.text):
        inside = [
            p.chunk
            for p in heads(line, match.start("from"), match.end("from"))
            if p.chunk.type in ("Organization", "Company", "District")
            and p.chunk.end >= match.end("from") - 2
        ]
        end = clause_bounds(line, match.end())[1]
        if len(inside) != 1 or not _MONEY.search(line.text[match.start("what") : end]):
            continue
        if re.search(r"(?:将|拟|计划|准备|有望|未|没有|向)[^，]{0,4}$", line.text[: match.start()]):
            continue
        taker = _receiver(line, match.start(), inside[0], spoken)
        if taker is not None:
            yield from with_sums(line, Place(line, inside[0]), [taker], match.start(), match.end())


def _receiver(line: Line, at: int, given: Chunk, spoken: Spoken) -> Place | None:
    sentence = max(line.text.rfind(mark, 0, at) for mark in "。；;") + 1
    near = [p for p in heads(line, sentence, at) if may_take(line, p.chunk, at)]
    near = [p for p in near if p.chunk.name != given.name and p.chunk.type != "Project"]
    pointers = [m for m in POINTER.finditer(line.text, sentence, at) if m.group("word") != "村里"]
    if not near and pointers:
        return spoken.pointed(line, pointers[0].start(), pointers[0].group("word"))
    return near[-1] if near else None
