"""Who gives money to whom, and how much."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.amounts import AMOUNT, quantity

if TYPE_CHECKING:
    from conftest import Tell


@pytest.mark.parametrize(
    "amount", ["500万元", "1.2亿元", "30余万元", "近200万元", "三千元", "１００元", "10,000元", "50万美元"]
)
def test_amounts(amount: str) -> None:
    found = AMOUNT.search(f"贷款{amount}。")
    assert found is not None and found.group() == amount


@pytest.mark.parametrize(
    ("amount", "value", "currency"),
    [
        ("15.5万元", "155000", "CNY"),
        ("二十五万元", "250000", "CNY"),
        ("3亿美元", "300000000", "USD"),
        ("1.2余亿元", "120000000", "CNY"),
        ("近200万港币", "2000000", "HKD"),
        ("10,000元", "10000", "CNY"),
        ("１００欧元", "100", "EUR"),
        ("两千万日元", "20000000", "JPY"),
        ("3千元", "3000", "CNY"),
        ("8.65万元", "86500", "CNY"),
    ],
)
def test_what_an_amount_comes_to(amount: str, value: str, currency: str) -> None:
    found = AMOUNT.search(f"贷款{amount}。")
    assert found is not None
    assert quantity(found) == {"amount": amount, "value": value, "currency": currency}


@pytest.mark.parametrize("amount", ["百万元", "千万元"])
def test_an_amount_of_no_number_has_no_value(amount: str) -> None:
    found = AMOUNT.search(f"贷款{amount}。")
    assert found is not None and quantity(found) == {"amount": amount}


@pytest.mark.parametrize("words", ["第三元素", "元旦", "500万人", "三年"])
def test_no_amounts(words: str) -> None:
    assert AMOUNT.fullmatch(words) is None


@pytest.mark.parametrize(
    ("sentence", "facts", "amount"),
    [
        ("鹤壁市慈善总会向浚县人民医院捐赠50万元。", ["鹤壁市慈善总会 funds 浚县人民医院"], "50万元"),
        ("浙江省财政厅向衢州市下拨资金1200万元。", ["浙江省财政厅 funds 衢州市"], "1200万元"),
        ("浚县财政局奖励天海电器有限公司100万元。", ["浚县财政局 funds 天海电器有限公司"], "100万元"),
        ("浚县财政局向浚县人民医院拨付资金。", ["浚县财政局 funds 浚县人民医院"], None),
    ],
)
def test_gifts(tell: Tell, sentence: str, facts: list[str], amount: str | None) -> None:
    story = tell(sentence, "鹤壁市")
    assert story.said("funds") == facts
    assert [given.get("amount") for given in story.qualifiers("funds")] == [amount]


def test_every_taker_of_a_list(tell: Tell) -> None:
    story = tell("工商银行衢州分行先后扶持巨化集团有限公司、开山集团股份有限公司。", "衢州市")
    assert story.said("funds") == [
        f"中国工商银行衢州分行 funds {firm}" for firm in ("巨化集团有限公司", "开山集团股份有限公司")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "天海电器有限公司获得资金支持500万元。",
        "全年发放贷款500万元。",
        "鹤壁市慈善总会走进浚县人民医院。",
        "工商银行衢州分行出台扶持政策。",
        "工商银行衢州分行向辖区企业发放贷款500万元。",
    ],
)
def test_nobody_gives(tell: Tell, sentence: str) -> None:
    assert tell(sentence, "衢州市").said("funds") == []


def test_the_last_part_of_a_path_takes(tell: Tell) -> None:
    story = tell("市财政局补助浚县善堂镇20万元。", "鹤壁市")
    assert story.said("funds") == ["鹤壁市财政局 funds 善堂镇"]


@pytest.mark.parametrize("taker", ["平水镇", "海亮集团有限公司"])
def test_the_treasury_pays(tell: Tell, taker: str) -> None:
    story = tell(f"市财政拿出80万元扶持{taker}。", "绍兴市")
    assert story.said("funds") == [f"绍兴市财政局 funds {taker}"]


def test_the_amount_before_the_verb(tell: Tell) -> None:
    story = tell("市财政拿出80万元扶持平水镇。", "绍兴市")
    assert story.qualifiers("funds") == [{"amount": "80万元", "currency": "CNY", "value": "800000"}]


@pytest.mark.parametrize("sentence", ["市财政收入80万元。", "村民拿出80万元扶持平水镇。"])
def test_no_treasury_pays(tell: Tell, sentence: str) -> None:
    assert tell(sentence, "绍兴市").said("funds") == []


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        (
            "开山集团股份有限公司去年从工商银行衢州分行贷款350万元。",
            ["中国工商银行衢州分行 funds 开山集团股份有限公司"],
        ),
        (
            "开山集团股份有限公司收到工商银行衢州分行发放的100万元贷款。",
            ["中国工商银行衢州分行 funds 开山集团股份有限公司"],
        ),
        ("开山集团股份有限公司向工商银行衢州分行贷款350万元。", []),
    ],
)
def test_the_bank_lends_to_the_borrower(tell: Tell, sentence: str, facts: list[str]) -> None:
    assert tell(sentence, "衢州市").said("funds") == facts


def test_each_taker_has_its_own_sum(tell: Tell) -> None:
    sentence = "工商银行衢州分行向巨化集团有限公司、开山集团股份有限公司分别发放贷款500万元和360万元。"
    assert [given["value"] for given in tell(sentence, "衢州市").qualifiers("funds")] == [
        "5000000",
        "3600000",
    ]


def test_each_giver_has_given(tell: Tell) -> None:
    sentence = "巨化集团有限公司、开山集团股份有限公司分别向衢州市第二中学捐款5万元、3万元。"
    assert sorted(tell(sentence, "衢州市").said("funds")) == [
        "巨化集团有限公司 funds 衢州市第二中学",
        "开山集团股份有限公司 funds 衢州市第二中学",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "工商银行衢州分行将向开山集团股份有限公司发放贷款500万元。",
        "衢州市财政局拟拿出80万元扶持开山集团股份有限公司。",
        "衢州市融资担保中心为开山集团股份有限公司提供担保300万元。",
    ],
)
def test_plans_and_guarantees_are_no_gifts(tell: Tell, sentence: str) -> None:
    assert tell(sentence, "衢州市").said("funds") == []


def test_a_district_gives(tell: Tell) -> None:
    story = tell("深圳市龙岗区去年无偿援助衢州市80万元发展产业。", "衢州市")
    assert story.said("funds") == ["龙岗区 funds 衢州市"]


def test_the_title_of_a_paper_gives_nothing(tell: Tell) -> None:
    sentence = "衢州市财政局落实《关于支持衢州学院发展的意见》，安排资金300万元。"
    assert tell(sentence, "衢州市").said("funds") == []
