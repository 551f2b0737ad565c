"""Stints in an office to periods: the days within which each began and ended, and what tells so.

A begin or end lies in a window of days. What is announced has the day announced; what is only observed began by the
day of the first statement and had not ended on the day of the last. In a sole office it also began after, and ended
by, the day on which another was named in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from kg.resolve.stints import Others, Said, Stint, stints

BeginBasis = Literal["announced", "observed", "succession"]
EndBasis = Literal["announced", "former", "succession", "open"]


@dataclass(frozen=True, slots=True)
class End:
    """A begin or an end: the first and last day that it may be ("" for no bound), as given, and by what statement."""

    earliest: str
    latest: str
    basis: BeginBasis | EndBasis
    said: str = ""  # the date as announced
    by: Said | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """What one person held without a gap that is told; `overlaps` are other holders of a sole office at the time."""

    stint: Stint
    begin: End
    end: End
    ended_by: Period | None = None  # the period of the one who came after
    overlaps: tuple[int, ...] = field(default=())  # places in the list of periods

    @property
    def sure(self) -> tuple[str, str]:
        """The first and last day on which the post was held for sure; in the wrong order where there is none."""
        last = self.end.earliest if self.stint.now or self.end.basis == "announced" else ""
        return self.begin.latest, last


def periods(said: Iterable[Said], *, sole: bool) -> list[Period]:
    """The periods of all holders of one office, in order of their first day. Each statement is in just one."""
    told = sorted(said, key=lambda each: each.place)
    others = Others(told) if sole else None
    found: list[Period] = []
    left: dict[str, str] = {}  # person → the day before which the last period cannot have ended
    for stint in stints(told, sole=sole):
        end = _end(stint, others)
        found.append(Period(stint, _begin(stint, end, left.get(stint.person, "")), end))
        left[stint.person] = end.earliest
    if others is None:
        return found
    home = {each.fact: period for period in found for each in period.stint.statements()}
    followed = [_followed(period, home) for period in found]
    return _with_overlaps([_preceded(period, home, others) for period in followed])


def _begin(stint: Stint, end: End, floor: str) -> End:
    """Announced by the first statement's day, else some day up to it; never before `floor`, an earlier period's end."""
    seen = stint.now or stint.over
    latest = min([*(each.at.last for each in seen), *([end.latest] if end.latest else [])])
    floor = floor if floor <= latest else ""
    told = [e for e in stint.statements() if e.since and floor <= e.since.last and e.since.first <= latest]
    by = min(told, key=lambda each: (each.since, each.place), default=None)
    if by is None or by.since is None:
        return End(floor, latest, "observed", by=stint.first)
    return End(max(by.since.first, floor), min(by.since.last, latest), "announced", by.since.said, by)


def _end(stint: Stint, others: Others | None) -> End:
    """The tightest of: announced, said to be over, another in a sole office; words before another of the same day."""
    seen = stint.now[-1] if stint.now else None
    least = seen.at.first if seen else ""
    ends = [_end_by_words(each, least) for each in stint.over]
    after = others.after(seen) if others and seen else None
    if after is not None:
        ends.append(End(least, after.at.last, "succession", by=after))
    rank = ("announced", "former", "succession")
    return min(ends, key=lambda end: (end.latest, rank.index(end.basis)), default=End(least, "", "open"))


def _end_by_words(said: Said, least: str) -> End:
    if said.until:
        return End(max(said.until.first, least), said.until.last, "announced", said.until.said, said)
    return End(least, said.at.last, "former", by=said)


def _followed(period: Period, home: dict[str, Period]) -> Period:
    """The period with the one that ended it, whose begin may tell a day before its own first statement."""
    end = period.end
    if end.basis != "succession" or end.by is None:
        return period
    after = home[end.by.fact]
    begun = after.begin.latest
    latest = begun if max(end.earliest, period.begin.latest) <= begun < end.latest else end.latest
    return replace(period, end=replace(end, latest=latest), ended_by=after)


def _preceded(period: Period, home: dict[str, Period], others: Others) -> Period:
    """The period with the day before which it cannot have begun, since another was named in the office."""
    begin, first = period.begin, period.stint.first
    before = None if begin.basis == "announced" or first.over else others.before(first)
    if before is None or before.at.first < begin.earliest:
        return period
    left = home[before.fact].end.earliest
    earliest = left if before.at.first <= left <= begin.latest else before.at.first
    return replace(period, begin=replace(begin, earliest=earliest, basis="succession"))


def _with_overlaps(found: Sequence[Period]) -> list[Period]:
    """The periods of a sole office, each with the others that held it on a same day."""
    overlaps: list[set[int]] = [set() for _ in found]
    open_now: list[int] = []
    for place in sorted(range(len(found)), key=lambda place: (found[place].sure, place)):
        open_now = [other for other in open_now if found[other].sure[1] >= found[place].sure[0]]
        for other in open_now:
            if _collide(found[other], found[place]):
                overlaps[other].add(place)
                overlaps[place].add(other)
        open_now.append(place)
    return [replace(each, overlaps=tuple(sorted(o))) for each, o in zip(found, overlaps, strict=True)]


def _collide(one: Period, other: Period) -> bool:
    """Whether two holders share a day for sure, but for the day on which one hands over to the other."""
    if one.stint.person == other.stint.person or not all(
        a and b and a <= b for a, b in (one.sure, other.sure)
    ):
        return False
    first, last = max(one.sure[0], other.sure[0]), min(one.sure[1], other.sure[1])
    if first > last:
        return False
    return first < last or not any(_hands_over(a, b, first) for a, b in ((one, other), (other, one)))


def _hands_over(leaving: Period, coming: Period, day: str) -> bool:
    told_out = leaving.end.basis in ("announced", "former") and leaving.end.latest == day
    told_in = coming.begin.basis == "announced" and coming.begin.latest == day == leaving.sure[1]
    return told_out or told_in
