"""The reading of an article as spaCy components: Doc → Doc, each saying what it needs and what it gives.

`doc._.kg_article` holds the article as plain values (None for a bare text, whose lines are then its blocks);
what is found stands in `doc.spans`, where characters, not tokens, are the coordinates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from kg.annotate.document import Document, annotate, mentions
from kg.annotate.recognizer import Word, recognizer
from kg.annotate.spans import SENTENCES, Mark, marks_of, set_spans
from kg.errors import DataError
from kg.ingest.sentences import sentences
from kg.records import Article, Block, Byline, Publication

WORDS, MENTIONS = "words", "mentions"


def _spans(key: str, doc: Doc) -> SpanGroup:
    found: SpanGroup = doc.spans[key]
    return found


for _key in (SENTENCES, WORDS, MENTIONS):
    Doc.set_extension(f"kg_{_key}", getter=partial(_spans, _key), force=True)
Doc.set_extension("kg_article", default=None, force=True)


@Language.factory("kg_article", assigns=["doc._.kg_article"], default_config={"place": None})
def create_article(nlp: Language, name: str, place: str | None) -> Any:
    """A bare text becomes an article of a paper at home in `place`, each line a block; a given one stays."""

    def run(doc: Doc) -> Doc:
        if doc._.kg_article is None:
            doc._.kg_article = asdict(article_of_text(doc.text, place))
        return doc

    return run


@Language.component(
    "kg_sentences", requires=["doc._.kg_article"], assigns=["doc._.kg_sentences", "token.is_sent_start"]
)
def find_sentences(doc: Doc) -> Doc:
    """The article's sentences as doc.spans["sentences"], label = kind of block."""
    found = sentences(article_of(doc))
    set_spans(doc, SENTENCES, [Mark(s.start, s.end, s.block) for s in found])
    return doc


@Language.component("kg_recognize", requires=["doc._.kg_sentences"], assigns=["doc._.kg_words"])
def recognize(doc: Doc) -> Doc:
    """The recogniser's words as doc.spans["words"], label = tag."""
    found = marks_of(doc, SENTENCES)
    rows = recognizer().words([doc.text[s.start : s.end] for s in found])
    marks = [
        Mark(s.start + w.start, s.start + w.end, w.tag)
        for s, row in zip(found, rows, strict=True)
        for w in row
    ]
    set_spans(doc, WORDS, marks)
    return doc


@Language.component(
    "kg_mentions",
    requires=["doc._.kg_article", "doc._.kg_sentences", "doc._.kg_words"],
    assigns=["doc._.kg_mentions"],
)
def find_mentions(doc: Doc) -> Doc:
    """The names in the article as doc.spans["mentions"]: label = type, kb_id = full name, span id = rule."""
    found = mentions(document_of(doc))
    set_spans(doc, MENTIONS, [Mark(*_place(m.id), m.type, m.name, m.rule) for m in found])
    return doc


def with_article(nlp: Language, article: Article) -> Doc:
    """A Doc of the article's text that carries the article, to be given to `nlp`."""
    doc = nlp.make_doc(article.text)
    doc._.kg_article = asdict(article)
    return doc


def article_of_text(text: str, place: str | None = None) -> Article:
    """A bare text as an article without a page: every line is a block of body."""
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block("body", at, at + len(line)))
        at += len(line) + 1
    publication = Publication(place=place)
    return Article(
        "text#a1", "text", "", text, tuple(range(len(text))), tuple(blocks), 0, len(text), publication
    )


def article_of(doc: Doc) -> Article:
    """The article that a Doc carries. Raises DataError where it carries none."""
    row = doc._.kg_article
    if row is None:
        raise DataError(
            "the Doc carries no article: run kg_article first, or make it by with_article(nlp, article)"
        )
    values = dict(row)
    publication = dict(values["publication"])
    publication["inferred"] = tuple((field, reason) for field, reason in publication["inferred"])
    values["publication"] = Publication(**publication)
    values["blocks"] = tuple(Block(**block) for block in values["blocks"])
    values["bylines"] = tuple(Byline(**byline) for byline in values["bylines"])
    values["offsets"] = tuple(values["offsets"])
    return Article(**values)


def document_of(doc: Doc) -> Document:
    """The annotated article of a Doc, by the words that stand in it: the recogniser does not run again."""
    return annotate(article_of(doc), model=_Recognised(doc))


class _Recognised:
    """A recogniser that hands out the words standing in a Doc."""

    def __init__(self, doc: Doc) -> None:
        words = marks_of(doc, WORDS)
        self._rows = []
        for s in marks_of(doc, SENTENCES):
            row = [
                Word(w.start - s.start, w.end - s.start, w.label) for w in words if s.start <= w.start < s.end
            ]
            self._rows.append((doc.text[s.start : s.end], row))

    def words(self, sentences: Sequence[str]) -> list[list[Word]]:
        if list(sentences) != [text for text, _ in self._rows]:
            raise DataError("the Doc's sentences are not those of its article: run kg_sentences on it again")
        return [row for _, row in self._rows]


def _place(mention: str) -> tuple[int, int]:
    """Article offsets from a mention's id."""
    start, end = mention.rsplit(":", 2)[1].split("-")
    return int(start), int(end)
