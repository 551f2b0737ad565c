"""Every row of the rule files that gives an example is read, and its counter-example too."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from kg.annotate.lexicon import titles
from kg.ingest.rolls import medal_pattern
from kg.records import RELATIONS
from kg.resources import rows

if TYPE_CHECKING:
    from conftest import Story, Tell

Row = tuple[str, ...]
EXAMPLES = rows("rules/examples.tsv")


def known(name: str, faults: dict[str, str]) -> list[object]:
    """The rows of a rule file, those with a known fault of the grammar marked."""
    return [
        pytest.param(
            row,
            id=row[0],
            marks=[pytest.mark.xfail(strict=True, reason=faults[row[0]])] if row[0] in faults else [],
        )
        for row in rows(name)
    ]


def awards(tell: Tell, sentence: str) -> Story:
    return tell(f"{sentence}。")


@pytest.mark.parametrize(
    "row",
    known(
        "rules/award_verbs.tsv",
        {},
    ),
)
def test_verbs_of_receiving(tell: Tell, row: Row) -> None:
    _, voice, example, counter = row
    given, none = (counter, example) if voice == "none" else (example, counter)
    story = awards(tell, given)
    assert story.names("Award") and story.said("receivedAward")
    assert awards(tell, none).said("receivedAward") == []


@pytest.mark.parametrize("row", known("rules/award_unless.tsv", {}))
def test_words_that_make_an_honour_not_received(tell: Tell, row: Row) -> None:
    word, sought, received = row
    assert word in sought and word not in received.replace("成功创建", "")
    assert awards(tell, sought).said("receivedAward") == []
    assert awards(tell, received).said("receivedAward")


@pytest.mark.parametrize("row", known("rules/award_pointers.tsv", {}))
def test_words_that_point_back_to_who_was_honoured(tell: Tell, row: Row) -> None:
    *_, example, counter = row
    assert awards(tell, example).said("receivedAward")
    assert awards(tell, counter).said("receivedAward") == []


@pytest.mark.parametrize("row", [*known("rules/award_status.tsv", {}), *known("rules/award_titles.tsv", {})])
def test_honours_that_someone_is_or_bears_as_a_title(tell: Tell, row: Row) -> None:
    word, example, counter = row
    assert word in example
    assert awards(tell, example).said("receivedAward")
    assert awards(tell, counter).said("receivedAward") == []


@pytest.mark.parametrize("row", known("rules/award_rolls.tsv", {}))
def test_sentences_that_open_a_list_of_those_honoured(tell: Tell, row: Row) -> None:
    pattern, example, counter = row
    assert re.search(pattern, example) and not re.search(pattern, counter)
    assert tell(f"{example}。", "绍兴市").said("receivedAward")
    assert tell(f"{counter}。", "绍兴市").said("receivedAward") == []


@pytest.mark.parametrize("row", known("rules/money_verbs.tsv", {}))
def test_verbs_of_giving_money(tell: Tell, row: Row) -> None:
    verb, _, example, counter = row
    assert verb in example and verb in counter
    assert tell(f"{example}。", "衢州市").said("funds")
    assert tell(f"{counter}。", "衢州市").said("funds") == []


@pytest.mark.parametrize("row", [*known("rules/money_paid.tsv", {}), *known("rules/money_sums.tsv", {})])
def test_verbs_with_a_sum(tell: Tell, row: Row) -> None:
    verb, example, counter = row
    assert verb in example and verb in counter
    assert tell(f"{example}。", "衢州市").said("funds")
    assert tell(f"{counter}。", "衢州市").said("funds") == []


@pytest.mark.parametrize("row", known("rules/participation.tsv", {}))
def test_roles_in_a_meeting(tell: Tell, row: Row) -> None:
    words, role, example, counter = row
    assert re.search(words, example)
    assert role in roles(tell(f"绍兴市招商推介会举行，{example}。", "绍兴市"))
    assert role not in roles(tell(f"绍兴市招商推介会举行，{counter}。", "绍兴市"))


def roles(story: Story) -> set[str]:
    """The roles of those who took part, as the facts give them."""
    return {given["role"] for given in story.qualifiers("tookPart")}


def test_the_stronger_role_is_named_first() -> None:
    first = list(dict.fromkeys(row[1] for row in rows("rules/participation.tsv")))
    assert first.index("led") < first.index("attended")


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: row[3][:14])
def test_examples(tell: Tell, tell_page: Tell, row: Row) -> None:
    rules, relation, place, sentence, facts, counter = row
    story = read(sentence, place, tell, tell_page)
    assert sorted(story.stated(relation)) == sorted(facts.split(" | "))
    assert " / ".join(sorted({f.rule for f in story.facts if f.relation == relation})) == rules
    assert read(counter, place, tell, tell_page).said(relation) == []


def read(sentence: str, place: str, tell: Tell, tell_page: Tell) -> Story:
    """A sentence as an article by itself; a page with its layout where it has several lines."""
    if r"\n" in sentence:
        return tell_page(sentence.replace(r"\n", "\n"), place or None)
    return tell(sentence, place or None)


def test_examples_cover_the_relations_and_the_country() -> None:
    count = Counter(row[1] for row in EXAMPLES)
    assert set(count) == set(RELATIONS) and min(count.values()) >= 3
    assert len(EXAMPLES) >= 60
    assert len({row[2] for row in EXAMPLES}) >= 30
    assert len({row[3] for row in EXAMPLES}) == len(EXAMPLES)


def test_posts_of_the_examples_are_titles() -> None:
    posts = {m for row in EXAMPLES for m in re.findall(r"holdsPost (.+?)@", row[4])}
    assert [post for post in sorted(posts) if not any(post.endswith(title) for title in titles())] == []


@pytest.mark.parametrize("row", known("rules/medals.tsv", {}))
def test_medals_stand_alone(row: Row) -> None:
    pattern, example, counter = row
    assert re.fullmatch(pattern, example) and not re.fullmatch(pattern, counter)
    assert medal_pattern().fullmatch(example)
