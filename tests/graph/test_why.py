"""`why` shows the words, the rule and the judgements; and says what it does not know."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from rich.console import Console

from kg.errors import UsageError
from kg.graph.tables import Tables
from kg.graph.why import Reasons, why
from kg.graph.why_tenure import tenure_reasons

LOAN = "fact-6a298001a315"


def shown(reasons: Reasons) -> str:
    console = Console(width=200, record=True, force_terminal=True, file=io.StringIO())
    console.print(reasons.view)
    return console.export_text(styles=True)


def test_a_fact_shows_its_words_rule_and_mentions(out: Path) -> None:
    reasons = why(out, LOAN, texts=out)
    data = reasons.data
    assert data["subject"]["name"] == "云河银行" and data["object"]["name"] == "云河市绿源林业有限公司"
    assert data["evidence"] == "云河银行向该公司发放贷款500万元" and data["evidence"] in data["sentence"]
    assert (data["start"], data["end"], data["rule"], data["confidence"]) == (122, 140, "loan@1", 0.85)
    assert data["qualifiers"] == {"amount": "500万元"}
    assert data["headline"] == "全市春季造林推进会召开"
    assert [each["note"] for each in data["read_from"]] == ["", "“该公司”指前句的云河市绿源林业有限公司"]
    text = shown(reasons)
    assert "loan@1" in text and "[122:140]" in text
    assert "\x1b[1;7m云河银行向该公司发放贷款500万元\x1b[0m" in text


def test_an_entity_shows_each_mention_in_context_and_its_judgements(out: Path) -> None:
    data = why(out, "person-20fe0236d2", texts=out).data
    assert data["name"] == "苏明达"
    assert [each["surface"] for each in data["mentions"]] == ["苏明达"] * 3
    assert data["mentions"][0]["context"]["before"].endswith("主持会议。副市长")
    assert data["mentions"][0]["context"]["after"].startswith("、青石县县长")
    assert [each["reason"] for each in data["judgements"]] == ["同名，任职机构相同（云河市人民政府）"]
    assert [each["qualifiers"].get("post") for each in data["facts"]] == ["副市长", None, None, "市长"]


def test_a_name_or_alias_leads_to_its_entity(out: Path) -> None:
    assert why(out, "市委").data["name"] == "中共云河市委"
    assert "本报所在地为云河市，页面无其他市委" in shown(why(out, "中共云河市委"))


def test_a_name_of_two_entities_lists_both(out: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    shutil.copytree(out, folder)
    with (folder / "entities.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"id": "person-other", "type": "Person", "name": "方远", "aliases": []}\n')
    reasons = why(folder, "方远")
    assert [row["id"] for row in reasons.data["matches"]] == ["person-b7d384a08e", "person-other"]
    assert "2 entities" in shown(reasons)


def test_what_was_set_aside_has_its_reason(out: Path) -> None:
    reasons = why(out, "yunhe-2021-06-10#a1:set-aside")
    assert reasons.data["rejects"][0]["room"] == "extract"
    assert "按前句活动记" in shown(reasons)


def test_without_the_page_only_the_recorded_words_show(out: Path, tmp_path: Path) -> None:
    context = why(out, LOAN, texts=tmp_path).data["context"]
    assert context == {"before": "", "words": "云河银行向该公司发放贷款500万元", "after": ""}


def test_a_page_that_changed_is_not_quoted(out: Path, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "yunhe-2021-03-05.txt").write_text("别的文字" * 100, encoding="utf-8")
    assert why(out, LOAN, texts=tmp_path).data["context"]["before"] == ""


@pytest.mark.parametrize(
    ("asked", "near"), [("fact-6a298001a310", LOAN), ("青石", "青石县"), ("何清元", "何清源")]
)
def test_an_unknown_id_names_near_ones(out: Path, asked: str, near: str) -> None:
    with pytest.raises(UsageError, match=near):
        why(out, asked)


def test_every_fact_and_entity_has_its_reasons(out: Path, tables) -> None:  # type: ignore[no-untyped-def]
    for row in (*tables.facts, *tables.entities):
        assert why(out, row["id"], texts=out).data["id"] == row["id"]


def test_a_tenure_shows_its_statements_and_what_ended_it(out: Path) -> None:
    reasons = why(out, "tenure-73bebd54dac4")
    data = reasons.data
    assert (data["person"]["name"], data["post"], data["body"]["name"]) == ("何清源", "市长", "云河市")
    assert [each["date"] for each in data["statements"]] == ["2021-03-04", "2021-06-09"]
    assert data["statements"][1]["sentence"].endswith("何清源不再担任市长职务。")
    assert data["ended_by"] == "fact-85f5d171d276"
    text = shown(reasons)
    assert "2021-03-04?/2021-06-01" in text and "2021-06-01, announced fact-85f5d171d276" in text


def test_a_tenure_ended_by_the_next_names_the_holder(tables: Tables) -> None:
    one, two = tables.tenures[1:3]
    row = {**one, "end_basis": "succession", "ended_by": two["id"], "overlaps": [two["id"]]}
    data = tenure_reasons(row, tables)
    assert data["ended_by"] == data["overlaps"][0] == f"苏明达 2021-06-01/.. ({two['id']})"


def test_a_person_shows_the_tenures(out: Path) -> None:
    data = why(out, "person-20fe0236d2").data
    assert [(each["post"], each["interval"]) for each in data["tenures"]] == [
        ("副市长", "2021-03-04?/.."),
        ("市长", "2021-06-01/.."),
    ]
    assert "tenure-d6b3b6262993" in shown(why(out, "person-20fe0236d2"))
