"""ISO dates and their prefixes as the first and the last day that they may mean."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """The day is one of those from `first` to `last`, ISO dates; `said` is the date as given."""

    first: str
    last: str
    said: str


@lru_cache(maxsize=2**14)
def days(said: str) -> Days | None:
    """The days that a date may mean: 2014-03 any of that March. None for "" and for what is no date.

    >>> days("2014-02")
    Days(first='2014-02-01', last='2014-02-28', said='2014-02')
    """
    parts = said.split("-")
    if [len(part) for part in parts] != [4, 2, 2][: len(parts)] or not all(map(str.isdecimal, parts)):
        return None
    year, month, day = [int(part) for part in parts] + [0] * (3 - len(parts))
    try:
        first = date(year, month or 1, day or 1)
        last = date(year, month or 12, day or monthrange(year, month or 12)[1])
    except ValueError:  # 2019-02-30, the thirteenth month
        return None
    return Days(first.isoformat(), last.isoformat(), said)


def between(earlier: str, later: str) -> int:
    """The number of days from one ISO date to another, negative where the second is the earlier."""
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days
