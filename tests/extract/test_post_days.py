"""Appointments carry the day they are announced for, removals too; what was long ago or is only told of does not."""

from __future__ import annotations

import re

import pytest

from kg.annotate.document import annotate
from kg.extract.document import read
from kg.records import Article, Block, Publication


def told(text: str, date: str | None = "2016-09-28", issue: str | None = None) -> dict[str, tuple[str, ...]]:
    """Name and post of each holdsPost fact → status, from, to, of a story of 石嘴山市."""
    blocks = tuple(Block("body", line.start(), line.end()) for line in re.finditer(r".+", text))
    published = Publication(place="石嘴山市", date=issue)
    places = tuple(range(len(text)))
    article = Article("p#a1", "p", "", text, places, blocks, 0, len(text), published, date=date)
    mentions, facts = read(annotate(article))
    names = {mention.id: mention.name for mention in mentions}
    found = {}
    for fact in facts:
        given = dict(fact.qualifiers)
        if fact.relation == "holdsPost":
            key = f"{names[fact.subject]} {given['post']}"
            found[key] = tuple(given.get(name, "") for name in ("status", "from", "to"))
    return found


@pytest.mark.parametrize(
    ("text", "who", "expected"),
    [
        ("会议任命王海涛为石嘴山市公安局局长。", "王海涛 局长", ("", "2016-09-28", "")),
        ("9月26日，会议任命王海涛为石嘴山市公安局局长。", "王海涛 局长", ("", "2016-09-26", "")),
        ("罗启明当选为石嘴山市人民政府副市长。", "罗启明 副市长", ("", "2016-09-28", "")),
        ("王海涛同志任石嘴山市公安局局长。", "王海涛 局长", ("", "2016-09-28", "")),
        ("王海涛（1974年9月生）当选为石嘴山市公安局局长。", "王海涛 局长", ("", "2016-09-28", "")),
        ("会议免去刘克勤的石嘴山市教育局局长职务。", "刘克勤 局长", ("former", "", "2016-09-28")),
        ("刘克勤不再担任石嘴山市教育局局长职务。", "刘克勤 局长", ("former", "", "2016-09-28")),
        ("石嘴山市教育局局长刘克勤到会。", "刘克勤 局长", ("", "", "")),
        ("王海涛任石嘴山市公安局局长，家住城西。", "王海涛 局长", ("", "", "")),
        ("刘克勤曾任石嘴山市教育局局长。", "刘克勤 局长", ("former", "", "")),
        ("石嘴山市教育局原局长刘克勤到会。", "刘克勤 局长", ("former", "", "")),
        ("日前，罗启明当选为石嘴山市人民政府副市长。", "罗启明 副市长", ("", "", "")),
    ],
)
def test_a_change_has_its_day(text: str, who: str, expected: tuple[str, ...]) -> None:
    assert told(text)[who] == expected


def test_without_a_day_of_the_story_the_issue_tells_it_and_without_both_nothing() -> None:
    text = "会议任命王海涛为石嘴山市公安局局长。"
    assert told(text, None, "2016-09-29")["王海涛 局长"] == ("", "2016-09-29", "")
    assert told(text, None)["王海涛 局长"] == ("", "", "")


def test_a_list_has_the_day_on_which_it_was_passed_and_its_second_removal_is_one_too() -> None:
    found = told(
        "石嘴山市人民代表大会常务委员会任免名单\n"
        "（2016年9月28日石嘴山市第十三届人民代表大会常务委员会第三十次会议通过）\n"
        "任命：\n罗彩凤（女）为石嘴山市环境保护局局长；\n杜兴隆、马学军为石嘴山市教育局副局长。\n"
        "免去：\n扈建功的石嘴山市环境保护局局长职务；\n刘克勤的石嘴山市教育局副局长职务。",
        None,
        "2016-09-29",
    )
    assert found == {
        "罗彩凤 局长": ("", "2016-09-28", ""),
        "杜兴隆 副局长": ("", "2016-09-28", ""),
        "马学军 副局长": ("", "2016-09-28", ""),
        "扈建功 局长": ("former", "", "2016-09-28"),
        "刘克勤 副局长": ("former", "", "2016-09-28"),
    }
