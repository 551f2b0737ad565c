"""The spaCy pipeline: what it declares, what it keeps, and that it reads as `annotate` does."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import jieba
import pytest
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

import kg.extract.components  # noqa: F401  registers kg_facts
from kg.annotate.components import article_of, article_of_text, with_article
from kg.annotate.document import annotate, mentions
from kg.annotate.pipeline import load
from kg.annotate.spans import Mark, set_spans
from kg.errors import DataError
from kg.extract.document import read
from kg.ingest.layout import articles
from kg.records import Article, Block, Byline, Page, Publication, as_row

TEXTS = [
    "市委书记周文斌主持会议。市长陈志远、柯桥区委书记何建国出席。\n会议在绍兴市柯桥区召开……随后代表们视察了高新区。",
    "诸暨市店口镇荣获“全国文明镇”称号。  越城区鲁迅小学校长沈秀兰参加活动！",
    "艾克拜尔·买买提是新疆昌吉回族自治州人大常委会副主任。\r\nＡＢＣ 公司①\t𠮷田村",
    "",
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = load(place="绍兴市")
    pipeline.add_pipe("kg_facts")
    return pipeline


def test_every_need_is_met(nlp: Language) -> None:
    analysis = nlp.analyze_pipes()
    assert analysis["problems"] == {name: [] for name in nlp.pipe_names}
    assert nlp.pipe_names == ["kg_article", "kg_sentences", "kg_recognize", "kg_mentions", "kg_facts"]


def test_a_missing_component_is_reported(nlp: Language) -> None:
    with nlp.select_pipes(disable=["kg_recognize"]):
        assert nlp.analyze_pipes()["problems"]["kg_mentions"] == ["doc._.kg_words"]


@pytest.mark.parametrize("text", TEXTS)
def test_the_same_mentions_and_facts_as_without_spacy(nlp: Language, text: str) -> None:
    doc = nlp(text)
    document = annotate(article_of_text(text, "绍兴市"))
    expected = [(m.start, m.end, m.type, m.name, m.rule) for m in mentions(document)]
    assert [(s.start_char, s.end_char, s.label_, s.kb_id_, s.id_) for s in doc.spans["mentions"]] == expected
    assert doc._.kg_facts == [as_row(fact) for fact in read(document)[1]]
    assert doc.text == text


def test_an_article_keeps_its_publication_and_its_offsets(nlp: Language) -> None:
    text = "我市两家医院揭牌\n市长何建国出席揭牌仪式。（记者 沈秀兰）"
    body = text.index("\n")
    article = Article(
        "page#a2",
        "page",
        text[:body],
        text,
        tuple(range(100, 100 + len(text))),
        (Block("headline", 0, body), Block("body", body + 1, len(text))),
        100,
        100 + len(text),
        Publication(place="绵阳市", inferred=(("place", "the city named most"),)),
        bylines=(Byline("沈秀兰", "reporter", text.index("沈"), text.index("沈") + 3),),
    )
    doc = nlp(with_article(nlp, article))
    assert article_of(doc) == article
    document = annotate(article)
    assert [(s.text, s.kb_id_) for s in doc.spans["mentions"]] == [
        (m.surface, m.name) for m in mentions(document)
    ]
    assert ("我市", "绵阳市") in [(s.text, s.kb_id_) for s in doc.spans["mentions"]]
    assert [row["start"] for row in doc._.kg_facts] == [fact.start for fact in read(document)[1]]
    assert "reportedBy" in {row["relation"] for row in doc._.kg_facts}


SAMPLE = sorted(Path(__file__).parents[2].joinpath("data", "sample").glob("*.txt"))


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.stem)
def test_whole_pages_are_read_as_without_spacy(nlp: Language, path: Path) -> None:
    page = Page(path.stem, path.name, path.read_text(encoding="utf-8"), Publication(place="焦作市"))
    found = [article for article in articles(page) if isinstance(article, Article)]
    assert len(found) >= 5
    for article in found:
        doc = nlp(with_article(nlp, article))
        document = annotate(article)
        got = [(*article.span(s.start_char, s.end_char), s.label_, s.kb_id_) for s in doc.spans["mentions"]]
        assert got == [(m.start, m.end, m.type, m.name) for m in mentions(document)]
        assert doc._.kg_facts == [as_row(fact) for fact in read(document)[1]]


@pytest.mark.parametrize("text", TEXTS)
def test_a_doc_survives_its_bytes(nlp: Language, text: str) -> None:
    doc = nlp(text)
    again = Doc(Vocab()).from_bytes(doc.to_bytes())
    for key in ("sentences", "words", "mentions"):
        assert [(s.text, s.label_, s.kb_id_, s.id_) for s in again.spans[key]] == [
            (s.text, s.label_, s.kb_id_, s.id_) for s in doc.spans[key]
        ]
    assert [t.text for t in again] == [t.text for t in doc]
    assert again._.kg_facts == doc._.kg_facts
    assert article_of(again) == article_of(doc)


def test_sentences_of_the_doc_are_those_of_the_article(nlp: Language) -> None:
    doc = nlp(TEXTS[0])
    assert [s.text.strip() for s in doc.sents] == [s.text for s in doc.spans["sentences"]]
    assert [s.label_ for s in doc.spans["sentences"]] == ["body"] * len(doc.spans["sentences"])


def test_words_cover_each_sentence(nlp: Language) -> None:
    doc = nlp(TEXTS[0])
    for sentence in doc.spans["sentences"]:
        inside = [w for w in doc.spans["words"] if sentence.start_char <= w.start_char < sentence.end_char]
        assert "".join(w.text for w in inside) == sentence.text


def test_a_token_gives_way_to_a_span() -> None:
    doc = Doc(Vocab(), words=["中华人民", "共和国"], spaces=[False, False])
    set_spans(doc, "first", [Mark(0, 2, "A", "中华", "rule")])
    set_spans(doc, "second", [Mark(1, 5, "B")])
    assert [t.text for t in doc] == ["中", "华", "人民", "共", "和国"]
    assert [(s.text, s.label_, s.kb_id_, s.id_) for s in doc.spans["first"]] == [
        ("中华", "A", "中华", "rule")
    ]
    assert [s.text for s in doc.spans["second"]] == ["华人民共"]


def test_a_span_outside_the_text_is_an_error() -> None:
    doc = Doc(Vocab(), words=["中华"], spaces=[False])
    with pytest.raises(ValueError, match="characters 1-9 of a text of 2"):
        set_spans(doc, "first", [Mark(1, 9, "A")])


def test_a_doc_without_an_article_is_an_error(nlp: Language) -> None:
    with pytest.raises(DataError, match="run kg_article first"):
        article_of(nlp.make_doc("市委"))


def test_jieba_of_other_users_is_left_alone(nlp: Language) -> None:
    assert nlp.tokenizer._jieba is not jieba.dt
    nlp.tokenizer._jieba.add_word("绍兴高铁北站广场甲")
    assert "绍兴高铁北站广场甲" not in jieba.dt.FREQ
    nlp.tokenizer._jieba.del_word("绍兴高铁北站广场甲")


def test_the_config_is_read_as_it_lies() -> None:
    from spacy.util import load_config, load_model_from_config

    nlp = load_model_from_config(load_config(str(files("kg.annotate") / "zh_news.cfg")))
    doc = nlp("市长何建国到会。")
    assert [s.text for s in doc.spans["mentions"]] == ["何建国"]
