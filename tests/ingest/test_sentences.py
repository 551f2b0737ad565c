"""Sentences end where a reader would end them."""

from __future__ import annotations

from kg.ingest.layout import layout
from kg.ingest.sentences import sentences
from kg.records import Page


def split(body: str) -> list[str]:
    (article,) = layout(Page("p", "p.txt", f"公园开放\n\n本报讯（记者 夏雨）{body}\n")).articles
    return [sentence.text for sentence in sentences(article)]


def test_headline_and_lead_are_two() -> None:
    assert split("公园开放。游人很多。") == ["公园开放", "本报讯（记者 夏雨）公园开放。", "游人很多。"]


def test_closing_quotes_stay_with_their_sentence() -> None:
    assert split("他说：“好。”大家笑了……雨停了！")[1:] == [
        "本报讯（记者 夏雨）他说：“好。”",
        "大家笑了……",
        "雨停了！",
    ]


def test_marks_inside_titles_and_short_quotations_do_not_split() -> None:
    assert split("大家观看《你好！生活》，高唱“来吧！来吧”，散去。")[1:] == [
        "本报讯（记者 夏雨）大家观看《你好！生活》，高唱“来吧！来吧”，散去。"
    ]


def test_each_line_of_a_list_is_one() -> None:
    text = "表彰名单\n\n马 兰 王玉琴\n李明 刘芳\n"
    (article,) = layout(Page("p", "p.txt", text)).articles
    found = [(sentence.text, sentence.block) for sentence in sentences(article)]
    assert found == [("表彰名单", "headline"), ("马 兰 王玉琴", "list"), ("李明 刘芳", "list")]
