"""From the left edge of a name to the edge without words that are none of it: 我市, 龙头企业, 某大学与."""

from __future__ import annotations

import re
from functools import cache

from kg.annotate.bodies import LEVEL_WORDS
from kg.annotate.lexicon import Ending, alternatives, generic
from kg.annotate.line import Line
from kg.resources import rows

_TOGETHER = re.compile(r"(?:社区|街道|镇|乡|村)(?:联合|会同|携手|与|和)(?=[\u4e00-\u9fff]{3,})")
_BROUGHT = re.compile(
    r"(?:省|市|县|区|镇|乡|村|街道|社区)(?:引进|引入|招引|依托|扶持|培育|走进)(?:了"
    r"|的)?(?=[\u4e00-\u9fff]{3,})"
)
_BUILT = re.compile(
    r"(?:村|社区|镇|乡)(?:建设|新建|兴建|修建|建成|建起|创办)(?![局委办所站管服银环])(?=[\u4e00-\u9fff]{3,})"
)
_APPOINTS = re.compile(r"(?:为|任命|免去|辞去)(?=[省市县区州旗镇乡])")
_SPEAKS = re.compile(
    r"(?:书记|主席|主任|市长|县长|区长|会长|局长)[\u4e00-\u9fff]{2,3}(?:代表|受|向)|(?:书记|主席|主任|[市县区州旗镇乡]长)[\u4e00-\u9fff]{2,5}[和与](?=[\u4e00-\u9fff]{4,})"
)
_CALLED = re.compile(r"革命老区(?:乡|镇|县)?(?=[\u4e00-\u9fff]{3,})")
_FORMERLY = re.compile(r"(?<=[、，：（])原(?![平阳州野创点子料来始材本生产定有种道])")
_UNDER = re.compile(r"(?:旗下|下属|所属|属下)(?:的|全资|控股)*(?:子公司|分公司|企业)?(?=[\u4e00-\u9fff]{4,})")
_NAMED = re.compile(r"[\u4e00-\u9fff]{2}同志(?=[\u4e00-\u9fff]{2,})")
_JOINT = re.compile(
    r"(?:公司|集团|银行|农商行|农信社|信用社|联社|支行|分行|大学|学院|医院|学校|小学|中学|幼儿园|厂|中心|馆|局|厅|委|院|政府|协会"
    r"|合作社|商会|基金会|慈善会|联合会|学会)(?:奖励|资助|扶持|支持|投资|与|向|和|及|诉|对|为|由|同|共建|联合|捐赠|派出|委托|引进|邀请"
    r"|组织|走进|携手|授予|命名|表彰)(?=[\u4e00-\u9fff]{3,})"
)
_CLERICAL = (
    "bureau",
    "office",
    "center",
    "committee",
    "inner",
    "group",
    "police",
    "station",
    "zone-committee",
    "zone-party",
)


@cache
def _provincial() -> re.Pattern[str]:
    """联络站|浙江某某公司: a province's short name behind the end of another name."""
    names = {row[1] for row in rows("gazetteer/province_abbreviations.tsv")}
    short = alternatives(
        sorted({re.sub(r"(?:省|市|(?:维吾尔|壮族|回族)?自治区)$", "", name) for name in names})
    )
    return re.compile(rf"(?:[站点办局会]|中心|社区|街道)(?={short}[\u4e00-\u9fff]{{2,}})")


def after_joint(line: Line, edge: int, start: int) -> int:
    """Cut at a word that joins two names: 某大学与某公司 → 某公司."""
    found = edge
    for pattern in (_TOGETHER, _BUILT, _APPOINTS, _BROUGHT, _UNDER, _NAMED, _CALLED, _SPEAKS, _provincial()):
        for match in pattern.finditer(line.text, edge, start):
            found = match.end()
    for match in _JOINT.finditer(line.text, edge, start + 3):
        found = match.end() if match.end() <= start else found
    return found


def without_deictic(line: Line, edge: int, start: int, seat: str, ending: Ending) -> tuple[int, str]:
    """我市某某公司 is named without 我市; 我市会展中心 is not."""
    place = line.starting_at(edge, "District")
    if place is None or place.kind != "deictic" or ending.kind in _CLERICAL:
        return edge, seat
    return place.end, ""


def trim(line: Line, edge: int, start: int, seat: str) -> int:
    """Cut words that name nothing from the left: 龙头企业中原内配集团 → 中原内配集团."""
    edge = _after_generic(line, edge, start, seat)
    word = line.words[line.index_at(edge)]
    if (
        word.start == edge
        and word.tag == "v"
        and word.end < start
        and line.tag_at(word.end) in ("LOC", "ORG", "nz")
    ):
        edge = word.end
    if line.text[edge] == "原" and line.tag_at(edge) == "a" and edge + 1 < start:
        edge += 1
    placed = line.starting_at(edge + 1, "District") or line.text[edge + 1 : edge + 2] in tuple(LEVEL_WORDS)
    if line.text[edge] in "向为与对由给被" and start - edge > 3 and placed:
        edge += 1
    if line.text[edge + 1 : edge + 2] == "为" and not seat and (start - edge > 3 or line.is_start(edge + 1)):
        edge = min(edge + 2, start)
    if _FORMERLY.match(line.text, edge) and start - edge > 3:
        edge += 1
    return edge


def _after_generic(line: Line, edge: int, start: int, seat: str) -> int:
    """The edge after words for firms in general, those before a proper name included."""
    while edge < start and not (seat and line.text.startswith(seat, edge)):
        word = line.words[line.index_at(edge)]
        text = line.text[word.start : word.end]
        if word.start != edge or word.end > start or text not in generic("cut") or text in LEVEL_WORDS:
            break
        edge = word.end
    for word in line.words:
        if not edge < word.start < start or word.end >= start:
            continue
        proper = line.tag_at(word.end) in ("LOC", "ORG", "nz") or line.starting_at(word.end, "District")
        if proper and line.text[word.start : word.end] in ("企业", "单位", "公司", "商户", "机构"):
            edge = word.end
    return edge
