"""Names of districts: full, short, in written paths, deictic; and words that only look like them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.annotate.gazetteer import load
from kg.annotate.home import home_of
from kg.records import Publication

if TYPE_CHECKING:
    from conftest import Tell


def bug(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, reason=reason)


@pytest.mark.parametrize(
    ("sentence", "path"),
    [
        (
            "新疆昌吉回族自治州昌吉市中山路街道办事处",
            ["新疆维吾尔自治区", "昌吉回族自治州", "昌吉市", "中山路街道"],
        ),
        ("山西大同市云冈区口泉乡杨家窑村", ["山西省", "大同市", "云冈区", "口泉乡", "杨家窑村"]),
        ("越城区城南街道办事处组织居民植树。", ["越城区", "城南街道"]),
        ("吴江市盛泽镇", ["吴江市", "盛泽镇"]),
        ("敦煌市莫高镇新墩村的葡萄熟了。", ["敦煌市", "莫高镇", "新墩村"]),
        ("内蒙古与辽宁两地合作。", ["内蒙古自治区", "辽宁省"]),
    ],
)
def test_paths_are_spelt_out(tell: Tell, sentence: str, path: list[str]) -> None:
    assert tell(sentence).names("District") == path


def test_a_path_gives_each_part_its_parent(tell: Tell) -> None:
    story = tell("遂溪县北坡镇下担村种植火龙果。", "湛江市")
    assert [(m.name, m.within) for m in story.mentions] == [
        ("遂溪县", ""),
        ("北坡镇", "遂溪县"),
        ("下担村", "北坡镇"),
    ]
    assert [m.kind for m in story.mentions] == ["county", "township", "village"]


@pytest.mark.parametrize(
    ("word", "place", "name"),
    [
        ("我市", "绍兴市", "绍兴市"),
        ("全市", "绍兴市", "绍兴市"),
        ("我省", "绍兴市", "浙江省"),
        ("全区", "柯桥区", "柯桥区"),
        ("我市", "柯桥区", "绍兴市"),
        ("我县", "嘉善县", "嘉善县"),
        ("我州", "昌吉回族自治州", "昌吉回族自治州"),
    ],
)
def test_deictic_words_stand_for_the_papers_own_place(tell: Tell, word: str, place: str, name: str) -> None:
    assert tell(f"{word}出台新政策。", place).named(word) == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "全市场流通，我区域发展，该县长热线开通。",
        "城乡社区、美丽乡村、文明村镇、特色小镇建设。",
        "国家级高新区、农业示范区、文明示范区建设。",
        "各乡镇、各街道、全乡镇推进。",
    ],
)
def test_no_districts(tell: Tell, sentence: str) -> None:
    assert tell(sentence, "绍兴市").names("District") == []


def test_streets_and_rivers_are_no_districts(tell: Tell) -> None:
    assert tell("河北大街、黄河路、长江东路通车。", "绍兴市").names("District") == []


def test_a_deictic_word_without_a_home_stands_for_nothing(tell: Tell) -> None:
    assert tell("我市出台新政策。").mentions == ()


@pytest.mark.parametrize(
    ("place", "parent"), [("福州市", "350100"), ("南京市", "320100"), ("开封市", "410200")]
)
def test_of_two_districts_of_one_name_the_papers_own_is_meant(tell: Tell, place: str, parent: str) -> None:
    home = home_of(Publication(place=place), load())
    assert home.division is not None
    inside = load().resolve("鼓楼区", home.code)[:1]
    assert [d.code[:4] for d in inside] == [parent[:4]]
    assert tell("鼓楼区举行活动。", place).names("District") == ["鼓楼区"]


def test_zones_are_named_by_their_city(tell: Tell) -> None:
    story = tell("经开区与市高新区开展合作。", "绵阳市")
    assert story.names("District") == ["绵阳经济技术开发区", "绵阳高新技术产业开发区"]


def test_a_zone_after_the_short_name_of_its_city(tell: Tell) -> None:
    story = tell("绵阳高新区召开会议，高新区党工委作出部署。", "绵阳市")
    assert story.names("District") == ["绵阳高新技术产业开发区"]


def test_no_district_inside_an_honour(tell: Tell) -> None:
    story = tell("诸暨市荣获“浙江省平安县”称号。", "绍兴市")
    assert "平安县" not in story.names("District")
    assert story.said("locatedIn") == []


def test_an_unknown_paper_has_no_home() -> None:
    assert home_of(Publication(), load()).division is None
    assert home_of(Publication(place="乌有之乡市"), load()).division is None


def test_sums_and_gachas(tell: Tell) -> None:
    story = tell("观摩团到高日罕苏木包日胡舒嘎查考察。", "锡林郭勒盟")
    assert [n for n in story.names("District") if n.endswith(("苏木", "嘎查"))] == [
        "高日罕苏木",
        "包日胡舒嘎查",
    ]
