"""Two pictures of confidence as inline SVG: is it true, and what does a threshold cost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import floor, sqrt

from kg.evaluate.calibration import Bin
from kg.evaluate.tally import Tally

_WIDTH, _HEIGHT = 460, 340
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 16, 14, 46
_LARGEST, _SMALLEST = 9.0, 3.0  # radius of a point
Place = Callable[[float, float], tuple[float, float]]


def reliability_plot(bins: Sequence[Bin]) -> str:
    """The share right of each bin over its mean confidence, with its 95 % interval; "" without bins."""
    if not bins:
        return ""
    low = _floor(value for b in bins for value in (b.confidence, b.interval[0]))
    place = _placing(low, low)
    most = max(b.facts for b in bins)
    points = "".join(_point(b, place, most) for b in bins)
    diagonal = _line("diagonal", [place(low, low), place(1, 1)])
    axes = "".join(_axes(low, low, place, "confidence · 置信度", "share right · 正确率"))
    return _picture("Share of facts that are right over their confidence", axes + diagonal + points)


def threshold_plot(rows: Sequence[tuple[float, Tally]]) -> str:
    """Precision, recall and F1 of the facts kept over the threshold; "" without rows."""
    if not rows:
        return ""
    left = min((t for t, _ in rows if t > 0), default=0.0)
    left = max(0.0, left - 0.05)
    shown = [(max(threshold, left), counts) for threshold, counts in rows]
    low = _floor(share for _, t in shown for share in (t.precision, t.recall, t.f1))
    place = _placing(left, low)
    lines = {
        "precision": [(threshold, t.precision) for threshold, t in shown],
        "recall": [(threshold, t.recall) for threshold, t in shown],
        "F1": [(threshold, t.f1) for threshold, t in shown],
    }
    drawn = "".join(
        _curve(number, name, [place(x, y) for x, y in points])
        for number, (name, points) in enumerate(lines.items())
    )
    axes = "".join(_axes(left, low, place, "facts kept from · 置信度阈值", ""))
    return _picture("Precision, recall and F1 over the threshold", axes + drawn)


def _floor(values: Iterable[float]) -> float:
    return max(0.0, floor(min(values) * 10) / 10)


def _placing(left: float, low: float) -> Place:
    """From values to the coordinates of a picture whose axes end at 1."""
    wide, high = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM

    def place(x: float, y: float) -> tuple[float, float]:
        return (
            round(_LEFT + wide * (x - left) / ((1 - left) or 1), 1),
            round(_TOP + high * (1 - y) / ((1 - low) or 1), 1),
        )

    return place


def _axes(left: float, low: float, place: Place, below: str, beside: str) -> Iterator[str]:
    for value in _ticks(low):
        (x, y), (end, _) = place(left, value), place(1, value)
        yield _line("grid", [(x, y), (end, y)]) + _text(x - 8, y + 4, f"{value:.1f}", "end")
    for value in _ticks(left):
        (x, y), (_, top) = place(value, low), place(value, 1)
        yield _line("grid", [(x, y), (x, top)]) + _text(x, y + 17, f"{value:.1f}", "middle")
    yield _text((_LEFT + _WIDTH - _RIGHT) / 2, _HEIGHT - 8, below, "middle")
    middle = (_TOP + _HEIGHT - _BOTTOM) / 2
    yield (
        f'<g transform="rotate(-90 14 {middle})">{_text(14, middle, beside, "middle")}</g>' if beside else ""
    )


def _ticks(low: float) -> list[float]:
    step = 2 if low < 0.45 else 1
    return [tenth / 10 for tenth in range(10, -1, -step) if tenth / 10 >= low - 1e-9][::-1]


def _point(b: Bin, place: Place, most: int) -> str:
    x, y = place(b.confidence, b.precision)
    low, high = (place(b.confidence, end)[1] for end in b.interval)
    radius = max(_SMALLEST, _LARGEST * sqrt(b.facts / most))
    told = f"{b.facts} facts of confidence {b.confidence:.3f}: {b.precision:.3f} right"
    reach = _line("reach", [(x, low), (x, high)])
    return f'<g>{reach}<circle cx="{x}" cy="{y}" r="{radius:.1f}"/><title>{told}</title></g>'


def _curve(number: int, name: str, points: Sequence[tuple[float, float]]) -> str:
    """A line, and its name in the lower left corner, where no curve comes."""
    y = _HEIGHT - _BOTTOM - 58 + 20 * number
    key = _line(f"curve {name.lower()}", [(_LEFT + 14, y - 4), (_LEFT + 38, y - 4)])
    return _line(f"curve {name.lower()}", points) + key + _text(_LEFT + 46, y, name, "start")


def _line(kind: str, points: Iterable[tuple[float, float]]) -> str:
    return f'<polyline class="{kind}" points="{" ".join(f"{x},{y}" for x, y in points)}"/>'


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{words}</text>'


def _picture(title: str, inside: str) -> str:
    box = f'viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{title}"'
    return f"<figure><svg {box}>{inside}</svg><figcaption>{title}</figcaption></figure>"
