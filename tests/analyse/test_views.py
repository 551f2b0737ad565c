"""Which facts become edges in which view."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg.analyse.labels import relation_labels, role_labels, type_labels
from kg.analyse.network import Network, numbered_graph, plain_graph, view_graph
from kg.analyse.views import VIEWS, view
from kg.errors import UsageError
from kg.records import ENTITY_TYPES, RELATIONS
from kg.tables import Tables, read_tables

TABLES = read_tables(Path(__file__).parents[1] / "fixtures" / "tables")


def edges(graph: Network) -> set[tuple[str, str, str]]:
    name = graph.nodes
    return {(name[a]["label"], edge["label"], name[b]["label"]) for a, b, edge in graph.edges(data=True)}


def entity(key: str, kind: str, **more: Any) -> dict[str, Any]:
    return {"id": key, "type": kind, "name": key, **more}


def holds(article: str, **qualifiers: Any) -> dict[str, Any]:
    row = {"id": f"f-{article}", "relation": "holdsPost", "subject": "甲", "object": "局", "article": article}
    return {**row, "confidence": None, "qualifiers": {"post": "局长", **qualifiers}}


def test_officials_join_persons_to_bodies_by_their_posts() -> None:
    found = edges(view_graph(TABLES, "officials"))
    assert len(found) == 11
    assert ("程远山", "任职：书记", "中共云河市委") in found
    assert ("苏慕云", "任职：市长", "云河市") in found


def test_co_attendance_weighs_pairs_by_shared_events() -> None:
    graph = view_graph(TABLES, "co-attendance")
    ids = {graph.nodes[node]["label"]: node for node in graph}
    together = graph.get_edge_data(ids["程远山"], ids["苏慕云"])
    assert together["weight"] == 2
    assert together["events"] == "云帆数字产业园开工仪式; 城市更新工作推进会"
    assert not graph.has_edge(ids["程远山"], ids["秦书雁"])
    assert not graph.is_directed()


def test_awards_companies_and_places_take_their_own_relations() -> None:
    assert ("杨家渡村", "获奖", "省级文明村") in edges(view_graph(TABLES, "awards"))
    companies = edges(view_graph(TABLES, "companies"))
    assert ("云河农商银行", "资助：8000万元", "云帆科技股份有限公司") in companies
    assert ("青石水库扩建工程", "位于", "青石县") in companies
    assert len(companies) == 6


def test_places_add_the_gazetteer_where_no_article_says_it() -> None:
    graph = view_graph(TABLES, "places")
    basis = {(a, b): edge["basis"] for a, b, edge in graph.edges(data=True)}
    ids = {graph.nodes[node]["label"]: node for node in graph}
    assert basis[ids["柳桥镇"], ids["青石县"]] == "article"
    assert basis[ids["青石县"], ids["云河市"]] == "gazetteer"
    assert graph.number_of_edges(ids["柳桥镇"], ids["青石县"]) == 1


def test_the_whole_graph_keeps_every_entity_article_and_fact() -> None:
    graph = view_graph(TABLES, "all")
    assert set(graph) == {row["id"] for row in (*TABLES.entities, *TABLES.articles)}
    told = {fact for _, _, edge in graph.edges(data=True) for fact in edge["facts"].split("; ") if fact}
    assert told == {fact["id"] for fact in TABLES.facts}


def test_articles_that_say_the_same_add_weight_and_a_past_post_stays_apart() -> None:
    tables = Tables(
        entities=(entity("甲", "Person", aliases=None), entity("局", "Organization")),
        facts=(holds("a1"), holds("a1"), holds("a2"), holds("a3", status="former", to="2024")),
    )
    found = [edge for _, _, edge in view_graph(tables, "officials").edges(data=True)]
    assert sorted((edge["weight"], edge.get("status", ""), edge.get("to", "")) for edge in found) == [
        (1, "former", "2024"),
        (2, "", ""),
    ]
    assert all(value is not None for edge in found for value in edge.values())


def test_facts_whose_ends_are_unknown_or_of_other_types_are_left_out() -> None:
    tables = Tables(entities=(entity("甲", "Person"), entity("局", "Award")), facts=(holds("a1"),))
    assert view_graph(tables, "officials").number_of_nodes() == 0
    assert view_graph(Tables(facts=(holds("a1"),)), "all").number_of_edges() == 0


def test_the_plain_graph_adds_weights_and_drops_loops() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_edge("a", "b", weight=2)
    graph.add_edge("b", "a", weight=3)
    graph.add_edge("a", "a", weight=9)
    assert list(plain_graph(graph).edges(data="weight")) == [("a", "b", 5)]
    numbered, order = numbered_graph(graph)
    assert order == {"a": 0, "b": 1}
    assert numbered[0][1]["weight"] == 5


def test_order_of_rows_does_not_matter() -> None:
    turned = Tables(
        articles=TABLES.articles[::-1],
        entities=TABLES.entities[::-1],
        mentions=TABLES.mentions[::-1],
        facts=TABLES.facts[::-1],
    )
    for chosen in VIEWS:
        first, second = view_graph(TABLES, chosen.name), view_graph(turned, chosen.name)
        assert list(first.nodes(data=True)) == list(second.nodes(data=True))
        assert list(first.edges(data=True)) == list(second.edges(data=True))


def test_an_unknown_view_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="officials, co-attendance"):
        view("friends")


def test_every_type_relation_and_role_has_words() -> None:
    assert set(ENTITY_TYPES) <= set(type_labels())
    assert set(RELATIONS) <= set(relation_labels())
    roles = {fact["qualifiers"]["role"] for fact in TABLES.facts if "role" in fact["qualifiers"]}
    assert roles <= set(role_labels())
    assert len({label.colour for label in type_labels().values()}) == len(type_labels())
    assert type_labels()["Person"].rgb == (0xD1, 0x49, 0x5B)
