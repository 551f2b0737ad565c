"""From words that depend on their page to full names: 市委 → 中共焦作市委, 该区 → the district spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache

from kg.annotate.bodies import LEVEL_WORDS
from kg.annotate.gazetteer import Division, Gazetteer
from kg.annotate.lexicon import cores
from kg.annotate.line import Chunk, Line
from kg.annotate.places import Home
from kg.resources import rows

_LEVEL = {"省": "province", "市": "prefecture", "州": "prefecture", "盟": "prefecture"}
_HOME_WORDS = ("我", "全", "本")
_GAP = "、，, 和兼及/（）()副常务代理第一原"


@dataclass
class Context:
    """What an article has spoken of so far, and where its paper is at home."""

    home: Home
    gazetteer: Gazetteer
    recent: dict[str, str] = field(default_factory=dict)  # last syllable of a name → the full name
    codes: dict[str, str] = field(default_factory=dict)  # full name → code
    contest: str = ""  # the contest of the prize named last
    event: str = ""  # the meeting or contest named last
    subject: str = ""  # the district that the headline names

    def see(self, name: str, code: str = "") -> None:
        """Remember a district that the text has named."""
        if name:
            self.recent[last_syllable(name)] = name
            if code:
                self.codes[name] = code

    def level(self, word: str, near: bool = False) -> str:
        """The district that a bare level word (市, 区, 镇) stands for; "" where nobody can tell."""
        own = self.own(word)
        if near:
            return self.recent.get(word) or own or self._below(word)
        return own or self.recent.get(word, "") or self._below(word)

    def own(self, word: str) -> str:
        """The paper's own district of that level word, from its path."""
        if self.home.name and last_syllable(self.home.name) == word:
            return self.home.name
        for division in reversed(self.home.path):
            if (
                word == "市"
                and division.name.endswith("市")
                and division.level in ("prefecture", "county", "province")
            ):
                return division.name
            if word == "省" and division.level == "province":
                return division.name
            if word.startswith("自治") and division.name.endswith(word):
                return division.name
            if last_syllable(division.name) == word and division.level != "province":
                return self._zone_name(division) if division.zone else division.name
        return ""

    def _below(self, word: str) -> str:
        """The district of that level word above a township or village named here: 蛮会镇 → 杭锦后旗."""
        for code in reversed(list(self.codes.values())):
            division = self.gazetteer.get(code)
            for above in self.gazetteer.path(division) if division else ():
                if above.level == "county" and last_syllable(above.name) == word:
                    return above.name
        return ""

    def zone(self, printed: str, seat: str) -> str:
        """Full name of a functional zone: 示范区 → 焦作市城乡一体化示范区."""
        main = re.split(r"[（(]", printed)[0]
        full = _zone_forms().get(main, main)
        city = self.seat(seat) if seat else self.level("市")
        known = self.recent.get("zone:" + _zone_tail(main))
        if not seat and known:
            return known
        name = self._registered(city, main, full) or (_zone_of(city, main, full) if city else "")
        if seat and seat not in LEVEL_WORDS and not name.startswith(seat[:2]):
            name = _zone_of(city, main, full)
        if name:
            self.recent["zone:" + _zone_tail(main)] = name
            self.recent["区"] = name
        return name

    def _registered(self, city: str, main: str, full: str) -> str:
        for place in self.gazetteer.resolve(city, self.home.code)[:1] if city else ():
            zones = [c for c in self.gazetteer.children(place.code) if c.zone]
            fitting = [c for c in zones if c.name.endswith(full) or c.name.endswith(main)]
            if len(fitting) == 1:
                return self._zone_name(fitting[0])
        return ""

    def _zone_name(self, division: Division) -> str:
        """焦作城乡一体化示范区 is printed by its own paper as 焦作市城乡一体化示范区."""
        parent = self.gazetteer.parent(division)
        short = re.sub(r"(?:市|地区|自治州|盟)$", "", parent.name) if parent else ""
        if parent and short and division.name.startswith(short) and not division.name.startswith(parent.name):
            return parent.name + division.name[len(short) :]
        return division.name

    def seat(self, printed: str) -> str:
        """Full name of the district that a seat as printed stands for."""
        if printed in ("自治区", "自治州", "自治县", "自治旗"):
            return self.own(printed) or self.own(printed[-1])
        if printed in ("街道", "社区"):
            return self.recent.get(printed, "")
        if printed in LEVEL_WORDS:
            return self.level(printed, near=printed not in "省市州盟")
        if printed[0] in "我全本该这" and printed[1:] in (*LEVEL_WORDS, "街道", "社区", "自治区"):
            return self.deictic(printed)
        found = self.gazetteer.resolve(printed, self.home.code)
        return found[0].name if found else printed

    def deictic(self, printed: str) -> str:
        """我市, 全县: the paper's own; 该区, 该镇: the one last spoken of."""
        word = re.sub(r"^(?:这个|[我全本该])", "", printed)
        if printed.startswith(_HOME_WORDS):
            own = self.own(word)
            return own or self.recent.get(word, "")
        return self.recent.get(word, "") or self.own(word)


def last_syllable(name: str) -> str:
    """The level word at the end of a district's name: 焦作市 → 市, 文昌街道 → 街道, 示范区 → 区."""
    return "街道" if name.endswith("街道") else "社区" if name.endswith("社区") else name[-1:]


def _zone_tail(main: str) -> str:
    return "高新" if main.startswith("高新") else main[-3:]


def _zone_of(city: str, main: str, full: str) -> str:
    """绵阳市 and 高新区 give 绵阳高新技术产业开发区; 焦作市 and 示范区 keep 市."""
    short = any(row[0] == main and row[2] == "short" for row in rows("lexicon/zones.tsv"))
    return (re.sub(r"(?<=..)(?:市|县|区)$", "", city) if short else city) + full


@cache
def _zone_forms() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("lexicon/zones.tsv")}


def resolve_lines(lines: Iterable[Line], context: Context) -> None:
    """Name every District and Organization chunk of an article's lines, in the order of the text."""
    for line in lines:
        if line.sentence.block == "headline" and not context.subject:
            first = next((c for c in line.chunks if c.type == "District"), None)
            context.subject = _district(first, context).name if first else ""
        line.chunks = [_district(c, context) if c.type == "District" else c for c in line.chunks]
        places = [c for c in line.chunks if c.type == "District" and c.kind != "level word"]
        named: list[Chunk] = []
        for chunk in sorted(line.chunks, key=lambda c: (c.start, c.end)):
            if chunk.type in ("Organization", "Company", "Project"):
                chunk = _body(chunk, sorted([*places, *named], key=lambda c: c.start), line, context)
            if chunk.kind == "level word":
                chunk = chunk.named(
                    _place_of(chunk, sorted([*places, *named], key=lambda c: c.start), line, context)
                )
            if chunk.type != "District" or chunk.kind == "level word":
                named.append(chunk)
        line.chunks = sorted([*places, *named], key=lambda c: (c.start, -c.end, c.type))


def _district(chunk: Chunk, context: Context) -> Chunk:
    if chunk.kind == "deictic":
        name = context.deictic(chunk.text)
        return chunk.named(name, f"{chunk.text} is {name} here") if name else chunk
    if chunk.kind == "level word":
        return chunk
    if chunk.kind == "zone" and not chunk.name:
        name = context.zone(chunk.core, chunk.seat)
        return chunk.named(name, f"{chunk.text} is {name} here") if name else chunk
    name = chunk.name
    if chunk.rule == "recogniser" and name.endswith(("高新区", "经开区")):
        name = name[:-3] + _zone_forms()[name[-3:]]
        context.recent["zone:" + _zone_tail(name)] = name
        context.see(name)
        return replace(chunk, kind="zone").named(name, f"{chunk.text} is {name} in full")
    if chunk.kind == "zone" and chunk.core:
        division = context.gazetteer.get(chunk.core)
        short = chunk.text.endswith(("高新区", "经开区")) or chunk.text != chunk.name
        name = context._zone_name(division) if division and short else chunk.text
        context.recent["zone:" + _zone_tail(name)] = name
    context.see(name, chunk.core)
    return chunk.named(name)


def _body(chunk: Chunk, before: list[Chunk], line: Line, context: Context) -> Chunk:
    if chunk.name:
        return chunk
    if chunk.rule == "body":
        place = _place_of(chunk, before, line, context)
        if not place:
            return chunk
        name = full_name(chunk.core, place)
        chunk = replace(chunk, within=place)
        return chunk.named(
            name,
            ""
            if name == chunk.text
            else f"{chunk.text} is {name}: {chunk.seat or 'the body spoken of'} is {place}",
        )
    if chunk.rule == "part":
        outer = next(
            (
                c
                for c in before
                if c.start == chunk.start and c.end < chunk.end and c.name and c.text == chunk.seat
            ),
            None,
        )
        return (
            chunk.named(outer.name + chunk.core, f"a part of {outer.name}")
            if outer
            else chunk.named(chunk.text)
        )
    if chunk.kind in ("zone-committee", "zone-party") and chunk.rule.startswith("ending"):
        stem = chunk.text[: -len("管理委员会")] if chunk.text.endswith("管理委员会") else chunk.text[:-3]
        stem = (
            context.seat(chunk.seat) + stem[len(chunk.seat) :] if chunk.seat and stem != chunk.seat else stem
        )
        if not set(stem) & set("省市县区州旗") and not context.gazetteer.short(stem[:2]):
            stem = re.sub(r"(?:市|县|区)$", "", context.level("市") or context.home.name) + stem
        chunk = replace(chunk, within=stem)
        name = f"中共{stem}工作委员会" if chunk.kind == "zone-party" else f"{stem}管理委员会"
        return chunk.named(name, f"{chunk.text} in full")
    if chunk.seat and (chunk.seat in LEVEL_WORDS or chunk.seat.startswith("自治")):
        place = _place_of(chunk, before, line, context)
        if place:
            name = place + _long_bureau(chunk.core)
            return chunk.named(name, f"{chunk.seat} is {place} here")
    if chunk.seat and chunk.seat[0] in "我全本该":
        place = context.deictic(chunk.seat)
        if place:
            return chunk.named(place + _long_bureau(chunk.core), f"{chunk.seat} is {place} here")
    inner = next(
        (
            c
            for c in before
            if c.type == "District" and c.start == chunk.start and c.text == chunk.seat and c.name
        ),
        None,
    )
    if (
        inner is not None
        and inner.name != inner.text
        and inner.kind == "zone"
        and chunk.type == "Organization"
    ):
        return chunk.named(inner.name + _long_bureau(chunk.core), f"{inner.text} is {inner.name} here")
    outer = next(
        (
            c
            for c in before
            if c.start == chunk.start and c.end < chunk.end and c.name and c.type == "Organization"
        ),
        None,
    )
    if outer is not None and outer.rule == "body":
        rest = line.text[outer.end : chunk.end]
        return chunk.named(outer.name + rest, f"{outer.text} is {outer.name} here")
    return chunk.named(re.sub(r"\s+", "", chunk.text))


@cache
def _bureaus() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("lexicon/bureaus.tsv")}


def _long_bureau(core: str) -> str:
    return _bureaus().get(core, core)


def full_name(core: str, place: str) -> str:
    """The full name of a public body from its core and the full name of its place."""
    if core == "团委":
        return f"共青团{place}委"
    if core in ("团委员会", "团团委"):
        return f"共青团{place}委员会"
    row = cores().get(core)
    if row is None:
        base, rest = _longest_core(core)
        return (base.replace("{J}", place) if base else place) + rest
    township = place.endswith(("镇", "乡", "街道", "社区", "村"))
    full = row.full
    if core == "党委" and not township:
        full = "中共{J}委"
    if row.kind == "party" and township:
        full = "中共{J}委员会"
    if row.text in ("法院", "人民法院") and place.endswith(("市", "州", "盟")) and _is_prefecture(place):
        full = "{J}中级人民法院"
    return full.replace("{J}", place).replace("{S}", re.sub(r"(?<=..)(?:省|市|县|区)$", "", place))


def _is_prefecture(place: str) -> bool:
    from kg.annotate.gazetteer import load

    return any(d.level == "prefecture" for d in load().named(place))


def _longest_core(core: str) -> tuple[str, str]:
    for length in range(len(core) - 1, 0, -1):
        if core[:length] in cores():
            return cores()[core[:length]].full, core[length:]
    return "", core


def _place_of(chunk: Chunk, before: list[Chunk], line: Line, context: Context) -> str:
    """Full name of the seat: as printed, or carried along a chain of posts, or the paper's own."""
    if chunk.seat and chunk.seat not in LEVEL_WORDS and not chunk.seat.startswith("自治"):
        inner = next(
            (
                c
                for c in before
                if c.type == "District"
                and c.name
                and c.text == chunk.seat
                and chunk.start <= c.start < chunk.end
            ),
            None,
        )
        return inner.name if inner else context.seat(chunk.seat)
    chained = _chained_place(chunk, before, line, context)
    if chained:
        return chained
    if chunk.seat:
        return context.seat(chunk.seat)
    return _spoken_of(chunk, before, context)


def _chained_place(chunk: Chunk, before: list[Chunk], line: Line, context: Context) -> str:
    """The place that the posts right before name: 孟州市委书记、市人大常委会主任 → 孟州市."""
    at = chunk.start
    for other in reversed([c for c in before if c.end <= chunk.start]):
        if other.end > at:
            continue
        if line.text[other.end : at].strip(_GAP):
            return ""
        at = other.start
        if other.type == "Organization" and (other.rule == "body" or other.within):
            place = _named_place(other, before)
            if place and (not chunk.seat or last_syllable(place) == chunk.seat):
                return place
            if place and chunk.seat:
                return ""
        elif other.type not in ("Title", "Person", "District"):
            return ""
    return ""


def _named_place(body: Chunk, before: list[Chunk]) -> str:
    if body.within:
        return body.within
    inner = next(
        (
            c
            for c in before
            if c.type == "District" and c.name and body.start <= c.start and c.end <= body.end
        ),
        None,
    )
    if inner:
        return inner.name
    match = re.match(r"(?:中共|政协|共青团)?(.+?(?:省|自治区|市|县|区|州|盟|旗|镇|乡|街道))", body.name)
    return match.group(1) if match and match.group(1) in body.name else ""


def _spoken_of(chunk: Chunk, before: list[Chunk], context: Context) -> str:
    for other in reversed(before):
        if other.type == "Organization" and (other.rule == "body" or other.within) and other.end <= chunk.start:
            place = _named_place(other, before)
            if place:
                return place
    if cores()[chunk.core].kind in ("branch", "village"):
        return context.recent.get("村") or context.recent.get("社区") or ""
    if chunk.core in ("管委会", "管理委员会", "党工委", "工委", "纪工委"):
        return context.recent.get("区") or context.own("区")
    if chunk.core in ("政府", "人民政府") and before and before[-1].type == "Organization":
        return _named_place(before[-1], before) or context.home.name
    return context.home.name
