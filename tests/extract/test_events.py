"""Who took part in which meeting, and as what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Tell


def bug(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, reason=reason)


def test_each_name_has_its_own_role(tell: Tell) -> None:
    story = tell(
        "肇庆市教育大会召开，市委书记周文斌出席并讲话，市长许文涛主持会议，马玉兰、赵敏参加会议。", "肇庆市"
    )
    assert story.said("tookPart") == [
        "周文斌 tookPart spoke@肇庆市教育大会",
        "许文涛 tookPart chaired@肇庆市教育大会",
        "马玉兰 tookPart attended@肇庆市教育大会",
        "赵敏 tookPart attended@肇庆市教育大会",
    ]


def test_the_event_of_the_headline_is_meant_by_the_meeting(tell: Tell) -> None:
    story = tell("肇庆市教育大会召开\n昨日，市长许文涛主持会议。", "肇庆市", "headline")
    assert story.said("tookPart") == ["许文涛 tookPart chaired@肇庆市教育大会"]


def test_the_nearer_event_is_meant(tell: Tell) -> None:
    story = tell("肇庆市教育大会召开，许文涛主持。\n肇庆市招商推介会举行，沈国梁致辞。", "肇庆市")
    assert story.said("tookPart") == [
        "许文涛 tookPart chaired@肇庆市教育大会",
        "沈国梁 tookPart spoke@肇庆市招商推介会",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "肇庆市教育大会召开。许文涛的家长很高兴。",
        "许文涛主持日常工作。",
        "市长许文涛筹划来年。",
        "肇庆市教育大会召开，许文涛没有出席会议。",
        "肇庆市教育大会召开，许文涛缺席会议，要求请假。",
    ],
)
def test_nobody_took_part(tell: Tell, sentence: str) -> None:
    assert tell(sentence, "肇庆市").said("tookPart") == []


@pytest.mark.parametrize(
    "words",
    [
        "没有主持会议",
        "未主持会议",
        "没有致辞",
        pytest.param("没有带队观摩", marks=bug("没有 is not seen before 带队")),
        "没有列席会议",
    ],
)
def test_what_somebody_did_not_do(tell: Tell, words: str) -> None:
    assert tell(f"肇庆市教育大会召开，许文涛{words}。", "肇庆市").said("tookPart") == []


def test_who_leads_the_way(tell: Tell) -> None:
    story = tell("鸡西市乡村振兴现场会举行，市委副书记孙成坤带队观摩。", "鸡西市")
    assert story.said("tookPart") == ["孙成坤 tookPart led@鸡西市乡村振兴现场会"]


def test_bodies_and_districts_speak(tell: Tell) -> None:
    story = tell("绍兴市教育大会召开，柯桥区、平水镇、绍兴市教育局作典型发言。", "绍兴市")
    assert story.said("tookPart") == [
        f"{name} tookPart spoke@绍兴市教育大会" for name in ("柯桥区", "平水镇", "绍兴市教育局")
    ]


def test_the_person_speaks_and_not_the_body(tell: Tell) -> None:
    story = tell("绍兴市教育大会召开，绍兴市教育局局长何建国作典型发言。", "绍兴市")
    assert story.said("tookPart") == ["何建国 tookPart spoke@绍兴市教育大会"]


def test_who_hears_a_speech_does_not_speak(tell: Tell) -> None:
    story = tell("绍兴市教育大会召开，柯桥区、绍兴市教育局听取典型发言。", "绍兴市")
    assert story.said("tookPart") == []
