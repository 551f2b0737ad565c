"""Who received which honour: verbs, givers, lists, rolls; and honours that nobody received."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Tell


def bug(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, reason=reason)


def test_one_fact_a_recipient_and_an_honour(tell: Tell) -> None:
    story = tell("诸暨市、上虞区荣获“全国文明城市”“国家卫生城市”称号。", "绍兴市")
    assert sorted(story.said("receivedAward")) == sorted(
        f"{place} receivedAward {award}"
        for place in ("诸暨市", "上虞区")
        for award in ("全国文明城市", "国家卫生城市")
    )


def test_the_giver_receives_nothing(tell: Tell) -> None:
    story = tell("市委、市政府决定授予何大勇、李春梅等“绍兴市劳动模范”称号。", "绍兴市")
    assert story.said("receivedAward") == [
        f"{name} receivedAward 绍兴市劳动模范" for name in ("何大勇", "李春梅")
    ]


def test_the_last_part_of_a_path_receives(tell: Tell) -> None:
    story = tell("绍兴市柯桥区平水镇被评为全国重点镇。", "绍兴市")
    assert story.said("receivedAward") == ["平水镇 receivedAward 全国重点镇"]


def test_the_family_receives_by_its_head(tell: Tell) -> None:
    story = tell("韩红梅家庭荣获“全国文明家庭”称号。", "绍兴市")
    assert story.said("receivedAward") == ["韩红梅 receivedAward 全国文明家庭"]


def test_firms_listed_after_the_honour(tell: Tell) -> None:
    story = tell(
        "我市2家企业上榜中国民营企业500强，其中包括海亮集团有限公司、三花控股集团有限公司。", "绍兴市"
    )
    assert story.said("receivedAward") == [
        f"{firm} receivedAward 中国民营企业500强" for firm in ("海亮集团有限公司", "三花控股集团有限公司")
    ]


def test_the_university_of_a_winner_receives_nothing(tell: Tell) -> None:
    story = tell("山东理工大学教授、博士生导师周丽娟获国家自然科学二等奖。", "淄博市")
    assert story.said("receivedAward") == ["周丽娟 receivedAward 国家自然科学二等奖"]


def test_some_of_those_counted_are_named(tell: Tell) -> None:
    text = "全市共有12个单位获评“湖北省文明单位”，其中大冶市公安局、阳新县人民医院首次获此殊荣。"
    assert tell(text, "黄石市").said("receivedAward") == [
        f"{body} receivedAward 湖北省文明单位" for body in ("大冶市公安局", "阳新县人民医院")
    ]


def test_a_roll_of_villages(tell: Tell) -> None:
    text = "光荣榜\n第二届浙江省文明村镇名单（3家）\n诸暨市店口镇、柯桥区平水镇\n上虞区崧厦街道"
    story = tell(text, "绍兴市", "headline", "subtitle", "list", "list")
    assert story.said("receivedAward") == [
        f"{place} receivedAward 浙江省文明村镇" for place in ("店口镇", "平水镇", "崧厦街道")
    ]
    assert {given.get("edition") for given in story.qualifiers("receivedAward")} == {"第二届"}


def test_a_roll_of_places_with_their_paths(tell: Tell) -> None:
    story = tell("始兴县马市镇红梨村、乐昌市坪石镇三星坪村入选第二批全国乡村治理示范村。", "韶关市")
    assert story.said("receivedAward") == [
        f"{v} receivedAward 全国乡村治理示范村" for v in ("红梨村", "三星坪村")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "诸暨市争创全国文明城市。",
        "诸暨市有望获评国家森林城市。",
        "诸暨市未获评国家森林城市。",
        "沈秀兰的儿子荣获“优秀教师”称号。",
        "诸暨市蝉联全国文明城市。",
        "诸暨市位列全省第二。",
        "获得“浙江省平安县”称号的条件很严。",
        "如果获评国家森林城市，诸暨市将再植树。",
    ],
)
def test_not_received(tell: Tell, sentence: str) -> None:
    assert tell(sentence, "绍兴市").said("receivedAward") == []


@pytest.mark.parametrize(
    ("sentence", "qualifiers"),
    [
        ("临清市荣获2019年度“全国平安建设先进县”称号。", {"level": "国家级", "year": "2019"}),
        ("武夷山市入选第三批国家全域旅游示范区。", {"edition": "第三批", "level": "国家级"}),
        ("店口镇荣获浙江省文明镇称号。", {"level": "省级"}),
        ("天海电器有限公司获评“纳税大户”。", {}),
    ],
)
def test_qualifiers(tell: Tell, sentence: str, qualifiers: dict[str, str]) -> None:
    assert tell(sentence, "绍兴市").qualifiers("receivedAward") == [qualifiers]


def test_who_did_not_receive_it_in_the_next_clause(tell: Tell) -> None:
    story = tell("诸暨市荣获“浙江省示范市”称号，新昌县未获得。", "绍兴市")
    assert story.said("receivedAward") == ["诸暨市 receivedAward 浙江省示范市"]


FIRMS = ("海亮集团有限公司", "三花控股集团有限公司")


def test_those_counted_are_listed_in_the_next_sentence(tell: Tell) -> None:
    listed = f"这2家企业分别是：{'、'.join(FIRMS)}。"
    story = tell(f"我市2家企业获评“浙江省纳税大户”。{listed}", "绍兴市")
    assert story.said("receivedAward") == [f"{firm} receivedAward 浙江省纳税大户" for firm in FIRMS]
    assert tell(f"我市2家企业参加会议。{listed}", "绍兴市").said("receivedAward") == []


@pytest.mark.parametrize(
    ("clause", "facts"),
    [
        ("平水派出所榜上有名", ["平水派出所 receivedAward 浙江省文明单位"]),
        ("平水派出所前来祝贺", []),
    ],
)
def test_one_of_those_counted_is_named(tell: Tell, clause: str, facts: list[str]) -> None:
    story = tell(f"100个单位荣获“浙江省文明单位”称号，{clause}。", "绍兴市")
    assert story.said("receivedAward") == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "何大勇、李春梅被县委授予“优秀企业家”、“优秀教师”称号。",
            ["何大勇 receivedAward 优秀企业家", "李春梅 receivedAward 优秀教师"],
        ),
        (
            "诸暨市店口镇、柯桥区平水镇分获“浙江省文明镇”“浙江省卫生镇”称号。",
            ["店口镇 receivedAward 浙江省文明镇", "平水镇 receivedAward 浙江省卫生镇"],
        ),
        ("绍兴日报社获得中国互联网协会颁发的“全国文明单位”称号。", ["绍兴日报社 receivedAward 全国文明单位"]),
        ("李春梅获得“优秀教师”称号，急诊科获得“全国文明单位”称号。", ["李春梅 receivedAward 优秀教师"]),
        ("绍兴市人民医院接受检查。急诊科获评“全国青年文明号”。", []),
        ("何大勇是工人。中国邮政集团公司授予他“全国劳动模范”称号。", ["何大勇 receivedAward 全国劳动模范"]),
        ("市妇联命名诸暨市店口镇为“浙江省文明镇”。", ["店口镇 receivedAward 浙江省文明镇"]),
        ("我市三企业获评浙江省先进单位。", []),
        (
            "海亮集团有限公司举行年会。公司技术中心被认定为国家企业技术中心。",
            ["海亮集团有限公司 receivedAward 国家企业技术中心"],
        ),
        (
            "海亮集团有限公司入选绿色制造名单，获评国家级绿色工厂。",
            ["海亮集团有限公司 receivedAward 国家级绿色工厂"],
        ),
    ],
)
def test_whom_a_clause_is_about(tell: Tell, text: str, facts: list[str]) -> None:
    assert tell(text, "绍兴市").said("receivedAward") == facts


def test_paths_without_a_mark_between(tell: Tell) -> None:
    story = tell("市级文明村（2个）：诸暨市店口镇湄池村新昌县儒岙镇南山村", "绍兴市")
    assert [f.split()[0] for f in story.said("receivedAward")] == ["湄池村", "南山村"]


def test_a_roll_of_people_is_of_people(tell: Tell) -> None:
    text = "绍兴市劳动模范名单（部分）\n何大勇 海亮集团有限公司工人\n李 娟（女） 绍兴市人民医院护士长\n阳向前 诸暨市第一中学教师"
    story = tell(text, "绍兴市", "headline", "subtitle", "list", "list")
    assert [f.split()[0] for f in story.said("receivedAward")] == ["何大勇", "李娟", "阳向前"]


def test_a_part_is_honoured_and_not_its_body(tell: Tell) -> None:
    text = "光荣榜\n绍兴市工人先锋号（2个）\n海亮集团有限公司总装车间\n诸暨市公路管理局"
    story = tell(text, "绍兴市", "headline", "subtitle", "list", "list")
    assert [f.split()[0] for f in story.said("receivedAward")] == [
        "海亮集团有限公司总装车间",
        "诸暨市公路管理局",
    ]


def test_classes_before_a_colon(tell: Tell) -> None:
    story = tell("晋江市共有3人当选泉州市劳动模范。劳动模范：何大勇、李春梅。", "晋江市")
    assert [f"{n} receivedAward 泉州市劳动模范" for n in ("何大勇", "李春梅")] == story.said("receivedAward")


def test_so_many_are_named(tell: Tell) -> None:
    story = tell(
        "此次新晋的2名全国劳动模范分别是：海亮集团有限公司董事长何大勇、绍兴市第一中学教师李春梅。", "绍兴市"
    )
    assert story.said("receivedAward") == [f"{n} receivedAward 全国劳动模范" for n in ("何大勇", "李春梅")]
