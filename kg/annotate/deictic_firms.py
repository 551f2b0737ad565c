"""From 该公司, 该局 to the firm or body of that kind last named before in the article."""

from __future__ import annotations

import re

from kg.annotate.line import Chunk, Line

_DEICTIC = re.compile(
    r"(?:该|这家|本)(?P<end>站|公司|企业|集团|银行|社|行|支行|合作社|局|院|校|委|中心|协会|医院|学院|大学"
    r"|馆|所|厂|集团公司)"
)
_BARE = re.compile(
    r"(?:^|[，。；：！？,;]|得知|获悉|了解到)(?:目前|如今|现在|去年|今年|近年来)?(?:，)?(?P<word>公司"
    r"|集团|企业|合作社)"
    r"(?=始建|成立|先后|荣获|获得|获评|被|已|现有|累计|投资|承建|承担|连续|还|自|于|位于|坐落|建有|拥有)"
)


def name_deictic_firms(lines: list[Line]) -> None:
    """Add a chunk under the full name for every 该公司 and every bare 公司 that opens a clause."""
    last: list[Chunk] = []
    for line in lines:
        bare = [(*m.span("word"), m.group("word")) for m in _BARE.finditer(line.text)]
        pointed = [(*m.span(), m.group("end")) for m in _DEICTIC.finditer(line.text)]
        added = [
            _stand_in(line, start, end, owner)
            for start, end, word in [*bare, *pointed]
            if not line.covered(start, end, "Company", "Organization")
            and (owner := _last_named(line, start, word, last)) is not None
        ]
        parts = [part for chunk in added if (part := _part_of(line, chunk)) is not None]
        line.chunks = [
            c
            for c in line.chunks
            if not any(p.start < c.start and c.end <= p.end and c.type in _BODIES for p in parts)
        ]
        last += _owners(line)
        line.add([*added, *parts])


_BODIES = ("Organization", "Company")
_PART = re.compile(
    r"[\u4e00-\u9fff]{1,10}?(?:学院|系|研究所|研究院|实验室|营业部|[内外妇儿骨]科|[\u4e00-\u9fff]科|护理部|[财务人教总市生技][\u4e00-\u9fff]部|车间|分院|分厂|支行|服务中心)"
    r"(?=(?:教授|副教授|主任|院长|所长|科长|经理|部长|行长|班长|学生|教师|副|被|荣获|获|先后|、|，|。))"
)


def _part_of(line: Line, chunk: Chunk) -> Chunk | None:
    """该校|电气工程学院: a part under the name of the body that a pointing word stands for."""
    match = _PART.match(line.text, chunk.end)
    if match is None or re.search(r"[的在和为被由]", match.group()):
        return None
    text = line.text[chunk.start : match.end()]
    note = f"{chunk.text} is {chunk.name} here"
    name = chunk.name + match.group()
    return Chunk(
        chunk.start,
        match.end(),
        chunk.type,
        text,
        "inner",
        name,
        seat=chunk.text,
        core=match.group(),
        rule="part",
        note=note,
    )


def _owners(line: Line) -> list[Chunk]:
    """Bodies that a pointing word may stand for: no part of a longer name, and not the one that acts (被甲录取)."""
    named = [c for c in line.chunks if c.type in ("Company", "Organization") and c.name]
    return [
        c
        for c in named
        if not any(o is not c and o.start <= c.start and c.end < o.end for o in named)
        and line.text[max(0, c.start - 1) : c.start] not in ("被", "由")
        and not line.text.endswith(("前身是", "前身为", "前身系"), 0, c.start)
    ]


def _last_named(line: Line, start: int, word: str, last: list[Chunk]) -> Chunk | None:
    """The body that `word` fits, the last one named before `start` on this line or in `last`."""
    before = [c for c in _owners(line) if c.end <= start]
    return next((c for c in reversed(last + before) if _fits(word, c)), None)


def _stand_in(line: Line, start: int, end: int, owner: Chunk) -> Chunk:
    text = line.text[start:end]
    note = f"{text} is {owner.name} here"
    return Chunk(start, end, owner.type, text, owner.kind, owner.name, rule="deictic", note=note)


def _fits(end: str, chunk: Chunk) -> bool:
    if end == "合作社":
        return chunk.kind == "coop"
    if end in ("集团", "集团公司"):
        return chunk.type == "Company" and "集团" in chunk.name
    if end in ("公司", "企业", "厂"):
        return chunk.type == "Company" and chunk.kind != "bank"
    if end == "校":
        return chunk.kind == "school"
    if end == "院":
        return chunk.kind in (
            "hospital",
            "research",
            "school",
            "court",
            "procuratorate",
        ) and chunk.name.endswith("院")
    if end == "行":
        return chunk.kind == "bank"
    if end == "社":
        return chunk.kind == "coop"
    if end == "委":
        return chunk.kind == "bureau" and chunk.name.endswith("委员会")
    return chunk.name.endswith(end) or chunk.text.endswith(end)
