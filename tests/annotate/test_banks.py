"""Branches of state banks by their short forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.resources import rows

if TYPE_CHECKING:
    from conftest import Tell

BANKS = [pytest.param(row, id=row[0]) for row in rows("lexicon/banks.tsv")]


@pytest.mark.parametrize("row", BANKS)
def test_a_short_form_before_a_branch(tell: Tell, row: tuple[str, ...]) -> None:
    printed, full, example, _ = row
    branch = example.removesuffix("行长")
    assert tell(f"{example}沈国梁参加会议。", "绍兴市").named(branch) == [full + branch.removeprefix(printed)]


@pytest.mark.parametrize("row", BANKS)
def test_no_bank_in_other_words(tell: Tell, row: tuple[str, ...]) -> None:
    assert tell(f"要重视{row[3]}工作。", "绍兴市").names("Company") == []


def test_a_level_word_gives_the_branch_of_its_place(tell: Tell) -> None:
    assert tell("县农行副行长沈国梁参加会议。", "新昌县").named("县农行") == ["中国农业银行新昌县支行"]
    assert tell("县农行副行长沈国梁参加会议。").names("Company") == []


def test_a_full_name_stays(tell: Tell) -> None:
    names = tell("中国农业银行新昌县支行行长沈国梁参加会议。", "新昌县").names("Company")
    assert "中国农业银行新昌县支行" in names
