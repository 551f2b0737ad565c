"""Districts: one name may be several divisions, and one division may have several names."""

from __future__ import annotations

from press import Press

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
