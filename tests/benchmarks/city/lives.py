"""Careers over ten years: who sits in which seat from which day to which, and the posts that come of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from .bodies import FIRST, LAST
from .people import People, Person, draw_name
from .seats import Post, Seat

_RETIRED = 60
_PLANTED = 0.03  # share of new officials who are given the name of one who serves
_ACTING = ("市长", "县长", "区长")  # heads of a government first act (代) until the congress has chosen them


@dataclass(slots=True)
class Stint:
    """A person in a seat; `end` is the first day without it, None where it lasts beyond the years told of."""

    person: Person
    seat: Seat
    begin: date
    end: date | None = None
    full: date | None = None  # the day a head that only acted at first was chosen

    def holds(self, day: date) -> bool:
        """Whether the seat is theirs on a day."""
        return self.begin <= day and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True)
class Tenure:
    """One post held without a gap."""

    id: str
    person: str
    post: Post
    begin: date
    end: date | None
    full: date | None  # from begin to this day the post was an acting one


class Careers:
    """The moves of ten years, month by month; `stints` in order of begin."""

    def __init__(self, people: People, seats: list[Seat], rng: Random) -> None:
        self._people, self._rng = people, rng
        self._seats = sorted(seats, key=lambda seat: (-seat.rank, seat.id))
        self._codes = sorted({seat.place.code for seat in seats})  # each place decides on one day a month
        self._now: dict[str, Stint] = {}
        self._leading: dict[str, list[Seat]] = defaultdict(list)
        for seat in self._seats:
            if seat.leads:
                self._leading[seat.place.code].append(seat)
        self._free: dict[str, date] = {}  # since when a seat stands empty
        self._term: dict[str, int] = {}  # months after which a seat is left
        self.stints: list[Stint] = []
        for seat in self._seats:
            if seat.since < FIRST:
                self._sit(self._newcomer(seat, FIRST), seat, FIRST - timedelta(days=rng.randint(40, 1100)))
        for month in range(1, 120):
            self._month(FIRST.replace(year=2012 + month // 12, month=1 + month % 12))
        self._return()
        self.stints.sort(key=lambda stint: (stint.begin, stint.seat.id))

    def _month(self, first: date) -> None:
        """Close what is abolished, leave what is over, fill what stands empty, from the top down."""
        days = {code: first + timedelta(days=self._rng.randint(2, 26)) for code in self._codes}
        for seat in self._seats:
            day = days[seat.place.code]
            held = self._now.get(seat.id)
            if held and seat.until <= day:
                self._leave(held, seat.until)
            elif held and held.begin < first and self._over(held, day):
                self._leave(held, day)
            elif (
                held is None
                and self._free.get(seat.id, seat.since) <= day < seat.until
                and self._rng.random() < 0.7
            ):
                self._fill(seat, day)

    def _over(self, stint: Stint, day: date) -> bool:
        age = day.year - stint.person.born
        limit = _RETIRED + (3 if stint.seat.rank >= 8 else 15 if stint.seat.ladder == "firm" else 0)
        return age >= limit or (day - stint.begin).days > 30 * self._term[stint.seat.id]

    def _fill(self, seat: Seat, day: date) -> None:
        """By promotion or transfer of one who has served a year and a half, or by someone new."""
        leaders = self._leaders(seat)
        fit = [
            stint
            for stint in self._now.values()
            if stint.seat.ladder == seat.ladder == "office"
            and seat.rank - 2 <= stint.seat.rank <= seat.rank
            and not (stint.seat.posts[-1].body == seat.posts[-1].body and stint.seat.rank == seat.rank)
            and (day - stint.begin).days > 540
            and (stint.seat.place == seat.place or seat.rank >= 3 or self._rng.random() < 0.2)
            and day.year - stint.person.born < _RETIRED - 2
            and leaders.get(stint.person.name, stint.person.id) == stint.person.id
        ]
        if fit and self._rng.random() < 0.75:
            mover = self._rng.choice(fit)
            self._leave(mover, day)
            self._sit(mover.person, seat, day)
        else:
            self._sit(self._newcomer(seat, day), seat, day)

    def _newcomer(self, seat: Seat, day: date) -> Person:
        low, high = (34, 57) if seat.rank >= 4 else (28, 54)
        role = "official" if seat.ladder == "office" else seat.ladder
        women = 0.35 if seat.ladder == "school" else 0.18
        name = self._namesake() if role == "official" and self._rng.random() < _PLANTED else ""
        woman = self._rng.random() < women
        leaders = self._leaders(seat)
        while not name or name in leaders:
            name = draw_name(self._rng, woman)
        return self._people.new(day.year - self._rng.randint(low, high), role, name, woman)

    def _leaders(self, seat: Seat) -> dict[str, str]:
        """Names and ids of those who lead the place with this seat: a list could not tell two of one name apart."""
        found = (self._now[other.id] for other in self._leading[seat.place.code] if other.id in self._now)
        return {held.person.name: held.person.id for held in found} if seat.leads else {}

    def _namesake(self) -> str:
        """The name of someone who serves now, mostly in a high seat."""
        serving = sorted(self._now.values(), key=lambda stint: stint.seat.id)
        ranks = [1 + stint.seat.rank for stint in serving]
        return self._rng.choices(serving, ranks)[0].person.name if serving else ""

    def _sit(self, person: Person, seat: Seat, day: date) -> None:
        stint = Stint(person, seat, day)
        if seat.posts[-1].title in _ACTING and day >= FIRST and self._rng.random() < 0.7:
            stint.full = day + timedelta(days=self._rng.randint(25, 110))
        longer = 3 if seat.ladder in ("firm", "village", "school") else 1
        self._term[seat.id] = self._rng.randint(20, 62) * longer
        self._now[seat.id] = stint
        self.stints.append(stint)

    def _leave(self, stint: Stint, day: date) -> None:
        stint.end = day
        if stint.full and stint.full >= day:
            stint.full = None
        del self._now[stint.seat.id]
        self._free[stint.seat.id] = day

    def _return(self) -> None:
        """A few come back, after a gap, to a seat that they had left and whose next holder left too."""
        by_seat: dict[str, list[Stint]] = defaultdict(list)
        for stint in self.stints:
            by_seat[stint.seat.id].append(stint)
        chains = [
            chain[n : n + 3]
            for chain in by_seat.values()
            for n in range(len(chain) - 2)
            if chain[n].seat.ladder == "office" and chain[n].person.born > 1965 and chain[n].seat.rank < 6
        ]
        for first, _, third in self._rng.sample(chains, min(12, len(chains))):
            if third.end is None and not self._busy(first.person, third):
                self._take_back(first.person, third)

    def _busy(self, person: Person, other: Stint) -> bool:
        last = other.end or LAST
        return any(
            s.person == person and s.begin < last and (s.end or LAST) > other.begin for s in self.stints
        )

    def _take_back(self, person: Person, stint: Stint) -> None:
        later = [s for s in self.stints if s.person == stint.person and s.begin > stint.begin]
        if not later:
            stint.person = person


def tenures(stints: Iterable[Stint]) -> list[Tenure]:
    """Posts held without a gap: a 常委 who changes departments stays 常委. In order of person, post, begin."""
    spans: dict[tuple[str, Post], list[Stint]] = defaultdict(list)
    for stint in stints:
        for post in stint.seat.posts:
            spans[stint.person.id, post].append(stint)
    found: list[Tenure] = []
    for (person, post), held in sorted(
        spans.items(), key=lambda item: (item[0][0], item[0][1].body, item[0][1].title)
    ):
        for run in _runs(sorted(held, key=lambda stint: stint.begin)):
            acting = run[0].full if post.title in _ACTING else None
            found.append(Tenure(f"tenure-{len(found):05}", person, post, run[0].begin, run[-1].end, acting))
    return found


def _runs(held: list[Stint]) -> Iterator[list[Stint]]:
    run = [held[0]]
    for stint in held[1:]:
        if run[-1].end is not None and (stint.begin - run[-1].end).days <= 1:
            run.append(stint)
        else:
            yield run
            run = [stint]
    yield run
