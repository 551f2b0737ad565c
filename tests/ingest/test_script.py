"""Pages in traditional script are read in simplified script while their own characters stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ingest.layout import layout
from kg.ingest.readers import read_sources
from kg.ingest.script import script_note, simplified
from kg.records import Page
from kg.run.pages import read_page

PAGE = (
    "韶關市召開教育工作會議\n\n本報訊（記者 張麗華）昨日，韶關市召開教育工作會議。"
    "市委書記陳偉國強調，要發揚「韶關精神」，把後續工作做好。\n"
)


def read(path: Path) -> Page:
    (page,) = read_sources([path])
    assert isinstance(page, Page)
    return page


def test_a_traditional_page_is_built_with_its_own_characters(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_text(PAGE, encoding="utf-8")
    page = read(path)
    assert page.text == PAGE
    assert "traditional (" in dict(page.publication.inferred)["script"]
    assert page.publication.place == "韶关市"
    reading = read_page(page)
    people = {mention.surface: mention.name for mention in reading.mentions if mention.type == "Person"}
    assert people == {"張麗華": "张丽华", "陳偉國": "陈伟国"}
    for mention in reading.mentions:
        assert "".join(page.text[mention.start : mention.end].split()) == mention.surface
    posts = [fact for fact, _ in reading.facts if fact.relation == "holdsPost"]
    assert [fact.evidence for fact in posts] == ["市委書記陳偉國"]


def test_the_facts_are_those_of_the_simplified_page() -> None:
    def facts(text: str) -> list[tuple[str, int, int]]:
        return [
            (fact.relation, fact.start, fact.end) for fact, _ in read_page(Page("p", "p.txt", text)).facts
        ]

    assert facts(PAGE) == facts(simplified(PAGE)) != []


def test_the_article_reads_simplified_at_the_offsets_of_the_page() -> None:
    (article,) = layout(Page("p", "p.txt", PAGE)).articles
    assert article.headline == "韶关市召开教育工作会议" and "“韶关精神”" in article.text
    at = article.text.index("后续")
    start, end = article.span(at, at + 2)
    assert PAGE[start:end] == "後續"


@pytest.mark.parametrize(
    ("printed", "read_as"),
    [
        ("李乾坤與幹部乾杯，乾隆年間", "李乾坤与干部干杯，乾隆年间"),
        ("皇后身後，頭髮發白", "皇后身后，头发发白"),
        ("衞生廳與臺灣『雙創』", "卫生厅与台湾‘双创’"),
    ],
)
def test_phrases_decide_between_characters(printed: str, read_as: str) -> None:
    assert simplified(printed) == read_as


def test_a_simplified_page_is_left_as_it_is() -> None:
    text = "著名作家瞭望「乾」字，干部群众在会上发言，市委书记作报告，全市各县区负责人参加了这次会议。"
    assert simplified(text) is text and script_note(text) is None


@given(st.text(st.sampled_from("國家乾坤後面髮發著「」\n 2,。𠀀市"), max_size=40))
def test_length_never_changes(text: str) -> None:
    assert len(simplified(text)) == len(text)
    assert simplified(text).count("\n") == text.count("\n")
