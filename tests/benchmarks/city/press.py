"""The papers over ten years: which story stands on which page, and how the page is set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from random import Random

from .bodies import FIRST, LAST, Place
from .city import City
from .daily import firm, mass, school, signing, work
from .honours import caption, honours, life, village
from .lives import Stint
from .moves import cadres, congress, election
from .notices import candidates, notices, probe
from .reforms import reform
from .speak import Scene
from .stories import Story, Teller, delegation, inspection, meeting, printable

DAILY: tuple[tuple[Teller, int], ...] = (
    (meeting, 24),
    (inspection, 14),
    (delegation, 4),
    (work, 20),
    (mass, 4),
    (firm, 14),
    (signing, 4),
    (school, 8),
    (honours, 5),
    (village, 7),
    (caption, 5),
    (life, 3),
)
_CITY_SHARE = 0.8  # of the pages; the others are of the counties' own papers
_LATE = 20  # days after which a move is no news
_PROBES = 40
_SHOWN = 0.25  # share of transfers before which the candidates are shown
_REPORTED = {"c": 0.9, "k": 0.4, "t": 0.3}  # share of moves that the papers tell of


@dataclass(slots=True)
class Issue:
    """A page to be filled: of which paper, on which day."""

    paper: Place
    day: date
    news: list[partial[Story | None]] = field(default_factory=list)


def issues(city: City, count: int, rng: Random) -> list[Issue]:
    """The pages in order of day, each with the moves that it is to report."""
    counties = city.under(city.place)
    days = (LAST - FIRST).days - 5
    found = []
    for _ in range(count):
        paper = city.place if rng.random() < _CITY_SHARE else rng.choice(counties)
        found.append(Issue(paper, FIRST + timedelta(days=5 + rng.randrange(days))))
    found.sort(key=lambda issue: (issue.day, issue.paper.code))
    for place, day, teller in _news(city, rng):
        late = day + timedelta(days=_LATE)
        fit = [i for i in found if i.paper == place and day < i.day <= late and _has_room(i, teller)]
        if fit:
            fit[0].news.append(teller)
    return found


def _has_room(issue: Issue, teller: partial[Story | None]) -> bool:
    """At most three moves on a page, and one list of each kind."""
    kinds = [each.func for each in issue.news]
    return len(kinds) < 3 and (teller.func in (congress, cadres, reform) or teller.func not in kinds)


def fill(issue: Issue, city: City, rng: Random) -> Iterator[Story]:
    """Three to five stories."""
    tellers, weights = zip(*DAILY, strict=True)
    waiting = list(issue.news)
    target = max(rng.randint(3, 5), len(waiting) + 1)
    told = 0
    for _ in range(4 * target):
        if told == target:
            return
        teller: Teller = waiting.pop(0) if waiting else rng.choices(tellers, weights)[0]
        story = teller(Scene(rng, city, issue.paper, issue.day))
        if story and printable(story):
            told += 1
            yield story


def _news(city: City, rng: Random) -> Iterator[tuple[Place, date, partial[Story | None]]]:
    """What is to be reported: the paper's place, the day of the event, who tells it."""
    by_code = {place.code: place for place in city.places}
    begun = {(stint.person.id, stint.begin) for stint in city.stints}
    for (day, code), (came, went) in sorted(_moves(city).items(), key=lambda item: (item[0][0], item[0][1])):
        place = by_code[code]
        paper = city.place if place.level == "c" else _paper(city, by_code, place, rng)
        if rng.random() < _REPORTED.get(place.level, 0.0):
            yield from ((paper, day, teller) for teller in _tellers(place, came, went))
        serving = [s for s in went if s.seat.rank < 7 and (s.person.id, day) in begun]
        if serving and place.level in "ck" and rng.random() < _SHOWN:
            yield (
                city.place,
                day - timedelta(days=rng.randint(8, 25)),
                partial(candidates, serving=serving[:5]),
            )
    for stint in city.stints:
        if stint.full:
            yield city.place, stint.full, partial(election, stint=stint)
    last = {stint.person.id: stint.begin for stint in city.stints}  # in order of begin
    gone = [s for s in city.stints if s.end and s.seat.ladder == "office" and s.end >= last[s.person.id]]
    for stint in sorted(rng.sample(gone, min(_PROBES, len(gone))), key=lambda s: (s.end or LAST, s.seat.id)):
        after = (stint.end or LAST) + timedelta(days=rng.randint(60, 400))
        yield city.place, after, partial(probe, gone=stint)
    for change in city.changes:
        code = change.new.partition("-")[0]
        if code == city.place.code or rng.random() < 0.5:
            yield _paper(city, by_code, by_code[code], rng), change.day, partial(reform, change=change)


def _paper(city: City, by_code: dict[str, Place], place: Place, rng: Random) -> Place:
    """A county's own paper or, more often, the city's."""
    county = place if place.level == "k" else by_code.get(place.parent, city.place)
    return county if county.level == "k" and rng.random() < 0.4 else city.place


def _moves(city: City) -> dict[tuple[date, str], tuple[list[Stint], list[Stint]]]:
    found: dict[tuple[date, str], tuple[list[Stint], list[Stint]]] = defaultdict(lambda: ([], []))
    for stint in city.stints:
        if stint.seat.ladder != "office":
            continue
        if stint.begin >= FIRST:
            found[stint.begin, stint.seat.place.code][0].append(stint)
        if stint.end and stint.end < stint.seat.until:
            found[stint.end, stint.seat.place.code][1].append(stint)
    return found


def _tellers(place: Place, came: list[Stint], went: list[Stint]) -> Iterator[partial[Story | None]]:
    """The congress's list, then the party's: county leaders in a meeting, the others in a notice."""
    if place.level in "ck":
        yield partial(congress, place=place, came=came[:6], went=went[:6])
    party = [s for s in came if s.seat.posts[0].body.endswith("-party") or s.seat.place.level == "t"]
    left = [s for s in went if s.seat.posts[0].body.endswith("-party") or s.seat.place.level == "t"]
    if place.level == "k":
        for stint in [s for s in party if s.seat.rank >= 5]:
            before = next((s for s in left if s.seat == stint.seat), None)
            yield partial(cadres, place=place, came=stint, went=before)
        party, left = [s for s in party if s.seat.rank < 5], [s for s in left if s.seat.rank < 5]
    acting = [s for s in party if s.full]
    if few := [s for s in party if s not in acting]:
        yield partial(notices, came=few[:6], went=left[:6])
