"""From a sentence to the people it names, by the recogniser and by the grammar of posts and lists."""

from __future__ import annotations

import re

from kg.annotate.lexicon import compound_surnames, surnames, wordset
from kg.annotate.line import Chunk, Line

_MINORITY = re.compile(r"[\u4e00-\u9fff]{1,8}(?:[·•・‧∙][\u4e00-\u9fff]{1,9})+")
_BOUND = re.compile(r"$|[，。、；：！？（）()《》“”\s,;:!?\n—…]")
_AFTER_NAME = re.compile(
    r"$|[，。、；：！？（）()“”\s,;:!?\n—…]|等|出席|参加|主持|讲话|致辞|指出|强调|表示|介绍|说|先后|分别|一行|同志|和|与|及|以及|"
    r"在|到|赴|率|带|陪同|作|做|代表|宣布|要求|会见|调研|检查|视察|深入|来到|为|向|对|就|认为|告诉|获|荣|当选|任|传达|通报|宣读|"
    r"主讲|授课|发言|汇报|总结|部署|安排|走访|慰问|看望|家庭|团队|工作室|摄|的|是|被|将|从|也|还|已|又|正|以|用|于|受|接受|见证|"
    r"共同|一同|一起|同时|随后|并|签|发布|回答|解读|颁|揭|启动|点评|领|担任|兼|原|现"
)
_BEFORE_OK = re.compile(r"(?:^|[，。、；：！？（）()《》“”\s,;:!?\n—…·]|同志|和|与|及|由|对|向|为|被|给|让|请|是|在|同|经|以)$")
_HONORIFIC = re.compile(r"同志|先生|女士|老师|教授|医生|院士|博士|(?:副)?(?:书记|市长|县长|区长|镇长|乡长|局长|主任|院长|校长|董事长|总经理|总)")
_FAMILY = re.compile(r"家庭|团队|工作室|夫妇|一家|名师")


def plausible(name: str) -> bool:
    """Is this the form of a Chinese personal name: a known surname and one or two characters, or a name with ·?"""
    if _MINORITY.fullmatch(name):
        return len(name) <= 22
    if not re.fullmatch(r"[\u3400-\u9fff\U00020000-\U0003ffff]{2,4}", name):
        return False
    if name[:2] in compound_surnames():
        return len(name) in (3, 4)
    if len(name) == 4:
        return name[0] in surnames() and name[1] in surnames()
    return name[0] in surnames()


def find_people(line: Line) -> list[Chunk]:
    """Person chunks of a sentence outside the names of bodies, places and doctrines."""
    spans: dict[tuple[int, int], tuple[str, float]] = {}
    for match in _MINORITY.finditer(line.text):
        span = _minority(line, *match.span())
        if span:
            spans[span] = ("dotted name", 0.9)
    for i, word in enumerate(line.words):
        if word.tag == "PER" and not any(s < word.end and word.start < e for s, e in spans):
            span = _repair(line, i)
            if span and plausible(line.text[slice(*span)]):
                spans[span] = ("recogniser", 0.9)
    for chunk in line.chunks:
        if chunk.type == "Title":
            _after_title(line, chunk.end, spans)
    _lists(line, spans)
    return [
        Chunk(start, end, "Person", line.text[start:end], "", line.text[start:end], rule=rule, confidence=confidence)
        for (start, end), (rule, confidence) in sorted(spans.items())
        if _allowed(line, start, end)
    ]


def _allowed(line: Line, start: int, end: int) -> bool:
    if line.covered(start, end, "Title", "Company", "Organization", "Project"):
        return False
    for chunk in line.chunks:
        if chunk.type == "District" and chunk.start < end and start < chunk.end:
            return False
    name = line.text[start:end]
    if name in wordset("not_people"):
        return False
    return not any(
        line.text.startswith(phrase, start) for phrase in wordset("ideology")
    ) and not re.match(r"(?:集团|公司|路|街|镇|村|县|故居|纪念馆|墓|杯|奖)", line.text[end:])


def _minority(line: Line, start: int, end: int) -> tuple[int, int] | None:
    """The dotted name inside a run of hanzi with dots: cut at word edges where a title or verb touches it."""
    text = line.text
    dot = next(i for i in range(start, end) if text[i] in "·•・‧∙")
    for chunk in line.chunks:
        if start < chunk.end <= dot:
            start = chunk.end
    if start and text[start - 1] in "“《":
        return None
    for i in range(line.index_at(start), line.index_at(dot)):
        word = line.words[i]
        if word.tag in ("p", "c") and word.end <= dot:
            start = word.end
    last = max(i for i in range(start, end) if text[i] in "·•・‧∙")
    for cut in sorted(line.ends):
        if cut > last + 1 and (cut >= end or _AFTER_NAME.match(text, cut)):
            return start, min(cut, end)
    return start, end


def _repair(line: Line, index: int) -> tuple[int, int] | None:
    """The recogniser's name with its usual faults mended: a surname or a last character cut off."""
    word = line.words[index]
    start, end = word.start, word.end
    text = line.text
    before = line.words[index - 1] if index else None
    after = line.words[index + 1] if index + 1 < len(line.words) else None
    lacks_surname = end - start <= 2 and not plausible(text[start:end])
    if before and before.end - before.start == 1 and text[before.start] in surnames() and before.tag not in ("w", "c", "p"):
        free = before.start == 0 or _BEFORE_OK.search(text[: before.start]) or line.covered(before.start - 1, before.start, "Title")
        if free and (lacks_surname or (end - start == 2 and text[start] not in surnames())):
            return before.start, end
    if after and after.end - after.start == 1 and end - start == 2 and after.tag not in ("w", "p", "c", "u", "v", "d", "m", "r"):
        if plausible(text[start : end + 1]) and _AFTER_NAME.match(text, end + 1) and not _HONORIFIC.match(text, end):
            return start, end + 1
    if end - start == 1 and after and after.end - after.start <= 2 and plausible(text[start : after.end]):
        return start, after.end
    return start, end


def _after_title(line: Line, place: int, spans: dict[tuple[int, int], tuple[str, float]]) -> None:
    """A name that stands right after a title, though the recogniser saw none."""
    while place < len(line.text) and line.text[place] in " :：":
        place += 1
    if line.text.startswith("同志", place):
        place += 2
    if any(start == place for start, _ in spans):
        return
    span = _name_at(line, place)
    if span and not any(s < span[1] and span[0] < e for s, e in spans):
        spans[span] = ("after a title", 0.8)


def _name_at(line: Line, place: int) -> tuple[int, int] | None:
    """A plausible name that starts at `place` and ends where names end."""
    text = line.text
    for length in (3, 2, 4):
        end = place + length
        name = text[place:end]
        if end > len(text) or not plausible(name) or name in wordset("not_people"):
            continue
        if _BOUND.match(text, end) or (end in line.ends and _AFTER_NAME.match(text, end)):
            if not _is_common(line, place, end):
                return place, end
    return None


def _is_common(line: Line, start: int, end: int) -> bool:
    """Is the would-be name one known word of another kind, or does it hold a function word?"""
    tags = line.tags(start, end)
    if "w" in tags or "u" in tags or "p" in tags or "c" in tags or "r" in tags:
        return True
    return len(tags) == 1 and tags[0] in ("v", "d", "vn", "ad", "m", "TIME", "t", "q") and end - start == 2


def _lists(line: Line, spans: dict[tuple[int, int], tuple[str, float]]) -> None:
    """Items between 、 beside known names are names too (刘明胜、高鸿、万英奎)."""
    changed = True
    while changed:
        changed = False
        for start, end in sorted(spans):
            for span in _neighbours(line, start, end):
                if span not in spans and not any(s < span[1] and span[0] < e for s, e in spans):
                    spans[span] = ("list of names", 0.8)
                    changed = True


def _neighbours(line: Line, start: int, end: int) -> list[tuple[int, int]]:
    text, found = line.text, []
    if text[end : end + 1] in ("、", "，", ",") and (span := _name_at(line, end + 1)):
        if text[end] == "、" or _BOUND.match(text, span[1]):
            found.append(span)
    if start and text[start - 1] == "、":
        for length in (3, 2, 4):
            begin = start - 1 - length
            if begin < 0 or not plausible(text[begin : start - 1]) or text[begin : start - 1] in wordset("not_people"):
                continue
            ok = begin == 0 or text[begin - 1] in "、，,：:；;" or line.covered(begin - 1, begin, "Title")
            if ok and not _is_common(line, begin, start - 1):
                found.append((begin, start - 1))
                break
    return found


def spread_names(lines: list[Line], known: list[str]) -> None:
    """Mark every further occurrence of a person's name that the article has told for sure."""
    sure = {c.text for line in lines for c in line.chunks if c.type == "Person" and len(c.text) >= 3}
    names = sorted(sure | {n for n in known if len(n) >= 3})
    for line in lines:
        found = []
        for name in names:
            at = line.text.find(name)
            while at >= 0:
                end = at + len(name)
                if not line.covered(at, end, "Person", "Title") and _allowed(line, at, end):
                    found.append(Chunk(at, end, "Person", name, "", name, rule="named elsewhere", confidence=0.9))
                at = line.text.find(name, end)
        line.add(found)
