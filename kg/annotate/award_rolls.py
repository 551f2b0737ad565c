"""From a sentence to the honours in its rolls and headings of rolls, and to those used as titles."""

from __future__ import annotations

import re

from kg.annotate.award_heads import ends_as_head
from kg.annotate.line import Line

_ROLL = re.compile(
    r"“(?P<c>[^“”]{2,12}(?:工匠|好人|标兵|能手|先锋|模范|楷模|青年|教师|医生|护士|人物|之星))”评选(?:活动"
    r"|结果)?[^。；“”]{0,16}(?:揭晓|当选|出炉)|"
    r"(?:公布|发布)(?:了)?(?:列入|入选)?(?P<a>[^，,。；：]{3,36}?)(?:认定|评选)?(?:名单|名录)"
    r"|(?:^|[。；]|(?<=[村镇县区市司院校局厂行]))(?P<d>(?:国家|省|市|县|区)级[^，。；：（）、]{2,16}?"
    r"|[^，。；：（）、]{3,20}?)[（(]共?[\d一二三四五六七八九十]+[个名家人位户所项][）)][：:]"
    r"|(?:受表彰|获表彰|被表彰|受到表彰|获奖|获评|当选)的(?P<b>[^，。；：]{3,20}?)(?:有|包括|是|分别是"
    r"|为)[：:]"
)
_HONOUR = re.compile(
    r"[“\"]?(?P<name>(?:全国|国家|[\u4e00-\u9fff]{2,8}?(?:省|市|县|区|州|自治区)|省"
    r"|市)(?:级)?[\u4e00-\u9fff]{0,8}?"
    r"(?:劳动模范|劳模|三八红旗手|道德模范|先进工作者|优秀教师|模范教师|优秀共产党员|优秀党务工作者"
    r"|最美[\u4e00-\u9fff]{2,4}|五一劳动奖章|青年五四奖章|技术能手|特级教师|见义勇为模范))"
    r"[”\"]?(?:称号)?(?:获得者|得主)?(?=、|[\u4e00-\u9fff])"
)
_HEADING = re.compile(
    r"\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]"
    r"|\d+[.、])?\s*(?P<award>[^，。；]{3,40}?)"
    r"(?:获得者|获奖者|获奖单位|获奖)?(?:名单|光荣榜)?\s*"
    r"(?:[（(](?:共)?[\d一二三四五六七八九十]+\s*[家个名人位户所项]?[^）)]{0,4}[）)])?\s*[：:]?\s*"
)
_CLASS = re.compile(r"(?:先进|优秀|模范|文明|十佳|十大|最美)[一-龥“”]{1,9}")
_COUNT = re.compile(r"[（(](?:共)?[\d一二三四五六七八九十]+\s*[家个名人位户所项]")


def in_rolls(line: Line) -> list[tuple[int, int]]:
    """省教育厅公布第三批某某学校名单; 受表彰的优秀党员有：."""
    found = []
    for match in _ROLL.finditer(line.text):
        group = next(g for g in "abcd" if match.group(g))
        start, end = match.span(group)
        if group == "d":
            inside = [
                c.end for c in line.chunks if c.type == "District" and start <= c.start and c.end < end - 3
            ]
            start = max([start, *inside]) if len(inside) > 1 else start
        if group == "c" or ends_as_head(match.group(group)) or "“" in match.group(group):
            found.append((start, end))
    return found


def honorifics(line: Line) -> list[tuple[int, int]]:
    """全国劳动模范某某: an honour used as a title before a name."""
    return [m.span("name") for m in _HONOUR.finditer(line.text) if not line.covered(*m.span("name"), "Award")]


def roll_heading(line: Line) -> tuple[int, int] | None:
    """第六届全国文明村镇名单（7家）: the honour in a heading of a roll."""
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
        or (line.sentence.block == "subtitle" and _CLASS.fullmatch(text.strip()) is not None)
    )
    if has_roll and (ends_as_head(core) or "“" in core) and line.sentence.block != "headline":
        return match.span("award")
    return None
