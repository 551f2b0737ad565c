"""The city as a whole: places, bodies, people and their lives, drawn from one seed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from kg.annotate.gazetteer import load

from .bodies import Body, Change, Place, draw_places, offices
from .lives import Careers, Stint
from .people import People, Person
from .private import Firm, branches, firms, schools
from .seats import Post, Seat, seats
from .tables import rows

_REPORTERS, _COUNTY_REPORTERS = 22, 4
_GUESTS = 48
_LOCAL_NAMES = 6  # guests who bear the name of someone of the city


@dataclass(slots=True)
class City:
    """All there is to tell of."""

    province: str
    places: list[Place]
    bodies: dict[str, Body]
    changes: list[Change]
    firms: list[Firm]
    people: People
    stints: list[Stint]
    reporters: dict[str, list[Person]]  # by code of the paper's place
    correspondents: dict[str, list[Person]]  # by code of the place they write from
    guests: list[Stint]

    @property
    def place(self) -> Place:
        """The city itself."""
        return self.places[0]

    def under(self, place: Place) -> list[Place]:
        """The places right below."""
        return [each for each in self.places if each.parent == place.code]

    def at(self, day: date) -> Now:
        """Who holds what on a day."""
        return Now(self, day)


class Now:
    """The city on one day."""

    def __init__(self, city: City, day: date) -> None:
        self.city, self.day = city, day
        self._by_place: dict[str, list[Stint]] = defaultdict(list)
        self._by_body: dict[str, list[Stint]] = defaultdict(list)
        for stint in city.stints:
            if stint.holds(day):
                self._by_place[stint.seat.place.code].append(stint)
                for post in stint.seat.posts:
                    self._by_body[post.body].append(stint)

    def leaders(self, place: Place) -> list[Stint]:
        """Those who lead a place in the order of protocol: heads, party, congress, government, council."""
        return sorted(
            (s for s in self._by_place[place.code] if _order(s)), key=lambda s: (_order(s), s.seat.id)
        )

    def rulers(self, place: Place) -> list[Stint]:
        """Those of its party and government, who call meetings."""
        return [s for s in self.leaders(place) if _order(s) in (1, 2, 5, 7)]

    def of(self, body: str) -> list[Stint]:
        """Those who hold a post at a body, its head first."""
        return sorted(self._by_body[body], key=lambda s: s.seat.id)

    def head(self, body: str) -> Stint | None:
        """The first of them."""
        return next(iter(self.of(body)), None)

    def bodies(self, place: Place, keys: Sequence[str] = ()) -> list[Body]:
        """The bodies of a place that stand on the day, of given keys if there are any."""
        own = (body for body in self.city.bodies.values() if body.place == place and body.stands(self.day))
        return [body for body in own if not keys or body.key in keys]

    def holders(self) -> list[Stint]:
        """All who hold a seat."""
        return [stint for held in self._by_place.values() for stint in held]


def draw_city(seed: int, name: str = "") -> City:
    """A city and ten years of it; the same seed draws the same one. `name` chooses the prefecture."""
    rng = Random(f"city {seed}")
    province, places = draw_places(rng, name)
    public, changes = offices(places)
    made = firms(rng, province, places)
    bodies = [*public, *schools(places), *branches(places), *(firm.body for firm in made)]
    people = People(rng)
    careers = Careers(people, seats(bodies, rng), rng)
    guests = list(_guests(rng, people))
    outside = {body.id: body for body in _guest_bodies()}
    return City(
        province,
        places,
        {body.id: body for body in bodies} | outside,
        changes,
        made,
        people,
        careers.stints,
        {place.code: _staff(rng, people, place) for place in places if place.level in "ck"},
        {
            place.code: [
                people.new(1982, "correspondent", women=0.4) for _ in range(8 if place.level == "c" else 4)
            ]
            for place in places
            if place.level in "ck"
        },
        guests,
    )


def _order(stint: Stint) -> int:
    """The place of a leader in a list, 0 for who leads no place."""
    key = stint.seat.posts[0].body.split("-")[-1]
    deputy = stint.seat.posts[0].title.startswith("副") or len(stint.seat.posts) > 1
    first = {"party": 1, "tparty": 1, "gov": 2, "npc": 3, "cppcc": 4}
    if key in ("party", "tparty") and stint.seat.posts[-1].title.endswith(
        ("市长", "县长", "区长", "镇长", "乡长")
    ):
        return 5 if "常务" in stint.seat.posts[-1].title else 2
    return {"party": 5, "npc": 6, "gov": 7, "cppcc": 8}.get(key, 0) if deputy else first.get(key, 0)


def _staff(rng: Random, people: People, place: Place) -> list[Person]:
    count = _REPORTERS if place.level == "c" else _COUNTY_REPORTERS
    return [people.new(rng.randint(1965, 1992), "reporter", women=0.5) for _ in range(count)]


def _outside() -> Iterator[Place]:
    for (name,) in rows("outside"):
        yield Place(load().named(name, "prefecture")[0].code, name, "c")


def _guest_bodies() -> Iterator[Body]:
    return (body for body in offices(list(_outside()))[0] if body.key in ("party", "gov", "npc", "cppcc"))


def _guests(rng: Random, people: People) -> Iterator[Stint]:
    """Leaders of other cities; a few bear a name that is borne here too."""
    places = list(_outside())
    local = [person.name for person in people.all if person.role == "official"]
    for number in range(_GUESTS):
        place, name = places[number % len(places)], rng.choice(local) if number < _LOCAL_NAMES else ""
        key, title = (("party", "书记"), ("gov", "市长"), ("gov", "副市长"), ("cppcc", "副主席"))[
            number // len(places) % 4
        ]
        person = people.new(rng.randint(1954, 1966), "visitor", name, woman=False)
        posts = (Post(f"{place.code}-{key}", title),)
        seat = Seat(f"guest:{number}", 8, posts, place, "guest", date(2000, 1, 1), date(2100, 1, 1))
        yield Stint(person, seat, date(2010, 6, 1))
