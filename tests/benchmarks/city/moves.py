"""Stories of who comes and goes: lists of appointments, cadre meetings, elections, probes, bodies founded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from .bodies import Change, Place
from .lives import Post, Stint
from .speak import Scene
from .stories import Story
from .words import Words, listed, say

_TERM = {"c": "七", "k": "十六"}


def congress(scene: Scene, place: Place, came: Sequence[Stint], went: Sequence[Stint]) -> Story | None:
    """The standing committee of the congress appoints and removes, with its list."""
    came, went = _of_state(scene, came), _of_state(scene, went)
    chairs = [s for s in scene.now.leaders(place) if s.seat.posts[0].body == f"{place.code}-npc"]
    if not (came or went) or len(chairs) < 1:
        return None
    scene.day = max(s.begin for s in came) if came else max(s.end or s.begin for s in went)
    own = place == scene.paper
    number = str(scene.rng.randint(2, 40))
    term = _TERM[place.level]
    head = say(scene.pick("npc-head"), L="市" if own and place.level == "c" else place.name, term=term, n=number)
    byline = scene.byline("moves")
    members = listed([(scene.name(s.person),) for s in chairs[1:]]) or ("委员们",)
    lead = say(scene.pick("npc"), when=f"{scene.day.month}月{scene.day.day}日", J=place.name, term=term, n=number,
               chair=scene.titled(chairs[0]), list=members)
    paragraphs: list[Words] = [(*byline, *lead), say(scene.pick("list-head"), J=place.name)]
    if came:
        paragraphs += [("任命：",), *(_line(scene, s, "{one}为{post}", "appointed") for s in came)]
    if went:
        paragraphs += [("免去：",), *(_line(scene, s, "{one}的{post}职务", "removed") for s in went)]
    return Story(head, tuple(paragraphs), tuple(scene.told))


def _of_state(scene: Scene, stints: Sequence[Stint]) -> list[Stint]:
    """Those whose last post the congress fills: offices of the government, deputies, courts."""
    fit = ("party", "org", "pub", "front", "law", "disc", "npc", "cppcc", "tparty", "tgov", "union", "youth",
           "women", "science", "trade")
    return [
        s for s in stints
        if s.seat.ladder == "office" and scene.city.bodies[s.seat.posts[-1].body].key not in fit
        and not s.seat.posts[-1].title.startswith(("市长", "县长", "区长"))
        and scene.city.bodies[s.seat.posts[-1].body].stands(s.begin)
    ]


def _line(scene: Scene, stint: Stint, pattern: str, how: str) -> Words:
    post = stint.seat.posts[-1]
    scene.tell(stint.person, post, "appointed" if how == "appointed" else "removed")
    return say(pattern + "；", one=scene.name(stint.person), post=scene.plain(post))


def cadres(scene: Scene, place: Place, came: Stint, went: Stint | None) -> Story | None:
    """A county's leading cadres are told who leads them now."""
    chief = next((s for s in scene.now.leaders(scene.city.place) if s.seat.rank >= 7), None)
    if not chief or came.seat.posts[0].body != f"{place.code}-party":
        return None
    scene.day = came.begin
    head = say(scene.pick("cadre-head"), county=place.name, L=place.word)
    byline = scene.byline("moves")
    when = f"{scene.day.month}月{scene.day.day}日"
    lead = say(scene.pick("cadre"), when=when, county=place.name, S=place.short, chief=scene.titled(chief))
    acting = came.full is not None and len(came.seat.posts) > 1
    told = say(scene.pick("cadre-in"), one=scene.name(came.person), post=_party(scene, came.seat.posts[0]))
    scene.tell(came.person, came.seat.posts[0], "appointed")
    if len(came.seat.posts) > 1:
        title = came.seat.posts[1].title
        extra = "，提名为{J}{t}候选人" if acting else "、{J}{t}"
        if not acting:
            scene.tell(came.person, came.seat.posts[1], "appointed")
        told = (*told[:-1], *say(extra + "。", J=place.name, t=title))
    if went:
        told = (*told, *say(scene.pick("cadre-out"), one=scene.name(went.person), post=_party(scene, went.seat.posts[0])))
        scene.tell(went.person, went.seat.posts[0], "removed", went.end)
    return Story(head, ((*byline, *lead), told), tuple(scene.told))


def _party(scene: Scene, post: Post) -> Words:
    body = scene.city.bodies[post.body]
    return (scene.body(body, scene.rng.choice(("full", "place"))), post.title)


def election(scene: Scene, stint: Stint) -> Story | None:
    """A head that acted is chosen."""
    place, post = stint.seat.place, stint.seat.posts[-1]
    scene.day = stint.full or stint.begin
    slots = {"J": place.name, "term": _TERM[place.level], "n": "三"}
    head = say(scene.pick("elect-head"), **slots)
    byline = scene.byline("moves")
    lead = say(scene.pick("elect"), when=f"{scene.day.month}月{scene.day.day}日", one=scene.name(stint.person),
               post=scene.plain(post), **slots)
    scene.tell(stint.person, post, "appointed")
    return Story(head, ((*byline, *lead),), tuple(scene.told))


def notices(scene: Scene, came: Sequence[Stint], went: Sequence[Stint]) -> Story | None:
    """A list of appointments by the party, of those that the congress does not fill."""
    scene.day = max([s.begin for s in came] + [s.end or s.begin for s in went])
    lines: list[Words] = []
    for stint in came:
        lines.append(say(scene.pick("notice"), one=scene.name(stint.person), post=_joined(scene, stint, "appointed")))
    for stint in went:
        lines.append(say(scene.pick("notice-out"), one=scene.name(stint.person), post=_joined(scene, stint, "removed")))
    head = say(scene.pick("notice-head"), S=scene.paper.short)
    lead = (*scene.byline("moves"), *say("{when}，市委研究决定：", when=f"{scene.day.month}月{scene.day.day}日"))
    return Story(head, (lead, *lines), tuple(scene.told)) if lines else None


def _joined(scene: Scene, stint: Stint, how: str) -> Words:
    for post in stint.seat.posts:
        scene.tell(stint.person, post, "appointed" if how == "appointed" else "removed")
    return listed([scene.plain(post, scene.rng.choice(("full", "place"))) for post in stint.seat.posts])


def probe(scene: Scene, gone: Stint) -> Story | None:
    """One who has left is looked into: 原局长."""
    disc = scene.city.bodies[f"{scene.city.place.code}-disc"]
    post = gone.seat.posts[-1]
    body = scene.city.bodies[post.body]
    if body.key in ("gov", "tgov"):
        title: Words = (body.place.name + "原" + post.title,)
    else:
        title = (scene.body(body, "place" if body.stands(scene.day) else "full"), "原" + post.title)
    scene.tell(gone.person, post, "former")
    head = say(scene.pick("probe-head"), post=title, one=scene.name(gone.person))
    text = say(scene.pick("probe"), disc=scene.body(disc), post=title, one=scene.name(gone.person))
    return Story(head, ((*scene.byline("moves"), *text),), tuple(scene.told))


def reform(scene: Scene, change: Change) -> Story | None:
    """A body is founded, merged of others, or renamed."""
    scene.day = change.day
    new = scene.city.bodies[change.new]
    chief = next((s for s in scene.now.leaders(new.place) if s.seat.rank in (7, 3)), None)
    if not chief or new.place.level == "k" and scene.paper.level == "k" and scene.paper != new.place:
        return None
    when = f"{scene.day.month}月{scene.day.day}日"
    head = say(scene.pick("reform-head"), new=scene.body(new, "seat" if new.place == scene.paper else "place"))
    use = {"rename": "reform-rename", "new": "reform-new"}.get(change.kind, "reform-merge")
    byline = scene.byline("moves")
    slots = {"when": when, "new": scene.body(new, "full"), "new2": scene.body(new), "new3": scene.body(new, "full")}
    chief_words = scene.titled(chief)
    scene.day = change.day - timedelta(days=1)
    old = listed([(scene.body(scene.city.bodies[each], "full"),) for each in change.old])
    olds = listed([(scene.body(scene.city.bodies[each], "place"),) for each in change.old])
    scene.day = change.day
    lead = say(scene.pick(use), chief=chief_words, old=old, olds=olds, **slots)
    return Story(head, ((*byline, *lead),), tuple(scene.told))

