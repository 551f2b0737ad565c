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
