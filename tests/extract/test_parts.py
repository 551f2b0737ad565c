"""What is a branch or department of what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Tell


def bug(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, reason=reason)


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("柳州银行柳北支行", "柳州银行"),
        ("广西大学法学院", "广西大学"),
        ("河南科技大学第一附属医院", "河南科技大学"),
        ("大庆油田有限责任公司第一采油厂", "大庆油田有限责任公司"),
        ("中国工商银行衢州分行", "中国工商银行"),
        ("大庆市公安局交警支队", "大庆市公安局"),
    ],
)
def test_a_name_within_a_name(tell: Tell, part: str, whole: str) -> None:
    story = tell(f"{part}接待来访者。", "柳州市")
    assert story.said("partOf") == [f"{part} partOf {whole}"]


@bug("the department is found only where the recogniser ends a word after it")
def test_a_department_of_a_hospital(tell: Tell) -> None:
    story = tell("柳州市人民医院神经内科开设专家门诊。", "柳州市")
    assert story.said("partOf") == ["柳州市人民医院神经内科 partOf 柳州市人民医院"]


@pytest.mark.parametrize(
    "sentence",
    [
        "五菱集团有限公司旗下有柳州机械有限公司、柳州轮胎有限公司。",
        "五菱集团有限公司所属的柳州机械有限公司、柳州轮胎有限公司投产。",
    ],
)
def test_the_firms_under_a_group(tell: Tell, sentence: str) -> None:
    assert sorted(tell(sentence, "柳州市").said("partOf")) == [
        "柳州机械有限公司 partOf 五菱集团有限公司",
        "柳州轮胎有限公司 partOf 五菱集团有限公司",
    ]


@pytest.mark.parametrize("tie", ["隶属于五菱集团有限公司", "是五菱集团有限公司的全资子公司"])
def test_the_firm_that_belongs(tell: Tell, tie: str) -> None:
    story = tell(f"柳州机械有限公司{tie}。", "柳州市")
    assert story.said("partOf") == ["柳州机械有限公司 partOf 五菱集团有限公司"]


@pytest.mark.parametrize(
    "sentence",
    [
        "柳州市人民医院派出骨科专家。",
        "广西大学开班授课。",
        "柳州银行与广西大学合作。",
        "柳州市公安局和柳州市教育局联合发文。",
        "广西大学、柳州市第一医院签约。",
        "柳州钢铁股份有限公司支援玉门油田分公司。",
    ],
)
def test_no_parts(tell: Tell, sentence: str) -> None:
    assert tell(sentence, "柳州市").said("partOf") == []
