"""Where the labels of a picture go so that few of them cover another or a node."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Box = tuple[float, float, float, float]  # left, low, right, high, in points
_SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1), (0.8, 0.8), (-0.8, 0.8), (0.8, -0.8), (-0.8, -0.8))
_LINE = 1.2  # height of a line in ems
_GAP = 2.0
_LATIN, _LAST_NARROW = (
    0.55,
    0x1FFF,
)  # width in ems of a letter up to there; Chinese characters and marks fill one
_TOLERANCE = 0.4  # share of a label that may lie over others
_STEP, _INKED = 8.0, 5.0  # points along a line, and what it inks at each
_SHARES = (0.5, 0.4, 0.6, 0.3, 0.7)  # of the way along a line


@dataclass(frozen=True, slots=True)
class Dot:
    """A node on paper: its middle and radius in points, with the label wanted and its size."""

    x: float
    y: float
    radius: float
    label: str
    size: float


@dataclass(frozen=True, slots=True)
class Line:
    """An edge on paper, in points, with the words wanted and their size."""

    start: tuple[float, float]
    end: tuple[float, float]
    words: str
    size: float


def place_names(dots: Sequence[Dot], lines: Sequence[Line], paper: Box) -> list[Box | None]:
    """A box beside each dot for its label; None where too much of it would cover others or leave the paper.

    Dots are served in the given order, so the important ones come first. Lines are kept off where possible.
    """
    choices = [list(_beside(dot)) for dot in dots]
    return _place(
        choices, [around(dot) for dot in dots], [box for line in lines for box in _trace(line)], paper
    )


def place_words(lines: Sequence[Line], taken: Sequence[Box], paper: Box) -> list[Box | None]:
    """A box on each line for its words, None where too much of what is taken would be covered."""
    return _place([list(_along(line)) for line in lines], list(taken), [], paper)


def around(dot: Dot) -> Box:
    """The box that a dot fills."""
    return dot.x - dot.radius, dot.y - dot.radius, dot.x + dot.radius, dot.y + dot.radius


def text_width(text: str, size: float) -> float:
    """About how wide a text is in points."""
    return size * sum(1.0 if ord(c) > _LAST_NARROW else _LATIN for c in text)


def _place(
    choices: Sequence[Sequence[Box]], taken: list[Box], faint: Sequence[Box], paper: Box
) -> list[Box | None]:
    """The least bad of each one's choices, unless it is bad for more than covering what is faint."""
    placed: list[Box | None] = []
    for boxes in choices:
        bad = [_covered(box, taken) + _area(box) - _covered(box, [paper]) for box in boxes]
        worse = [cover + _covered(box, faint) for cover, box in zip(bad, boxes, strict=True)]
        best = min(range(len(boxes)), key=worse.__getitem__)
        fits = bad[best] < _TOLERANCE * _area(boxes[best])
        placed.append(boxes[best] if fits else None)
        taken += [boxes[best]] if fits else []
    return placed


def _beside(dot: Dot) -> Iterable[Box]:
    wide, high = text_width(dot.label, dot.size), dot.size * _LINE
    for across, up in _SIDES:
        x = dot.x + across * (dot.radius + _GAP + wide / 2)
        y = dot.y + up * (dot.radius + _GAP + high / 2)
        yield _box(x, y, wide, high)


def _along(line: Line) -> Iterable[Box]:
    wide, high = text_width(line.words, line.size), line.size * _LINE
    for share in _SHARES:
        yield _box(*_on(line, share), wide, high)


def _trace(line: Line) -> Iterable[Box]:
    """Small boxes along a line: a label across it is bad, though not as bad as one across another."""
    steps = math.dist(line.start, line.end) / _STEP
    for number in range(1, int(steps)):
        yield _box(*_on(line, number / steps), _INKED, _INKED)


def _on(line: Line, share: float) -> tuple[float, float]:
    across, up = (line.start[axis] + share * (line.end[axis] - line.start[axis]) for axis in (0, 1))
    return across, up


def _box(x: float, y: float, wide: float, high: float) -> Box:
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


def _covered(box: Box, others: Iterable[Box]) -> float:
    return sum(
        max(0.0, min(box[2], o[2]) - max(box[0], o[0])) * max(0.0, min(box[3], o[3]) - max(box[1], o[1]))
        for o in others
    )


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
