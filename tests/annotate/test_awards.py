"""Names of honours: without edition and year, with their level; and words of receiving that bring none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Tell


def bug(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, reason=reason)


@pytest.mark.parametrize(
    ("sentence", "awards"),
    [
        ("诸暨市荣获“全国文明城市”“国家卫生城市”称号。", ["全国文明城市", "国家卫生城市"]),
        (
            "诸暨市荣获全国文明城市、国家卫生城市、国家森林城市称号。",
            ["全国文明城市", "国家卫生城市", "国家森林城市"],
        ),
        ("武夷山市入选第三批国家全域旅游示范区。", ["国家全域旅游示范区"]),
        ("临清市荣获2019年度“全国平安建设先进县”称号。", ["全国平安建设先进县"]),
        ("敦煌研究院荣获第七届“中国质量奖”。", ["中国质量奖"]),
        ("天海电器有限公司连续三年获评“纳税大户”。", ["纳税大户"]),
        ("全国劳动模范何大勇走上讲台。", ["全国劳动模范"]),
        ("莆田学院获评全国文明校园。", ["全国文明校园"]),
    ],
)
def test_honours(tell: Tell, sentence: str, awards: list[str]) -> None:
    assert tell(sentence, "绍兴市").names("Award") == awards


@pytest.mark.parametrize(
    "sentence",
    [
        "活动取得圆满成功，获得好评。",
        "获奖企业代表发言，获奖者名单公布。",
        "诸暨市获得资金支持，位列第二。",
        "孩子们获得了知识，老师获得了尊重。",
        "天海电器有限公司通过省级验收。",
        "文明城市、卫生城市的创建任务很重。",
    ],
)
def test_no_honours(tell: Tell, sentence: str) -> None:
    assert tell(sentence, "绍兴市").names("Award") == []


def test_the_whole_citys_honour_is_the_citys(tell: Tell) -> None:
    assert tell("诸暨市店口镇荣获全市先进集体称号。", "绍兴市").names("Award") == ["绍兴市先进集体"]


@bug("全区 in an autonomous region is the region, as in its 全区先进集体")
def test_the_whole_region(tell: Tell) -> None:
    story = tell("柳州市住房和城乡建设局荣获全区先进集体称号。", "柳州市")
    assert story.names("Award") == ["广西壮族自治区先进集体"]


def test_a_prize_alone_is_the_prize_of_its_contest(tell: Tell) -> None:
    story = tell("第二届绍兴市教师技能大赛落幕，李春梅荣获一等奖。", "绍兴市")
    assert story.names("Award") == ["绍兴市教师技能大赛一等奖"]


def test_the_heading_of_a_roll(tell: Tell) -> None:
    story = tell(
        "光荣榜\n第二届浙江省文明村镇名单（2家）\n诸暨市店口镇、柯桥区平水镇",
        "绍兴市",
        "headline",
        "subtitle",
        "list",
    )
    assert story.names("Award") == ["浙江省文明村镇"]


def test_the_year_is_cut_off_as_a_whole(tell: Tell) -> None:
    story = tell("店口镇被评为2020年度浙江省“森林城镇”。", "绍兴市")
    assert story.names("Award") == ["浙江省“森林城镇”"]


@pytest.mark.parametrize(
    ("sentence", "awards"),
    [
        ("在日前结束的绍兴市教师技能大赛上，李春梅荣获一等奖。", ["绍兴市教师技能大赛一等奖"]),
        ("李春梅获得浙江省科技进步一等奖、二等奖。", ["浙江省科技进步一等奖", "浙江省科技进步二等奖"]),
        ("李春梅获“人民教育家”国家荣誉称号。", ["人民教育家"]),
        ("店口镇被省农业厅认定为国家级绿色园区。", ["国家级绿色园区"]),
        ("绍兴市第一中学被认定为省级二类示范性普通高中。", ["省级二类示范性普通高中"]),
        ("授予诸暨市等3个县“全国先进县”称号。", ["全国先进县"]),
        ("全国劳模李春梅走上讲台。", ["全国劳动模范"]),
    ],
)
def test_whole_names(tell: Tell, sentence: str, awards: list[str]) -> None:
    assert tell(sentence, "绍兴市").names("Award") == awards


@pytest.mark.parametrize(
    "sentence",
    [
        "35位教师获区级各类优秀称号。",
        "会议喜获“国字号”殊荣。",
        "李春梅获得该项目的银牌。",
        "李春梅获得“他是真心实意为人民服务的好教师！”",
        "我市隆重表彰劳动模范。",
        "全国劳模和先进工作者每5年评选一次。",
        "省委组织联谊会组织绍兴地区的劳模开展竞赛。",
    ],
)
def test_no_names_of_honours(tell: Tell, sentence: str) -> None:
    assert tell(sentence, "绍兴市").names("Award") == []


def test_the_class_over_a_roll_is_spelt_out_by_the_decision(tell: Tell) -> None:
    text = "光荣榜\n授予诸暨市等单位“绍兴市农业工作先进县”称号。\n先进县\n诸暨市 新昌县"
    story = tell(text, "绍兴市", "headline", "body", "subtitle", "list")
    assert story.names("Award") == ["绍兴市农业工作先进县"]
    alone = tell(
        "光荣榜\n会议召开。\n先进县\n诸暨市 新昌县", "绍兴市", "headline", "body", "subtitle", "list"
    )
    assert alone.names("Award") == ["先进县"]
