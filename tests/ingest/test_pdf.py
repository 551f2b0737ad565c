"""Pages set in Chinese and read back: columns, headlines, frames, captions, and files that cannot be read."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from fpdf import FPDF
from typeset import BODY, COLUMN, GUTTER, HEIGHT, LEADING, MARGIN, Press, Story, in_grid, in_rows

from kg.ingest.layout import layout
from kg.ingest.pdf import read_pdf
from kg.ingest.readers import read_sources
from kg.records import Page, Reject

LEFT = [MARGIN + column * (COLUMN + GUTTER) for column in range(3)]
SENTENCES = "公园占地{0}公顷，由市园林局管理，种植了香樟、银杏和桂花等树木。去年，该局投入资金{0}万元，新建了步道和凉亭。"


def story(headline: str, opening: str, paragraphs: int) -> Story:
    texts = tuple(opening * (n == 0) + SENTENCES.format(n + 11) for n in range(paragraphs))
    return Story("", headline, "", texts)


PARK = story("城北公园今日向市民免费开放", "本报讯（记者 夏雨）昨日，城北公园开放。", 6)
SCHOOL = story("城南实验小学迎来首批学生", "本报讯（记者 江流）昨日，城南实验小学开学。", 3)
CAPTION = Story("", "", "", ("图为市民在公园里散步。本报记者 高嵩 摄",), caption=True)


def printed(setting: Callable[[Press], None]) -> str:
    """The text of a page that a function sets."""
    press = Press()
    press.page("要闻　　江城日报　　2021年9月2日　星期四", "责任编辑：方圆 校对：江流")
    setting(press)
    (text,) = read_pdf(bytes(press.pdf.output()))
    assert isinstance(text, str)
    return text


def flow(press: Press, text: Story, spots: list[tuple[float, float, int]]) -> None:
    """Set a text into columns given by left edge, top and number of lines."""
    lines = iter(
        [line for words in text.paragraphs for line in press.wrapped(words, COLUMN, BODY, indent=True)]
    )
    for left, top, count in spots:
        for row in range(count):
            line = next(lines, "")
            shift = 2 * BODY * line.startswith("　")
            press.line(line.strip("　"), left + shift, top + (row + 1) * LEADING, BODY)
    assert next(lines, None) is None


def whole(text: Story) -> str:
    return "\n\n".join(text.paragraphs)


def test_a_headline_over_three_columns_and_the_next_story_below() -> None:
    def setting(press: Press) -> None:
        top = press.columns(PARK, MARGIN, press.heading(PARK, MARGIN, 60, 560, 22), 3) + 26
        press.columns(SCHOOL, MARGIN, press.heading(SCHOOL, MARGIN, top, 560, 22), 3)

    assert printed(setting) == (
        "要闻　　江城日报　　2021年9月2日　星期四\n\n"
        f"{PARK.headline}\n\n{whole(PARK)}\n\n{SCHOOL.headline}\n\n{whole(SCHOOL)}\n\n"
        "责任编辑：方圆 校对：江流\n"
    )


def test_a_story_that_runs_on_beside_another() -> None:
    """The first story fills the left column and the upper part of the two others."""

    def setting(press: Press) -> None:
        top = press.heading(PARK, MARGIN, 60, 560, 24)
        flow(press, PARK, [(LEFT[0], top, 18), (LEFT[1], top, 4), (LEFT[2], top, 4)])
        below = press.heading(SCHOOL, LEFT[1], top + 4 * LEADING + 12, 2 * COLUMN, 18)
        press.columns(SCHOOL, LEFT[1], below, 2)

    text = printed(setting)
    assert f"{PARK.headline}\n\n{whole(PARK)}\n\n{SCHOOL.headline}\n\n{whole(SCHOOL)}\n" in text


def test_columns_round_a_picture_with_its_caption() -> None:
    def setting(press: Press) -> None:
        top = press.heading(PARK, MARGIN, 60, 560, 24)
        flow(press, PARK, [(LEFT[0], top, 16), (LEFT[1], top, 4), (LEFT[1], top + 14 * LEADING, 6)])
        press.picture(CAPTION, LEFT[1], top + 5 * LEADING, COLUMN)

    assert f"{whole(PARK)}\n\n{CAPTION.paragraphs[0]}\n" in printed(setting)


def test_a_framed_story_is_read_apart() -> None:
    def setting(press: Press) -> None:
        top = press.heading(PARK, MARGIN, 60, 560, 24)
        frame = top + 5 * LEADING + 8
        flow(press, PARK, [(LEFT[0], top, 14), (LEFT[1], top, 5), (LEFT[1], frame + 260, 7)])
        press.pdf.rect(LEFT[1], frame, COLUMN, 240)
        inner = press.heading(SCHOOL, LEFT[1] + 8, frame, COLUMN - 16, 14)
        press.columns(SCHOOL, LEFT[1] + 8, inner, 1, COLUMN - 16)

    text = printed(setting)
    assert (
        whole(PARK) in text and whole(SCHOOL) in text and text.index(whole(PARK)) < text.index(whole(SCHOOL))
    )


def test_a_headline_set_downwards_stands_before_its_text() -> None:
    def setting(press: Press) -> None:
        for row, char in enumerate(PARK.headline):
            press.line(char, LEFT[0], 80 + row * 28, 24)
        press.columns(PARK, LEFT[0] + 40, 60, 3, 150)

    assert f"\n\n{PARK.headline}\n\n{whole(PARK)}\n" in printed(setting)


def test_narrow_columns_an_em_apart() -> None:
    def setting(press: Press) -> None:
        lines = [line for words in PARK.paragraphs for line in press.wrapped(words, 110, BODY, indent=True)]
        for index, line in enumerate(lines):
            column, row = divmod(index, 8)
            shift = 2 * BODY * line.startswith("　")
            press.line(line.strip("　"), MARGIN + column * 121 + shift, 75 + row * LEADING, BODY)

    assert whole(PARK) in printed(setting)


def test_characters_drawn_one_by_one_and_a_headline_printed_twice() -> None:
    class Single(Press):
        def line(self, text: str, left: float, base: float, size: float) -> None:
            self.pdf.set_font("news", size=size)
            for char in text:
                for shift in (0.0, 0.5) if size > 20 else (0.0,):
                    self.pdf.text(left + shift, base, char)
                left += self.pdf.get_string_width(char)

    press = Single()
    press.page("江城日报", "")
    press.columns(PARK, MARGIN, press.heading(PARK, MARGIN, 60, 560, 22), 3)
    assert list(read_pdf(bytes(press.pdf.output()))) == [f"江城日报\n\n{PARK.headline}\n\n{whole(PARK)}\n"]


def test_rows_of_names_stay_rows() -> None:
    rows = ["张三丰 李思源 王　伟 赵敏", "周芷若 杨　过 郭靖 黄蓉", "欧阳修 苏轼 曾巩 王安石"]

    def setting(press: Press) -> None:
        for row, names in enumerate(rows):
            for column, name in enumerate(names.split()):
                press.line(name, MARGIN + 60 * column, 300 + row * LEADING, BODY)

    text = printed(setting)
    assert [" ".join(row.split()) for row in rows] == [" ".join(row.split()) for row in text.split("\n")[2:5]]


def test_each_page_of_a_file_is_a_page(tmp_path: Path) -> None:
    path = tmp_path / "issue.pdf"
    in_rows([[PARK], [SCHOOL]], ["江城日报 2021年9月2日", "江城日报 2021年9月2日"], path)
    first, second = read_sources([path])
    assert isinstance(first, Page) and isinstance(second, Page)
    assert (first.id, second.id) == ("issue-p1", "issue-p2")
    assert [article.headline for article in layout(second).articles] == [SCHOOL.headline]
    assert (first.publication.paper, first.publication.date) == ("江城日报", "2021-09-02")
    assert dict(first.publication.inferred)["text"].startswith("taken out of page 1 of the PDF")
    assert list(read_sources([path])) == [first, second]


def test_a_grid_of_stories(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    third = story("江城大桥建成通车", "本报讯（记者 何川）昨日，江城大桥通车。", 2)
    in_grid([[PARK, SCHOOL, third, CAPTION]], ["要闻　江城日报"], path)
    (page,) = read_sources([path])
    assert isinstance(page, Page) and page.id == "page"
    found = layout(page).articles
    assert [article.headline for article in found] == [PARK.headline, SCHOOL.headline, third.headline, ""]
    assert all(whole(text) in page.text for text in (PARK, SCHOOL, third, CAPTION))


def test_a_scan_is_rejected_and_the_pages_beside_it_are_read(tmp_path: Path) -> None:
    press = Press()
    press.page("", "")
    press.picture(Story("", "", "", ()), MARGIN, 60, 400)
    press.page("江城日报", "")
    press.columns(PARK, MARGIN, 60, 3)
    path = tmp_path / "scan.pdf"
    press.pdf.output(str(path))
    reject, page = read_sources([path])
    assert isinstance(reject, Reject) and reject.reason.startswith("scan.pdf: page 1 has no text layer")
    assert isinstance(page, Page) and page.id == "scan-p2"


def test_a_password_and_a_broken_file_are_named(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_encryption(owner_password="a", user_password="b")
    tmp_path.joinpath("locked.pdf").write_bytes(bytes(pdf.output()))
    whole_file = io.BytesIO(b"%PDF-1.7\n" + b"\0" * 400)
    tmp_path.joinpath("broken.pdf").write_bytes(whole_file.getvalue())
    broken, locked = read_sources([tmp_path])
    assert isinstance(broken, Reject) and "not a PDF that can be opened" in broken.reason
    assert isinstance(locked, Reject) and "a password is needed" in locked.reason


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_file_cut_short_never_stops_the_read(tmp_path: Path, share: float) -> None:
    press = Press()
    press.page("江城日报", "")
    press.columns(PARK, MARGIN, 60, 3)
    raw = bytes(press.pdf.output())
    path = tmp_path / "cut.pdf"
    path.write_bytes(raw[: int(share * len(raw))])
    assert all(isinstance(found, Page | Reject) for found in read_sources([path]))


def test_furniture_at_the_edges_is_kept_apart_from_the_text() -> None:
    text = printed(lambda press: press.line(SCHOOL.paragraphs[0], MARGIN, HEIGHT / 2, BODY))
    head, body, foot = text.strip().split("\n\n")
    assert head.startswith("要闻") and foot.startswith("责任编辑") and body == SCHOOL.paragraphs[0]
