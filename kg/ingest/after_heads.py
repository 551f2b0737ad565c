"""A story whose heading stands under it, on a page where the others stand above theirs."""

from __future__ import annotations

from collections.abc import Sequence

from kg.ingest import cues
from kg.ingest.chunk import Chunk

_HEADING = ("head", "subtitle", "byline")
_TEXT = ("body", "list")


def headed_first(used: Sequence[Chunk]) -> list[Chunk]:
    """The chunks, a heading that is set close under its story and apart from what follows moved before it.

    Blank lines tell: none between the text and its heading, one above the text and one under the heading.
    """
    out = list(used)
    index = 1
    while index < len(out):
        end = _heading_end(out, index)
        if end > index and (start := _story_start(out, index)) is not None:
            heading = sorted(out[index:end], key=lambda chunk: chunk.kind == "byline")
            out[start:end] = [*heading, *out[start:index]]
        index = max(end, index + 1)
    return out


def _heading_end(used: Sequence[Chunk], index: int) -> int:
    """Where the run of headings ends that begins at `index` close under a text; `index` where none does."""
    above = used[index - 1]
    if above.kind not in _TEXT or not _ends(above) or used[index].kind not in _HEADING or used[index].gap:
        return index
    end = index
    while end < len(used) and used[end].kind in _HEADING and (end == index or not used[end].gap):
        end += 1
    heads = [chunk for chunk in used[index:end] if chunk.kind == "head" and chunk.text[0] not in "（("]
    apart = end == len(used) or used[end].gap > 0
    return end if heads and apart else index


def _ends(chunk: Chunk) -> bool:
    return chunk.closed or cues.match("signed", chunk.text) is not None


def _story_start(used: Sequence[Chunk], index: int) -> int | None:
    """The text chunk, set apart from a finished text above it, that the story over a heading begins with."""
    for start in range(index - 1, 0, -1):
        if used[start].kind not in _TEXT:
            return None
        if used[start].gap > 0:
            above = used[start - 1]
            done = above.kind in ("body", "start", "list", "note", "byline", "credit") and (
                _ends(above) or above.kind in ("list", "note", "byline", "credit")
            )
            return start if done else None
    return None
