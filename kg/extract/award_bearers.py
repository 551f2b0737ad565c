"""Who can bear which honour, and the person whose name a title of honour stands before."""

from __future__ import annotations

import re

from kg.annotate.line import Chunk, Line

_FOR_PLACES = re.compile(
    r"(?:城市|县城|城区|县|市|区|镇|乡|村|社区|村镇|之乡|之都|名城)(?:[（(][^）)]*[）)])?(?:区)?$"
)
_FOR_BODIES = re.compile(
    r"(?:学校|校园|幼儿园|医院|集体|党组织|企业|基地|机构|园区|单位|合作社|示范社|景区|品牌|产品|市场|商圈|工厂|专科)$"
)
_FOR_PEOPLE = re.compile(
    r"(?:劳动模范|(?<![村镇县区位号业体户])标兵|能手|红旗手|工作者|优秀教师|特级教师|共产党员|先进个人|好人|楷模|(?<!先锋)奖章|优秀教育工作者|党务工作者|先进生产者|传承人|敬老模范|女明星|带头人|好青年|好少年|好媳妇|十佳青年|医生|护士|教师|书记|奋斗者|导师|工匠|技术能手|教学能手|十佳[^，]{2,6}员)$"
)


def is_for_places(award: str) -> bool:
    """Is it an honour that places bear: a city, a county, a village?"""
    return _FOR_PLACES.search(award) is not None


def may_bear(chunk: Chunk, award: str) -> bool:
    """Can this kind of recipient bear this honour: places are cities and villages, people are workers and teachers?"""
    if _FOR_PLACES.search(award) and not award.endswith(("示范区", "实验区")):
        return chunk.type == "District" or chunk.kind in ("zone-committee", "village")
    if award.endswith(("技术企业", "巨人企业", "龙头企业", "“小巨人”企业", "制造企业")):
        return chunk.type == "Company"
    if _FOR_BODIES.search(award) and chunk.type == "Person":
        return False
    if _FOR_PEOPLE.search(award) or re.search(r"家庭[”\"]?$", award):
        return chunk.type == "Person"
    return True


def bearer(line: Line, award: Chunk) -> Chunk | None:
    """The person a title of honour stands before: 全国劳动模范、某厂工人某某."""
    end = min(award.end + 40, len(line.text))
    person = next((c for c in line.chunks if c.type == "Person" and award.end <= c.start < end), None)
    if person is None:
        return None
    gap = re.sub(r"^[”\"]?(?:荣誉)?(?:称号)?(?:获得者|得主)", "", line.text[award.end : person.start])
    if re.search(r"[。；，,]|获|被|在|和|等", gap) or (
        gap and gap[0] not in "、获称”" and not line.ending_at(person.start, "Title")
    ):
        return None
    return person
