"""Who builds or runs which project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Tell


@pytest.mark.parametrize(
    "sentence",
    [
        "三一重工股份有限公司投资建设邵阳专用汽车产业园。",
        "三一重工股份有限公司承建邵阳专用汽车产业园。",
        "三一重工股份有限公司负责运营邵阳专用汽车产业园。",
        "邵阳专用汽车产业园由三一重工股份有限公司承建。",
        "由三一重工股份有限公司投资的邵阳专用汽车产业园投产。",
    ],
)
def test_the_firm_undertakes_the_park(tell: Tell, sentence: str) -> None:
    story = tell(sentence, "邵阳市")
    assert story.said("undertakes") == ["三一重工股份有限公司 undertakes 邵阳专用汽车产业园"]


@pytest.mark.parametrize(
    "sentence",
    [
        "三一重工股份有限公司拟投资建设邵阳专用汽车产业园。",
        "三一重工股份有限公司计划承建邵阳专用汽车产业园。",
        "三一重工股份有限公司参观邵阳专用汽车产业园。",
        "三一重工股份有限公司祝贺邵阳专用汽车产业园投产。",
        "邵阳专用汽车产业园建设顺利。",
        "邵阳市加快推进邵阳专用汽车产业园建设。",
    ],
)
def test_nobody_undertakes(tell: Tell, sentence: str) -> None:
    assert tell(sentence, "邵阳市").said("undertakes") == []


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        (
            "邵阳专用汽车产业园位于双清区，占地120亩，由三一重工股份有限公司承建。",
            ["三一重工股份有限公司 undertakes 邵阳专用汽车产业园"],
        ),
        (
            "邵阳专用汽车产业园开工。施工单位为三一重工股份有限公司。",
            ["三一重工股份有限公司 undertakes 邵阳专用汽车产业园"],
        ),
        (
            "邵阳专用汽车产业园委托三一重工股份有限公司运营。",
            ["三一重工股份有限公司 undertakes 邵阳专用汽车产业园"],
        ),
        (
            "三一重工股份有限公司投资1.2亿元的液压件生产线建成投产。",
            ["三一重工股份有限公司 undertakes 液压件生产线"],
        ),
        (
            "6月1日，由三一重工股份有限公司投资8亿元建设的30万吨特种钢项目投产。",
            ["三一重工股份有限公司 undertakes 30万吨特种钢项目"],
        ),
    ],
)
def test_ways_to_say_it(tell: Tell, sentence: str, facts: list[str]) -> None:
    assert tell(sentence, "邵阳市").said("undertakes") == facts
