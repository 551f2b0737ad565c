"""Names in bylines of every form, with their roles and their places."""

from __future__ import annotations

import pytest

from kg.ingest.layout import layout
from kg.records import Page


def named(opening: str, close: str = "") -> list[tuple[str, str]]:
    text = f"公园建成开放\n\n{opening}昨日，公园建成开放，市民前来游览。{close}\n"
    (article,) = layout(Page("p", "p.txt", text)).articles
    assert article.headline == "公园建成开放"
    return [(byline.name, byline.role) for byline in article.bylines]


@pytest.mark.parametrize(
    ("opening", "names"),
    [
        ("本报讯（记者邓帆）", [("邓帆", "reporter")]),
        ("本报讯(记者 郭小勋 通讯员 梁健)", [("郭小勋", "reporter"), ("梁健", "correspondent")]),
        ("本报讯（记者王 芳、李大为）", [("王芳", "reporter"), ("李大为", "reporter")]),
        ("本报讯（记者王芳李明）", [("王芳", "reporter"), ("李明", "reporter")]),
        ("本报讯（见习记者 欧阳静 实习生 马兰）", [("欧阳静", "reporter"), ("马兰", "reporter")]),
        ("本报讯（记者 阿依古丽·买买提）", [("阿依古丽·买买提", "reporter")]),
        ("本报讯　记者赵立平报道　", [("赵立平", "reporter")]),
        ("本报记者 张三丰 文/图\n\n", [("张三丰", "reporter")]),
        ("文/张三丰 图/李四维\n\n", [("张三丰", "author"), ("李四维", "photographer")]),
        ("□本报记者 张三丰\n\n", [("张三丰", "reporter")]),
        ("□王芳 李明\n\n", [("王芳", "author"), ("李明", "author")]),
        ("新华社记者 王芳\n\n", [("王芳", "reporter")]),
        ("作者：本报特派记者 王芳\n\n", [("王芳", "reporter")]),
        ("本报讯（首席记者 王芳 本报通讯员 李明）", [("王芳", "reporter"), ("李明", "correspondent")]),
        ("本报讯（江城日报全媒体记者 王芳 李明）", [("王芳", "reporter"), ("李明", "reporter")]),
        ("本报讯（通讯员 王芳 特约记者 李明）", [("王芳", "correspondent"), ("李明", "reporter")]),
        ("本报讯 （王芳 李明）", [("王芳", "reporter"), ("李明", "reporter")]),
        ("本报讯（记者 王芳/文 李明/图）", [("王芳", "reporter"), ("李明", "photographer")]),
        ("本报讯（记者 巴雅尔孟和）", [("巴雅尔孟和", "reporter")]),
        ("本报讯（通讯员 萨仁其木格 王芳）", [("萨仁其木格", "correspondent"), ("王芳", "correspondent")]),
        ("本报讯（记者 古丽娜尔•卡德尔）", [("古丽娜尔·卡德尔", "reporter")]),
        ("本报讯（记者 古丽娜尔・卡德尔）", [("古丽娜尔·卡德尔", "reporter")]),
        ("本报记者王芳报道：", [("王芳", "reporter")]),
        ("本报记者 王芳 文/摄\n\n", [("王芳", "reporter")]),
        ("本报记者 王芳\n本报通讯员 李明\n\n", [("王芳", "reporter"), ("李明", "correspondent")]),
        ("图/文：王芳\n\n", [("王芳", "author")]),
        ("□王芳 文/图\n\n", [("王芳", "author")]),
        ("王芳 李明 摄影报道\n\n", [("王芳", "photographer"), ("李明", "photographer")]),
        ("撰稿：王芳 摄影：李明\n\n", [("王芳", "author"), ("李明", "photographer")]),
        ("本报讯 ", []),
    ],
)
def test_before_the_story(opening: str, names: list[tuple[str, str]]) -> None:
    assert named(opening) == names


@pytest.mark.parametrize(
    ("close", "names"),
    [
        ("（记者 王芳）", [("王芳", "reporter")]),
        ("（王芳 李明）", [("王芳", "correspondent"), ("李明", "correspondent")]),
        ("\n\n（作者为云山市委书记、市人大常委会主任）", []),
        ("\n\n作者：王芳", [("王芳", "author")]),
        ("（王芳 文）", [("王芳", "correspondent")]),
        ("（王芳 李明 文/图）", [("王芳", "correspondent"), ("李明", "correspondent")]),
        ("（文/王芳 图/李明）", [("王芳", "author"), ("李明", "photographer")]),
        ("（努尔兰·别克）", [("努尔兰·别克", "correspondent")]),
        ("（照片由王芳摄）", [("王芳", "photographer")]),
        ("（本版图片由记者王芳摄）", [("王芳", "photographer")]),
        ("（图片由受访者提供）", []),
        ("\n\n（排名不分先后）", []),
        ("\n\n（第一号）", []),
        ("（完）", []),
    ],
)
def test_after_the_story(close: str, names: list[tuple[str, str]]) -> None:
    assert named("", close) == names
