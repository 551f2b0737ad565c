"""From a sentence to the firms it names without an ending of the law: lists of brands, X药业, X科技."""

from __future__ import annotations

import re
from functools import cache

from kg.annotate.lexicon import alternatives, generic, wordset
from kg.annotate.line import Chunk, Line, overlaps

_TAIL = re.compile(
    r"等(?![^，。；]{0,8}(?:个人|同志|和|代表))[^，。、；：“”的]{0,12}?(?:企业|公司|厂家|银行|集团|厂商|金融机构)(?!家)"
)
_COUNT = re.compile(r"(?:[一二三四五六七八九十两\d]+)(?:家|户)(?:[\u4e00-\u9fff]{0,6})(?:企业|公司)")
_ITEM = r"[A-Za-z\d\u4e00-\u9fff（）()·]{2,16}"


@cache
def stem_pattern() -> re.Pattern[str]:
    """The word of a trade that the name of a firm without a legal form ends in."""
    return re.compile(rf"(?:{alternatives(list(wordset('company_stems')))})$")


def find_companies(line: Line) -> list[Chunk]:
    """Company chunks named by brand: items of a list before 等公司, or a proper name before a firm's word."""
    found: list[Chunk] = []
    for match in [*_TAIL.finditer(line.text), *_COUNT.finditer(line.text)]:
        for start, end in _items_before(line, match.start()):
            if not line.covered(start, end, "Company", "Organization", "Title", "Project"):
                found.append(_firm(line, start, end, "list of firms", 0.8))
    for i, word in enumerate(line.words):
        span = _brand(line, i)
        if (
            span
            and not _made_of(line.text[slice(*span)], _known_words())
            and not line.covered(*span, "Company", "Organization", "Project", "Title")
            and not overlaps(*span, found)
        ):
            found.append(_firm(line, *span, "brand", 0.7))
    return sorted(found, key=lambda c: c.start)


def _made_of(text: str, known: frozenset[str]) -> bool:
    """Is the text nothing but known words one after another (金融科技, 新能源汽车)?"""
    reach = {0}
    for end in range(1, len(text) + 1):
        if any(start in reach and text[start:end] in known for start in range(max(0, end - 5), end)):
            reach.add(end)
    return len(text) in reach


@cache
def _known_words() -> frozenset[str]:
    return generic("cut") | generic("topic") | wordset("verbs_in_names") | wordset("company_stems")


def _firm(line: Line, start: int, end: int, rule: str, confidence: float) -> Chunk:
    text = line.text[start:end]
    return Chunk(start, end, "Company", text, "company", text, rule=rule, confidence=confidence)


def _items_before(line: Line, place: int) -> list[tuple[int, int]]:
    """The 、-separated items right before `place`; a single item counts where it is a proper name."""
    found, end = [], place
    while True:
        quoted = re.compile(r"“([^“”]{2,12})”$").search(line.text[:end])
        if quoted:
            found.append((quoted.start(1), quoted.end(1)))
            end = quoted.start() - (line.text[quoted.start() - 1 : quoted.start()] == "、")
            continue
        start = end
        while start > 0 and re.match(r"[A-Za-z\d\u4e00-\u9fff（）()·]", line.text[start - 1]):
            start -= 1
        whole = start
        start = _cut_verb(line, start, end)
        if end - start < 2 or end - start > 20:
            break
        found.append((start, end))
        if start != whole or start == 0 or line.text[start - 1] != "、":
            break
        end = start - 1
    found = [(s, e - line.text[s:e].endswith("等")) for s, e in found]
    if len(found) == 1 and not set(line.tags(*found[0])) & {"ORG", "nz", "PER"}:
        return []
    return [(s, e) for s, e in found if not _only_generic(line, s, e)]


def _cut_verb(line: Line, start: int, end: int) -> int:
    """Start of the last run of name-like words in [start, end)."""
    for i in range(line.index_at(end - 1), -1, -1):
        word = line.words[i]
        if word.end <= start:
            break
        text = line.text[word.start : word.end]
        opener = word.tag in ("p", "c", "u", "d", "r") or (
            word.tag in ("v", "vd") and len(text) >= 2 and text not in wordset("verbs_in_names")
        )
        if opener and word.end < end:
            return max(start, word.end)
    place = next(
        (
            c
            for c in line.chunks
            if c.type == "District" and c.kind == "deictic" and start <= c.start and c.end < end
        ),
        None,
    )
    return place.end if place else start


def _only_generic(line: Line, start: int, end: int) -> bool:
    known = _known_words()
    return _made_of(line.text[start:end], known) or all(
        line.text[w.start : w.end] in known for w in line.words if w.start < end and start < w.end
    )


def _brand(line: Line, index: int) -> tuple[int, int] | None:
    """A word the recogniser calls a body, or proper-name words before a firm's word."""
    word = line.words[index]
    text = line.text[word.start : word.end]
    if word.tag not in ("ORG", "nz", "n", "vn", "nw") or not stem_pattern().search(text):
        return None
    if word.tag == "ORG" and len(text) >= 4 and not _goes_on(line, word.end):
        return word.start, word.end
    if index and text in wordset("company_stems") and word.tag != "ORG":
        before = line.words[index - 1]
        if (
            before.tag in ("nz", "ORG", "PER")
            and before.end - before.start >= 2
            and not _goes_on(line, word.end)
        ):
            start = before.start
            if index > 1 and line.words[index - 2].tag == "LOC":
                start = line.words[index - 2].start
            return start, word.end
    return None


def _goes_on(line: Line, end: int) -> bool:
    return line.tag_at(end) in ("n", "vn", "nz", "ORG") and end < len(line.text)
