"""The facts of PDF and web versions of development pages are those of the plain text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from typeset import (
    Stated,
    Story,
    epaper_article,
    epaper_page,
    facts_of,
    in_grid,
    in_rows,
    news_site,
    pages_of,
    share_equal,
    stories_of,
)

from kg.records import Page

GOLD = Path(__file__).parents[2] / "data" / "gold" / "pages"
NAMES = (
    "p101-renmian-wujiang",
    "p202-wuyi-shaoyang",
    "p209-jianxun-shangrao",
    "p304-yuanjiang-changji",
    "p401-zhuanban-nanyang",
    "p405-zhijiang-huaihua",
)
PAPER, DAY = "江城日报", "2012年9月5日"
HEAD = f"要闻　　{PAPER}　　{DAY}　星期三"
TARGET = 0.98

Version = Callable[[Sequence[Sequence[Story]], Path], list[list[Path]]]  # the files of each page


@pytest.fixture(scope="module")
def plain() -> list[Page]:
    return pages_of(GOLD / f"{name}.txt" for name in NAMES)


def rows_pdf(pages: Sequence[Sequence[Story]], folder: Path) -> list[list[Path]]:
    return _each(pages, folder, in_rows)


def grid_pdf(pages: Sequence[Sequence[Story]], folder: Path) -> list[list[Path]]:
    return _each(pages, folder, in_grid)


def _each(pages: Sequence[Sequence[Story]], folder: Path, press: Callable[..., None]) -> list[list[Path]]:
    press(pages, [HEAD] * len(pages), folder / "all.pdf")
    return [[folder / "all.pdf"]]


def page_html(pages: Sequence[Sequence[Story]], folder: Path) -> list[list[Path]]:
    return _written(folder, [[epaper_page(stories, PAPER, DAY, "2")] for stories in pages])


def article_html(pages: Sequence[Sequence[Story]], folder: Path) -> list[list[Path]]:
    return _written(
        folder, [[epaper_article(story, PAPER, DAY, "A02") for story in stories] for stories in pages]
    )


def site_html(pages: Sequence[Sequence[Story]], folder: Path) -> list[list[Path]]:
    return _written(folder, [[news_site(story, PAPER, DAY) for story in stories] for stories in pages])


def _written(folder: Path, pages: list[list[bytes]]) -> list[list[Path]]:
    paths = [[folder / f"{n}-{m}.html" for m in range(len(files))] for n, files in enumerate(pages)]
    for page, files in zip(paths, pages, strict=True):
        for path, raw in zip(page, files, strict=True):
            path.write_bytes(raw)
    return paths


@pytest.mark.parametrize("version", [rows_pdf, grid_pdf, page_html, article_html, site_html])
def test_facts_are_those_of_the_plain_text(version: Version, plain: list[Page], tmp_path: Path) -> None:
    """Each version is read under the publication of its plain page, as a sidecar would give it."""
    found: list[list[Page]] = [
        pages_of(paths) for paths in version([stories_of(page) for page in plain], tmp_path)
    ]
    if len(found) == 1:
        found = [[page] for page in found[0]]
    wanted: Counter[Stated] = Counter()
    read: Counter[Stated] = Counter()
    for page, pages in zip(plain, found, strict=True):
        own, other = facts_of([page]), facts_of(replace(each, publication=page.publication) for each in pages)
        print(f"{version.__name__}\t{page.id}\t{own.total()}\t{other.total()}\t{share_equal(own, other):.4f}")
        wanted += own
        read += other
    print(f"{version.__name__}\tall\t{wanted.total()}\t{read.total()}\t{share_equal(wanted, read):.4f}")
    assert wanted.total() > 200
    assert share_equal(wanted, read) >= TARGET, sorted(((wanted - read) + (read - wanted)).items())
