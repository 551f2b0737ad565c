"""From the words that name an honour to its chunk, edition and year off, levels spelt out."""

from __future__ import annotations

import re

from kg.annotate.award_heads import EDITION, YEAR
from kg.annotate.context import Context
from kg.annotate.lexicon import wordset
from kg.annotate.line import Chunk, Line

_LEADING = re.compile(rf"(?:{EDITION}|{YEAR}|的|全国总工会|了|为|有|，)+")
_TRAILING = re.compile(r"(?:荣誉称号|称号|荣誉|奖项|美誉|殊荣|奖牌|牌匾|的)+$")
_SUBJECT = re.compile(r"^(?:小学|初中|高中|中学)?[\u4e00-\u9fff]{2,3}学科")
_SECTION = re.compile(r"([\u4e00-\u9fff]{2,6}(?:比赛|大赛|竞赛|评选))[：:]")  # 合唱比赛：甲校获一等奖
_HAS_LEVEL = re.compile(r"“?(?:全国|国家|中国|省|市|县|区|州|[\u4e00-\u9fff]{2,8}?(?:省|市|县|区|州|旗))")
_NOTHING_WON = re.compile(r"(?:资金|贷款|订单|批复|批文|授信|专利|许可|牌照|颁奖|名单（[^）]*）)$")
_PRIZE_ALONE = re.compile(
    r"[^“”]{0,8}?(?:特等|一等|二等|三等|优秀|优胜|金|银|铜|组织)奖|[金银铜]牌|第[一二三]名|冠军|亚军|季军"
)


def award_chunk(line: Line, start: int, end: int, context: Context, rule: str) -> Chunk | None:
    """The Award chunk of text[start:end] with its name; None where the words name no honour."""
    text = line.text[start:end]
    lead = _LEADING.match(text)
    if lead and lead.end() < len(text) - 1:
        start += lead.end()
        text = line.text[start:end]
    name = _bare(text)
    in_roll = rule == "award" and line.sentence.block in ("subtitle", "list")
    if in_roll and context.subject and not _HAS_LEVEL.match(name):
        name = context.subject + name
    name = re.sub(r"(?<=.{4})(?:认定)?名单$", "", name)
    inner = _LEADING.match(name)
    if inner:
        name = name[inner.end() :]
    name = _with_event(_with_place(name, context), line, start, context).removeprefix("度")
    name = re.sub(r"^[\d一二三四五六七八九十两]+(?:枚|项|个|块|次|件)", "", name)
    if (
        not 3 <= len(name) <= 40
        or name.startswith(("奖", "得", "的", "向", "市政府", "者"))
        or _NOTHING_WON.search(name)
        or name in wordset("not_awards")
    ):
        return None
    return Chunk(start, end, "Award", text, "", name, rule=rule, core=text)


def _bare(text: str) -> str:
    """The words of an honour without edition, quotation marks around all of it, and 荣誉称号."""
    name = _TRAILING.sub("", "".join(text.split()))
    name = re.sub(rf"(?:{EDITION})", "", name, count=1)
    name = re.sub(r"^[“\"]([^“”\"]+)[”\"]国家$", r"\1", name)
    name = re.sub(r"^[\"“](.*)[\"”]$", r"\1", name) if name.count("“") + name.count('"') <= 2 else name
    return re.sub(r"^(?:列入|入选)", "", _TRAILING.sub("", name))


def _with_event(name: str, line: Line, start: int, context: Context) -> str:
    """一等奖 alone is the prize of the contest that the sentence names."""
    if not _PRIZE_ALONE.fullmatch(name):
        return name
    name = _SUBJECT.sub("", name)
    section = _SECTION.match(line.text)
    if section is not None:
        return section.group(1) + name
    here = next((c.name for c in reversed(line.chunks) if c.type == "Event" and c.end <= start), "")
    here = re.sub(rf"^(?:{YEAR})", "", here)
    if here:
        return name if name.startswith(here) else here + name
    event = re.sub(rf"^(?:{YEAR})", "", context.contest or context.event)
    contest = re.search(r"赛|评选|评比|竞赛|展演|汇演|节$", event)
    return event + name if contest and not name.startswith(event) else name


def _with_place(name: str, context: Context) -> str:
    for printed, word in (("全省", "省"), ("全市", "市"), ("全县", "县"), ("我省", "省"), ("我市", "市")):
        if name.startswith(printed):
            place = context.own(word) or context.recent.get(word, "")
            return place + name[2:] if place else name
    return name
