"""Each saved question gives its full answer on the hand-made build.

The answers lie in answers/NAME.csv; the first line of each holds the parameters.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import DataError, UsageError
from kg.graph.query import list_queries, load_query, run
from kg.graph.questions import bind, parse_question

ANSWERS = Path(__file__).parent / "answers"
NAMES = [question.name for question in list_queries()]


def read_golden(name: str) -> tuple[dict[str, str], str]:
    head, _, body = (ANSWERS / f"{name}.csv").read_text(encoding="utf-8").partition("\n")
    pairs = head.removeprefix("#").split()
    return dict(pair.split("=", 1) for pair in pairs), body


@pytest.mark.parametrize("name", NAMES)
def test_gives_its_full_answer(name: str, out: Path) -> None:
    params, expected = read_golden(name)
    assert run(out, name, params).render("csv") == expected
    assert len(expected.splitlines()) > 1


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
