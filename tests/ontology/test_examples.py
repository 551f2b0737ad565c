"""The examples beside the shapes: the valid pass, each invalid one breaks the one rule it names."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Quad, RdfFormat, parse
from rdflib.namespace import SH

from kg.graph.check import validate
from kg.graph.shacl import shapes
from kg.graph.vocabulary import ontology_file

EXAMPLES = Path(str(ontology_file("examples")))
VALID = sorted((EXAMPLES / "valid").glob("*.ttl"))
INVALID = sorted((EXAMPLES / "invalid").glob("*.ttl"))


def quads(path: Path) -> list[Quad]:
    return list(parse(path=path, format=RdfFormat.TURTLE))


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_valid(path: Path) -> None:
    assert validate(quads(path)) == []


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_invalid(path: Path) -> None:
    expected = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# expected: ")
    assert {violation.message for violation in validate(quads(path))} == {expected}


def test_every_class_with_a_shape_has_a_valid_example() -> None:
    shown = " ".join(path.read_text(encoding="utf-8") for path in VALID)
    for target in shapes().objects(None, SH.targetClass):
        assert f"kg:{str(target).rpartition('#')[2]} " in shown, target
