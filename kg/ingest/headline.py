"""A story's zone → kicker, headline and subtitle."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from kg.ingest import cues
from kg.ingest.characters import CLOSERS
from kg.ingest.chunk import Chunk
from kg.ingest.joining import Chars, phrase, spaced
from kg.ingest.lines import Line

_SUBJECT = 9.0  # columns: so short a line may be the subject of the verb that opens the next
_SECTION = 6.0  # columns: so short a line, set apart, names a section and not a story
_FRAGMENT = 2.0  # columns: so short a line is no phrase of its own


_MONEY = re.compile(r"(?:总|协议)?(?:投资|金额|投入|资金)(?:额|总额)?[\d.]+[亿万]")


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over a story, each as characters with page offsets."""

    kicker: Chars
    headline: Chars
    subtitles: tuple[Chars, ...]


def heading(zone: Sequence[Chunk]) -> Heading:
    """Tell the parts of a zone apart. An empty zone gives empty parts.

    A section label is the kicker; a short line that names a place or body is part of the headline;
    lines opened by a dash, and long lines under the headline, are subtitles.
    """
    labels = [chunk for chunk in zone if chunk.kind == "label"]
    heads = _phrases([line for chunk in zone if chunk.kind == "head" for line in chunk.lines])
    dashed = [list(chunk.lines) for chunk in zone if chunk.kind == "subtitle"]
    over, main, under = _parts(heads)
    kicker = spaced(_in_order([list(chunk.lines) for chunk in labels] + over))
    subtitles = tuple(phrase(lines) for lines in under + dashed)
    headline = _headline(main)
    if not headline and subtitles:
        headline, subtitles = subtitles[0], subtitles[1:]
    if not headline and labels and cues.is_roundup(labels[-1].text):
        headline, kicker = phrase(labels[-1].lines), spaced([list(chunk.lines) for chunk in labels[:-1]])
    return Heading(kicker, headline, subtitles)


def _in_order(phrases: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The phrases as their lines stand on the page, one that another stands within cut in two."""
    owned = [(line, number) for number, lines in enumerate(phrases) for line in lines]
    owned.sort(key=lambda pair: pair[0].offsets[0])
    return [[line for line, _ in run] for _, run in groupby(owned, key=lambda pair: pair[1])]


def _width(lines: Sequence[Line]) -> float:
    return sum(line.width for line in lines)


def _phrases(head_lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of a heading grouped into phrases: neighbours of like width are one wrapped phrase."""
    groups: list[list[Line]] = []
    for line in head_lines:
        if groups and _goes_on(groups[-1][-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _goes_on(above: Line, line: Line) -> bool:
    """Whether a line is the rest of the phrase above it, wrapped or broken apart."""
    if cues.names_subject(above.text) or _apart(above.text, line.text):
        return False
    if above.width <= _FRAGMENT or line.text[0] in CLOSERS:
        return True
    if line.gap:
        return False
    return line.width <= 3 * _FRAGMENT or line.width <= 1.5 * above.width


def _apart(above: str, line: str) -> bool:
    """Whether the words show that two neighbouring lines are no single phrase."""
    if (
        _MONEY.match(line)
        or line[0] in "（("
        or cues.match("shoulder", above)
        or cues.match("attendance", line)
    ):
        return True
    if len(above) < 8 or line[0] in "在于并和与的及暨":
        return False
    return cues.match("whole", above) is not None or ("，" in line and "，" not in above)


def _parts(heads: list[list[Line]]) -> tuple[list[list[Line]], list[list[Line]], list[list[Line]]]:
    """Lines over the headline, the headline's own phrases, and lines under it."""
    attendance = [lines for lines in heads[1:] if cues.match("attendance", _text(lines))]
    over, main, under = _ranked([lines for lines in heads if lines not in attendance])
    return over, main, under + attendance


def _ranked(heads: list[list[Line]]) -> tuple[list[list[Line]], list[list[Line]], list[list[Line]]]:
    if len(heads) <= 1:
        return [], heads, []
    if cues.match("shoulder", _text(heads[0])):
        over, main, under = _ranked(heads[1:])
        return heads[:1] + over, main, under
    if cues.names_subject(_text(heads[0])):
        return [], heads[:2], heads[2:]
    if _width(heads[0]) <= _SECTION and heads[1][0].gap and _width(heads[1]) > 1.6 * _width(heads[0]):
        return heads[:1], heads[1:2], heads[2:]
    if (
        _width(heads[0]) <= _SUBJECT
        and "，" not in _text(heads[0])
        and cues.match("predicate", _text(heads[1]))
    ):
        return [], heads[:2], heads[2:]
    if len(heads) > 2 and _width(heads[0]) < _width(heads[1]) >= _width(heads[2]):
        return heads[:1], heads[1:2], heads[2:]
    if _width(heads[0]) > 1.6 * _width(heads[1]) and _width(heads[1]) >= 6:
        return heads[:1], heads[1:2], heads[2:]
    if _width(heads[1]) <= 1.2 * _width(heads[0]) and "，" not in _text(heads[1]):
        return [], heads[:2], heads[2:]
    return [], heads[:1], heads[1:]


def _text(lines: Sequence[Line]) -> str:
    return "".join(line.text for line in lines)


def _headline(phrases: list[list[Line]]) -> Chars:
    subject = len(phrases) > 1 and phrases[0][-1].text[-1] in "：:"
    return spaced(phrases, "" if subject else " ")
