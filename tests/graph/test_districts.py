"""Districts in time in the graph: periods, ends, a zone's second parent, the code of a page's day, Wikidata."""

from __future__ import annotations

from typing import Any

from pyoxigraph import Literal, NamedNode, Quad, QueryTriples, Store

from kg.graph.build import article_quads
from kg.graph.check import validate
from kg.graph.districts import code_on, district_quads, division_of, divisions_of
from kg.graph.query import ask
from kg.graph.tables import Row
from kg.graph.vocabulary import BACKGROUND, RDF_TYPE, node, term

P442 = NamedNode("http://www.wikidata.org/prop/direct/P442")


def district(identifier: str, name: str, code: str, **more: Any) -> Row:
    return {"id": identifier, "type": "District", "name": name, "code": code, "within": "", **more}


def quads_of(*rows: Row) -> list[Quad]:
    entities = {row["id"]: row for row in rows}
    divisions = divisions_of(rows)
    return [quad for row in rows for quad in district_quads(row, entities, divisions)]


def store_of(*rows: Row) -> Store:
    store = Store()
    store.extend(quads_of(*rows))
    for row in rows:
        for name in filter(row.get, ("name", "code")):
            store.add(Quad(node("entity", row["id"]), term(name), Literal(row[name]), BACKGROUND))
        store.add(Quad(node("entity", row["id"]), RDF_TYPE, term(row["type"]), BACKGROUND))
    return store


HUAIYANG = district("e1", "淮阳区", "411603", within="e2")
ZHOUKOU = district("e2", "周口市", "4116")


def test_names_over_time() -> None:
    answer = ask(store_of(HUAIYANG, ZHOUKOU), "names-of-a-district-over-time", {"district": "淮阳县"})
    assert [row[2:8] for row in answer.rows] == [
        ("淮阳县", "412727", "周口地区", "4127", "", "2000"),
        ("淮阳县", "411626", "周口市", "4116", "2000", "2019"),
        ("淮阳区", "411603", "周口市", "4116", "2019", ""),
    ]


def test_what_lay_in_a_district_in_a_year() -> None:
    store = store_of(HUAIYANG, ZHOUKOU, district("e3", "济源市", "419001"), district("e4", "焦作市", "4108"))
    question = "districts-in-a-district-on-a-date"
    for year, county in (("1990", "济源市"), ("2020", None)):
        answer = ask(store, question, {"district": "焦作市", "year": year})
        assert [row[2] for row in answer.rows] == ([county] if county else [])
    answer = ask(store, question, {"district": "周口地区", "year": "1990"})
    assert [(row[2], row[4]) for row in answer.rows] == [("淮阳县", "周口地区")]


def test_an_ended_district_says_when_and_into_what() -> None:
    quads = quads_of(district("e1", "崇文区", "110103"), district("e2", "东城区", "110101"))
    facts = {(quad.predicate, quad.object) for quad in quads if quad.subject == node("entity", "e1")}
    assert (term("wentInto"), node("entity", "e2")) in facts
    assert any(predicate == term("endedIn") and value.value == "2010" for predicate, value in facts)


def test_of_two_divisions_with_one_code_the_name_decides() -> None:
    assert division_of(district("e1", "綦江区", "500110")) == "500110"
    assert division_of(district("e2", "万盛区", "500110")) == "500110x2010"


def test_a_zones_township_stands_in_its_zone_and_in_its_county() -> None:
    town = district("e1", "文昌街道", "410871062", within="e2")
    zone = district("e2", "焦作市城乡一体化示范区", "410871", kind="zone")
    quads = quads_of(town, zone, district("e3", "山阳区", "410811"))
    (containment,) = {quad.subject for quad in quads if quad.object == term("GazetteerContainment")}
    about = {(quad.predicate, quad.object) for quad in quads if quad.subject == containment}
    assert (term("outer"), node("entity", "e3")) in about
    assert (term("basis"), Literal("administrative")) in about
    assert not [quad for quad in quads if quad.predicate == term("within")]


def test_a_mention_has_the_code_of_its_day_where_it_was_another() -> None:
    assert code_on(HUAIYANG, "2005-03-01") == "411626"
    assert code_on(HUAIYANG, "2021") == ""
    assert code_on(HUAIYANG, "") == ""
    assert code_on({"id": "e", "type": "Person", "name": "王一"}, "2005") == ""
    article = {"id": "a", "page": "p", "headline": "", "start": 0, "end": 9, "page_date": "2005-03-01"}
    mention = {
        "article": "a",
        "page": "p",
        "start": 0,
        "end": 3,
        "entity": "e1",
        "surface": "淮阳县",
        "rule": "r",
    }
    quads = list(article_quads(article, [], [mention], {"e1": HUAIYANG}))
    assert [quad.object for quad in quads if quad.predicate == term("codeThen")] == [Literal("411626")]


def test_what_it_writes_keeps_the_shapes() -> None:
    store = store_of(
        HUAIYANG, ZHOUKOU, district("e3", "崇文区", "110103"), district("e4", "文昌街道", "410871062")
    )
    periods = [quad for quad in store if "/period/" in str(quad.subject)]
    assert periods
    types = [quad for quad in store if quad.predicate == RDF_TYPE]
    assert [each for each in validate([*periods, *types]) if "period" in str(each)] == []


def test_the_query_for_wikidata_is_sound_and_links_by_code() -> None:
    store = store_of(HUAIYANG, ZHOUKOU, district("e3", "文昌街道", "410871062"), district("e4", "无码村", ""))
    (row,) = ask(store, "ask-wikidata-for-districts", {}).rows
    assert row[0] == "3"
    wikidata = Store()
    for item, code in (("Q1", "411603"), ("Q2", "411600"), ("Q3", "410871062"), ("Q4", "110000")):
        iri = NamedNode(f"http://www.wikidata.org/entity/{item}")
        wikidata.add(Quad(iri, P442, Literal(code)))
    links = wikidata.query(row[1])
    assert isinstance(links, QueryTriples)
    found = {(triple.subject, triple.object.value.rpartition("/")[2]) for triple in links}
    assert found == {(node("entity", "e1"), "Q1"), (node("entity", "e2"), "Q2"), (node("entity", "e3"), "Q3")}
