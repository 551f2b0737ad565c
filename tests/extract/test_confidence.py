"""Confidence: the class that a fact belongs to, the signs against it, and the table that both are counted in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kg.errors import DataError
from kg.extract.confidence import (
    ANY,
    SIGNS,
    TABLE,
    Calibration,
    calibration,
    classes,
    confidence,
    logit,
    read_calibration,
    sigmoid,
    signs_against,
)
from kg.records import RELATIONS, Fact, Mention
from kg.resources import rows

if TYPE_CHECKING:
    from conftest import Tell

FACT = Fact("holdsPost", "s", "o", "p", "p#a1", "市长苏慕云", 10, 15, "post before name")
PERSON = Mention("s", "p", "p#a1", 12, 15, "苏慕云", "Person", "苏慕云", "after a title", 0.98)
CITY = Mention("o", "p", "p#a1", 10, 11, "市", "District", "云河市", "level word")
PLAIN = Calibration({ANY: 0.9, "holdsPost": 0.8, "holdsPost/post before name": 0.7}, {}, 0.4)


def test_nothing_speaks_against_a_plain_fact() -> None:
    assert signs_against(FACT, PERSON, CITY) == ()


@pytest.mark.parametrize(
    ("sign", "fact", "subject", "object"),
    [
        ("subject elsewhere", FACT, replace(PERSON, start=2, end=5), CITY),
        ("object elsewhere", FACT, PERSON, replace(CITY, start=2, end=3)),
        ("unsure person", FACT, replace(PERSON, confidence=0.8), CITY),
        ("body as subject", FACT, replace(PERSON, type="Organization"), CITY),
        ("subject by other words", FACT, replace(PERSON, surface="苏市长"), CITY),
        ("former", replace(FACT, qualifiers=(("status", "former"),)), PERSON, CITY),
    ],
)
def test_each_sign_has_its_case(sign: str, fact: Fact, subject: Mention, object: Mention) -> None:
    assert signs_against(fact, subject, object) == (sign,)


def test_an_article_is_no_subject_to_doubt() -> None:
    assert signs_against(replace(FACT, relation="reportedBy"), None, replace(PERSON, id="o")) == ()


@pytest.mark.parametrize(
    ("relation", "rule", "share"),
    [
        ("holdsPost", "post before name", 0.7),
        ("holdsPost", "a new rule", 0.8),
        ("funds", "money", 0.9),
    ],
)
def test_a_rule_that_was_not_counted_has_the_share_around_it(relation: str, rule: str, share: float) -> None:
    assert PLAIN.share(relation, rule) == share
    assert PLAIN.confidence(relation, rule, ()) == pytest.approx(share)


def test_a_sign_moves_the_odds() -> None:
    weighed = Calibration(PLAIN.shares, {ANY: 0.5, "former": -1.0}, 0.4)
    assert weighed.confidence("funds", "money", ["former"]) == pytest.approx(sigmoid(logit(0.9) - 0.5))


def test_a_class_lies_within_the_one_before() -> None:
    assert classes("funds", "money") == (ANY, "funds", "funds/money")


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ([("share", ANY, "many")], "found the row"),
        ([("odds", ANY, "0.5")], "found the row"),
        ([("share", ANY)], "found the row"),
        ([("share", ANY, "0.9")], "a row any missing"),
        ([("share", ANY, "0.9"), ("threshold", ANY, "0.4"), ("sign", "omen", "-1")], "omen"),
    ],
)
def test_another_table_is_refused(table: list[tuple[str, ...]], said: str) -> None:
    with pytest.raises(DataError, match=said):
        read_calibration(table)


def test_the_table_has_every_relation_and_shares_that_have_odds() -> None:
    table = calibration()
    assert table.shares.keys() >= {ANY, *RELATIONS}
    assert all(0 < share < 1 for share in table.shares.values())
    assert table.weights.keys() <= {ANY, *SIGNS}
    assert 0 <= table.threshold < min(table.shares[relation] for relation in RELATIONS)


def test_the_table_says_what_it_rests_on() -> None:
    for kind, name, _, *counts in rows(TABLE):
        if kind != "threshold":
            right, judged = map(int, counts[:2])
            assert 0 <= right <= judged, name


def test_what_is_read_carries_it(tell: Tell) -> None:
    story = tell("云河市市长苏慕云主持会议。", None)
    mentions = {mention.id: mention for mention in story.mentions}
    assert story.facts
    for fact in story.facts:
        assert fact.confidence == confidence(fact, mentions.get(fact.subject), mentions[fact.object])
