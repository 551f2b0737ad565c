"""Whom an honour's clause is about: its own subject, a word that points back, the clause or sentence before."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from kg.annotate.line import Chunk, Line
from kg.extract.clauses import agent_at, clause_bounds, governed, outermost, subject_in
from kg.extract.statement import Place
from kg.resources import rows

_ADVERBIAL = re.compile(
    r"[在当][^，。；]{0,40}?(?:(?:活动|大会|会议|比赛|大赛|评选|竞赛|年会|评比)[上中里内]?|[上中里内](?![海学国央])|期间|时|后)"
    r"|(?:经(?![济理营过开贸委信发验常])|由|被|受|从|据(?!点)|因(?!此)|以(?![上下来])|凭借|凭|通过|按|自(?![治然主贡己身愿])"
    r"|为|对(?![象口])|向(?![前阳])|与|随着|根据)[^，。；]*$"
    r"|(?:\d{4}|[〇○零一二三四五六七八九]{4}|今|去|前|同|当|次|每|这|近|本|第?[\d一二三四五六七八九十两几多数]+)"
    r"(?:年度|年代|年|个?月|日|次|届|批|季度|天|度)(?:\d+[月日])*(?:初|底|末|春|前|后|来|以来|中|上半|下半|之后)?"
    r"|[上下]半年|[上本]月|近日|日前|最近|此前|之前|随后|其中|同时|此外|另外|今天|昨天|昨日|目前|如今|现在|曾经?|先后|连续|首次"
)
Fits = Callable[[Place], bool]
_NOUNS = frozenset({"n", "nz", "nw", "ORG", "LOC", "PER", "r", "vn", "s"})
_EMPTY = re.compile(
    r"^[\s\0，、又还也并均都再已更正就便只仅且而则和及]+|[\s\0又还也并均都再已更一举双双成功顺利光荣正式新陆续多次累计共]+$"
)
_BEFORE_VERB = frozenset({"v", "vd", "p"})


@cache
def _pointers() -> tuple[tuple[re.Pattern[str], tuple[str, ...], re.Pattern[str]], ...]:
    return tuple(
        (re.compile(rf"(?:{words})"), tuple(types.split()), re.compile(rf"(?:{tail})$"))
        for words, types, tail, *_ in rows("rules/award_pointers.tsv")
    )


@dataclass(frozen=True, slots=True)
class Told:
    """What the article, or the item of a round-up, has said so far: its lines and its topics, the last first."""

    lines: list[Line]
    topic: list[Place]

    def person(self, line: Line, place: int) -> list[Place]:
        """The person whom 他 stands for at `place`: the topic, else the one named last."""
        here = [c for c in outermost(line, 0, place, ("Person",)) if c.rule != "byline"]
        if here:
            return [Place(line, here[-1])]
        return [p for p in self.topic if p.chunk.type == "Person"][:1]


def clause_subjects(line: Line, verb: int, fits: Fits) -> tuple[list[Place], bool]:
    """Names in subject position for a verb, and whether its clause has a subject of its own, read or not."""
    end = agent_at(line, verb)
    end = verb if end is None else end
    start, _ = clause_bounds(line, end)
    cut = max((c.end for c in line.chunks if c.type == "Award" and start < c.end <= end), default=start)
    found = subject_in(line, cut, end) or ([] if _has_own(line, cut, end) else subject_in(line, start, end))
    if makers := [p for p in _makers(line, start, end) if fits(p)]:
        return makers, True
    if found:
        return [p for p in found if fits(p)], True
    if _has_own(line, cut, end):
        return [], True
    for _ in range(5):
        if start == 0 or line.text[start - 1] in "；;":
            break
        end = start - 1
        start, _ = clause_bounds(line, end)
        for found in (_first_subject(line, start, end), subject_in(line, start, end)):
            if fit := [p for p in found if fits(p) and not _quoted(p)]:
                return fit, False
        if _names_only(line, start, end):
            return [], True
    return [], False


_WORK = re.compile(
    r"的(?:“[^”]{1,10}”[牌系]?)?[\u4e00-\u9fff]{0,8}?(?:[《“][^》”]{1,24}[》”])?[\u4e00-\u9fff]{0,6}(?:分别|双双|一举)?$"
)
_NO_WORK = re.compile(
    r"[县区市镇乡村]|[男女][孩生]|儿子|女儿|丈夫|妻子|学生|教师|职工|员工|代表|队员|干部|民警|书记|家庭|分公司|车间|班组"
)


def _makers(line: Line, start: int, end: int) -> list[Place]:
    """甲校的舞蹈《…》、乙校的合唱《…》获一等奖: those whose work is honoured."""
    chunks = outermost(line, start, end, ("Organization", "Company"))
    if not chunks:
        return []
    tail = _WORK.fullmatch(line.text, chunks[-1].end, end)
    people = outermost(line, chunks[-1].end, end, ("Person", "Project", "District"))
    if tail is None or not tail.group() or _NO_WORK.search(tail.group()) or people:
        return []
    found = chunks[-1:]
    for chunk in reversed(chunks[:-1]):
        between = line.text[chunk.end : found[0].start]
        if not re.fullmatch(r"(?:的[^，。；、]{1,24})?[、和]", between):
            break
        found.insert(0, chunk)
    return [Place(line, c) for c in found]


def _quoted(place: Place) -> bool:
    """是“韶山”电力机车的摇篮: a place's name that is a brand's here."""
    before = place.line.text[max(0, place.chunk.start - 1) : place.chunk.start]
    return place.chunk.type == "District" and before in ("“", '"')


def _names_only(line: Line, start: int, end: int) -> bool:
    """Is a clause without a known name nothing but a noun, so that it is what the next one is about: 徒弟某某，?"""
    tags = _nouns(line, start, end)
    brief = len(tags) == 2 and tags[0] == "n" and end - start <= 6
    return bool(tags) and (brief or set(tags) <= _NOUNS) and not outermost(line, start, end)


def pointed_at(line: Line, verb: int, told: Told) -> list[Place]:
    """他, 学校, 合作社 as the subject: the one of that kind named last before."""
    end = agent_at(line, verb)
    end = verb if end is None else end
    start, _ = clause_bounds(line, end)
    return _resolve(line, start, _bare(line.text[start:end]), told, whole=True)


def pointed_before(line: Line, verb: int, told: Told) -> list[Place]:
    """如今，合作社年产值超过900万元，去年被认定为…: what opens an earlier clause of the sentence and points back."""
    start, _ = clause_bounds(line, verb)
    for _ in range(4):
        if start == 0 or line.text[start - 1] in "；;":
            break
        end = start - 1
        start, _ = clause_bounds(line, end)
        found = _resolve(line, start, _bare(line.text[start:end]), told, whole=False)
        if found:
            return found
    return []


def _resolve(line: Line, start: int, words: str, told: Told, whole: bool) -> list[Place]:
    """What words point back to: the last name before them whose kind and ending fit."""
    for pattern, types, tail in _pointers():
        match = pattern.match(words)
        if match is None or (whole and match.end() < len(words)):
            continue
        if types == ("Person",):
            return told.person(line, start)
        for earlier in [line, *reversed(told.lines)]:
            limit = start if earlier is line else len(earlier.text)
            fitting = [c for c in outermost(earlier, 0, limit, types) if tail.search(c.name)]
            fitting = [c for c in fitting if not governed(earlier, 0, c)] or fitting
            if fitting:
                return [Place(earlier, fitting[-1])]
        return []
    return []


def _masked(words: str) -> str:
    """The words of a clause before its verb, time and manner blanked."""
    words = _ADVERBIAL.sub(lambda m: "\0" * len(m.group()), words)
    return _EMPTY.sub(lambda m: "\0" * len(m.group()), words)


def _bare(words: str) -> str:
    return _masked(words).replace("\0", "")


def _nouns(line: Line, start: int, end: int) -> list[str]:
    """Tags of the words of a clause that are neither of time nor of manner."""
    masked = _masked(line.text[start:end])
    inside = [w for w in line.words if start <= w.start and w.end <= end]
    return [w.tag for w in inside if masked[w.start - start] != "\0" and w.tag != "w"]


def _has_own(line: Line, start: int, end: int) -> bool:
    """Has the clause a noun before its verb that is no adverbial: 急诊科获评…, 村里荣获…?"""
    return any(tag in _NOUNS for tag in _nouns(line, start, end))


def _first_subject(line: Line, start: int, end: int) -> list[Place]:
    """The names before the first verb of an earlier clause; they must open it."""
    chunks = outermost(line, start, end)
    chunks = [c for c in chunks if not governed(line, start, c)]
    if not chunks:
        return []
    verb = _first_verb(line, chunks[0], end)
    return subject_in(line, start, verb)


def _first_verb(line: Line, first: Chunk, end: int) -> int:
    """Where the first verb after a name stands that lies in no name."""
    for word in line.words[line.index_at(first.end - 1) :]:
        if word.start >= end:
            break
        if word.start >= first.end and word.tag in _BEFORE_VERB and not line.covered(word.start, word.end):
            return word.start
    return end
