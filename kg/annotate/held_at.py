"""From the posts of a sentence to bodies known only by them: 甘州区农村公路管理站 before 站长贾文杰."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kg.annotate.bodies import LEVEL_WORDS
from kg.annotate.endings import OUTER_END
from kg.annotate.lexicon import endings, generic, titles
from kg.annotate.line import NOMINAL, Chunk, Line
from kg.resources import rows

_LINK = re.compile(r"[、，,兼和及]{1,2}(?=[^、，,。；;：:（()）“”]{0,14}$)")
_GAP = re.compile(r"[\s：:]*(?:同志)?")
_NAMES = re.compile(r"(?:为|任|担任|出任|当选|当选为|是|系|的)$")
_ORDINAL = re.compile(r"第?[一二三四五六七八九十\d]+")
_NOTE = re.compile(r"[（(][^（）()]{1,8}[）)]$")
_LONGEST = 22
_FIRMS = frozenset({"company", "coop", "bank"})
_NO_BRAND = (
    "公司",
    "集团",
    "企业",
    "项目",
    "代表",
    "部门",
    "分公司",
    "协会",
    "工程",
    "生产",
    "市场",
    "财务",
    "销售",
)


@cache
def heads() -> dict[str, str]:
    """The last character of a body's name → its kind."""
    return {row[0]: row[1] for row in rows("lexicon/heads.tsv")}


def find_held(line: Line) -> list[Chunk]:
    """Organization chunks for the words between a place or body and a title that a person holds there."""
    found = []
    for title in (c for c in line.chunks if c.type == "Title"):
        if line.ending_at(title.start, "Organization", "Company", "Project", "District", "Title"):
            continue
        if not (_leads_to_name(line, title) or _is_given(line, title) or _closes_entry(line, title)):
            continue
        chunk = _before(line, title.start) or _firm(line, title)
        if chunk is not None:
            found += _with_outer(chunk)
    return found


def _with_outer(chunk: Chunk) -> list[Chunk]:
    """泉州市第一医院急诊科: the body that the name opens with, and the part of it."""
    inside = OUTER_END.search(chunk.text, len(chunk.seat) + 1) if chunk.rule == "held" else None
    if inside is None or inside.end() >= len(chunk.text):
        return [chunk]
    ending = endings().get(inside.group()) or endings().get(inside.group()[-2:])
    if ending is None:
        return [chunk]
    text = chunk.text[: inside.end()]
    outer = replace(
        chunk,
        end=chunk.start + inside.end(),
        text=text,
        type=ending.type,
        kind=ending.kind,
        core=text[len(chunk.seat) :],
    )
    part = replace(
        chunk, type=ending.type, kind="inner", seat=text, core=chunk.text[len(text) :], rule="part"
    )
    return [outer, part]


def _leads_to_name(line: Line, title: Chunk) -> bool:
    """Does a person's name follow the title, or the chain of titles that it opens?"""
    at = title.end
    for other in (c for c in line.chunks if c.type in ("Title", "Person") and c.start >= title.end):
        gap = line.text[at : other.start]
        if other.type == "Person":
            return _GAP.fullmatch(gap) is not None
        if not _LINK.match(gap):
            return False
        at = other.end
    return False


def _closes_entry(line: Line, title: Chunk) -> bool:
    """石小兰（女） 惠水县人民医院护理部主任: does the post close an entry of a list that a name opens?"""
    opens = any(c.type == "Person" and not line.text[: c.start].strip() for c in line.chunks)
    return line.sentence.block == "list" and opens and not line.text[title.end :].strip()


def _is_given(line: Line, title: Chunk) -> bool:
    """任命黄某为某局局长: is the post given to, or taken from, a person named before it?"""
    edge = _edge(line, title.start)[0]
    before = line.text[:edge]
    match = _NAMES.search(before)
    if match is None:
        return False
    named = _NOTE.sub("", before[: match.start()])
    return line.ending_at(len(named), "Person") is not None


def _before(line: Line, end: int) -> Chunk | None:
    """The body whose name ends at `end`, where a place, a body, a level word or a proper name opens it."""
    kind = heads().get(line.text[end - 1 : end], "")
    start, seat = _edge(line, end)
    core = line.text[start + len(seat) : end]
    proper = bool(seat) or (line.tag_at(start) == "ORG" and len(core) >= 5)
    if not kind or not proper or not 2 <= len(core) <= _LONGEST or core[0] == "级":
        return None
    if line.covered(start, end, "Title", "Person") or _is_group(line, start, end):
        return None
    body = line.ending_at(start + len(seat), "Organization", "Company")
    if body is not None and body.start == start:
        return Chunk(
            start, end, body.type, line.text[start:end], "inner", "", seat=seat, core=core, rule="part"
        )
    of = "Company" if kind in ("company", "bank") else "Organization"
    return Chunk(start, end, of, line.text[start:end], kind, "", seat=seat, core=core, rule="held")


def _firm(line: Line, title: Chunk) -> Chunk | None:
    """比亚迪|总裁王某: a brand alone, where only firms have such a title and the recogniser has a name."""
    kinds = titles()[title.name].kinds
    if "company" not in kinds or kinds - _FIRMS:
        return None
    start = end = title.start
    for index in range(line.index_at(end - 1), -1, -1):
        word = line.words[index]
        if word.end != start or word.tag not in ("ORG", "nz", "nw", "LOC", "n") or end - word.start > 12:
            break
        if line.covered(word.start, word.end, "District", "Title", "Person", "Award", "Event"):
            break
        start = word.start
    text, tags = line.text[start:end], set(line.tags(start, end))
    if not 2 <= len(text) <= 12 or not tags & {"ORG", "nz", "nw"} or not _opens(line, start):
        return None
    words = [line.text[w.start : w.end] for w in line.words if start <= w.start and w.end <= end]
    if all(w in generic("cut") or w in generic("topic") for w in words) or text.endswith(_NO_BRAND):
        return None
    return Chunk(start, end, "Company", text, "company", "", core=text, rule="held")


def _is_group(line: Line, start: int, end: int) -> bool:
    words = [line.text[w.start : w.end] for w in line.words if start <= w.start and w.end <= end]
    return any(w in generic("cut") and w not in LEVEL_WORDS for w in words[1:])


def _edge(line: Line, end: int) -> tuple[int, str]:
    """Where the name that ends at `end` begins, and the place, body or level word that it begins with."""
    edge, index = end, line.index_at(end - 1)
    while index >= 0 and end - edge <= _LONGEST:
        opening = line.ending_at(edge, "Organization", "Company") or line.ending_at(edge, "District")
        if opening is not None and edge < end:
            return opening.start, opening.text
        word = line.words[index]
        text = line.text[word.start : word.end]
        if (word.end > edge and edge < end) or line.covered(
            word.start, min(word.end, end), "Title", "Person"
        ):
            break
        if word.tag not in NOMINAL and word.tag != "v" and not _ORDINAL.fullmatch(text):
            break
        edge, index = word.start, index - 1
        place = line.starting_at(edge, "District")
        if place is not None and place.end < end - 1:
            return edge, place.text
        if text[0] in LEVEL_WORDS and _opens(line, edge) and (len(text) == 1 or word.tag == "ORG"):
            return edge, text[0]
    return edge, ""


def _opens(line: Line, place: int) -> bool:
    """May a bare level word at `place` stand for a district: at the start, after a mark or a title's link?"""
    return (
        place == 0
        or line.text[place - 1] in "◆●■▲★○▶◇□☆△▼◎►，、。；：:;,（(\n \t“据由任和与及为"
        or line.covered(place - 1, place)
    )
