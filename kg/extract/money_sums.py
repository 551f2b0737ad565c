"""A sum and what is done with it: 县财政拿出80万元扶持某镇; 某公司投资310万元的某工程."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.annotate.lexicon import alternatives
from kg.annotate.line import Line
from kg.extract.amounts import AMOUNT
from kg.extract.clauses import clause_bounds, sentence_end
from kg.extract.money_ends import (
    GAP,
    POINTER,
    Spoken,
    body,
    by,
    district,
    giver,
    may_take,
    named_at,
)
from kg.extract.money_said import Gift
from kg.extract.statement import Place
from kg.resources import rows

_PLANNED = re.compile(r"(?:将|拟|计划|准备|有望|预计|力争|需|总|要)[^，]{0,6}$")
_EACH = re.compile(r"每[人户亩家个名吨台张]|人均|户均|各得")
_USE = re.compile(
    r"(?:用于|用以|支持|扶持|帮助|帮|为|给|对|补助|援助|援建|兴建|新建|修建|修缮|建设|改造|实施|启动|建成|建起|建"
    r"|改建|投向|资助)(?:了|的)?"
)
_OF = re.compile(r"(?:[\u4e00-\u9fff]{0,6}(?:建设|援建|兴建|修建|新建|建成|捐建|实施))?的")
_GIFT = frozenset(
    [
        "拨款",
        "下拨",
        "拨付",
        "补助",
        "补贴",
        "捐款",
        "捐资",
        "捐赠",
        "援助",
        "扶持",
        "奖励",
        "贴息",
        "贷款",
        "给予",
        "下达",
    ]
)


_WORK = re.compile(  # 这栋教学楼由甲公司承建，乙商会捐资40万元
    r"(?:^|[。；])(?:该|这|此|新|据了解，)?[^，。；]{0,5}(?:项目|工程|[教综大门住]\w{0,2}楼|大桥|公路|校舍|敬老院|广场|卫生室|学校)(?:位于|占地|由|总投资|建筑面积|于|建设|规划)"
)


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(alternatives([row[0] for row in rows("rules/money_sums.tsv")]))


def sums(line: Line, spoken: Spoken, gifts: Sequence[Gift]) -> list[Gift]:
    """Gifts told by a verb with its sum, that no other words have told yet."""
    found: list[Gift] = []
    for amount in AMOUNT.finditer(line.text):
        if any(g.amount and g.amount.start() == amount.start() for g in gifts):
            continue
        verb = _verb_of(line, amount)
        if verb is None:
            found += _won(line, amount, spoken)
            continue
        found += _gift(line, verb, amount, spoken, [*gifts, *found])
    return found


def _verb_of(line: Line, amount: re.Match[str]) -> re.Match[str] | None:
    """The verb that the sum is the object of, in the clause before it."""
    start = clause_bounds(line, amount.start())[0]
    verbs = list(_verbs().finditer(line.text, start, amount.start()))
    if not verbs:
        return None
    verb = verbs[-1]
    between = line.text[verb.end() : amount.start()]
    if len(between) > 24 or AMOUNT.search(between) or _EACH.search(between) or between.startswith("的"):
        return None
    if _PLANNED.search(line.text[start : verb.start()]):
        return None
    return verb


def _gift(
    line: Line, verb: re.Match[str], amount: re.Match[str], spoken: Spoken, gifts: Sequence[Gift]
) -> Iterator[Gift]:
    carried = _carried(line, verb, spoken, gifts) if verb.group() in _GIFT else None
    takers = _purposes(line, amount.end(), spoken) or ([carried] if carried is not None else [])
    if not takers:
        return
    given = _near_giver(line, verb.start(), {p.chunk.name for p in takers}, spoken)
    if given is None:
        return
    for taker in takers:
        yield Gift(given, taker, line, verb.start(), amount.end(), amount)


def _won(line: Line, amount: re.Match[str], spoken: Spoken) -> Iterator[Gift]:
    """争取到某基金会200万元，用于某村饮水项目: the body between gives, what the sum is for takes."""
    given = line.ending_at(amount.start(), "Organization", "Company")
    if given is None or not re.search(r"(?:争取到?|获得?|得到|收到)了?$", line.text[: given.start]):
        return
    for taker in _purposes(line, amount.end(), spoken):
        yield Gift(Place(line, given), taker, line, given.start, amount.end(), amount)


def _near_giver(line: Line, verb: int, names: set[str], spoken: Spoken) -> Place | None:
    """Whoever stands close before the verb, or is the subject of the sentence where the clause has none."""
    start = clause_bounds(line, verb)[0]
    own = district(line, start, verb)
    found = own or body(line, start, verb, names)
    if found is not None:
        near = own is not None or verb - found.end <= 12
        return Place(line, found) if near and found.name not in names else None
    if not GAP.fullmatch(line.text, start, verb):
        return None
    place = giver(line, verb, spoken, names)
    return place if place is not None and place.line is line else None


def _purposes(line: Line, at: int, spoken: Spoken) -> list[Place]:
    """What the sum is for, and those joined with it: 支持某中学、某卫生院迁建."""
    first = _purpose(line, at, spoken)
    found = [first] if first is not None else []
    while found and found[-1].line is line:
        end = found[-1].chunk.end
        chunk = named_at(line, end + 1) if line.text[end : end + 1] in ("、", "和", "及") else None
        if chunk is None:
            break
        found.append(Place(line, chunk))
    return found


def _purpose(line: Line, at: int, spoken: Spoken) -> Place | None:
    """What the sum is for: the name after 支持, 用于, 兴建, 的."""
    end = sentence_end(line, at)
    of = _OF.match(line.text, at)
    if of and (chunk := named_at(line, of.end())) is not None and chunk.end <= end:
        return Place(line, chunk)
    for match in _USE.finditer(line.text, at, min(end, at + 24)):
        chunk = named_at(line, match.end())
        if chunk is not None and may_take(line, chunk, chunk.end):
            return Place(line, chunk)
        pointer = POINTER.match(line.text, match.end())
        if pointer:
            return spoken.pointed(line, match.start(), pointer.group("word"))
    return None


def _carried(line: Line, verb: re.Match[str], spoken: Spoken, gifts: Sequence[Gift]) -> Place | None:
    """Who the last words gave to, or the last project or body spoken of: 其中国家文物局下拨3200万元."""
    before = [g for g in gifts if g.line is line and g.end <= verb.start()]
    if before:
        return before[-1].taker
    told = line.text[: verb.start()]
    if "其中" in told or _WORK.search(told):
        return spoken.pointed(line, verb.start(), "项目")
    here = [spoken.pointed(line, verb.start(), word) for word in ("公司", "合作社", "学校", "村里")]
    inside = [p for p in here if p is not None and p.line is line and not by(line, p.chunk)]
    return max(inside, key=lambda p: p.chunk.end) if inside else None
