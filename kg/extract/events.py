"""Who took part in which meeting, and as what: attended, chaired, spoke, led."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.annotate.document import Document
from kg.annotate.line import Chunk, Line
from kg.extract.event_bodies import bodies_in
from kg.extract.statement import Place, Statement, took_part
from kg.resources import rows

_BETWEEN = re.compile(r"[、，,和及与以及\s（）()]*")
_UNREAD = re.compile(  # a name that nobody has read, or its first part
    r"、[\u4e00-\u9fff]{2,4}(?=、)|、[\u4e00-\u9fff]{1,2}$"
)
_GENERIC_EVENT = re.compile(
    r"会议|大会|座谈会|仪式|活动|结业式|开幕式|闭幕式|培训班|会上|推进会|动员会|现场会|论坛|调研|视察|观摩|座谈|签约|比赛|本次会|此次会|上午|会"
)


_BREAKS = re.compile(
    r"[。；！？]|出席|参加|主持|讲话|致辞|宣读|汇报|发言|指出|强调|要求|表示|陪同|介绍|作了|分别|先后"
)


@cache
def _roles() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Roles with the words that tell them, the stronger role first."""
    found: dict[str, list[str]] = {}
    for row in rows("rules/participation.tsv"):
        found.setdefault(row[1], []).append(row[0])
    return tuple((role, re.compile("|".join(words))) for role, words in found.items())


def extract_events(document: Document) -> Iterator[Statement]:
    """tookPart statements of an article."""
    main: Place | None = _main_event(document)
    current = main
    for line in document.lines:
        if line.sentence.block in ("headline", "kicker"):
            continue
        here = [c for c in line.chunks if c.type == "Event" and c.name]
        for group in groups(line):
            role = _role(line, group)
            if not role:
                continue
            event = _event_for(line, group, here, current, role)
            if event is None or _not_of_a_visit(line, group, event, role):
                continue
            ends = (group[-1].end, _clause_end(line.text, group[-1].end))
            for person in group:
                yield took_part(Place(line, person), event, line, ends, role, f"participation:{role}", 0.85)
        yield from bodies_in(line, here, current)
        held = next((c for c in reversed(here) if _is_held(line, c)), None)
        if held is not None or (here and current is None):
            current = Place(line, held or here[0])


_VISIT = re.compile(r"调研|视察|考察|检查|观摩|走访|慰问|督导|巡查|活动|行")


def _not_of_a_visit(line: Line, group: list[Chunk], event: Place, role: str) -> bool:
    """Inspecting and going along belong to a visit, not to a meeting told of in another sentence."""
    if event.line is line or _VISIT.search(event.chunk.name):
        return False
    tail = line.text[group[-1].end : group[-1].end + 12]
    return (
        role == "inspected"
        or re.match(r"(?:等)?(?:[^，。；]{0,4})陪同(?:调研|检查|视察|考察)?[。；，]?", tail) is not None
    )


def _is_held(line: Line, event: Chunk) -> bool:
    """Does the sentence say that the event takes place, and not only that it is remembered or studied?"""
    around = line.text[max(0, event.start - 8) : event.start] + line.text[event.end : event.end + 30]
    return bool(
        re.search(r"(?:召开|举行|举办|开幕|开班|启动|结业|闭幕)(?!后|以来|之后|前夕|期间)", around)
    ) and not re.search(r"(?:贯彻|学习|传达|落实)[^，。]{0,6}$", line.text[: event.start])


def _main_event(document: Document) -> Place | None:
    """The event an article is about: the one its headline names, else the first of its body."""
    for line in document.lines:
        found = [c for c in line.chunks if c.type == "Event" and c.name]
        if found and not re.search(r"(?:贯彻|学习|传达|落实|宣传)[^，。]{0,6}$", line.text[: found[0].start]):
            return Place(line, found[0])
        if line.sentence.block == "body" and len(line.text) > 60 and line.sentence.start > 400:
            return None
    return None


def groups(line: Line) -> list[list[Chunk]]:
    """Runs of names joined by 、 and titles: 副主席甲、秘书长乙."""
    people = [c for c in line.chunks if c.type == "Person"]
    found: list[list[Chunk]] = []
    for person in people:
        if found and _joined(line, found[-1][-1].end, person.start):
            found[-1].append(person)
        else:
            found.append([person])
    return found


def _joined(line: Line, start: int, end: int) -> bool:
    """Is there nothing but marks, titles and their bodies between two names?"""
    text = line.text[start:end]
    title = line.ending_at(end, "Title")
    if (
        title is not None
        and title.start >= start
        and len(text) <= 40
        and text[0] in "、，,（(与和同"
        and not _BREAKS.search(text)
    ):
        return True
    at = start
    while at < end:
        unread = _UNREAD.match(line.text, at, end)
        gap = _BETWEEN.match(line.text, unread.end() if unread else at)
        at = gap.end() if gap else at
        if at >= end:
            return True
        chunk = next(
            (
                c
                for c in line.chunks
                if c.start == at
                and c.type in ("Title", "Organization", "District", "Company")
                and c.end <= end
            ),
            None,
        )
        if chunk is None:
            return False
        at = chunk.end
    return True


def _clause_end(text: str, at: int) -> int:
    found = re.compile(r"[。！？\n]").search(text, at)
    return found.start() if found else len(text)


def _role(line: Line, group: list[Chunk]) -> str:
    """The role that the words after a run of names tell, up to the next name or the end of the clause."""
    start = group[-1].end
    following = next(
        (c.start for c in line.chunks if c.type == "Person" and c.start >= start), len(line.text)
    )
    tail = line.text[start : min(following, _clause_end(line.text, start), start + 60)]
    if re.match(r"[（(][^（）()]{4,}[）)]\s*[:：]", tail):
        return "spoke"
    first = re.split(r"[；;]", tail)[0]
    clause = re.split(r"[，,]", first)
    near = clause[0] if len(clause[0]) > 2 else "，".join(clause[:2])
    for more in clause[2:4]:
        if _roles_in(near) or not _OTHERS.search(near[-24:]):
            break
        near += "，" + more
    if _WILL.search(near) or _LETTER.search(near):
        return ""
    if re.search(r"没有(?:出席|参加|到会)|未(?:能)?(?:出席|参加|到会)|缺席|请假", near):
        return ""
    near = re.sub(r"(?:听取|传达学习|审议|学习)(?:了)?[^，。、]{0,16}", "", near)
    for role, pattern in _roles():
        if any(not _DENIED.search(near[: m.start()]) for m in pattern.finditer(near)):
            return role
    if re.search(r"(?:由|请)$", line.text[: group[0].start]) and re.match(r"主持", tail):
        return "chaired"
    return ""


_WILL = re.compile(r"^[^，。；]{0,12}?(?:将|拟|即将|应邀将|期待)[^，。；]{0,6}(?:出席|参加|主持|列席)")
_LETTER = re.compile(r"(?:致|发来|发去)(?:[^，。；]{0,4})(?:贺信|贺电|贺词|唁电)")
_DENIED = re.compile(r"(?:没有?|未能?|并未|不再|无法)$")
_OTHERS = re.compile(r"(?:负责人|书记|人员|代表|成员|干部|单位|部门|同志|委员|群众|职工|学生|领导)$")


def _roles_in(text: str) -> bool:
    return any(pattern.search(text) for _, pattern in _roles())


_ELSEWHERE = re.compile(
    r"(?:参加|参与|陪同|出席)(?:了)?(?:调研|检查|视察|慰问|考察|活动的|植树|劳动|巡查|督导|工作|比赛|抢险|救灾)"
)


def _of_guest(line: Line, event: Chunk, start: int) -> bool:
    """会见来华出席某峰会的某总统: is the meeting the guest's, of whom alone the words before tell?"""
    return (
        line.text.startswith("的", event.end)
        and re.search(r"(?:出席|参加|访问|列席)[^，。；]{0,6}$", line.text[: event.start]) is not None
        and re.search(r"会见|会谈|看望|慰问|接见|欢迎", line.text[: event.start]) is not None
    )


_TO_COME = re.compile(r"(?:提交|筹备|开好|迎接)(?:给|到)?$")
_STUDIED = re.compile(
    r"精神|上的(?:重要)?讲话|(?:重要)?讲话[》精]|代表(?:建议|议案)|主席团|选举办法|总?监票|预备会议|(?:大会)?(?:副?秘书长|召集人)?人选|提案"
)  # 学习某某会议精神: no part taken in it


def _event_for(
    line: Line, group: list[Chunk], here: list[Chunk], main: Place | None, role: str
) -> Place | None:
    here = [
        c for c in here if not _STUDIED.match(line.text, c.end) and not _TO_COME.search(line.text[: c.start])
    ]
    start, end = group[0].start, group[-1].end
    tail = line.text[end : _clause_end(line.text, end)]
    after = [c for c in here if c.start >= end and c.start - end <= 25]
    if after:
        return Place(line, after[0])
    before = [c for c in here if c.end <= start and not _of_guest(line, c, start)]
    if before:
        return Place(line, before[-1])
    if main is None:
        return None
    head = line.text[:start]
    if main.line is not line and _ELSEWHERE.search(tail):
        return None
    if (
        main.line is line
        or _GENERIC_EVENT.search(re.split(r"[。；]", tail)[0][:40])
        or _GENERIC_EVENT.search(head[-40:])
        or re.match(r"(?:等)?(?:强调|指出|要求|表示|讲话|主持|致辞|[（(])", tail)
    ):
        return main
    strong = role in ("chaired", "attended") or re.search(
        r"誓|发言|宣读|宣布|通报|致辞|致词|讲话|汇报|下达|说明|报告|推介|授课|点评|主讲|揭牌|颁奖|剪彩|授牌|讲课|传达|安排部署|部署了",
        re.split(r"[。；]", tail)[0],
    )
    return main if strong and 0 < line.sentence.start - main.line.sentence.start < 1500 else None
