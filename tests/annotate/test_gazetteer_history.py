"""Districts in time: names, codes, parents and ends by year, and what a name stands for then."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from kg.annotate.gazetteer import Division, load
from kg.annotate.places_history import (
    OPEN,
    bore,
    code_then,
    ended,
    periods,
    seats,
    then,
    township_codes,
    upper_periods,
)
from kg.annotate.places_index import division_now
from kg.annotate.places_store import uppers


def codes(found: tuple[Division, ...]) -> list[str]:
    return [division.code for division in found]


@pytest.mark.parametrize(
    ("division", "told"),
    [
        (  # 撤县设区 and 地区 to 市
            "411603",
            [
                ("淮阳县", "412727", 0, 2000),
                ("淮阳县", "411626", 2000, 2019),
                ("淮阳区", "411603", 2019, OPEN),
            ],
        ),
        (  # 撤县设市 and another parent
            "410883",
            [("孟县", "412224", 0, 1986), ("孟县", "410826", 1986, 1996), ("孟州市", "410883", 1996, OPEN)],
        ),
        ("4116", [("周口地区", "4127", 0, 2000), ("周口市", "4116", 2000, OPEN)]),
        ("4206", [("襄樊市", "4206", 0, 2010), ("襄阳市", "4206", 2010, OPEN)]),
        ("1505", [("哲里木盟", "1523", 0, 1999), ("通辽市", "1505", 1999, OPEN)]),
        ("50", [("重庆市", "5102", 0, 1997), ("重庆市", "50", 1997, OPEN)]),
        ("110103", [("崇文区", "110103", 0, 2010)]),
        ("410823107", [("乔庙乡", "410823201", 0, 2018), ("乔庙镇", "410823107", 2018, OPEN)]),  # 撤乡设镇
    ],
)
def test_periods(division: str, told: list[tuple[str, str, int, int]]) -> None:
    assert [(p.name, p.code, p.first, p.last) for p in periods(division)] == told


@pytest.mark.parametrize(
    ("division", "year", "path"),
    [
        ("419001", 1985, ["河南省", "新乡地区", "济源县"]),
        ("419001", 1990, ["河南省", "焦作市", "济源市"]),
        ("419001", 2020, ["河南省", "济源市"]),
        ("4604", 1985, ["广东省", "海南行政区", "儋县"]),
        ("411603002", 2016, ["河南省", "周口市", "淮阳县", "王店乡"]),
        ("411603002", 2023, ["河南省", "周口市", "淮阳区", "王店街道"]),
    ],
)
def test_names_and_parents_of_a_year(division: str, year: int, path: list[str]) -> None:
    register = load(year)
    found = register.get(division)
    assert found is not None
    assert [above.name for above in register.path(found)] == path


@pytest.mark.parametrize(
    ("division", "year", "code"),
    [
        ("411603", 2005, "411626"),
        ("411603", 2021, "411603"),
        ("411603107", 2018, "411626203"),
        ("411603107", 2023, "411603107"),
        ("110103", 2012, ""),
        ("71x01", 2020, ""),
        ("没有", 2020, ""),
    ],
)
def test_codes_of_a_year(division: str, year: int, code: str) -> None:
    assert code_then(division, year) == code


@pytest.mark.parametrize(
    ("division", "year", "heirs", "basis"),
    [
        ("110103", 2010, ("110101",), "event"),
        ("130521", 2020, ("130503",), "event"),
        ("4122", 1986, ("4107", "4108"), "counties"),
        ("500105", 2025, ("500157",), "event"),
        ("321281202", 2018, ("321281130",), "villages"),
        ("542134", 1999, (), "-"),
    ],
)
def test_ends(division: str, year: int, heirs: tuple[str, ...], basis: str) -> None:
    assert ended()[division] == (year, heirs, basis)


def test_what_was_dissolved_is_another_than_what_took_it_in() -> None:
    for division, end in ended().items():
        assert division not in end.heirs
        assert all(division_now(heir) for heir in end.heirs), division
        assert not any(period.last == OPEN for period in periods(division)), division


def test_periods_follow_each_other_and_the_last_is_the_register_of_2023() -> None:
    for period in upper_periods():
        assert period.first <= period.last, period
    for code, upper in uppers().items():
        runs = periods(code)
        for one, other in pairwise(runs):
            assert one.last <= other.first, (one, other)
        period = then(code, 2023) if runs and runs[0].last > 2023 else None
        if len(runs) > 1 and not upper.division.zone and runs[-1].first < 2023:
            assert runs[-1].name == upper.division.name, code
        assert period is None or period.division == code


def test_figures() -> None:
    things = {period.division for period in upper_periods()}
    changed = {p.division for p in upper_periods() if len({q.name for q in periods(p.division)}) > 1}
    assert (len(things), len(changed), len(ended())) == (3728, 1066, 2072)
    assert Counter(end.basis for end in ended().values()) == {
        "villages": 1706,
        "event": 152,
        "-": 95,
        "counties": 50,
        "name": 38,
        "key": 31,
    }


@pytest.mark.parametrize(
    ("year", "name", "place", "hints", "found"),
    [
        (2005, "淮阳县", None, (), ["411603"]),
        (2021, "淮阳区", None, (), ["411603"]),
        (2021, "淮阳县", None, (), ["411603"]),
        (2005, "淮阳", None, (), ["411603"]),
        (1995, "周口市", None, (), ["411602"]),
        (2005, "周口市", None, (), ["4116"]),
        (1995, "周口", None, (), ["4116", "411602"]),
        (2000, "新华区", None, ("海口市",), ["460103"]),
        (2003, "新华区", None, ("海口市",), ["460103"]),
        (1985, "济源县", None, ("新乡地区",), ["419001"]),
        (2020, "济源市", None, ("新乡地区",), []),
        (2005, "襄樊", None, (), ["4206"]),
        (2020, "襄樊", None, (), []),
        (1990, "郊区", "4108", (), ["410811"]),
        (2020, "文昌街道", None, ("山阳区",), ["410871062"]),
        (2020, "文昌街道", None, ("焦作市城乡一体化示范区",), ["410871062"]),
        (2016, "乔庙镇", "4108", ("武陟县",), ["410823107"]),
        (2020, "乔庙乡", "4108", ("武陟县",), ["410823107"]),
        (2000, "周家坝街道", None, ("天城区",), ["500101021"]),
        (2026, "两江新区", None, (), ["500157"]),
        (0, "崇文区", None, (), ["110103"]),
    ],
)
def test_a_name_is_read_by_the_year(
    year: int, name: str, place: str | None, hints: tuple[str, ...], found: list[str]
) -> None:
    assert codes(load(year).resolve(name, place, hints)) == found


def test_a_text_is_read_by_the_year() -> None:
    def read(year: int, text: str) -> list[str]:
        return [text[hit.start : hit.end] + hit.divisions[0].name for hit in load(year).find(text)]

    assert read(2005, "襄樊、淮阳和崇文区") == ["襄樊襄樊市", "淮阳淮阳县", "崇文区崇文区"]
    assert read(2021, "襄樊、淮阳和崇文区") == ["淮阳淮阳区", "崇文区崇文区"]


def test_the_year_of_a_date() -> None:
    assert load().at("2005-03") is load(2005)
    assert load(2005).at(None) is load(2005)


def test_full_names_shared_by_many_are_told_apart_by_place_and_by_parent() -> None:
    shared = Counter(u.division.name for u in uppers().values() if u.division.level == "county")
    names = {name for name, count in shared.items() if count > 1}
    assert (len(names), sum(shared[name] for name in names)) == (29, 66)
    for code, upper in uppers().items():
        if upper.division.name in names and upper.division.level == "county":
            above = load().parent(upper.division)
            assert above is not None
            assert codes(load().resolve(upper.division.name, None, (above.name,))) == [code]
            assert codes(load().resolve(upper.division.name, above.code)) == [code]


def test_a_name_of_another_ending_is_found_by_its_stem() -> None:
    assert [d.name for d in load().of_stem("白楼乡", "411603")] == ["白楼镇"]
    assert load().of_stem("白楼村", "411603") == ()


def test_a_zones_township_has_two_parents() -> None:
    register = load()
    town = register.get("410871062")
    assert town is not None
    county = register.seat(town)
    assert county is not None and county.name == "山阳区"
    assert register.parent(town) == register.get("410871")
    zones = {code for code, upper in uppers().items() if upper.division.zone}
    assert all(code[:6] in zones for code in seats())


def test_a_townships_code_changes_with_its_countys() -> None:
    assert [(p.name, p.code, p.first, p.last) for p in township_codes("411603107")] == [
        ("刘振屯乡", "411626203", 0, 2019),
        ("刘振屯乡", "411603203", 2019, 2022),
        ("刘振屯镇", "411603107", 2022, OPEN),
    ]


def test_every_name_leads_to_those_that_bore_it() -> None:
    for name in ("淮阳县", "新乡地区", "乔庙乡"):
        assert all(name in {p.name for p in periods(each.division)} for each in bore(name))
        assert bore(name)
