"""Tables become quads: one graph an article, evidence on each fact, the same bytes every time."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

from pyoxigraph import BlankNode, NamedNode, Quad

from kg.graph.build import article_quads, graph_quads, write_graph
from kg.graph.tables import Tables
from kg.graph.tenures import tenure_quads
from kg.graph.vocabulary import BACKGROUND, RDF_TYPE, RESOLUTION, article_graph, node, term
from kg.records import RELATIONS
from kg.resolve.tenures import tenures

A1 = "yunhe-2021-03-05#a1"
FORMER = "fact-85f5d171d276"  # 何清源不再担任市长职务


def values(quads: set[Quad], subject: NamedNode, name: str) -> list[str]:
    return sorted(
        getattr(quad.object, "value", "")
        for quad in quads
        if quad.subject == subject and quad.predicate == term(name)
    )


def test_the_fixture_states_all_eight_relations(tables: Tables) -> None:
    assert {row["relation"] for row in tables.facts} == set(RELATIONS)


def test_recorded_words_stand_on_their_page(tables: Tables) -> None:
    folder = Path(__file__).parent / "tables"
    texts = {row["page"]: (folder / row["path"]).read_text(encoding="utf-8") for row in tables.articles}
    for row in (*tables.facts, *tables.mentions):
        words = "".join(texts[row["page"]][row["start"] : row["end"]].split())
        assert words == row.get("evidence", row.get("surface"))


def test_an_article_writes_its_own_graph_alone(tables: Tables) -> None:
    entities = {row["id"]: row for row in tables.entities}
    facts = [row for row in tables.facts if row["article"] == A1]
    mentions = [row for row in tables.mentions if row["article"] == A1]
    quads = list(article_quads(tables.articles[0], facts, mentions, entities))
    assert {quad.graph_name for quad in quads} == {article_graph(A1)}


def test_graphs_are_the_articles_the_resolution_and_the_background(tables: Tables) -> None:
    graphs = {quad.graph_name for quad in graph_quads(tables)}
    assert graphs == {RESOLUTION, BACKGROUND, *(article_graph(row["id"]) for row in tables.articles)}


def test_there_are_no_blank_nodes(tables: Tables) -> None:
    for quad in graph_quads(tables):
        assert not isinstance(quad.subject, BlankNode) and not isinstance(quad.object, BlankNode)


def test_each_fact_has_its_evidence_and_a_plain_edge(tables: Tables) -> None:
    quads = set(graph_quads(tables))
    for row in tables.facts:
        evidence = node("evidence", row["id"])
        assert values(quads, node("fact", row["id"]), "hasEvidence") == [evidence.value]
        assert values(quads, evidence, "quote") == [row["evidence"]]
        assert values(quads, evidence, "start") == [str(row["start"])]
        ends = {
            quad.predicate.value.rpartition("#")[2]
            for quad in quads
            if quad.subject in (node("entity", row["subject"]), node("article", row["subject"]))
            and quad.object == node("entity", row["object"])
            and quad.graph_name == article_graph(row["article"])
        }
        assert ends - {"mentions"}


def test_a_post_that_is_over_has_its_own_edge(tables: Tables) -> None:
    (former,) = (row for row in tables.facts if row["id"] == FORMER)
    quads = set(graph_quads(replace(tables, facts=(former,), mentions=())))
    person = node("entity", former["subject"])
    assert values(quads, person, "heldPostAt") == [node("entity", former["object"]).value]
    assert values(quads, person, "holdsPostAt") == []
    assert values(quads, node("fact", FORMER), "status") == ["former"]


def test_acting_in_a_post_is_holding_it_now(tables: Tables) -> None:
    row = {
        **next(row for row in tables.facts if row["id"] == FORMER),
        "qualifiers": {"post": "代市长", "status": "acting"},
    }
    quads = set(graph_quads(replace(tables, facts=(row,), mentions=())))
    assert values(quads, node("fact", FORMER), "status") == ["current"]
    assert values(quads, node("fact", FORMER), "capacity") == ["acting"]
    assert values(quads, node("entity", row["subject"]), "holdsPostAt")


def test_qualifiers_without_a_property_are_kept(tables: Tables) -> None:
    row = {**tables.facts[-1], "qualifiers": {"order": 3, "by": "", "role": "a, b"}}
    quads = set(graph_quads(replace(tables, facts=(row,), mentions=())))
    me = node("fact", row["id"])
    assert values(quads, me, "qualifier") == ["order=3"]
    assert values(quads, me, "role") == ["a", "b"]


def test_a_known_conferrer_is_a_node_and_an_unknown_one_is_words(tables: Tables) -> None:
    (row,) = (row for row in tables.facts if row["qualifiers"].get("by"))
    known = {**row, "qualifiers": {"by": "organization-ce751f9d57"}}
    for fact, name in ((row, "conferrer"), (known, "conferredBy")):
        quads = set(graph_quads(replace(tables, facts=(fact,), mentions=())))
        assert len(values(quads, node("fact", row["id"]), name)) == 1


def test_background_stands_apart_and_has_no_evidence(tables: Tables) -> None:
    background = {quad for quad in graph_quads(tables) if quad.graph_name == BACKGROUND}
    types = {quad.object for quad in background if quad.predicate == RDF_TYPE}
    assert types == {term("GazetteerContainment"), term("DistrictPeriod")}
    assert not [quad for quad in background if quad.predicate == term("hasEvidence")]


def test_the_same_bytes_in_any_order(tables: Tables, tmp_path: Path) -> None:
    shuffle = random.Random(7)
    mixed = Tables(
        *(
            tuple(shuffle.sample(rows, len(rows)))
            for rows in (
                tables.articles,
                tables.entities,
                tables.mentions,
                tables.facts,
                tables.judgements,
                tables.tenures,
            )
        )
    )
    count = write_graph(tables, tmp_path / "a.nq")
    write_graph(mixed, tmp_path / "b.nq")
    first = (tmp_path / "a.nq").read_bytes()
    assert first == (tmp_path / "b.nq").read_bytes()
    assert len(first.splitlines()) == count
    assert first.splitlines() == sorted(set(first.splitlines()))


def test_the_tenures_of_the_hand_made_build_follow_from_its_facts(tables: Tables) -> None:
    assert tenures(tables.facts, tables.entities, tables.articles) == tables.tenures


def test_a_tenure_leads_to_its_statements_and_to_what_ended_it(tables: Tables) -> None:
    quads = set(graph_quads(tables))
    for row in tables.tenures:
        me = node("tenure", row["id"])
        assert values(quads, me, "restsOn") == sorted(node("fact", fact).value for fact in row["statements"])
        assert values(quads, me, "interval") == [row["interval"]]
        assert values(quads, me, "endedBy") == (
            [node("fact", row["ended_by"]).value] if row["ended_by"] else []
        )
        assert {quad.graph_name for quad in quads if quad.subject == me} == {RESOLUTION}
    sole = {quad.subject for quad in quads if quad.predicate == term("soleHolder")}
    assert len(sole) == len({(row["body"], row["post"]) for row in tables.tenures if row["sole"]})


def test_a_tenure_ended_by_the_next_leads_to_it(tables: Tables) -> None:
    one, two = tables.tenures[:2]
    row = {**one, "ended_by": two["id"], "overlaps": [two["id"]], "note": "x"}
    quads = set(tenure_quads(row))
    me = node("tenure", one["id"])
    for name in ("endedBy", "overlaps"):
        assert values(quads, me, name) == [node("tenure", two["id"]).value]
    assert values(quads, me, "note") == ["x"]
