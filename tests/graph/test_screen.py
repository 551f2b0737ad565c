"""The screen passes sound graphs without pySHACL, and nothing that pySHACL refuses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.graph.screen import Screen, screen
from kg.graph.shacl import judge
from kg.graph.vocabulary import datatype, ontology_file, term

EXAMPLES = Path(str(ontology_file("examples")))
VALID = sorted((EXAMPLES / "valid").glob("*.ttl"))
INVALID = sorted((EXAMPLES / "invalid").glob("*.ttl"))
OTHERS = (
    term("Award"),
    Literal(""),
    Literal("甲 乙 "),
    Literal("2019-02-30", datatype=datatype("date")),
    Literal("-1", datatype=datatype("integer")),
    Literal("1.5", datatype=datatype("decimal")),
    Literal("zh", language="en"),
)
SHAPE = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix kg: <https://news-kg.example/ontology#> .
kg:S a sh:NodeShape ; sh:targetClass kg:Person ; sh:property [ sh:path kg:name ; {} ] .
"""


def quads(path: Path) -> list[Quad]:
    return list(parse(path=path, format=RdfFormat.TURTLE))


def changed(found: list[Quad], step: int) -> Iterator[list[Quad]]:
    """The quads with one left out, with one more value, and with another value, each for some of them."""
    for i in range(step % 3, len(found), 3):
        rest, quad = found[:i] + found[i + 1 :], found[i]
        other = Quad(quad.subject, quad.predicate, OTHERS[(i + step) % len(OTHERS)])
        yield rest
        yield [*found, other]
        yield [*rest, other]


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_sound_graphs_pass(path: Path) -> None:
    assert screen().passes(quads(path))


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_faulty_graphs_do_not(path: Path) -> None:
    assert not screen().passes(quads(path))


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_what_passes_is_sound(path: Path) -> None:
    passed = [
        each for step in range(len(OTHERS)) for each in changed(quads(path), step) if screen().passes(each)
    ]
    assert [found for each in passed[:20] for found in judge(each)] == []


@pytest.mark.parametrize("constraint", ["sh:minCount 1", "sh:equals kg:id", 'sh:pattern "a" ; sh:flags "i"'])
def test_what_it_does_not_know_it_leaves_to_pyshacl(constraint: str) -> None:
    person = NamedNode("https://news-kg.example/id/person/1")
    found = [
        Quad(person, NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), term("Person")),
        Quad(person, term("name"), Literal("a")),
    ]
    assert Screen(SHAPE.format(constraint)).passes(found) == (constraint == "sh:minCount 1")
