"""From a place in a sentence to the townships and villages that its written path goes on with."""

from __future__ import annotations

import re

from kg.annotate.gazetteer import Gazetteer
from kg.annotate.line import Chunk, Line
from kg.annotate.places_kinds import is_kind_of_place, official

_LOWER = re.compile(
    r"(?P<stem>[\u4e00-\u9fff]{1,9}?)(?P<end>街道办事处|街道办|街道|民族乡|镇|乡|苏木|社区|居委会|村委会"
    r"|村|嘎查|屯)"
)
_OF_COMMITTEE = re.compile(r"[\u4e00-\u9fff]{1,9}?(?:村|社区)(?=村?委会|居委会)")
_UNDER = re.compile(
    r".*(?:村|社区|嘎查|小学|中学|学校|幼儿园|卫生院|派出所|合作社|党委|党支部|政府|人大|委会|敬老院"
    r"|卫生室|服务中心|工业园|产业园|服务站|农场|林场)$"
)
_SUM = re.compile(
    r"(?:^|(?<=[在了到和、与，。于县旗市区；：“（—\s]))(?![在到和与于对从])[\u4e00-\u9fff]{2,6}?(?<![各该个族])苏木"
)
_WORD_OK = frozenset({"n", "nz", "LOC", "PER", "ORG", "f", "s", "a", "m", "nw", "vn", "q", "j", "t", "TIME"})
_FAMILY_PLACE = re.compile(r"[于向和时从关明安同][家各庄楼屯沟湾河桥营坪坝寨店铺岗]")  # 于家营子村, 向家坝村
_NO_NAMES = frozenset({"乡镇", "各乡镇", "镇村", "乡村", "农村", "各村", "城镇", "城乡", "街道", "社区"})
_COUNTED = re.compile(r"[各全多几两三四五六七八九十]?(?:个)?(?:乡镇|乡|镇|村|街道|社区)$")


def with_sums(line: Line, found: list[Chunk]) -> list[Chunk]:
    """Add the townships of Mongolian prefectures (苏木), whose names of any length are cut at words' edges."""
    for match in _SUM.finditer(line.text):
        start, end = match.span()
        same = [c for c in found if c.end == end and c.start <= start]
        if not same:
            kept = [c for c in found if c.end <= start or end <= c.start]
            found = [
                *kept,
                Chunk(start, end, "District", match.group(), "township", match.group(), rule="path"),
            ]
    return found


def with_lower_parts(line: Line, found: list[Chunk], gazetteer: Gazetteer) -> list[Chunk]:
    """Add the townships and villages that a written path goes on with: 槐树乡源沟村 after 孟州市."""
    queue, kept = sorted(found, key=lambda c: c.start), list(found)
    while queue:
        above = queue.pop(0)
        if any(c.start == above.end for c in kept) or above.kind == "village":
            continue
        match = _LOWER.match(line.text, above.end)
        if not match or match.group("end") in ("村委会", "居委会"):
            match = _OF_COMMITTEE.match(line.text, above.end)
        if not match:
            continue
        name = match.group()
        known = gazetteer.within(name, above.core) if above.core else ()
        if not known and not _plausible(line, match.start(), match.end()):
            continue
        kind = "village" if name[-1] in "村区查屯" else "township"
        code = known[0].code if known else ""
        chunk = Chunk(above.end, match.end(), "District", name, kind, official(name), core=code, rule="path")
        kept = [c for c in kept if not (c.start < chunk.end and chunk.start < c.end)] + [chunk]
        queue.insert(0, chunk)
    return kept


def _plausible(line: Line, start: int, end: int) -> bool:
    """May these characters be the name of a township or village: no verb, particle or number word?"""
    stem = line.text[start:end]
    if len(stem) < 2 or stem in _NO_NAMES or _COUNTED.match(stem) or is_kind_of_place(stem):
        return False
    if stem.endswith(("苏木", "嘎查")):
        return re.search(r"[的在和与是有了到从向]", stem) is None  # Mongolian names are cut at any syllable
    if not _ends_well(line, end) or line.text[end : end + 1] in tuple("镇村民干级"):
        return False
    tags = set(line.tags(start, end))
    if _FAMILY_PLACE.match(line.text, start):
        return tags - {"p", "u", "c", "d"} <= _WORD_OK
    inside_word = line.words[line.index_at(start)]
    return tags <= _WORD_OK and (line.is_start(start) or inside_word.tag in ("LOC", "ORG", "PER"))


def _ends_well(line: Line, end: int) -> bool:
    """Does the place name end with a word, or does the rest of the word name something that lies in it?"""
    if end in line.ends:
        return True
    word = line.words[line.index_at(end)]
    return _UNDER.match(line.text[end : word.end]) is not None
