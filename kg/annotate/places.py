"""From a sentence to the districts it names: full names, short names, written paths, deictic words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from kg.annotate.gazetteer import Division, Gazetteer
from kg.annotate.lexicon import title_pattern
from kg.annotate.line import Chunk, Line
from kg.records import Publication
from kg.resources import rows

DEICTIC = re.compile(
    r"(?:我|全|本|该|这个)(?:自治区|省|市|州|盟|县|旗|区|街道|镇|乡|村|社区)"
    r"(?!(?:场|区域|民|面|长|委|政|外|镇|级|里|容|值|花|医保|村|干部))"
)
_LOWER = re.compile(
    r"(?P<stem>[\u4e00-\u9fff]{1,9}?)(?P<end>街道办事处|街道办|街道|民族乡|镇|乡|苏木|社区|居委会|村委会|村|嘎查|屯)"
)
_LEVEL_OF_END = {
    "镇": "township",
    "乡": "township",
    "道": "township",
    "木": "township",
    "处": "township",
    "办": "township",
}
_ADMIN_END = re.compile(r"(?:省|自治区|市|自治州|地区|盟|县|自治县|旗|区|街道办事处|街道|镇|乡|社区|村)$")
_WORD_OK = frozenset({"n", "nz", "LOC", "PER", "ORG", "f", "s", "a", "m", "nw", "vn", "q", "j", "t", "TIME"})


@dataclass(frozen=True, slots=True)
class Home:
    """The district a paper belongs to, with what stands above it."""

    division: Division | None
    path: tuple[Division, ...] = ()
    name: str = ""  # as the paper's own record gives it: 吴江市, before it became 吴江区

    def at(self, level: str) -> Division | None:
        """The home's own division of that level, if its path has one."""
        return next((d for d in self.path if d.level == level), None)

    @property
    def code(self) -> str | None:
        return self.division.code if self.division else None


def home_of(publication: Publication, gazetteer: Gazetteer) -> Home:
    """The paper's own district from its record; an empty Home where it is unknown."""
    if not publication.place:
        return Home(None)
    found = gazetteer.resolve(publication.place, None)
    if not found:
        return Home(None)
    return Home(found[0], tuple(gazetteer.path(found[0])), publication.place)


@cache
def _zone_pattern() -> re.Pattern[str]:
    forms = sorted({row[0] for row in rows("lexicon/zones.tsv")}, key=lambda w: (-len(w), w))
    one = "|".join(map(re.escape, forms))
    return re.compile(rf"(?:{one})(?:[（(][\u4e00-\u9fff]{{1,8}}区[）)])?")


def find_places(line: Line, gazetteer: Gazetteer, home: Home) -> list[Chunk]:
    """District chunks of a sentence, longest reading first, not overlapping; paths give `within`."""
    found: list[Chunk] = []
    for start, end, candidates, is_short in gazetteer.find(line.text):
        chunk = _from_gazetteer(line, start, end, candidates, is_short, home, found)
        if chunk:
            found.append(chunk)
    found = [_with_office(line, chunk) for chunk in found]
    found = _with_lower_parts(line, found, gazetteer, home)
    found += [c for c in _before_branch(line, found) if not _overlaps(c, found)]
    found += [c for c in _zones(line, found) if not _overlaps(c, found)]
    found += [c for c in _from_words(line, home) if not _overlaps(c, found)]
    found += [c for c in _deictic(line) if not _overlaps(c, found)]
    return _chain(line, sorted(found, key=lambda c: c.start))


def _overlaps(chunk: Chunk, others: list[Chunk]) -> bool:
    return any(c.start < chunk.end and chunk.start < c.end for c in others)


def _from_gazetteer(
    line: Line,
    start: int,
    end: int,
    candidates: tuple[Division, ...],
    is_short: bool,
    home: Home,
    found: list[Chunk],
) -> Chunk | None:
    text = line.text[start:end]
    if _zone_pattern().fullmatch(text):
        return None
    before = found[-1] if found and found[-1].end == start else None
    near = [d for d in candidates if home.path and d.code.startswith(_area(home))]
    township = all(d.level in ("township", "village") for d in candidates)
    tags = line.tags(start, end)
    exact = line.is_start(start) and end in line.ends
    if is_short:
        if _crosses_title(line, start, end) or DEICTIC.fullmatch(text):
            return None
        if not exact or not (set(tags) <= {"LOC", "ORG", "nz", "n", "PER"}):
            return None
        own = any(d in home.path for d in candidates)
        if "PER" in tags and not own and not (text[-1] == "氏" and _same_province(candidates, home)):
            return None
        if "LOC" not in tags and "PER" not in tags and not near:
            return None
        if line.text[end : end + 1] in ("路", "街", "人", "话", "菜", "籍"):
            return None
    elif township and not (before or near or (tags == ["LOC"] and exact)):
        return None
    elif (
        not township and not near and not before and "LOC" not in tags and "ORG" not in tags and len(text) < 4
    ):
        return None
    best = _best(candidates, before, home)
    if not is_short and not best.zone and not text.endswith(best.name) and "自治" not in best.name:
        best = replace(best, name=text)  # an older name stays the name on an older page
    if before and before.core and township and not best.code.startswith(before.core):
        return Chunk(
            start,
            end,
            "District",
            text,
            "township",
            text,
            rule="path",
            note=f"no {text} is known in {before.name}",
        )
    note = "" if best.name == text else f"{text} is the short form of {best.name}"
    return Chunk(
        start, end, "District", text, _kind(best), best.name, core=best.code, rule="gazetteer", note=note
    )


def _crosses_title(line: Line, start: int, end: int) -> bool:
    """Is the short name's first character the end of a title (护士长|阳向前)?"""
    return any(
        m.start() < start < m.end() < end for m in title_pattern().finditer(line.text, max(0, start - 4), end)
    )


def _same_province(candidates: tuple[Division, ...], home: Home) -> bool:
    return bool(home.path) and any(d.code[:2] == home.path[0].code[:2] for d in candidates)


def _area(home: Home) -> str:
    """The code prefix of the home's prefecture (or of its province where that is all)."""
    code = home.division.code if home.division else ""
    return code[:4] if len(code) >= 4 else code


def _kind(division: Division) -> str:
    return "zone" if division.zone else division.level


def _best(candidates: tuple[Division, ...], before: Chunk | None, home: Home) -> Division:
    order = {"province": 0, "prefecture": 1, "county": 2, "township": 3, "village": 4}
    parent = before.core if before else ""

    def rank(d: Division) -> tuple[int, int, int, str]:
        inside = 0 if parent and d.code.startswith(parent) else 1
        near = 0 if home.path and d.code.startswith(_area(home)) else 1
        province = 0 if home.path and d.code[:2] == home.path[0].code[:2] else 1
        return inside, near * 2 + province, order[d.level], d.code

    return min(candidates, key=rank)


def _with_lower_parts(line: Line, found: list[Chunk], gazetteer: Gazetteer, home: Home) -> list[Chunk]:
    """Add the townships and villages that a written path goes on with: 槐树乡源沟村 after 孟州市."""
    queue, kept = sorted(found, key=lambda c: c.start), list(found)
    while queue:
        above = queue.pop(0)
        if any(c.start == above.end for c in kept) or above.kind == "village":
            continue
        match = _LOWER.match(line.text, above.end)
        if not match or match.group("end") in ("村委会", "居委会"):
            match = re.compile(r"[\u4e00-\u9fff]{1,9}?(?:村|社区)(?=村?委会|居委会)").match(
                line.text, above.end
            )
        if not match:
            continue
        name = match.group()
        known = gazetteer.within(name, above.core) if above.core else ()
        if not known and not _plausible(line, match.start(), match.end(), above):
            continue
        kind = "village" if name[-1] in "村区查屯" else "township"
        code = known[0].code if known else ""
        chunk = Chunk(above.end, match.end(), "District", name, kind, _official(name), core=code, rule="path")
        kept = [c for c in kept if not (c.start < chunk.end and chunk.start < c.end)] + [chunk]
        queue.insert(0, chunk)
    return kept


def _with_office(line: Line, chunk: Chunk) -> Chunk:
    """温泉街道 and 办事处 after it are one name of the township."""
    if chunk.text.endswith("街道") and line.text.startswith("办事处", chunk.end):
        end = chunk.end + 3
        return replace(chunk, end=end, text=line.text[chunk.start : end])
    return chunk


def _official(name: str) -> str:
    return re.sub(r"街道办事处$|街道办$", "街道", name)


def _plausible(line: Line, start: int, end: int, above: Chunk) -> bool:
    """May these characters be the name of a township or village: no verb, particle or number word?"""
    stem = line.text[start:end]
    if len(stem) < 2 or stem in (
        "乡镇",
        "各乡镇",
        "镇村",
        "乡村",
        "农村",
        "各村",
        "城镇",
        "城乡",
        "街道",
        "社区",
    ):
        return False
    if (
        _KIND_OF_PLACE.search(stem)
        or not _ends_well(line, end)
        or line.text[end : end + 1] in tuple("镇村民干级")
    ):
        return False
    if re.match(r"[各全多几两三四五六七八九十]?(?:个)?(?:乡镇|乡|镇|村|街道|社区)$", stem):
        return False
    tags = set(line.tags(start, end))
    inside_word = line.words[line.index_at(start)]
    return tags <= _WORD_OK and (line.is_start(start) or inside_word.tag in ("LOC", "ORG", "PER"))


_UNDER = re.compile(
    r".*(?:村|社区|嘎查|小学|中学|学校|幼儿园|卫生院|派出所|合作社|党委|党支部|政府|人大|委会|敬老院|卫生室|服务中心|工业园|产业园|服务站|农场|林场)$"
)


def _ends_well(line: Line, end: int) -> bool:
    """Does the place name end with a word, or does the rest of the word name something that lies in it?"""
    if end in line.ends:
        return True
    word = line.words[line.index_at(end)]
    return _UNDER.match(line.text[end : word.end]) is not None


_KIND_OF_PLACE = re.compile(
    r"军分区|军区|防区|示范|文明|生态|美丽|优秀|先进|绿色|星级|型|级|创新|幸福|卫生|平安|特色|秀美|城乡|乡镇|镇村|和谐|模范|农村|贫困|小康|两个|三个|几个|试点|重点|民主|法治|森林|副|原|各|全(?!义|胜|福|安|泰|南|州)|其他|等|景区|百强|乡村|城乡"
)


_BRANCH = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,6}?(?:社区|村))(?=党支部|党总支|党委|村委会|居委会|委会|两委|支书|第一书记)"
)


def _before_branch(line: Line, known: list[Chunk]) -> list[Chunk]:
    """石桥铺社区党支部: a village or community that its own branch or committee follows."""
    found = []
    for match in _BRANCH.finditer(line.text):
        above = [c.end for c in known if match.start() <= c.end <= match.end() - 2 and c.text[-1] in "县区市镇乡道"]
        start = max(above) if above else _name_start(line, match.start(), match.end())
        name = line.text[start : match.end()]
        if 3 <= len(name) <= 7 and not _KIND_OF_PLACE.search(name) and not re.search(r"[各全该本两县区镇乡]", name[:-2]):
            found.append(Chunk(start, match.end(), "District", name, "village", name, rule="branch", confidence=0.8))
    return found


def _name_start(line: Line, first: int, end: int) -> int:
    """Start of the unbroken run of name words that ends at `end`, not before `first`."""
    start = end
    for word in reversed([w for w in line.words if first <= w.start and w.end <= end]):
        above = start < end and line.text[word.end - 1] in "省市县区镇乡道"
        if word.end != start or above or word.tag not in ("LOC", "ORG", "nz", "n", "PER", "nr", "ns"):
            break
        start = word.start
    return start


def _from_words(line: Line, home: Home) -> list[Chunk]:
    """Places that the recogniser calls so and that end as districts do, though no gazetteer has them."""
    found = []
    for word in line.words:
        text = line.text[word.start : word.end]
        if word.tag != "LOC" or len(text) < 3 or not _ADMIN_END.search(text):
            continue
        if text.endswith(
            (
                "城区",
                "地区",
                "山区",
                "园区",
                "景区",
                "小区",
                "库区",
                "校区",
                "城市",
                "集市",
                "超市",
                "老区",
                "灾区",
                "林区",
                "矿区",
                "郊区",
                "湖区",
                "保护区",
                "度假区",
            )
        ):
            continue
        if _KIND_OF_PLACE.search(text) or re.search(
            r"百强|乡村$|城乡$|乡镇$|强县$|强市$|大县$|名村$|名镇$", text
        ):
            continue
        kind = (
            "village"
            if text[-1] == "村" or text.endswith("社区")
            else "township"
            if text[-1] in "镇乡道处"
            else "county"
        )
        found.append(
            Chunk(
                word.start,
                word.end,
                "District",
                text,
                kind,
                _official(text),
                rule="recogniser",
                confidence=0.8,
            )
        )
    return found


def _zones(line: Line, found: list[Chunk]) -> list[Chunk]:
    chunks = []
    for match in _zone_pattern().finditer(line.text):
        start, end = match.span()
        before = next((c for c in found if c.end == start), None)
        level = line.text[start - 1] if start and line.text[start - 1] in "市省县区州" else ""
        if before:
            chunks.append(
                Chunk(
                    before.start,
                    end,
                    "District",
                    line.text[before.start : end],
                    "zone",
                    "",
                    seat=before.name,
                    core=match.group(),
                    rule="zone",
                )
            )
            found.remove(before)
        elif level == "市" and line.is_start(start - 1) and match.group() not in _VAGUE:
            chunks.append(
                Chunk(
                    start - 1,
                    end,
                    "District",
                    line.text[start - 1 : end],
                    "zone",
                    "",
                    seat=level,
                    core=match.group(),
                    rule="zone",
                )
            )
        elif match.group() not in _VAGUE and _stands_alone(line, start):
            chunks.append(
                Chunk(
                    start,
                    end,
                    "District",
                    match.group(),
                    "zone",
                    "",
                    seat="",
                    core=match.group(),
                    rule="zone",
                )
            )
    return chunks


def _stands_alone(line: Line, start: int) -> bool:
    if start == 0:
        return True
    tag = line.tag_at(start - 1)
    return tag not in NOT_ALONE and line.text[start - 1] not in "“性型级（("


_VAGUE = frozenset({"开发区", "新区", "经济区", "工业园区", "生态城", "先行区", "保税区"})
NOT_ALONE = frozenset({"n", "nz", "vn", "an", "a", "m", "LOC", "ORG"})


def _deictic(line: Line) -> list[Chunk]:
    return [
        Chunk(m.start(), m.end(), "District", m.group(), "deictic", "", seat=m.group(), rule="deictic")
        for m in DEICTIC.finditer(line.text)
        if line.is_start(m.start()) or line.is_start(m.start() + 1)
    ]


def _chain(line: Line, found: list[Chunk]) -> list[Chunk]:
    """Give each place the one written directly before it as its parent."""
    chained: list[Chunk] = []
    for chunk in found:
        before = chained[-1] if chained and chained[-1].end == chunk.start else None
        if (
            before is not None
            and before.kind != "deictic"
            and chunk.kind != "deictic"
            and _below(before, chunk)
        ):
            chunk = replace(chunk, within=before.name)
        chained.append(chunk)
    return chained


_DEPTH = {"province": 0, "prefecture": 1, "county": 2, "zone": 2, "township": 3, "village": 4}


def _below(above: Chunk, chunk: Chunk) -> bool:
    return _DEPTH.get(chunk.kind, 9) > _DEPTH.get(above.kind, -1)
