"""The simulated city: the same seed gives the same pages, spans are true, lives are consistent."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest
from city.align import align, overlap
from city.bodies import CITIES, FIRST, LAST
from city.city import City
from city.lives import tenures
from city.pages import Mark, Printed, print_city, write, write_truth
from city.tables import DATA, rows
from city.tenures import Evidence, evidence, results

COUNT, SEED = 60, 11


@lru_cache
def printed() -> tuple[City, list[Printed]]:
    return print_city(COUNT, SEED)


def test_a_seed_gives_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    for name, seed in (("one", SEED), ("two", SEED), ("other", SEED + 1)):
        city, pages = print_city(COUNT, seed)
        write(pages, tmp_path / name / "pages")
        write_truth(city, pages, tmp_path / name / "truth")
    one, two, other = (_bytes(tmp_path / name) for name in ("one", "two", "other"))
    assert one == two
    assert one != other
    assert len([name for name in one if name.endswith(".txt")]) == COUNT


def test_spans_hold_the_words_they_name() -> None:
    _, pages = printed()
    marks = [(page.text, mark) for page in pages for mark in page.marks]
    assert len(marks) > 1000
    for text, mark in marks:
        assert "".join(text[mark.start : mark.end].split()) == mark.surface


def test_some_pages_are_set_in_columns_that_break_names() -> None:
    _, pages = printed()
    broken = [m for page in pages for m in page.marks if "\n" in page.text[m.start : m.end]]
    assert broken
    assert all("\n\n" not in page.text[m.start : m.end] for page in pages for m in page.marks)


def test_mentions_of_a_page_do_not_overlap() -> None:
    _, pages = printed()
    for page in pages:
        for left, right in pairwise(sorted((m.start, m.end) for m in page.marks)):
            assert left[1] <= right[0]


def test_every_mention_stands_for_someone_or_something_of_the_city() -> None:
    city, pages = printed()
    people = {person.id: person for person in city.people.all}
    for mark in (mark for page in pages for mark in page.marks):
        if mark.kind == "Person":
            assert people[mark.thing].name == mark.surface
        else:
            assert city.bodies[mark.thing].kind == mark.kind


def test_a_seat_has_one_holder_at_a_time_and_lives_run_forward() -> None:
    city, _ = printed()
    seats = defaultdict(list)
    for stint in city.stints:
        assert stint.end is None or stint.begin < stint.end
        assert stint.full is None or stint.begin < stint.full
        seats[stint.seat.id].append(stint)
    for held in seats.values():
        for before, after in pairwise(sorted(held, key=lambda stint: stint.begin)):
            assert before.end is not None
            assert before.end <= after.begin


def test_people_move_come_back_and_hold_several_posts_at_once() -> None:
    city, _ = printed()
    found = tenures(city.stints)
    assert max(Counter(stint.person.id for stint in city.stints).values()) >= 4
    assert max(Counter((t.person, t.post) for t in found).values()) >= 2
    assert any(len(stint.seat.posts) > 1 for stint in city.stints)
    for one, other in pairwise(found):
        if (one.person, one.post) == (other.person, other.post):
            assert one.end is not None
            assert one.end < other.begin - timedelta(days=1)


def test_namesakes_arise_and_never_lead_one_place_together() -> None:
    city, _ = printed()
    names = Counter(person.name for person in city.people.all)
    assert sum(count > 1 for count in names.values()) >= 10
    for day in (date(2013, 3, 3), date(2017, 7, 7), date(2021, 11, 11)):
        for place in city.places:
            leaders = {s.person for s in city.at(day).leaders(place)}
            assert len({person.name for person in leaders}) == len(leaders)


def test_what_pages_tell_of_posts_is_true() -> None:
    city, pages = printed()
    held = defaultdict(list)
    for tenure in tenures([*city.stints, *city.guests]):
        held[tenure.person, tenure.post].append(tenure)
    told = [told for page in pages for told in page.told]
    assert {each.how for each in told} >= {"holds", "appointed", "removed"}
    for each in told:
        ends = [(t.begin, t.end or date.max) for t in held[each.person, each.post]]
        if each.how in ("holds", "acting", "appointed"):
            assert any(begin <= each.day < end for begin, end in ends), each
        elif each.how == "removed":
            assert any(begin <= each.day <= end for begin, end in ends), each
        else:
            assert any(end <= each.day for _, end in ends), each


def test_who_is_told_of_is_printed() -> None:
    _, pages = printed()
    for page in pages:
        assert {told.person for told in page.told} <= {mark.thing for mark in page.marks}


def test_the_reform_renames_merges_and_founds() -> None:
    city, _ = printed()
    code = city.place.code
    kinds = Counter(change.kind for change in city.changes)
    assert set(kinds) == {"rename", "merged", "either", "new"}
    health = city.bodies[f"{code}-health0"]
    assert [name.core for name in health.names] == ["卫计委", "卫健委"]
    assert city.bodies[f"{code}-market0"].until == city.bodies[f"{code}-market"].since
    assert city.bodies[f"{code}-farm0"].family == city.bodies[f"{code}-farm"].family != ""


def test_pages_lie_in_the_ten_years_and_never_tell_of_焦作() -> None:
    city, pages = printed()
    assert city.place.name in CITIES
    assert "焦作市" not in CITIES
    assert all(FIRST <= date.fromisoformat(page.date) <= LAST for page in pages)
    assert {page.place for page in pages} > {city.place.name}


def test_every_sentence_and_phrase_has_its_use_in_a_story() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in DATA.parent.glob("*.py"))
    for table in ("sentences", "phrases"):
        for use in {row[0] for row in rows(table)}:
            assert re.search(rf'"{use}"|"{use.rpartition("-")[0]}-|"-{use.rpartition("-")[2]}"', code), use


def test_a_build_that_knows_everything_has_every_tenure_right_and_a_shifted_one_none() -> None:
    city, pages = printed()
    marks = [mark for page in pages for mark in page.marks]
    mentions = [
        {
            "page": m.page,
            "start": m.start,
            "end": m.end,
            "entity": m.thing,
            "surface": m.surface,
            "article": m.page,
        }
        for m in marks
    ]
    pairs = align(marks, mentions, {m.thing: m.kind for m in marks})
    assert all(pair.entity == pair.mark.thing for pair in pairs)
    names = {body.id: body.name(LAST).full for body in city.bodies.values()}
    told = evidence(city, pages)
    table = [_row(each) for each in told]
    named = {m.thing for m in marks}
    right = [r for r in results(city, pages, pairs, table, names) if r.verdict == "right"]
    assert len(right) == len([e for e in told if e.tenure.person in named and _stands(city, e, named)])
    late = [row | {"begin_earliest": "2030-01-01", "begin_latest": "2030-01-01"} for row in table]
    assert not [r for r in results(city, pages, pairs, late, names) if r.verdict == "right"]


@pytest.mark.parametrize(
    ("one", "other", "share"), [((0, 4), (0, 4), 1), ((0, 4), (2, 6), 1 / 3), ((0, 2), (2, 4), 0)]
)
def test_overlap_is_common_over_all(one: tuple[int, int], other: tuple[int, int], share: float) -> None:
    assert overlap(one, other) == pytest.approx(share)
    assert overlap(other, one) == overlap(one, other)


def test_each_mention_is_laid_upon_one_of_its_kind() -> None:
    marks = [
        Mark("p", 0, 3, "王小明", "person-00000", "Person", "name"),
        Mark("p", 3, 7, "市科技局", "b", "Organization", "seat"),
    ]
    types = {"e1": "Person", "e2": "Company", "e3": "District"}
    mentions = [
        {"page": "p", "start": 0, "end": 2, "entity": "e1", "surface": "王小", "article": "p#a1"},
        {"page": "p", "start": 0, "end": 3, "entity": "e1", "surface": "王小明", "article": "p#a1"},
        {"page": "p", "start": 3, "end": 7, "entity": "e2", "surface": "市科技局", "article": "p#a1"},
        {"page": "p", "start": 3, "end": 4, "entity": "e3", "surface": "市", "article": "p#a1"},
    ]
    pairs = align(marks, mentions, types)
    assert [(pair.mark.surface, pair.surface, pair.entity) for pair in pairs] == [
        ("市科技局", "市科技局", "e2"),
        ("王小明", "王小明", "e1"),
    ]


def _stands(city: City, each: Evidence, named: set[str]) -> bool:
    tenure = each.tenure
    return city.bodies[tenure.post.body].key in ("gov", "tgov") or tenure.post.body in named


def _row(each: Evidence) -> dict[str, str]:
    tenure = each.tenure
    end = tenure.end.isoformat() if tenure.end else ""
    begin = tenure.begin.isoformat()
    return {
        "id": tenure.id,
        "person": tenure.person,
        "body": tenure.post.body,
        "post": tenure.post.title,
        "begin_earliest": begin,
        "begin_latest": begin,
        "end_earliest": end or LAST.isoformat(),
        "end_latest": end,
    }


def _bytes(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
