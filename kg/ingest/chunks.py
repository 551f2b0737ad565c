"""Lines → chunks: each stretch of a page gets its role, before any story is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from kg.ingest import characters, cues, rolls
from kg.ingest.chunk import Chunk, ChunkKind, may_be_heading
from kg.ingest.lines import Line
from kg.ingest.settling import settled

_WHOLE_LINE: tuple[ChunkKind, ...] = ("byline", "credit", "note")


def chunks(page_lines: Sequence[Line]) -> list[Chunk]:
    """The chunks of a page in page order; every line is in exactly one."""
    return settled(rolls.with_lists([_classified(group) for group in _groups(page_lines)]))


def _groups(page_lines: Sequence[Line]) -> Iterator[tuple[ChunkKind | None, list[Line]]]:
    kind: ChunkKind | None = None
    group: list[Line] = []
    for index, line in enumerate(page_lines):
        open_before = bool(group) and kind in (None, "start") and _running(group)
        if open_before and kind is None and may_be_heading(Chunk("head", tuple(group))):
            open_before = not cues.match("byline", line.text)
        shown = _shown(line, open_before)
        if shown is None and rolls.in_roll_of_names(page_lines, index):
            shown = "list"
            if kind == "list" and line.gap <= 1:
                group.append(line)
                continue
        if shown == "credit" and open_before and line.gap == 0 and cues.match("halfcredit", group[-1].text):
            shown = None
        if shown is None and _unfinished(kind, group, line):
            group.append(line)
            continue
        if kind == "byline" and _credits(group, line):
            group.append(line)
            kind = "credit"
            continue
        if group and (shown is not None or _cut(page_lines, index, kind, group)):
            if kind == "byline" and shown in ("credit", None) and _role_only(group) and line.gap == 0:
                group.append(line)
                kind = shown or "byline"
                continue
            yield kind, group
            group = []
        if not group:
            kind = shown
        group.append(line)
    if group:
        yield kind, group


def _unfinished(kind: ChunkKind | None, group: list[Line], line: Line) -> bool:
    """Whether a line is the wrapped rest of a note in brackets or of a subtitle behind a dash."""
    if kind == "note":
        return group[-1].text[-1] not in "）)】]" and line.gap <= 1
    if kind != "subtitle" or line.gap or line.closed or len(group) > 2 or group[-1].text[-1] in "）)":
        return False
    return line.width <= group[-1].width and not cues.match("dateline", line.text)


def _running(group: list[Line]) -> bool:
    """Whether the lines are an open sentence: no final mark at the end, but marks of a sentence within."""
    return not group[-1].closed and any(mark in _unnumbered(line) for line in group for mark in "，,。；、")


def _unnumbered(line: Line) -> str:
    number = cues.match("numbered", line.text)
    return line.text[number.end() :] if number else line.text


def _shown(line: Line, open_before: bool) -> ChunkKind | None:
    """The role that the line's own words show, or None. In an open sentence fewer signs count."""
    text = line.text
    if cues.match("start", text) and not (open_before and line.gap == 0 and text[0] not in "本讯"):
        return "start"
    furniture = line.width <= 60 and cues.match("furniture", text)
    if furniture and not _in_sentence("furniture", line, open_before):
        return "furniture"
    if cues.is_label(text) and (line.gap or not open_before):
        return "label"
    for kind in _WHOLE_LINE:
        if line.width <= 60 and cues.match(kind, text) and not _in_sentence(kind, line, open_before):
            return kind
    if cues.match("subtitle", text) and line.width <= 45 and not open_before and not line.closed:
        return "subtitle"
    return None


def _in_sentence(kind: ChunkKind, line: Line, open_before: bool) -> bool:
    """Whether words that look like a sign are more likely part of the sentence they stand in."""
    if not open_before:
        return False
    if kind == "furniture":
        return line.gap == 0 or not characters.is_ascii_word(line.text[-1])
    return line.gap == 0 and kind != "credit" and line.text[0] not in "（(□■"


def _role_only(group: list[Line]) -> bool:
    text = group[0].text.replace(" ", "")
    return len(group) == 1 and text.endswith(("记者", "通讯员"))


def _credits(group: list[Line], line: Line) -> bool:
    """Whether a line is the wrapped end of a photographer's line (本报记者 张三 / 摄)."""
    return len(group) == 1 and line.gap == 0 and line.text.strip("） )") in ("摄", "摄影", "文/图", "供图")


def _cut(page_lines: Sequence[Line], index: int, kind: ChunkKind | None, group: list[Line]) -> bool:
    """Whether a new chunk begins at line `index` although its own words show no role."""
    line, last = page_lines[index], group[-1]
    if kind not in (None, "start") or last.closed or _signed_off(group):
        return True
    if line.text[0] in "”’」』）)》，。、；：":
        return False
    if _counted(line) and (not _running(group) or cues.match("numbered", line.text)):
        return True
    if len(group) == 1 and _counted(last) and not _running(group):
        return True
    if cues.match("numbered", line.text) and (line.gap or len(line.text) > 40):
        return True
    if line.gap:
        return not (line.gap == 1 and line.text[0] in "“‘「『《" and not _headlike(group))
    return _other_column(page_lines, index)


def _counted(line: Line) -> bool:
    """Whether the line heads a list by its own words: …名单, …（7家）."""
    return (line.text[-1] in "单）)" and _whole_award(line.text)) or rolls.is_honour_heading(line.text)


def _headlike(group: list[Line]) -> bool:
    """Whether the lines above a quotation are a heading, not a sentence that the quotation goes on."""
    return len(group) <= 2 and not _running(group) and may_be_heading(Chunk("head", tuple(group)))


def _signed_off(group: list[Line]) -> bool:
    """Whether a text ends here with the names of its writers or photographer in brackets."""
    text = "".join(line.text for line in group[-2:])
    return text[-1] in "）)" and (cues.match("signed", text) or cues.match("credited", text)) is not None


def _other_column(page_lines: Sequence[Line], index: int) -> bool:
    """Whether the open line before is too short, or too wide, for the wrapped column that follows."""
    following = [page_lines[index].width]
    for line in page_lines[index + 1 : index + 4]:
        if line.gap or line.closed or page_lines[index].closed:
            break
        following.append(line.width)
    column = median(following)
    if column < 10 and len(following) >= 3:
        return page_lines[index - 1].width > 1.6 * column
    return column >= 10 and page_lines[index - 1].width < 0.72 * column


def _classified(group: tuple[ChunkKind | None, list[Line]]) -> Chunk:
    kind, found = group
    chunk = Chunk(kind or "head", tuple(found))
    if kind is not None:
        return chunk
    if cues.match("pointer", chunk.text) or cues.match("salutation", chunk.text):
        return replace(chunk, kind="body")
    if rolls.is_honour_heading(chunk.text) or (cues.match("award", chunk.text) and _whole_award(chunk.text)):
        return replace(chunk, kind="award")
    return replace(chunk, kind="head" if may_be_heading(chunk) else "body")


def _whole_award(text: str) -> bool:
    found = cues.match("award", text)
    return found is not None and found.end() == len(text) and len(text) <= 45
