"""Names of those who wrote, sent in or photographed a story, from its own bylines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from kg.ingest import cues
from kg.records import Block, Byline

Role = Literal["reporter", "correspondent", "author", "photographer"]
Region = tuple[int, int, Role]
_REGION = re.compile(r"[（(][^）)。]{2,80}[）)]")
_ROLE = re.compile(
    rf"(?P<reporter>{cues.PAPER}?{cues.RANK}?(?:记者|特派员|评论员|实习生)|整理)"
    rf"|(?P<correspondent>{cues.PAPER}?{cues.RANK}?通讯员)"
    r"|(?P<author>本文作者|作者|撰文|撰稿|执笔|[□■◎]|文[/／:：](?!图))"
    r"|(?P<photographer>摄影|[图摄][/／:：](?!文))"
)
_MARK = re.compile(
    r"\s?[/／]?\s?(文[/／]?并?[图摄]|图[/／]?文|文|图|摄影报道|摄影|摄|供图)(?![一-龥/／:：])"
    r"|\s?(?:报道|整理)(?![一-龥])"
)
_NAME = re.compile(r"[一-龥]{1,6}·[一-龥]{1,8}|[一-龥]{2,}|[一-龥] [一-龥](?![一-龥])|[一-龥]")
_PLAIN = re.compile(
    rf"\s?((?:{cues.PAPER}?{cues.RANK}?(?:记者|通讯员|实习生) ?[一-龥·、]{{2,14}}[ ，,、]?)+?)(?:摄影)?(?:报道)?[ ：:]"
)
_REPORTS = re.compile(rf"{cues.PAPER}?{cues.RANK}?(?:记者|通讯员) ?[一-龥·、 ]{{2,14}}?(?:摄影)?报道[ ：:]")
_DID = re.compile(r"\s?[/／]?(?:文[/／]?[图摄]|图[/／]?文|摄影报道|报道|整理|文|摄)$")
_SIGNED = re.compile(r"[（(]([^（()）。]{2,60}?)\s*[）)]$")
_POSTED = re.compile(  # 中共江城县委书记 张三
    r"(?:[□■◇◆●]\s?)?(?:中共)?[一-龥]{2,14}(?:书记|县长|市长|区长|局长|厅长|主任|院长|校长|主席|部长|董事长|总经理|行长)\s{1,3}"
    rf"(?P<name>{cues.NAME})"
)
_SOURCE = re.compile(r"\s*[（(]?\s*(?:来源|稿源|出处|时间|日期|编辑)\s?[:：]")
_TAIL = re.compile(r"[。！？”]\s?([一-龥]{2,3}(?:[\s、]{1,2}[一-龥]{2,3}){0,2})$")
_ROLE_INSIDE = re.compile(r"(?:^|[\s，；,;])(?:[一-龥]{0,3}记者|通讯员|作者|文|图)[:：\s]")
_CREDIT = re.compile(
    rf"(?:^|[。！？”\s（(])(?:(?:本[版栏报文])?(?:照片|图片|图)[均皆都]?由)?({cues.PAPER}?{cues.RANK}?(?:记者|通讯员)?[\s:：]?"
    r"[一-龥·\s、]{2,16}?\s?[/／]?(?:摄影报道|摄))[）)]?$"
)


def bylines(text: str, blocks: tuple[Block, ...]) -> tuple[Byline, ...]:
    """The bylines of an article's text, in order of place; spans cover the name as printed."""
    found: dict[tuple[int, int], Byline] = {}
    for start, end, bare in sorted(set(_regions(text, blocks))):
        for byline in _read(text, start, end, bare):
            found.setdefault((byline.start, byline.end), byline)
    return tuple(found[key] for key in sorted(found))


def _regions(text: str, blocks: tuple[Block, ...]) -> Iterator[Region]:
    """Stretches of text that are bylines, with the role of names that no role word leads.

    These are byline blocks, brackets behind 本报讯, brackets at the end and photographers' credits.
    """
    bodies = [block for block in blocks if block.kind in ("body", "caption")]
    for block in blocks:
        if block.kind == "byline":
            words = text[block.start : block.end]
            if posted := _POSTED.fullmatch(words):
                yield block.start + posted.start("name"), block.end, "author"
            elif words[0] not in "（(" or _tells_names(words.strip("（()）")):
                source = _SOURCE.search(words)
                yield block.start, block.start + source.start() if source else block.end, "author"
        elif block.kind in ("body", "caption"):
            yield from _credit(text, block)
    for block in bodies[:1]:
        yield from _opening(text, block)
    for block in bodies:
        if block is bodies[-1] or cues.match("brief", text[block.start : block.end]):
            yield from _closing(text, block)


def _opening(text: str, block: Block) -> Iterator[Region]:
    words = text[block.start : block.end]
    start = cues.match("start", words)
    bracket = _REGION.search(words, 0, 120)
    if (
        bracket
        and bracket.start() <= (start.end() + 2 if start else 1)
        and _tells_names(bracket.group()[1:-1])
    ):
        yield block.start + bracket.start() + 1, block.start + bracket.end() - 1, "reporter"
    elif start and (named := _PLAIN.match(words, start.end())):
        yield block.start + start.end(), block.start + named.end(), "reporter"
    elif reports := _REPORTS.match(words):
        yield block.start, block.start + reports.end(), "reporter"


def _closing(text: str, block: Block) -> Iterator[Region]:
    words = text[block.start : block.end]
    found = _SIGNED.search(words)
    if found and (_ROLE.match(found.group(1)) or _only_names(found.group(1))):
        yield block.start + found.start(1), block.start + found.end(1), "correspondent"
    elif found and (inside := _ROLE_INSIDE.search(found.group(1))):
        yield block.start + found.start(1) + inside.start(), block.start + found.end(1), "correspondent"
    elif (tail := _TAIL.search(words)) and _only_names(tail.group(1)):
        yield block.start + tail.start(1), block.start + tail.end(1), "correspondent"


def _tells_names(words: str) -> bool:
    return _ROLE.search(words) is not None or _only_names(words)


def _only_names(words: str) -> bool:
    bare = _DID.sub("", words)
    return cues.names(re.split(r"[\s、，]+", bare)) is not None or cues.is_spelt(bare.replace("·", ""))


def _credit(text: str, block: Block) -> Iterator[Region]:
    found = _CREDIT.search(text[block.start : block.end])
    if found:
        yield block.start + found.start(1), block.start + found.end(1), "reporter"


def _read(text: str, start: int, end: int, bare: Role) -> Iterator[Byline]:
    """The names between the role words of one region; `bare` for names that no role word leads.

    A note (作者为…市委书记) names nobody.
    """
    words = text[start:end]
    if re.match(r"[（(]?\s?(?:本文)?作者(?:为|系|单位|是)", words):
        return
    position, role = 0, None
    while position < len(words):
        if found := _ROLE.match(words, position):
            role = _role(found)
            position = found.end()
        elif (name := _NAME.match(words, position)) and not _MARK.match(words, position):
            position = name_end = _name_end(words, position, name.end())
            names = list(_names(words, name.start(), name_end))
            marked = _marked(words, name_end)
            for first, last in names:
                yield _byline(words, first, last, start, marked or role or bare)
        else:
            mark = _MARK.match(words, position)
            position = mark.end() if mark and mark.end() > position else position + 1


def _role(found: re.Match[str]) -> Role:
    if found.group("reporter"):
        return "reporter"
    if found.group("correspondent"):
        return "correspondent"
    return "author" if found.group("author") else "photographer"


def _name_end(words: str, start: int, end: int) -> int:
    """The end of a run of hanzi, cut before the next role word or a closing mark (摄, 文/图)."""
    role = _ROLE.search(words, start + 1, end + 1)
    if role and role.start() < end:
        end = role.start()
    for mark in ("摄影报道", "摄影", "供图", "摄", "报道", "整理"):
        if words[start:end].endswith(mark) and end - start - len(mark) >= 2:
            return end - len(mark)
    return end


def _marked(words: str, position: int) -> Role | None:
    """The role that a mark behind a list of names gives to those before it: 摄, 图 → photographer."""
    mark = re.match(
        r"(?:[\s、，]{1,2}[一-龥]{2,4})*\s?[/／]?\s?(摄影报道|摄影|摄|供图|图)(?![影/／:：])",
        words[position:],
    )
    return "photographer" if mark else None


def _names(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The names in a run of hanzi; runs longer than a name are cut at known family names."""
    while end - start > 4 and "·" not in words[start:end] and not cues.is_spelt(words[start:end]):
        length = _first_length(words[start:end])
        yield start, start + length
        start += length
    run = words[start:end]
    if len(run) == 4 and "·" not in run and " " not in run and _is_pair(run) and not cues.is_spelt(run):
        yield start, start + 2
        yield start + 2, end
    elif len(run) >= 2:
        yield start, end


def _first_length(run: str) -> int:
    for length in (3, 2, 4):
        if cues.surname_length(run[length:]) and len(run) - length >= 2:
            return length
    return 3


def _is_pair(run: str) -> bool:
    return cues.surname_length(run) == 1 and cues.surname_length(run[2:]) >= 1


def _byline(words: str, first: int, last: int, start: int, role: Role) -> Byline:
    return Byline(words[first:last].replace(" ", ""), role, start + first, start + last)
