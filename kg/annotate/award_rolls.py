"""From a sentence to the honours in its rolls and headings of rolls, and to those used as titles."""

from __future__ import annotations

import re
from functools import cache

from kg.annotate.award_heads import ends_as_head
from kg.annotate.lexicon import alternatives
from kg.annotate.line import Line
from kg.ingest.rolls import medal_pattern
from kg.resources import rows

_COUNTED = re.compile(
    r"(?:^|[。；]|(?<=[村镇县区市司院校局厂行]))(?P<name>(?:国家|省|市|县|区)级[^，。；：（）、]{2,16}?"
    r"|[^，。；：（）、]{3,20}?)[（(]共?[\d一二三四五六七八九十]+[个名家人位户所项][）)][：:]"
)
_NO_TITLE = re.compile(
    r"[的向以对在了将把由给]|(?<!见义勇)为|表彰|命名|组织|接受|开展|关于|评选|慰问|广大|号召|邀请"
)
_WINNER = re.compile(
    r"[“\"](?P<name>[^“”\"]{4,24})[”\"](?:荣誉)?(?:称号)?(?:获得者|得主)(?=[、\u4e00-\u9fff])"
)
_HEADING = re.compile(
    r"\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]"
    r"|\d+[.、])?\s*(?P<award>[^，。；]{3,40}?)"
    r"(?:获得者|获奖者|获奖单位|获奖)?(?:名单|光荣榜)?\s*"
    r"(?:[（(](?:(?:共)?[\d一二三四五六七八九十]+\s*[家个名人位户所项]?[^）)]{0,4}|部分|节选|摘登|[\d—－-]{4,9}年?度?|排名不分先后|以姓氏笔画为序)[）)])?\s*[：:]?\s*"
)
_CLASS = re.compile(r"(?:先进|优秀|模范|文明|十佳|十大|最美)[一-龥“”]{1,9}")
_INLINE = re.compile(r"\s*(?P<name>[^，。；：:（）()、\s]{4,24})[：:](?=\S)")  # 四川省优秀教师：甲（某校）
_NUMBER = re.compile(r"\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])")
_PRAISED = re.compile(
    r"(?:奖|之星|标兵|能手|工匠|模范|先锋|好人)$|(?:先进|优秀|突出|贡献|示范|模范|十佳|十强|十大|最美|文明|明星|星级|龙头|创新|杰出|金牌)"
    r"[\u4e00-\u9fff“”]{0,10}(?:企业家?|单位|合作社|工作者|个人|集体|项目|品牌|产品|团队|班组|乡镇|[乡镇村]|街道|社区|机关|窗口|家庭|学校|教师|人物|青年|党员|组织|[医护]\w|站|所|园区?|基地|户)$"
)
_COUNT = re.compile(r"[（(](?:共)?[\d一二三四五六七八九十]+\s*[家个名人位户所项]")


@cache
def _rolls() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row[0]) for row in rows("rules/award_rolls.tsv"))


@cache
def _titles() -> re.Pattern[str]:
    """An honour used as a title: its level and, up to one of the words of award_titles.tsv, its name."""
    words = alternatives([row[0] for row in rows("rules/award_titles.tsv")])
    return re.compile(
        r"[“\"]?(?P<name>(?:全国|国家|[\u4e00-\u9fff]{2,8}?(?:省|市|县|区|州|自治区)|省|市)(?:级)?"
        rf"[\u4e00-\u9fff]{{0,8}}?(?:{words}|最美[\u4e00-\u9fff]{{2,4}}))"
        r"[”\"]?(?:称号)?(?:获得者|得主)?(?=、|[\u4e00-\u9fff])"
    )


def in_rolls(line: Line) -> list[tuple[int, int]]:
    """省教育厅公布第三批某某学校名单; 受表彰的优秀党员有：; 市级文明村（6个）：."""
    found = [m.span("name") for m in _COUNTED.finditer(line.text)]
    found = [_after_path(line, *span) for span in found]
    inline = _INLINE.match(line.text) if line.sentence.block == "list" else None
    if inline is not None and not line.covered(*inline.span("name"), "Person", "Organization"):
        found.append(inline.span("name"))
    found += [m.span("name") for pattern in _rolls() for m in pattern.finditer(line.text)]
    return sorted(s for s in found if _is_named(line, *s))


def _is_named(line: Line, start: int, end: int) -> bool:
    name = line.text[start:end]
    if "、" in name:
        return False
    return ends_as_head(name) or "“" in name or line.text.startswith("”评选", end)


def _after_path(line: Line, start: int, end: int) -> tuple[int, int]:
    """…佳富村市级文明单位（7个）：: the last path of the list before is no part of the honour."""
    inside = [c.end for c in line.chunks if c.type == "District" and start <= c.start and c.end < end - 3]
    return (max([start, *inside]) if len(inside) > 1 else start), end


def honorifics(line: Line) -> list[tuple[int, int]]:
    """全国劳动模范某某, “…”称号获得者某某: an honour used as a title before a name."""
    spans = [
        _from_its_place(line, *m.span("name")) for p in (_titles(), _WINNER) for m in p.finditer(line.text)
    ]
    return [s for s in spans if not line.covered(*s, "Award") and _stands_before_a_name(line, *s)]


def _from_its_place(line: Line, start: int, end: int) -> tuple[int, int]:
    """——记某市劳动模范某某: the honour begins with the place."""
    opens = [
        c.start for c in line.chunks if c.type == "District" and start < c.start < start + 4 and c.end < end
    ]
    return min(opens, default=start), end


def _stands_before_a_name(line: Line, start: int, end: int) -> bool:
    if _NO_TITLE.search(line.text[start:end]):
        return False
    return any(c.type == "Person" and end <= c.start < end + 45 for c in line.chunks)


def roll_heading(line: Line, over_list: bool = False) -> tuple[int, int] | None:
    """第六届全国文明村镇名单（7家）: the honour in a heading of a roll; over a list also 一、纳税突出贡献企业."""
    if line.sentence.block not in ("subtitle", "headline", "list", "kicker"):
        return None
    text = line.text
    match = _HEADING.fullmatch(text)
    if not match:
        return None
    core = match.group("award")
    has_roll = (
        "名单" in text
        or _COUNT.search(text)
        or (line.sentence.block == "subtitle" and (_CLASS.fullmatch(core) or medal_pattern().fullmatch(core)))
    )
    numbered = over_list and line.sentence.block == "subtitle" and _NUMBER.match(text) is not None
    if numbered and _PRAISED.search(core) and not re.search(r"[、和及与的]", core):
        return match.span("award")
    if line.sentence.block == "headline" and ("、" in core or not re.search(r"名单|光荣榜", text)):
        return None
    if has_roll and (ends_as_head(core) or "“" in core):
        return match.span("award")
    return None
