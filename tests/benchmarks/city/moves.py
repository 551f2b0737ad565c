"""Stories of who comes and goes: lists of appointments, cadre meetings, elections, notices, probes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from .bodies import Place
from .lives import Stint
from .seats import Post
from .speak import Scene
from .stories import Story
from .words import Words, ended, listed, say

_PARTY = (
    "party",
    "org",
    "pub",
    "front",
    "law",
    "disc",
    "npc",
    "cppcc",
    "tparty",
    "tgov",
    "union",
    "youth",
    "women",
    "science",
    "trade",
)  # bodies whose heads the congress does not appoint


def congress(scene: Scene, place: Place, came: Sequence[Stint], went: Sequence[Stint]) -> Story | None:
    """The standing committee of the congress appoints and removes, with its list."""
    came, went = _of_state(scene, came), _of_state(scene, went)
    chairs = [s for s in scene.now.leaders(place) if s.seat.posts[0].body == f"{place.code}-npc"]
    if not (came or went) or not chairs:
        return None
    scene.day = max([s.begin for s in came] + [s.end or s.begin for s in went])
    number = str(scene.rng.randint(2, 40))
    head = say(scene.pick("npc-head"), congress=scene.congress(place, "head"), n=number)
    members = listed([(scene.name(s.person, "listed"),) for s in chairs[1:]]) or ("委员们",)
    byline = scene.byline("moves")
    lead = say(
        scene.pick("npc"),
        when=on_day(scene.day),
        congress=scene.congress(place, "term"),
        n=number,
        chair=scene.titled(chairs[0]),
        list=members,
    )
    heads_of_state = [s for s in (*came, *went) if _key(scene, s) == "gov"]
    said = [_said(scene, s, s in came) for s in heads_of_state]
    others = [[s for s in side if s not in heads_of_state] for side in (came, went)]
    roll = _list(scene, place, number, *others)
    return Story(head, ((*byline, *lead), *said, *roll), tuple(scene.told))


def _list(scene: Scene, place: Place, number: str, came: list[Stint], went: list[Stint]) -> list[Words]:
    found: list[Words] = []
    if came or went:
        body = scene.body(scene.city.bodies[f"{place.code}-npc"], "full")
        found.append(say(scene.pick("list-head"), congress=body))
        day = f"{scene.day.year}年{on_day(scene.day)}"
        found.append(
            say(scene.pick("list-passed"), day=day, congress=scene.congress(place, "term"), n=number)
        )
    if came:
        found += [("任命：",), *ended(_line(scene, s, "{one}为{post}", True) for s in came)]
    if went:
        found += [("免去：",), *ended(_line(scene, s, "{one}的{post}职务", False) for s in went)]
    return found


def _said(scene: Scene, stint: Stint, comes: bool) -> Words:
    post = stint.seat.posts[-1] if _body_key(scene, stint.seat.posts[-1]) == "gov" else stint.seat.posts[0]
    words = scene.plain(post)
    if comes and stint.full:
        scene.tell(stint.person, post, "acting")
        words = say("{J}副{L}长、代{t}", J=stint.seat.place.name, L=stint.seat.place.word, t=post.title)
    else:
        scene.tell(stint.person, post, "appointed" if comes else "removed")
    return say(
        scene.pick("npc-moves" if comes else "npc-resign"), one=scene.name(stint.person, "titled"), post=words
    )


def _line(scene: Scene, stint: Stint, pattern: str, comes: bool) -> Words:
    post = stint.seat.posts[-1]
    scene.tell(stint.person, post, "appointed" if comes else "removed")
    return say(pattern, one=scene.name(stint.person, "titled"), post=scene.plain(post))


def _of_state(scene: Scene, stints: Sequence[Stint]) -> list[Stint]:
    """Those whom the congress appoints: offices of the government and its deputies, courts."""
    return [
        s
        for s in stints
        if s.seat.ladder == "office"
        and _key(scene, s) not in _PARTY
        and scene.city.bodies[s.seat.posts[-1].body].stands(s.begin)
    ]


def _key(scene: Scene, stint: Stint) -> str:
    keys = [_body_key(scene, post) for post in stint.seat.posts]
    return "gov" if "gov" in keys else keys[-1]


def _body_key(scene: Scene, post: Post) -> str:
    return scene.city.bodies[post.body].key


def on_day(day: date) -> str:
    """3月5日."""
    return f"{day.month}月{day.day}日"


def cadres(scene: Scene, place: Place, came: Stint, went: Stint | None) -> Story | None:
    """A county's leading cadres are told who leads them now."""
    chief = next(
        (s for s in scene.now.leaders(scene.city.place) if "组织部" in s.seat.id or ":org" in s.seat.id), None
    )
    if not chief or came.seat.posts[0].body != f"{place.code}-party":
        return None
    scene.day = came.begin
    head = say(scene.pick("cadre-head"), county=place.name, L=place.word)
    byline = scene.byline("moves")
    lead = say(
        scene.pick("cadre"),
        when=on_day(scene.day),
        county=place.name,
        S=place.short,
        chief=scene.titled(chief),
        party=scene.party(),
    )
    told = say(
        scene.pick("cadre-in"),
        one=scene.name(came.person, "titled"),
        post=_party(scene, came),
        party=scene.party(),
    )
    if went:
        told += say(
            scene.pick("cadre-out"),
            one=scene.name(went.person, "titled"),
            post=_at(scene, went.seat.posts[0]),
        )
        scene.tell(went.person, went.seat.posts[0], "removed", went.end)
    return Story(head, ((*byline, *lead), told), tuple(scene.told))


def _party(scene: Scene, stint: Stint) -> Words:
    """The party's post, and that of the government: a candidate's where it acts first."""
    first, *others = stint.seat.posts
    scene.tell(stint.person, first, "appointed")
    words = _at(scene, first)
    for post in others:
        slots = {"J": stint.seat.place.name, "t": post.title}
        if stint.full:
            words += say("，提名为{J}{t}候选人", **slots)
        else:
            scene.tell(stint.person, post, "appointed")
            words += say("、{J}{t}", **slots)
    return words


def _at(scene: Scene, post: Post) -> Words:
    body = scene.city.bodies[post.body]
    return (scene.body(body, scene.rng.choice(("full", "place"))), post.title)


def election(scene: Scene, stint: Stint) -> Story | None:
    """A head that acted is chosen."""
    place, post = stint.seat.place, stint.seat.posts[-1]
    scene.day = stint.full or stint.begin
    slots = {"J": place.name, "term": {"c": "七", "k": "十六"}[place.level], "n": "三"}
    head = say(scene.pick("elect-head"), **slots)
    lead = say(
        scene.pick("elect"),
        when=on_day(scene.day),
        one=scene.name(stint.person, "titled"),
        post=scene.plain(post),
        **slots,
    )
    scene.tell(stint.person, post, "appointed")
    return Story(head, ((*scene.byline("moves"), *lead),), tuple(scene.told))
