"""Names of meetings, ceremonies and campaigns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Tell


def bug(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, reason=reason)


@pytest.mark.parametrize(
    ("sentence", "events"),
    [
        ("第三届绍兴市全民健身运动会开幕。", ["第三届绍兴市全民健身运动会"]),
        ("10月20日，绍兴市科技创新大会暨人才工作会议召开。", ["绍兴市科技创新大会暨人才工作会议"]),
        ("绍兴市第六次党代会胜利闭幕。", ["绍兴市第六次党代会"]),
        ("双方举行签约仪式。", ["签约仪式"]),
        ("首届富硒茶博览会在安康市举行。", ["首届富硒茶博览会"]),
        ("市长陈志远出席绍兴市招商推介会。", ["绍兴市招商推介会"]),
    ],
)
def test_events(tell: Tell, sentence: str, events: list[str]) -> None:
    assert tell(sentence, "绍兴市").names("Event") == events


@pytest.mark.parametrize(
    "sentence",
    [
        "各类会议、相关活动、一系列比赛较多。",
        "会议要求，各地要抓好落实。",
        "《绍兴市大会管理办法》出台，会议室改造。",
        "与会人员参观了展览馆，运动员入场。",
        "工会、协会、商会和学生会都在行动。",
        "社会、机会和体会都不一样。",
    ],
)
def test_no_events(tell: Tell, sentence: str) -> None:
    assert tell(sentence, "绍兴市").names("Event") == []


def test_whose_meeting_is_spelt_out(tell: Tell) -> None:
    assert tell("我市科技创新大会召开。", "绍兴市").names("Event") == ["绍兴市科技创新大会"]


def test_one_event_under_its_fullest_name(tell: Tell) -> None:
    story = tell(
        "科技创新大会召开\n绍兴市科技创新大会昨日召开，市长陈志远出席科技创新大会。", "绍兴市", "headline"
    )
    assert story.names("Event") == ["绍兴市科技创新大会"]
    assert len(story.surfaces("Event")) == 3


def test_a_quoted_word_opens_the_name(tell: Tell) -> None:
    story = tell("“书香绍兴”全民阅读活动启动仪式在市图书馆举行。", "绍兴市")
    assert story.names("Event") == ["“书香绍兴”全民阅读活动启动仪式"]


def test_a_plenum(tell: Tell) -> None:
    story = tell("中共温州市委十二届十一次全体会议10月30日召开。", "温州市")
    assert story.names("Event") == ["中共温州市委十二届十一次全体会议"]


@bug("who holds a numbered meeting is left out of its name")
def test_a_numbered_meeting_is_named_by_its_body(tell: Tell) -> None:
    assert tell("市政府召开第十二次常务会议。", "绍兴市").names("Event") == ["绍兴市人民政府第十二次常务会议"]


@bug("the subject and its action are taken for an event")
def test_an_action_is_no_event(tell: Tell) -> None:
    assert tell("大庆市公安局和大庆市教育局联合行动。", "大庆市").names("Event") == []
