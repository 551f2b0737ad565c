"""Whatever happens to a page's breaks and spaces, each character of an article leads back to the page."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.ingest.characters import repaired
from kg.ingest.layout import layout
from kg.ingest.sentences import sentences
from kg.records import Article, Page

PAGES = [
    path.read_text(encoding="utf-8")
    for path in sorted(Path(__file__).parents[1].joinpath("ingest", "pages").glob("*.txt"))
]
DAMAGE = st.sampled_from(["\n", "\n\n", " ", "　", "\t", "\x0b", "\u200b", "﻿", "\n\n\n", "”", "。"])


@st.composite
def damaged(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(PAGES))
    for _ in range(draw(st.integers(0, 12))):
        place = draw(st.integers(0, len(text)))
        gone = draw(st.integers(0, 3))
        text = text[:place] + draw(DAMAGE) + text[place + gone :]
    return text


def check_offsets(article: Article, text: str) -> None:
    assert len(article.offsets) == len(article.text)
    inside: set[int] = set()
    for block in article.blocks:
        offsets = article.offsets[block.start : block.end]
        assert all(a < b for a, b in pairwise(offsets))
        inside.update(range(block.start, block.end))
        for place, offset in enumerate(offsets, block.start):
            char = article.text[place]
            assert char == repaired(text[offset]) or (char.isspace() and text[offset].isspace())
    assert all(article.text[place] == "\n" for place in range(len(article.text)) if place not in inside)


def covered(article: Article) -> list[int]:
    return [
        article.offsets[place]
        for block in article.blocks
        for place in range(block.start, block.end)
        if not article.text[place].isspace()
    ]


@settings(max_examples=60, deadline=None)
@given(damaged())
def test_every_character_leads_back_and_none_is_lost(text: str) -> None:
    found = layout(Page("p", "p.txt", text))
    seen: list[int] = []
    for article in found.articles:
        check_offsets(article, text)
        seen += covered(article)
    assert len(seen) == len(set(seen)), "two articles share a character"
    aside = {place for start, end, _ in found.aside for place in range(start, end)}
    visible = {place for place, char in enumerate(text) if repaired(char).strip()}
    assert visible <= set(seen) | aside
    assert not set(seen) & {place for place in aside if repaired(text[place]).strip()}


def test_a_label_within_a_phrase_leaves_the_kicker_in_the_order_of_the_page() -> None:
    text = "第\n\n民生\n\n编：杜鹃\n\n云山县自来水公司新水厂开工\n\n本报讯 （记者 马兰）昨日，云山县自来水公司举行开工仪式。\n"
    (article,) = layout(Page("p", "p.txt", text)).articles
    check_offsets(article, text)
    assert "第 民生 编：杜鹃" in [article.text[block.start : block.end] for block in article.blocks]


@settings(max_examples=30, deadline=None)
@given(damaged())
def test_sentences_slice_their_article(text: str) -> None:
    for article in layout(Page("p", "p.txt", text)).articles:
        last = 0
        for sentence in sentences(article):
            assert article.text[sentence.start : sentence.end] == sentence.text
            assert sentence.start >= last and "\n" not in sentence.text
            last = sentence.end


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    for article in layout(Page("p", "p.txt", text)).articles:
        assert article.start < article.end <= len(text)
