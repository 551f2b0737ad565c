"""A page of a PDF → its glyphs, boxes, rules and pictures, in points from the page's upper left corner."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

_THIN = 3.0  # points: a path no thicker is a rule


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; `top` is less than `bottom`."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def area(self) -> float:
        """Square points."""
        return (self.right - self.left) * (self.bottom - self.top)

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character as set: place along the line, baseline, and size (the height of its em)."""

    char: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that a PDF page shows."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    boxes: tuple[Box, ...]  # drawn frames and coloured grounds, smallest first
    rules: tuple[Box, ...]  # horizontal lines
    pictures: tuple[Box, ...]


def sheet(page: pdfium.PdfPage) -> Sheet:
    """What a page shows; glyphs in the order of the file, white space and doubled prints left out."""
    width, height = page.get_size()
    frame = page.get_bbox()
    text = page.get_textpage()
    try:
        glyphs = tuple(_printed_once(_glyphs(text, frame)))
    finally:
        text.close()
    shapes = [(item.type, _flipped(item.get_bounds(), frame)) for item in page.get_objects(max_depth=4)]
    paths = [box for kind, box in shapes if kind == raw.FPDF_PAGEOBJ_PATH]
    pictures = [box for kind, box in shapes if kind == raw.FPDF_PAGEOBJ_IMAGE]
    rules = [box for box in paths if box.bottom - box.top <= _THIN < box.right - box.left]
    boxes = [box for box in paths if min(box.bottom - box.top, box.right - box.left) > 20]
    return Sheet(width, height, glyphs, tuple(sorted(set(boxes), key=_order)), tuple(rules), tuple(pictures))


def _order(box: Box) -> tuple[float, float, float]:
    return box.area, box.top, box.left


def _flipped(bounds: tuple[float, float, float, float], frame: tuple[float, float, float, float]) -> Box:
    left, bottom, right, top = bounds
    return Box(left - frame[0], frame[3] - top, right - frame[0], frame[3] - bottom)


def _glyphs(text: pdfium.PdfTextPage, frame: tuple[float, float, float, float]) -> Iterator[Glyph]:
    x, y, matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX()
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        char = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        if raw.FPDFText_IsGenerated(text, index) == 1 or char in "\r\n\t\ufffe\u00ad":
            continue
        left, _, right, _ = text.get_charbox(index, loose=True)
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetMatrix(text, index, matrix)
        size = raw.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
        if size > 1:
            yield Glyph(char, left - frame[0], right - frame[0], frame[3] - y.value, size)


def _printed_once(glyphs: Iterator[Glyph]) -> Iterator[Glyph]:
    """The glyphs without the second print of one, set a hair beside the first to look bold."""
    seen: dict[tuple[str, int, int], Glyph] = {}
    for glyph in glyphs:
        column, line = round(glyph.left / glyph.size * 2), round(glyph.base / glyph.size * 2)
        near = [seen.get((glyph.char, column + dx, line + dy)) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
        if any(other is not None and _doubled(glyph, other) for other in near):
            continue
        seen[glyph.char, column, line] = glyph
        yield glyph


def _doubled(glyph: Glyph, other: Glyph) -> bool:
    reach = 0.12 * glyph.size
    return abs(glyph.left - other.left) < reach and abs(glyph.base - other.base) < reach
