"""Districts: one name may be several divisions, and one division may have several names."""

from __future__ import annotations

import pytest
from press import Press

from kg.decisions import Decision
from kg.records import Entity


def districts(press: Press) -> list[Entity]:
    return [entity for entity in press.resolve().entities if entity.type == "District"]


def test_districts_of_one_name_in_two_cities_are_two(press: Press) -> None:
    for number, city in (("a1", "南京市"), ("a2", "开封市")):
        press.mention(press.article(number, place=city), "District", "鼓楼区", finer="county")
    found = districts(press)
    assert sorted(each.code for each in found) == ["320106", "410204"]
    assert len({each.id for each in found}) == 2


def test_the_parent_named_decides_before_the_papers_place(press: Press) -> None:
    article = press.article("a1", place="焦作市")
    press.mention(article, "District", "开封市", finer="prefecture")
    press.mention(article, "District", "鼓楼区", finer="county", within="开封市")
    by_name = {each.name: each for each in districts(press)}
    assert by_name["鼓楼区"].code == "410204"
    assert by_name["鼓楼区"].within == by_name["开封市"].id


def test_two_of_one_name_in_one_article_are_told_apart_by_parents(press: Press) -> None:
    article = press.article("a1", place="郑州市")
    for parent in ("南京市", "开封市"):
        press.mention(article, "District", parent, finer="prefecture")
        press.mention(article, "District", "鼓楼区", finer="county", within=parent)
    assert sorted(each.code for each in districts(press) if each.name == "鼓楼区") == ["320106", "410204"]


def test_a_name_that_nothing_settles_is_left_apart_and_unsure(press: Press) -> None:
    for number, city in (("a1", "南京市"), ("a2", "开封市"), ("a3", "")):
        press.mention(press.article(number, place=city), "District", "鼓楼区", finer="county")
    found = districts(press)
    assert sorted(each.code for each in found) == ["", "320106", "410204"]
    assert "unsure" in {each.verdict for each in press.resolve().judgements}


def test_the_nearest_district_above_that_the_build_has_is_the_parent(press: Press) -> None:
    article = press.article("a1", place="焦作市")
    for name, parent in (("河南省", ""), ("武陟县", ""), ("西陶镇", "武陟县")):
        press.mention(article, "District", name, within=parent)
    by_name = {each.name: each for each in districts(press)}
    assert by_name["西陶镇"].within == by_name["武陟县"].id
    assert by_name["武陟县"].within == by_name["河南省"].id
    assert by_name["河南省"].within == ""


def test_pointing_words_are_no_aliases_but_short_names_are(press: Press) -> None:
    article = press.article("a1", place="焦作市")
    for surface, finer in (
        ("我市", "deictic"),
        ("市", "level word"),
        ("焦作", "prefecture"),
        ("焦作市", "prefecture"),
    ):
        press.mention(article, "District", "焦作市", surface=surface, finer=finer)
    (city,) = districts(press)
    assert city.aliases == ("焦作",)
    assert (city.kind, city.code) == ("prefecture", "4108")


def test_a_misprinted_township_is_taken_for_the_one_its_county_has_and_says_so(press: Press) -> None:
    article = press.article("a1", place="焦作市")
    press.mention(article, "District", "武陟县", finer="county")
    press.mention(article, "District", "西淘镇", finer="township", within="武陟县")
    town = next(each for each in districts(press) if each.name == "西淘镇")
    assert town.code == "410823102"
    assert "西淘镇 is taken for 西陶镇 of 武陟县" in town.note


def test_unknown_names_of_two_papers_places_stay_two(press: Press) -> None:
    for number, place in (("a1", "焦作市"), ("a2", "焦作市"), ("a3", "南京市")):
        press.mention(press.article(number, place=place), "District", "云帆片区")
    assert len(districts(press)) == 2


@pytest.mark.parametrize("dates", [("2005-03-01", "2021-03-01"), ("", ""), ("2021-03-01", "2005-03-01")])
def test_a_county_made_a_district_is_one_node_under_both_names(press: Press, dates: tuple[str, str]) -> None:
    for number, name, date in (("a1", "淮阳县", dates[0]), ("a2", "淮阳区", dates[1])):
        press.mention(press.article(number, place="周口市", date=date), "District", name, finer="county")
    (found,) = districts(press)
    assert (found.name, found.aliases, found.code) == ("淮阳区", ("淮阳县",), "411603")
    (judgement,) = press.resolve().judgements
    assert judgement.verdict == "same"
    assert "淮阳县 until 2019, 淮阳区 since" in judgement.reason


def test_a_build_of_old_pages_keeps_the_name_they_print(press: Press) -> None:
    press.mention(press.article("a1", place="周口市", date="2005-03-01"), "District", "淮阳县")
    (found,) = districts(press)
    assert (found.name, found.code, found.kind) == ("淮阳县", "411603", "county")


def test_one_name_of_two_times_is_two_districts(press: Press) -> None:
    for number, date in (("a1", "1995-06-01"), ("a2", "2005-06-01")):
        press.mention(press.article(number, date=date), "District", "周口市")
    assert {(each.code, each.kind) for each in districts(press)} == {
        ("411602", "county"),
        ("4116", "prefecture"),
    }
    assert {each.verdict for each in press.resolve().judgements} == {"different"}


def test_a_district_that_ended_is_none_of_what_took_it_in_and_says_so(press: Press) -> None:
    article = press.article("a1", place="北京市", date="2012-01-01")
    for name in ("崇文区", "东城区"):
        press.mention(article, "District", name, within="北京市")
    by_name = {each.name: each for each in districts(press)}
    assert by_name["崇文区"].code == "110103"
    assert by_name["崇文区"].note == "崇文区 ended in 2010 and went into 东城区 (110101)"
    assert "different" in {each.verdict for each in press.resolve().judgements}


def test_a_township_before_it_was_a_town_is_the_same_and_says_so(press: Press) -> None:
    for number, name, date in (("a1", "乔庙乡", "2015-01-01"), ("a2", "乔庙镇", "2020-01-01")):
        press.mention(press.article(number, place="焦作市", date=date), "District", name, within="武陟县")
    (found,) = districts(press)
    assert (found.name, found.code) == ("乔庙镇", "410823107")


def test_a_township_of_another_ending_than_any_known_is_taken_for_its_kin(press: Press) -> None:
    article = press.article("a1", place="周口市", date="2005-01-01")
    press.mention(article, "District", "白楼乡", within="淮阳县")
    (found,) = districts(press)
    assert found.code == "411603106"
    assert "白楼乡 is taken for 白楼镇 of 淮阳县" in found.note


def test_the_misprint_of_the_sample_is_linked_within_its_county(press: Press) -> None:
    article = press.article("a1", place="焦作市", date="2020-11-20")
    press.mention(article, "District", "乔集镇", within="武陟县")
    (found,) = districts(press)
    assert found.code == "410823107"
    assert found.note == "乔集镇 is taken for 乔庙镇 of 武陟县 (likeness 0.50)"


def test_what_stays_ambiguous_names_its_candidates_and_a_person_decides(press: Press) -> None:
    for number, place in (("a1", "南京市"), ("a2", "")):
        press.mention(press.article(number, place=place, date="2020-01-01"), "District", "鼓楼区")
    unsure = next(each for each in districts(press) if not each.code)
    for code in ("320106", "320302", "350102", "410204"):
        assert f"code:{code}" in unsure.note
    told = [each.reason for each in press.resolve().judgements if each.verdict == "unsure"]
    assert len(told) == 1 and "code:410204 (河南省开封市)" in told[0]
    decision = Decision("District:鼓楼区@a2#a2", "code:410204", "same", "李", "", "the story is of 开封")
    resolution = press.resolve([decision])
    found = {each.code: each for each in resolution.entities}
    assert set(found) == {"320106", "410204"}
    assert found["410204"].note == "鼓楼区 is 410204: the story is of 开封 (李)"
    assert resolution.unused == ()


def test_a_name_that_many_bear_is_settled_by_a_year_in_which_one_bore_it(press: Press) -> None:
    press.mention(press.article("a1", place="焦作市", date="1988-05-01"), "District", "郊区")
    (found,) = districts(press)
    assert found.code == "410811"
