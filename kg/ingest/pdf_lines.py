"""Blocks of a PDF page → paragraphs: where one begins is seen from indents, line ends and gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from kg.ingest import cues
from kg.ingest.characters import closes
from kg.ingest.pdf_rows import HANGING, Run, joined

_FLUSH = 0.6  # ems from the left edge
_FULL = 1.7  # ems from the right edge: closing marks may not begin a line, so one ends early
_GAP = 1.45  # times the usual step from line to line
_LONGEST_NAME = 4
_RUNNING = 0.5  # of the lines of a text are full; fewer make a list


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line and how it stands in its column."""

    text: str
    flush: bool | None  # begins at the left edge; None where too few lines show the edge
    full: bool  # ends at the right edge
    first: bool  # of its column
    gap: bool  # more white than usual above it
    space: tuple[bool, bool]  # white space set before and behind the words


def printed(block: Sequence[Run]) -> list[Line]:
    """The lines of a block from above to below."""
    rows = joined(block)
    left, right = _edges(rows)
    steps = [below.base - above.base for above, below in pairwise(rows)]
    usual = median(steps) if steps else 0.0
    found: list[Line] = []
    for index, row in enumerate(rows):
        flush = row.left - left <= _FLUSH * row.size if len(rows) > 2 else None
        full = right - row.right <= _FULL * row.size
        gap = index > 0 and steps[index - 1] > _GAP * max(usual, row.size)
        found.append(Line(row.text, flush, full, index == 0, gap, (row.space_before, row.space_after)))
    return found


def _edges(rows: Sequence[Run]) -> tuple[float, float]:
    """The edges that most lines share: a few may be set out, and closing marks may hang over the right one."""
    lefts = sorted(row.left for row in rows)
    rights = sorted(row.right for row in rows if row.text[-1] not in HANGING)
    rights = rights or [row.right for row in rows]
    return lefts[len(lefts) // 8], rights[-1 - len(rights) // 8]


def paragraphs(lines: Sequence[Line]) -> list[str]:
    """The lines joined to paragraphs, an empty one where a gap parts them.

    A text without indents whose lines mostly end early is a list and keeps its lines.
    """
    indented = any(line.flush is False for line in lines)
    running = indented or sum(line.full for line in lines) >= _RUNNING * len(lines)
    found: list[str] = []
    last: Line | None = None
    for line in lines:
        if last and running and _goes_on(last, line, indented):
            found[-1] += _between(last, line) + line.text
        else:
            found += [""] if line.gap else []
            found.append(line.text)
        last = line
    return found


def _goes_on(above: Line, below: Line, indented: bool) -> bool:
    """Whether a line continues the paragraph of the line above it, or at the foot of the column before."""
    if below.text[0] in HANGING:
        return True
    if not above.full or below.flush is False or (below.gap and closes(above.text)):
        return False
    if _names(above.text) and _names(below.text):
        return False
    if cues.match("start", below.text) or cues.match("byline", below.text):
        return False
    if below.flush is None or (below.first and not indented):
        return not closes(above.text)
    return True


def _names(text: str) -> bool:
    """Whether a line is a row of a list of names, set apart by spaces."""
    words = text.split()
    return (
        len(words) > 2 and max(map(len, words)) <= _LONGEST_NAME and not any(sign in text for sign in HANGING)
    )


def _between(above: Line, below: Line) -> str:
    words = above.text[-1].isascii() and below.text[0].isascii()
    letters = above.text[-1].isalpha() and below.text[0].isalpha()
    return " " if above.space[1] or below.space[0] or (words and letters) else ""
