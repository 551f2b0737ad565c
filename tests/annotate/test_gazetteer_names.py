"""The rules for names, each read from its data file with an example and a counter-example."""

from __future__ import annotations

import pytest

from kg.annotate.places_names import level_of, normalise, short_forms, suffix_of, without_nationalities
from kg.annotate.places_zones import is_zone_name, zone_forms
from kg.resources import rows


@pytest.mark.parametrize("row", rows("gazetteer/normalise.tsv"), ids=lambda row: row[1])
def test_normalise_rule(row: tuple[str, ...]) -> None:
    level, ending, _, _, example, becomes, counter, stays = row
    assert example.endswith(ending)
    assert normalise(example, level) == becomes
    assert normalise(counter, level) == stays
    assert normalise(becomes, level) == becomes


@pytest.mark.parametrize("row", rows("gazetteer/suffixes.tsv"), ids=lambda row: row[0] + row[1])
def test_suffix_and_short_form(row: tuple[str, ...]) -> None:
    level, ending, _, _, example, short = row
    assert suffix_of(example, level) == ending
    assert short_forms(example, level)[:1] == ((short,) if short else ())


def test_nationalities_fall_away_only_where_a_name_is_left() -> None:
    assert without_nationalities("积石山保安族东乡族撒拉族") == "积石山"
    assert without_nationalities("内蒙古") == "内蒙古"
    assert short_forms("鄂温克族自治旗", "county") == ("鄂温克", "鄂温克旗")


def test_level_is_told_by_the_longer_ending() -> None:
    assert level_of("紫荆社区") == "village"
    assert level_of("工业园区") == "township"
    assert level_of("焦作") is None


@pytest.mark.parametrize("row", rows("gazetteer/zones.tsv"), ids=lambda row: f"{row[0]}-{row[1]}")
def test_zone_names(row: tuple[str, ...]) -> None:
    full, short, example, counter = row
    assert example.endswith((full, short))
    assert is_zone_name(example)
    assert not counter.endswith((full, short)) or counter == "浦东新区"


def test_zone_forms_strip_and_add_the_city() -> None:
    wide, inside = zone_forms("河北唐山海港经济开发区", "河北省", "唐山市")
    assert "唐山市海港经济开发区" in wide and "唐山海港经开区" in wide
    assert inside == ("海港经济开发区", "海港经开区", "海港开发区")
    assert zone_forms("兰州新区", "甘肃省", "兰州市") == (("兰州市新区",), ("新区",))
