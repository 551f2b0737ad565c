"""Bodies: full names across articles, short names and their owners, canonical names and aliases."""

from __future__ import annotations

import pytest
from press import Press

from kg.records import Entity
from kg.resolve.names import comparable, points_only
from kg.resolve.shorts import is_brand_of, is_form_of


def things(press: Press, kind: str) -> list[Entity]:
    return [entity for entity in press.resolve().entities if entity.type == kind]


def test_one_full_name_is_one_thing_whatever_its_quotes_and_brackets(press: Press) -> None:
    for number, name in (
        ("a1", "“双创”示范县(市)"),
        ("a2", "“双创”示范县（市）"),
        ("a3", '"双创"示范县(市)'),
    ):
        press.mention(press.article(number), "Award", name)
    (award,) = things(press, "Award")
    assert len(award.aliases) == 2


def test_one_name_of_two_types_is_two_things(press: Press) -> None:
    article = press.article("a1")
    press.mention(article, "Project", "云帆产业园")
    press.mention(article, "Organization", "云帆产业园")
    assert len(press.resolve().entities) == 2


def test_a_short_name_goes_to_its_only_owner_on_the_page(press: Press) -> None:
    press.mention(press.article("a1", "p1"), "Company", "云河银行科技支行", finer="bank")
    press.mention(press.article("a2", "p1"), "Company", "科技支行", finer="bank")
    press.mention(press.article("a3", "p2"), "Company", "科技支行", finer="bank")
    by_name = {each.name: each for each in things(press, "Company")}
    assert set(by_name) == {"云河银行科技支行", "科技支行"}
    assert by_name["云河银行科技支行"].aliases == ("科技支行",)


def test_two_owners_leave_a_short_name_unsure(press: Press) -> None:
    for number, name in (("a1", "云河银行科技支行"), ("a2", "海川银行科技支行"), ("a3", "科技支行")):
        press.mention(press.article(number, "p1"), "Company", name, finer="bank")
    assert len(things(press, "Company")) == 3
    assert [each.verdict for each in press.resolve().judgements] == ["unsure", "unsure"]


def test_a_short_name_on_two_pages_may_be_two_things(press: Press) -> None:
    for page, bank in (("p1", "云河银行"), ("p2", "海川银行")):
        press.mention(press.article(f"{page}a", page), "Company", f"{bank}科技支行", finer="bank")
        press.mention(press.article(f"{page}b", page), "Company", "科技支行", finer="bank")
    assert {each.name for each in things(press, "Company")} == {"云河银行科技支行", "海川银行科技支行"}


def test_a_brand_with_two_owners_in_the_build_joins_no_two_firms(press: Press) -> None:
    for paper, firm in (("云河日报", "云帆科技有限公司"), ("海川日报", "云帆科技股份有限公司")):
        for number, name in (("a", firm), ("b", "云帆科技")):
            press.mention(press.article(f"{paper}{number}", paper=paper), "Company", name, finer="company")
    assert {each.name for each in things(press, "Company")} == {"云帆科技有限公司", "云帆科技股份有限公司"}


def test_a_brand_with_one_owner_is_that_firm_in_any_paper(press: Press) -> None:
    for number, name, paper in (
        ("a1", "云帆科技股份有限公司", "云河日报"),
        ("a2", "云帆科技", "云河日报"),
        ("a3", "云帆科技", "海川日报"),
    ):
        press.mention(press.article(number, paper=paper), "Company", name, finer="company")
    resolution = press.resolve()
    assert {each.name for each in resolution.entities} == {"云帆科技股份有限公司"}
    assert sorted(each.reason[:4] for each in resolution.judgements) == ["same", "云帆科技"]


@pytest.mark.parametrize(
    ("short", "full", "kind", "expected"),
    [
        ("云帆科技集团", "云帆科技集团股份有限公司", "company", True),
        ("实验小学", "云河市实验小学", "school", True),
        ("理工大附中", "云河理工大学附属中学", "school", True),
        ("河南大学", "河南理工大学", "school", False),
        ("云帆集团", "云帆集团一分公司", "company", False),
        ("云河银行", "云河银行科技支行", "bank", False),
        ("龙佰", "龙佰集团", "company", False),
    ],
)
def test_what_is_a_short_form_of_what(short: str, full: str, kind: str, expected: bool) -> None:
    assert is_form_of(short, full, kind) is expected


def test_across_pages_only_the_legal_form_may_differ() -> None:
    assert is_brand_of("云帆科技", "云帆科技股份有限公司", "company")
    assert not is_brand_of("云帆科技", "江东云帆科技股份有限公司", "company")
    assert not is_brand_of("实验小学", "云河市实验小学", "school")


def test_names_are_compared_in_one_form() -> None:
    assert comparable("“双创”（市） ＡＢ") == comparable('"双创"(市)AB') == "双创(市)AB"


@pytest.mark.parametrize("word", ["我市", "该区", "市", "公司", "这家公司", "该局", "本次会议", "支行"])
def test_words_that_only_point(word: str) -> None:
    assert points_only(word)


@pytest.mark.parametrize("word", ["焦作", "市委", "科技支行", "示范区", "云帆公司"])
def test_words_that_name(word: str) -> None:
    assert not points_only(word)


def test_the_order_of_records_makes_no_difference(press: Press) -> None:
    for number, name in (("a1", "云河银行科技支行"), ("a2", "科技支行"), ("a3", "云河银行科技支行")):
        article = press.article(number, "p1")
        press.mention(article, "Company", name, finer="bank")
        press.official(article, "王芳", "云河市财政局", "局长", finer="bureau")
    before = press.resolve()
    press.mentions.reverse()
    press.facts.reverse()
    assert press.resolve() == before
