"""Honour rolls, appointment notices and name lists: which chunks are list headings and which are lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg.ingest import cues
from kg.ingest.chunk import Chunk, ChunkKind, may_be_heading
from kg.ingest.lines import Line
from kg.ingest.roll_zones import split_rolls
from kg.resources import words

_COUNT = re.compile(r"[（(]\s?共?\s?(\d+)\s?[一-龥]{1,2}")
_SPLIT = re.compile(r"[\s、，,；;]+(?![^（(]*[）)])")
_OWNER = re.compile(r"(?:^|(?<=[\s]))[一-龥]{2,8}[:：]")  # 江城县: before the names from there
_LIST_MARKS = re.compile(r"[。！？]")


_POST_LINE = re.compile(
    r"(?P<name>[一-龥]{2,4}|[一-龥] [一-龥])(?:[（(][^（）()]{1,10}[）)])? (?P<what>[^ 。！？，；：]{4,40})"
)
_CLASS = (
    r"(?:先进|优秀|模范|文明|十佳|十大|最美)[一-龥“”]{0,7}"
    r"(?:个人|集体|单位|企业|县|市|区|乡镇|镇|村|街道|社区|工作者|教师|校长|党员|党组织|学校|家庭|校园|标兵|能手|班组"
    r"|机关|窗口|医生|护士|青年|企业家|运动员|教练员|志愿者|公务员|人物|好人)"
)


@cache
def medal_pattern() -> re.Pattern[str]:
    """An honour of a level by its whole name (全国五一劳动奖章), as it stands alone over its list."""
    return re.compile("|".join(words("rules/medals.tsv")))


@cache
def _honour_heading() -> re.Pattern[str]:
    medal = medal_pattern().pattern
    return re.compile(rf"(?:{_CLASS}|(?:{medal})(?:获得者|集体)?)(?:[（(][\d—－-]{{4,9}}年?度?[）)])?[：:]?")


def in_roll_of_names(page_lines: Sequence[Line], index: int) -> bool:
    """Whether a line and one beside it each give a name and, after a space, what the person is."""
    if not _POST_LINE.fullmatch(page_lines[index].text):
        return False
    beside = [page_lines[i] for i in (index - 1, index + 1) if 0 <= i < len(page_lines)]
    return any(_is_post_line(line.text) for line in beside)


def _is_post_line(text: str) -> bool:
    found = _POST_LINE.fullmatch(text)
    return found is not None and cues.is_name(found.group("name"))


def is_honour_heading(text: str) -> bool:
    """Whether a short line is the name of an honour's class, as stands over its list (先进个人)."""
    return _honour_heading().fullmatch(text) is not None


def entries(chunk: Chunk) -> list[str]:
    """The entries of a list chunk, split at spaces, commas and line ends outside brackets."""
    return _entries(chunk.lines)


def _entries(lines: Sequence[Line]) -> list[str]:
    whole = _OWNER.sub("", " ".join(line.text for line in lines))
    return _paired([part for part in _SPLIT.split(whole) if part])


def _size(lines: Sequence[Line]) -> int:
    """How many are listed: lines that hold a name where each gives a name and what he does, else entries."""
    named = [sum(cues.is_name(entry) for entry in _entries([line])) for line in lines]
    if len(_entries(lines[:1])) == 2 and named[0] == 1:
        return sum(count > 0 for count in named)
    return len(_entries(lines))


def _paired(parts: list[str]) -> list[str]:
    """Entries with names printed apart (马 兰) put together again."""
    out: list[str] = []
    for part in parts:
        if out and len(out[-1]) == 1 and cues.is_name(out[-1] + re.sub(r"[（(].*", "", part)):
            out[-1] = f"{out[-1]} {part}"
        else:
            out.append(part)
    return out


def announced(heading: str) -> int | None:
    """The count in brackets behind a list heading (7家), or None."""
    found = _COUNT.search(heading)
    return int(found.group(1)) if found else None


def with_lists(page_chunks: Sequence[Chunk]) -> list[Chunk]:
    """The chunks with lists marked: what follows a list heading as far as its count or shape says."""
    marked = _titles(split_rolls(page_chunks))
    index = 0
    while index < len(marked):
        if marked[index].kind == "award" or _opens_list(marked, index):
            index = _mark(marked, index)
        else:
            index += 1
    return [_no_heading(marked, index) for index in range(len(marked))]


def _titles(page_chunks: Sequence[Chunk]) -> list[Chunk]:
    """The chunks, a list heading that nothing leads to being a roll's title: a headline."""
    out = list(page_chunks)
    last: Chunk | None = None
    for index, chunk in enumerate(out):
        if chunk.kind == "award" and (
            _heads_story(out, index) or _over_parts(out, index) or not _is_part(chunk, last)
        ):
            out[index] = replace(chunk, kind="head")
        if chunk.kind not in ("furniture", "label"):
            last = chunk
    return out


_TOLD = re.compile(r"表彰|召开|举行|荣?获|评选|揭晓|颁奖|庆祝|公布")


def _heads_story(page_chunks: list[Chunk], index: int) -> bool:
    """Whether what looks like a list's heading tells a story that opens at most one heading below it."""
    if not _TOLD.search(page_chunks[index].text) or announced(page_chunks[index].text) is not None:
        return False
    below = page_chunks[index + 1 : index + 3]
    opens = next((k for k, chunk in enumerate(below) if chunk.kind == "start"), None)
    return opens is not None and all(chunk.kind in ("head", "award", "subtitle") for chunk in below[:opens])


def _is_part(chunk: Chunk, last: Chunk | None) -> bool:
    """Whether a list heading is one within a roll, not the roll's title."""
    if is_honour_heading(chunk.text):
        return True
    counted = announced(chunk.text) is not None and not (last is None and cues.is_roll_title(chunk.text))
    return counted or chunk.text[-1] in "：:" or _led_to(last)


def _over_parts(page_chunks: list[Chunk], index: int) -> bool:
    """Whether a list heading without a count stands over the first numbered part of its roll."""
    if index + 1 == len(page_chunks) or announced(page_chunks[index].text) is not None:
        return False
    if cues.match("numbered", page_chunks[index].text):
        return False
    following = page_chunks[index + 1]
    return following.kind == "award" and following.text.startswith(("一、", "（一）", "1"))


def _led_to(last: Chunk | None) -> bool:
    """Whether what stands before a list heading is part of its roll: a title, a list, words like 如下."""
    if last is None:
        return False
    if last.kind in ("start", "body", "note", "byline", "credit"):
        return last.kind in ("start", "body") and (
            not last.closed or cues.match("pointer", last.text) is not None
        )
    return True


def _opens_list(marked: list[Chunk], index: int) -> bool:
    """Whether a body that announces a list, or a roll's title, is followed by one."""
    chunk = marked[index]
    if index + 1 >= len(marked) or not _list_like(marked[index + 1]):
        return False
    if chunk.kind in ("body", "start"):
        return cues.match("pointer", chunk.text) is not None
    return chunk.kind == "head" and cues.is_roll_title(chunk.text)


def _mark(marked: list[Chunk], heading: int) -> int:
    """Mark the list under a heading; returns the index of the first chunk after it."""
    count, found, index = announced(marked[heading].text), 0, heading + 1
    if index + 1 < len(marked) and marked[index].kind == "subtitle":
        heading, index = index, index + 1  # （排名不分先后）
    if count is not None and _one_a_line(marked, index, count):
        return _mark_lines(marked, index, count)
    while index < len(marked) and not (count is not None and found >= count):
        if not (_continues(marked, index, heading) or (count is not None and _wrapped(marked[index]))):
            break
        if count is not None:
            _divide(marked, index, count - found)
        marked[index] = replace(marked[index], kind="list")
        found += _size(marked[index].lines)
        index += 1
    return max(index, heading + 1)


def _continues(marked: list[Chunk], index: int, heading: int) -> bool:
    """Whether a chunk belongs to the list above it: by its shape, or as the last clause or entry."""
    chunk, above = marked[index], marked[index - 1]
    if _list_like(chunk):
        return True
    if _lone_body(above) and above.kind == "list" and _lone_body(chunk):
        return True
    if index == heading + 1:
        return _clause(chunk, above) or (chunk.kind == "head" and not _headline_follows(marked, index))
    if chunk.kind not in ("head", "body") or chunk.gap > (above.text[-1] in "；;"):
        return False
    return above.text[-1] in "；;" or (len(entries(chunk)) == 1 and chunk.kind == "head")


def _lone_body(chunk: Chunk) -> bool:
    """Whether a chunk is one entry that ends as the name of a body does (某市国家税务局办税服务厅)."""
    bare = re.sub(r"[（(][^（()）]*[）)]$", "", chunk.text)
    alone = len(chunk.lines) == 1 and len(entries(chunk)) == 1 and len(bare) <= 30
    return alone and cues.ends_as_body(bare)


def _clause(chunk: Chunk, heading: Chunk) -> bool:
    """Whether a chunk is one clause (高文海为局长。) under 任命：, 免去：."""
    bare = chunk.text.rstrip("。；;")
    return cues.match("appointed", heading.text) is not None and "。" not in bare and bare != chunk.text


def _wrapped(chunk: Chunk) -> bool:
    """Whether a chunk right under a list that is still short of its count has no sentence in it."""
    return chunk.gap == 0 and chunk.kind in ("head", "body") and not _LIST_MARKS.search(chunk.text)


def _one_a_line(marked: list[Chunk], index: int, count: int) -> bool:
    """Whether the lines down to the next gap or heading are as many as the entries announced."""
    found = 0
    for number, chunk in enumerate(marked[index:]):
        if chunk.kind not in ("head", "body") or (number and chunk.gap):
            break
        found += len(chunk.lines)
    return found == count


def _mark_lines(marked: list[Chunk], index: int, count: int) -> int:
    while count > 0:
        marked[index] = replace(marked[index], kind="list")
        count -= len(marked[index].lines)
        index += 1
    return index


def _divide(marked: list[Chunk], index: int, count: int) -> None:
    """Cut a chunk behind the line that completes the count; what follows is no part of the list."""
    chunk = marked[index]
    for end in range(1, len(chunk.lines)):
        if _size(chunk.lines[:end]) == count:
            rest = replace(chunk, lines=chunk.lines[end:])
            kind: ChunkKind = "head" if may_be_heading(rest) else "body"
            marked[index : index + 1] = [replace(chunk, lines=chunk.lines[:end]), replace(rest, kind=kind)]
            return


def _headline_follows(marked: list[Chunk], index: int) -> bool:
    """Whether the chunk is the headline of a story that opens right after it."""
    return index + 1 < len(marked) and marked[index + 1].kind in ("start", "byline", "subtitle")


def _list_like(chunk: Chunk) -> bool:
    if chunk.kind not in ("head", "body", "list") or _LIST_MARKS.search(chunk.text.rstrip("。")):
        return False
    if _clauses(chunk):
        return True
    if chunk.text[-1] == "。" or cues.match("pointer", chunk.text):
        return False
    found = entries(chunk)
    if len(found) < 3:
        return len(found) == 2 and chunk.kind == "head" and abs(len(found[0]) - len(found[1])) <= 4
    return sum(len(entry) for entry in found) / len(found) <= 24


def _clauses(chunk: Chunk) -> bool:
    """Whether each line ends a clause (…为局长；), so that the chunk is no wrapped sentence."""
    open_lines = [line for line in chunk.lines if line.text[-1] not in "；;"]
    return len(chunk.lines) > 1 and open_lines in ([], [chunk.lines[-1]]) and "：" not in chunk.text[:-1]


def _no_heading(marked: list[Chunk], index: int) -> Chunk:
    """An award heading with no list under it is an ordinary heading."""
    chunk = marked[index]
    if chunk.kind != "award":
        return chunk
    below = marked[index + 1].kind if index + 1 < len(marked) else "body"
    return chunk if below in ("list", "award") else replace(chunk, kind="head")
