"""Glyphs → runs: stretches of a printed line, cut at every gap that may be the space between columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.ingest.pdf_glyphs import Box, Glyph

_GAP = 0.9  # ems without ink, and without a space set there, that may part columns
_SPACE = 0.6  # ems that read as a space within a run


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

    @property
    def top(self) -> float:
        """The upper edge of the em."""
        return self.base - 0.85 * self.size

    @property
    def bottom(self) -> float:
        """The lower edge of the em."""
        return self.base + 0.15 * self.size

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
    found = [run for line in lines for run in _cut(sorted(line, key=lambda glyph: glyph.left))]
    return sorted(found, key=lambda run: (run.base, run.left))


def _same_line(one: Glyph, other: Glyph) -> bool:
    small, large = sorted((one.size, other.size))
    return abs(one.base - other.base) <= 0.25 * small and large <= 1.2 * small


def _cut(line: Sequence[Glyph]) -> list[Run]:
    parts: list[list[Glyph]] = []
    for glyph in line:
        if parts and glyph.left - parts[-1][-1].right <= _GAP * glyph.size:
            parts[-1].append(glyph)
        else:
            parts.append([glyph])
    return [run for part in parts if (run := _run(part)) is not None]


def _run(part: Sequence[Glyph]) -> Run | None:
    inked = [index for index, glyph in enumerate(part) if not glyph.char.isspace()]
    if not inked:
        return None
    kept = part[inked[0] : inked[-1] + 1]
    text = kept[0].char
    for last, glyph in pairwise(kept):
        spaced = glyph.left - last.right > _SPACE * glyph.size
        text += (" " if spaced and not last.char.isspace() else "") + glyph.char
    size = Counter(round(glyph.size, 1) for glyph in kept).most_common(1)[0][0]
    before, after = inked[0] > 0, inked[-1] + 1 < len(part)
    return Run(text, kept[0].left, kept[-1].right, kept[0].base, size, before, after)


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
    return replace(
        left, text=f"{left.text} {right.text}", right=right.right, size=size, space_after=right.space_after
    )
