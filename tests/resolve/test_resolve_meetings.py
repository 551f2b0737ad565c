"""One meeting under two writings in the articles of a page."""

from __future__ import annotations

import pytest
from press import Press


def meetings(press: Press, *named: tuple[str, str]) -> int:
    """How many meetings are left when each of (page, name) stands in an article of its own."""
    for number, (page, name) in enumerate(named):
        press.mention(press.article(f"a{number}", page), "Event", name)
    return sum(each.type == "Event" for each in press.resolve().entities)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("云河县第三届人民代表大会第一次会议", "云河县三届人大一次会议"),
        ("云河县第三届人大常务委员会第十一次会议", "云河县三届人大常委会十一次会议"),
        ("政协云河县第三届委员会第二次会议", "云河县政协三届二次会议"),  # the words in another order
        ("全市“清风行动”推进会", "“清风行动”推进会"),
        ("第三届云河县人民代表大会第一次会议", "云河县三届人大一次会议"),
    ],
)
def test_the_short_and_the_long_writing_are_one_meeting(press: Press, one: str, other: str) -> None:
    assert meetings(press, ("p1", one), ("p1", other)) == 1
    assert {each.verdict for each in press.resolve().judgements} == {"same"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("云河县三届人大第一次会议", "云河县三届人大第十一次会议"),
        ("云河县第二届人大第三次会议", "云河县第三届人大第二次会议"),  # the same words, other numbers
        ("云河县三届人大一次会议", "临江县三届人大一次会议"),
        ("云河县三届人大一次会议", "云河县三届政协一次会议"),
    ],
)
def test_another_number_body_or_place_is_another_meeting(press: Press, one: str, other: str) -> None:
    assert meetings(press, ("p1", one), ("p1", other)) == 2
    assert not press.resolve().judgements


def test_two_writings_on_two_pages_stay_two(press: Press) -> None:
    named = (("p1", "云河县第三届人民代表大会第一次会议"), ("p2", "云河县三届人大一次会议"))
    assert meetings(press, *named) == 2


def test_three_writings_are_one_meeting(press: Press) -> None:
    names = ("云河县第三届人民代表大会第一次会议", "云河县三届人大一次会议", "云河县第三届人大一次会议")
    assert meetings(press, *(("p1", name) for name in names)) == 1


def test_only_events_are_judged(press: Press) -> None:
    for number, name in (("a1", "云河县第三届人民代表大会"), ("a2", "云河县三届人大")):
        press.mention(press.article(number, "p1"), "Organization", name)
    assert len(press.resolve().entities) == 2
