"""Queries over the store: kinds of answer and their formats."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
import rdflib
from rich.console import Console

from kg.errors import DataError, UsageError
from kg.graph.query import run
from kg.graph.store import as_rdflib

NAME = "https://news-kg.example/ontology#name"


def test_the_first_query_a_user_writes_works(out: Path) -> None:
    answer = run(
        out, "SELECT ?who WHERE { ?p kg:holdsPostAt ?b . ?b kg:name '云河市林业局' . ?p kg:name ?who }"
    )
    assert answer.rows == (("马立新",),)


def test_json_is_sparql_results_with_full_iris(out: Path) -> None:
    text = run(out, "SELECT ?p WHERE { ?p kg:name '马立新' }").render("json")
    (binding,) = json.loads(text)["results"]["bindings"]
    assert binding["p"] == {"type": "uri", "value": "https://news-kg.example/id/entity/person-754b665766"}


def test_table_shows_ids_and_short_names(out: Path) -> None:
    answer = run(out, "SELECT ?p ?class WHERE { ?p kg:name '马立新' ; a ?class }")
    assert answer.rows == (("person-754b665766", "kg:Person"),)
    console = Console(width=80, record=True, file=io.StringIO())
    console.print(answer.table("谁"))
    assert "person-754b665766" in console.export_text()


def test_ask(out: Path) -> None:
    assert run(out, "ASK { ?p kg:name '马立新' }").rows == (("yes",),)
    assert run(out, "ASK { ?p kg:name '马立新'@zh }").rows == (("no",),)


def test_construct_gives_turtle_that_reads_back(out: Path) -> None:
    answer = run(out, "graph-of-an-article", {"article": "yunhe-2021-03-05#a2"})
    graph = rdflib.Graph().parse(data=answer.render("turtle"), format="turtle")
    assert len(graph) == len(answer.rows) == 15
    assert "松岭村" in {str(name) for name in graph.objects(None, rdflib.URIRef(NAME))}


@pytest.mark.parametrize(("query", "form"), [("ASK { ?s ?p ?o }", "turtle"), ("graph-of-an-article", "json")])
def test_a_format_that_does_not_fit_says_which_does(query: str, form: str, out: Path) -> None:
    with pytest.raises(UsageError, match="use "):
        run(out, query).render(form)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * WHERE { SERVICE <http://localhost/> { ?s ?p ?o } }",
        "select * where { service silent ?where { ?s ?p ?o } }",
        "SELECT * WHERE { ?s kg:name 'x' . SERVICE<http://localhost/>{ ?s ?p ?o } }",
        """SELECT * WHERE { ?s kg:name '"' . SERVICE <http://localhost/> { ?s ?p "o" } }""",
        'SELECT * # """\nWHERE { SERVICE <http://localhost/> { ?s ?p """o""" } }',
        "SELECT * WHERE { FILTER(1 <2) SERVICE <http://localhost/> { ?s ?p ?o } FILTER(2> 1) }",
        "SELECT * WHERE { ?s kg:name 'it\\'s' . SERVICE :there { ?s ?p 'o' } }",
    ],
)
def test_no_query_asks_another_machine(query: str, out: Path) -> None:
    with pytest.raises(UsageError, match="another machine"):
        run(out, query)


@pytest.mark.parametrize(
    "query",
    [
        'SELECT ?service WHERE { ?x kg:name "SERVICE" ; kg:name ?service }',
        "# a SERVICE\nSELECT $service WHERE { $service kg:name 'the ''SERVICE' }".replace("''", ""),
        "PREFIX service: <http://localhost/SERVICE> SELECT ?x WHERE { ?x service:SERVICE kg:service }",
    ],
)
def test_the_word_service_may_stand_in_a_value_or_a_name(query: str, out: Path) -> None:
    assert run(out, query).rows == ()


def test_folder_without_a_store(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="kg build"):
        run(tmp_path, "ASK { ?s ?p ?o }")


def test_rdflib_reads_the_same_store(out: Path) -> None:
    asked = "SELECT DISTINCT ?who WHERE { ?p kg:tookPartIn ?e ; kg:name ?who } ORDER BY ?who"
    rows = list(as_rdflib(out).query(asked))
    assert [str(row[0]) for row in rows] == ["何清源", "周望川", "苏明达", "许长林", "马立新"]
