"""Statements of who holds which post to tenures: periods of one person in one office, as rows of tenures.jsonl.

A pure function of the rows of facts, entities and articles. 代市长 and then 市长 are one office and one tenure: who
acts has the powers of the post, and the vote that follows fills no empty chair; the note keeps the acting days.
A statement without any date belongs to no tenure and stays a statement.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from kg.ids import digest
from kg.resolve.days import between, days
from kg.resolve.names import comparable
from kg.resolve.offices import Office, Offices, full_title
from kg.resolve.periods import End, Period, periods
from kg.resolve.stints import Said

Row = dict[str, Any]
Rows = Iterable[Mapping[str, Any]]


def tenures(facts: Rows, entities: Sequence[Mapping[str, Any]], articles: Rows) -> tuple[Row, ...]:
    """The rows of tenures.jsonl in order of body, post, first day and person; the order of the rows given is free.

    Reads only holdsPost facts, whose ends must be among the entities and whose article among the articles.
    """
    offices = Offices(entities)
    names = {row["id"]: comparable(row["name"]) for row in entities}
    dates = {row["id"]: row.get("date") or row.get("page_date") or "" for row in articles}
    told: dict[Office, list[Said]] = defaultdict(list)
    undated: Counter[tuple[Office, str]] = Counter()
    for fact in facts:
        given = fact.get("qualifiers") or {}
        if fact["relation"] != "holdsPost" or not given.get("post"):
            continue
        title, acting = full_title(given["post"])
        office = offices.of(fact["object"], title)
        said = _said(fact, given, dates.get(fact["article"], ""), names[fact["subject"]], acting)
        if said is None:
            undated[office, fact["subject"]] += 1
        else:
            told[office].append(said)
    return tuple(row for office in sorted(told) for row in _rows(office, told[office], undated))


def _said(
    fact: Mapping[str, Any], given: Mapping[str, Any], date: str, name: str, acting: bool
) -> Said | None:
    """A fact as a dated statement, None where neither its story nor its qualifiers, `given`, have a date."""
    day, since, until = (days(str(said or "")) for said in (date, given.get("from"), given.get("to")))
    gone = until is not None and (day is None or until.last <= day.first)
    over = gone or given.get("status") == "former"
    at = (until or day or since) if over else (max(day, since) if day and since else day or since)
    if at is None:
        return None
    acting = acting or given.get("status") == "acting"
    return Said(at, over, fact["id"], fact["subject"], name, acting, since, until)


def _rows(office: Office, said: Sequence[Said], undated: Counter[tuple[Office, str]]) -> Iterator[Row]:
    found = periods(said, sole=office.sole)
    ids = {id(period.stint): _id(office, period) for period in found}
    for period in found:
        stint, begin, end = period.stint, period.begin, period.end
        after = period.ended_by
        overlaps = [ids[id(found[place].stint)] for place in period.overlaps]
        yield {
            "id": ids[id(stint)],
            "person": stint.person,
            "body": office.body,
            "post": office.title,
            "sole": office.sole,
            "begin_earliest": begin.earliest,
            "begin_latest": begin.latest,
            "end_earliest": end.earliest,
            "end_latest": end.latest,
            "begin_basis": begin.basis,
            "end_basis": end.basis,
            "interval": _interval(period),
            "first_seen": stint.now[0].at.said if stint.now else "",
            "last_seen": stint.now[-1].at.said if stint.now else "",
            "statements": [each.fact for each in stint.statements()],
            "ended_by": ids[id(after.stint)] if after else end.by.fact if end.by else "",
            "overlaps": sorted(overlaps),
            "note": "; ".join(_notes(period, undated[office, stint.person])),
        }


def _id(office: Office, period: Period) -> str:
    """By who, which office and the day of the first statement: no two periods of one person begin on one day."""
    first = period.stint.first
    return f"tenure-{digest(period.stint.person, office.body, office.title, first.place[0], length=12)}"


def _interval(period: Period) -> str:
    """The days of which the statements are sure, as an EDTF interval of level 1 (ISO 8601-2).

    A day that was announced stands plain; one on which the post was already or still held, or that words only put
    before themselves, has a "?"; "" before the stroke: the begin is unknown; ".." after it: no end is told.
    """
    begin, end = period.begin, period.end
    unknown = begin.basis != "announced" and not period.stint.now
    start = "" if unknown else begin.said or f"{begin.latest}?"
    return f"{start}/{'..' if end.basis == 'open' else end.said or _uncertain(end)}"


def _uncertain(end: End) -> str:
    return f"{end.earliest or end.latest}?"


def _notes(period: Period, undated: int) -> Iterator[str]:
    stint = period.stint
    acting = [said for said in stint.now if said.acting]
    if acting:
        full = next((said for said in stint.now if not said.acting), None)
        then = f", without 代 from {full.at.said}" if full else ""
        yield f"acting from {acting[0].at.said}{then}"
    again = {said.since.said for said in stint.now if said.since and said.since.first > period.begin.latest}
    if again:
        yield f"appointed again: {', '.join(sorted(again))}"
    if stint.late:
        late = stint.late[-1].at
        gone = max(between(period.end.latest, late.last), 0)
        yield f"still called so on {late.said}, {gone} days after words that end it"
    if period.overlaps:
        yield f"contradiction: this sole post is held on a same day in {len(period.overlaps)} other periods"
    if undated:
        yield f"{undated} statements without a date are left out"
