"""Whatever statements come, in whatever order: tenures are the same, rest on each once, and collide only with a report."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.tenures import tenures

Row = dict[str, Any]
PEOPLE = ("苏慕云", "贺长青", "马奔")
ENTITIES: list[Row] = [
    {"id": "d", "type": "District", "name": "云河市", "kind": "prefecture"},
    {"id": "g", "type": "Organization", "name": "云河市人民政府", "kind": "government"},
    *({"id": f"p{n}", "type": "Person", "name": name} for n, name in enumerate(PEOPLE)),
]


def iso(day: int) -> str:
    return (date(2015, 1, 1) + timedelta(days=day)).isoformat()


DAYS = st.integers(0, 1500).map(iso)
DATES = st.one_of(DAYS, DAYS.map(lambda day: day[:7]), DAYS.map(lambda day: day[:4]), st.just(""))


@st.composite
def statements(draw: st.DrawFn) -> tuple[list[Row], list[Row]]:
    """Facts and articles of one city: a few people, two posts, every kind of qualifier."""
    facts, articles = [], []
    for number in range(draw(st.integers(0, 14))):
        qualifiers = {
            "post": draw(st.sampled_from(("市长", "市长", "代市长", "副市长"))),
            "status": draw(st.sampled_from(("", "", "", "former"))),
            "from": draw(st.one_of(st.just(""), st.just(""), DATES)),
            "to": draw(st.one_of(st.just(""), st.just(""), st.just(""), DATES)),
        }
        articles.append({"id": f"a{number}", "date": draw(DATES), "page_date": ""})
        end = {"subject": f"p{draw(st.integers(0, 2))}", "object": draw(st.sampled_from("dg"))}
        given_ones = {name: value for name, value in qualifiers.items() if value}
        facts.append({"id": f"f{number}", "relation": "holdsPost", **end, "article": f"a{number}"})
        facts[-1]["qualifiers"] = given_ones
    return facts, articles


@given(statements(), st.randoms(use_true_random=False))
def test_order_changes_nothing(told: tuple[list[Row], list[Row]], random: Any) -> None:
    facts, articles = told
    expected = tenures(facts, ENTITIES, articles)
    mixed = [random.sample(rows, len(rows)) for rows in (facts, ENTITIES, articles)]
    assert tenures(*mixed) == expected


@given(statements())
def test_every_dated_statement_is_in_one_tenure(told: tuple[list[Row], list[Row]]) -> None:
    facts, articles = told
    rows = tenures(facts, ENTITIES, articles)
    used = [fact for row in rows for fact in row["statements"]]
    dated = {
        fact["id"]
        for fact, article in zip(facts, articles, strict=True)
        if article["date"] or {"from", "to"} & fact["qualifiers"].keys()
    }
    assert len(used) == len(set(used)) and set(used) == dated
    assert len({row["id"] for row in rows}) == len(rows)


@given(statements())
def test_ends_are_in_order_and_told(told: tuple[list[Row], list[Row]]) -> None:
    rows = tenures(told[0], ENTITIES, told[1])
    known = {row["id"]: row for row in rows}
    for row in rows:
        assert row["begin_earliest"] <= row["begin_latest"]
        assert not row["end_latest"] or row["end_earliest"] <= row["end_latest"]
        assert not row["end_latest"] or row["begin_earliest"] <= row["end_latest"]
        assert (row["end_basis"] == "open") == (row["ended_by"] == "") == row["interval"].endswith("/..")
        if row["end_basis"] == "succession":
            assert row["sole"] and known[row["ended_by"]]["person"] != row["person"]
        elif row["ended_by"]:
            assert row["ended_by"] in row["statements"]


def sure(row: Row) -> tuple[str, str]:
    """The days on which the post is held for sure."""
    return row["begin_latest"], row["end_earliest"] if row["first_seen"] else ""


@given(statements())
def test_holders_of_a_sole_post_share_a_day_only_with_a_report(told: tuple[list[Row], list[Row]]) -> None:
    rows = [row for row in tenures(told[0], ENTITIES, told[1]) if row["sole"]]
    for one, other in combinations(rows, 2):
        first, last = max(sure(one)[0], sure(other)[0]), min(sure(one)[1], sure(other)[1])
        certain = all(begin <= end for begin, end in (sure(one), sure(other)))
        if one["person"] != other["person"] and certain and first < last:
            assert other["id"] in one["overlaps"] and one["id"] in other["overlaps"]
        if one["person"] == other["person"]:
            assert not certain or first >= last
