"""Words of time → ISO prefixes, read against the paper's issue date and the story's own date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from kg.records import Publication

_DIGITS = {char: str(value) for value, char in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}
_CN = r"[〇零○一二三四五六七八九]{4}"
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_HALF = r"(?:上午|下午|晚上?|早上|清晨|凌晨|中午|傍晚|夜间)"
_SAID_YEAR = rf"(?:(?:\d{{4}}|{_CN})年|今年|去年|前年|明年|当年)"
_TO = r"(?:至|到|—|－|-|~|～|、|和)"
_DAY = rf"(?:{_SAID_YEAR})?(?<!\d){_NUMBER}月{_NUMBER}[日号]{_HALF}?"
_FIND = re.compile(
    r"(?:截至|截止|自)?(?:"
    rf"{_DAY}(?:{_TO}(?:{_DAY}|{_NUMBER}[日号]{_HALF}?))?"
    rf"|(?:{_SAID_YEAR})?(?<!\d){_NUMBER}月{_NUMBER}{_TO}{_NUMBER}[日号]"
    rf"|(?:{_SAID_YEAR})?(?<!\d){_NUMBER}月?份?{_TO}{_NUMBER}月(?:份|底|末)?"
    rf"|(?:{_SAID_YEAR})(?:{_NUMBER}月(?:份|底|末|初|中旬|上旬|下旬)?"
    r"|(?:年初)?以来|年底|年初|底|末|前三季度|上半年|下半年|同期)?"
    rf"|(?<![\d一二三四五六七八九十]){_NUMBER}月(?:份|底|末|初|中旬|上旬|下旬)"
    r"|(?<!\d)\d{1,2}月(?![\d饼球])"
    rf"|(?:上个?|本|当)月|[昨今前明当][日天]{_HALF}?|(?<![\d月年])\d{{1,2}}日(?!报){_HALF}?"
    r")"
)
_DAYS = {"昨": -1, "今": 0, "前": -2, "明": 1}

_Part = tuple[str, str]


def find_dates(text: str) -> Iterator[tuple[int, int, str]]:
    """Expressions of time in a text: start, end, words. 近日 and its like name no date and are not given."""
    for found in _FIND.finditer(text):
        yield found.start(), found.end(), found.group()


def number(words: str) -> int | None:
    """A number of one or two places in Arabic or Chinese figures (二十一 → 21), or None."""
    if words.isdigit():
        return int(words)
    if "十" not in words:
        figure = _DIGITS.get(words)
        return int(figure) if figure else None
    tens, _, ones = words.partition("十")
    if (tens and tens not in _DIGITS) or (ones and ones not in _DIGITS):
        return None
    return 10 * int(_DIGITS.get(tens, "1")) + int(_DIGITS.get(ones, "0"))


def year_of(words: str) -> int | None:
    """A year of four figures, Arabic or Chinese (二〇二〇 → 2020), or None."""
    figures = "".join(_DIGITS.get(char, char) for char in words)
    return int(figures) if re.fullmatch(r"(?:1[89]|20)\d\d", figures) else None


def resolve_date(expression: str, publication: Publication, story_date: str | None = None) -> _Part | None:
    """(ISO prefix or range "a/b", the reason in words), or None where the words or the page do not tell.

    A month and day without a year takes the year nearest before the issue date, or the story's year.
    Impossible dates (2019-02-30) give None.
    """
    words = re.sub(rf"\s|{_HALF}|^(?:截至|截止|自)", "", expression)
    if words in ("当日", "当天"):
        own = _day(story_date)
        return (own.isoformat(), "the story's own day") if own else None
    anchor = _day(publication.date) or _day(story_date)
    year = _anchor_year(publication, story_date)
    for rule in (_range, _whole_day, _month, _year_only, _relative, _day_only):
        if (resolved := rule(words, anchor, year)) is not None:
            return resolved if _possible(resolved[0]) else None
    return None


def _anchor_year(publication: Publication, story_date: str | None) -> int | None:
    for known in (publication.date, story_date):
        if known:
            return int(known[:4])
    return None


def _day(iso: str | None) -> date | None:
    if iso is None or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", iso[:10]):
        return None
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:  # an impossible date given in a sidecar is unknown, not fatal
        return None


def _possible(iso: str) -> bool:
    return all(len(part) < 8 or _day(part) is not None for part in iso.split("/"))


def _said_year(words: str, year: int | None) -> tuple[int, str] | None:
    """The year an expression names, with its reason; None where it names none."""
    if found := re.match(rf"(\d{{4}}|{_CN})年", words):
        stated = year_of(found.group(1))
        return (stated, "year as printed") if stated else None
    for word, shift in (("今年", 0), ("去年", -1), ("前年", -2), ("明年", 1), ("当年", 0)):
        if words.startswith(word) and year is not None:
            return year + shift, f"{word} seen from {year}"
    return None


def _nearest_year(month: int, day: int, anchor: date | None, year: int | None) -> tuple[int, str] | None:
    """The year that puts month and day nearest before the issue date."""
    if anchor is None:
        return (year, "year of the story") if year is not None else None
    before = (month, day) <= (anchor.month, anchor.day)
    return anchor.year - (not before), f"nearest before the issue date {anchor.isoformat()}"


def _dated(words: str, anchor: date | None, year: int | None, month: int, day: int) -> _Part | None:
    said = _said_year(words, year) or _nearest_year(month, day, anchor, year)
    if said is None or not 1 <= month <= 12:
        return None
    return f"{said[0]:04d}-{month:02d}-{day:02d}", said[1]


def _whole_day(words: str, anchor: date | None, year: int | None) -> _Part | None:
    found = re.fullmatch(rf"(?:{_SAID_YEAR})?({_NUMBER})月({_NUMBER})[日号]", words)
    if found is None:
        return None
    month, day = number(found.group(1)), number(found.group(2))
    return _dated(words, anchor, year, month, day) if month and day else None


_RANGE = re.compile(
    rf"(?P<year>{_SAID_YEAR})?(?P<month>{_NUMBER})(?:月(?P<day>{_NUMBER})?)?[日号份]?{_TO}"
    rf"(?P<year2>{_SAID_YEAR})?(?:(?P<month2>{_NUMBER})月)?(?:(?P<day2>{_NUMBER})[日号])?(?:份|底|末)?"
)


def _range(words: str, anchor: date | None, year: int | None) -> _Part | None:
    """A range of days or months: the end is placed first, the start nearest before it."""
    found = _RANGE.fullmatch(words)
    if found is None or bool(found["day"]) != bool(found["day2"]):
        return None
    stated = found["year2"] or found["year"] or ""
    end_month = found["month2"] or found["month"]
    if found["day"]:
        end = _whole_day(f"{stated}{end_month}月{found['day2']}日", anchor, year)
    else:
        end = _month(f"{stated}{end_month}月", anchor, year)
    month, day = number(found["month"]), number(found["day"] or "1")
    if end is None or not month or not day or not 1 <= month <= 12:
        return None
    said = _said_year(found["year"], year) if found["year"] else None
    end_year, last_month = int(end[0][:4]), int(end[0][5:7])
    start_year = said[0] if said else end_year - (month > last_month)
    start = f"{start_year:04d}-{month:02d}" + (f"-{day:02d}" if found["day"] else "")
    return f"{start}/{end[0]}", f"from one to the other, {end[1]}"


def _month(words: str, anchor: date | None, year: int | None) -> _Part | None:
    found = re.fullmatch(rf"(?:{_SAID_YEAR})?({_NUMBER})月(?:份|底|末|初|中旬|上旬|下旬)?", words)
    month = number(found.group(1)) if found else None
    if not month or not 1 <= month <= 12:
        return None
    said = _said_year(words, year) or _nearest_year(month, 1, anchor, year)
    return (f"{said[0]:04d}-{month:02d}", said[1]) if said else None


def _year_only(words: str, anchor: date | None, year: int | None) -> _Part | None:
    if not re.match(rf"{_SAID_YEAR}(?!{_NUMBER}月)", words):
        return None
    said = _said_year(words, year)
    return (f"{said[0]:04d}", said[1]) if said else None


def _relative(words: str, anchor: date | None, year: int | None) -> _Part | None:
    if anchor is None:
        return None
    if found := re.fullmatch(r"([昨今前明])[日天]", words):
        day = anchor + timedelta(days=_DAYS[found.group(1)])
        return day.isoformat(), f"{words} seen from the issue date {anchor.isoformat()}"
    if re.fullmatch(r"上个?月", words):
        last = anchor.replace(day=1) - timedelta(days=1)
        return f"{last:%Y-%m}", f"the month before the issue date {anchor.isoformat()}"
    if words in ("本月", "当月"):
        return f"{anchor:%Y-%m}", f"the month of the issue date {anchor.isoformat()}"
    return None


def _day_only(words: str, anchor: date | None, year: int | None) -> _Part | None:
    """A day without a month (22日): the month of the issue date, or the one before it."""
    found = re.fullmatch(rf"({_NUMBER})[日号]", words)
    day = number(found.group(1)) if found else None
    if anchor is None or not day:
        return None
    month = anchor if day <= anchor.day else anchor.replace(day=1) - timedelta(days=1)
    return f"{month:%Y-%m}-{day:02d}", f"day nearest before the issue date {anchor.isoformat()}"
