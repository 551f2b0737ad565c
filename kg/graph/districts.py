"""Districts in time, as quads of the background graph: dated names, codes and parents, ends, a zone's second parent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Quad

from kg.annotate.places_history import (
    OPEN,
    Period,
    bore,
    code_then,
    ended,
    periods,
    seats,
    township_codes,
)
from kg.annotate.places_index import division_now
from kg.graph.tables import Row
from kg.graph.terms import Pair, iso_date, quads_of, text
from kg.graph.vocabulary import BACKGROUND, RDF_TYPE, node, term
from kg.ids import digest

Divisions = Mapping[str, str]  # id of a division → id of the district of this build that it is


def divisions_of(entities: Iterable[Row]) -> Divisions:
    """The districts of a build by the division that each is."""
    rows = sorted((row for row in entities if row["type"] == "District"), key=lambda row: str(row["id"]))
    return {division: row["id"] for row in rows if (division := division_of(row))}


def division_of(entity: Row) -> str:
    """The id of a district's division by its code, among those that had the code the one that bore its name."""
    code = entity.get("code") or ""
    named = {period.division for period in bore(entity["name"]) if period.code == code}
    return named.pop() if len(named) == 1 else code


def district_quads(entity: Row, entities: Mapping[str, Row], divisions: Divisions) -> Iterator[Quad]:
    """What the gazetteer knows of a district through time; nothing for a district without a code."""
    division = division_of(entity) if entity["type"] == "District" else ""
    if not division:
        return
    for period in _periods(division) or [_undated(entity, entities)]:
        yield from _period_quads(entity, period, entities, divisions)
    yield from _end_quads(entity, division, divisions)
    yield from _seat_quads(entity, division, divisions)


def code_on(entity: Row, date: str) -> str:
    """A district's code on the day of a page, "" where it is the one of today or nobody knows."""
    division = division_of(entity) if date and entity.get("code") else ""
    code = code_then(division, int(date[:4])) if division else ""
    return "" if code == entity.get("code") else code


def _periods(division: str) -> list[Period]:
    return list(township_codes(division) if len(division) == 9 else periods(division))


def _undated(entity: Row, entities: Mapping[str, Row]) -> Period:
    parent = entities.get(entity.get("within") or "", {})
    return Period("", entity["name"], entity["code"], "", parent.get("code") or "", 0, OPEN)


def _period_quads(
    entity: Row, period: Period, entities: Mapping[str, Row], divisions: Divisions
) -> Iterator[Quad]:
    identifier = f"period-{digest(entity['id'], *map(str, period))}"
    above, parent_code = _parent_then(period)
    above = above or entities.get(divisions.get(period.parent, ""), {}).get("name", "")
    pairs: list[Pair] = [
        (RDF_TYPE, term("DistrictPeriod")),
        (term("id"), text(identifier)),
        (term("periodOf"), node("entity", entity["id"])),
        (term("nameThen"), text(period.name)),
        *([(term("codeThen"), text(period.code))] if period.code.isdigit() else []),
        *([(term("parentName"), text(above))] if above else []),
        *([(term("parentCode"), text(parent_code))] if parent_code.isdigit() else []),
        *_link("periodUnder", period.parent, divisions),
        *([(term("fromYear"), iso_date(str(period.first)))] if period.first else []),
        *([(term("untilYear"), iso_date(str(period.last)))] if period.last != OPEN else []),
        (term("source"), text("gazetteer")),
    ]
    yield from quads_of(node("period", identifier), pairs, BACKGROUND)


def _parent_then(period: Period) -> tuple[str, str]:
    """The parent's name and code in the period: the last that it had there."""
    if runs := [above for above in periods(period.parent) if above.first < period.last]:
        return runs[-1].name, runs[-1].code
    now = division_now(period.parent)
    return now.name if now else "", period.parent


def _end_quads(entity: Row, division: str, divisions: Divisions) -> Iterator[Quad]:
    if end := ended().get(division):
        pairs: list[Pair] = [(term("endedIn"), iso_date(str(end.year)))]
        pairs += [pair for heir in end.heirs for pair in _link("wentInto", heir, divisions)]
        yield from quads_of(node("entity", entity["id"]), pairs, BACKGROUND)


def _seat_quads(entity: Row, division: str, divisions: Divisions) -> Iterator[Quad]:
    """The county in which a zone's township lies, beside the zone that runs it."""
    seat = seats().get(division, "")
    if seat in divisions:
        yield from containment_quads(entity["id"], divisions[seat], "administrative")


def containment_quads(inner: str, outer: str, basis: str) -> Iterator[Quad]:
    """That one entity lies in another by the gazetteer, on a basis; no plain edge."""
    identifier = f"containment-{digest(inner, outer)}"
    pairs: list[Pair] = [
        (RDF_TYPE, term("GazetteerContainment")),
        (term("id"), text(identifier)),
        (term("inner"), node("entity", inner)),
        (term("outer"), node("entity", outer)),
        (term("basis"), text(basis)),
        (term("source"), text("gazetteer")),
    ]
    return quads_of(node("containment", identifier), pairs, BACKGROUND)


def _link(name: str, division: str, divisions: Divisions) -> list[Pair]:
    return [(term(name), node("entity", divisions[division]))] if division in divisions else []
