"""Within one article: short forms of firms and bodies brought to the full name that the article gives."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.annotate.lexicon import alternatives, wordset
from kg.annotate.line import Chunk, Line

_LEGAL = re.compile(r"(?:集团)?(?:股份)?有限(?:责任)?公司$|(?:集团)?股份公司$|集团公司$|集团$|公司$")
_DEFINED = re.compile(r"[（(](?:以下)?(?:简称|统称|下称)[：:]?[“\"]?(?P<short>[^”\"）)]{2,14})[”\"]?[）)]")
_DEICTIC = re.compile(
    r"(?:该|这家|本)(?P<end>站|公司|企业|集团|银行|社|行|支行|合作社|局|院|校|委|中心|协会|医院|学院|大学|馆|所|厂|集团公司)"
)

_BARE = re.compile(
    r"(?:^|[，。；：！？,;]|得知|获悉|了解到)(?:目前|如今|现在|去年|今年|近年来)?(?:，)?(?P<word>公司|集团|企业|合作社)"
    r"(?=始建|成立|先后|荣获|获得|获评|被|已|现有|累计|投资|承建|承担|连续|还|自|于|位于|坐落|建有|拥有)"
)


def join(lines: list[Line]) -> None:
    """Give every short form the full name it stands for in this article, and add the forms nobody marked."""
    full = _full_names(lines)
    shorts = _short_forms(lines, full)
    for line in lines:
        line.chunks = [_renamed(chunk, full, shorts) for chunk in line.chunks]
        line.add(_unmarked(line, shorts))
    _deictic(lines)
    _merge_events(lines)


def _merge_events(lines: list[Line]) -> None:
    """One event under its fullest name: a name that is part of another's, headline and lead of one story."""
    names = sorted(
        {c.name for line in lines for c in line.chunks if c.type == "Event"}, key=lambda n: (-len(n), n)
    )
    fullest: dict[str, str] = {}
    for name in names:
        plain = plain_event(name)
        owner = next(
            (o for o in dict.fromkeys(fullest.values()) if same_event(plain, plain_event(o))), None
        )
        fullest[name] = owner or name
    for line in lines:
        line.chunks = [
            c.named(fullest[c.name], f"{c.text} is {fullest[c.name]} in this article")
            if c.type == "Event" and fullest[c.name] != c.name
            else c
            for c in line.chunks
        ]


_LONG = (("人民代表大会", "人大"), ("常务委员会", "常委会"), ("第", ""))
_CPPCC = re.compile(r"^(?:市|县|区|州|省)?政协(?P<place>[\u4e00-\u9fff]{0,9}?)(?P<term>[一二三四五六七八九十]+届)委员会")


def plain_event(name: str) -> str:
    """A meeting's name in its shortest writing: 第三届人民代表大会第一次会议 → 三届人大一次会议."""
    for long, short in _LONG:
        name = name.replace(long, short)
    name = _CPPCC.sub(r"政协\g<place>\g<term>", name)
    return re.sub(r"^(?:我市|全市|全县|全区|全省|我县|我区)|[“”\"《》（）()]", "", name)


_NUMBER = re.compile(r"[一二三四五六七八九十\d]+")


def same_event(part: str, whole: str) -> bool:
    """Whether a plain name is part of another's or leaves out words in its middle, numbers kept."""
    if len(part) >= 8 and part[:5] == whole[:5] and part[-3:] == whole[-3:] and _NUMBER.findall(part) == _NUMBER.findall(whole):
        rest = iter(whole)
        return all(char in rest for char in part)
    return part in whole and (len(part) >= 0.5 * len(whole) or (len(part) >= 4 and whole.endswith(part)))


def _full_names(lines: list[Line]) -> list[Chunk]:
    kinds = ("Company", "Organization", "Project")
    found = {c.name: c for line in lines for c in line.chunks if c.type in kinds and c.name}
    return sorted(found.values(), key=lambda c: (-len(c.name), c.name))


def _short_forms(lines: list[Line], full: list[Chunk]) -> dict[str, Chunk]:
    """Brand or defined short form → the chunk of the full name; forms of two owners are left out."""
    owners: dict[str, set[str]] = {}
    chunks: dict[str, Chunk] = {}
    for chunk in full:
        for short in _brands(chunk):
            owners.setdefault(short, set()).add(chunk.name)
            chunks[short] = chunk
    for line in lines:
        for match in _DEFINED.finditer(line.text):
            before = line.ending_at(match.start())
            if before is not None and before.name and before.type != "Title":
                owners[match.group("short")] = {before.name}
                chunks[match.group("short")] = before
    return {short: chunks[short] for short, names in sorted(owners.items()) if len(names) == 1}


def _brands(chunk: Chunk) -> Iterable[str]:
    """Forms a paper shortens a firm's registered name to: without legal form, without place, both."""
    if chunk.type != "Company" or not _LEGAL.search(chunk.name):
        return
    bare = _LEGAL.sub("", chunk.name)
    if len(bare) < 2:
        return
    placeless = re.sub(r"^(?:[\u4e00-\u9fff]{2,3}?(?:省|市|县|区))", "", bare)
    for form in {bare, placeless, re.sub(r"[（(].*?[）)]", "", bare)}:
        for end in ("", "公司", "集团"):
            if len(form) >= 3 or (end and len(form) >= 2):
                yield form + end
        stem = re.sub(rf"(?:{alternatives(list(wordset('company_stems')))})$", "", form)
        if len(stem) >= 3 and stem != form:
            yield stem + "公司"


def _renamed(chunk: Chunk, full: list[Chunk], shorts: dict[str, Chunk]) -> Chunk:
    if chunk.type not in ("Company", "Organization", "Project") or chunk.seat in ("市", "省", "区", "县"):
        return chunk
    if chunk.text in shorts and shorts[chunk.text].name != chunk.name:
        name = shorts[chunk.text].name
        return chunk.named(name, f"{chunk.text} is the short form of {name} in this article")
    owners = [
        f
        for f in full
        if f.name != chunk.name and f.type == chunk.type and is_short_for(chunk.name, f.name, chunk.kind)
    ]
    if len(owners) == 1:
        return chunk.named(
            owners[0].name, f"{chunk.text} is the short form of {owners[0].name} in this article"
        )
    return chunk


_WHOLE = re.compile(r"(?:大学|学院|中学|小学|学校|医院)$")


def is_short_for(short: str, full: str, kind: str) -> bool:
    """科技支行 for 焦作中旅银行科技支行, 理工大附中 for 河南理工大学附属中学: an end of it, or its characters in order."""
    if len(short) < 3 or len(full) < len(short) + 2:
        return False
    if full.endswith(short):
        return True
    if full.startswith(short) or _WHOLE.search(short):
        return False
    if kind not in ("school", "hospital", "bank", "company"):
        return False
    if kind == "company":
        core, whole = _LEGAL.sub("", short), _LEGAL.sub("", full)
        if any(len(core) - k >= 4 and core[k:] in whole and core[:k] in whole for k in (2, 3)):
            return whole != core
        return len(core) >= 2 and core != short and core in whole and whole != core
    at = 0
    for char in short:
        at = full.find(char, at) + 1
        if at == 0:
            return False
    return short[-1] in full[-3:] and short[0] in full[:4]


def _unmarked(line: Line, shorts: dict[str, Chunk]) -> list[Chunk]:
    found: list[Chunk] = []
    for short, owner in shorts.items():
        if len(short) < 3:
            continue
        for match in re.finditer(re.escape(short), line.text):
            start, end = match.span()
            if line.covered(start, end, "Company", "Organization", "Project", "Title", "Person"):
                continue
            if any(c.start < end and start < c.end for c in found):
                continue
            note = f"{short} is the short form of {owner.name} in this article"
            found.append(
                Chunk(start, end, owner.type, short, owner.kind, owner.name, rule="short form", note=note)
            )
    return found


def _deictic(lines: list[Line]) -> None:
    """该公司, 该局: the body of that kind last named before."""
    last: list[Chunk] = []
    for line in lines:
        added = []
        for match in _BARE.finditer(line.text):
            span = match.span("word")
            before = [c for c in line.chunks if c.end <= span[0] and c.type in ("Company", "Organization") and c.name]
            owner = next((c for c in reversed(last + before) if _fits(match.group("word"), c)), None)
            if owner is not None and not line.covered(*span, "Company", "Organization"):
                note = f"{match.group('word')} is {owner.name} here"
                added.append(
                    Chunk(*span, owner.type, match.group("word"), owner.kind, owner.name, rule="deictic", note=note)
                )
        for match in _DEICTIC.finditer(line.text):
            if line.covered(*match.span(), "Company", "Organization"):
                continue
            before = [
                c
                for c in line.chunks
                if c.end <= match.start() and c.type in ("Company", "Organization") and c.name
            ]
            owner = next((c for c in reversed(last + before) if _fits(match.group("end"), c)), None)
            if owner is not None:
                added.append(
                    Chunk(
                        *match.span(),
                        owner.type,
                        match.group(),
                        owner.kind,
                        owner.name,
                        rule="deictic",
                        note=f"{match.group()} is {owner.name} here",
                    )
                )
        last += [c for c in line.chunks if c.type in ("Company", "Organization") and c.name]
        line.add(added)


def _fits(end: str, chunk: Chunk) -> bool:
    if end == "合作社":
        return chunk.kind == "coop"
    if end in ("公司", "企业", "集团", "厂", "集团公司"):
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
