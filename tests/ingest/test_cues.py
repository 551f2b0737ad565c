"""Each pattern of the data file matches its own example, and the tables are well formed."""

from __future__ import annotations

import pytest

from kg.ingest import cues
from kg.resources import rows


@pytest.mark.parametrize("row", rows("ingest/cues.tsv"), ids=lambda row: f"{row[0]}-{row[-1][:12]}")
def test_pattern_matches_its_example(row: tuple[str, ...]) -> None:
    sign, pattern, example = row
    assert cues.expanded(pattern).match(example), sign


def test_names_in_a_spaced_list() -> None:
    assert cues.names(["马", "兰", "王玉琴", "欧阳静"]) == ["马 兰", "王玉琴", "欧阳静"]
    assert cues.names(list("代表们一路")) is None


def test_labels_and_subjects() -> None:
    assert cues.is_label("政务要闻") and cues.is_label("理论园地")
    assert not cues.is_label("我市召开平安建设推进会")
    assert cues.names_subject("东湖街道：") and not cues.names_subject("开门问策问计于民")


FURNITURE = (
    "A3 综合新闻",
    "04 民生·社会",
    "要闻 江城日报 2020年11月21日 星期六 责任编辑 张三 版式 李四",
    "2021年3月8日 农历正月廿五 星期一 第12345期",
    "□ 责任编辑 张三 □ 版式 李四",
    "责编/张 三 美编/李四 校对/王五",
    "本报地址：江城市人民路1号 邮编：000000",
    "今日天气：多云转晴 12℃~20℃",
)
NO_FURNITURE = (
    "打造示范区建设升级版",
    "第一师范学校校友会成立",
    "11 岁少年勇救落水者",
    "2020年11月21日，全市大会召开",
    "统筹推进防控和发展",
)


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture(line: str) -> None:
    assert cues.match("furniture", line)


@pytest.mark.parametrize("line", NO_FURNITURE)
def test_headlines_are_no_furniture(line: str) -> None:
    assert not cues.match("furniture", line)
