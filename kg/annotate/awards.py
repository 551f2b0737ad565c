"""From a sentence to the honours it names: after the verbs of receiving, in rolls, as titles, as a status."""

from __future__ import annotations

import re
from functools import cache

from kg.annotate.award_heads import ends_as_head
from kg.annotate.award_names import award_chunk, contest_before
from kg.annotate.award_rolls import honorifics, in_rolls, roll_heading
from kg.annotate.award_spans import after_verb, to_clause_end, with_tail
from kg.annotate.award_status import statuses
from kg.annotate.context import Context
from kg.annotate.lexicon import alternatives
from kg.annotate.line import Chunk, Line, overlaps
from kg.resources import rows

_CONTEST_PRIZE = re.compile(r"(.{4,}(?:赛|评选|评比|展演|汇演|比武))[^赛]{0,6}(?:奖|名|军|牌)")
_PASSES = re.compile(r"[^，。；]{2,30}(?:认定|评定|评审|认证|验收|命名)")
_WEAK = frozenset({"获", "获得", "获得了", "捧回", "通过", "当选", "当选为"})
_NAMES_HONOUR = re.compile(r"(?:[评认命确列定彰选]\w?[为入]|获评|获批|荣获|荣膺|入选|命名)$")
_SAYS_HONOUR = re.compile(
    r"称号|荣誉|奖|殊荣|美誉|名录|名单|榜|标兵|先进|优秀|示范|模范|文明|牌匾|认定|认证|章|最佳|十佳|最美|之乡"
)
_SEIZED = re.compile(r"[查缴收抓捕截破擒俘拿猎]$")
_PRIZED = re.compile(r"奖(?:者|单位|选手|作品|人员|代表|证书|学生|教师|项目|企业|名单|的)")


@cache
def verb_pattern() -> re.Pattern[str]:
    """A verb of receiving or giving an honour."""
    table = rows("rules/award_verbs.tsv")
    verbs = [row[0] for row in table if row[1] in ("active", "passive", "pass")]
    merits = alternatives([row[0] for row in table if row[1] == "merit"])
    plain = alternatives([*verbs, "授予", "颁发", "颁授", "追授", "授牌", "命名"])
    return re.compile(rf"{plain}|(?:{merits})(?=[一二三特]等功)")


def find_awards(line: Line, context: Context) -> list[Chunk]:
    """Award chunks of a sentence, named without edition and year, levels spelt out (全市 → the city)."""
    found: list[Chunk] = []
    if any(c.type == "Event" for c in line.chunks) or contest_before(line.text):
        context.contest = ""
    heading = roll_heading(line, context.over_list)
    if heading:
        spans = [(*heading, "award")]
    else:
        spans = [(*s, "roll") for s in in_rolls(line)]
        spans += [(*s, "award") for m in _verbs(line) for s in _named_after(line, m)]
        spans += [(*s, "honorific") for s in honorifics(line)]
        spans += [(*s, "status") for s in statuses(line)]
    for start, end, rule in spans:
        chunk = award_chunk(line, start, end, context, rule)
        if chunk and (contest := _CONTEST_PRIZE.fullmatch(chunk.name)):
            context.contest = contest.group(1)
        if chunk and not overlaps(chunk.start, chunk.end, found):
            found.append(chunk)
    context.contest = contest_before(line.text) or context.contest
    return found


def _named_after(line: Line, verb: re.Match[str]) -> list[tuple[int, int]]:
    """The honours after a verb; after one that takes other things too only what is said to be an honour."""
    spans = after_verb(line, verb.end())
    if verb.group() in _WEAK:
        return [s for s in spans if _is_prize(line, *s)]
    if not _NAMES_HONOUR.search(verb.group()):
        return spans
    if not spans:
        return to_clause_end(line, verb.end())
    return [s if "”" in line.text[slice(*s)] else with_tail(line, *s) for s in spans]


def _is_prize(line: Line, start: int, end: int) -> bool:
    """After a verb that takes other things too (获得“精神财富”), do the words say that an honour is meant?"""
    text = line.text[start:end]
    return (
        not re.search(r"[“\"]", text)
        or ends_as_head(re.sub(r"[“”\"]", "", text))
        or _SAYS_HONOUR.search(line.text[start : end + 12]) is not None
    )


def _verbs(line: Line) -> list[re.Match[str]]:
    """Verbs of receiving outside names (荣获 in 仪桂荣获得 is none), and not 获奖者, 为…颁奖."""
    return [m for m in verb_pattern().finditer(line.text) if _receives(line, m)]


def _receives(line: Line, verb: re.Match[str]) -> bool:
    rest = line.text[verb.end() :]
    if any(c.start < verb.end() and verb.start() < c.end and c.type == "Person" for c in line.chunks):
        return False
    if verb.group() == "通过" and not _PASSES.match(rest):
        return False
    if verb.group() == "获" and (
        _SEIZED.search(line.text[: verb.start()]) or rest[:1] in tuple("悉取利奖救益准赞")
    ):
        return False
    if verb.group() == "命名" and not re.match(r"[^，。；“为]{3,40}为[“\"]", rest):
        return False
    return not (verb.group() in ("获", "荣获", "获得") and _PRIZED.match(rest))
