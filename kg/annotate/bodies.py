"""From a sentence to the public bodies it names by seat and core: 市委, 焦作市科技局, 该区发改委."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.annotate.lexicon import core_pattern, cores, national, national_pattern, title_pattern
from kg.annotate.line import Chunk, Line, overlaps

LEVEL_WORDS = "省市区县州盟旗镇乡村"
_PARTY = re.compile(
    r"(?:委员会|委|工作委员会|工委)(?:(?:办公室|组织部|宣传部|统战部|统一战线工作部|政法委员会|政法委"
    r"|党校|网信办|编办|老干部局)|(?!托|派|任|员))"
)
_FORMAL = (
    ("中国人民政治协商会议", re.compile(r"委员会(?:办公室)?")),
    ("中国共产党", _PARTY),
    ("中共", _PARTY),
    ("政协", re.compile(r"(?:第?[一二三四五六七八九十]+届)?委员会(?:办公室)?")),
    ("共青团", re.compile(r"委员会|委")),
)
_TERM = re.compile(r"第?[一二三四五六七八九十]+届(?=[人政委])")
_SEATLESS_CORES = (
    "纪工委 政法委 政法委员会 宣传部 组织部 统战部 管委会 管理委员会 党工委 工委 人大常委会 人大 政协 "
    "纪委 监委 纪委监委 武装部 人武部 总工会 妇联 工商联 人民政府 政府 党校 编办 政府办 政府办公室 "
    "委办公室 村委会 居委会 党支部 党总支 地委 地委办公室 地委组织部 地委宣传部 地委统战部 地委政法委 行署 行署办公室 "
    "行政公署"
)
_SEATLESS = frozenset(_SEATLESS_CORES.split())
_TITLE_END = re.compile(
    r"(?:书记|主席|主任|市长|县长|区长|州长|旗长|镇长|乡长|常委|委员|成员|局长|秘书长|部长)$"
)
_TREASURY = re.compile(
    r"财政(?=(?:每年|今年|先后|共|还|已|又|专门)?(?:拿出|安排|拨|投入|补贴|补助|奖励|出资|筹|列支|给予|对"
    r"|向|为|兑现|下达|扶持|资助|支持))"
)


def find_bodies(line: Line) -> list[Chunk]:
    """Organization chunks named by seat and core, or by core alone before a title or in a chain."""
    found = _national(line)
    text = line.text
    found += [c for c in _formal(line) if not overlaps(c.start, c.end, found)]
    found += [c for c in _youth_league(line) if not overlaps(c.start, c.end, found)]
    seats = _seats(line)
    for end, seat in seats:
        term = _TERM.match(text, end)
        match = core_pattern().match(text, term.end() if term else end)
        if match and not overlaps(seat.start, match.end(), found):
            place = line.ending_at(seat.start, "District") if len(seat.seat) == 1 else None
            if place is not None and place.text.endswith(seat.seat):
                found.append(_body(text, place.start, match.end(), place.text, match.group()))
            else:
                found.append(_body(text, seat.start, match.end(), seat.seat, match.group()))
    found += [c for c in _treasuries(line, seats) if not overlaps(c.start, c.end, found)]
    found = [_with_committee(line, _with_office(line, c)) for c in found]
    found += [c for c in _listed_bureaus(line, found) if not overlaps(c.start, c.end, found)]
    found += [c for c in _seatless(line) if not overlaps(c.start, c.end, found)]
    return sorted(found, key=lambda c: c.start)


def _national(line: Line) -> list[Chunk]:
    found = []
    for match in national_pattern().finditer(line.text):
        full, kind = national()[match.group()]
        if line.text.endswith("组织", 0, match.start()):
            continue  # 组织人事部 is a zone's own
        if line.is_start(match.start()) or match.start() == 0:
            found.append(Chunk(*match.span(), "Organization", match.group(), kind, full, rule="national"))
    return found


def _formal(line: Line) -> list[Chunk]:
    """Bodies whose kind stands before the seat: 中共焦作市委宣传部, 政协焦作市委员会办公室."""
    found = []
    for place in (c for c in line.chunks if c.type == "District"):
        first = line.path_start(place.start)
        for prefix, rest in _FORMAL:
            if line.text.startswith(prefix, first - len(prefix)) and first >= len(prefix):
                again = line.text.startswith(place.text[-1], place.end) and place.text[-1] in LEVEL_WORDS
                match = rest.match(line.text, place.end + again)
                if match:
                    start = first - len(prefix)
                    words = re.sub(r"^第?[一二三四五六七八九十]+届", "", match.group())
                    core = {"政协": "政协", "中国人民政治协商会议": "政协", "共青团": "团"}.get(
                        prefix, ""
                    ) + words
                    core = core.replace("政协委员会", "政协")
                    kind = cores()[core].kind if core in cores() else "party"
                    found.append(
                        Chunk(
                            start,
                            match.end(),
                            "Organization",
                            line.text[start : match.end()],
                            kind,
                            "",
                            seat=place.text,
                            core=core,
                            rule="body",
                        )
                    )
                    break
    return found


def _seats(line: Line) -> list[tuple[int, Chunk]]:
    """Places where a core may start, with the seat that stands before them."""
    found = []
    for chunk in line.chunks:
        if chunk.type == "District":
            found.append((chunk.end, Chunk(chunk.start, chunk.end, "", chunk.text, seat=chunk.text)))
    for match in re.finditer("自治[区州县旗]", line.text):
        if not line.covered(*match.span(), "District"):
            found.append((match.end(), Chunk(*match.span(), "", match.group(), seat=match.group())))
    for match in re.finditer(
        r"街道(?=党工委|工委|办事处|人大|纪工委)|社区(?=党委|党总支|党支部|居委会)", line.text
    ):
        if not line.covered(*match.span(), "District") and line.is_start(match.start()):
            found.append((match.end(), Chunk(*match.span(), "", match.group(), seat=match.group())))
    for match in re.finditer("地区", line.text):
        if not line.covered(*match.span(), "District") and _level_word(line, match.start()):
            found.append((match.end(), Chunk(*match.span(), "", match.group(), seat=match.group())))
    ends = {end for end, _ in found}
    for i, char in enumerate(line.text):
        if char in LEVEL_WORDS and i + 1 not in ends and _level_word(line, i) and not _other_word(line, i):
            found.append((i + 1, Chunk(i, i + 1, "", char, seat=char)))
    return sorted(found, key=lambda pair: (pair[0], pair[1].start))


def _other_word(line: Line, place: int) -> bool:
    """Is the level word the end of another word: 社区, 园区, 城市, 超市?"""
    before = line.text[max(0, place - 1) : place]
    return (line.text[place] == "区" and before in tuple("社园景厂校院库湖林矿山灾辖片小")) or (
        line.text[place] == "市" and before in tuple("城集超股楼夜上")
    )


def _level_word(line: Line, place: int) -> bool:
    if line.is_start(place):
        return True
    before = line.text[place - 1]
    return before in "、，,和与及由是原（(“：:任据请邀为到向对" or line.covered(
        place - 1, place, "District", "Organization"
    )


def _body(text: str, start: int, end: int, seat: str, core: str) -> Chunk:
    row = cores()[core]
    return Chunk(start, end, "Organization", text[start:end], row.kind, "", seat=seat, core=core, rule="body")


def _treasuries(line: Line, seats: list[tuple[int, Chunk]]) -> list[Chunk]:
    """县财政拿出80万元: the treasury that pays is the bureau of finance."""
    found = []
    for end, seat in seats:
        match = _TREASURY.match(line.text, end)
        if match:
            core = "财政厅" if seat.seat.endswith(("省", "自治区")) else "财政局"
            body = _body(line.text, seat.start, match.end(), seat.seat, core)
            found.append(body)
    return found


def _with_office(line: Line, body: Chunk) -> Chunk:
    """市政府重点项目办: an office named after its government."""
    match = re.compile(r"(?P<of>[\u4e00-\u9fff]{2,8}?)办(?:公室)?(?![公理法事学好案])").match(
        line.text, body.end
    )
    if body.core not in ("政府", "人民政府") or not match or match.end() not in line.ends:
        return body
    core = f"{body.core}{match.group('of')}办公室"
    return Chunk(
        body.start,
        match.end(),
        "Organization",
        line.text[body.start : match.end()],
        "office",
        "",
        seat=body.seat,
        core=core,
        rule="body",
    )


_COMMITTEE = re.compile(
    r"(?:常委会)?(?P<of>[\u4e00-\u9fff]{2,10}?)(?P<end>工委|工作委员会|委员会|办公室|研究室)"
)


def _with_committee(line: Line, body: Chunk) -> Chunk:
    """县人大教科文卫工委, 市人大财政经济委员会: a committee of the congress."""
    match = _COMMITTEE.match(line.text, body.end) if body.core in ("人大", "人大常委会", "政协") else None
    if match is None or re.search(r"[、，的和与开召举审听]|代表|主席|主任|会议|委员$", match.group("of")):
        return body
    core = body.core + line.text[body.end : match.end()]
    text = line.text[body.start : match.end()]
    return replace(body, end=match.end(), text=text, kind="committee", core=core)


def _listed_bureaus(line: Line, found: list[Chunk]) -> list[Chunk]:
    """行署应急管理局、水利局、气象局: bureaus of one seat, written once."""
    added: list[Chunk] = []
    for body in found:
        at = body.end
        while body.kind in ("bureau", "office", "police") and line.text.startswith("、", at):
            match = core_pattern().match(line.text, at + 1)
            if not match or cores()[match.group()].kind not in ("bureau", "police") or len(match.group()) < 3:
                break
            added.append(_body(line.text, match.start(), match.end(), "", match.group()))
            at = match.end()
    return added


def _youth_league(line: Line) -> list[Chunk]:
    found = []
    for i in range(len(line.text) - 2 if "团" in line.text else 0):
        if line.text[i] == "团" and line.text[i + 1] in LEVEL_WORDS and line.text[i + 2] == "委":
            found.append(
                Chunk(
                    i,
                    i + 3,
                    "Organization",
                    line.text[i : i + 3],
                    "mass",
                    "",
                    seat=line.text[i + 1],
                    core="团委",
                    rule="body",
                )
            )
    return found


_OF_A_FIRM = re.compile(  # 厂长、党支部书记: the branch is the works' own, and the post is held there
    r"(?:厂长|经理|董事长|校长|院长|行长|矿长|场长|站长|所长|园长|社长|总裁)、$"
)


def _may_lack_seat(text: str, start: int, core: str) -> bool:
    """May a core stand without its seat: a body that every place has, or a bureau next in a chain of posts?"""
    kind = cores()[core].kind
    if kind == "branch" and _OF_A_FIRM.search(text[:start]):
        return False
    if (
        kind == "branch"
        and start
        and "\u4e00" <= text[start - 1] <= "\u9fff"
        and text[start - 1] not in "和及兼原任"
    ):
        return False
    chained = text[start - 1 : start] == "、" and _TITLE_END.search(text[: start - 1])
    return core in _SEATLESS or (
        kind in ("bureau", "office", "party-organ", "mass", "police") and bool(chained)
    )


def _seatless(line: Line) -> list[Chunk]:
    found, text = [], line.text
    for word in line.words:
        match = core_pattern().match(text, word.start)
        if not match or not _may_lack_seat(text, word.start, match.group()):
            continue
        after = title_pattern().match(text, match.end()) or (
            title_pattern().match(text, match.end() - 1) if text.startswith("长", match.end()) else None
        )
        if after and after.group("title") in ("总理", "首相", "总统"):
            continue
        joint = text[max(0, word.start - 3) : word.start] in (
            "党委、",
            "市委、",
            "县委、",
            "区委、",
            "工委、",
        ) and match.group() in ("政府", "人民政府")
        if after or joint:
            found.append(_body(text, match.start(), match.end(), "", match.group()))
    return found


_MEMBER = re.compile(
    r"(?P<seat>[省市县区州旗盟])?(?P<term>第?[一二三四五六七八九十]+届)?(?P<core>政协(?=委员(?!会))|人大(?=代表(?!大会|团|们|议案|建议|工作)))"
)
_THEN = re.compile(r"、[^，。；：]{2,40}$")  # 市人大代表、某村党支部书记|陈某


def find_members(line: Line) -> list[Chunk]:
    """县政协委员某某, 省人大代表、某公司董事长某某: what a named person is, or is said to have become, a member of."""
    found = []
    for match in _MEMBER.finditer(line.text):
        end = match.end() + 2
        title = line.text[match.end() : end]
        person = line.starting_at(end, "Person") is not None or _post_then_name(line, end)
        at = match.start("term") if match.group("term") else match.start("core")
        place = line.ending_at(at, "District")
        start = place.start if place is not None else match.start()
        elected = (
            re.search(r"(?:当选为?|担任|增补为|现为|现任|系|(?<![就不都而还])是)$", line.text[:start])
            is not None
        )
        if (person or elected) and not line.covered(*match.span(), "Organization"):
            seat = place.text if place is not None else match.group("seat") or ""
            found.append(_body(line.text, start, match.end(), seat, match.group("core")))
            if not line.covered(match.end(), end, "Title"):
                found.append(Chunk(match.end(), end, "Title", title, "", title, rule="title"))
    return found


def _post_then_name(line: Line, end: int) -> bool:
    """Does a 、 and one more post lead from `end` to a name?"""
    person = next((c for c in line.chunks if c.type == "Person" and c.start > end), None)
    if person is None or _THEN.fullmatch(line.text, end, person.start) is None:
        return False
    return line.ending_at(person.start, "Title") is not None
