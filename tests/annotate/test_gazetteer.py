"""The register of divisions: its figures, its forms of names, and look-ups in it."""

from __future__ import annotations

from collections import Counter

import pytest

from kg.annotate.gazetteer import Division, Gazetteer, load, province_abbreviation
from kg.annotate.places_store import townships, uppers, village_areas, villages
from kg.resources import rows


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load()


def names(divisions: tuple[Division, ...]) -> list[str]:
    return [division.name for division in divisions]


def test_figures_per_level() -> None:
    assert Counter(u.division.level for u in uppers().values()) == {
        "province": 34,
        "prefecture": 353,
        "county": 3004,
    }
    assert sum(u.division.zone for u in uppers().values()) == 124
    assert len(townships()) == 41341


def test_index_of_villages_counts_them_all() -> None:
    index = rows("gazetteer/villages.tsv")
    assert sum(int(row[3]) for row in index) == 620573
    for area, _, _, count in index[::60]:
        assert sum(len(found) for _, found in villages(area)) == int(count)
    assert village_areas("410823") == ("4108",)


@pytest.mark.parametrize(
    ("code", "path"),
    [
        ("419001", ["河南省", "济源市"]),
        ("110101", ["北京市", "东城区"]),
        ("659001", ["新疆维吾尔自治区", "石河子市"]),
        ("441900003", ["广东省", "东莞市", "东城街道"]),
        ("410871062", ["河南省", "焦作市", "焦作城乡一体化示范区", "文昌街道"]),
        ("410823102221", ["河南省", "焦作市", "武陟县", "西陶镇", "西滑封村"]),
        ("81", ["香港特别行政区"]),
    ],
)
def test_paths(gazetteer: Gazetteer, code: str, path: list[str]) -> None:
    division = gazetteer.get(code)
    assert division is not None
    assert names(gazetteer.path(division)) == path


def test_unknown_codes(gazetteer: Gazetteer) -> None:
    for code in ("", "99", "4190", "419099", "410871999", "410871062999", "不是码"):
        assert gazetteer.get(code) is None


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("焦作", ["焦作市"]),
        ("孟州", ["孟州市"]),
        ("卢氏", ["卢氏县"]),
        ("西峡", ["西峡县"]),
        ("内蒙古", ["内蒙古自治区"]),
        ("恩施", ["恩施土家族苗族自治州", "恩施市"]),
        ("临夏州", ["临夏回族自治州"]),
        ("景宁", ["景宁畲族自治县"]),
        ("景宁县", ["景宁畲族自治县"]),
        ("东乡", ["东乡区", "东乡族自治县"]),
        ("鄂伦春", ["鄂伦春自治旗"]),
        ("北林", ["北林区"]),
        ("浦东", ["浦东新区"]),
        ("海南", ["海南省", "海南藏族自治州", "海南区"]),
        ("焦作示范区", ["焦作城乡一体化示范区"]),
        ("漯河经开区", ["漯河经济技术开发区"]),
        ("井陉矿", []),
        ("温", []),
        ("市辖", []),
    ],
)
def test_short_forms(gazetteer: Gazetteer, short: str, full: list[str]) -> None:
    assert names(gazetteer.short(short)) == full


def test_zones_are_told_from_districts(gazetteer: Gazetteer) -> None:
    assert gazetteer.named("焦作城乡一体化示范区")[0].zone
    assert not gazetteer.named("浦东新区")[0].zone
    assert not gazetteer.named("滨海新区", "county")[0].zone


def test_named_by_level(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.named("鼓楼区")) == 4
    assert gazetteer.named("文昌街道", "county") == ()
    assert {d.level for d in gazetteer.named("文昌街道")} == {"township"}


def test_children(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.children("41")) == 18
    assert "济源市" in names(gazetteer.children("41"))
    assert len(gazetteer.children("4108")) == 11
    assert "乔庙镇" in names(gazetteer.children("410823"))
    assert "西滑封村" in names(gazetteer.children("410823102"))
    assert gazetteer.children("99") == ()


def test_every_parent_exists_and_lists_its_child(gazetteer: Gazetteer) -> None:
    for code, upper in uppers().items():
        if upper.division.parent:
            assert upper.division in gazetteer.children(upper.division.parent), code


def test_find_gives_exact_spans_of_the_longest_names(gazetteer: Gazetteer) -> None:
    text = "河南省焦作市中站区李封街道，焦作市城乡一体化示范区与孟州、襄樊市座谈"
    hits = gazetteer.find(text)
    assert [(text[h.start : h.end], h.divisions[0].name, h.is_short) for h in hits] == [
        ("河南省", "河南省", False),
        ("焦作市", "焦作市", False),
        ("中站区", "中站区", False),
        ("李封街道", "李封街道", False),
        ("焦作市城乡一体化示范区", "焦作城乡一体化示范区", False),
        ("孟州", "孟州市", True),
        ("襄樊市", "襄阳市", False),
    ]


def test_find_leaves_out_what_is_ambiguous(gazetteer: Gazetteer) -> None:
    for form, _, _ in rows("gazetteer/ambiguous.tsv"):
        assert gazetteer.ambiguous(form)
        assert form not in [form[h.start : h.end] for h in gazetteer.find(form)]
    assert len(gazetteer.short("和平")) == 3


def test_each_guard_drops_its_example_and_only_that(gazetteer: Gazetteer) -> None:
    for form, _, _, example in rows("gazetteer/guards.tsv"):
        assert [h for h in gazetteer.find(form) if h.end - h.start == len(form)], form
        assert form not in [example[h.start : h.end] for h in gazetteer.find(example)], example


def test_within_reads_names_below_a_division(gazetteer: Gazetteer) -> None:
    assert [d.code for d in gazetteer.within("西滑封村", "410823")] == ["410823102221"]
    assert [d.code for d in gazetteer.within("西滑封村民委员会", "41")] == ["410823102221"]
    assert names(gazetteer.within("新华街道办事处", "4104")) == names(gazetteer.within("新华街道", "4104"))
    assert gazetteer.within("西滑封村", "4101") == ()


def test_within_takes_another_ending_only_where_the_name_is_missing(gazetteer: Gazetteer) -> None:
    assert names(gazetteer.within("紫荆居委会", "410803")) == ["紫荆社区"]
    assert names(gazetteer.within("紫荆社区", "410803")) == ["紫荆社区"]


def test_nearest_needs_one_clear_winner(gazetteer: Gazetteer) -> None:
    found = gazetteer.nearest("乔集镇", "410823")
    assert found is not None
    assert (found[0].name, found[1]) == ("乔庙镇", 0.5)
    assert gazetteer.nearest("乔庙镇", "410823") is None
    assert gazetteer.nearest("集镇", "410823") is None
    assert gazetteer.nearest("乔集", "410823") is None
    assert gazetteer.nearest("光华街道", "41") is None


@pytest.mark.parametrize(
    ("name", "place", "hint", "codes"),
    [
        ("示范区", "4108", (), ["410871"]),
        ("示范区", "410882", (), ["410871"]),
        ("高新区", None, (), []),
        ("综合保税区", "120104", (), ["120110405"]),
        ("新华区", "4104", (), ["410402"]),
        ("新华区", None, (), ["130105", "130902", "410402"]),
        ("新华区", "4104", ("河北省", "沧州市"), ["130902"]),
        ("河南", "4108", (), ["41"]),
        ("吉林", None, (), ["22", "2202"]),
        ("吉林", "2202", (), ["22", "2202"]),
        ("文昌街道", "4108", (), ["410871062"]),
        ("西滑封村", "410882", (), ["410823102221"]),
        ("西滑封村", None, ("武陟县", "西陶镇"), ["410823102221"]),
        ("乔集镇", "4108", ("武陟县",), []),
        ("襄樊市", None, (), ["4206"]),
        ("无此县", "4108", (), []),
    ],
)
def test_resolve(
    gazetteer: Gazetteer, name: str, place: str | None, hint: tuple[str, ...], codes: list[str]
) -> None:
    assert [d.code for d in gazetteer.resolve(name, place, hint)] == codes


def test_old_names_lead_to_those_that_bore_them(gazetteer: Gazetteer) -> None:
    assert [d.code for d in gazetteer.once("襄樊市")] == ["4206"]
    assert [d.code for d in gazetteer.once("孟县")] == ["410883"]
    assert gazetteer.once("无此县") == ()


def test_province_abbreviations() -> None:
    for hanzi, province in rows("gazetteer/province_abbreviations.tsv"):
        division = province_abbreviation(hanzi)
        assert division is not None and division.name == province
    assert province_abbreviation("我") is None
