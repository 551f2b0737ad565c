"""From the words that name an honour to its chunk, edition and year off, levels spelt out."""

from __future__ import annotations

import re

from kg.annotate.award_heads import EDITION, YEAR
from kg.annotate.context import Context
from kg.annotate.lexicon import wordset
from kg.annotate.line import Chunk, Line

_LEADING = re.compile(rf"(?:{EDITION}|{YEAR}|获(?=[\u4e00-\u9fff]{{6}})|的|全国总工会|了|为|有|，)+")
_TRAILING = re.compile(
    r"(?:荣誉称号|称号|荣誉|奖项|美誉|殊荣|奖牌|牌匾|的|光荣(?=称号$)|等?(?:诸多|多项|多个|多种|各类|各种)|等(?:\d+多?项?)?)+$"
)
_GENERIC = re.compile(
    r"各类|各种|各级|多项|诸多|国内外|以上|^(?:该|此|首|第一)[项枚块个名届]?|[!！?？]|^国字号|连冠$"
)
_SUBJECT = re.compile(
    r"^(?:小学|初中|高中|中学)?(?:[\u4e00-\u9fff]{2,3}学科|(?:语文|数学|英语|物理|化学)组)|^该项赛事"
)
_SECTION = re.compile(r"([\u4e00-\u9fff]{2,6}(?:比赛|大赛|竞赛|评选))[：:]")  # 合唱比赛：甲校获一等奖
_CONTEST = re.compile(
    r"(?:(?<=[，。；：的在得获于])|(?<=获得)|^)(?P<name>(?:第?[\u4e00-\u9fff“”\d（）()]){2,30}?"
    r"(?:大赛|竞赛|比赛|联赛|锦标赛|公开赛|评选|评比|展演|汇演|博览会|交易会|艺术节|枇杷节|运动会|研讨会|农高会)"
    r"(?:总决赛)?)(?=[（(]\d{4}[）)]|[总]?决?赛?[上中，。里日于在结揭落评活]|[\u4e00-\u9fff、]{0,8}$)"
)
_LEAD_IN = re.compile(r"^(?:[^“”]*(?:结束|闭幕|举行|举办|主办|落幕|当天|启动)的|在(?!校|职)|由[^“”]*的)+")
_SAME_PRIZE = re.compile(r"(?P<of>[^，。；、“”获得]{4,24}?)(?:特等|一等|二等|三等|金|银)奖[、和]$")
_PLACED = re.compile(
    r"[全我](?P<word>[省市县])|(?P<bare>[省市县区州])(?=劳动模范|先进|优秀|模范|道德模范|五一|三八|文明|十佳|十大|科[技学]|自然科学|农业产业化|特级教师|巾帼|青年|工人)"
)
_HAS_LEVEL = re.compile(r"“?(?:全国|国家|中国|省|市|县|区|州|[\u4e00-\u9fff]{2,8}?(?:省|市|县|区|州|旗))")
_NOTHING_WON = re.compile(
    r"(?:资金|贷款|订单|批复|批文|授信|专利|许可|牌照|颁奖|名单（[^）]*）)$|候选|表彰$|优秀$"
)
_PRIZE_ALONE = re.compile(
    r"[^“”]{0,10}?(?:特等|一等|二等|三等|优秀|优胜|金|银|铜|组织)奖|[^“”]{0,10}?(?:[金银铜]牌|第[一二三]名|冠军|亚军|季军)"
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
    if in_roll and context.subject and not (_HAS_LEVEL.match(name) or name.startswith(context.subject[:2])):
        name = context.subject + name
    name = re.sub(r"(?<=.{4})(?:认定)?名单$", "", name)
    inner = _LEADING.match(name)
    if inner:
        name = name[inner.end() :]
    name = _with_event(_with_place(name, context), line, start, context).removeprefix("度")
    name = re.sub(r"劳模$", "劳动模范", name)
    name = re.sub(r"^[\d一二三四五六七八九十两]+(?:枚|项|个|块|次|件)", "", name)
    if (
        not 3 <= len(name) <= 40
        or name.startswith(("奖", "得", "的", "向", "市政府", "者"))
        or _NOTHING_WON.search(name)
        or _GENERIC.search(name)
        or re.search(r"”[、和及暨]", name)
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
    name = _SUBJECT.sub("", name.removeprefix("得"))
    if not _PRIZE_ALONE.fullmatch(name) or (len(name) > 5 and _HAS_LEVEL.match(name)):
        return name
    section = _SECTION.match(line.text)
    if section is not None:
        return section.group(1) + name
    listed = _prize_before(line, start)
    if listed:
        return listed + name
    here = next((c.name for c in reversed(line.chunks) if c.type == "Event" and c.end <= start), "")
    here = contest_before(line.text[:start]) or here
    event = _plain(here or context.contest or context.event)
    if here or re.search(r"赛|评选|评比|竞赛|展演|汇演|节$", event):
        return name if name.startswith(event) else event + name
    return name


def _plain(event: str) -> str:
    """The name of a contest without its edition and year, and without the round that ended it."""
    event = re.sub(r"^[\u4e00-\u9fff]{2,10}?(?:举办|举行|召开)(?:了|的)?(?=[\u4e00-\u9fff“]{5})", "", event)
    event = re.sub(rf"(?:{EDITION})|^(?:{YEAR})|[（(]\d{{4}}[）)]", "", event)
    return re.sub(r"(?:活动|总决赛|决赛|(?<=奖)评选)$", "", event)


def contest_before(text: str) -> str:
    """The contest named last in a text: …举办的“某某”作文大赛."""
    last = None
    for last in _CONTEST.finditer(text):
        pass
    return _LEAD_IN.sub("", last.group("name")) if last else ""


def _prize_before(line: Line, start: int) -> str:
    """The contest of the prize right before in a list: 某省科学技术进步一等奖、二等奖."""
    match = _SAME_PRIZE.search(line.text[:start])
    return match.group("of") if match else ""


def _with_place(name: str, context: Context) -> str:
    match = _PLACED.match(name)
    if match is None:
        return name
    word = match.group("word") or match.group("bare")
    place = context.own(word) or context.recent.get(word, "")
    return place + name[match.end() :] if place else name
