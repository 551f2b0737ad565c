"""From a sentence to places that no gazetteer has: before a branch, or where the recogniser has one."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise

from kg.annotate.lexicon import alternatives
from kg.annotate.line import Chunk, Line
from kg.annotate.places_kinds import is_kind_of_place, official
from kg.resources import rows

_ADMIN_END = re.compile(r"(?:省|自治区|市|自治州|地区|盟|县|自治县|旗|区|街道办事处|街道|镇|乡|社区|村)$")
_NO_DISTRICT = re.compile(
    r"(?:城区|地区|山区|园区|景区|小区|库区|校区|城市|集市|超市|老区|灾区|林区|矿区|郊区|湖区|保护区"
    r"|度假区)\Z"
    r"|百强|乡村$|城乡$|乡镇$|强县$|强市$|大县$|名村$|名镇$"
)
_TOWNSHIP = re.compile(r"[\u4e00-\u9fff]{2,3}[乡镇](?=[\u4e00-\u9fff]{2,5}$)")  # 徐杨乡|小徐庄村党总支
_BRANCH = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,6}?(?:社区|村))(?=党支部|党总支|党委|村委会|居委会|委会|两委|支书|第一书记)"
)


def find_before_branch(line: Line, known: list[Chunk]) -> list[Chunk]:
    """石桥铺社区党支部: a village or community that its own branch or committee follows."""
    found = []
    for match in _BRANCH.finditer(line.text):
        first, end = match.span()
        above = [c.end for c in known if first <= c.end <= end - 2 and c.text[-1] in "县区市镇乡道"]
        start = max(above) if above else _name_start(line, first, end)
        township = _TOWNSHIP.match(line.text, start, end)
        if township is not None and not above:
            found.append(_township(line, township))
            start = township.end()
        name = line.text[start:end]
        worded = re.search(r"[的在了和与及]", name) or re.search(r"[各全该本两县区镇乡]", name[:-2])
        if worded or not 3 <= len(name) <= 7 or is_kind_of_place(name):
            continue
        found.append(Chunk(start, end, "District", name, "village", name, rule="branch", confidence=0.8))
    return found


def _township(line: Line, match: re.Match[str]) -> Chunk:
    text = match.group()
    return Chunk(*match.span(), "District", text, "township", text, rule="path", confidence=0.8)


def _name_start(line: Line, first: int, end: int) -> int:
    """Start of the unbroken run of name words that ends at `end`, not before `first`."""
    start = end
    for word in reversed([w for w in line.words if first <= w.start and w.end <= end]):
        above = start < end and line.text[word.end - 1] in "省市县区镇乡道"
        if word.end != start or above or word.tag not in ("LOC", "ORG", "nz", "n", "PER", "nr", "ns"):
            break
        start = word.start
    return start


def find_recognised(line: Line) -> list[Chunk]:
    """Places that the recogniser calls so and that end as districts do, though no gazetteer has them."""
    found = []
    for word in line.words:
        start, end = word.start, word.end
        text = line.text[start:end]
        if word.tag != "LOC" or len(text) < 3 or not _ADMIN_END.search(text):
            continue
        if _NO_DISTRICT.search(text) or is_kind_of_place(text):
            continue
        name, kind = official(text), _level_by_end(text)
        found.append(Chunk(start, end, "District", text, kind, name, rule="recogniser", confidence=0.8))
    return found


_OLD_PREFECTURE = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,4}地区)(?=行署|行政公署|地委|[\u4e00-\u9fff]{2,6}局|专员|公安处|中级)"
)


def find_old_prefectures(line: Line, is_short: Callable[[str], bool]) -> list[Chunk]:
    """新乡地区行署: a prefecture as it was called before it became a city."""
    found = []
    for match in _OLD_PREFECTURE.finditer(line.text):
        start, end = match.span("name")
        for first in range(start, end - 3):
            if is_short(line.text[first : end - 2]):
                name = line.text[first:end]
                found.append(
                    Chunk(
                        first,
                        end,
                        "District",
                        name,
                        "prefecture",
                        name,
                        rule="old prefecture",
                        confidence=0.85,
                    )
                )
                break
    return found


def find_communities(line: Line) -> list[Chunk]:
    """A proper name and 社区 or 街道 after it (周顺|社区), whatever kind of name the recogniser took it for."""
    found = []
    for before, word in pairwise(line.words):
        text = line.text[before.start : word.end]
        if line.text[word.start : word.end] not in ("社区", "街道") or before.tag not in ("PER", "nz", "LOC"):
            continue
        if (
            not 4 <= len(text) <= 7
            or is_kind_of_place(text)
            or re.search(r"[省市县区镇乡各全该本]", text[:-2])
        ):
            continue
        kind = _level_by_end(text)
        found.append(
            Chunk(before.start, word.end, "District", text, kind, text, rule="recogniser", confidence=0.75)
        )
    return found


@cache
def _ethnic() -> re.Pattern[str]:
    names = alternatives([row[0] for row in rows("gazetteer/nationalities.tsv")])
    return re.compile(rf"(?:{names})(?:镇|乡)")


def find_ethnic_townships(line: Line) -> list[Chunk]:
    """乌拉街|满族镇: a township whose name holds the nationality that a register may leave out."""
    found = []
    for before, word in pairwise(line.words):
        if before.tag != "LOC" or not _ethnic().fullmatch(line.text[word.start : word.end]):
            continue
        start = before.start
        for above in re.finditer(r"[省市县区旗州盟]", line.text[before.start : before.end]):
            start = before.start + above.end()
        if before.end - start >= 2:
            text = line.text[start : word.end]
            found.append(Chunk(start, word.end, "District", text, "township", text, rule="path"))
    return found


_LISTED = re.compile(
    r"的?(?P<items>[\u4e00-\u9fff]{2,3}(?:、[\u4e00-\u9fff]{2,3})+)等(?:\d+|[一二两三四五六七八九十]+)?个?(?P<end>村|社区|镇|乡|街道)(?![民级子])"
)


def find_listed(line: Line, found: list[Chunk]) -> list[Chunk]:
    """河龙乡的明珠、下伊、永建等村: villages named without their 村 behind the place they lie in."""
    chunks = []
    for above in found:
        match = _LISTED.match(line.text, above.end)
        if match is None or above.kind not in ("county", "township", "zone", "prefecture"):
            continue
        for item in re.finditer(r"[^、]+", match.group("items")):
            start, end = match.start("items") + item.start(), match.start("items") + item.end()
            name = item.group() + match.group("end")
            kind = _level_by_end(name)
            note = f"{item.group()} is {name} in a list"
            chunks.append(
                Chunk(
                    start, end, "District", item.group(), kind, name, rule="listed", confidence=0.8, note=note
                )
            )
    return chunks


def _level_by_end(text: str) -> str:
    if text[-1] == "村" or text.endswith("社区"):
        return "village"
    return "township" if text[-1] in "镇乡道处" else "county"
