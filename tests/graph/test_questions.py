"""Each saved question gives its full answer on the hand-made build.

The answers lie in answers/NAME.csv; the first line of each holds the parameters.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import DataError, UsageError
from kg.graph.build import write_graph
from kg.graph.query import list_queries, load_query, run
from kg.graph.questions import bind, parse_question
from kg.graph.store import build_store
from kg.graph.tables import Tables
from kg.resolve.tenures import tenures

ANSWERS = Path(__file__).parent / "answers"
NAMES = [question.name for question in list_queries()]
FAULTS = ("two-holders-of-one-post",)  # questions that a sound build answers with nothing


def read_golden(name: str) -> tuple[dict[str, str], str]:
    head, _, body = (ANSWERS / f"{name}.csv").read_text(encoding="utf-8").partition("\n")
    pairs = head.removeprefix("#").split()
    return dict(pair.split("=", 1) for pair in pairs), body


@pytest.mark.parametrize("name", NAMES)
def test_gives_its_full_answer(name: str, out: Path) -> None:
    params, expected = read_golden(name)
    assert run(out, name, params).render("csv") == expected
    assert len(expected.splitlines()) > 1 or name in FAULTS


@pytest.mark.parametrize("name", NAMES)
def test_runs_as_it_lies(name: str, out: Path) -> None:
    """Without parameters, and as plain text with nothing bound."""
    question = load_query(name)
    assert run(out, question.text).render("csv") == run(out, name).render("csv")


@pytest.mark.parametrize("question", list_queries(), ids=NAMES)
def test_front_door(question) -> None:  # type: ignore[no-untyped-def]
    assert "ORDER BY" in question.text
    assert "？ " in question.question and question.question.endswith("?")
    assert question.row.startswith(("A row: ", "A triple: "))
    for name, meaning in question.params:
        assert f"VALUES ?{name} {{" in question.text
        assert "(default: " in meaning


def test_there_are_enough_questions() -> None:
    assert len(NAMES) >= 14


def test_the_beginning_of_a_name_is_enough_where_one_begins_so(out: Path) -> None:
    asked = {"date": "2021-05-01", "body": "云河市"}
    assert run(out, "posts-as-of", asked) == run(out, "posts-as-of-a-date", asked)
    with pytest.raises(UsageError, match="did you mean"):
        load_query("posts")  # posts-as-of-a-date and posts-of-an-official


def test_any_day_is_answered_with_a_sentence(out: Path) -> None:
    def mayors(day: str) -> list[tuple[str, str, str]]:
        rows = run(out, "posts-as-of", {"date": day, "body": "云河市"}).rows
        return [(row[0], row[3], row[5]) for row in rows if row[1] == "市长"]

    assert mayors("2021-03-03") == []
    assert mayors("2021-04-01") == [("何清源", "seen", "2021-03-04")]
    assert mayors("2021-06-05") == [("苏明达", "seen", "2021-06-09")]
    assert mayors("2030-01-01") == [("苏明达", "no end told", "2021-06-09")]
    sentences = [row[6] for row in run(out, "posts-as-of", {"date": "2021-06-05"}).rows]
    assert all(sentence.endswith("。") for sentence in sentences)


def test_a_contradiction_is_reported_with_its_days(tables: Tables, tmp_path: Path) -> None:
    (mayor,) = (row for row in tables.facts if row["id"] == "fact-c2955409eb0d")
    other = {**mayor, "id": "fact-other", "subject": "person-20fe0236d2"}
    facts = (*tables.facts, other)
    changed = replace(tables, facts=facts, tenures=tenures(facts, tables.entities, tables.articles))
    write_graph(changed, tmp_path / "graph.nq")
    build_store(tmp_path / "graph.nq", tmp_path / "store")
    ((body, post, *people, first, last, _, _),) = run(tmp_path, "two-holders-of-one-post").rows
    assert (body, post, sorted(people)) == ("云河市", "市长", ["何清源", "苏明达"])
    assert (first, last) == ("2021-03-04", "2021-06-01")


def test_no_rows_where_the_parameter_names_nobody(out: Path) -> None:
    assert run(out, "posts-of-an-official", {"person": "查无此人"}).rows == ()


@pytest.mark.parametrize(
    "value",
    ['" } UNION { ?s ?p ?o } #', "\\", '"', "}\nVALUES ?person { UNDEF }", "\\u0022 }", "?person", "'''"],
)
def test_a_parameter_never_becomes_part_of_the_query(value: str, out: Path) -> None:
    assert run(out, "posts-of-an-official", {"person": value}).rows == ()
    asked = "SELECT ?v WHERE { VALUES ?v { UNDEF } }"
    assert run(out, asked, {"v": value}).rows == ((value,),)


def test_unknown_parameter_names_those_there_are() -> None:
    with pytest.raises(UsageError, match="it has body, person"):
        bind(load_query("who-holds-which-post").text, {"people": "x"})
    with pytest.raises(UsageError, match="it has none"):
        bind("SELECT * WHERE { ?s ?p ?o }", {"s": "x"})


def test_unknown_query_names_near_ones() -> None:
    with pytest.raises(UsageError, match="who-wrote-what"):
        load_query("who-wrote-that")


def test_broken_query_is_a_usage_error(out: Path) -> None:
    with pytest.raises(UsageError, match="not a SPARQL query"):
        run(out, "SELECT WHERE {")


def test_query_file_without_its_two_comments_is_refused() -> None:
    with pytest.raises(DataError, match="first two lines"):
        parse_question("x", "SELECT * WHERE { ?s ?p ?o }")
