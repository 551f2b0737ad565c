"""Projects by what is done with them, and no project where words only look like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Tell


@pytest.mark.parametrize(
    ("sentence", "project"),
    [
        ("由三一重工股份有限公司投资建设的30万吨特种钢项目投产。", "30万吨特种钢项目"),
        ("年产10万吨钛白粉配套项目动工建设。", "年产10万吨钛白粉配套项目"),
        ("邵阳专用汽车产业园二期工程竣工。", "邵阳专用汽车产业园二期工程"),
        ("市里投入1200万元实施双清公园提升改造工程。", "双清公园提升改造工程"),
        ("邵阳市中心医院住院大楼由三一重工股份有限公司承建。", "邵阳市中心医院住院大楼"),
        ("宝庆有色金属冶炼厂搬迁工程竣工。", "宝庆有色金属冶炼厂搬迁工程"),
        ("邵阳市会展中心举行开幕式。", "邵阳市会展中心"),
    ],
)
def test_named(tell: Tell, sentence: str, project: str) -> None:
    assert project in tell(sentence, "邵阳市").names("Project")


@pytest.mark.parametrize(
    "sentence",
    [
        "10月31日，由三一重工股份有限公司承建。",
        "总投资19.6亿元，由三一重工股份有限公司承建。",
        "该楼位于双清区，由三一重工股份有限公司承建。",
        "加快建设“两区两中心”。",
        "深入实施“制造强市”战略。",
        "力争早日建成国家新型工业化产业示范基地。",
        "下一步，每个县区建成一个特色园区。",
    ],
)
def test_no_project(tell: Tell, sentence: str) -> None:
    assert tell(sentence, "邵阳市").names("Project") == []
