"""From a sentence to the people it names.

A name is read where one may begin (after a title, a role word, a mark of a list, or where the recogniser
begins one) and ends where the evidence for its end is best: see `score`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.annotate.lexicon import surnames
from kg.annotate.line import Chunk, Line
from kg.annotate.people_allowed import may_be_person
from kg.annotate.people_dotted import dotted_name
from kg.annotate.people_lists import add_list_items
from kg.annotate.people_score import best_end
from kg.annotate.people_starts import name_starts
from kg.annotate.personal_names import DOTS, DOTTED

_SPACED = re.compile(
    r"(?:^|(?<=[\s、，；）)]))(?P<name>(?P<family>[\u4e00-\u9fff])\s+[\u4e00-\u9fff])(?=[（(\s、，；]|$)"
)


def find_people(line: Line) -> list[Chunk]:
    """Person chunks of a sentence outside the names of bodies, places and doctrines."""
    spans: dict[tuple[int, int], tuple[str, float]] = {}
    for match in DOTTED.finditer(line.text):
        span = dotted_name(line, *match.span())
        if span:
            spans[span] = ("dotted name", 0.95)
    for match in _SPACED.finditer(line.text) if line.sentence.block == "list" else ():
        if match.group("family") in surnames():
            spans[match.span("name")] = ("spaced name", 0.9)
    for start, least, rule in name_starts(line):
        _keep(line, spans, start, least, rule)
    add_list_items(line, spans)
    return [
        _person(line, start, end, rule, confidence)
        for (start, end), (rule, confidence) in sorted(spans.items())
        if may_be_person(line, start, end, rule)
    ]


def _person(line: Line, start: int, end: int, rule: str, confidence: float) -> Chunk:
    text = line.text[start:end]
    name = "".join(text.split())
    return Chunk(start, end, "Person", text, "", name, rule=rule, confidence=confidence)


def _keep(
    line: Line, spans: dict[tuple[int, int], tuple[str, float]], start: int, least: float, rule: str
) -> None:
    """Add to `spans` the name that begins at `start`, if its score reaches `least` and none is there."""
    if any(s <= start < e for s, e in spans):
        return
    best = best_end(line, start, rule)
    if best is None or best[1] < least:
        return
    span = (start, best[0])
    if not any(s < span[1] and span[0] < e for s, e in spans) and may_be_person(line, *span, rule):
        spans[span] = (rule, round(min(0.98, 0.6 + best[1] / 12), 2))


def _name_first_parts(line: Line, dotted: dict[str, str]) -> None:
    """哈力木拉提 after 哈力木拉提·卡德尔: the first part alone is the same person, and no shorter name is read in it."""
    for part, name in dotted.items():
        for match in re.finditer(part, line.text) if len(part) >= 3 else ():
            start, end = match.span()
            if re.match(rf"[{DOTS}\u4e00-\u9fff]", line.text[start - 1 : start]) and not line.is_start(start):
                continue
            if line.text[end : end + 1] in tuple(DOTS) or line.covered(start, end, "Title", "Organization"):
                continue
            line.chunks = [
                c for c in line.chunks if not (c.type == "Person" and c.start < end and start < c.end)
            ]
            line.add([replace(_person(line, start, end, "first part", 0.85), name=name)])


def spread_names(lines: list[Line], known: list[str]) -> None:
    """Mark every further occurrence of a person's name that the article has told for sure."""
    sure = {c.text for line in lines for c in line.chunks if c.type == "Person" and len(c.text) >= 3}
    names = sorted(sure | {n for n in known if len(n) >= 3})
    dotted = {re.split(rf"[{DOTS}]", n)[0]: n for n in names if re.search(rf"[{DOTS}]", n)}
    for line in lines:
        _name_first_parts(line, dotted)
        found = []
        for name in names:
            at = line.text.find(name)
            while at >= 0:
                end = at + len(name)
                if not line.covered(at, end, "Person", "Title") and may_be_person(line, at, end):
                    found.append(_person(line, at, end, "named elsewhere", 0.9))
                at = line.text.find(name, end)
        line.add(found)
