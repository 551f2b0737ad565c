"""One office for what pages write in many ways, and the posts that one person holds at a time."""

from __future__ import annotations

from typing import Any

import pytest

from kg.resolve.offices import Offices, full_title, heads_district, is_sole, post_title
from kg.resources import rows

Row = tuple[str, ...]
CITY = {"id": "d-city", "type": "District", "name": "云河市", "kind": "prefecture"}
GOVERNMENT = {"id": "o-gov", "type": "Organization", "name": "云河市人民政府", "kind": "government"}
TOWN = {"id": "d-town", "type": "District", "name": "柳桥镇", "kind": "township"}
COMMITTEE = {"id": "o-party", "type": "Organization", "name": "中共柳桥镇委", "kind": "party"}
BUREAU = {"id": "o-bureau", "type": "Organization", "name": "云河市教育局", "kind": "bureau"}


def read(example: str) -> tuple[str, str, str]:
    """kind/body title → title, kind, body."""
    where, title = example.split(" ")
    kind, _, body = where.partition("/")
    return title, kind, body


@pytest.mark.parametrize("row", rows("resolve/sole_posts.tsv"), ids=lambda row: f"{row[0]} {row[1]}")
def test_posts_of_one_holder(row: Row) -> None:
    *_, example, counter = row
    assert is_sole(*read(example))
    assert not is_sole(*read(counter))


@pytest.mark.parametrize("row", rows("resolve/post_titles.tsv"), ids=lambda row: f"{row[0]} {row[1]}")
def test_titles_of_one_post(row: Row) -> None:
    written, _, post, example, counter = row
    title, kind, _ = read(example)
    assert (title, post_title(title, kind)) == (written, post)
    title, kind, _ = read(counter)
    assert title != written or post_title(title, kind) != post


@pytest.mark.parametrize(
    "title", ["常委", "副书记", "副市长", "区领导", "市领导", "党组成员", "委员", "教师", "第一书记"]
)
def test_no_other_holder_ends_these(title: str) -> None:
    kinds = {kind for row in rows("resolve/sole_posts.tsv") for kind in row[1].split(",")}
    assert not any(is_sole(title, kind, "云河市委员会") for kind in kinds)


@pytest.mark.parametrize(
    ("written", "title", "acting"),
    [
        ("代市长", "市长", True),
        ("代理检察长", "检察长", True),
        ("代表", "代表", False),
        ("副市长", "副市长", False),
    ],
)
def test_acting_is_the_same_post(written: str, title: str, acting: bool) -> None:
    assert full_title(written) == (title, acting)


def test_titles_of_a_district() -> None:
    assert all(map(heads_district, ("市长", "常务副市长", "区领导")))
    assert not any(map(heads_district, ("局长", "秘书长", "党委书记", "无此职务")))


def office(body: str, title: str, *entities: dict[str, Any]) -> tuple[str, str, bool]:
    found = Offices(entities).of(body, title)
    return found.body, found.title, found.sole


def test_the_mayor_at_the_government_is_the_mayor_of_the_city() -> None:
    assert office("o-gov", "市长", CITY, GOVERNMENT) == ("d-city", "市长", True)
    assert office("d-city", "市长", CITY, GOVERNMENT) == ("d-city", "市长", True)
    assert office("o-gov", "副市长", CITY, GOVERNMENT) == ("d-city", "副市长", False)


def test_a_government_keeps_what_is_no_head_of_the_district() -> None:
    assert office("o-gov", "秘书长", CITY, GOVERNMENT) == ("o-gov", "秘书长", True)


def test_a_government_whose_district_is_not_known_or_not_sure_stays() -> None:
    assert office("o-gov", "市长", GOVERNMENT) == ("o-gov", "市长", True)
    other = {**CITY, "id": "d-other"}
    assert office("o-gov", "市长", CITY, other, GOVERNMENT) == ("o-gov", "市长", True)


def test_a_government_named_with_its_parents_is_the_districts_own() -> None:
    longer = {**GOVERNMENT, "name": "河东省云河市人民政府"}
    assert office("o-gov", "市长", CITY, longer) == ("d-city", "市长", True)


def test_the_party_secretary_of_a_town_sits_at_its_committee() -> None:
    assert office("d-town", "党委书记", TOWN, COMMITTEE) == ("o-party", "书记", True)
    assert office("d-town", "党委副书记", TOWN, COMMITTEE) == ("o-party", "副书记", False)
    assert office("d-town", "党委书记", TOWN) == ("d-town", "党委书记", True)
    assert office("o-bureau", "党委书记", BUREAU, COMMITTEE) == ("o-bureau", "党委书记", True)


def test_party_group_and_head_of_a_bureau_are_two_posts() -> None:
    assert office("o-bureau", "党组书记", BUREAU) == ("o-bureau", "党组书记", True)
    assert office("o-bureau", "局长", BUREAU) == ("o-bureau", "局长", True)
