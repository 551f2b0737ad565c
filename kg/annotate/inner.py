"""From a body to its named parts: 市中心医院神经内科, 某某钢厂第二炼钢车间."""

from __future__ import annotations

import re

from kg.annotate.lexicon import title_pattern
from kg.annotate.line import Chunk, Line

_PART = re.compile(
    r"(?:驻[\u4e00-\u9fff]{2,8})?(?P<stem>(?:第[一二三四五六七八九十]+)?[\u4e00-\u9fff]{0,7}?)"
    r"(?P<end>[内外急妇儿骨眼产病医护法政技学规]科|急诊科|护理部|车间|[抢维检售]?[修票]?班|班组"
    r"|民[一二三四五]庭|[刑民行执]\w?庭|(?:民事|刑事|行政|立案|审判|监督|执行|环境资源|少年|家事)+(?:第[一二三四五])?庭|执行局|学部|教研室|科|股(?![东份权票市民])|处(?!理|于|在|置|罚)|室|系|党支部|党总支|"
    r"经侦大队|刑侦大队|交警大队|巡特警大队|交警支队|大队|中队|支队|派出所|分局|工会|妇联|团委|检察部"
    r"|检察院|[^部]部(?![门长分队落位委])|研发中心|技术中心|分院|分厂|工区|工程处|办公室|[^城地路河]段(?!时|长)|露天矿|组(?!织|成|建)|队(?!伍|员|列)|站(?!在|位)|所(?!有|以|在|需|得|谓|属))"
)
_OUTER = (
    "school",
    "hospital",
    "bureau",
    "court",
    "procuratorate",
    "company",
    "bank",
    "research",
    "police",
    "media",
    "center",
    "museum",
    "party-organ",
    "discipline",
    "military",
    "coop",
    "office",
)
_OF_PEOPLE = ("工会", "妇联", "团委", "党支部", "党总支", "党委")  # bodies of their own, in a firm too
_NOT = re.compile(
    r"(?:生产|数字化|智能化?|加工|包装|组?装配|分拣|制造|现代化|自动化)车间"
    r"|[和与](?!管理|技术|工程|社会|信息|文化|法律|艺术|环境|科学|化学|电子|金融|贸易)|[及、，在为被把向的了]|对(?!外)|派出(?!所)|引进|开[班展设]|打破|创办|通过|保持|主管|现有|举[办行]|成立|建立|增[设加]|内部|外部|全部|干部$|总部$|俱乐部|南部|北部|东部|西部|中部|医生|数学|语文|英语|领导|负责|相关|有关|企业|新建|组织|机关|进行|重组|董事"
)


def find_parts(line: Line) -> list[Chunk]:
    """Chunks for parts named right after their body: the part's chunk covers both, the body's stays."""
    found: list[Chunk] = []
    bodies = [c for c in line.chunks if c.type in ("Organization", "Company") and c.kind in _OUTER]
    for body in bodies:
        match = _part_after(line, body.end)
        if match is None or _NOT.search(match.group()):
            continue
        if match.group() == "车间" and line.text.startswith("主任", match.end()):
            continue
        if (
            match.group().endswith("组")
            and line.text.startswith("长", match.end())
            and "班组" in match.group()
        ):
            continue
        title = title_pattern().match(line.text, body.end)
        if title is not None and title.end() > match.end():
            continue  # 某某公司|工段长
        if title_pattern().search(match.group()) or _is_party_post(line, match.group(), match.end()):
            continue
        if any(c.start == body.start and c.end >= match.end() for c in bodies):
            continue
        core = line.text[body.end : match.end()]
        found.append(
            Chunk(
                body.start,
                match.end(),
                "Organization" if match.group().endswith(_OF_PEOPLE) else body.type,
                line.text[body.start : match.end()],
                "inner",
                "",
                seat=body.text,
                core=core,
                rule="part",
            )
        )
    return found


def _part_after(line: Line, start: int) -> re.Match[str] | None:
    """The shortest part name at `start` that ends where a word does: 科研处 and not 科 before 处长."""
    for end in range(start + 1, min(len(line.text), start + 16) + 1):
        match = _PART.fullmatch(line.text, start, end)
        if match and _closes(line, end):
            return match
    return None


def _is_party_post(line: Line, part: str, end: int) -> bool:
    """某公司党支部书记 is a post at the firm, not a branch with a secretary."""
    return part.endswith("党支部") and bool(re.match(r"(?:副)?(?:书记|委员)", line.text[end:]))


def _closes(line: Line, end: int) -> bool:
    after = line.text[end : end + 1]
    return end in line.ends and (
        after == ""
        or after in '，。、；：！？（）()“”"《》 \n副主任书科所班队组室庭处站长荣获被获等'
        or line.starting_at(end, "Title") is not None
        or title_pattern().match(line.text, end) is not None
    )
