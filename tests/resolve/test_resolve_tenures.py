"""From dated statements to periods: what begins them, what ends them, and what does not."""

from __future__ import annotations

from typing import Any

import pytest

from kg.resolve.days import Days, between, days
from kg.resolve.tenures import tenures

CITY = {"id": "d-city", "type": "District", "name": "云河市", "kind": "prefecture"}
PARTY = {"id": "o-party", "type": "Organization", "name": "中共云河市委", "kind": "party"}
PEOPLE = {"su": "苏慕云", "he": "贺长青", "ma": "马奔", "namesake": "苏慕云"}
ENTITIES = [CITY, PARTY, *({"id": key, "type": "Person", "name": name} for key, name in PEOPLE.items())]
Row = dict[str, Any]


def told(
    *statements: tuple[str, str, str] | tuple[str, str, str, str], body: str = "d-city"
) -> tuple[Row, ...]:
    """Tenures of statements (day, person, post[, qualifiers as k=v …]), whose facts are f0, f1, …"""
    facts, articles = [], []
    for number, (day, person, post, *more) in enumerate(statements):
        given = dict(pair.split("=") for pair in " ".join(more).split())
        article = {"id": f"p#{number}", "date": day or None, "page_date": None}
        fact = {"id": f"f{number}", "relation": "holdsPost", "subject": person, "object": body}
        facts.append({**fact, "article": article["id"], "qualifiers": {"post": post, **given}})
        articles.append(article)
    return tenures(facts, ENTITIES, articles)


def short(rows: tuple[Row, ...]) -> list[tuple[str, str, str]]:
    return [(row["person"], row["interval"], row["end_basis"]) for row in rows]


def test_first_and_last_seen_are_what_is_sure() -> None:
    (row,) = told(("2019-05-06", "su", "市长"), ("2018-02-03", "su", "市长"), ("2020-07-08", "su", "市长"))
    assert row["statements"] == ["f1", "f0", "f2"]
    assert (row["first_seen"], row["last_seen"], row["interval"]) == (
        "2018-02-03",
        "2020-07-08",
        "2018-02-03?/..",
    )
    assert (row["begin_earliest"], row["begin_latest"]) == ("", "2018-02-03")
    assert (row["end_earliest"], row["end_latest"], row["ended_by"]) == ("2020-07-08", "", "")
    assert (row["begin_basis"], row["end_basis"]) == ("observed", "open")


def test_what_is_announced_has_its_day() -> None:
    (row,) = told(
        ("2016-03-14", "su", "市长", "from=2016-03-12"),
        ("2020-11-20", "su", "市长", "status=former to=2020-11-18"),
    )
    assert row["interval"] == "2016-03-12/2020-11-18"
    assert (row["begin_basis"], row["end_basis"], row["ended_by"]) == ("announced", "announced", "f1")
    assert row["first_seen"] == row["last_seen"] == "2016-03-14"


def test_former_without_a_day_ends_by_the_day_of_the_story() -> None:
    (row,) = told(("2016-03-14", "su", "市长"), ("2018-05-03", "su", "市长", "status=former"))
    assert row["interval"] == "2016-03-14?/2016-03-14?"
    assert (row["end_earliest"], row["end_latest"], row["end_basis"]) == (
        "2016-03-14",
        "2018-05-03",
        "former",
    )


def test_of_a_post_only_called_over_the_begin_is_unknown() -> None:
    (row,) = told(("2018-05-03", "su", "市长", "status=former"))
    assert (row["interval"], row["first_seen"], row["end_latest"]) == ("/2018-05-03?", "", "2018-05-03")


def test_several_posts_at_once_end_nothing() -> None:
    rows = told(
        ("2018-01-01", "su", "副市长"), ("2019-01-01", "su", "市领导"), ("2020-01-01", "su", "副市长")
    )
    assert {row["end_basis"] for row in rows} == {"open"}
    assert sorted(row["post"] for row in rows) == ["副市长", "市领导"]


def test_the_next_mayor_ends_the_one_before_and_is_named() -> None:
    before, after = told(
        ("2018-01-01", "su", "市长"), ("2020-01-01", "he", "市长"), ("2021-01-01", "he", "市长")
    )
    assert (before["end_basis"], before["ended_by"]) == ("succession", after["id"])
    assert (before["end_earliest"], before["end_latest"]) == ("2018-01-01", "2020-01-01")
    assert (after["begin_basis"], after["begin_earliest"], after["begin_latest"]) == (
        "succession",
        "2018-01-01",
        "2020-01-01",
    )
    assert short((before, after)) == [
        ("su", "2018-01-01?/2018-01-01?", "succession"),
        ("he", "2020-01-01?/..", "open"),
    ]


def test_an_announced_successor_bounds_the_end_by_the_day_announced() -> None:
    before, _ = told(("2018-01-01", "su", "市长"), ("2020-01-09", "he", "市长", "from=2020-01-05"))
    assert (before["end_latest"], before["end_basis"]) == ("2020-01-05", "succession")


@pytest.mark.parametrize("post", ["副市长", "常务副市长", "市领导"])
def test_another_in_a_post_of_many_ends_nothing(post: str) -> None:
    rows = told(("2018-01-01", "su", post), ("2020-01-01", "he", post))
    assert {row["end_basis"] for row in rows} == {"open"}


def test_the_tightest_end_is_told() -> None:
    before, _ = told(
        ("2018-01-01", "su", "市长"),
        ("2018-03-01", "he", "市长"),
        ("2020-01-01", "su", "市长", "status=former"),
    )
    assert (before["end_latest"], before["end_basis"]) == ("2018-03-01", "succession")
    assert before["statements"] == ["f0", "f2"]


def test_a_gap_told_by_words_makes_two() -> None:
    rows = told(
        ("2012-01-01", "su", "副市长"),
        ("2014-01-01", "su", "副市长", "status=former"),
        ("2018-01-01", "su", "副市长"),
    )
    assert short(rows) == [("su", "2012-01-01?/2012-01-01?", "former"), ("su", "2018-01-01?/..", "open")]
    assert rows[1]["begin_earliest"] == rows[0]["end_earliest"]


def test_a_gap_told_by_another_holder_makes_two() -> None:
    rows = told(("2012-01-01", "su", "市长"), ("2014-01-01", "he", "市长"), ("2018-01-01", "su", "市长"))
    assert [row["person"] for row in rows] == ["su", "he", "su"]
    assert [row["end_basis"] for row in rows] == ["succession", "succession", "open"]
    assert [row["ended_by"] for row in rows[:2]] == [rows[1]["id"], rows[2]["id"]]
    assert len({row["id"] for row in rows}) == 3


def test_a_silence_of_years_is_no_gap() -> None:
    assert len(told(("2012-01-01", "su", "市长"), ("2020-01-01", "su", "市长"))) == 1


def test_chosen_again_is_one_tenure() -> None:
    (row,) = told(
        ("2016-03-12", "su", "市长", "from=2016-03-12"), ("2021-03-12", "su", "市长", "from=2021-03-12")
    )
    assert (row["interval"], row["note"]) == ("2016-03-12/..", "appointed again: 2021-03-12")


def test_acting_and_then_full_is_one_office_and_ends_the_one_before() -> None:
    before, after = told(
        ("2018-01-01", "su", "市长"),
        ("2019-05-01", "he", "代市长", "status=acting"),
        ("2019-08-01", "he", "市长"),
    )
    assert (before["end_basis"], before["end_latest"]) == ("succession", "2019-05-01")
    assert after["post"] == "市长" and after["statements"] == ["f1", "f2"]
    assert after["note"] == "acting from 2019-05-01, without 代 from 2019-08-01"


def test_named_once_between_two_namings_of_another_is_a_contradiction() -> None:
    rows = told(("2018-01-01", "su", "市长"), ("2018-01-20", "he", "市长"), ("2018-02-01", "su", "市长"))
    assert [row["person"] for row in rows] == ["su", "he"]
    assert rows[0]["overlaps"] == [rows[1]["id"]] and rows[1]["overlaps"] == [rows[0]["id"]]
    assert (rows[1]["end_basis"], rows[1]["end_latest"]) == ("succession", "2018-02-01")
    assert rows[0]["end_basis"] == "open"


def test_two_mayors_on_one_day_are_a_contradiction_and_two_deputies_none() -> None:
    assert all(row["overlaps"] for row in told(("2018-01-01", "su", "市长"), ("2018-01-01", "he", "市长")))
    assert not any(
        row["overlaps"] for row in told(("2018-01-01", "su", "副市长"), ("2018-01-01", "he", "副市长"))
    )


def test_the_day_of_handing_over_is_none() -> None:
    rows = told(
        ("2018-01-01", "su", "市长"),
        ("2020-01-05", "su", "市长", "status=former to=2020-01-05"),
        ("2020-01-05", "he", "市长", "from=2020-01-05"),
    )
    assert [row["overlaps"] for row in rows] == [[], []]
    assert short(rows) == [("su", "2018-01-01?/2020-01-05", "announced"), ("he", "2020-01-05/..", "open")]


def test_a_late_story_stays_with_what_has_ended() -> None:
    (row,) = told(
        ("2018-01-01", "su", "市长"),
        ("2020-01-05", "su", "市长", "status=former to=2020-01-05"),
        ("2020-01-15", "su", "市长"),
    )
    assert (row["last_seen"], row["interval"]) == ("2018-01-01", "2018-01-01?/2020-01-05")
    assert row["statements"] == ["f0", "f1", "f2"]
    assert row["note"] == "still called so on 2020-01-15, 10 days after words that end it"


def test_named_on_and_on_after_the_end_is_back() -> None:
    rows = told(
        ("2018-01-01", "su", "副市长"),
        ("2020-01-05", "su", "副市长", "status=former"),
        ("2020-01-15", "su", "副市长"),
        ("2020-06-15", "su", "副市长"),
    )
    assert [row["statements"] for row in rows] == [["f0", "f1"], ["f2", "f3"]]


def test_a_namesake_is_no_successor() -> None:
    rows = told(("2018-01-01", "su", "市长"), ("2020-01-01", "namesake", "市长"))
    assert {row["end_basis"] for row in rows} == {"open"}


def test_an_undated_statement_is_counted_and_belongs_to_none() -> None:
    (row,) = told(("2018-01-01", "su", "市长"), ("", "su", "市长"), ("", "su", "市长"))
    assert row["statements"] == ["f0"]
    assert row["note"] == "2 statements without a date are left out"
    assert told(("", "su", "市长")) == ()
    assert told(("2018-02-30", "su", "市长")) == ()


def test_an_undated_page_may_tell_the_days_itself() -> None:
    (row,) = told(("", "su", "市长", "status=former from=2010 to=2015-06"))
    assert row["interval"] == "2010/2015-06"
    assert (row["begin_earliest"], row["begin_latest"]) == ("2010-01-01", "2010-12-31")
    assert (row["end_earliest"], row["end_latest"]) == ("2015-06-01", "2015-06-30")


def test_a_month_is_any_of_its_days() -> None:
    rows = told(("2014-03", "su", "市长"), ("2014-03-15", "he", "市长"))
    assert not any(row["overlaps"] for row in rows)
    assert days("2014-03") == Days("2014-03-01", "2014-03-31", "2014-03")
    assert days("2016") == Days("2016-01-01", "2016-12-31", "2016")
    assert [days(said) for said in ("", "昨日", "2014-13", "2019-02-30", "2014-3", "2014-03-01T00")] == [
        None
    ] * 6
    assert between("2020-02-28", "2020-03-01") == 2


def test_secretary_and_mayor_are_two_offices_of_one_person() -> None:
    told_at_party = told(("2018-01-01", "su", "书记"), ("2018-01-01", "su", "常委"), body="o-party")
    assert sorted((row["post"], row["sole"]) for row in told_at_party) == [("书记", True), ("常委", False)]


def test_other_facts_are_no_tenures() -> None:
    fact = {
        "id": "f",
        "relation": "tookPart",
        "subject": "su",
        "object": "d-city",
        "article": "a",
        "qualifiers": {},
    }
    assert tenures([fact], ENTITIES, [{"id": "a", "date": "2018-01-01"}]) == ()
