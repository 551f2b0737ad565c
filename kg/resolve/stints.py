"""Dated statements about one office, cut into stints: what one person is said to hold without a gap that is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.resolve.days import Days, between

# Days within which a paper may still call someone by a post that words have ended: a story lies before it is printed.
LATE = 31
# Days after which someone who is named in a sole post again has come back to it, if another was named between; within
# them one of the two was misread or misprinted, and both are kept and reported.
RETURN = 180


@dataclass(frozen=True, slots=True)
class Said:
    """One dated statement: that a person holds an office on a day, or (`over`) that it is over by that day."""

    at: Days
    over: bool
    fact: str
    person: str
    name: str  # of the person, as compared
    acting: bool = False
    since: Days | None = None  # the announced first day
    until: Days | None = None  # the announced last day

    @property
    def place(self) -> tuple[str, bool, Days, str]:
        """Its place in time: what lasts counts from the first day it may mean, what is over from the last."""
        return self.at.last if self.over else self.at.first, self.over, self.at, self.fact


@dataclass(slots=True)
class Stint:
    """The statements that make one period: `now` say that it lasts, `over` that it has ended; `late` came after."""

    person: str
    now: list[Said] = field(default_factory=list)
    over: list[Said] = field(default_factory=list)
    late: list[Said] = field(default_factory=list)

    @property
    def first(self) -> Said:
        """Its earliest statement."""
        return (self.now or self.over)[0]

    def statements(self) -> list[Said]:
        """All that it rests on, in order of date."""
        return sorted([*self.now, *self.over, *self.late], key=lambda said: said.place)


def stints(said: Iterable[Said], *, sole: bool) -> list[Stint]:
    """The stints of all holders of one office, in order of their first day; every statement is in just one."""
    mine: dict[str, list[Said]] = defaultdict(list)
    ordered = sorted(said, key=lambda each: each.place)
    for each in ordered:
        mine[each.person].append(each)
    found = [stint for _, own in sorted(mine.items()) for stint in _by_own_words(own)]
    if sole:
        others = Others(ordered)
        found = [part for stint in found for part in _cut(stint, others)]
    return sorted(found, key=lambda stint: (stint.first.place, stint.person))


def _by_own_words(said: Sequence[Said]) -> Iterator[Stint]:
    """One person's statements, cut where words end the post and a later day has the person in it again."""
    stint = Stint(said[0].person)
    for each in said:
        if each.over:
            stint.over.append(each)
        elif not stint.over:
            stint.now.append(each)
        elif _is_late(stint, each):
            stint.late.append(each)
        else:
            again = [each]
            if not each.since:  # who is named on and on was there all the time
                again, stint.late = [*stint.late, each], []
            yield stint
            stint = Stint(each.person, again)
    yield stint


def _is_late(stint: Stint, said: Said) -> bool:
    soon = between(stint.over[0].at.last, said.at.first) <= LATE
    return soon and bool(stint.now) and said.since is None


def _cut(stint: Stint, others: Others) -> Iterator[Stint]:
    """A stint in a sole office, cut where its holder comes back after another."""
    part = Stint(stint.person)
    for each in stint.now:
        if part.now and _came_back(part.now[-1], each, others):
            yield part
            part = Stint(stint.person)
        part.now.append(each)
    part.over, part.late = stint.over, stint.late
    yield part


def _came_back(before: Said, again: Said, others: Others) -> bool:
    between_them = others.after(before)
    if between_them is None or between_them.at.last >= again.at.first:
        return False
    told = again.since is not None and again.since.first >= between_them.at.first
    return told or between(before.at.last, again.at.first) >= RETURN


class Others:
    """Who else is said to hold an office, before and after a statement.

    Someone of the same name is not taken for another: it is far likelier one person under two nodes.
    """

    def __init__(self, ordered: Sequence[Said]) -> None:
        self._now = [each for each in ordered if not each.over]
        self._places = {each.fact: place for place, each in enumerate(self._now)}
        self._on = _runs(self._now)
        self._back = [len(self._now) - 1 - place for place in reversed(_runs(self._now[::-1]))]

    def after(self, said: Said) -> Said | None:
        """The first statement of a later day that names another holder."""
        place = self._places[said.fact]
        while place < len(self._now):
            each = self._now[place]
            if each.name != said.name and each.at.first > said.at.last:
                return each
            place = self._on[place] if each.name == said.name else place + 1
        return None

    def before(self, said: Said) -> Said | None:
        """The last statement of an earlier day that names another holder."""
        place = self._places[said.fact]
        while place >= 0:
            each = self._now[place]
            if each.name != said.name and each.at.last < said.at.first:
                return each
            place = self._back[place] if each.name == said.name else place - 1
        return None


def _runs(said: Sequence[Said]) -> list[int]:
    """For each place the next one at which another name stands."""
    found = [len(said)] * len(said)
    for place in range(len(said) - 2, -1, -1):
        same = said[place].name == said[place + 1].name
        found[place] = found[place + 1] if same else place + 1
    return found
