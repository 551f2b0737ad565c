"""Glyphs → runs: stretches of a printed line, cut at every gap that may be the space between columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from kg.ingest.characters import CLOSERS, FINALS
from kg.ingest.pdf_glyphs import Box, Glyph

HANGING = f"，、；：{FINALS}{CLOSERS}"  # marks that may hang over the right edge of a column
_GAP = 0.9  # ems without ink, and without a space set there, that may part columns
_NARROW = 0.25  # ems that do so at a place where columns begin
_COLUMN_LINES = 3
_STACK = 3  # characters of a headline set downwards
_SPACE = 0.15  # ems beyond the usual distance that read as a space


@dataclass(frozen=True, slots=True)
class Run:
    """Characters set side by side in one size; `top` and `bottom` from its em."""

    text: str
    left: float
    right: float
    base: float
    size: float
    space_before: bool = False  # white space is set there, which a line break may hide
    space_after: bool = False
    below: float = 0.0  # how far characters stand below the first: text set downwards

    @property
    def top(self) -> float:
        """The upper edge of the em."""
        return self.base - 0.85 * self.size

    @property
    def bottom(self) -> float:
        """The lower edge of the last em."""
        return self.base + 0.15 * self.size + self.below

    @property
    def middle(self) -> tuple[float, float]:
        """The centre."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


def runs(glyphs: Iterable[Glyph]) -> list[Run]:
    """The runs of a page, from above to below and from left to right."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.base, glyph.left)):
        home = next((line for line in reversed(lines[-6:]) if _same_line(line[0], glyph)), None)
        if home is None:
            lines.append([glyph])
        else:
            home.append(glyph)
    printed = [sorted(line, key=lambda glyph: glyph.left) for line in lines]
    starts = _starts(printed)
    found = [run for line in printed for run in _cut(line, starts)]
    return sorted(_downwards(found), key=lambda run: (run.base, run.left))


def _downwards(found: Sequence[Run]) -> list[Run]:
    """The runs, with large characters that stand one below the other as one run."""
    body = body_size(found)
    rest: list[Run] = []
    stacks: list[list[Run]] = []
    for run in sorted(found, key=lambda run: (run.base, run.left)):
        if len(run.text) > 1 or run.size < 1.2 * body:
            rest.append(run)
            continue
        above = next((stack for stack in stacks if _below(stack[-1], run)), None)
        if above is None:
            stacks.append([run])
        else:
            above.append(run)
    for stack in stacks:
        if len(stack) < _STACK:
            rest.extend(stack)
        else:
            text, drop = "".join(run.text for run in stack), stack[-1].base - stack[0].base
            rest.append(replace(stack[0], text=text, below=drop))
    return rest


def _below(above: Run, run: Run) -> bool:
    step = (run.base - above.base) / run.size
    return abs(run.left - above.left) < 0.5 * run.size and 0.8 < step < 1.8 and run.size == above.size


def _same_line(one: Glyph, other: Glyph) -> bool:
    small, large = sorted((one.size, other.size))
    return abs(one.base - other.base) <= 0.25 * small and large <= 1.2 * small


def _ink(glyph: Glyph) -> float:
    """Where the ink of a glyph ends: closing marks leave the right half of their em empty."""
    half = glyph.right - glyph.left > 0.9 * glyph.size and glyph.char in HANGING
    return glyph.right - 0.5 * glyph.size * half


def _starts(lines: Sequence[Sequence[Glyph]]) -> frozenset[int]:
    """Places, in steps of two points, where columns begin: several lines do behind a wide gap."""
    wide: Counter[int] = Counter()
    for line in lines:
        for last, glyph in pairwise(line):
            if glyph.left - _ink(last) > _GAP * glyph.size:
                wide[round(glyph.left / 2)] += 1
    return frozenset(place for place, count in wide.items() if count >= _COLUMN_LINES)


def _cut(line: Sequence[Glyph], starts: frozenset[int]) -> list[Run]:
    parts: list[list[Glyph]] = []
    for glyph in line:
        if parts and not _parted(parts[-1][-1], glyph, starts):
            parts[-1].append(glyph)
        else:
            parts.append([glyph])
    return [run for part in parts if (run := _run(part)) is not None]


def _parted(last: Glyph, glyph: Glyph, starts: frozenset[int]) -> bool:
    gap = glyph.left - last.right
    column = round(glyph.left / 2) in starts
    return gap > _GAP * glyph.size or (column and glyph.left - _ink(last) > _NARROW * glyph.size)


def _run(part: Sequence[Glyph]) -> Run | None:
    inked = [index for index, glyph in enumerate(part) if not glyph.char.isspace()]
    if not inked:
        return None
    kept = part[inked[0] : inked[-1] + 1]
    usual = median(glyph.left - last.right for last, glyph in pairwise(kept)) if len(kept) > 3 else 0.0
    text = kept[0].char
    for last, glyph in pairwise(kept):
        spaced = glyph.left - last.right - usual > _SPACE * glyph.size
        text += (" " if spaced and not _white(last, glyph) else "") + glyph.char
    size = Counter(round(glyph.size, 1) for glyph in kept).most_common(1)[0][0]
    before, after = inked[0] > 0, inked[-1] + 1 < len(part)
    return Run(text, kept[0].left, _ink(kept[-1]), kept[0].base, size, before, after)


def _white(one: Glyph, other: Glyph) -> bool:
    return one.char.isspace() or other.char.isspace()


def body_size(found: Iterable[Run]) -> float:
    """The size in which most characters are set."""
    sizes: Counter[float] = Counter()
    for run in found:
        sizes[run.size] += len(run.text)
    return max(sizes, key=lambda size: (sizes[size], -size), default=0.0)


def around(found: Sequence[Run]) -> Box:
    """The smallest box around runs."""
    return Box(
        min(run.left for run in found),
        min(run.top for run in found),
        max(run.right for run in found),
        max(run.bottom for run in found),
    )


def joined(found: Iterable[Run]) -> list[Run]:
    """Runs that stand on one baseline as one, with a space for the gap; from above to below."""
    rows: list[Run] = []
    for run in sorted(found, key=lambda run: (run.base, run.left)):
        last = rows[-1] if rows else None
        if last and abs(run.base - last.base) <= 0.3 * min(run.size, last.size):
            rows[-1] = _beside(*sorted((last, run), key=lambda each: each.left))
        else:
            rows.append(run)
    return rows


def _beside(left: Run, right: Run) -> Run:
    size = max(left, right, key=lambda run: len(run.text)).size
    empty = 0.5 * (left.text[-1] in HANGING)
    space = " " if right.left - left.right > (empty + _SPACE) * size else ""
    return replace(
        left,
        text=f"{left.text}{space}{right.text}",
        right=right.right,
        size=size,
        space_after=right.space_after,
    )
