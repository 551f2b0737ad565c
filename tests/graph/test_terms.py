"""Ids become IRIs and values become typed literals, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.errors import DataError
from kg.graph.terms import decimal, iso_date
from kg.graph.vocabulary import identifier_of, node, ontology_file, shorten


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("2020", "gYear"),
        ("2020-11", "gYearMonth"),
        ("2020-02-29", "date"),
        ("2019-02-29", "string"),
        ("2019-02-30", "string"),
        ("2020-13", "string"),
        ("0000", "string"),
        ("昨日", "string"),
        ("2020-11-2", "string"),
        ("２０２０", "string"),
        ("", "string"),
    ],
)
def test_only_days_of_the_calendar_are_typed(value: str, kind: str) -> None:
    literal = iso_date(value)
    assert literal.value == value
    assert literal.datatype.value.endswith(f"#{kind}")


@pytest.mark.parametrize(
    ("value", "written"), [(1, "1.0"), (0.9, "0.9"), (1e-07, "0.0000001"), (0.1 + 0.2, "0.30000000000000004")]
)
def test_decimals_are_written_without_exponent(value: float, written: str) -> None:
    assert decimal(value).value == written


@given(st.text())
def test_any_id_survives_as_an_iri(identifier: str) -> None:
    try:
        identifier.encode("utf-8")
    except UnicodeEncodeError:
        return
    iri = node("article", identifier)
    assert NamedNode(iri.value) == iri
    assert identifier_of(iri.value) == identifier


@given(st.text(alphabet=st.characters(codec="utf-8")), st.text(alphabet=st.characters(codec="utf-8")))
def test_different_ids_are_different_iris(one: str, other: str) -> None:
    assert (node("fact", one) == node("fact", other)) == (one == other)


def test_shorten() -> None:
    assert shorten("https://news-kg.example/ontology#name") == "kg:name"
    assert shorten(node("article", "页#a1").value) == "页#a1"
    assert shorten("https://example.org/x") == "https://example.org/x"


def test_a_missing_ontology_file_is_named() -> None:
    with pytest.raises(DataError, match=r"ontology/none\.ttl is missing"):
        ontology_file("none.ttl")
