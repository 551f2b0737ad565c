"""Appointments and removals: the day on which a post is announced to begin or to be over."""

from __future__ import annotations

import re

from kg.annotate.document import Document
from kg.annotate.line import Line
from kg.ingest.dates import find_dates, resolve_date

_NAME_LIST = r"(?:[（(][^）)]*[）)]|[\u4e00-\u9fff·、\s]){0,120}"
# What stands between a name and a post that it is put into; 任 and 为 do so only after the words of a decision.
_PUT_IN = re.compile(rf"{_NAME_LIST}(?:同志)?(?:当选为?|被(?:任命|选举)为|为|任|担任|出任){_NAME_LIST}")
_ELECTED = re.compile(r"当选|被(?:任命|选举)为|同志(?:任|为|担任)")
_DECIDED = re.compile(r"任命|选举(?!法)|选出|当选|决定|补选|推选|免去|免职")
_HEAD = re.compile(r"(?:任命|免去|决定任命|选举产生)[：:]|任免名单|任职名单|当选名单")
_REMOVED = re.compile(r"免去|辞去|不再担任|免职|卸任")
_PAST = re.compile(r"曾|历任|先后|此前|以来|[后时]，|自从|原任|前任|日前|近日|不久前|前不久")
_REMOVAL = re.compile(r"(?:同志)?(?:[（(][^）)]*[）)])?的")
_OF_LIFE = re.compile(r"[，,]?(?:出?生|入党|加入|参加工作|毕业)")
_PASSED = re.compile(r"通过|会议")
_ITEM = re.compile(r"(?:.*[：:；;])?\s*(?:[\u4e00-\u9fff·]{2,12}(?:[（(][^）)]*[）)])?、)*")


def is_removal(line: Line, post_end: int, between: str) -> bool:
    """某某的某局局长职务: a name, 的, a post and 职务 tell a removal also where 免去 heads a whole list."""
    return _REMOVAL.match(between) is not None and line.text.startswith(("职务", "的职务"), post_end)


def day_of_change(
    document: Document, line: Line, start: int, end: int, *, between: str, former: bool
) -> tuple[str, str] | None:
    """("from" or "to", ISO date) where a name and then a post in [start, end) announce a change, else None.

    `between` is what stands between the two. The day is that named before them in the sentence, else of a list the
    day on which it was passed, else the story's own; None where no day is known.
    """
    above = _list_above(document, line, start)
    name = _kind(line, start, end, between, former, bool(above))
    if name is None:
        return None
    day = _day_before(document, line, end) or _day_passed(document, above)
    day = day or document.article.date or document.article.publication.date
    return (name, day) if day else None


def _kind(line: Line, start: int, end: int, between: str, former: bool, listed: bool) -> str | None:
    told = line.text[:end]
    if _PAST.search(told):
        return None
    if former:
        around = line.text[max(0, start - 12) : end + 6]
        return "to" if listed or _REMOVED.search(around) or "职务" in around else None
    if _PUT_IN.fullmatch(between) is None:
        return None
    return "from" if listed or _ELECTED.search(between) or _DECIDED.search(told) else None


def _list_above(document: Document, line: Line, start: int) -> list[Line]:
    """The lines down to an item of a list of appointments or removals, the item's among them; [] for any other."""
    if _ITEM.fullmatch(line.text, 0, start) is None:
        return []
    above = document.lines[: document.lines.index(line) + 1]
    return above if any(_HEAD.search(each.text) for each in above) else []


def _day_passed(document: Document, above: list[Line]) -> str | None:
    """The day of the session that passed a list, from the words that head it."""
    passed = (each for each in reversed(above) if _PASSED.search(each.text))
    return next((day for each in passed if (day := _day_before(document, each, len(each.text)))), None)


def _day_before(document: Document, line: Line, end: int) -> str | None:
    """The last day named before a place in a sentence, days of someone's life (1974年9月生) left out."""
    publication, own = document.article.publication, document.article.date
    dates = [(stop, words) for _, stop, words in find_dates(line.text[:end])]
    named = [resolve_date(w, publication, own) for stop, w in dates if not _OF_LIFE.match(line.text, stop)]
    return next((found[0] for found in reversed(named) if found and "/" not in found[0]), None)
