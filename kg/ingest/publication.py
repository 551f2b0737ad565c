"""What a page tells of its paper: name, place and issue date, each guess with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from kg.ingest import cues
from kg.ingest.lines import lines
from kg.ingest.place import guess_place
from kg.records import Page, Publication

Guess = tuple[str, str]  # value, reason
_WEEK = timedelta(days=7)
_PAPER = r"[一-龥]{2,5}(?:日报|晚报|早报|时报|商报|晨报|都市报)"


def infer_publication(page: Page) -> Publication:
    """The page's publication with what was not given inferred from the page, reasons in `inferred`.

    What the page does not tell stays None.
    """
    given = page.publication
    furniture = [line.text for line in lines(page.text) if cues.match("furniture", line.text)]
    guesses: list[tuple[str, Guess | None]] = []
    if given.paper is None:
        guesses.append(("paper", _paper(page.text, furniture)))
    if given.place is None:
        guesses.append(("place", guess_place(page.text)))
    if given.page is None:
        guesses.append(("page", _page_number(furniture)))
    if given.date is None:
        guesses.append(("date", _date(page.text)))
    found = {field: guess for field, guess in guesses if guess}
    reasons = tuple((field, guess[1]) for field, guess in sorted(found.items()))
    return replace(given, **{k: v[0] for k, v in found.items()}, inferred=(*given.inferred, *reasons))


def given_publication(given: Mapping[str, object]) -> Publication:
    """The publication that a sidecar or a table's row gives; empty values count as not given.

    A date is brought to ISO form; one that is none is unknown, with a note in `inferred`.
    """
    known = {key: str(value) for key, value in given.items() if value}
    date_given = known.get("date")
    iso = _iso(date_given) if date_given else None
    note = (("date", f"the given date {date_given!r} is no day"),) if date_given and not iso else ()
    return Publication(
        paper=known.get("paper"),
        place=known.get("place"),
        date=iso,
        page=known.get("page"),
        url=known.get("url"),
        inferred=note,
    )


def _iso(words: str) -> str | None:
    found = re.match(r"(\d{4})\s?[年.\-/]?\s?(\d{1,2})\s?[月.\-/]?\s?(\d{1,2})", words)
    day = _day(*map(int, found.groups())) if found else None
    return day.isoformat() if day else None


def _paper(text: str, furniture: list[str]) -> Guess | None:
    for line in furniture:
        if found := re.search(rf"(?:^|[\s《])({_PAPER})(?=[\s》]|$)", line):
            return found.group(1), f"printed on the page: {line}"
    found = re.search(rf"(?:^|[\n。])\s*({_PAPER})讯\s?[（(]", text)
    return (found.group(1), f"a story opens with {found.group(1)}讯") if found else None


def _page_number(furniture: list[str]) -> Guess | None:
    for line in furniture:
        found = re.search(r"(?:^|\s)(?:第?\s?([A-D]?\d{1,2})\s?版|([A-D]\d{1,2})\b|(\d{1,2}) [一-龥])", line)
        if found and not line.startswith("今日"):
            return next(filter(None, found.groups())).lstrip("0"), f"printed on the page: {line}"
    return None


def _date(text: str) -> Guess | None:
    for line in _mastheads([line.text for line in lines(text)]):
        found = re.search(r"(\d{4})\s?[年.\-/]\s?(\d{1,2})\s?[月.\-/]\s?(\d{1,2})", line)
        if found and (day := _day(*map(int, found.groups()))):
            return day.isoformat(), f"printed on the page: {line}"
    return _date_by_yesterday(re.sub(r"[^\S\n]", "", text))


def _mastheads(printed: list[str]) -> Iterator[str]:
    """Lines of furniture, save a bare date that signs a notice: it stands under a line that is none."""
    for index, line in enumerate(printed):
        below_text = index > 1 and not cues.match("furniture", printed[index - 1])
        if cues.match("furniture", line) and not (below_text and cues.match("day", line)):
            yield line


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # a misprint such as 2019-02-30 tells no date
        return None


def _date_by_yesterday(text: str) -> Guess | None:
    """The day after the page's latest full date, where a story tells of 昨日 and the days fit together."""
    if not re.search(r"昨\s?[日天]", text):
        return None
    latest = _latest(text)
    if latest is None:
        return None
    issue = latest + timedelta(days=1)
    return issue.isoformat(), f"the latest day on the page is {latest.isoformat()} and a story tells of 昨日"


_LEAD = r"(?:^|\n|讯[（(][^）)\n]{0,40}[）)])\s*"


def _latest(text: str) -> date | None:
    """The latest day that opens a story; its year from a full date that opens one too."""
    full = re.findall(_LEAD + r"(\d{4})年(\d{1,2})月(\d{1,2})日", text)
    days = [day for parts in full if (day := _day(*map(int, parts)))]
    if not days:
        return None
    newest = max(days)
    for month, day in re.findall(_LEAD + r"(\d{1,2})月(\d{1,2})日", text):
        if (found := _day(newest.year, int(month), int(day))) and timedelta() < found - newest < _WEEK:
            days.append(found)
    return max(days)
