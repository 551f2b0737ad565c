"""From a sentence to the firms, bodies and projects whose names end in a known word (…有限公司, …医院)."""

from __future__ import annotations

import re

from kg.annotate.bodies import LEVEL_WORDS
from kg.annotate.lexicon import Ending, ending_pattern, endings, generic, title_pattern, wordset
from kg.annotate.line import NOMINAL, Chunk, Line
from kg.annotate.recognizer import Word

_OPENING = {"）": "（", ")": "(", "”": "“", "》": "《"}
_ORDINAL = re.compile(r"(?:第[一二三四五六七八九十百\d]+|[一二三四五六七八九十\d]+)$")
_NEVER_LEFT = frozenset(
    "全国 市民 记者 群众 同志 以来 期间 下午 上午 晚上 目前 其中 同时 全市 全省 全县 全区 我市 我省 我县 我区 作为 地处 消息 讯".split()
)
_CONTINUES = re.compile(
    r"(?:组|生|师|部门|化|业(?!园)|城区|路|街|站台|长(?!沙|春|治|江|城)|层|籍|党|人才|式|型|性|类|区域|建设用地)"
)
MAX_NAME = 40


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
    for start in range(len(text)):
        match = ending_pattern().match(text, start)
        if match and (match.end() not in best or best[match.end()][0] > start):
            best[match.end()] = (match.start(), match.end(), match.group())
    return [best[end] for end in sorted(best) if _may_end(line, end) and not _NO_ENDING.search(text[:end]) and not _IN_TITLE.match(text, end - 2)]


_IN_TITLE = re.compile(r"项目(?:经理|部|组|办|负责)")
_NO_ENDING = re.compile(
    r"(?:大|格|布|结|全|开|困|僵|变|时|当|出|破|残|危|战|定|死|董事)局$|工厂$(?<!四期工厂)(?<!期工厂)|联盟关系$|[入到出在]厂$|矿厂$"
)


def _may_end(line: Line, end: int) -> bool:
    if end == len(line.text) or title_pattern().match(line.text, end):
        return True
    if _CONTINUES.match(line.text, end) and end not in line.ends:
        return False
    if re.search(r"(?:公司|支行|分行|银行|合作社|大学|医院|学院|集团|局|协会)$", line.text[:end]) and line.text[end] in "向与和及为对给由诉":
        return True
    return end in line.ends or line.text[end] in "（("


def _chunk(line: Line, start: int, end: int, ending: Ending, found: list[Chunk]) -> Chunk | None:
    edge, seat = left_edge(line, start, found)
    edge, seat = _without_deictic(line, edge, start, seat, ending)
    edge = _after_joint(line, edge, start)
    edge = _trim(line, edge, start, seat)
    name = line.text[edge:end]
    if ending.text in ("党委", "党组", "党总支", "党支部") and re.match(
        r"(?:第一|常务)?(?:副)?(?:书记|委员|常委|成员)", line.text[end:]
    ):
        if not (line.ending_at(start, "District") or line.text[max(0, start - 1) : start] in LEVEL_WORDS):
            return None
    if any(
        c.type == "Organization" and c.rule == "body" and c.end == end and c.start >= edge
        for c in line.chunks
    ):
        return None
    if ending.kind in ("party", "branch") and not (
        seat or set(line.tags(edge, start)) & {"LOC", "ORG", "nz"}
    ):
        return None
    if "+" in name or (ending.text == "办事处" and line.text[start - 2 : start] == "街道"):
        return None
    if ending.text == "工作室" and "“" not in name and "PER" not in line.tags(edge, start):
        return None
    if end - edge > MAX_NAME or edge >= start or line.covered(edge, end, "Title"):
        return None
    if seat and not (line.text[edge:].startswith(seat)):
        seat = ""
    core = name[len(seat) :]
    if not is_named(line, edge, start, seat, ending):
        return None
    return Chunk(
        edge, end, ending.type, name, ending.kind, "", seat=seat, core=core, rule=f"ending:{ending.text}"
    )


_TOGETHER = re.compile(r"(?:社区|街道|镇|乡|村)(?:联合|会同|携手|与|和)(?=[\u4e00-\u9fff]{3,})")
_BROUGHT = re.compile(r"(?:省|市|县|区|镇|乡|村|街道|社区)(?:引进|引入|招引|依托|扶持|培育|走进)(?:了|的)?(?=[\u4e00-\u9fff]{3,})")
_APPOINTS = re.compile(r"(?:为|任命|免去|辞去)(?=[省市县区州旗镇乡])")
_JOINT = re.compile(
    r"(?:公司|集团|银行|支行|分行|大学|学院|医院|学校|小学|中学|幼儿园|厂|中心|馆|局|厅|委|院|政府|协会|合作社)(?:奖励|资助|扶持|支持|投资|与|向|和|及|诉|对|为|由|同|共建|联合|捐赠|派出|委托|引进|邀请|组织|走进|携手)(?=[\u4e00-\u9fff]{3,})"
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


def _after_joint(line: Line, edge: int, start: int) -> int:
    """Cut at a word that joins two names: 某大学与某公司 → 某公司."""
    found = edge
    for pattern in (_TOGETHER, _APPOINTS, _BROUGHT):
        for match in pattern.finditer(line.text, edge, start):
            found = match.end()
    for match in _JOINT.finditer(line.text, edge, start):
        found = match.end()
    return found


def _without_deictic(line: Line, edge: int, start: int, seat: str, ending: Ending) -> tuple[int, str]:
    """我市某某公司 is named without 我市; 我市会展中心 is not."""
    place = line.starting_at(edge, "District")
    if place is None or place.kind != "deictic" or ending.kind in _CLERICAL:
        return edge, seat
    return place.end, ""


_OUTER_END = re.compile(
    r"(?:股份有限公司|有限责任公司|有限公司|集团公司|总公司|公司|银行|大学|学院|医院|矿务局|报业集团|集团(?!公司|有限|股份))(?!业|保险|监管|监督)(?=[\u4e00-\u9fff]{2,})"
)


def _outer_body(line: Line, chunk: Chunk) -> list[Chunk]:
    """The firm, bank or school that a longer name opens with: 某某银行 in 某某银行科技支行."""
    match = _OUTER_END.search(line.text, chunk.start + 2, chunk.end)
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


def left_edge(line: Line, start: int, found: list[Chunk]) -> tuple[int, str]:
    """The start of the name that ends with an ending at `start`, and its seat as printed ("" if none)."""
    index = line.index_at(start)
    edge = line.words[index].start
    split = next((c for c in line.chunks if c.type == "District" and c.start < edge < c.end <= start), None)
    if split is not None:
        return split.start, split.text
    if edge < start:
        seat = _seat_at(line, edge)
        if seat:
            return edge, seat
    while index > 0:
        place = line.ending_at(edge, "District")
        if place is not None:
            return place.start, place.text
        body = line.ending_at(edge, "Organization") or next((c for c in found if c.end == edge), None)
        if body is not None:
            return body.start, body.text if body.type == "Organization" and body.seat else ""
        step = _step_left(line, index - 1)
        if step is None:
            joined = _joined_department(line, index - 1)
            if joined is None:
                break
            return joined
        index, edge = step, line.words[step].start
        if line.text[edge : line.words[step].end] in LEVEL_WORDS:
            return edge, line.text[edge]
        if line.words[step].tag in ("ORG", "LOC") and _seat_at(line, edge):
            return edge, _seat_at(line, edge)
    return edge, ""


_DEPARTMENT = re.compile(r"(?P<seat>[省市县区旗州])(?P<name>[\u4e00-\u9fff]{2,6})和$")


def _joined_department(line: Line, index: int) -> tuple[int, str] | None:
    """旗农牧和科技局: a department of two fields, its 和 no conjunction."""
    word = line.words[index]
    if line.text[word.start : word.end] != "和":
        return None
    for place in (c for c in line.chunks if c.type == "District"):
        if 2 <= word.start - place.end <= 6 and not re.search(r"[、，。和的]", line.text[place.end : word.start]):
            return place.start, place.text
    match = _DEPARTMENT.search(line.text[: word.end])
    if match and line.is_start(match.start()) and not re.search(r"[局委厅办、]", match.group("name")):
        return match.start(), match.group("seat")
    return None


def _seat_at(line: Line, edge: int) -> str:
    place = line.starting_at(edge, "District")
    if place is not None:
        return place.text
    own = re.compile("自治[区州县旗]").match(line.text, edge)
    if own:
        return own.group()
    return (
        line.text[edge]
        if line.text[edge] in "省市区县州盟旗镇乡" and line.tag_at(edge) in ("ORG", "n")
        else ""
    )


def _step_left(line: Line, index: int) -> int | None:
    """Index of the word that the name takes in next on its left, None where the name begins."""
    word = line.words[index]
    text = line.text[word.start : word.end]
    if text in _OPENING:
        return _across_bracket(line, index, _OPENING[text])
    if text in _NEVER_LEFT or line.covered(word.start, word.end, "Title", "Person"):
        return None
    if word.tag in NOMINAL or text in wordset("verbs_in_names") or text in "·":
        return index if not (word.tag == "a" and len(text) > 2) else None
    if word.tag == "m" and (
        _ORDINAL.fullmatch(text) or not re.search(r"[\d一二三四五六七八九十百千万多两几]", text)
    ):
        return index
    if _lone_syllable(line, index):
        return index
    return None


def _lone_syllable(line: Line, index: int) -> bool:
    """A single character that opens an item of a list, whatever the recogniser calls it (创|基智谷)."""
    word = line.words[index]
    opens = index == 0 or line.text[line.words[index - 1].end - 1] in "、“"
    return opens and word.end - word.start == 1 and word.tag in ("v", "d", "q", "r", "xc", "m")


def _across_bracket(line: Line, index: int, opening: str) -> int | None:
    for i in range(index - 1, max(-1, index - 9), -1):
        text = line.text[line.words[i].start : line.words[i].end]
        if text == opening:
            return i
        if line.words[i].tag == "w" and text not in "·、":
            return None
    return None


def _trim(line: Line, edge: int, start: int, seat: str) -> int:
    """Cut words that name nothing from the left: 龙头企业中原内配集团 → 中原内配集团."""
    while edge < start and not (seat and line.text.startswith(seat, edge)):
        word = line.words[line.index_at(edge)]
        text = line.text[word.start : word.end]
        if word.start != edge or word.end > start or text not in generic("cut") or text in LEVEL_WORDS:
            break
        edge = word.end
    for word in line.words:
        if (
            edge < word.start < start
            and line.text[word.start : word.end] in ("企业", "单位", "公司", "商户", "机构")
            and word.end < start
        ):
            if line.tag_at(word.end) in ("LOC", "ORG", "nz") or line.starting_at(word.end, "District"):
                edge = word.end
    word = line.words[line.index_at(edge)]
    if word.start == edge and word.tag == "v" and word.end < start and line.tag_at(word.end) in ("LOC", "ORG", "nz"):
        edge = word.end
    if line.text[edge] == "原" and line.tag_at(edge) == "a" and edge + 1 < start:
        edge += 1
    return edge


def is_named(line: Line, edge: int, start: int, seat: str, ending: Ending) -> bool:
    """Does anything before the ending single this one out: a seat, a proper name, a brand, a number?"""
    stem = line.text[edge:start]
    words = [w for w in line.words if edge + len(seat) <= w.start and w.end <= start]
    if seat:
        if seat in ("村", "社区") and ending.kind in ("hospital", "school", "kindergarten"):
            return False
        return _singled_out([line.text[w.start : w.end] for w in words], stem[len(seat) :], ending, len(seat) > 2)
    words = [w for w in line.words if edge <= w.start and w.end <= start]
    if _GROUP.search(stem) and ending.kind in ("school", "hospital", "kindergarten"):
        return False
    tags = {w.tag for w in words} | {line.tag_at(start)}
    if tags & {"LOC", "ORG", "nz", "PER", "nw"} or "“" in stem or "《" in stem:
        return True
    if ending.type == "Project":
        return len(stem) >= 2 and ending.kind in ("park", "scenic") and not _all_generic(line, words)
    if ending.kind in ("company", "bank", "coop") and len(stem) >= 2:
        return not _all_generic(line, words)
    return (
        len(stem) >= 4
        and not _all_generic(line, words)
        and ending.kind in ("association", "research")
    )


_GROUP = re.compile(
    r"[一二两三四五六七八九十\d]+[所家个]|乡村|农村|中小|民办|公办|重点|各|相关|有关|规模|新建|在建|标志性|专业性|大型|现代化"
)


def _singled_out(words: list[str], stem: str, ending: Ending, of_body: bool) -> bool:
    """After a seat, is what stands before the ending a name and not a group?"""
    if any(w in generic("cut") for w in words) or _GROUP.search(stem):
        return False
    if not stem and ending.kind in ("party", "branch", "party-group", "mass"):
        return of_body
    if not stem:
        if ending.type == "Company":
            return len(ending.text) >= 4 and not ending.text.endswith(("有限公司", "分公司", "责任公司"))
        return ending.kind in (
            "school",
            "hospital",
            "museum",
            "media",
            "court",
            "procuratorate",
            "kindergarten",
        ) and ending.text not in ("学校", "医院")
    return not (
        ending.type == "Project"
        and ending.kind in ("project", "facility")
        and all(w in generic("topic") for w in words)
    )


def _all_generic(line: Line, words: list[Word]) -> bool:
    texts = [line.text[w.start : w.end] for w in words]
    known = generic("cut") | generic("topic") | wordset("verbs_in_names") | wordset("company_stems")
    return all(t in known for t in texts)
