"""From givers, takers and sums to what is said: one gift a pair, each with its own sum."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.annotate.line import Line
from kg.extract.amounts import AMOUNT, quantity
from kg.extract.clauses import clause_bounds, outermost, sentence_end
from kg.extract.money_ends import Spoken, giver
from kg.extract.statement import Place, Statement

_ROW = re.compile(r"(?:资金|贷款|元)?(?:、|和|及|以及|，|,)")


@dataclass(frozen=True, slots=True)
class Gift:
    """One giver, one taker, the words that tell it, and the sum."""

    giver: Place
    taker: Place
    line: Line
    start: int
    end: int
    amount: re.Match[str] | None = None


def givers(line: Line, verb: int, spoken: Spoken, names: set[str]) -> list[Place]:
    """All who give together: 甲公司、乙公司分别向…捐款."""
    last = giver(line, verb, spoken, names)
    if last is None or last.line is not line:
        return [last] if last is not None else []
    found = [last]
    start = clause_bounds(line, last.chunk.start)[0]
    for body in reversed(outermost(line, start, last.chunk.start, ("Organization", "Company"))):
        if line.text[body.end : found[0].chunk.start] not in ("、", "和", "与", "及", "联合"):
            break
        found.insert(0, Place(line, body))
    return found


def with_sums(
    line: Line, given: Place, takers: list[Place], start: int, end: int, since: int = -1
) -> Iterator[Gift]:
    """A gift for each taker; of as many sums as takers (分别发放500万元和360万元) each has its own.

    Where no sum follows, the one between `since` and the verb counts: 拿出80万元扶持某镇.
    """
    amounts = _row(line, max([end, *(t.chunk.end for t in takers if t.line is line)]))
    if not amounts and since >= 0:
        amounts = list(AMOUNT.finditer(line.text, since, start))[-1:]
    for number, taker in enumerate(takers):
        own = amounts[number] if len(amounts) == len(takers) else amounts[0] if amounts else None
        yield Gift(given, taker, line, start, end, own)


def _row(line: Line, start: int) -> list[re.Match[str]]:
    """The sums of the clause, or of a list of sums, after `start`."""
    found: list[re.Match[str]] = []
    limit = min(sentence_end(line, start), start + 40)
    for match in AMOUNT.finditer(line.text, start, limit):
        if found and not _ROW.fullmatch(line.text[found[-1].end() : match.start()]):
            break
        if not found and re.search(r"每[人户亩家个]|人均|户均", line.text[start : match.start()]):
            break
        found.append(match)
    return found


def said(gifts: Iterable[Gift]) -> Iterator[Statement]:
    """funds statements: each pair once, the first time with its sum."""
    seen: set[tuple[str, str]] = set()
    for gift in gifts:
        key = (gift.giver.chunk.name, gift.taker.chunk.name)
        if key in seen or key[0] == key[1]:
            continue
        seen.add(key)
        yield _statement(gift)


def _statement(gift: Gift) -> Statement:
    spans = [gift.start, gift.end]
    for place in (gift.giver, gift.taker):
        if place.line is gift.line:
            spans += [place.chunk.start, place.chunk.end]
    if gift.amount:
        spans += gift.amount.span()
    given = quantity(gift.amount) if gift.amount else {}
    return Statement("funds", gift.giver, gift.taker, gift.line, min(spans), max(spans), "money", 0.8, given)
