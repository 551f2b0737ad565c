"""Runs of a page → its blocks in reading order, by cutting the page along its white space.

A region is cut across at rules and at gaps from side to side that part stories, then
along the gutters between columns, then across at the edges of headings; a block is what cannot be cut.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from kg.ingest.pdf_glyphs import Box
from kg.ingest.pdf_rows import Run, around

_GUTTER = 0.4  # ems of the body's size without ink from the top of a region to its bottom
_COLUMN = 5.0  # ems: narrower strips are names in a list, not columns
_ACROSS = 1.1  # ems of white from side to side that part two stories, if a heading follows
_WIDE = 2.0  # ems that part them in any case
_HEADING = 1.2  # times the body's size


@dataclass(frozen=True, slots=True)
class Setting:
    """What a cut must know of the page: the size of its body text, its horizontal rules, its pictures."""

    body: float
    rules: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()

    def heading(self, run: Run) -> bool:
        """Whether a run is set so large that it belongs to a headline."""
        return run.size >= _HEADING * self.body


def blocks(found: Sequence[Run], setting: Setting) -> Iterator[list[Run]]:
    """The blocks of a region in reading order, each with its runs from above to below."""
    if not found:
        return
    for cut in (_by_story, _by_gutter, _by_heading):
        parts = cut(found, setting)
        if len(parts) > 1:
            for part in parts:
                yield from blocks(part, setting)
            return
    yield sorted(found, key=lambda run: (run.base, run.left))


def _bands(
    found: Sequence[Run], begin: Callable[[Run], float], end: Callable[[Run], float]
) -> list[list[Run]]:
    """Runs grouped so that no two groups overlap along one axis, in the order of that axis."""
    groups: list[list[Run]] = []
    reached = 0.0
    for run in sorted(found, key=lambda run: (begin(run), end(run), run.base, run.left)):
        if groups and begin(run) < reached:
            groups[-1].append(run)
        else:
            groups.append([run])
        reached = max(end(run), reached) if len(groups[-1]) > 1 else end(run)
    return groups


def _merged(groups: list[list[Run]], apart: Callable[[list[Run], list[Run]], bool]) -> list[list[Run]]:
    """Neighbouring groups as one wherever they do not stand apart."""
    parts: list[list[Run]] = []
    last: list[Run] = []
    for group in groups:
        if parts and not apart(last, group):
            parts[-1].extend(group)
        else:
            parts.append(list(group))
        last = group
    return parts


def _lines(found: Sequence[Run]) -> list[list[Run]]:
    return _bands(found, lambda run: run.top + 0.1 * run.size, lambda run: run.bottom - 0.05 * run.size)


def _by_story(found: Sequence[Run], setting: Setting) -> list[list[Run]]:
    """Cut across at rules, at wide gaps, and at lesser ones under which a heading stands first on the left."""
    box = around(found)

    def apart(above: list[Run], below: list[Run]) -> bool:
        upper, lower = around(above).bottom, around(below).top
        if any(_splits(rule, upper, lower, box) for rule in setting.rules):
            return True
        first = min(below, key=lambda run: (run.left, run.top))
        begins = setting.heading(first) and not _headings(above, setting)
        if not begins and any(_fills(picture, upper, lower, box) for picture in setting.pictures):
            return False
        return lower - upper > (_ACROSS if begins else _WIDE) * setting.body

    return _merged(_lines(found), apart)


def _splits(rule: Box, upper: float, lower: float, box: Box) -> bool:
    """Whether a rule lies between two lines and runs over most of the region, not far beyond it."""
    inside = min(rule.right, box.right) - max(rule.left, box.left)
    width = box.right - box.left
    return upper - 2 <= rule.top and rule.bottom <= lower + 2 and inside > 0.8 * width


def _fills(picture: Box, upper: float, lower: float, box: Box) -> bool:
    """Whether a picture stands in the gap between two lines, so that the text jumps over it."""
    beside = picture.right < box.left or picture.left > box.right
    return not beside and picture.bottom > upper and picture.top < lower


def _headings(line: Sequence[Run], setting: Setting) -> bool:
    return all(setting.heading(run) for run in line)


def _by_gutter(found: Sequence[Run], setting: Setting) -> list[list[Run]]:
    """Cut along strips without ink that have columns of text on both sides."""
    if len({run.base for run in found}) < 2:
        return [list(found)]
    strips = _bands(found, lambda run: run.left, lambda run: run.right)

    def apart(left: list[Run], right: list[Run]) -> bool:
        return around(right).left - around(left).right >= _GUTTER * setting.body

    columns = _merged(strips, apart)
    last = columns[-1]

    def both(left: list[Run], right: list[Run]) -> bool:
        ends = right is last and len(right) < len(left)  # the rest of a text may be one short line
        return _column(left, setting) and (ends or _column(right, setting))

    return sorted(_merged(columns, both), key=lambda part: not all(run.below for run in part))


def _column(strip: Sequence[Run], setting: Setting) -> bool:
    if all(run.below for run in strip):
        return True  # a headline set downwards
    return median(run.right - run.left for run in strip) >= _COLUMN * setting.body


def _by_heading(found: Sequence[Run], setting: Setting) -> list[list[Run]]:
    """Cut across where headings end or begin."""
    lines = _lines(found)
    return _merged(lines, lambda above, below: _headings(above, setting) != _headings(below, setting))
