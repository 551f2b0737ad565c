"""`check` finds nothing in a sound build, and each rule finds its own fault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.graph.build import write_graph
from kg.graph.check import check, checks
from kg.graph.store import build_store
from kg.graph.tables import Tables
from kg.graph.vocabulary import DATA, ONTOLOGY
from kg.resolve.tenures import tenures

Change = Callable[[Tables], Tables]
A1 = "yunhe-2021-03-05#a1"
MAYOR = "fact-c2955409eb0d"
APPOINTED = "fact-f4327efcebba"
HONOURED = "fact-6248894a7f38"
IN_OFFICE = "tenure-d6b3b6262993"
LIN, SU, HE = "person-00b42eeddd", "person-20fe0236d2", "person-d2a8877165"
TOWN, COUNTY = "district-96aaa2362d", "district-dc7a2f393b"


def fact_changed(identifier: str, **fields: Any) -> Change:
    return lambda tables: replace(
        tables, facts=tuple({**row, **fields} if row["id"] == identifier else row for row in tables.facts)
    )


def fact_copied(identifier: str, **fields: Any) -> Change:
    def change(tables: Tables) -> Tables:
        (row,) = (row for row in tables.facts if row["id"] == identifier)
        return replace(tables, facts=(*tables.facts, {**row, "id": "fact-copy", **fields}))

    return change


def entity_changed(identifier: str, **fields: Any) -> Change:
    return lambda tables: replace(
        tables,
        entities=tuple({**row, **fields} if row["id"] == identifier else row for row in tables.entities),
    )


def entity_added(**fields: Any) -> Change:
    return lambda tables: replace(tables, entities=(*tables.entities, {"aliases": [], **fields}))


def quad(subject: str, predicate: str, object_: str, graph: str) -> str:
    return f"<{DATA}{subject}> <{ONTOLOGY}{predicate}> {object_} <{DATA}graph/{graph}> .\n"


def gathered_anew(change: Change) -> Change:
    """The change, and the tenures that follow from the changed facts."""

    def changed(tables: Tables) -> Tables:
        other = change(tables)
        return replace(other, tenures=tenures(other.facts, other.entities, other.articles))

    return changed


def unchanged(tables: Tables) -> Tables:
    return tables


FAULTS: dict[str, tuple[Change, str, str]] = {
    # rule: change of the tables, quads added by hand, words of the finding
    "awards-are-received-once-an-edition": (
        fact_copied(HONOURED, qualifiers={"edition": "第三届", "year": "2018"}),
        "",
        "松岭村",
    ),
    "district-periods-run-forward": (
        unchanged,
        quad("period/p9", "fromYear", '"2012"^^<http://www.w3.org/2001/XMLSchema#gYear>', "background")
        + quad("period/p9", "untilYear", '"2000"^^<http://www.w3.org/2001/XMLSchema#gYear>', "background"),
        "period=p9",
    ),
    "districts-contain-no-circle": (entity_changed(COUNTY, within=TOWN), "", COUNTY),
    "ends-are-described": (fact_changed(MAYOR, subject="person-gone"), "", "person-gone"),
    "entities-are-spoken-of": (entity_added(id="person-x", type="Person", name="李无名"), "", "李无名"),
    "entities-have-one-name": (
        unchanged,
        quad(f"entity/{LIN}", "name", '"林大满"', "resolution"),
        f"id={LIN}, names=2",
    ),
    "evidence-stands-in-its-article": (fact_changed(MAYOR, end=9000), "", "end=9000"),
    "facts-are-stated-once-an-article": (fact_copied(MAYOR), "", "fact-copy"),
    "facts-have-a-plain-edge": (
        unchanged,
        quad("fact/f9", "hasEvidence", f"<{DATA}evidence/{MAYOR}>", "g9")
        + quad("fact/f9", "subject", f"<{DATA}entity/{LIN}>", "g9")
        + quad("fact/f9", "object", f"<{DATA}entity/{COUNTY}>", "g9"),
        "fact=f9",
    ),
    "facts-stand-in-their-own-graph": (
        unchanged,
        quad(f"fact/{MAYOR}", "hasEvidence", f"<{DATA}evidence/{MAYOR}>", "elsewhere")
        + quad(f"fact/{MAYOR}", "inArticle", f"<{DATA}article/{A1.replace('#', '%23')}>", "elsewhere"),
        "graph=elsewhere",
    ),
    "names-are-resolved": (entity_changed("organization-da8a0510db", name="市委"), "", "name=市委"),
    "one-name-one-node": (entity_added(id="company-x", type="Company", name="云河银行"), "", "company-x"),
    "incumbencies-rest-on-statements": (
        unchanged,
        quad(f"tenure/{IN_OFFICE}", "restsOn", f"<{DATA}fact/{HONOURED}>", "resolution"),
        f"tenure={IN_OFFICE}, statement={HONOURED}",
    ),
    "sole-posts-have-one-holder": (
        gathered_anew(fact_copied(MAYOR, subject=SU)),
        "",
        "post=市长, body=云河市, one=",
    ),
    "tenures-end-after-they-begin": (
        fact_changed(APPOINTED, qualifiers={"post": "市长", "from": "2021-06-01", "to": "2021-05"}),
        "",
        APPOINTED,
    ),
    "shapes": (fact_changed(MAYOR, confidence=2.0), "", MAYOR),
}


def build(folder: Path, tables: Tables, more: str = "") -> Path:
    write_graph(tables, folder / "graph.nq")
    with (folder / "graph.nq").open("a", encoding="utf-8") as file:
        file.write(more)
    build_store(folder / "graph.nq", folder / "store")
    return folder


def test_a_sound_build_has_no_findings(out: Path) -> None:
    assert check(out) == []


def test_each_rule_has_its_fault() -> None:
    assert set(FAULTS) == {*checks(), "shapes"}


@pytest.mark.parametrize("rule", sorted(FAULTS))
def test_rule_finds_its_fault(rule: str, tables: Tables, tmp_path: Path) -> None:
    change, more, words = FAULTS[rule]
    found = [each for each in check(build(tmp_path, change(tables), more)) if each.rule == rule]
    assert any(words in each.found for each in found), found
    assert all(each.statement for each in found)


@pytest.mark.parametrize("name", sorted(checks()))
def test_check_states_its_rule_first(name: str) -> None:
    lines = checks()[name].splitlines()
    assert lines[0].startswith("# ") and lines[0].endswith(".")
    assert lines[1].startswith("# A row: ")
    assert "ORDER BY" in checks()[name]
