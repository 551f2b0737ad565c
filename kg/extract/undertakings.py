"""Who builds, runs or is commissioned with which project."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.annotate.document import Document
from kg.annotate.line import Chunk, Line
from kg.extract.clauses import clause_bounds, outermost
from kg.extract.money_ends import GAP
from kg.extract.statement import Place, Statement, extent
from kg.extract.undertaken import Known, facilities, listed, owned, spoken_of

_SUM = r"(?:(?:共同|联合)?(?:总|计划|共)?(?:出资|投资|合资|捐资)[^，。；]{1,12}元(?:，)?)?"
DOES = (
    r"(?:负责|牵头|出资|投资|全资|独资|共同|联合|合作|开工|设计|组成的联合体|分别|具体|合资|独家)*"
    r"(?:承建|承办建设|投资建设|投资兴建|投资新建|总承包|承包|承担|承接|建设|兴建|新建|修建|援建|施工|监理|代建|代管|设计|运营|运行|管理运营|开发|实施|中标"
    r"|投资|共建|建立|合建|新上|编制|启动)"
)
_ACTIVE = re.compile(rf"投资[^，。；]{{1,12}}元的|{_SUM}(?P<verb>{DOES})(?:了|的|我市)?")
_BY = re.compile(rf"由(?=[^。；]{{2,80}}?{DOES})")
_TAIL = re.compile(rf"(?:[（(][^（）()]*[）)])?(?:等|联合体|、|与|和)?(?:组成的联合体)?{_SUM}{DOES}")
_NOUNS = re.compile(r"(?:施工|承建|建设|设计|监理|代建|运营)(?:单位|方)(?:为|是|：|，)?$")
_ASKED = re.compile(rf"委托(?=[^，。；]{{2,40}}?{DOES})")
_TASK = re.compile(
    r"(?:承担|负责)(?:了)?[^，。；]{0,14}?(?:任务|监测|设计|施工|监理|绿化|运营)(?=[，。；,]|$)"
)
_PLANNED = re.compile(
    r"(?:拟|将|计划|力争|准备|推动|加快|推进|支持|规划|争取|要|明年|谋划|下一步)[^，。]{0,6}$"
)
_BODIES = ("Organization", "Company")


def extract_undertakings(document: Document) -> Iterator[Statement]:
    """undertakes statements of an article."""
    known = Known()
    for line in document.lines:
        seen: set[tuple[str, str]] = set()
        told = (_passive(line, known), _asked(line, known), _named(line, known), _active(line), _tasks(line))
        for said in (one for found in told for one in found):
            key = (said.subject.chunk.name, said.object.chunk.name)
            if key not in seen and key[0] != key[1]:
                seen.add(key)
                yield said
        known.see(line)


def _active(line: Line) -> Iterator[Statement]:
    """甲公司投资3亿元建设的某某项目; 甲公司承建某某工程; 甲公司的某某项目."""
    for project in facilities(line, 0, len(line.text)):
        before = line.text[: project.start]
        for body in owned(line, project):
            yield _said(line, Place(line, body), Place(line, project), (body.end, project.start))
        match = next(
            (m for m in reversed(list(_ACTIVE.finditer(before))) if project.start - m.end() <= 4), None
        )
        if match is None or re.search(r"[，。；、于位]", before[match.end() :]):
            continue
        if _PLANNED.search(before[: match.start()]) or not _may_be_object(project, match):
            continue
        for body in _builders(line, match):
            for thing in listed(line, project):
                yield _said(line, Place(line, body), Place(line, thing), match.span())


def _may_be_object(project: Chunk, match: re.Match[str]) -> bool:
    """A school or a museum is an object of building it, no more of 实施 or 投资."""
    strong = re.search(r"承建|兴建|新建|修建|援建|共建|建立|合建|运营|代建|投资建设|负责建设", match.group())
    return project.type == "Project" or bool(strong)


def _builders(line: Line, match: re.Match[str]) -> list[Chunk]:
    """The bodies before the verb, in its clause or as the subject of a verb that begins its clause."""
    near = clause_bounds(line, match.start())[0]
    bodies = [
        c
        for c in outermost(line, near, match.start(), (*_BODIES, "Project"))
        if c.type != "Project" and not _governed(line, c)
    ]
    if bodies:
        gap = line.text[bodies[-1].end : match.start()]
        fits = len(gap) <= 14 and not re.search(r"[的为]", gap)
        return _joint(line, bodies) if fits else []
    clause = max(line.text.rfind(mark, 0, match.start()) for mark in "。；;") + 1
    if not GAP.fullmatch(line.text, near, match.start()) or near <= clause:
        return []
    earlier = [c for c in outermost(line, clause, near, _BODIES) if not _governed(line, c)]
    if re.search(r"联系|协调|争取|介绍|说$", line.text[clause:near]):
        return []
    return _first_joint(line, earlier)


def _governed(line: Line, chunk: Chunk) -> bool:
    return line.text.endswith(
        ("在", "位于", "为", "向", "对", "给", "受", "接受", "从", "经", "据"), 0, chunk.start
    )


def _joint(line: Line, bodies: list[Chunk]) -> list[Chunk]:
    """甲与乙共建: both."""
    found = [bodies[-1]]
    for body in reversed(bodies[:-1]):
        if not re.fullmatch(r"与|和|、|联合|及", line.text[body.end : found[0].start]):
            break
        found.insert(0, body)
    return found


def _first_joint(line: Line, bodies: list[Chunk]) -> list[Chunk]:
    """甲与乙签署协议，共建某某: the first and those joined with it."""
    found = bodies[:1]
    for body in bodies[1:]:
        if not re.fullmatch(r"与|和|、|联合|及", line.text[found[-1].end : body.start]):
            break
        found.append(body)
    return found


def _passive(line: Line, known: Known) -> Iterator[Statement]:
    """某某项目由甲公司投资、乙公司承建; 该工程由甲公司承建."""
    for match in _BY.finditer(line.text):
        end = next((i for i in range(match.end(), len(line.text)) if line.text[i] in "。；;"), len(line.text))
        bodies = outermost(line, match.end(), end, _BODIES)
        if not bodies or bodies[0].start > match.end() + 5 or _PLANNED.search(line.text[: match.start()]):
            continue
        acting = [b for b in bodies if _acts(line, b, match.end())]
        if not acting:
            continue
        things = spoken_of(line, match.start(), acting, known)
        for body in acting:
            for thing in things:
                yield _said(line, Place(line, body), thing, match.span())


def _acts(line: Line, body: Chunk, start: int) -> bool:
    """Does a verb of building follow the body, or a further body that does it too?"""
    if line.text[body.end : body.end + 1] == "的" and body.start > start + 3:
        return False
    tail = line.text[body.end : body.end + 40]
    return bool(_TAIL.match(tail) or re.match(r"(?:[（(][^（）()]*[）)])?[、和与]", tail))


def _asked(line: Line, known: Known) -> Iterator[Statement]:
    """某某污水处理厂委托甲公司运营; 市科技局委托某所承担某某规划."""
    for match in _ASKED.finditer(line.text):
        body = next(iter(outermost(line, match.end(), len(line.text), _BODIES)), None)
        if body is None or body.start > match.end() + 1 or _PLANNED.search(line.text[: match.start()]):
            continue
        after = facilities(line, body.end, clause_bounds(line, body.end)[1])
        things = [Place(line, after[0])] if after else spoken_of(line, match.start(), [body], known)
        for thing in things:
            yield _said(line, Place(line, body), thing, match.span())


def _named(line: Line, known: Known) -> Iterator[Statement]:
    """施工单位为甲公司; 承建方甲公司: the one that the project named last is built by."""
    for body in outermost(line, 0, len(line.text), _BODIES):
        match = _NOUNS.search(line.text[: body.start])
        if match is None:
            continue
        before = facilities(line, 0, match.start())
        thing = Place(line, before[-1]) if before else known.last()
        if thing is not None:
            yield _said(line, Place(line, body), thing, match.span())


def _tasks(line: Line) -> Iterator[Statement]:
    """启动某某工程，甲公司承担了一期绿化任务，乙研究院负责监测: parts of a project that the sentence has named."""
    for match in _TASK.finditer(line.text):
        sentence = max(line.text.rfind(mark, 0, match.start()) for mark in "。；;") + 1
        body = next(
            (c for c in outermost(line, sentence, match.start(), _BODIES) if c.end == match.start()), None
        )
        if body is None or line.text[body.start - 1] not in "，,":
            continue
        projects = [c for c in facilities(line, sentence, body.start) if c.type == "Project"]
        if projects:
            yield _said(line, Place(line, body), Place(line, projects[-1]), match.span())


def _said(line: Line, body: Place, project: Place, trigger: tuple[int, int]) -> Statement:
    return Statement(
        "undertakes",
        body,
        project,
        line,
        *extent(line, trigger, body, project),
        f"undertaking:{line.text[slice(*trigger)][-6:]}",
        0.8,
    )
