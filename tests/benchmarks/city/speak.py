"""How a paper speaks of bodies and people on a day: forms of names, titles before them, what is told thereby."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Literal

from .bodies import Body, Place
from .city import City
from .lives import Stint
from .people import Person
from .private import Firm
from .seats import Post
from .tables import rows
from .words import Ref, Words, listed, say

How = Literal["holds", "acting", "appointed", "removed", "former"]
_GOVERNMENTS = ("gov", "tgov")
_LEADING = ("party", "npc", "cppcc", "tparty", "disc", "org", "pub", "front", "law")  # seldom written in full
_OWN_LEVEL = ("youth",)  # whose short form has the level word inside: 团市委


@dataclass(frozen=True, slots=True)
class Told:
    """A page says that a person holds, is given, loses or once held a post; `day` is the day it speaks of."""

    person: str
    post: Post
    how: How
    day: date


class Scene:
    """A story in the making: where and when it is printed, what it has named, what it has told."""

    def __init__(self, rng: Random, city: City, paper: Place, printed: date) -> None:
        self.rng, self.city, self.paper = rng, city, paper
        self.day = printed - timedelta(days=rng.choice((1, 1, 1, 2)))
        self._yesterday = printed - timedelta(days=1) == self.day
        self.now = city.at(self.day)
        self.told: list[Told] = []
        self.focus: Place | None = None  # a county that the story is about
        self._opened = False  # whether its text has named that county, so that 县 is understood

    def when(self) -> str:
        """The day of what is told."""
        exact = f"{self.day.month}月{self.day.day}日"
        near = ["昨日", "昨天"] if self._yesterday else ["近日", "日前"]
        return self.rng.choice([exact, exact + "上午", exact + "下午", *near])

    def pick(self, use: str) -> str:
        """A sentence of that use."""
        return self.rng.choice([row[1] for row in rows("sentences") if row[0] == use])

    def phrase(self, use: str) -> str:
        """A short phrase of that use."""
        return self.rng.choice([row[1] for row in rows("phrases") if row[0] == use])

    def body(self, body: Body, form: str = "") -> Ref:
        """A body in one of the forms that it has here; `form` asks for full, place, seat or bare."""
        form = form or self._form(body)
        self._opened |= body.place == self.focus and form in ("place", "full")
        return Ref(self._surface(body, form), body.id, body.kind, form)

    def _form(self, body: Body) -> str:
        if body.key.startswith(("school", "primary", "hospital", "village", "firm")):
            return "full" if body.place != self.paper or self.rng.random() < 0.3 else "seat"
        if body.key in _LEADING:
            near = self._near(body.place) and self.rng.random() < 0.4
            own = body.place == self.paper or near
            return self.rng.choices(("seat", "place"), (9, 1))[0] if own else "place"
        if body.place == self.paper:
            return self.rng.choices(("seat", "place", "full"), (72, 16, 12))[0]
        weights = (55, 38, 7) if self._near(body.place) else (0, 88, 12)
        return self.rng.choices(("seat", "place", "full"), weights)[0]

    def about(self, place: Place, *, opened: bool = False) -> None:
        """From here on the story is about a place; `opened` where the text names it before any body of it."""
        self.focus, self._opened = (None if place == self.paper else place), opened

    def level(self, place: Place) -> str:
        """县 for a county that is understood, its name where the paper's own place has the same word."""
        return place.word if place == self.paper or place.word != self.paper.word else place.name

    def _near(self, place: Place) -> bool:
        """Whether 县 before a body is understood to be this county."""
        return self._opened and place == self.focus and place.word != self.paper.word

    def _surface(self, body: Body, form: str) -> str:
        name, place = body.name(self.day), body.place
        whole = body.key in _OWN_LEVEL or body.key.startswith(
            ("school", "primary", "hospital", "village", "firm")
        )
        if form == "full" or (whole and form == "place"):
            return name.full
        if whole:
            return name.core
        core = name.core.removeprefix("委") if form == "bare" and len(name.core) > 1 else name.core
        return {"seat": place.word, "place": place.name, "bare": ""}[form] + core

    def pointer(self, body: Body) -> Ref:
        """Words that only point at a body just named: 该局."""
        name = body.name(self.day)
        word = {"局长": "局", "校长": "校", "院长": "院"}.get(name.head, "单位")
        return Ref("公司" if body.kind == "Company" else "该" + word, body.id, body.kind, "pointer")

    def firm(self, firm: Firm, form: str = "full") -> Ref:
        """A firm by its registered name, its short one (恒达机械) or its brand (恒达公司)."""
        name = firm.body.name(self.day)
        words = {"full": name.full, "short": name.core, "brand": firm.brand + "公司"}[form]
        return Ref(words, firm.body.id, "Company", form)

    def party(self) -> Ref:
        """The committee of the city, which decides."""
        return self.body(self.city.bodies[f"{self.city.place.code}-party"])

    def congress(self, place: Place, form: str) -> Ref:
        """A standing committee as it meets: 许昌市第七届人民代表大会常务委员会, in a headline 市七届人大常委会."""
        term = {"c": "七", "k": "十六"}[place.level]
        body = self.city.bodies[f"{place.code}-npc"]
        if form == "term":
            return Ref(f"{place.name}第{term}届人民代表大会常务委员会", body.id, body.kind, "term")
        return Ref(
            (place.word if place == self.paper else place.name) + f"{term}届人大常委会",
            body.id,
            body.kind,
            "term",
        )

    def name(self, person: Person, form: str = "name") -> Ref:
        """A person by name; `form` says beside what: titled, listed, byline, else name."""
        return Ref(person.name, person.id, "Person", form)

    def titled(self, stint: Stint, how: How = "holds", firm: str = "full") -> Words:
        """A holder with the titles before the name: 市委常委、组织部部长某某."""
        return (*self.title(stint, how, firm), self.name(stint.person, "titled"))

    def title(self, stint: Stint, how: How = "holds", firm: str = "full") -> Words:
        """The titles of a seat; each is told of its holder."""
        posts = stint.seat.posts
        if posts[0].title in ("副书记", "常委") and posts[-1].title != "秘书长" and self.rng.random() < 0.2:
            posts = posts[-1:]
        found: list[str | Ref] = []
        before: Body | None = None
        for post in posts:
            body = self.city.bodies[post.body]
            title = self._title_of(stint, post, body)
            self.tell(stint.person, post, "acting" if title.startswith("代") else how)
            found += self._one(body, post, title, before, firm)
            before = body
        return tuple(found)

    def tell(self, person: Person, post: Post, how: How, day: date | None = None) -> None:
        """Note what the page says."""
        self.told.append(Told(person.id, post, how, day or self.day))

    def _title_of(self, stint: Stint, post: Post, body: Body) -> str:
        if stint.full and self.day < stint.full and body.key == "gov":
            return "代" + post.title
        return self._today(post, body)

    def _today(self, post: Post, body: Body) -> str:
        """The title as the body has it today: of an office that has become a bureau the 主任 is 局长."""
        first, name = body.names[0], body.name(self.day)
        return {first.head: name.head, first.deputy: name.deputy}.get(post.title, post.title)

    def _one(self, body: Body, post: Post, title: str, before: Body | None, firm: str) -> list[str | Ref]:
        near = before is not None and before.place == body.place
        joint = "、" if before else ""
        if before == body:
            return ["、" + title]
        if body.key in _GOVERNMENTS:
            seat = near or body.place == self.paper or (self._near(body.place) and self.rng.random() < 0.5)
            self._opened |= body.place == self.focus
            return [joint + title] if seat else [joint + body.place.name + title]
        if body.key == "village":
            town = next(p for p in self.city.places if p.code == body.place.parent)
            return [joint + town.name, self.body(body), title]
        if body.kind == "Company":
            made = next(f for f in self.city.firms if f.body == body)
            return [joint, self.firm(made, firm), title]
        party = near and before is not None and before.key == "party"
        bare = party and body.key in ("org", "pub", "front", "law", "disc")
        return [joint, self.body(body, "bare" if bare else ""), title]

    def plain(self, post: Post, form: str = "full") -> Words:
        """A post as a list prints it: 许昌市科学技术局局长, 许昌市副市长."""
        body = self.city.bodies[post.body]
        if body.key in _GOVERNMENTS:
            return (body.place.name + post.title,)
        return (self.body(body, form), self._today(post, body))

    def posts(self, posts: Sequence[Post]) -> Words:
        """Posts one after another as a list prints them, a body named once: 许昌市水利局党组书记、局长."""
        found: list[Words] = []
        for number, post in enumerate(posts):
            again = number and post.body == posts[number - 1].body
            found.append((post.title,) if again else self.plain(post, self.rng.choice(("full", "place"))))
        return listed(found)

    def byline(self, subject: str) -> Words:
        """Who reports: one of two reporters whose beat this is, perhaps with a correspondent of the place."""
        staff = self.city.reporters[self.paper.code]
        beat = sum(map(ord, subject)) % max(1, len(staff) - 2)
        reporter = self.name(staff[beat + self.rng.choice((0, 0, 1))], "byline")
        writers = self.city.correspondents[(self.focus or self.paper).code]
        return say(
            self.pick("byline"),
            reporter=reporter,
            correspondent=self.name(self.rng.choice(writers), "byline"),
        )

    def some(self, stints: Sequence[Stint], low: int, high: int) -> list[Stint]:
        """A few of them in the order given, each person once."""
        once = list({stint.person.id: stint for stint in stints}.values())
        count = min(self.rng.randint(low, high), len(once))
        chosen = {stint.person.id for stint in self.rng.sample(once, count)}
        return [stint for stint in once if stint.person.id in chosen]
