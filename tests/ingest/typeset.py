"""The stories of a plain text page set anew: as PDF pages in two layouts and as saved web pages."""

from __future__ import annotations

import html
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fpdf import FPDF
from PIL import Image
from pylopdf_fonts_zh_cn import sans_path

from kg.ingest.layout import layout
from kg.ingest.readers import read_sources
from kg.records import Page
from kg.run.pages import read_page

BODY, LEADING = 10.0, 15.0
COLUMN, GUTTER, MARGIN = 170.0, 22.0, 40.0
WIDTH = 2 * MARGIN + 3 * COLUMN + 2 * GUTTER
HEIGHT = 2400.0
HEADS = ("kicker", "headline", "subtitle")
_NO_START = "，。、；：！？”’）》】·…—"


@dataclass(frozen=True)
class Story:
    """One story as an editor would hand it to the press."""

    kicker: str
    headline: str
    subtitle: str
    paragraphs: tuple[str, ...]
    caption: bool = False


def pages_of(paths: Iterable[Path]) -> list[Page]:
    """The pages of plain text files; every one must be read."""
    found = list(read_sources(list(paths)))
    assert all(isinstance(page, Page) for page in found), found
    return [page for page in found if isinstance(page, Page)]


def stories_of(page: Page) -> list[Story]:
    """The stories that the reader of plain text finds on a page; items of a round-up are one."""
    stories: list[Story] = []
    for article in layout(page).articles:
        parts = [(block.kind, article.text[block.start : block.end]) for block in article.blocks]
        front = next((at for at, (kind, _) in enumerate(parts) if kind not in HEADS), len(parts))
        kicker, headline, subtitle = (_words(parts[:front], kind) for kind in HEADS)
        text = tuple(line for _, words in parts[front:] for line in words.split("\n"))
        caption = all(kind == "caption" for kind, _ in parts)
        if headline or caption or not stories or stories[-1].caption:
            stories.append(Story(kicker, headline, subtitle, text, caption))
        else:
            stories[-1] = replace(stories[-1], paragraphs=stories[-1].paragraphs + text)
    return stories


def _words(parts: Sequence[tuple[str, str]], role: str) -> str:
    return "\n".join(text for kind, text in parts if kind == role)


class Press:
    """A PDF in the making, in points from the upper left corner."""

    def __init__(self) -> None:
        self.pdf = FPDF(unit="pt", format=(WIDTH, HEIGHT))
        self.pdf.add_font("news", fname=str(sans_path()))
        self.pdf.set_auto_page_break(False)

    def page(self, head: str, foot: str) -> None:
        """Begin a page with its head and foot."""
        self.pdf.add_page()
        self.line(head, MARGIN, 30, 9)
        if foot:
            self.line(foot, MARGIN, HEIGHT - 30, 8)

    def line(self, text: str, left: float, base: float, size: float) -> None:
        """Print one line."""
        self.pdf.set_font("news", size=size)
        self.pdf.text(left, base, text)

    def wrapped(self, text: str, width: float, size: float, indent: bool) -> list[str]:
        """Text broken into lines, no line begun by a closing mark."""
        self.pdf.set_font("news", size=size)
        lines = [""]
        room = width - (2 * size if indent else 0)
        for char in text:
            step = self.pdf.get_string_width(char)
            if step > room + 0.01 and (char not in _NO_START or room < 0):  # one mark may hang out
                lines.append("")
                room = width
            lines[-1] += char
            room -= step
        return [("\u3000\u3000" if indent else "") + lines[0], *lines[1:]]

    def heading(self, story: Story, left: float, top: float, width: float, size: float) -> float:
        """Set kicker, headline and subtitle; the next free height."""
        for text, points in (
            (story.kicker, 0.65 * size),
            (story.headline, size),
            (story.subtitle, 0.6 * size),
        ):
            for part in text.split("\n") if text else ():
                for line in self.wrapped(part, width, points, indent=False):
                    top += 1.25 * points
                    self.line(line, left, top, points)
        return top + 0.4 * LEADING

    def columns(self, story: Story, left: float, top: float, count: int, width: float = COLUMN) -> float:
        """Set the text in columns of one height; the next free height."""
        lines = [line for text in story.paragraphs for line in self.wrapped(text, width, BODY, indent=True)]
        height = math.ceil(len(lines) / count)
        for index, line in enumerate(lines):
            column, row = divmod(index, height)
            shift = 2 * BODY if line.startswith("\u3000\u3000") else 0.0  # most papers indent without spaces
            x = left + column * (width + GUTTER) + shift
            self.line(line.strip("\u3000"), x, top + (row + 1) * LEADING, BODY)
        return top + height * LEADING

    def picture(self, story: Story, left: float, top: float, width: float) -> float:
        """Set a picture with its caption; the next free height."""
        self.pdf.image(Image.new("RGB", (8, 5), (90, 120, 90)), x=left, y=top, w=width, h=100)
        top += 104
        for text in story.paragraphs:
            for line in self.wrapped(text, width, 8.5, indent=False):
                top += 12
                self.line(line, left, top, 8.5)
        return top


def in_rows(pages: Sequence[Sequence[Story]], head: Sequence[str], path: Path) -> None:
    """Each story over all three columns under a headline of the full width."""
    press = Press()
    for stories, words in zip(pages, head, strict=True):
        press.page(words, "")
        top = 60.0
        for story in stories:
            if story.caption:
                top = press.picture(story, MARGIN, top, 2 * COLUMN) + 30
                continue
            top = press.heading(story, MARGIN, top, WIDTH - 2 * MARGIN, 22)
            top = press.columns(story, MARGIN, top, 3) + 26
    press.pdf.output(str(path))


def in_grid(pages: Sequence[Sequence[Story]], head: Sequence[str], path: Path) -> None:
    """Stories of two columns beside stories of one, under each pair a rule; every third in a frame."""
    press = Press()
    for stories, words in zip(pages, head, strict=True):
        press.page(words, "责任编辑：方圆 校对：江流")
        _grid(press, stories)
    press.pdf.output(str(path))


def _grid(press: Press, stories: Sequence[Story]) -> None:
    top, wide_left = 60.0, True
    text = [story for story in stories if not story.caption]
    pictures = [story for story in stories if story.caption]
    for start in range(0, len(text), 3):
        wide, *others = text[start : start + 3]
        left = MARGIN if wide_left else MARGIN + COLUMN + GUTTER
        narrow_left = MARGIN + 2 * (COLUMN + GUTTER) if wide_left else MARGIN
        reached = press.heading(wide, left, top, 2 * COLUMN, 22)
        reached = press.columns(wide, left, reached, 2)
        low = top
        if others:
            low = press.heading(others[0], narrow_left, top, COLUMN, 15)
            low = press.columns(others[0], narrow_left, low, 1)
        if pictures:
            low = press.picture(pictures.pop(0), narrow_left, low + 10, COLUMN)
        top = max(reached, low) + 14
        press.pdf.line(MARGIN, top, WIDTH - MARGIN, top)
        top += 14
        for story in others[1:]:
            begun = top
            top = press.heading(story, MARGIN + 12, top, 2 * COLUMN, 18)
            top = press.columns(story, MARGIN + 12, top, 3, COLUMN - 10) + 14
            press.pdf.rect(MARGIN, begun, WIDTH - 2 * MARGIN, top - begun)
            top += 20
        wide_left = not wide_left
    for story in pictures:
        top = press.picture(story, MARGIN, top, COLUMN) + 20


_LINKS = (
    '<div class="{}"><a href="a.htm">首页</a> <a href="b.htm">要闻。</a> <a href="c.htm">数字报</a></div>'
)


def _shell(title: str, charset: str, inside: str) -> bytes:
    text = (
        f'<!DOCTYPE html><html><head><meta charset="{charset}"><title>{html.escape(title)}</title>'
        '<script>var page = "新闻热线。";</script><style>p { margin: 0 }</style></head>\n<body>'
        f'{_LINKS.format("nav-top")}{inside}<div class="ad-right"><p>全场八折，欢迎惠顾。</p></div>'
        f'<ul>{"<li><a>上一篇稿件</a></li>" * 4}</ul><div class="footer">版权所有，未经许可不得转载。</div></body></html>'
    )
    return text.encode(charset, "xmlcharrefreplace")


def epaper_article(story: Story, paper: str, day: str, page: str) -> bytes:
    """An article of an e-paper, GBK, with its data in a comment."""
    data = "".join(
        f"<{name}>{value}</{name}>"
        for name, value in (
            ("articleid", "1"),
            ("date", f"{day} 00:00:00.0"),
            ("title", story.headline.replace("\n", " ")),
            ("subtitle", story.subtitle.replace("\n", " ")),
            ("introtitle", story.kicker),
            ("nodename", page),
        )
    )
    text = "".join(f"<P>　　{html.escape(line)}</P>\n" for line in story.paragraphs)
    inside = (
        f"<table><tr><td>{paper}数字报 {day}</td></tr></table><!--enpproperty {data}/enpproperty-->"
        f'<div id="ozoom"><founder-content><!--enpcontent-->{text}<!--/enpcontent--></founder-content></div>'
    )
    return _shell(f"{paper}数字报-{story.headline}", "gbk", inside)


def epaper_page(stories: Sequence[Story], paper: str, day: str, page: str) -> bytes:
    """A page of an e-paper with all its articles, UTF-8, paragraphs broken by <br>."""
    articles = "".join(
        f'<div class="story">{_heads(story)}<div class="content">'
        + "<br>\r\n".join(f"　　{html.escape(line)}" for line in story.paragraphs)
        + "</div></div>"
        for story in stories
    )
    inside = f'<div class="masthead"><span>{paper}</span> <span>{day}</span> <span>第{page}版：要闻</span></div>{articles}'
    return _shell(f"{paper} 第{page}版", "utf-8", inside)


def _heads(story: Story) -> str:
    lines = (
        ("h4", "introtitle", story.kicker),
        ("h3", "title", story.headline),
        ("h5", "subtitle", story.subtitle),
    )
    return "".join(
        f'<{tag} class="{name}">{html.escape(text).replace(chr(10), "<br>")}</{tag}>'
        for tag, name, text in lines
        if text
    )


def news_site(story: Story, paper: str, day: str) -> bytes:
    """An article of a news site in no layout that the reader knows."""
    text = "".join(f"<p>{html.escape(line)}</p>\n" for line in story.paragraphs)
    inside = (
        f'<div class="w1000"><div class="left">{_heads(story).replace("h3", "h1")}'
        f'<div>{day} 来源：{paper}</div><div class="txt">{text}</div></div>'
        f'<div class="right"><h4>热点</h4><p><a>要闻一则</a></p></div></div>'
    )
    return _shell(f"{story.headline}_{paper}网", "utf-8", inside)


Stated = tuple[str, str, str, str]


def facts_of(pages: Iterable[Page]) -> Counter[Stated]:
    """The facts of pages: relation, names of subject and object, post."""
    found: Counter[Stated] = Counter()
    for page in pages:
        reading = read_page(page)
        names = {mention.id: mention.name for mention in reading.mentions}
        names |= {row["id"]: "article" for row in reading.articles}
        for fact, _ in reading.facts:
            post = dict(fact.qualifiers).get("post", "")
            found[fact.relation, names[fact.subject], names[fact.object], post] += 1
    return found


def share_equal(one: Counter[Stated], other: Counter[Stated]) -> float:
    """Twice the facts that both have, over the facts of both: 1.0 where they are the same."""
    return 2 * (one & other).total() / max(1, one.total() + other.total())
