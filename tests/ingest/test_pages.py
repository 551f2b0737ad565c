"""Invented pages in many layouts: headlines and bylines as a reader would give them."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from kg.ingest.layout import articles, layout
from kg.records import Page, Reject

PAGES = sorted(Path(__file__).parent.joinpath("pages").glob("*.txt"))


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_headlines_and_bylines(path: Path) -> None:
    expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))["articles"]
    found = layout(Page(path.stem, path.name, path.read_text(encoding="utf-8"))).articles
    assert len(found) == len(expected), [article.headline for article in found]
    for article, wanted in zip(found, expected, strict=True):
        right = [bare(wanted["headline"]), *(bare(other) for other in wanted.get("accept", []))]
        assert bare(article.headline) in right
        assert [[byline.name, byline.role] for byline in article.bylines] == wanted["bylines"]
        for byline in article.bylines:
            assert bare(article.text[byline.start : byline.end]) == byline.name


SAMPLE_HEADLINES = {
    "光荣榜": [
        "光荣榜",
        "我市召开平安建设暨“雪亮工程”攻坚工作推进会",
        "全市政协委员干部培训班圆满结业",
        "立足新起点 迈向新征程 在践行县域治理“三起来”中当标杆作示范",
        "以科技创新作支撑 加快建设新兴科创名城",
    ],
    "本报讯": [
        "示范区召开党工委（扩大）会议",
        "",
        "宁郭镇 打造年轻化知识化专业化干部队伍",
        "示范区6家单位获批市级科普平台",
        "全市初中物理高效课堂观摩在理工大附中举行",
        "示范区五名教师喜获优质课评选省级荣誉",
        "示范区发改委：为高质量建设“三区一极”谱新篇",
        "示范区科创局：为大力度打造“科创引擎”强攻坚",
        "",
        "李万街道 扎实开展冬季大气污染防治",
    ],
}


@pytest.mark.parametrize("path", sorted(Path("data/sample").glob("*.txt")), ids=lambda path: path.stem)
def test_sample_pages(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    wanted = SAMPLE_HEADLINES[text.split()[0][:3]]
    found = layout(Page(path.stem, path.name, text))
    assert [article.headline for article in found.articles] == wanted
    assert found.before is (wanted[0] == "光荣榜")


def read(text: str) -> list[str]:
    return [article.headline for article in layout(Page("p", "p.txt", text)).articles]


def test_word_split_by_a_column_break_is_joined() -> None:
    text = "防汛会议召开\n\n本报讯（记者 唐海波）区委副书记、管委会主\n\n任高建国主持会议并对下一步\n"
    text += "工作提出要求。\n"
    (article,) = layout(Page("p", "p.txt", text)).articles
    assert "管委会主任高建国主持会议并对下一步工作提出要求。" in article.text


def test_list_entries_stay_apart() -> None:
    text = "光荣榜\n\n受表彰的有:\n\n先进集体名单(2家)\n\n云山县妇联 青石镇政府\n\n"
    text += "先进个人名单(2名)\n\n马 兰 王玉琴\n"
    (article,) = layout(Page("p", "p.txt", text)).articles
    lists = [article.text[block.start : block.end] for block in article.blocks if block.kind == "list"]
    assert lists == ["云山县妇联 青石镇政府", "马 兰 王玉琴"]
    assert [block.kind for block in article.blocks][2:] == ["subtitle", "list", "subtitle", "list"]


ROLLS = {
    "decision_with_lists": [
        ("一、云山市五一劳动奖状（3个）", ["江城机械有限公司", "青石县人民医院", "云山市公路管理局"]),
        (
            "二、云山市五一劳动奖章（4名）",
            [
                "高文海 江城机械有限公司焊工班班长",
                "罗 芳（女） 云山市中心医院护士长",
                "丁一鸣（苗族） 青石县第一中学教师",
                "方志强 云山市城南区环境卫生管理处清洁工",
            ],
        ),
    ],
    "roll_by_county": [
        (
            "一、优秀教师(6人)",
            [
                "青石县:杨 帆、 丁建国(彝族)",
                "柳林县:罗云芳(女)、方 雨",
                "白水县:白向前(白水县青山乡中心小学)",
                "市直学校:石慧娴(女,云山市第一中学)",
            ],
        ),
        ("二、优秀教育工作者(2人)", ["青石县教育局教研室主任 唐政", "柳林县第四中学校长 段荣华"]),
        ("三、教育工作先进集体(2个)", ["青石县第一中学 柳林县特殊教育学校"]),
    ],
    "appointment_notice": [
        (
            "任命：",
            [
                "高文海为云山市教育局局长；",
                "罗小芳（女）为云山市水利局局长；",
                "丁一鸣为云山市人民法院副院长、审判委员会委员。",
            ],
        ),
        ("免去：", ["方志强的云山市教育局局长职务；", "高文海的云山市水利局局长职务。"]),
    ],
    "government_appointments": [
        ("任命：", ["高文海为云山市发展和改革委员会副主任；", "罗小芳为云山市审计局副局长（试用期一年）。"]),
        ("免去：", ["丁一鸣的云山市审计局副局长职务。"]),
    ],
}


@pytest.mark.parametrize("name", sorted(ROLLS))
def test_each_list_stands_under_its_heading_line_by_line(name: str) -> None:
    text = Path(__file__).parent.joinpath("pages", f"{name}.txt").read_text(encoding="utf-8")
    blocks = [
        (block.kind, article.text[block.start : block.end])
        for article in layout(Page("p", "p.txt", text)).articles
        for block in article.blocks
    ]
    lists = [
        (above, words.split("\n"))
        for (above_kind, above), (kind, words) in pairwise(blocks)
        if kind == "list" and above_kind == "subtitle"
    ]
    assert lists == ROLLS[name]
    assert sum(kind == "list" for kind, _ in blocks) == len(lists)


def test_a_list_wrapped_in_a_narrow_column_is_joined() -> None:
    text = "光荣榜\n\n受表彰的有:\n\n先进集体名单(3家)\n\n云山县教育局、青石县第\n一中学、云山县双港镇人\n民政府\n"
    (article,) = layout(Page("p", "p.txt", text)).articles
    lists = [article.text[block.start : block.end] for block in article.blocks if block.kind == "list"]
    assert lists == ["云山县教育局、青石县第一中学、云山县双港镇人民政府"]


def test_a_round_up_is_one_article_with_a_paragraph_an_item() -> None:
    text = Path(__file__).parent.joinpath("pages", "roundup_items.txt").read_text(encoding="utf-8")
    items = layout(Page("p", "p.txt", text)).articles[1]
    assert items.headline == "简讯"
    opened = [items.text[block.start] for block in items.blocks if block.kind == "body"]
    assert opened == 4 * ["▲"]


def test_candidates_are_sentences_not_a_list() -> None:
    text = Path(__file__).parent.joinpath("pages", "public_notice_after.txt").read_text(encoding="utf-8")
    notice = layout(Page("p", "p.txt", text)).articles[1]
    assert {block.kind for block in notice.blocks} == {"headline", "body"}
    assert "现任云山市公安局东湖分局政委，拟任市公安局党委委员。" in notice.text
    assert notice.text.endswith("中共云山市委组织部2022年4月26日")


def test_table_row_is_one_article_with_its_title() -> None:
    text = "本报讯（记者 胡静）昨日开会。\n小标题\n本报讯再起一段，会议提出要求。"
    found = layout(Page("t-1", "t.csv", text, headline="一个标题")).articles
    assert [(article.headline, article.start) for article in found] == [("一个标题", 0)]


def test_furniture_is_set_aside_not_lost() -> None:
    text = "鹿泉晚报\n2023年6月7日 星期三\n公园开放\n本报讯（记者 夏雨）昨日，公园开放。\n"
    text += "责编：杜鹃 校对：白雪\n"
    found = layout(Page("p", "p.txt", text))
    assert [words for _, _, words in found.aside] == [
        "鹿泉晚报",
        "2023年6月7日 星期三",
        "责编：杜鹃 校对：白雪",
    ]
    assert read(text) == ["公园开放"]


def test_page_without_a_story_is_rejected() -> None:
    (reject,) = articles(Page("p", "p.txt", "责编：杜鹃 校对：白雪\n第3版 民生\n"))
    assert isinstance(reject, Reject) and "no story found" in reject.reason
