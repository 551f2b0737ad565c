"""Whose posts a chain states: names after it or before it, lists of names, the author, whom the sentence is about."""

from __future__ import annotations

import re

from kg.annotate.document import Document
from kg.annotate.line import Chunk, Line
from kg.extract.post_chains import Chain
from kg.extract.statement import Place

_NAME_GAP = re.compile(r"(?:同志|、|：|:|\s|的(?=[\u4e00-\u9fff]{2,4}[、，。]))*")
_LIST_GAP = re.compile(r"(?:、|，|,|和|及|以及|与)\s*")
_ALSO = re.compile(
    r"(?:导师|劳模|名师|专家|学者|作家|博士|人大代表|党代表|政协委员|大代表|传承人|获得者"
    r"|退休教师|教师|医生|法人代表|发起人|带头人|工匠|院士|楷模|标兵|离退?休干部|退休干部|老党员|老干部|老教师|挂职干部|复员军人"
    r"|退伍军人|退役军人|企业家|劳动模范|书法家|画家|诗人|律师|党员)"
)
_APART = re.compile(r"(?:[（(][^（）()]*[）)]|\s)*")
_NOTE = re.compile(r"[（(][^（）()]{1,14}[）)]")
_NAMED_AS = re.compile(
    r"[，,]?(?:也|还|又|再次|再度|全票|正式|同时)?(?:分别|此前|之前|先前|[现已]|被?(?:选派|下派|选调|调)(?:到[\u4e00-\u9fff]{3,16}?)?)?(?:现任|历任|曾任|曾先后担任|曾担任|担任|任命为|被任命为|当选为|当选|被选为|被选举为|选举为|出任|挂任|挂职任|被推[选举]为|兼任|(?:被|受)?(?:聘请|聘任|聘)为|受聘担任|转任|改任|升任|调任|任|系|是|为|现在是|，现为|现为|的|辞去)$"
)


def people_of(chain: Chain, line: Line) -> list[Place]:
    """The names a chain belongs to: after it (one or a list), else before it (an appointment's list, a note)."""
    if line.sentence.block == "list":
        person = next((c for c in reversed(line.chunks) if c.type == "Person" and c.end <= chain.start), None)
        if person is not None and _APART.fullmatch(line.text, person.end, chain.start):
            return [Place(line, person)]
    if together := _leaders_before(line, chain):
        return together
    before = _names_before(line, chain.start)
    if before and _is_appointment(line, before, chain):
        return before
    return _names_after(line, chain.end) or before


def _leaders_before(line: Line, chain: Chain) -> list[Place]:
    """甲、乙、丙等县领导: the names listed before 等."""
    if not line.text[: chain.start].endswith("等") or "领导" not in chain.posts[-1].title.text:
        return []
    person = line.ending_at(chain.start - 1, "Person")
    return [Place(line, c) for c in _untitled_list_before(line, person)] if person is not None else []


def _untitled_list_before(line: Line, person: Chunk) -> list[Chunk]:
    """The names of a list that no title stands before: 县政协主席甲，以及乙、丙 gives 乙 and 丙."""
    return [c for c in _list_before(line, person) if line.ending_at(c.start, "Title") is None]


def _is_appointment(line: Line, names: list[Place], chain: Chain) -> bool:
    gap = line.text[names[-1].chunk.end : chain.start]
    return bool(re.search(r"(?:任|选|为|是|的)", gap)) and (
        not gap.endswith("的") or line.text[chain.end :].startswith(("职务", "一职"))
    )


def _names_after(line: Line, end: int) -> list[Place]:
    found: list[Place] = []
    gap = _NAME_GAP.match(line.text, end)
    at = gap.end() if gap else end
    bracket = _NOTE.match(line.text, at)
    if bracket and line.starting_at(bracket.end(), "Person"):
        at = bracket.end()
    if line.text.startswith("的", at) and line.starting_at(at + 1, "Person"):
        at += 1
    at = _after_honours(line, at)
    while person := line.starting_at(at, "Person"):
        found.append(Place(line, person))
        at = person.end
        note = _NOTE.match(line.text, at)
        if note:
            at = note.end()
        link = _LIST_GAP.match(line.text, at)
        if not link:
            break
        at = link.end()
        if link.group().strip() in ("，", ",") and not _comma_list(line, at):
            break
        following = line.starting_at(at, "Person")
        if following is not None and line.text.startswith(("先生", "女士", "夫妇"), following.end):
            break
    return found


def _after_honours(line: Line, at: int) -> int:
    """Where the name begins after what else the person is: 董事长、全国劳动模范沈某; 教授、博士生导师皇某."""
    place = at
    while line.text[place : place + 1] == "、":
        award = line.starting_at(place + 1, "Award")
        role = _role_end(line, place + 1)
        if award is None and role is None:
            return at
        place = award.end if award is not None else role or place
        place += len("获得者") if line.text.startswith("获得者", place) else 0
        if line.starting_at(place, "Person"):
            return place
    return at


def _role_end(line: Line, at: int) -> int | None:
    """Where what else the person is ends: 博士生导师 and not 博士, before the name or the next of them."""
    for role in _ALSO.finditer(line.text, at, at + 14):
        end = role.end()
        if re.search(r"[、，。；（(]", line.text[at:end]):
            return None
        if line.starting_at(end, "Person") or line.text.startswith(("、", "获得者"), end):
            return end
    return None


def _comma_list(line: Line, at: int) -> bool:
    person = line.starting_at(at, "Person")
    return person is not None and line.text[person.end : person.end + 1] in ("，", ",", "、", "。")


def _names_before(line: Line, start: int) -> list[Place]:
    """吴萍局长; 王芳（行长）; 李强任局长; 甲、乙（女）当选为副主席."""
    text, at = line.text, start
    bracket = _OPENED.search(text[:at])
    opened = bracket is not None
    if bracket is not None:
        at = bracket.start()
    verb = _NAMED_AS.search(text[:at])
    if verb:
        at = verb.start()
        at -= 2 if text[:at].endswith("同志") else 0
    at = len(text[:at].rstrip())
    at -= 2 if opened and text[:at].endswith(("委员", "代表", "同志", "先生", "女士")) else 0
    note = re.search(r"[（(][^（）()]{1,14}[）)]$", text[:at])
    person = line.ending_at(note.start() if note else at, "Person")
    if person is None or (not opened and not verb and start != person.end):
        return []
    if verb and verb.group() == "的" and not line.text[start:].count("职务"):
        return []
    return (
        [Place(line, person)] if opened or not verb else [Place(line, c) for c in _list_before(line, person)]
    )


def _list_before(line: Line, person: Chunk) -> list[Chunk]:
    """The names joined by 、 before a name, notes in brackets skipped."""
    found = [person]
    for chunk in reversed([c for c in line.chunks if c.type == "Person" and c.end <= person.start]):
        gap = line.text[chunk.end : found[0].start]
        if not re.fullmatch(r"(?:[（(][^（）()]{1,14}[）)])?(?:、|和|及)", gap):
            break
        found.insert(0, chunk)
    return found


def author_of(chain: Chain, line: Line, document: Document) -> list[Place]:
    """作者为某县委书记: the author of the article."""
    if not re.search(r"作者(?:系|为|是|单位)?[：:]?$", line.text[: chain.start]):
        return []
    names = {b.name for b in document.article.bylines if b.role == "author"}
    for other in document.lines:
        for chunk in other.chunks:
            if chunk.type == "Person" and chunk.name in names:
                return [Place(other, chunk)]
    return []


_OPENED = re.compile(r"[（(](?:男|女)?[，,、]?(?:[\u4e00-\u9fff]{1,4}族)?[，,、]?$")
_VERB_OF_POST = re.compile(
    r"(?:现任|曾任|历任|曾先后任|先后任|先后担任|曾先后担任|曾担任|不再担任|转任|现在是|现为)(?:[^，。；]{0,3})$"
    r"|(?:当选为?|被选为|被推[选举]为|自己当|当上了?|自任|还?担任|还兼任|受聘担任|(?<=[，；])任)$"
)
_SAME = frozenset(
    {
        "",
        "他",
        "她",
        "其",
        "并",
        "还",
        "也",
        "又",
        "自",
        "并且",
        "去年又",
        "今年又",
        "如今",
        "目前",
        "如今还",
        "此前",
        "此前他",
        "此前她",
        "后",
        "现",
        "先后",
        "本人",
        "该同志",
        "老人",
    }
)


_REMOVES = re.compile(r"(?:免去|不再担任)[其他她](?:的)?$")


def far_subject(chain: Chain, line: Line, speaker: Place | None) -> list[Place]:
    """暴某某，男，1971年生，现任某某局局长: the person the sentence, or the one before it, is about."""
    before = line.text[: chain.start]
    if _REMOVES.search(before):
        named = [c for c in line.chunks if c.type == "Person" and c.end <= chain.start]
        return [Place(line, named[-1])] if named else [speaker] if speaker is not None else []
    if not _VERB_OF_POST.search(before):
        return []
    lead = re.split(r"[，。；,;]", before)[-1]
    dated = re.fullmatch(r"(?:\d{4}年)?(?:\d{1,2}月)?(?:起)?(?:任|担任|出任|调任|升任)", lead) is not None
    if (
        not dated
        and re.sub(_VERB_OF_POST, "", lead) not in _SAME
        and not any(c.type == "Person" and c.end <= chain.start for c in line.chunks)
    ):
        return []
    inside = [c for c in line.chunks if c.type == "Person" and c.end <= chain.start]
    if inside:
        introduced = "男，" in before or "女，" in before
        return [Place(line, inside[0] if introduced else inside[-1])]
    return [speaker] if speaker is not None else []
