"""Sums of money: how a page writes them, and what they come to in which currency."""

from __future__ import annotations

import re
from decimal import Decimal

import cn2an

AMOUNT = re.compile(
    r"(?:人民币)?(?:近|约|超|逾)?(?P<number>[\d０-９.,，．一二三四五六七八九十百千两]+)(?:余|多)?"
    r"(?P<unit>亿|千万|百万|万|千|百)?(?:余|多)?(?P<money>元|美元|欧元|港元|港币|日元|英镑)"
)
_CURRENCIES = {
    "元": "CNY",
    "美元": "USD",
    "欧元": "EUR",
    "港元": "HKD",
    "港币": "HKD",
    "日元": "JPY",
    "英镑": "GBP",
}
_WIDE = str.maketrans("０１２３４５６７８９．", "0123456789.", ",，")


def quantity(match: re.Match[str]) -> dict[str, str]:
    """The qualifiers of a match of AMOUNT: `amount` as printed, and `value` in `currency` where it is a number.

    About-ness (近200万元, 30余万元) stays in the amount; the value is the number itself.
    """
    value = _value(match.group("number"), match.group("unit") or "")
    given = {"amount": match.group()}
    if value is None:
        return given
    return given | {"value": value, "currency": _CURRENCIES[match.group("money")]}


def _value(number: str, unit: str) -> str | None:
    plain = number.translate(_WIDE)
    try:
        digits = re.fullmatch(r"(\d+(?:\.\d+)?)([百千]?)", plain)
        if digits:
            worth = Decimal(digits.group(1)) * _worth(f"一{digits.group(2)}") * _worth(f"一{unit}")
        else:
            worth = _worth(plain + unit)
    except ValueError:
        return None
    return f"{worth.normalize():f}"


def _worth(words: str) -> Decimal:
    """A number in Chinese words: 二十五万 → 250000. Raises ValueError where the words are no number."""
    return Decimal(cn2an.cn2an(words, "normal"))
