"""What is a branch, institute or department of what: a name that opens with another body's name, 旗下 and its kin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.annotate.document import Document
from kg.annotate.line import Chunk, Line
from kg.extract.clauses import outermost
from kg.extract.statement import Place, Statement

_OUTER = (
    "company",
    "bank",
    "school",
    "hospital",
    "research",
    "bureau",
    "court",
    "museum",
    "media",
    "police",
    "association",
    "party-organ",
    "procuratorate",
    "coop",
)
_BODIES = ("Organization", "Company")
_ACTS = re.compile(
    r"派出(?!所)|引进|开班|打破|创办|通过|保持|主管|现有|联合|携手|组织|邀请|母公司|子公司|旗下|下属|大股东|[和与]"
)
_OWN_KIND = re.compile(r"(?:协会|学会|管理局|联合会|总公司|联合社)$")
_UNDER = re.compile(
    r"(?:旗下|所属|下属|下辖|属下)(?:的|有|全资|国有|控股|企业|单位|公司|二级)*(?:子公司|分公司)?"
    r"|(?:的)?(?:全资|控股)?子公司(?:——)?"
)
_OF = re.compile(r"(?:是|系|为)?(?:一家)?(?:隶属于|隶属|归属于|直属于)|(?:是|系|作为)")
_CHILD = re.compile(r"(?:的|旗下|下属|所属)(?:一家|全资|控股|的|二级)*(?:子公司|分公司|企业|单位)")
_LINK = re.compile(r"、|和|及|与|以及")


def extract_parts(document: Document) -> Iterator[Statement]:
    """partOf statements of an article."""
    for line in document.lines:
        yield from _within(line)
        yield from _under(line)
        yield from _child_of(line)


def _within(line: Line) -> Iterator[Statement]:
    """某大学第一附属医院: a name that opens with another."""
    bodies = [c for c in line.chunks if c.type in _BODIES and c.name]
    for whole in bodies:
        if whole.kind not in _OUTER:
            continue
        for part in bodies:
            rest = line.text[whole.end : part.end]
            if part.start != whole.start or part.end <= whole.end + 1 or part.name == whole.name:
                continue
            if not _ACTS.search(rest) and not (_OWN_KIND.match(rest) and len(rest) <= 3):
                yield _part(line, part, whole, "name within a name", 0.9)


def _under(line: Line) -> Iterator[Statement]:
    """甲集团旗下有乙公司、丙公司; 甲集团下属的乙厂."""
    for match in _UNDER.finditer(line.text):
        whole = _before(line, match.start())
        if whole is None:
            continue
        at = match.end()
        while (part := _at(line, at)) is not None and part.name != whole.name:
            yield _part(line, part, whole, "stated part", 0.85)
            link = _LINK.match(line.text, part.end)
            if link is None:
                break
            at = link.end()


def _child_of(line: Line) -> Iterator[Statement]:
    """乙公司是甲集团的子公司; 乙公司隶属于甲集团."""
    for match in _OF.finditer(line.text):
        part, whole = _before(line, match.start()), _at(line, match.end())
        if part is None or whole is None or part.name == whole.name:
            continue
        if "属" in match.group() or _CHILD.match(line.text, whole.end):
            yield _part(line, part, whole, "stated part", 0.85)


def _before(line: Line, at: int) -> Chunk | None:
    """The body that ends at `at`, or a short note in brackets before it."""
    found = [
        c
        for c in outermost(line, 0, at, _BODIES)
        if re.fullmatch(r"(?:[（(][^（）()]*[）)])?", line.text[c.end : at])
    ]
    return found[-1] if found else None


def _at(line: Line, at: int) -> Chunk | None:
    found = [c for c in outermost(line, at, len(line.text), _BODIES) if c.start == at]
    return found[0] if found else None


def _part(line: Line, part: Chunk, whole: Chunk, rule: str, confidence: float) -> Statement:
    start, end = min(part.start, whole.start), max(part.end, whole.end)
    return Statement("partOf", Place(line, part), Place(line, whole), line, start, end, rule, confidence)
