"""Words of time read against an issue date, and what a page tells of its paper."""

from __future__ import annotations

import pytest

from kg.ingest.dates import find_dates, resolve_date
from kg.ingest.publication import given_publication, infer_publication
from kg.records import Page, Publication

ISSUE = Publication(date="2020-12-28")


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("昨日上午", "2020-12-27"),
        ("12月21日上午、22日上午", "2020-12-21/2020-12-22"),
        ("12月21至23日", "2020-12-21/2020-12-23"),
        ("11月30日至12月2日", "2020-11-30/2020-12-02"),
        ("12月29日至1月2日", "2019-12-29/2020-01-02"),
        ("11月20日", "2020-11-20"),
        ("12月30日", "2019-12-30"),
        ("今年以来", "2020"),
        ("去年", "2019"),
        ("2019年", "2019"),
        ("截至11月底", "2020-11"),
        ("1月至11月份", "2020-01/2020-11"),
        ("上月", "2020-11"),
        ("25日", "2020-12-25"),
        ("二〇二〇年十二月二十一日", "2020-12-21"),
        ("2015年11月", "2015-11"),
    ],
)
def test_resolves(words: str, iso: str) -> None:
    resolved = resolve_date(words, ISSUE)
    assert resolved is not None and resolved[0] == iso and resolved[1]
    assert [found for _, _, found in find_dates(f"，{words}，")] == [words]


@pytest.mark.parametrize("words", ["近日", "2019年2月30日", "13月1日", "", "昨夜星辰"])
def test_unknown_or_impossible_is_none(words: str) -> None:
    assert resolve_date(words, ISSUE) is None


def test_without_an_issue_date_only_full_dates_resolve() -> None:
    assert resolve_date("11月20日", Publication()) is None
    assert resolve_date("昨日", Publication()) is None
    assert resolve_date("2020年11月20日", Publication()) == ("2020-11-20", "year as printed")
    assert resolve_date("11月20日", Publication(), "2018-12-01") == (
        "2018-11-20",
        "nearest before the issue date 2018-12-01",
    )


def test_the_storys_own_day() -> None:
    assert resolve_date("当日", ISSUE, "2020-12-20") == ("2020-12-20", "the story's own day")
    assert resolve_date("当日", ISSUE) is None


def test_printed_masthead_gives_paper_place_and_date() -> None:
    text = "韶关日报\n2023年6月7日 星期三\n公园开放\n本报讯（记者 夏雨）昨日，韶关公园开放。\n"
    found = infer_publication(Page("p", "p.txt", text))
    assert (found.paper, found.place, found.date) == ("韶关日报", "韶关市", "2023-06-07")
    assert [field for field, _ in found.inferred] == ["date", "paper", "place"]
    assert dict(found.inferred)["place"] == "the paper's name has 韶关市"


def test_masthead_in_one_line() -> None:
    text = "要闻　韶关日报　2023年6月7日　星期三　A3版\n公园开放\n本报讯（记者 夏雨）昨日，韶关公园开放。\n"
    found = infer_publication(Page("p", "p.txt", text))
    assert (found.paper, found.date, found.page) == ("韶关日报", "2023-06-07", "A3")


def test_place_by_own_words_and_date_by_yesterday() -> None:
    text = (
        "2016年5月17日，韶关市召开大会。\n本报讯（记者 夏雨）昨日，我市开会。韶关市市长出席。全市代表到会。\n"
    )
    found = infer_publication(Page("p", "p.txt", text))
    assert (found.paper, found.place, found.date) == (None, "韶关市", "2016-05-18")
    assert dict(found.inferred)["date"].startswith("the latest day on the page is 2016-05-17")


def test_what_is_given_stays_and_the_unknown_stays_unknown() -> None:
    given = Publication(paper="某报", place="某市", date="2001-01-01")
    assert infer_publication(Page("p", "p.txt", "韶关市召开大会。", given)) == given
    assert infer_publication(Page("p", "p.txt", "召开大会。")) == Publication()


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("2020-11-21", "2020-11-21"),
        ("2020年11月2日", "2020-11-02"),
        ("20201121", "2020-11-21"),
        ("2019-02-30", None),
    ],
)
def test_given_dates_are_brought_to_iso(words: str, iso: str | None) -> None:
    found = given_publication({"date": words})
    assert found.date == iso and (iso is None) == bool(found.inferred)


def test_printed_page_number() -> None:
    text = "第03版：综合\n2023年6月7日 星期三\n公园开放\n本报讯（记者 夏雨）昨日，公园开放。\n"
    assert infer_publication(Page("p", "p.txt", text)).page == "3"


def test_the_date_that_signs_a_notice_is_not_the_day_of_issue() -> None:
    text = "江城市公告\n\n经选举，现予公告。\n\n江城市人民代表大会主席团\n2012年1月27日\n"
    assert infer_publication(Page("p", "p.txt", text)).date is None
