"""Chunks → chunks: what a chunk is by those around it (signature, credit, names, wrapped body)."""

from __future__ import annotations

from dataclasses import replace
from statistics import median

from kg.ingest import cues
from kg.ingest.chunk import Chunk


def settled(found: list[Chunk]) -> list[Chunk]:
    """Each chunk with the kind that its neighbours give it.

    Headings inside an open sentence, or its first wrapped lines, become body; names under a headline a
    byline; a byline under a photograph's caption its credit; the body over a notice's date a signature.
    """
    out: list[Chunk] = []
    open_body: Chunk | None = None
    for index, chunk in enumerate(found):
        if _is_author_line(found, index):
            chunk = replace(chunk, kind="byline")
        if chunk.kind == "byline" and _is_credit(found, index):
            chunk = replace(chunk, kind="credit")
        if _is_signature(found, index) or (out and out[-1].kind == "signature" and _is_day(chunk)):
            chunk = replace(chunk, kind="signature")
        if chunk.kind in ("head", "award", "label") and _is_body(found, index, open_body):
            chunk = replace(chunk, kind="body")
        if chunk.kind in ("body", "start"):
            open_body = None if chunk.closed or _ends_otherwise(chunk.text) else chunk
        elif chunk.kind != "furniture":
            open_body = None
        out.append(chunk)
    return out


def _is_author_line(found: list[Chunk], index: int) -> bool:
    """Whether a short line between a headline and its body is nothing but names."""
    if not 0 < index < len(found) - 1 or found[index].kind != "head":
        return False
    names = cues.names(found[index].text.split(" "))
    around = found[index - 1].kind in ("head", "subtitle") and found[index + 1].kind == "body"
    return around and names is not None and not cues.names_subject(found[index].text)


def _is_credit(found: list[Chunk], index: int) -> bool:
    """Whether a byline with 图 or 摄 stands under a short text that is a photograph's caption."""
    above = found[index - 1] if index else None
    if (
        above is None
        or above.kind != "body"
        or not found[index].text.endswith(("图", "摄", "影", "摄影报道"))
    ):
        return False
    return above.width <= 200 and bool(cues.match("photo", above.text) or cues.match("dateline", above.text))


def _is_signature(found: list[Chunk], index: int) -> bool:
    """Whether a short line is the body that signs a notice: a date stands by or under it, a text above."""
    if not index or found[index].kind not in ("head", "subtitle") or len(found[index].lines) > 2:
        return False
    dated = index + 1 < len(found) and _is_day(found[index + 1])
    if not dated and not cues.match("sealed", found[index].text):
        return False
    return found[index - 1].kind in ("body", "list") and found[index - 1].closed


def _is_day(chunk: Chunk) -> bool:
    return chunk.kind == "furniture" and cues.match("day", chunk.text) is not None


def _ends_otherwise(text: str) -> bool:
    """Whether a body that has no final mark is over: a colon before a list, a credit, a note."""
    signs = ("pointer", "creditend", "signed", "credited")
    return text[-1] in "：:" or any(cues.match(sign, text) for sign in signs)


def _is_body(found: list[Chunk], index: int, open_body: Chunk | None) -> bool:
    chunk = found[index]
    following = next((c for c in found[index + 1 :] if c.kind != "furniture"), None)
    if open_body is not None:
        return not (following is not None and following.kind == "start" and chunk.gap > 0)
    if chunk.kind != "head" or following is None or following.kind != "body":
        return False
    headed = index > 0 and found[index - 1].kind in ("head", "subtitle", "byline")
    if "，" in chunk.text and (cues.match("dateline", chunk.text) or _is_saying(chunk, following, headed)):
        return True
    return (
        following.gap <= 1 and not cues.match("dateline", following.text) and _wrapped_alike(chunk, following)
    )


def _is_saying(chunk: Chunk, following: Chunk, headed: bool) -> bool:
    """Whether a story opens with somebody's words (“真没想到，只用了三天！”)."""
    quoted = chunk.text[0] == "“" and chunk.text[-1] == "”" and chunk.closed
    return quoted and (headed or following.gap == 0)


def _wrapped_alike(chunk: Chunk, following: Chunk) -> bool:
    """Whether a short chunk has the wrap width of the body that follows and reads on into it."""
    if len(following.lines) < 2 or chunk.text[-1] in "：:）)】":
        return False
    column = median(line.width for line in following.lines[:-1])
    if any(not 0.8 * column <= line.width <= 1.15 * column for line in chunk.lines):
        return False
    return chunk.gap == 0 or len(chunk.lines) > 1 or "，" in chunk.text
