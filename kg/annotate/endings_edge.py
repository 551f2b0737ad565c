"""From an ending in a sentence to where the name that it closes begins, word by word to the left."""

from __future__ import annotations

import re

from kg.annotate.bodies import LEVEL_WORDS
from kg.annotate.companies import stem_pattern
from kg.annotate.gazetteer import load
from kg.annotate.lexicon import wordset
from kg.annotate.line import NOMINAL, Chunk, Line

_OPENING = {"）": "（", ")": "(", "”": "“", "》": "《"}
_ORDINAL = re.compile(r"(?:第[一二三四五六七八九十百\d]+|[一二三四五六七八九十\d]+)$")
_HEAD_OFFICE = re.compile(
    r"(?:(?:中国|国家)[\u4e00-\u9fff]{1,6}银行|[招商民生光大浦发兴业平安交通中信华夏广邮储蓄政恒丰渤海浙]{2,4}银行|国家税务总局|中国(?:移动|联通|电信|人寿|人保|太平洋|石油|石化|铁塔|邮政)[\u4e00-\u9fff]{0,4}?)$"
)
_BRANCH = re.compile(r"[\u4e00-\u9fff]{0,6}(?:分行|支行|税务局|分公司|支公司|营业部)")
_SENT = re.compile(r"(?:驻|对口支援|对口帮扶|援)$")
_BANK = re.compile(r"农商银?行|农村商业银行|农村信用|农信社|信用联社|村镇银行")
_NEVER_LEFT_WORDS = (
    "全国 市民 记者 群众 同志 以来 期间 下午 上午 晚上 目前 其中 同时 全市 全省 全县 全区 我市 我省 我县 "
    "我区 "
    "作为 地处 消息 讯"
)
_NEVER_LEFT = frozenset(_NEVER_LEFT_WORDS.split())
_DEPARTMENT = re.compile(r"(?P<seat>[省市县区旗州])(?P<name>[\u4e00-\u9fff]{2,6})和$")


def left_edge(line: Line, start: int, found: list[Chunk]) -> tuple[int, str]:
    """The start of the name that ends with an ending at `start`, and its seat as printed ("" if none)."""
    index = line.index_at(start)
    edge = line.words[index].start
    split = next((c for c in line.chunks if c.type == "District" and c.start < edge < c.end <= start), None)
    if split is not None:
        return split.start, split.text
    if edge < start:
        seat = _seat_at(line, edge)
        if seat:
            return edge, seat
    if index > 0 and edge == start and (town := _short_place(line, index - 1, start)):
        return town
    while index > 0:
        place = line.ending_at(edge, "District")
        if place is not None:
            return _before_post(line, place)
        body = line.ending_at(edge, "Organization") or next((c for c in found if c.end == edge), None)
        if body is not None:
            return body.start, body.text if body.type == "Organization" and body.seat else ""
        step = _step_left(line, index - 1)
        if step is None:
            joined = _joined_department(line, index - 1)
            if joined is None:
                break
            return joined
        index, edge = step, line.words[step].start
        if line.text[edge : line.words[step].end] in LEVEL_WORDS:
            return edge, line.text[edge]
        if line.words[step].tag in ("ORG", "LOC") and _seat_at(line, edge):
            return edge, _seat_at(line, edge)
    return edge, ""


def _short_place(line: Line, index: int, start: int) -> tuple[int, str] | None:
    """万年|农商银行: a county's short name before a bank, whatever word the recogniser takes it for."""
    word = line.words[index]
    text = line.text[word.start : word.end]
    if word.end != start or len(text) != 2 or not _BANK.match(line.text, start) or not load().short(text):
        return None
    return word.start, text


def _before_post(line: Line, place: Chunk) -> tuple[int, str]:
    """市驻深圳|招商小分队: a body at another place is named after the one that sent it."""
    head = _HEAD_OFFICE.search(line.text, 0, place.start)
    if head is not None and _BRANCH.match(line.text, place.end):
        return head.start(), ""
    sent = _SENT.search(line.text, 0, place.start)
    if sent is None:
        return place.start, place.text
    at = sent.start()
    sender = line.ending_at(at, "District", "Organization")
    if sender is not None:
        return sender.start, sender.text
    if at and line.text[at - 1] in LEVEL_WORDS and line.is_start(at - 1):
        return at - 1, line.text[at - 1]
    return place.start, place.text


def _joined_department(line: Line, index: int) -> tuple[int, str] | None:
    """旗农牧和科技局: a department of two fields, its 和 no conjunction."""
    word = line.words[index]
    if line.text[word.start : word.end] != "和":
        return None
    for place in (c for c in line.chunks if c.type == "District"):
        if 2 <= word.start - place.end <= 6 and not re.search(
            r"[、，。和的]", line.text[place.end : word.start]
        ):
            return place.start, place.text
    match = _DEPARTMENT.search(line.text[: word.end])
    if match and line.is_start(match.start()) and not re.search(r"[局委厅办、]", match.group("name")):
        return match.start(), match.group("seat")
    return None


def _seat_at(line: Line, edge: int) -> str:
    place = line.starting_at(edge, "District")
    if place is not None:
        return place.text
    own = re.compile("自治[区州县旗]").match(line.text, edge)
    if own:
        return own.group()
    return (
        line.text[edge]
        if line.text[edge] in "省市区县州盟旗镇乡" and line.tag_at(edge) in ("ORG", "n")
        else ""
    )


def _step_left(line: Line, index: int) -> int | None:
    """Index of the word that the name takes in next on its left, None where the name begins."""
    word = line.words[index]
    text = line.text[word.start : word.end]
    if text in _OPENING:
        return _across_bracket(line, index, _OPENING[text])
    if text in _NEVER_LEFT or line.covered(word.start, word.end, "Title", "Person"):
        return None
    if word.tag in NOMINAL or text in wordset("verbs_in_names") or text in "·":
        return index if word.tag != "a" or len(text) <= 2 or stem_pattern().search(text) else None
    if word.tag == "m" and (
        _ORDINAL.fullmatch(text) or not re.search(r"[\d一二三四五六七八九十百千万多两几]", text)
    ):
        return index
    if _lone_syllable(line, index):
        return index
    return None


def _lone_syllable(line: Line, index: int) -> bool:
    """A single character that opens an item of a list, whatever the recogniser calls it (创|基智谷)."""
    word = line.words[index]
    opens = index == 0 or line.text[line.words[index - 1].end - 1] in "、“"
    return opens and word.end - word.start == 1 and word.tag in ("v", "d", "q", "r", "xc", "m")


def _across_bracket(line: Line, index: int, opening: str) -> int | None:
    for i in range(index - 1, max(-1, index - 9), -1):
        text = line.text[line.words[i].start : line.words[i].end]
        if text == opening:
            return i
        if line.words[i].tag == "w" and text not in "·、":
            return None
    return None
