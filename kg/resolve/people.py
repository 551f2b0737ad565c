"""Namesakes: one person or two? A visible sum of weighted features, each with its reason in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain, combinations, pairwise
from typing import Literal

from kg.annotate.gazetteer import load
from kg.records import Judgement
from kg.resolve.profiles import Profile
from kg.resources import rows

Verdict = Literal["same", "different", "unsure"]
LARGEST_BLOCK = 60  # namesakes compared pair by pair
MOST_BODIES = 200  # in a larger block


def judge_people(profiles: Mapping[str, Profile]) -> Iterator[Judgement]:
    """A judgement on every pair of namesakes of different articles that is to be compared."""
    blocks: dict[str, list[Profile]] = defaultdict(list)
    for _, profile in sorted(profiles.items()):
        blocks[profile.node.key].append(profile)
    for _, block in sorted(blocks.items()):
        for left, right in _pairs(block):
            yield judge_pair(left, right)


def judge_pair(left: Profile, right: Profile) -> Judgement:
    """Are two persons of one name one? The score is the sum of the weights of what speaks for and against."""
    found = list(_features(left, right))
    score = round(sum(_table()[name][0] for name, _ in found), 3)
    verdict = _verdict(score)
    reasons = "; ".join(
        f"{_table()[name][1].format(what)} ({_table()[name][0]:+.1f})" for name, what in found
    )
    return Judgement(left.node.id, right.node.id, verdict, score, f"{left.node.name}: {reasons}")


def _verdict(score: float) -> Verdict:
    if score >= _table()["same"][0]:
        return "same"
    return "different" if score <= _table()["different"][0] else "unsure"


def _features(left: Profile, right: Profile) -> Iterator[tuple[str, str]]:
    """What is so of two namesakes, with what they share or differ in."""
    districts = left.districts & right.districts
    yield from _shared("shared body", left.bodies & right.bodies)
    yield from _shared("shared district", districts)
    if districts or left.bodies & right.bodies:
        yield from _shared("shared post", left.posts & right.posts)
    yield from _shared("shared event", left.events & right.events)
    here, there = left.node.setting, right.node.setting
    if (
        left.bylines
        and right.bylines
        and here.paper == there.paper
        and (here.paper or here.page == there.page)
    ):
        yield "bylines of one paper", here.paper or f"page {here.page}"
    if here.page == there.page:
        yield "one page", here.page
    elif here.paper and here.paper == there.paper:
        yield "one paper", here.paper
    yield from _shared("companion", left.companions & right.companions)
    yield ("long name", "") if len(left.node.key) > 2 else ("short name", "")
    yield from _conflicts(left, right)


def _conflicts(left: Profile, right: Profile) -> Iterator[tuple[str, str]]:
    if (
        left.bodies
        and right.bodies
        and not left.bodies & right.bodies
        and not left.districts & right.districts
    ):
        yield "different bodies", f"{min(left.bodies)}, {min(right.bodies)}"
        yield from _shared("one city", frozenset(map(_name, left.cities & right.cities)))
    for one, other in ((left, right), (right, left)):
        if "reporter" in one.bylines and other.bodies and not one.bodies and not other.bylines:
            yield "reporter and holder", min(other.bodies)


def _name(code: str) -> str:
    division = load().get(code)
    return division.name if division else code


def _shared(feature: str, common: frozenset[str]) -> Iterator[tuple[str, str]]:
    if common:
        yield feature, min(common)


def _pairs(block: list[Profile]) -> Iterable[tuple[Profile, Profile]]:
    """All pairs of a small block; of a large one neighbours that share something, and one of each body."""
    if len(block) <= LARGEST_BLOCK:
        return combinations(block, 2)
    groups: dict[tuple[str, str], list[Profile]] = defaultdict(list)
    for profile in block:
        for key in _keys(profile):
            groups[key].append(profile)
    bodies = {profile.bodies: profile for profile in reversed(block) if profile.bodies}
    apart = sorted(bodies.values(), key=lambda profile: profile.node.id)[:MOST_BODIES]
    near = (pair for group in groups.values() for pair in pairwise(group))
    found = {(one.node.id, other.node.id): (one, other) for one, other in chain(near, combinations(apart, 2))}
    return [pair for _, pair in sorted(found.items())]


def _keys(profile: Profile) -> Iterator[tuple[str, str]]:
    """What a namesake may share with another, besides the name."""
    setting = profile.node.setting
    yield "page", setting.page
    for name in ("bodies", "districts", "events", "companions"):
        yield from ((name, value) for value in getattr(profile, name))
    if profile.bylines:
        yield "bylines", setting.paper


@cache
def _table() -> dict[str, tuple[float, str]]:
    return {row[0]: (float(row[1]), row[2]) for row in rows("resolve/person_features.tsv")}
