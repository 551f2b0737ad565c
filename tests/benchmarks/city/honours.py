"""Stories of people: who is honoured, villagers, photographs, lives."""

from __future__ import annotations

from .bodies import Place
from .speak import Scene
from .stories import Story
from .tables import rows
from .words import Words, listed, say


def honours(scene: Scene) -> Story | None:
    """People, bodies or firms are honoured, by year or edition."""
    pattern, to, counted, giver = scene.rng.choice(rows("awards"))
    place = scene.city.place
    award = place.fill(pattern).replace("{P}", scene.city.province)
    edition = f"第{'一二三四五六七八九十'[scene.day.year - 2012]}届" if counted == "edition" else ""
    winners = _winners(scene, to)
    givers = scene.now.bodies(place, ("gov",) if giver == "-" else (giver,))
    if not givers or not winners:
        return None
    body = scene.body(givers[0], "place")
    head = say(scene.pick("award-head"), L=place.word, n=str(len(winners)), award=award)
    lead = say(
        scene.pick("award"), when=scene.when(), giver=body, award=edition + award, year=str(scene.day.year)
    )
    use = "award-people" if to == "person" else "award-bodies"
    told = say(scene.pick(use), list=listed(winners), n=str(len(winners)), award=award)
    return Story(head, ((*scene.byline("honours"), *lead), told), tuple(scene.told))


def _winners(scene: Scene, to: str) -> list[Words]:
    rng, now = scene.rng, scene.now
    if to == "firm":
        return [(scene.firm(f),) for f in rng.sample(scene.city.firms, 4)]
    if to == "body":
        places = [scene.city.place, *scene.city.under(scene.city.place)]
        return [(scene.body(rng.choice(now.bodies(rng.choice(places))), "full"),) for _ in range(4)]
    people: list[Words] = [
        (scene.name(scene.city.people.citizen(scene.day.year)),) for _ in range(rng.randint(2, 5))
    ]
    heads = [s for s in now.holders() if s.seat.ladder in ("school", "village", "firm")]
    return people + [scene.titled(s) for s in rng.sample(heads, min(2, len(heads)))]


def village(scene: Scene) -> Story | None:
    """A villager is glad, the secretary explains."""
    villages = [p for p in scene.city.places if p.level == "v" and _above(scene, p)]
    if not villages:
        return None
    own = scene.rng.choice(villages)
    town = next(p for p in scene.city.places if p.code == own.parent)
    county = next(p for p in scene.city.places if p.code == town.parent)
    path = (county.name if county != scene.paper else "") + town.name + own.name
    who = scene.name(scene.city.people.citizen(scene.day.year))
    head = say(scene.pick("village-head"), village=own.name, call=scene.phrase("harvest"))
    lead = say(scene.pick("village"), when=scene.when(), place=path, person=who, quote=scene.phrase("quote"))
    paragraphs = [(*scene.byline(county.name), *lead)]
    if holder := scene.now.head(f"{own.code}-village"):
        paragraphs.append(say(scene.pick("village-says"), head=scene.titled(holder)))
    else:
        paragraphs.append(say(scene.pick("village-more"), town=town.name))
    return Story(head, tuple(paragraphs), tuple(scene.told))


def caption(scene: Scene) -> Story | None:
    """A photograph."""
    who = scene.name(scene.city.people.citizen(scene.day.year))
    staff = scene.city.reporters[scene.paper.code][-2:]
    town = scene.rng.choice([p for p in scene.city.places if p.level == "t"])
    text = say(
        scene.pick("caption"),
        when=scene.when(),
        scene=f"{town.name}{scene.phrase('scene')}",
        person=who,
        reporter=scene.name(scene.rng.choice(staff)),
    )
    return Story((), (text,), ())


def life(scene: Scene) -> Story | None:
    """Someone of an office who serves quietly, or one who held posts before."""
    now = [s for s in scene.now.holders() if s.seat.ladder == "office" and s.seat.rank <= 5]
    stint = scene.rng.choice(now)
    before = [s for s in scene.city.stints if s.person == stint.person and s.end and s.end <= stint.begin]
    if not before:
        return None
    head = say("{person}：{call}", person=scene.name(stint.person), call=scene.phrase("call"))
    told: list[Words] = []
    for old in sorted(before, key=lambda s: s.begin)[-2:]:
        post = old.seat.posts[-1]
        scene.tell(stint.person, post, "former")
        told.append(scene.plain(post))
    lead = say("{person}现任{post}。", person=scene.name(stint.person), post=scene.title(stint))
    career = say("他曾任{list}等职，多次受到表彰。", list=listed(told))
    return Story(head, ((*scene.byline("life"), *lead, *career),), tuple(scene.told))


def _above(scene: Scene, own: Place) -> bool:
    return scene.paper.level == "c" or own.code.startswith(scene.paper.code)
