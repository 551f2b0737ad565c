"""Where things lie: written paths, statements, meetings held at a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Tell


def bug(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, reason=reason)


def test_a_path_is_one_fact_a_step(tell: Tell) -> None:
    story = tell("山西大同市云冈区口泉乡杨家窑村的杏熟了。")
    assert story.said("locatedIn") == [
        "大同市 locatedIn 山西省",
        "云冈区 locatedIn 大同市",
        "口泉乡 locatedIn 云冈区",
        "杨家窑村 locatedIn 口泉乡",
    ]


@pytest.mark.parametrize("verb", ["位于", "坐落于", "坐落在", "地处", "落户于", "建在"])
def test_statements(tell: Tell, verb: str) -> None:
    story = tell(f"西北轴承产业园{verb}大武口区。", "石嘴山市")
    assert story.said("locatedIn") == ["西北轴承产业园 locatedIn 大武口区"]


def test_every_name_of_a_list_lies_there(tell: Tell) -> None:
    story = tell("位于弋江区的奇瑞汽车股份有限公司、西北轴承产业园扩建。", "芜湖市")
    assert story.said("locatedIn") == [
        "奇瑞汽车股份有限公司 locatedIn 弋江区",
        "西北轴承产业园 locatedIn 弋江区",
    ]


def test_a_meeting_lies_where_it_is_held(tell: Tell) -> None:
    story = tell("首届富硒茶博览会在安康市紫阳县举行。", "安康市")
    assert "首届富硒茶博览会 locatedIn 紫阳县" in story.said("locatedIn")


@pytest.mark.parametrize(
    "sentence",
    [
        "肃州区与甘州区签订协议。",
        "敦煌市、莫高镇的葡萄熟了。",
        "紫阳县负责建设富硒茶产业园。",
        "奇瑞汽车股份有限公司到弋江区招工。",
        "肃州区代表团赴甘州区学习。",
        "我市位居前列。",
    ],
)
def test_nothing_lies_anywhere(tell: Tell, sentence: str) -> None:
    assert tell(sentence, "酒泉市").said("locatedIn") == []


def test_two_paths_in_a_sentence_do_not_mix(tell: Tell) -> None:
    story = tell("酒泉市肃州区与张掖市甘州区签订协议。", "酒泉市")
    assert story.said("locatedIn") == ["肃州区 locatedIn 酒泉市", "甘州区 locatedIn 张掖市"]


@bug("the school's name begins with the whole path, so nothing stands after the township")
def test_a_school_at_the_end_of_a_path(tell: Tell) -> None:
    story = tell("紫阳县毛坝镇中心小学开学了。", "安康市")
    assert any(words.endswith("locatedIn 毛坝镇") for words in story.said("locatedIn"))


@pytest.mark.parametrize(
    ("sentence", "lies"),
    [
        ("旬邑县马栏镇马栏村、张洪镇西头村的苹果熟了。", ["张洪镇 locatedIn 旬邑县"]),
        ("旬邑县马栏镇马栏村与张洪镇西头村结对。", []),
        ("旬邑县马栏镇马栏村、敦煌市莫高镇的苹果熟了。", []),
    ],
)
def test_a_list_of_paths_leaves_the_county_out(tell: Tell, sentence: str, lies: list[str]) -> None:
    written = {
        "马栏镇 locatedIn 旬邑县",
        "马栏村 locatedIn 马栏镇",
        "西头村 locatedIn 张洪镇",
        "莫高镇 locatedIn 敦煌市",
    }
    assert [words for words in tell(sentence, "咸阳市").said("locatedIn") if words not in written] == lies


def test_a_project_of_a_county_lies_there(tell: Tell) -> None:
    story = tell("紫阳县富硒茶产业园开工。", "安康市")
    assert story.said("locatedIn") == ["紫阳县富硒茶产业园 locatedIn 紫阳县"]
