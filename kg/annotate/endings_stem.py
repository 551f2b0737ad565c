"""From the words before an ending to whether they name one body or firm, and not a group of them."""

from __future__ import annotations

import re

from kg.annotate.lexicon import Ending, generic, wordset
from kg.annotate.line import Line
from kg.annotate.recognizer import Word

_GROUP = re.compile(
    r"[一二两三四五六七八九十\d]+[所家个层栋幢座条间]|乡村|农村(?!合作|信用|商业)|中小|民办|公办|重点|各|相关|有关|规模|新建|在建"
    r"|标志性|专业性|大型|现代化"
)


_FLOORS = re.compile(r"[一二两三四五六七八九十\d]+[层栋幢座条间]$")  # 这栋三层教学楼
_NOT_ALONE = ("学校", "医院", "服务中心", "活动中心", "联合会", "研究会", "促进会", "联谊会", "理事会")
_COUNTED = re.compile(r"[两三四五六七八九十\d]家$")  # 甲、乙两家公司


def is_named(line: Line, edge: int, start: int, seat: str, ending: Ending) -> bool:
    """Does anything before the ending single this one out: a seat, a proper name, a brand, a number?"""
    stem = line.text[edge:start]
    if _FLOORS.search(stem):
        return False
    words = [w for w in line.words if edge + len(seat) <= w.start and w.end <= start]
    if seat:
        if seat in ("村", "社区") and ending.kind in ("hospital", "school", "kindergarten"):
            return False
        return _singled_out(
            [line.text[w.start : w.end] for w in words], stem[len(seat) :], ending, len(seat) > 2
        )
    words = [w for w in line.words if edge <= w.start and w.end <= start]
    if ending.type == "Company" and _COUNTED.search(stem):
        return False
    if _GROUP.search(stem) and ending.kind in ("school", "hospital", "kindergarten"):
        return False
    tags = {w.tag for w in words} | {line.tag_at(start)}
    if tags & {"LOC", "ORG", "nz", "PER", "nw"} or "“" in stem or "《" in stem:
        return True
    if ending.type == "Project":
        return len(stem) >= 2 and ending.kind in ("park", "scenic") and not _all_generic(line, words)
    if ending.kind in ("company", "bank", "coop") and len(stem) >= 2:
        return not _all_generic(line, words)
    return len(stem) >= 4 and not _all_generic(line, words) and ending.kind in ("association", "research")


def _singled_out(words: list[str], stem: str, ending: Ending, of_body: bool) -> bool:
    """After a seat, is what stands before the ending a name and not a group?"""
    if any(w in generic("cut") for w in words) or _GROUP.search(stem):
        return False
    if not stem and ending.kind in ("party", "branch", "party-group", "mass"):
        return of_body
    if not stem:
        if ending.type == "Company":
            return (
                len(ending.text) >= 4
                or ending.text in ("水泥厂", "化肥厂", "机械厂", "自来水厂", "酒厂", "纺织厂")
            ) and not ending.text.endswith(("有限公司", "分公司", "责任公司"))
        return ending.kind in (
            "school",
            "hospital",
            "museum",
            "media",
            "court",
            "procuratorate",
            "kindergarten",
            "venue",
            *(("station", "center") if of_body and len(ending.text) > 2 else ()),
            *(("association",) if len(ending.text) > 2 and "会" == ending.text[-1] else ()),
        ) and (ending.text not in _NOT_ALONE or (ending.text == "医院" and of_body))
    return not (
        ending.type == "Project"
        and ending.kind in ("project", "facility")
        and bool(words or not stem)
        and all(w in generic("topic") for w in words)
    )


def _all_generic(line: Line, words: list[Word]) -> bool:
    texts = [line.text[w.start : w.end] for w in words]
    known = generic("cut") | generic("topic") | wordset("verbs_in_names") | wordset("company_stems")
    return all(t in known for t in texts)
