"""True tenures held against those of a build: person, body and post right, both ends within the evidence.

An end is within the evidence where the true day lies in the period that the build gives, and an end that pages
announce is known to about the month. Whether the build also saw the first and last page that show the post held
is told apart (as_tight): that is a matter of what was read.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from .align import Pair
from .bodies import Body
from .city import City
from .lives import Tenure, tenures
from .pages import Printed
from .seats import Post
from .speak import Told

NEAR = timedelta(days=10)  # between a decision and the page that tells of it
_KNOWN = timedelta(days=110)  # the widest period of an end that was announced
_ACTING = "代"


@dataclass(slots=True)
class Evidence:
    """What the pages tell of one tenure."""

    tenure: Tenure
    told: list[Told] = field(default_factory=list)

    def days(self, *how: str) -> list[date]:
        """The days spoken of in such statements, in order."""
        return sorted(told.day for told in self.told if told.how in how)


@dataclass(frozen=True, slots=True)
class Result:
    """How one told tenure fared: "right", or what is wrong with the best of the build's."""

    evidence: Evidence
    verdict: str
    row: Mapping[str, Any] | None = None


def evidence(city: City, pages: Iterable[Printed]) -> list[Evidence]:
    """The tenures that pages tell of as held, begun or ended, without those at bodies read in two ways."""
    found = [Evidence(t) for t in tenures([*city.stints, *city.guests]) if _sure(city.bodies[t.post.body])]
    by_post: dict[tuple[str, Post], list[Evidence]] = defaultdict(list)
    for each in found:
        by_post[each.tenure.person, each.tenure.post].append(each)
    for page in pages:
        for told in page.told:
            if own := [e for e in by_post[told.person, told.post] if _speaks(told, e.tenure)]:
                own[-1].told.append(told)
    return [each for each in found if each.days("holds", "acting", "appointed", "removed")]


def _sure(body: Body) -> bool:
    """Not where both readings are right, nor where the title changed with the name."""
    return not body.family and len({name.head for name in body.names}) == 1


def _speaks(told: Told, tenure: Tenure) -> bool:
    end = tenure.end or date.max
    if told.how == "former":
        return tenure.end is not None and tenure.end <= told.day
    return tenure.begin <= told.day <= end if told.how == "removed" else tenure.begin <= told.day < end


def results(
    city: City,
    pages: Sequence[Printed],
    pairs: Sequence[Pair],
    rows: Sequence[Mapping[str, Any]],
    names: Mapping[str, str],
) -> list[Result]:
    """Each told tenure with the best row of the build that is not taken by another.

    `names` gives the name of each entity of the build.
    """
    thing = _majority(pairs)
    own: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        own[thing.get(row["person"], "")].append(row)
    told = evidence(city, pages)
    near = {
        each.tenure.id: [
            row
            for row in own[each.tenure.person]
            if _title(each.tenure.post.title, row["post"])
            and _at(city.bodies[each.tenure.post.body], row["body"], thing, names)
        ]
        for each in told
    }
    taken = _right_ones(told, near)
    used = {row["id"] for row in taken.values()}
    return [_result(each, taken, used, near[each.tenure.id], own[each.tenure.person]) for each in told]


def _right_ones(
    told: Iterable[Evidence], near: Mapping[str, Sequence[Mapping[str, Any]]]
) -> dict[str, Mapping[str, Any]]:
    """For each tenure that has one, a row that is right, none taken twice."""
    taken: dict[str, Mapping[str, Any]] = {}
    used: set[str] = set()
    for each in told:
        for row in near[each.tenure.id]:
            if row["id"] not in used and _verdict(each, row) == "right":
                taken[each.tenure.id] = row
                used.add(row["id"])
                break
    return taken


def _result(
    each: Evidence,
    taken: Mapping[str, Mapping[str, Any]],
    used: set[str],
    near: Sequence[Mapping[str, Any]],
    own: Sequence[Mapping[str, Any]],
) -> Result:
    if each.tenure.id in taken:
        return Result(each, "right", taken[each.tenure.id])
    left = [(_verdict(each, row), str(row["id"]), row) for row in near if row["id"] not in used]
    if not left:
        return Result(each, _absent(own, each))
    verdict, _, row = min(left, key=lambda found: found[:2])
    return Result(each, verdict, row)


def comparable(
    city: City, rows: Iterable[Mapping[str, Any]], pairs: Sequence[Pair], names: Mapping[str, str]
) -> list[Mapping[str, Any]]:
    """The build's tenures that are either right or wrong: of officials and the like, at known bodies of one reading.

    Left out are 市领导, the 副市长 that a 代市长 is made for the while, and posts of citizens (医生).
    """
    thing = _majority(pairs)
    people = {person.id: person for person in city.people.all}
    acted = {(stint.person.id, stint.seat.place.name) for stint in city.stints if stint.full}
    found = []
    for row in rows:
        person, body = thing.get(row["person"], ""), city.bodies.get(thing.get(row["body"], ""))
        name = names.get(row["body"], "")
        known = _sure(body) if body else name[-1:] in "市县区镇乡" and name != ""
        lent = row["post"].startswith("副") and (person, name.removesuffix("人民政府")) in acted
        official = person in people and people[person].role != "citizen"
        if official and known and not lent and not row["post"].endswith("领导"):
            found.append(row)
    return found


def _majority(pairs: Iterable[Pair]) -> dict[str, str]:
    """The thing that most mentions of an entity stand for."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for pair in pairs:
        if pair.entity:
            counts[pair.entity][pair.mark.thing] += 1
    return {entity: min(found, key=lambda t: (-found[t], t)) for entity, found in counts.items()}


def _at(body: Body, entity: str, thing: Mapping[str, str], names: Mapping[str, str]) -> bool:
    if body.key in ("gov", "tgov"):
        place = body.place.name
        return names.get(entity) in (place, f"{place}人民政府", f"{place}政府")
    return thing.get(entity) == body.id


def _title(true: str, built: str) -> bool:
    """书记 for 县委书记, 县长 and 代县长 are one post; 副书记 and 书记 are two; a 常务副市长 is a 副市长."""
    true, built = true.removeprefix("常务"), built.removeprefix("常务").removeprefix(_ACTING)
    return built == true or (built.endswith(true) and built[: -len(true)][-1] not in "副原")


def _absent(rows: Sequence[Mapping[str, Any]], each: Evidence) -> str:
    if not rows:
        return "no tenure of the person"
    same = any(_title(each.tenure.post.title, row["post"]) for row in rows)
    return "body wrong or taken" if same else "post missing"


def _verdict(each: Evidence, row: Mapping[str, Any]) -> str:
    wrong = [name for name, right in (("begin", _begins(each, row)), ("end", _ends(each, row))) if not right]
    return " and ".join(wrong) + " wrong" if wrong else "right"


def _begins(each: Evidence, row: Mapping[str, Any]) -> bool:
    low, high = _day(row["begin_earliest"], date.min), _day(row["begin_latest"], date.max)
    truths = [each.tenure.begin] + ([each.tenure.full] if each.tenure.full else [])
    announced = [day for day in each.days("appointed") if any(abs(day - true) <= NEAR for true in truths)]
    return any(_in(true, low, high) for true in truths) and (not announced or _narrow(low, high))


def _ends(each: Evidence, row: Mapping[str, Any]) -> bool:
    low, high = _day(row["end_earliest"], date.min), _day(row["end_latest"], date.max)
    return _in(each.tenure.end or date.max, low, high) and (not each.days("removed") or _narrow(low, high))


def _narrow(low: date, high: date) -> bool:
    """Whether an announced end is known to the month or so; a vote may follow the party's word by a hundred days."""
    return low != date.min and high != date.max and high - low <= _KNOWN


def as_tight(each: Evidence, row: Mapping[str, Any]) -> bool:
    """Whether the build has it begun when it was first seen held, and not ended before it was last seen."""
    seen = each.days("holds", "acting", "appointed")
    begun, ended = _day(row["begin_latest"], date.max), _day(row["end_earliest"], date.min)
    return not seen or (begun <= seen[0] + NEAR and ended >= seen[-1] - NEAR)


def _in(true: date, low: date, high: date) -> bool:
    return (low == date.min or low - NEAR <= true) and (high >= date.max - NEAR or true <= high + NEAR)


def _day(text: str, otherwise: date) -> date:
    """A day of an ISO date, the first of a month or year where no more is given."""
    parts = [int(part) for part in text.split("-")] if text else []
    return date(*(parts + [1, 1])[:3]) if parts else otherwise
