"""Whether words that read as a person's name may stand as one beside what surrounds them."""

from __future__ import annotations

import re

from kg.annotate.lexicon import surnames, wordset
from kg.annotate.line import Chunk, Line
from kg.annotate.personal_names import MARK

_NO_PERSON_AFTER = re.compile(
    r"(?:集团|公司|路|街(?!道办)|镇|村(?!民)|县|乡|故居|纪念馆|墓|杯|奖|书院|大桥|广场|中学|小学|景区"
    r"|药业|实业)"
)
_BRANDS = re.compile(
    r"(?:、[\u4e00-\u9fff]{2,6})*等[\d一二三四五六七八九十]*(?:家|个|大"
    r"|种)?(?:[\u4e00-\u9fff]{0,4})(?:产业|企业|公司|品牌|项目|集团|园区|景区|产品|商品|药材|作物)"
)
_HONORIFIC = re.compile(
    r"(?:老师|师傅|阿姨|大爷|大妈|大娘|大叔|先生|女士|医生|书记|主任|局长|校长|院长|某某|某|总|婆婆|奶奶"
    r"|爷爷|叔叔)$"
)


def may_be_person(line: Line, start: int, end: int, rule: str = "") -> bool:
    """May text[start:end] be a person's name, by the chunks it lies in and by what stands around it?"""
    name = line.text[start:end]
    if line.covered(start, end, "Title", "Company", "Organization", "Project"):
        return False
    sure = rule == "after a title" and MARK.match(line.text, end) is not None
    if name[0] in "是者" and (not sure or line.text.startswith("干事", start - 2)):
        return False
    if name[-1] in "乡镇" and re.match(r"[\u4e00-\u9fff]{1,5}(?:村|社区)", line.text[end:]):
        return False
    if name[0] in "和与及" and rule == "after a role":
        return False
    if not sure and name in wordset("not_people"):
        return False
    places = [c for c in line.chunks if c.type == "District" and c.start < end and start < c.end]
    if any(not _yields(c, start, end) and not (sure and c.note.endswith(c.name)) for c in places):
        return False
    if line.text[start - 1 : start] == "“" and line.text[end : end + 2] in ("”牌", "”系", "”品", "”商"):
        return False
    if _BRANDS.match(line.text, end) and not line.ending_at(start, "Title"):
        return False
    if len(name) == 2 and name[0] in "老小" and name[1] in surnames():
        return False
    honorific = _HONORIFIC.search(name)
    if honorific and honorific.start() < 2:
        return False
    if any(line.text.startswith(phrase, start) for phrase in wordset("ideology")):
        return False
    return not _NO_PERSON_AFTER.match(line.text, end)


def _yields(place: Chunk, start: int, end: int) -> bool:
    """A short place name inside a longer personal name gives way to it (延安 in 续延安)."""
    return (
        place.kind != "deictic"
        and start <= place.start
        and place.end <= end
        and end - start > place.end - place.start
    )
