"""One invented page for each rule of the guide, with counts known by hand."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from kg.errors import DataError, InputError
from kg.evaluate import Report, evaluate, figures
from kg.evaluate.tally import Tally
from kg.tables import write_rows

Row = dict[str, Any]
Score = Callable[..., Report]


def gold_entity(key: str, kind: Any, name: str, **more: Any) -> Row:
    return {"id": key, "type": kind, "name": name, "accept": [], "surface": [name], **more}


def entity(key: str, kind: str, name: str) -> Row:
    return {"id": key, "type": kind, "name": name}


def mention(key: str, start: int = 0, end: int = 2, surface: str = "云河") -> Row:
    return {"entity": key, "page": "p", "start": start, "end": end, "surface": surface}


def fact(relation: str, subject: str, obj: str, post: str | None = None, **more: Any) -> Row:
    qualifiers = {} if post is None else {"post": post}
    row = {"relation": relation, "subject": subject, "object": obj, "page": "p", "article": "A1"}
    return {
        **row,
        "evidence": "云河",
        "start": 0,
        "end": 2,
        "confidence": 0.9,
        "qualifiers": qualifiers,
        **more,
    }


CITY = gold_entity("g1", "District", "云河市", accept=["东山省云河市"])
MAYOR = gold_entity("g2", "Person", "苏慕云")
COMMITTEE = gold_entity("g3", "Organization", "中共云河市委", surface=["市委"])
ARTICLE = {"id": "a1", "headline": "云河市召开推进会", "accept": ["推进会"]}


@pytest.fixture
def score(tmp_path: Path) -> Score:
    """Scores tables against one gold page; entities without a given mention get one."""

    def run(
        *,
        gold: list[Row],
        entities: Sequence[Row] = (),
        facts: Sequence[Row] = (),
        gold_facts: Sequence[Row] = (),
        articles: Sequence[Row] = (),
        gold_articles: Sequence[Row] = (),
        mentions: list[Row] | None = None,
        text: str | None = None,
        **page: Any,
    ) -> Report:
        whole = {
            "page": "p",
            "articles": list(gold_articles),
            "entities": gold,
            "facts": list(gold_facts),
            **page,
        }
        (tmp_path / "p.gold.json").write_text(json.dumps(whole), encoding="utf-8")
        write_rows(tmp_path / "articles.jsonl", articles)
        write_rows(tmp_path / "entities.jsonl", entities)
        write_rows(tmp_path / "mentions.jsonl", mentions or [mention(e["id"]) for e in entities])
        write_rows(tmp_path / "facts.jsonl", facts)
        if text is None:
            return evaluate(tmp_path, tmp_path)
        (tmp_path / "p.txt").write_text(text, encoding="utf-8")
        return evaluate(tmp_path, tmp_path, tmp_path)

    return run


def test_an_accepted_name_is_right_and_a_surface_is_not(score: Score) -> None:
    named = [entity("d", "District", "东山省云河市"), entity("o", "Organization", "市委")]
    report = score(gold=[CITY, COMMITTEE], entities=named)
    assert report.by_type()["District"] == Tally(right=1)
    assert report.by_type()["Organization"] == Tally(wrong=1, missed=1)
    assert report.core == Tally(1, 1, 1)


def test_width_forms_quotes_and_spaces_do_not_tell_names_apart(score: Score) -> None:
    printed = gold_entity("g", "Organization", "云河市“雪亮工程”（临江区）办公室")
    report = score(gold=[printed], entities=[entity("o", "Organization", "云河市 雪亮工程(临江区)办公室")])
    assert report.core == Tally(right=1)


def test_a_missed_optional_entity_costs_nothing_and_a_found_one_counts(score: Score) -> None:
    optional = {**MAYOR, "optional": True}
    assert score(gold=[CITY, optional], entities=[entity("d", "District", "云河市")]).core == Tally(right=1)
    assert score(gold=[optional], entities=[entity("m", "Person", "苏慕云")]).core == Tally(right=1)


def test_a_second_node_for_an_optional_entity_is_forgiven(score: Score) -> None:
    twice = [entity("m", "Person", "苏慕云"), entity("n", "Person", "苏慕云")]
    assert score(gold=[{**MAYOR, "optional": True}], entities=twice).core == Tally(right=1)


def test_either_of_two_types_is_right_and_a_miss_counts_under_the_first(score: Score) -> None:
    park = gold_entity("g", ["Project", "Organization"], "云帆产业园")
    found = score(gold=[park], entities=[entity("p", "Organization", "云帆产业园")])
    assert found.by_type()["Organization"] == Tally(right=1)
    missed = score(gold=[park], entities=[entity("p", "Company", "云帆产业园")])
    assert missed.by_type()["Project"] == Tally(missed=1)
    assert missed.by_type()["Company"] == Tally(wrong=1)


@pytest.mark.parametrize(
    ("kind", "name", "right"),
    [
        ("Event", "城市更新推进会", 1),
        ("Award", "城市更新推进会", 1),
        ("Project", "城市更新推进会", 1),
        ("Organization", "城市更新推进会", 0),
        ("Event", "推进会", 0),
    ],
)
def test_only_events_projects_and_awards_match_by_containment(
    score: Score, kind: str, name: str, right: int
) -> None:
    report = score(gold=[gold_entity("g", kind, "全市城市更新推进会")], entities=[entity("e", kind, name)])
    assert report.by_type()[kind] == Tally(right, 1 - right, 1 - right)


def test_an_exact_name_wins_over_a_close_one(score: Score) -> None:
    gold = [gold_entity("g1", "Award", "全国文明城市称号"), gold_entity("g2", "Award", "全国文明城市")]
    report = score(gold=gold, entities=[entity("e", "Award", "全国文明城市")])
    assert [o.name for o in report.entities if o.verdict == "missed"] == ["全国文明城市称号"]


def test_a_split_node_is_wrong_once(score: Score) -> None:
    twice = [entity("m", "Person", "苏慕云"), entity("n", "Person", "苏慕云")]
    assert score(gold=[MAYOR], entities=twice).core == Tally(right=1, wrong=1)


def test_a_merged_node_leaves_one_missed_and_its_facts_wrong(score: Score) -> None:
    namesake = gold_entity("g4", "Person", "苏慕云", note="another person")
    gold_facts = [
        {"relation": "holdsPost", "article": "a1", "subject": "g2", "object": "g1", "post": ["市长"]},
        {"relation": "holdsPost", "article": "a1", "subject": "g4", "object": "g3", "post": ["科员"]},
    ]
    report = score(
        gold=[CITY, MAYOR, COMMITTEE, namesake],
        entities=[
            entity("d", "District", "云河市"),
            entity("m", "Person", "苏慕云"),
            entity("o", "Organization", "中共云河市委"),
        ],
        gold_facts=gold_facts,
        facts=[fact("holdsPost", "m", "d", "市长"), fact("holdsPost", "m", "o", "科员")],
    )
    assert report.by_type()["Person"] == Tally(right=1, missed=1)
    assert report.by_relation()["holdsPost"] == Tally(1, 1, 1)


def test_other_names_of_types_are_understood(score: Score) -> None:
    assert score(gold=[MAYOR], entities=[entity("m", "Official", "苏慕云")]).core == Tally(right=1)


def test_an_entity_without_a_mention_belongs_where_it_ends_a_fact(score: Score) -> None:
    report = score(
        gold=[CITY, MAYOR],
        entities=[entity("d", "District", "云河市"), entity("m", "Person", "苏慕云")],
        mentions=[mention("elsewhere")],
        facts=[fact("holdsPost", "m", "d", "市长")],
    )
    assert report.core == Tally(right=2)


POST = {
    "relation": "holdsPost",
    "article": "a1",
    "subject": "g2",
    "object": ["g3", "g1"],
    "post": ["市长", "代市长"],
}
PAIR = [entity("d", "District", "云河市"), entity("m", "Person", "苏慕云")]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([fact("holdsPost", "m", "d", "代市长")], Tally(right=1)),
        ([fact("holdsPost", "m", "d", "副市长")], Tally(wrong=1, missed=1)),
        ([fact("holdsPost", "m", "d", "市长"), fact("holdsPost", "m", "d", "市长")], Tally(right=1)),
        ([fact("holdsPost", "m", "d", "市长"), fact("holdsPost", "m", "d", "代市长")], Tally(right=1)),
        ([fact("holdsPost", "d", "m", "市长")], Tally(wrong=1, missed=1)),
        ([fact("holdsPost", "m", "d", "市长", page=None)], Tally(missed=1)),
        ([fact("knows", "m", "d", "市长")], Tally(missed=1)),
        ([], Tally(missed=1)),
    ],
)
def test_a_fact_is_its_relation_its_ends_and_its_post(
    score: Score, facts: list[Row], expected: Tally
) -> None:
    report = score(gold=[CITY, MAYOR, COMMITTEE], entities=PAIR, facts=facts, gold_facts=[POST])
    assert report.by_relation()["holdsPost"] == expected
    assert report.all_facts == expected


def test_two_posts_of_one_person_are_two_facts(score: Score) -> None:
    gold_facts = [{**POST, "post": ["市长"]}, {**POST, "post": ["副书记"]}]
    facts = [fact("holdsPost", "m", "d", "副书记"), fact("holdsPost", "m", "d", "市长")]
    report = score(gold=[CITY, MAYOR, COMMITTEE], entities=PAIR, facts=facts, gold_facts=gold_facts)
    assert report.all_facts == Tally(right=2)


def test_a_missed_optional_fact_costs_nothing(score: Score) -> None:
    report = score(gold=[CITY, MAYOR, COMMITTEE], entities=PAIR, gold_facts=[{**POST, "optional": True}])
    assert report.all_facts == Tally()


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("云河市召开推进会", Tally(right=1)),
        ("推进会", Tally(right=1)),
        ("我市简讯 云河市召开推进会", Tally(right=1)),
        ("另一条消息", Tally(wrong=1, missed=1)),
        ("", Tally(wrong=1, missed=1)),
    ],
)
def test_headlines_match_by_accepted_forms_and_containment(
    score: Score, headline: str, expected: Tally
) -> None:
    articles = [{"id": "A1", "page": "p", "headline": headline}]
    assert score(gold=[], articles=articles, gold_articles=[ARTICLE]).headlines == expected


BYLINE = {"relation": "reportedBy", "article": "a2", "subject": "a2", "object": "g2"}


def test_a_headless_article_may_bear_any_headline_and_keeps_its_byline(score: Score) -> None:
    report = score(
        gold=[MAYOR],
        entities=[entity("m", "Person", "苏慕云")],
        gold_articles=[ARTICLE, {"id": "a2", "headline": ""}],
        articles=[
            {"id": "A1", "page": "p", "headline": "推进会"},
            {"id": "A2", "page": "p", "headline": "图为会场"},
            {"id": "A3", "page": "p", "headline": "多出的一条"},
        ],
        gold_facts=[BYLINE],
        facts=[fact("reportedBy", "A2", "m"), fact("reportedBy", "A1", "m")],
    )
    assert report.headlines == Tally(right=1, wrong=1)
    assert report.by_relation()["reportedBy"] == Tally(right=1, wrong=1)


@pytest.mark.parametrize(
    ("told", "headline", "expected"),
    [
        (["a1", "a2"], "云河市召开推进会", Tally(right=1)),
        (["a1", "a2"], "一周要闻", Tally(right=1)),
        (["a1", "a2"], "另一条消息", Tally(wrong=1, missed=1)),
        ("a2", "云河市召开推进会", Tally(wrong=1, missed=1)),
        ("a2", "一周要闻", Tally(right=1)),
        (None, "一周要闻", Tally(wrong=1, missed=1)),
    ],
)
def test_a_byline_may_belong_to_any_of_several_articles(
    score: Score, told: Any, headline: str, expected: Tally
) -> None:
    round_up = {"id": "a2", "headline": "一周要闻"}
    report = score(
        gold=[MAYOR],
        entities=[entity("m", "Person", "苏慕云")],
        gold_articles=[ARTICLE, round_up],
        articles=[{"id": "A1", "page": "p", "headline": headline}],
        gold_facts=[{**BYLINE, "article": told, "subject": told or "a2"}],
        facts=[fact("reportedBy", "A1", "m")],
    )
    assert report.by_relation()["reportedBy"] == expected


def test_broken_spans_are_named(score: Score) -> None:
    rows = [entity("d", "District", "云河市")]
    spans = [mention("d", 0, 4, "云河市"), mention("d", 1, 3, "云河市"), {**mention("d"), "start": None}]
    report = score(gold=[CITY], entities=rows, mentions=spans, text="云 河市开会")
    assert report.spans is not None
    assert report.spans.spans == 3
    assert len(report.spans.broken) == 2
    assert "[1:3]" in report.spans.broken[0]


def test_a_missed_fact_shows_the_sentence_that_states_it(score: Score) -> None:
    report = score(
        gold=[CITY, MAYOR, COMMITTEE],
        entities=PAIR,
        gold_facts=[POST],
        text="开会了。云河市市长苏\n慕云讲话。散会。",
    )
    assert [f.sentence for f in report.facts] == ["云河市市长苏慕云讲话。"]


def test_genres_come_from_the_articles(score: Score) -> None:
    report = score(
        gold=[CITY, MAYOR, COMMITTEE],
        entities=PAIR,
        gold_articles=[{**ARTICLE, "genre": "meeting"}],
        articles=[{"id": "A1", "page": "p", "headline": "推进会"}],
        gold_facts=[POST, {**POST, "post": ["书记"], "article": "a1"}],
        facts=[fact("holdsPost", "m", "d", "市长"), fact("holdsPost", "m", "d", "县长")],
    )
    assert report.by_genre() == {"meeting": Tally(1, 1, 1)}


def test_a_table_of_genres_stands_above_what_the_gold_pages_say(score: Score, tmp_path: Path) -> None:
    (tmp_path / "genres.tsv").write_text("# page\tgenre\np\t会议\tmeetings\n", encoding="utf-8")
    report = score(
        gold=[CITY, MAYOR, COMMITTEE],
        entities=PAIR,
        gold_articles=[{**ARTICLE, "genre": "meeting"}],
        gold_facts=[POST],
        facts=[fact("holdsPost", "m", "d", "县长")],
    )
    assert report.by_genre() == {"会议": Tally(0, 1, 1)}
    (tmp_path / "genres.tsv").write_text("p\n", encoding="utf-8")
    with pytest.raises(DataError, match="genres.tsv"):
        score(gold=[CITY])


def test_each_rule_is_counted_by_what_it_said(score: Score) -> None:
    report = score(
        gold=[CITY, MAYOR, COMMITTEE],
        entities=PAIR,
        gold_facts=[POST],
        facts=[
            {**fact("holdsPost", "m", "d", "市长"), "rule": "good"},
            {**fact("holdsPost", "m", "d", "县长"), "rule": "bad"},
            {**fact("holdsPost", "m", "d", "局长"), "rule": "bad"},
        ],
    )
    assert report.by_rule() == {("holdsPost", "bad"): Tally(0, 2), ("holdsPost", "good"): Tally(1)}
    assert figures(report)["rules"][1]["rule"] == "good"


def test_damaged_gold_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no \*\.gold\.json"):
        evaluate(tmp_path, tmp_path)
    (tmp_path / "x.gold.json").write_text('{"page": "x"}', encoding="utf-8")
    with pytest.raises(DataError, match=r"x\.gold\.json"):
        evaluate(tmp_path, tmp_path)


def test_figures_are_rounded_to_four_places(score: Score) -> None:
    rows = [entity("d", "District", "云河市"), entity("x", "Person", "某甲"), entity("y", "Person", "某乙")]
    core = figures(score(gold=[CITY], entities=rows))["entities"]["core"]
    assert core == {"precision": 0.3333, "recall": 1.0, "f1": 0.5, "right": 1, "wrong": 2, "missed": 0}
