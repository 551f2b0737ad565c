"""Who stands at the two ends of a gift of money: the giver before the verb, the taker that words point at."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.annotate.line import Chunk, Line
from kg.extract.clauses import clause_bounds, governed, outermost
from kg.extract.statement import Place

TAKERS = ("Organization", "Company", "Project", "District")
GROUPS = re.compile(
    r"(?!等)[\d\u4e00-\u9fff]{0,10}?(?:企业|群众|居民|人民|单位|部门|百姓|学生|老人|家庭|农户|职工|员工|村民|户|名|人员|教师)"
)
_ADVERBS = (
    r"(?:\d{4}年|\d+月|\d+日|[去今前近本]年[来初底]?|[春夏秋冬]天|以来|期间|目前|年初|年底|日前|近日|当天|现场|已经|已|还|又|也|再|就|都"
    r"|先后|累计|共计|共|总计|分别|各|专门|联合体|成功|积极|主动|及时|无偿|一次性|直接|随即|每年|连续|则|另|另外|陆续|率先|当即|拿出|[\d一二三两]年内?|东西部协作|对口|援[滇疆藏黔青]|资金)"
)
GAP = re.compile(rf"[，,]?{_ADVERBS}*")
_OPENING = re.compile(r"^(?:其中|并且?|同时|截至[^，]{1,8}|(?:据[^，]{1,4}))*")
_FIRST_PERSON = re.compile(r"我[行们司]|本[行社]|[该分支]行|公司|银行|联社|协会|财政")
_POINTERS = {
    "公司": ("company",),
    "企业": ("company", "coop"),
    "合作社": ("coop",),
    "学校": ("school", "kindergarten"),
    "母校": ("school",),
    "医院": ("hospital",),
    "村里": ("village",),
    "村上": ("village",),
    "村内": ("village",),
    "协会": ("association",),
    "工作室": ("research",),
    "项目": ("Project",),
    "工程": ("Project",),
}
POINTER = re.compile(
    r"(?:该|这家|本|这个|此)?(?P<word>" + "|".join(sorted(_POINTERS, key=len, reverse=True)) + ")"
)


@dataclass
class Spoken:
    """What an article has named so far: the last of each kind, and the body that its last sentence is about."""

    kinds: dict[str, Place] = field(default_factory=dict)
    topic: Place | None = None

    def see(self, line: Line) -> None:
        """Remember the names of a line that has been read."""
        named = outermost(line, 0, len(line.text), TAKERS)
        for chunk in named:
            if chunk.type != "District" or chunk.kind in ("village", "township"):
                self.kinds[chunk.type if chunk.type == "Project" else chunk.kind] = Place(line, chunk)
        bodies = [c for c in named if c.type in ("Organization", "Company") and not governed(line, 0, c)]
        if bodies:
            self.topic = Place(line, bodies[0])

    def pointed(self, line: Line, at: int, word: str) -> Place | None:
        """What 企业, 村里 or 学校 at `at` stands for: the last of its kind, in this line or before it."""
        kinds = _POINTERS[word]
        here = [c for c in outermost(line, 0, at, TAKERS) if c.kind in kinds or c.type in kinds]
        if here:
            return Place(line, here[-1])
        return next((self.kinds[kind] for kind in kinds if kind in self.kinds), None)


def giver(line: Line, verb: int, spoken: Spoken, names: set[str]) -> Place | None:
    """The body that gives: right before the verb, else the subject of its sentence, else the topic."""
    near = clause_bounds(line, verb)[0]
    sentence = max(line.text.rfind(mark, 0, verb) for mark in "。；;！？") + 1
    found = district(line, near, verb) or body(line, near, verb, names)
    if found is None and near > sentence:
        found = _subject(line, sentence, near, names)
    if found is not None:
        return Place(line, found) if found.name not in names else None
    said = _OPENING.sub("", line.text[near:verb])
    if not GAP.fullmatch(said) and len(said) > 4 and not _FIRST_PERSON.search(said):
        return None
    topic = spoken.topic
    return topic if topic is not None and topic.chunk.name not in names else None


def body(line: Line, start: int, end: int, names: set[str]) -> Chunk | None:
    """The last body of a clause that no preposition but 由 governs."""
    bodies = [
        c
        for c in outermost(line, start, end, ("Organization", "Company"))
        if c.name not in names and (by(line, c) or not governed(line, start, c)) and not _passes(line, c)
    ]
    return bodies[-1] if bodies else None


def _subject(line: Line, start: int, end: int, names: set[str]) -> Chunk | None:
    """The subject of the clauses before: their first body, or the one that another asked for the money."""
    bodies = [
        c
        for c in outermost(line, start, end, ("Organization", "Company"))
        if c.name not in names and (by(line, c) or not governed(line, start, c)) and not _passes(line, c)
    ]
    asked = [c for c in bodies if re.search(r"(?:协调|联系|争取到?)$", line.text[start : c.start])]
    return asked[0] if asked else bodies[0] if bodies else None


def by(line: Line, chunk: Chunk) -> bool:
    """由甲公司: the one that acts, whether it gives the money or builds."""
    return line.text.endswith("由", 0, chunk.start)


def _passes(line: Line, chunk: Chunk) -> bool:
    """通过市慈善总会: the one through whose hands the money goes does not give it."""
    return line.text.endswith(("通过", "经", "委托"), 0, chunk.start)


def district(line: Line, start: int, verb: int) -> Chunk | None:
    """A district that itself gives: right before the verb, time and adverbs between (龙岗区去年无偿援助)."""
    for chunk in sorted(outermost(line, start, verb, ("District",)), key=lambda c: -c.end):
        if chunk.kind in ("deictic", "level word") and chunk.text[0] in "全该":
            continue
        if not GAP.fullmatch(line.text, chunk.end, verb):
            continue
        before = line.text[start : chunk.start]
        if not re.search(r"(?:在|到|向|对|为|给|于|赴|与|和)$", before):
            return chunk
    return None


def named_at(line: Line, at: int) -> Chunk | None:
    """The taker that starts at `at`: the last part of a written path, the longest name."""
    fits = [
        c
        for c in line.chunks
        if c.start == at and c.type in TAKERS and c.name and c.kind not in ("level word", "government")
    ]
    if not fits:
        return None
    chunk = max(fits, key=lambda c: c.end)
    below = named_at(line, chunk.end) if chunk.type == "District" else None
    return below or chunk


def may_take(line: Line, chunk: Chunk, end: int) -> bool:
    """Is it the named one that takes, and no group of people there?"""
    return (
        chunk.type in TAKERS
        and not (chunk.kind == "deictic" and chunk.text[0] == "全")
        and (chunk.kind in ("village", "township") or not GROUPS.match(line.text[chunk.end : end]))
    )
