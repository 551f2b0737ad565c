"""What is built or run: the projects and facilities of a sentence, and those that 该工程 stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.annotate.line import Chunk, Line
from kg.extract.clauses import clause_bounds, outermost
from kg.extract.statement import Place

_BUILT = ("school", "hospital", "museum", "kindergarten", "research", "troupe", "station", "center")
_POINTER = re.compile(
    r"(?:(?:该|此|这个|这一|这所|这座|这条|新)[^，。；]{0,12}?)?(?P<noun>项目|工程|学校|校园|校|馆|桥|园|楼|市场|广场|工作站|工作室|厂房|公路|敬老院|中心|食堂|基地)"
    r"(?:[一二三四]期)?(?:工程|项目)?"
)
_LINK = re.compile(r"、|和|及|以及")
_DESCRIBED = re.compile(
    r"(?:是[^，。；]{0,30}|[^，。；]{0,12})(?:(?:，|,)(?:位于|坐落|占地|总投资|建筑面积|规划|建设|总面积|属|全长|总长|是|新建|改建|扩建|改造|设计|主要|包括|铺设|计划|工期|建成|配套|主体|概算|采用|年产|日处理|\d)[^，。；,]{0,40}){0,4}(?:，|,)?(?:已|是|主体完工)?(?:，|,)?"
)


@dataclass
class Known:
    """The projects and facilities that an article has named, in order."""

    places: list[Place] = field(default_factory=list)

    def see(self, line: Line) -> None:
        """Remember those of a line that has been read."""
        self.places = [*self.places, *(Place(line, p) for p in facilities(line, 0, len(line.text)))][-12:]

    def last(self, noun: str = "") -> Place | None:
        """The last project; the last thing whose name ends with the noun, where one does."""
        fitting = [p for p in self.places if noun and p.chunk.name.endswith(noun[-1])]
        projects = [p for p in self.places if p.chunk.type == "Project"]
        if fitting:
            return fitting[-1]
        return projects[-1] if projects and noun in ("", "项目", "工程") else None


def facilities(line: Line, start: int, end: int) -> list[Chunk]:
    """Projects, and bodies of a kind that is built (schools, hospitals, stations), that lie in no longer name."""
    found = outermost(line, start, end, ("Project", "Organization", "Company"))
    return [c for c in found if c.type == "Project" or (c.type == "Organization" and c.kind in _BUILT)]


def listed(line: Line, first: Chunk) -> list[Chunk]:
    """A project and those joined with it: 运营甲厂和乙厂."""
    found = [first]
    while True:
        link = _LINK.match(line.text, found[-1].end)
        after = line.starting_at(link.end(), "Project") if link else None
        if after is None:
            return found
        found.append(after)


def owned(line: Line, project: Chunk) -> list[Chunk]:
    """The firm whose project it is: 甲公司的某某项目, 甲公司年产3万吨某某项目."""
    if project.type != "Project" or not project.text.endswith(("项目", "生产线", "期")):
        return []
    before = project.start - 1 if line.text[project.start - 1 : project.start] == "的" else project.start
    firm = line.ending_at(before, "Company")
    inside = line.starting_at(project.start, "Company")
    if inside is not None and inside.end < project.end:
        firm = inside
    if firm is None or not re.search(r"(?:公司|集团|合作社|厂)$", firm.text + firm.name):
        return []
    if project.text.removeprefix(firm.text) in ("项目", "工程", project.text[:0]) or re.search(
        r"[与和对在向]$", line.text[: firm.start]
    ):
        return []
    return [firm]


def spoken_of(line: Line, by: int, acting: list[Chunk], known: Known) -> list[Place]:
    """What is built by the bodies after 由 at `by`: the subject of the sentence, what 的 leads to, or what was named."""
    sentence = max(line.text.rfind(mark, 0, by) for mark in "。；;") + 1
    after = _after(line, acting[-1])
    if after:
        return [Place(line, c) for c in listed(line, after[0])]
    before = facilities(line, sentence, by)
    fits = [c for c in before if _DESCRIBED.fullmatch(line.text, c.end, by)]
    if fits:
        project = next((c for c in reversed(fits) if c.type == "Project"), fits[-1])
        return [Place(line, project)]
    pointer = _POINTER.match(line.text, _clause_start(line, sentence))
    if pointer is None:
        pointer = _POINTER.match(line.text, clause_bounds(line, by)[0])
    if pointer is not None and _DESCRIBED.fullmatch(line.text, pointer.end(), by):
        noun = pointer.group("noun")
        place = _here(line, before, noun) or known.last(noun)
        return [place] if place is not None else []
    if line.text[sentence:by].startswith(("总投资", "占地")) and not before:
        place = known.last()
        return [place] if place is not None and by - sentence < 60 else []
    return []


def _here(line: Line, before: list[Chunk], noun: str) -> Place | None:
    """The project of the same sentence that 该工程 stands for."""
    fits = [
        c for c in before if c.type == "Project" and (noun in ("项目", "工程") or c.name.endswith(noun[-1]))
    ]
    return Place(line, fits[-1]) if fits else None


def _clause_start(line: Line, sentence: int) -> int:
    """After 目前， and 据介绍，: where the sentence says what it is about."""
    opening = re.compile(r"[^，。；]{0,8}[，,]").match(line.text, sentence)
    return (
        opening.end() if opening and re.match(r"据|目前|其中|今年|去年|同时", opening.group()) else sentence
    )


def _after(line: Line, body: Chunk) -> list[Chunk]:
    end = clause_bounds(line, body.end)[1]
    found = facilities(line, body.end, min(len(line.text), end))
    fits = [c for c in found if c.start - body.end <= 26]
    if not fits or "的" not in line.text[body.end : fits[0].start][-6:]:
        return []
    return fits[:1]
