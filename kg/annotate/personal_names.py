"""The forms of personal names: surname and given name, names with a dot, foreign sounds spelt in hanzi."""

from __future__ import annotations

import re

from kg.annotate.lexicon import compound_surnames, surnames, wordset

DOTS = "·•・‧∙"
DOTTED = re.compile(rf"[\u4e00-\u9fff]{{1,8}}(?:[{DOTS}][\u4e00-\u9fff]{{1,9}})+")
HANZI = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")
MARK = re.compile(r"$|[，。、；：！？（）()《》“”\s,;:!?\n—…\"]")  # what no name goes across


def plausible(name: str) -> bool:
    """Has it the form of a personal name: a known surname and one or two characters, or a name with a dot?"""
    if DOTTED.fullmatch(name):
        return len(name) <= 22
    if not HANZI.fullmatch(name) or not 2 <= len(name) <= 4:
        return False
    if name[:2] in compound_surnames():
        return len(name) in (3, 4)
    return name[0] in surnames() and (len(name) < 4 or name[1] in surnames())


def is_transliterated(name: str) -> bool:
    """Is this a name of four to seven characters of which nearly all spell foreign sounds (那顺乌日图)?"""
    spelling = wordset("transliteration")
    return 4 <= len(name) <= 7 and sum(c in spelling for c in name) >= 0.75 * len(name)
