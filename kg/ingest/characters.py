"""Repairs of single characters, one to one or dropped, so that offsets can be kept."""

from __future__ import annotations

import unicodedata
from functools import cache

CLOSERS = "”’」』）)》】〉］]\"'"
OPENERS = "“‘「『（(《【〈［["
FINALS = "。！？!?…"
_DOTS = "‧・∙⋅"  # dots printed for the one inside a name (努尔兰·哈力)


@cache
def repaired(char: str) -> str:
    """The character as it reads: full-width digits and letters in ASCII, odd spaces as " ", marks dropped.

    Returns "" for control and zero-width characters; every other character gives one character.
    """
    code = ord(char)
    if 0xFF10 <= code <= 0xFF19 or 0xFF21 <= code <= 0xFF3A or 0xFF41 <= code <= 0xFF5A:
        return chr(code - 0xFEE0)
    if char in _DOTS:
        return "·"
    if char == "\n" or " " < char <= "~" or "一" <= char <= "鿿":
        return char
    category = unicodedata.category(char)
    if char == "\t" or category in ("Zs", "Zl", "Zp"):
        return " "
    return "" if category in ("Cc", "Cf") else char


def is_hanzi(char: str) -> bool:
    """Whether the character is a Chinese ideograph."""
    return "一" <= char <= "鿿" or "㐀" <= char <= "䶿" or "\U00020000" <= char <= "\U0003ffff"


def is_ascii_word(char: str) -> bool:
    """Whether the character is an ASCII letter or digit."""
    return char.isascii() and char.isalnum()


def width(text: str) -> float:
    """The width of the text in full-width columns; ASCII counts one half, spaces nothing."""
    return sum(0.5 if char.isascii() else 1.0 for char in text if char != " ")


def closes(text: str) -> bool:
    """Whether the text ends a sentence: a final mark, then only closing quotes and brackets."""
    bare = text.rstrip(CLOSERS + " ")
    return bool(bare) and bare[-1] in FINALS
