"""Words that depend on their page: whose 市委, which 该区, whose 管委会, short names of firms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Tell


def bug(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, reason=reason)


@pytest.mark.parametrize("place", ["绍兴市", "绵阳市", "曲靖市", "大连市"])
def test_the_same_words_in_another_paper_are_another_body(tell: Tell, place: str) -> None:
    assert tell("市委召开全会。", place).names("Organization") == [f"中共{place}委"]


def test_the_papers_own_county_and_what_stands_above_it(tell: Tell) -> None:
    story = tell("区委召开会议，市委、省委作出部署。", "柯桥区")
    assert story.names("Organization") == ["中共柯桥区委", "中共绍兴市委", "中共浙江省委"]


def test_a_place_is_carried_along_a_chain_of_posts(tell: Tell) -> None:
    story = tell("诸暨市委书记谭永新、市长招丽红、市人大常委会主任朱学勤到会。", "绍兴市")
    assert story.names("Organization") == ["中共诸暨市委", "诸暨市人民代表大会常务委员会"]
    assert story.named("市") == ["诸暨市"]


def test_a_chain_ends_with_its_clause(tell: Tell) -> None:
    story = tell("诸暨市委书记谭永新作汇报。市委书记周文斌讲话。", "绍兴市")
    assert story.names("Organization") == ["中共诸暨市委", "中共绍兴市委"]


def test_the_district_last_spoken_of(tell: Tell) -> None:
    story = tell("鄞州区召开会议。该区作出部署。\n江北区也在行动，该区成效明显。", "宁波市")
    assert [m.name for m in story.mentions if m.surface == "该区"] == ["鄞州区", "江北区"]


def test_the_level_word_takes_the_district_last_spoken_of(tell: Tell) -> None:
    story = tell("店口镇党委书记谭永新、镇长李晓峰说。", "绍兴市")
    assert story.named("镇") == ["店口镇"]


def test_a_zone_and_its_committee(tell: Tell) -> None:
    story = tell("经开区召开会议，管委会主任温瑞林讲话。", "绵阳市")
    assert story.named("管委会") == ["绵阳经济技术开发区管理委员会"]


def test_the_committee_of_a_zone_in_a_chain(tell: Tell) -> None:
    story = tell("赣州经开区党工委书记邱建军、管委会主任温瑞林签约。", "赣州市")
    assert "温瑞林" in {words.split(" ")[0] for words in story.said("holdsPost")}


def test_the_title_of_leaders_of_that_city(tell: Tell) -> None:
    story = tell("市长陈志远到诸暨市调研，诸暨市领导谭永新陪同。", "绍兴市")
    assert "谭永新 holdsPost 市领导@诸暨市" in story.said("holdsPost")


def test_the_leaders_of_that_city_by_a_deictic_word(tell: Tell) -> None:
    story = tell("市长陈志远到诸暨市调研。该市领导谭永新陪同。", "绍兴市")
    assert "谭永新 holdsPost 市领导@诸暨市" in story.said("holdsPost")


def test_a_defined_short_form_of_a_firm(tell: Tell) -> None:
    story = tell(
        "绍兴黄酒集团有限公司（以下简称“绍酒集团”）增资。绍酒集团员工高兴，该公司股价上涨。", "绍兴市"
    )
    assert story.names("Company") == ["绍兴黄酒集团有限公司"]
    assert story.surfaces("Company")[-2:] == ["绍酒集团", "该公司"]


def test_a_deictic_word_takes_the_body_of_its_kind(tell: Tell) -> None:
    story = tell("柳州钢铁股份有限公司走进绍兴市第一中学。该校师生欢迎，该公司捐书。", "绍兴市")
    assert story.named("该校") == ["绍兴市第一中学"] and story.named("该公司") == ["柳州钢铁股份有限公司"]


def test_a_renamed_mention_says_why(tell: Tell) -> None:
    story = tell("市委召开全会。我市作出部署。", "绍兴市")
    notes = {m.surface: m.note for m in story.mentions if m.type in ("Organization", "District")}
    assert notes == {"市委": "市委 is 中共绍兴市委: 市 is 绍兴市", "我市": "我市 is 绍兴市 here"}
