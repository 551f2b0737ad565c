"""From a sentence to the firms, bodies and projects whose names end in a known word (…有限公司, …医院)."""

from __future__ import annotations

import re

from kg.annotate.bodies import LEVEL_WORDS
from kg.annotate.endings_cut import after_joint, trim, without_deictic
from kg.annotate.endings_edge import left_edge
from kg.annotate.endings_stem import is_named
from kg.annotate.gazetteer import load
from kg.annotate.lexicon import Ending, ending_pattern, endings, every_match, title_pattern
from kg.annotate.line import Chunk, Line

MAX_NAME = 40
_CONTINUES = re.compile(
    r"(?:组|生|师|部门|化|业(?!园)|城区|路|街|站台|长(?!沙|春|治|江|城)|层|籍|党|人才|式|型|性|类|区域"
    r"|建设用地)"
)
_GOES_ON = re.compile(r"(?:公司|支行|分行|银行|合作社|大学|医院|学院|集团|局|协会)$")
_REGISTERED = re.compile(r"(?:有限|责任)公司$")  # a name ends here, whatever word the recogniser saw
_BUILDER = re.compile(
    r"中(?:铁|建|交|水|冶|核|煤|国水电|国铁建|电建|能建)[\u4e00-\u9fff]{0,3}?[一二三四五六七八九十\d]+局"
)
_STUDIO = re.compile(r"(?:劳模|名师|工匠|大师|名医|技师|班主任|校长|书记)[\u4e00-\u9fff]{0,4}工作室$")
_IN_TITLE = re.compile(r"项目(?:经理|部|组|办|负责)")
_NO_ENDING = re.compile(
    r"(?:大|格|布|结|全|开|困|僵|变|时|当|出|破|残|危|战|定|死|董事)局$|工厂$(?<!四期工厂)(?<!期工厂)"
    r"|联盟关系$|[入到出在]厂$|矿厂$"
)
OUTER_END = re.compile(
    r"(?:股份有限公司|有限责任公司|有限公司|集团公司|总公司|公司|银行|大学|学院|医院|中学|小学|矿务局|报业集团"
    r"|集团(?!公司|有限|股份))(?!业|保险|监管|监督)(?=[\u4e00-\u9fff]{2,})"
)
_PARTY_POST = re.compile(r"(?:第一|常务)?(?:副)?(?:书记|委员|常委|成员)")


def find_by_ending(line: Line) -> list[Chunk]:
    """Company, Organization and Project chunks by their endings; a nested name keeps its outer body too."""
    found: list[Chunk] = []
    for match in _matches(line):
        ending = endings()[match[2]]
        chunk = _chunk(line, match[0], match[1], ending, found)
        if chunk:
            found += [
                c
                for c in _outer_body(line, chunk)
                if not any(o.start == c.start and o.end == c.end for o in found)
            ]
            found = [
                c for c in found if not (chunk.start <= c.start and c.end <= chunk.end) or _is_outer(c, chunk)
            ]
            found.append(chunk)
    return found


def _matches(line: Line) -> list[tuple[int, int, str]]:
    """Ending matches (start, end, text), one for each end: the longest."""
    best: dict[int, tuple[int, int, str]] = {}
    text = line.text
    for match in every_match(ending_pattern(), text):
        best.setdefault(match.end(), (match.start(), match.end(), match.group()))
    return [
        best[end]
        for end in sorted(best)
        if _may_end(line, end) and not _NO_ENDING.search(text[:end]) and not _IN_TITLE.match(text, end - 2)
    ]


def _may_end(line: Line, end: int) -> bool:
    """May a name end here, by the word that it ends in and what follows?"""
    if end == len(line.text) or title_pattern().match(line.text, end):
        return True
    if _CONTINUES.match(line.text, end) and end not in line.ends:
        return False
    if _REGISTERED.search(line.text, 0, end):
        return True
    if line.text.startswith("管", end) and line.text.endswith("党工委", 0, end):
        return True
    if line.text[end] in "向与和及为对给由诉" and _GOES_ON.search(line.text[:end]):
        return True
    return end in line.ends or line.text[end] in "（(里"


def _chunk(line: Line, start: int, end: int, ending: Ending, found: list[Chunk]) -> Chunk | None:
    """The chunk of the name whose ending is text[start:end]; None where it is no name."""
    edge, seat = left_edge(line, start, found)
    edge, seat = without_deictic(line, edge, start, seat, ending)
    edge = after_joint(line, edge, start)
    edge = trim(line, edge, start, seat)
    firm = next((c for c in found if c.type == "Company" and c.start < edge < c.end), None)
    if firm is not None and ending.type == "Project":
        edge = firm.start  # 某某（淮安）有限公司|智能终端项目
    if not _may_have_ending(line, edge, start, end, seat, ending):
        return None
    if end - edge > MAX_NAME or edge >= start or line.covered(edge, end, "Title"):
        return None
    if (
        len(seat) > 2
        and _REGISTERED.search(line.text, edge, end)
        and _of_province(line.text, edge + len(seat))
    ):
        edge, seat = edge + len(seat), ""  # 海林市|黑龙江某某有限公司
    if not seat and (place := line.starting_at(edge, "District")) and place.end < start:
        seat = place.text
    if seat and not line.text.startswith(seat, edge):
        seat = line.text[edge] if line.text[edge] in LEVEL_WORDS and edge + 2 < start else ""
    if not is_named(line, edge, start, seat, ending):
        return None
    name = line.text[edge:end]
    core, rule = name[len(seat) :], f"ending:{ending.text}"
    if _BUILDER.fullmatch(name):
        return Chunk(edge, end, "Company", name, "company", "", core=name, rule=rule)
    return Chunk(edge, end, ending.type, name, ending.kind, "", seat=seat, core=core, rule=rule)


def _of_province(text: str, start: int) -> bool:
    """Does a name that goes on from `start` begin with a province's short name?"""
    found = [d for k in (2, 3) for d in load().short(text[start : start + k])]
    return any(d.level == "province" for d in found)


def _may_have_ending(line: Line, edge: int, start: int, end: int, seat: str, ending: Ending) -> bool:
    """May the words from `edge` be a name with this ending, by what endings of its kind ask for?"""
    name, tags = line.text[edge:end], set(line.tags(edge, start))
    in_post = ending.text in ("党委", "党组", "党总支", "党支部") and _PARTY_POST.match(line.text[end:])
    of_place = line.ending_at(start, "District") or line.text[max(0, start - 1) : start] in LEVEL_WORDS
    if in_post and not of_place:
        return False
    bodies = [c for c in line.chunks if c.type == "Organization" and c.rule == "body"]
    if any(c.end == end and c.start >= edge for c in bodies):
        return False
    if ending.kind in ("party", "branch") and not (seat or tags & {"LOC", "ORG", "nz"}):
        return False
    if "+" in name or (ending.text == "办事处" and line.text[start - 2 : start] == "街道"):
        return False
    studio = ending.text == "工作室" and "“" not in name
    return not studio or "PER" in tags or bool(tags & {"ORG", "nz"} and _STUDIO.search(name))


def _outer_body(line: Line, chunk: Chunk) -> list[Chunk]:
    """The firm, bank or school that a longer name opens with: 某某银行 in 某某银行科技支行."""
    match = OUTER_END.search(line.text, chunk.start + 2, chunk.end)
    if not match or match.end() >= chunk.end - 1:
        return []
    ending = next((endings()[t] for t in (match.group(), match.group()[-2:]) if t in endings()), None)
    if ending is None or (
        ending.kind == "company"
        and chunk.kind == "company"
        and not chunk.text.endswith(("分公司", "支公司", "厂", "车间", "部", "中心", "店"))
    ):
        return []
    text = line.text[chunk.start : match.end()]
    if len(text) < 4:
        return []
    return [
        Chunk(
            chunk.start,
            match.end(),
            ending.type,
            text,
            ending.kind,
            "",
            seat=chunk.seat,
            core=text[len(chunk.seat) :],
            rule=f"ending:{ending.text}",
        )
    ]


def _is_outer(inner: Chunk, outer: Chunk) -> bool:
    """Is the inner name a firm, bank or school that the longer one is a part of?"""
    return (
        inner.start == outer.start
        and inner.kind in ("company", "bank", "school", "hospital", "bureau")
        and inner.end < outer.end - 1
    )
