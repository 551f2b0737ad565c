"""Honours named by their level alone, and the ones on their page that a place of that level gives."""

from __future__ import annotations

import pytest
from press import Press


def honours(press: Press, *named: tuple[str, str]) -> list[str]:
    """Names of the honours left when each of (page, name) stands in an article of its own."""
    for number, (page, name) in enumerate(named):
        press.mention(press.article(f"a{number}", page), "Award", name)
    return sorted(each.name for each in press.resolve().entities if each.type == "Award")


@pytest.mark.parametrize(
    ("by_level", "by_place"),
    [
        ("省级“双创新秀”企业", "东山省“双创新秀”企业"),
        ("省级双创新秀企业", "东山省级“双创新秀”企业"),
        ("市级明星工匠", "云河市明星工匠"),
        ("全县治水先进集体", "临江县治水先进集体"),
        ("自治区级双创新秀企业", "云岭自治区双创新秀企业"),
    ],
)
def test_a_level_stands_for_the_only_place_of_that_level(press: Press, by_level: str, by_place: str) -> None:
    assert len(honours(press, ("p1", by_level), ("p1", by_place))) == 1
    (judgement,) = press.resolve().judgements
    assert (judgement.verdict, judgement.score) == ("same", 0.85)
    assert "one honour of one level on page p1" in judgement.reason


def test_two_places_of_one_level_on_a_page_leave_it_open(press: Press) -> None:
    names = ("省级双创新秀企业", "东山省双创新秀企业", "西川省双创新秀企业")
    assert honours(press, *(("p1", name) for name in names)) == sorted(names)
    assert not press.resolve().judgements


def test_one_place_in_two_articles_is_still_one_place(press: Press) -> None:
    names = ("省级双创新秀企业", "东山省双创新秀企业", "东山省双创新秀企业")
    assert len(honours(press, *(("p1", name) for name in names))) == 1


@pytest.mark.parametrize(
    ("by_level", "by_place"),
    [
        ("市级双创新秀企业", "东山省双创新秀企业"),  # another level
        ("省级双创新秀企业", "东山省双创新秀园区"),  # another honour
        ("国家级双创新秀企业", "东山省双创新秀企业"),
    ],
)
def test_another_level_or_another_honour_stays_apart(press: Press, by_level: str, by_place: str) -> None:
    assert len(honours(press, ("p1", by_level), ("p1", by_place))) == 2


@pytest.mark.parametrize(
    ("bare", "levelled"),
    [
        ("双创新秀工匠", "东山省双创新秀工匠"),
        ("双创新秀工匠", "省级双创新秀工匠"),
        ("双创新秀", "东山省双创新秀企业"),  # without the class of its bearers too
    ],
)
def test_no_level_stands_for_the_only_level_on_the_page(press: Press, bare: str, levelled: str) -> None:
    assert len(honours(press, ("p1", bare), ("p1", levelled))) == 1
    assert {(each.verdict, each.score) for each in press.resolve().judgements} == {("same", 0.8)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("东山省双创新秀工匠", "西川省双创新秀工匠"),  # two places
        ("国家级双创新秀工匠", "东山省双创新秀工匠"),  # two levels
    ],
)
def test_two_levels_or_places_leave_the_bare_name_open(press: Press, one: str, other: str) -> None:
    assert len(honours(press, ("p1", "双创新秀工匠"), ("p1", one), ("p1", other))) == 3
    assert not press.resolve().judgements


def test_the_class_of_its_bearers_makes_no_other_honour(press: Press) -> None:
    assert len(honours(press, ("p1", "省级“双创新秀”"), ("p1", "东山省“双创新秀”企业"))) == 1


def test_a_place_on_another_page_says_nothing(press: Press) -> None:
    assert len(honours(press, ("p1", "省级双创新秀企业"), ("p2", "东山省双创新秀企业"))) == 2


def test_only_honours_are_judged(press: Press) -> None:
    for number, name in (("a1", "省级双创新秀中心"), ("a2", "东山省双创新秀中心")):
        press.mention(press.article(number, "p1"), "Project", name)
    assert len(press.resolve().entities) == 2
