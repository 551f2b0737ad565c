"""Within one article: short forms of firms and bodies brought to the full name that the article gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.annotate.companies import stem_pattern
from kg.annotate.deictic_firms import name_deictic_firms
from kg.annotate.event_names import merge_events, runs_through
from kg.annotate.gazetteer import load
from kg.annotate.line import Chunk, Line, overlaps

_LEGAL = re.compile(r"(?:集团)?(?:股份)?有限(?:责任)?公司$|(?:集团)?股份公司$|集团公司$|集团$|公司$")
_DEFINED = re.compile(r"[（(](?:以下)?(?:简称|统称|下称)[：:]?[“\"]?(?P<short>[^”\"）)]{2,14})[”\"]?[）)]")
_CALLED = re.compile(r"(?:证券|股票)?简称[为：:]?[“\"](?P<short>[^”\"]{2,8})[”\"]")
_PLACELESS = ("school", "hospital", "museum", "research", "association", "kindergarten", "troupe")
_PLACE = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,8}?(?:省|自治区|自治州|自治县|市|县|区|州|旗))+(?=[\u4e00-\u9fff]{4,})"
)
_EVERYWHERE = re.compile(  # names that every place has one of
    r"第?[一二三四五六七八九十]?(?:人民|中心|中医|妇幼|妇女儿童|儿童|职工|骨科|精神病|实验|中心|职业|高级|初级|师范)*"
    r"(?:医院|保健院|卫生院|中学|小学|学校|幼儿园|图书馆|文化馆|博物馆|体育馆|档案馆|剧院|协会|商会|联合会)"
)
_BANKS = (
    ("农村商业银行", "农商银行"),
    ("农村商业银行", "农商行"),
    ("农村信用合作联社", "农信社"),
    ("农村信用合作联社", "信用联社"),
)
_WHOLE = re.compile(r"(?:大学|学院|中学|小学|学校|医院)$")


def brand(name: str) -> str:
    """A firm's name without its legal form: 某某集团股份有限公司 → 某某."""
    return _LEGAL.sub("", name)


def join(lines: list[Line]) -> None:
    """Give every short form the full name it stands for in this article, and add the forms nobody marked."""
    full = _full_names(lines)
    shorts = _short_forms(lines, full) | _headline_works(lines)
    for line in lines:
        line.chunks = [_renamed(chunk, full, shorts) for chunk in line.chunks]
        line.add(_unmarked(line, shorts))
    name_deictic_firms(lines)
    merge_events(lines)


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
        for match in _CALLED.finditer(line.text):
            firms = [c for c in line.chunks if c.type == "Company" and c.name and c.end <= match.start()]
            if firms:
                owners.setdefault(match.group("short"), set()).add(firms[0].name)
                chunks.setdefault(match.group("short"), firms[0])
    return {short: chunks[short] for short, names in sorted(owners.items()) if len(names) == 1}


def _headline_works(lines: list[Line]) -> dict[str, Chunk]:
    """郸城污水处理厂二期 in a headline is the one project of the story whose name has its syllables in their order."""
    works = {c.name: c for line in lines for c in line.chunks if c.type == "Project" and c.name}
    found: dict[str, Chunk] = {}
    for line in lines:
        if line.sentence.block not in ("headline", "kicker"):
            continue
        for short in (c for c in line.chunks if c.type == "Project" and len(c.name) >= 5):
            fitting = [n for n in works if len(n) > len(short.name) and runs_through(short.name, n)]
            if len(fitting) == 1 and fitting[0][:2] == short.name[:2]:
                found[short.text] = works[fitting[0]]
    return found


def _brands(chunk: Chunk) -> Iterable[str]:
    """Forms a paper shortens a name to: a firm's without legal form or place, a school's without place."""
    if chunk.kind in _PLACELESS and chunk.type == "Organization":
        rest = _PLACE.sub("", chunk.name)
        if rest != chunk.name and len(rest) >= 4 and not _EVERYWHERE.fullmatch(rest):
            yield rest
    if chunk.type != "Company" or not _LEGAL.search(chunk.name):
        return
    bare = brand(chunk.name)
    if len(bare) < 2:
        return
    placeless = re.sub(r"^(?:[\u4e00-\u9fff]{2,3}?(?:省|市|县|区))", "", bare)
    forms = {bare, placeless, re.sub(r"[（(].*?[）)]", "", bare), *_without_short_place(bare)}
    forms |= {form.replace(long, short) for form in forms for long, short in _BANKS if long in form}
    for form in sorted(forms):
        for end in ("", "公司", "集团"):
            if len(form) >= 3 or (end and len(form) >= 2):
                yield form + end
        stem = stem_pattern().sub("", form)
        if len(stem) >= 3 and stem != form:
            yield stem + "公司"


def _without_short_place(bare: str) -> list[str]:
    """江西稻花源米业 → 稻花源米业: without the short name of the province or city that it begins with."""
    return [bare[k:] for k in (2, 3) if len(bare) - k >= 4 and load().short(bare[:k])]


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


def is_short_for(short: str, full: str, kind: str) -> bool:
    """科技支行 for 焦作中旅银行科技支行, 理工大附中 for 河南理工大学附属中学: its end, or its characters."""
    if len(short) < 3 or len(full) < len(short) + 2:
        return False
    if full.endswith(short):
        return True
    if short.endswith("银行") and full.endswith(("支行", "分行")):
        return False
    if full.startswith(short) or _WHOLE.search(short):
        return False
    if kind not in ("school", "hospital", "bank", "company"):
        return False
    if kind == "company":
        core, whole = brand(short), brand(full)
        if any(len(core) - k >= 4 and core[k:] in whole and core[:k] in whole for k in (2, 3)):
            return whole != core
        return len(core) >= 2 and core != short and core in whole and whole != core
    at = 0
    for char in short:
        at = full.find(char, at) + 1
        if at == 0:
            return False
    return short[-1] in full[-3:] and short[0] in full[:4]


def _occurrences(words: str, text: str) -> Iterator[tuple[int, int]]:
    at = text.find(words)
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + len(words))


def _unmarked(line: Line, shorts: dict[str, Chunk]) -> list[Chunk]:
    found: list[Chunk] = []
    for short, owner in shorts.items():
        if len(short) < 3:
            continue
        for start, end in _occurrences(short, line.text):
            if line.covered(start, end, "Company", "Organization", "Project", "Title", "Person"):
                continue
            if overlaps(start, end, found):
                continue
            note = f"{short} is the short form of {owner.name} in this article"
            found.append(
                Chunk(start, end, owner.type, short, owner.kind, owner.name, rule="short form", note=note)
            )
    return found
