"""From the names of meetings and contests to whether two of them are one event's, in one article."""

from __future__ import annotations

import re

from kg.annotate.line import Line

_LONG = (("中国人民政治协商会议", "政协"), ("人民代表大会", "人大"), ("常务委员会", "常委会"), ("第", ""))
_CPPCC = re.compile(
    r"^(?:市|县|区|州|省)?政协(?P<place>[\u4e00-\u9fff]{0,9}?)(?P<term>[一二三四五六七八九十]+届)委员会"
)
_CPPCC_TERM = re.compile(  # 政协第六届河源市委员会
    r"^政协(?P<term>[一二三四五六七八九十]+届)(?P<place>[\u4e00-\u9fff]{2,9}?[省市县区州旗盟])委员会"
)
_OF_PLACE = re.compile(r"^(?P<place>[\u4e00-\u9fff]{2,9}?[省市县区州旗盟])政协(?=[一二三四五六七八九十]+届)")
_DIGITS = re.compile(r"\d{1,2}(?=届|次|期|场)")
_TENS = "〇一二三四五六七八九"
_NUMBER = re.compile(r"[一二三四五六七八九十\d]+")


def merge_events(lines: list[Line]) -> None:
    """One event under its fullest name: a name that is part of another's, headline and lead of one story."""
    names = sorted(
        {c.name for line in lines for c in line.chunks if c.type == "Event"}, key=lambda n: (-len(n), n)
    )
    fullest: dict[str, str] = {}
    for name in names:
        plain = plain_event(name)
        owner = next((o for o in dict.fromkeys(fullest.values()) if same_event(plain, plain_event(o))), None)
        fullest[name] = owner or name
    for line in lines:
        line.chunks = [
            c.named(fullest[c.name], f"{c.text} is {fullest[c.name]} in this article")
            if c.type == "Event" and fullest[c.name] != c.name
            else c
            for c in line.chunks
        ]


def plain_event(name: str) -> str:
    """A meeting's name in its shortest writing: 第三届人民代表大会第一次会议 → 三届人大一次会议."""
    for long, short in _LONG:
        name = name.replace(long, short)
    name = _DIGITS.sub(lambda m: _spelt_number(int(m.group())), name)
    name = _CPPCC_TERM.sub(r"政协\g<place>\g<term>", name)
    name = _CPPCC.sub(r"政协\g<place>\g<term>", name)
    name = _OF_PLACE.sub(r"政协\g<place>", name)
    return re.sub(r"^(?:我市|全市|全县|全区|全省|我县|我区)|[“”\"《》（）()]", "", name)


def _spelt_number(number: int) -> str:
    """57 → 五十七."""
    tens, ones = divmod(number, 10)
    return ((_TENS[tens] if tens > 1 else "") + "十" if tens else "") + (
        _TENS[ones] if ones or not tens else ""
    )


def numbers_in(name: str) -> list[str]:
    """The numbers of a meeting's name in their order, which tell 二届三次 from 三届二次."""
    return _NUMBER.findall(name)


def runs_through(short: str, name: str) -> bool:
    """Has the name all characters of `short` in their order?"""
    rest = iter(name)
    return all(char in rest for char in short)


def same_event(part: str, whole: str) -> bool:
    """Whether a plain name is part of another's or leaves out words in its middle, numbers kept."""
    if (
        len(part) >= 8
        and part[:2] == whole[:2]
        and part[-3:] == whole[-3:]
        and numbers_in(part) == numbers_in(whole)
    ):
        return runs_through(part, whole)
    tail = whole[-len(part) - 4 :]
    alike = 3 <= len(part) <= 8 and len(whole) > len(part) and part[-1] == whole[-1]
    if alike and runs_through(part, tail):
        return True
    return part in whole and (len(part) >= 0.5 * len(whole) or (len(part) >= 4 and whole.endswith(part)))
