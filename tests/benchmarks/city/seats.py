"""The seats of office of the city: which posts go together, how high they are, how long they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from .bodies import Body, Place
from .tables import rows

_EVER, _NEVER = date(2000, 1, 1), date(2100, 1, 1)
_LEADING = ("party", "gov", "npc", "cppcc", "tparty")


@dataclass(frozen=True, slots=True)
class Post:
    """A title at a body."""

    body: str  # id
    title: str


@dataclass(frozen=True, slots=True)
class Seat:
    """Posts that one person holds at once; of `sole` seats the first post has one holder."""

    id: str
    rank: int
    posts: tuple[Post, ...]
    place: Place
    ladder: str  # office, firm, school, village
    since: date
    until: date
    leads: bool = False  # one of the leaders of the place, as they are listed


def seats(bodies: Iterable[Body], rng: Random) -> list[Seat]:
    """All seats of the city: those of seats.tsv, heads and deputies of bureaus, firms, schools, villages."""
    by_place: dict[str, dict[str, Body]] = defaultdict(dict)
    found: list[Seat] = []
    for body in bodies:
        by_place[body.place.code][body.key] = body
    for own in by_place.values():
        place = next(iter(own.values())).place
        seated = {"front"}
        for level, rank, count, posts in rows("seats"):
            if level == place.level:
                found += _seated(place, int(rank), int(count), posts, own)
                seated |= {part.partition(":")[0] for part in posts.split("+")}
        for key, body in own.items():
            if key not in seated:
                found += _headed(body, rng)
    return found


def _seated(place: Place, rank: int, count: int, posts: str, own: dict[str, Body]) -> Iterator[Seat]:
    held = [part.partition(":")[::2] for part in place.fill(posts).split("+")]
    for number in range(count):
        told = tuple(Post(own[key].id, title) for key, title in held)
        leads = held[0][0] in _LEADING
        yield Seat(f"{place.code}:{posts}:{number}", rank, told, place, "office", _EVER, _NEVER, leads)


def _headed(body: Body, rng: Random) -> Iterator[Seat]:
    level, name = body.place.level, body.names[0]
    ladder = {"firm": "firm", "village": "village"}.get(body.key, "office")
    ladder = "school" if body.key.startswith(("school", "primary", "hospital")) else ladder
    rank = {"c": 5, "k": 2, "t": 1, "v": 0}[level] if ladder == "office" else 1
    both = ladder == "office" and name.head == "局长" and rng.random() < 0.5
    first = (Post(body.id, "党组书记"), Post(body.id, name.head)) if both else (Post(body.id, name.head),)
    yield Seat(f"{body.id}:0", rank, first, body.place, ladder, body.since, body.until)
    for number in range(1, 3 if level == "c" and ladder == "office" else 2 if ladder == "firm" else 1):
        deputy = (Post(body.id, name.deputy),)
        yield Seat(
            f"{body.id}:{number}", max(rank - 1, 1), deputy, body.place, ladder, body.since, body.until
        )
