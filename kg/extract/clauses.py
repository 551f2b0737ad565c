"""The clauses of a sentence: which names are its subject, and which names a list holds."""

from __future__ import annotations

import re

from kg.annotate.line import Chunk, Line
from kg.extract.statement import Place

NAMED = ("Person", "Company", "Organization", "Project", "District")
_ITEM = re.compile(r"、|，|,|；|;|\s|以及|(?<![\u4e00-\u9fff])和|和(?=[\u4e00-\u9fff])|及(?=[\u4e00-\u9fff])")
_COMMA = re.compile(r"[，,；;：:]")
_NOTE = re.compile(r"[（(][^（）()]*[）)]")


_GROUP = re.compile(
    r"(?:(?<![第\d])[\d一二三四五六七八九十两多]+\s*(?:家|名|个|人|位|件|户|所|支))[^，。]{0,10}$"
)


def outermost(line: Line, start: int, end: int, types: tuple[str, ...] = NAMED) -> list[Chunk]:
    """Named chunks inside [start, end) that lie in no longer one."""
    inside = [
        c
        for c in line.chunks
        if start <= c.start
        and c.end <= end
        and c.type in types
        and c.name
        and c.kind != "level word"
        and c.rule != "byline"
        and not any(
            o.type in ("Award", "Event") and o.start <= c.start and c.end <= o.end for o in line.chunks
        )
    ]
    return [
        c
        for c in inside
        if not any(
            o is not c and o.start <= c.start and c.end <= o.end and (o.end - o.start > c.end - c.start)
            for o in inside
        )
    ]


def heads(line: Line, start: int, end: int) -> list[Place]:
    """One name an item of a list: the person of 某局局长某某, the village of a written path; notes in brackets skipped."""
    blanked = _NOTE.sub(lambda m: "\0" * len(m.group()), line.text[start:end])
    found: list[Place] = []
    at = 0
    bounds = [
        m.span()
        for m in _ITEM.finditer(blanked)
        if not _inside_chunk(line, start + m.start(), start + m.end())
    ]
    for left, right in [*bounds, (len(blanked), len(blanked))]:
        item = [
            c
            for c in outermost(line, start + at, start + left)
            if "\0" not in line.text[c.start : c.end] and blanked[c.start - start] != "\0"
        ]
        people = [c for c in item if c.type == "Person"]
        if item and not people and right < len(blanked) and line.ending_at(start + left, "Title"):
            at = right
            continue
        chosen = people[-1] if people else item[-1] if item else None
        if chosen is not None:
            found.append(Place(line, chosen))
        at = right
    return found


def _inside_chunk(line: Line, start: int, end: int) -> bool:
    return any(c.start < start and end < c.end and c.type in NAMED for c in line.chunks)


def clause_bounds(line: Line, place: int) -> tuple[int, int]:
    """The comma clause around `place`."""
    start = max(
        (m.end() for m in _COMMA.finditer(line.text, 0, place) if not _in_brackets(line.text, m.start())),
        default=0,
    )
    following = next(
        (m.start() for m in _COMMA.finditer(line.text, place) if not _in_brackets(line.text, m.start())),
        len(line.text),
    )
    return start, following


def sentence_end(line: Line, at: int) -> int:
    """Where the sentence, or its part before a semicolon, that goes on at `at` ends."""
    found = re.compile(r"[。；;]").search(line.text, at)
    return found.start() if found else len(line.text)


def _in_brackets(text: str, place: int) -> bool:
    before = text[:place]
    return before.count("（") + before.count("(") > before.count("）") + before.count(")") or before.count(
        "“"
    ) > before.count("”")


def subject(line: Line, verb: int) -> list[Place]:
    """The names that a verb at `verb` is said of: those of its own clause, else of the clauses before it."""
    end = verb
    agent = agent_at(line, verb)
    if agent is not None:
        end = agent
    start, _ = clause_bounds(line, end)
    if _GROUP.search(line.text[start:end]) and not outermost(line, start, end):
        return []
    for _ in range(5):
        found = subject_in(line, start, end)
        if found:
            return found
        if start == 0:
            break
        end = start - 1
        if line.text[end] in "；;":
            break
        start, _ = clause_bounds(line, end)
    return []


def agent_at(line: Line, verb: int) -> int | None:
    """The place of 被 or 由 before the one who gives, in the verb's own clause."""
    start, _ = clause_bounds(line, verb)
    match = re.search(
        r"(?:被|由|(?<![已曾])经(?![理济营过开贸委信发验常]))(?=[^，。；]*$)", line.text[start:verb]
    )
    return start + match.start() if match else None


def subject_in(line: Line, start: int, end: int) -> list[Place]:
    """Names in subject position of a clause: nothing but time words and adverbs, or a list, before them."""
    chunks = outermost(line, start, end)
    chunks = [c for c in chunks if not governed(line, start, c)]
    if not chunks:
        return []
    last = chunks[-1]
    first = _list_start(line, last.start)
    people = [c for c in chunks if c.type == "Person"]
    if last.type == "District" and last.kind == "deictic" and people:
        last = people[-1]
    found = heads(line, first, last.end)
    if found and governed(line, start, found[0].chunk):
        chunks = [c for c in chunks if c.end <= found[0].chunk.start]
        found = heads(line, _list_start(line, chunks[-1].start), chunks[-1].end) if chunks else []
    gap = line.text[last.end : end]
    if _GROUP.search(gap) and last.type == "District" and not gap.startswith("等"):
        return []
    return found


def governed(line: Line, start: int, chunk: Chunk) -> bool:
    """Does a preposition govern the name, or 的 follow it: 在某大会上, 某市的?"""
    if chunk.rule == "listed":
        return True  # villages that a firm reaches, and no subject
    before = line.text[start : chunk.start]
    after = line.text[chunk.end : chunk.end + 8]
    if re.search(
        r"(?:在|由|经|据|从|向|与|对|为|于|被|受|到|赴|给|把|将|来自|根据|获|前身[是为系]|原名|原为)$", before
    ):
        return True
    return bool(
        re.match(
            r"的(?!“|作品|论文|项目|课题|成果|摄影|书法)|上(?!榜|海|饶|虞|杭|思|林|蔡)|中(?!学|国|心|标|医)|内|公布|发布|下发|印发|举办|组织的|授予|命名|表彰|会上",
            after,
        )
    )


def _list_start(line: Line, place: int) -> int:
    """Where the list begins that the name at `place` closes: back over 、 and ， between names."""
    start, _ = clause_bounds(line, place)
    while start > 1 and line.text[start - 1] in "，,":
        previous, _ = clause_bounds(line, start - 1)
        if not outermost(line, previous, start - 1) or re.search(
            r"(?:出席|参加|荣获|获|主持|召开|举行|[了在将被])", line.text[previous : start - 1]
        ):
            break
        if not line.ending_at(start - 1, *NAMED):
            break
        start = previous
    return start
