"""What reading leans on, taken away: the rest still reads, and what is missing is not guessed."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from kg.annotate.components import article_of_text
from kg.annotate.document import annotate, mentions
from kg.annotate.gazetteer import Gazetteer, load
from kg.annotate.unknown import NoGazetteer
from kg.means import WHOLE, Means
from kg.pipeline import build

TEXT = "焦作市武陟县县长苏慕云到该县调研。市委书记程远山出席会议。"


def names(means: Means, text: str = TEXT) -> set[str]:
    document = annotate(
        article_of_text(text, "焦作市"),
        model=means.model(),
        gazetteer=means.register(),
        with_context=means.context,
    )
    return {mention.name for mention in mentions(document)}


def test_the_whole_is_what_reading_does_by_itself() -> None:
    assert names(WHOLE) == {mention.name for mention in mentions(annotate(article_of_text(TEXT, "焦作市")))}
    assert names(WHOLE) >= {"武陟县", "中共焦作市委", "苏慕云", "程远山"}


def test_without_context_words_that_point_name_nothing() -> None:
    found = names(Means(context=False))
    assert found >= {"武陟县", "苏慕云"}
    assert not any("市委" in name for name in found)


def test_without_the_gazetteer_a_short_name_stays_short_and_the_paper_has_no_home() -> None:
    text = "记者从我市获悉，武陟的苏慕云到会。"
    assert names(WHOLE, text) >= {"焦作市", "武陟县"}
    assert not names(Means(gazetteer=False), text) & {"焦作市", "武陟县"}


def test_words_alone_bear_no_names() -> None:
    rows = Means(recognizer="none").model().words([TEXT])
    assert "".join(TEXT[word.start : word.end] for word in rows[0]) == TEXT
    assert not {word.tag for word in rows[0]} & {"PER", "LOC", "ORG"}
    assert {word.tag for word in Means(recognizer="jieba").model().words([TEXT])[0]} & {"PER", "LOC"}


def test_a_gazetteer_that_knows_nothing_answers_every_question() -> None:
    none, division = NoGazetteer(), load().named("焦作市")[0]
    assert none.path(division) == (division,)
    for answer in (
        none.get("4108"),
        none.parent(division),
        none.children("4108"),
        none.named("焦作市"),
        none.short("焦作"),
        none.at("2005").seat(division),
        none.once("襄樊市"),
        none.of_stem("白楼乡", "411603"),
        none.find("焦作市"),
        none.within("武陟县", "4108"),
        none.nearest("乔集镇", "410823"),
        none.resolve("焦作市"),
    ):
        assert not answer


def test_it_overrides_everything_that_reads_the_register() -> None:
    asked = {name for name in vars(Gazetteer) if not name.startswith("_")}
    assert asked - set(vars(NoGazetteer)) == {
        "parent",
        "path",
        "ambiguous",
    }  # these ask `get`, or a word list


@pytest.mark.parametrize("name", [field.name for field in fields(Means)])
def test_a_build_without_one_of_them_ends_well(name: str, tmp_path: Path) -> None:
    page = tmp_path / "one.txt"
    page.write_text(f"焦作日报\n\n  本报讯（记者林晓舟）{TEXT}\n", encoding="utf-8")
    less = Means(**{name: "none" if name == "recognizer" else False})  # type: ignore[arg-type]
    whole, without = (
        build([page], tmp_path / str(number), means=means).counts
        for number, means in enumerate((WHOLE, less))
    )
    assert without["articles"] == whole["articles"]
    assert without["mentions"] <= whole["mentions"]
