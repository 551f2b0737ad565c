"""When two names are the same name to a reader of the page."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_QUOTES_AND_DOTS = frozenset("\"'“”‘’《》「」『』·•")
CLOSE_SHARE = 0.6  # the shorter name must stand in the longer and make up this share of it


def normal(text: str | None) -> str:
    """The text in NFKC without whitespace, quotation marks and name dots; "" for None.

    >>> normal("“雪亮工程” （扩大）会议")
    '雪亮工程(扩大)会议'
    """
    folded = unicodedata.normalize("NFKC", text or "")
    return "".join(c for c in folded if not c.isspace() and c not in _QUOTES_AND_DOTS)


def close(left: str, right: str) -> bool:
    """Does one normal name contain the other and is not much longer?

    >>> close("平安建设工作会", "全市平安建设工作会"), close("工作会", "全市平安建设工作会")
    (True, False)
    """
    short, long = sorted((left, right), key=len)
    return bool(short) and short in long and len(short) >= CLOSE_SHARE * len(long)


def close_to_any(name: str, names: Iterable[str]) -> bool:
    """Is the normal name close to one of the others?"""
    return any(close(name, other) for other in names)
