"""The chunk: neighbouring lines of a page that have one role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.ingest import characters
from kg.ingest.lines import Line

ChunkKind = Literal[
    "start",  # body that opens with 本报讯, 新华社…电
    "body",
    "head",  # short, no final mark: headline, sub-heading
    "subtitle",  # opens with a dash
    "label",  # section label
    "byline",
    "note",  # author note, source
    "credit",  # 张三 摄
    "furniture",
    "award",  # heading of a list in an honour roll
    "list",
    "signature",  # the body that signs a notice, with a date under it
]
_LONGEST_HEAD = 60.0  # columns, all lines of a headline together


@dataclass(frozen=True, slots=True)
class Chunk:
    """Neighbouring lines of one role."""

    kind: ChunkKind
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The lines joined without their breaks."""
        return "".join(line.text for line in self.lines)

    @property
    def gap(self) -> int:
        """Blank lines above."""
        return self.lines[0].gap

    @property
    def closed(self) -> bool:
        """Whether the chunk ends a sentence."""
        return characters.closes(self.text)

    @property
    def width(self) -> float:
        """Columns of all lines together."""
        return sum(line.width for line in self.lines)


def may_be_heading(chunk: Chunk) -> bool:
    """Whether the chunk has the shape of a heading: short, few lines, no sentence inside or at its end."""
    text = chunk.text
    if chunk.width > _LONGEST_HEAD or len(chunk.lines) > 4 or "。" in text or "；" in text:
        return False
    if any(text.count(a) > text.count(b) for a, b in ("“”", "《》", "（）", "()")):
        return False
    if text[-1] in "，、；,;" or text[0] in "，、；。,;）)”":
        return False
    if chunk.closed:
        return text[-1] in "！？!?…”" and chunk.width <= 22
    return text.count("，") + text.count(",") <= 2
