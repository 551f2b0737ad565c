"""The gate sets aside the rows that break a shape, with the reason, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kg.graph.gate import gate, gate_tenures
from kg.graph.tables import Tables

TENURE = "fact-5484ee1ca1dc"  # 周望川, 书记


def with_fact(tables: Tables, identifier: str, **fields: Any) -> Tables:
    facts = tuple({**row, **fields} if row["id"] == identifier else row for row in tables.facts)
    return replace(tables, facts=facts)


def test_a_sound_build_passes_whole(tables: Tables) -> None:
    assert gate(tables) == (tables, [])


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"qualifiers": {}}, "fact: expected one post (the qualifier post); found none that fits"),
        ({"qualifiers": {"post": " "}}, "post: expected one name"),
        ({"qualifiers": {"post": "书记", "from": "2019-02-30"}}, "ISO date or its prefix; found 2019-02-30"),
        (
            {"qualifiers": {"post": "书记", "status": "sure"}},
            "expected one status, current or former; found sure",
        ),
        ({"confidence": 1.5}, "evidence: expected one confidence from 0 to 1; found 1.5"),
        ({"start": 52, "end": 45}, "evidence: expected one start, from 0 and before the end"),
        ({"evidence": ""}, "evidence: expected one quote"),
        (
            {"object": "event-22c26f3e05"},
            "expected one body, an organization, company or district; found Event",
        ),
        ({"relation": "loves"}, "found the relation loves; expected one of funds, holdsPost"),
        ({"article": "nowhere#a1"}, "nowhere#a1 is in no table"),
        ({"subject": "person-gone"}, "expected one holder, a person"),
    ],
)
def test_a_faulty_fact_is_set_aside_alone(tables: Tables, fields: dict[str, Any], reason: str) -> None:
    kept, rejects = gate(with_fact(tables, TENURE, **fields))
    assert [(reject.record, reject.room) for reject in rejects] == [(TENURE, "graph")]
    assert reason in rejects[0].reason
    assert [row["id"] for row in kept.facts] == [row["id"] for row in tables.facts if row["id"] != TENURE]
    assert kept.mentions == tables.mentions and kept.entities == tables.entities


def test_a_faulty_entity_takes_its_facts_and_mentions_along(tables: Tables) -> None:
    award = "award-679b9ce4b0"
    entities = tuple({**row, "name": ""} if row["id"] == award else row for row in tables.entities)
    kept, rejects = gate(replace(tables, entities=entities))
    assert [reject.record for reject in rejects] == [
        award,
        "fact-6248894a7f38",
        "yunhe-2021-03-05#a2:184-190:A",
    ]
    assert len(kept.facts) == len(tables.facts) - 1
    assert "entity: expected one name" in rejects[0].reason


def test_a_faulty_article_takes_all_it_states_along(tables: Tables) -> None:
    bad = "yunhe-2021-03-05#a2"
    articles = tuple({**row, "date": "昨日"} if row["id"] == bad else row for row in tables.articles)
    kept, rejects = gate(replace(tables, articles=articles))
    assert {row["article"] for row in (*kept.facts, *kept.mentions)} == {
        row["id"] for row in tables.articles if row["id"] != bad
    }
    gone = sum(row["article"] == bad for row in (*tables.facts, *tables.mentions))
    assert len(rejects) == 1 + gone


def rows(tables: Tables) -> int:
    every = (tables.articles, tables.entities, tables.mentions, tables.facts, tables.judgements)
    return sum(map(len, every))


def test_in_is_out_plus_rejected(tables: Tables) -> None:
    judgements = tuple({**row, "reason": ""} for row in tables.judgements)
    faulty = with_fact(replace(tables, judgements=judgements), TENURE, confidence=-1.0)
    kept, rejects = gate(faulty)
    assert rows(faulty) == rows(kept) + len(rejects)
    assert len(rejects) == 1 + len(judgements)


def test_a_faulty_tenure_is_set_aside_alone(tables: Tables) -> None:
    assert gate_tenures(tables) == (tables, [])
    first, *others = tables.tenures
    kept, (reject,) = gate_tenures(replace(tables, tenures=({**first, "end_basis": "expired"}, *others)))
    assert kept.tenures == tuple(others)
    assert (reject.record, reject.room) == (first["id"], "graph")
    assert "one basis of the end: announced, former, succession or open; found expired" in reject.reason


def test_the_gated_build_breaks_no_shape(tables: Tables) -> None:
    kept, _ = gate(with_fact(tables, TENURE, confidence=7.0))
    assert gate(kept) == (kept, [])
