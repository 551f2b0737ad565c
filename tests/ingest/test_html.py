"""Saved web pages of e-papers and news sites give the articles, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typeset import Story, epaper_article, epaper_page, news_site

from kg.errors import InputError
from kg.ingest.html import read_html
from kg.ingest.layout import layout
from kg.ingest.readers import read_sources
from kg.records import Page, Reject

PARK = Story(
    "市委常委会会议强调",
    "城北公园今日开放",
    "——首日迎来游客两千余人",
    ("本报讯（记者 夏雨）昨日，位于城北的公园正式向市民免费开放。", "公园占地二十公顷，由市园林局管理。"),
)
SCHOOL = Story("", "新学校开学", "", ("本报讯（记者 江流）9月1日，城南实验小学开学，学生八百人。",))
ASIDE = ("首页", "八折", "版权所有", "上一篇", "热线", "margin", "热点")


def one(path: Path, raw: bytes) -> Page:
    path.write_bytes(raw)
    (page,) = read_sources([path])
    assert isinstance(page, Page), page
    return page


def test_an_article_of_an_epaper(tmp_path: Path) -> None:
    raw = epaper_article(PARK, "江城日报", "2021-09-02", "A02")
    page = one(tmp_path / "a.html", raw)
    assert page.text == (
        "市委常委会会议强调\n\n城北公园今日开放\n\n——首日迎来游客两千余人\n\n"
        + "\n\n".join(PARK.paragraphs)
        + "\n"
    )
    given = page.publication
    assert (given.paper, given.date, given.page) == ("江城日报", "2021-09-02", "A02")
    assert page.headline == "城北公园今日开放"
    notes = dict(given.inferred)
    assert notes["encoding"] == "not UTF-8, read as gb18030"
    assert notes["date"] == "<date> in the comment of the e-paper software: 2021-09-02"
    (article,) = layout(page).articles
    assert [byline.name for byline in article.bylines] == ["夏雨"]


def test_a_page_of_an_epaper_with_all_its_articles(tmp_path: Path) -> None:
    page = one(tmp_path / "p.html", epaper_page([PARK, SCHOOL], "江城日报", "2021年9月2日", "2"))
    assert page.headline is None
    assert [article.headline for article in layout(page).articles] == ["城北公园今日开放", "新学校开学"]
    given = page.publication
    assert (given.paper, given.date, given.page) == ("江城日报", "2021-09-02", "2")
    assert not any(words in page.text for words in ASIDE)


def test_an_article_of_a_news_site_in_an_unknown_layout(tmp_path: Path) -> None:
    page = one(tmp_path / "n.htm", news_site(PARK, "江城日报", "2021-09-02"))
    assert "\n\n".join(PARK.paragraphs) in page.text and page.headline == "城北公园今日开放"
    assert (page.publication.paper, page.publication.date) == ("江城日报", "2021-09-02")
    assert not any(words in page.text for words in ASIDE)


def test_the_sidecar_is_believed_before_the_page(tmp_path: Path) -> None:
    tmp_path.joinpath("a.json").write_text('{"paper": "城北晚报", "place": "韶关市"}', encoding="utf-8")
    given = one(tmp_path / "a.html", epaper_article(PARK, "江城日报", "2021-09-02", "A02")).publication
    assert (given.paper, given.place, given.date) == ("城北晚报", "韶关市", "2021-09-02")


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "gb2312", "gbk", "gb18030"])
@pytest.mark.parametrize("declared", [True, False])
def test_character_sets(name: str, declared: bool) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={name.removesuffix("-sig")}">'
    body = "".join(f"<p>{line}</p>" for line in PARK.paragraphs)
    page = f"<html><head>{meta if declared else ''}<title>公园</title></head><body><div>{body}</div></body></html>"
    assert read_html(page.encode(name)).text.endswith("\n\n".join(PARK.paragraphs) + "\n")


def test_a_wrong_charset_in_the_head_does_no_harm() -> None:
    page = '<html><head><meta charset="gb2312"><title>公园</title></head><body><p>公园今日开放。城北的公园正式向市民免费开放。</p>'
    assert "公园今日开放。" in read_html(page.encode("utf-8")).text


def test_a_hidden_author_is_named_where_the_text_does_not() -> None:
    data = "<!--enpproperty <author>夏雨</author><title>公园</title>/enpproperty-->"
    page = f"<body>{data}<div id=ozoom><p>昨日，位于城北的公园正式向市民免费开放。</p></div></body>"
    assert read_html(page.encode()).text == "公园\n\n作者：夏雨\n\n昨日，位于城北的公园正式向市民免费开放。\n"


def test_breaks_within_and_between_sentences() -> None:
    page = "<div id=ozoom>　　公园今日\n开放，来了游客<br>两千余人。<br>　　晚上有灯光。<br>&nbsp;&nbsp;明天还有演出，</div>"
    assert (
        read_html(page.encode()).text
        == "公园今日开放，来了游客\n两千余人。\n\n晚上有灯光。\n\n明天还有演出，\n"
    )


def test_an_index_of_links_alone_is_rejected(tmp_path: Path) -> None:
    links = "".join(f"<li><a href='{n}.htm'>第{n}条新闻的标题在此</a></li>" for n in range(9))
    path = tmp_path / "index.html"
    path.write_text(f"<html><body><ul>{links}</ul></body></html>", encoding="utf-8")
    (reject,) = read_sources([path])
    assert isinstance(reject, Reject) and "no article found" in reject.reason


@pytest.mark.parametrize(
    "raw", [b"<html></html>", b"\xff\xfe", b"<" * 999, b"<p>&#xD800;&#0;</p>", b"<!--x-->"]
)
def test_what_is_no_page_gives_a_clear_error(raw: bytes) -> None:
    with pytest.raises(InputError):
        read_html(raw)


@pytest.mark.parametrize("charset", ["hex", "undefined", "idna", "nonsense"])
def test_a_charset_that_is_none_is_named(charset: str) -> None:
    with pytest.raises(InputError, match=f"unknown charset '{charset}'"):
        read_html(f'<meta charset="{charset}"><p>公园开放。</p>'.encode("gbk"))


@given(
    st.integers(0, 2000),
    st.sampled_from(["<", "<!--", "</td>", "&#xFFFF;", "&#7", "\0", "\x0c", "<nav>", '"']),
)
def test_damage_never_stops_the_read(place: int, damage: str) -> None:
    whole = epaper_page([PARK, SCHOOL], "江城日报", "2021年9月2日", "2").decode()
    try:
        assert read_html((whole[:place] + damage + whole[place:]).encode()).text.endswith("\n")
    except InputError as error:
        assert str(error).startswith(("no article found", "no HTML elements"))


def test_deep_nesting_does_not_stop_the_read() -> None:
    page = "<div>" * 5000 + "<p>公园今日开放，来了两千余人。大家都很高兴。</p>"
    try:
        assert "公园" in read_html(page.encode()).text
    except InputError as error:
        assert "no " in str(error)


def test_headings_beside_the_title_are_kicker_and_subtitle() -> None:
    page = (
        '<html><head><title>城北公园今日开放--江城日报</title></head><body><h1>江城日报</h1><div class="article">'
        "<h3>市委常委会会议强调</h3><h1>城北公园今日开放</h1><h2>——首日迎来游客两千余人</h2><h4>本报记者 夏雨</h4>"
        '<div class="date">《江城日报》（2021年09月02日 第 02 版）</div>'
        '<div id="ozoom" style="zoom: 100%"><p>　　昨日，位于城北的公园正式向市民免费开放。</p></div></div></body></html>'
    )
    web = read_html(page.encode())
    assert web.text == (
        "市委常委会会议强调\n\n城北公园今日开放\n\n——首日迎来游客两千余人\n\n本报记者 夏雨\n\n"
        "昨日，位于城北的公园正式向市民免费开放。\n"
    )
    assert web.told == {"paper": "江城日报", "date": "2021年09月02", "page": "2"}


def test_an_honour_roll_without_sentences_is_read() -> None:
    names = "".join(f"<p>城北区{place}小学 夏雨</p>" for place in "东南西北中上下左右前后里外")
    page = f"<html><head><title>优秀教师名单</title></head><body><div>{names}</div></body></html>"
    assert read_html(page.encode()).text.startswith("优秀教师名单\n\n城北区东小学 夏雨\n城北区南小学 夏雨\n")


def test_articles_in_a_wrapper_are_told_apart() -> None:
    story = '<h3>{0}</h3><div class="content"><p>{1}</p></div>'
    inside = story.format("公园开放", PARK.paragraphs[0]) + story.format("学校开学", SCHOOL.paragraphs[0])
    page = f'<html><head><title>江城日报</title></head><body><div id="content">{inside}</div></body></html>'
    assert read_html(page.encode()).text == (
        f"公园开放\n\n{PARK.paragraphs[0]}\n\n学校开学\n\n{SCHOOL.paragraphs[0]}\n"
    )


def test_articles_headed_within_an_unknown_element_are_told_apart() -> None:
    inside = "".join(f"<h2>{story.headline}</h2><p>{story.paragraphs[0]}</p>" for story in (PARK, SCHOOL))
    web = read_html(
        f"<html><head><title>江城日报</title></head><body><div>{inside}</div></body></html>".encode()
    )
    assert web.headline is None
    found = layout(Page("p", "p.html", web.text)).articles
    assert [article.headline for article in found] == [PARK.headline, SCHOOL.headline]


def test_a_body_is_kept_though_what_is_around_it_has_the_name_of_an_advertisement() -> None:
    page = (
        '<div class="advert-wrap"><div id="ozoom"><p>昨日，位于城北的公园正式向市民免费开放。</p></div></div>'
    )
    assert read_html(page.encode()).text == "昨日，位于城北的公园正式向市民免费开放。\n"
