"""Stories of every day: offices at work, firms, schools, honours, villages, photographs, lives."""

from __future__ import annotations

from .bodies import Body, Place
from .private import Firm
from .speak import Scene
from .stories import Story, firms_of, offices, topic
from .tables import rows
from .words import Words, listed, say


def work(scene: Scene) -> Story | None:
    """What an office does, its head speaks, others join in."""
    place = _near(scene, 0.35)
    about = topic(scene)
    bodies = scene.now.bodies(place, about.keys)
    if not bodies:
        return None
    body, *others = scene.rng.sample(bodies, len(bodies))
    scene.focus = place if place != scene.paper else None
    head = say(scene.pick("work-head"), office=_opening(scene, body), call=scene.phrase("call"), topic=about.name)
    slots = {"when": scene.when(), "topic": about.name, "one": _clean(scene.rng.choice(about.sentences)),
             "L": scene.paper.word, "n": str(scene.rng.randint(12, 300))}
    lead = say(scene.pick("work"), office=_opening(scene, body), **slots)
    byline = scene.byline(about.name)
    paragraphs: list[Words] = [(*byline, *lead)]
    if others and scene.rng.random() < 0.5:
        paragraphs.append(say(scene.pick("work-with"), pointer=scene.pointer(body),
                              offices=offices(scene, [o.id for o in others[:2]]), **slots))
    if holder := scene.now.of(body.id):
        told = scene.titled(scene.rng.choice(holder))
        paragraphs.append(say(scene.pick("work-says"), head=told, pointer=scene.pointer(body), topic=about.name))
    return Story(head, tuple(paragraphs), tuple(scene.told))


def mass(scene: Scene) -> Story | None:
    """Unions, youth, women and the like hold activities."""
    bodies = scene.now.bodies(scene.paper, ("union", "youth", "women", "science", "trade", "sport"))
    if len(bodies) < 2:
        return None
    body, other = scene.rng.sample(bodies, 2)
    holder = scene.now.head(body.id)
    if not holder:
        return None
    event = scene.phrase("event")
    head = say("{office}举办“{event}”活动", office=scene.body(body, "seat"), event=event)
    byline = scene.byline("mass")
    lead = say(scene.pick("mass"), when=scene.when(), office=scene.body(body), other=scene.body(other),
               event=event, head=scene.titled(holder))
    return Story(head, ((*byline, *lead),), tuple(scene.told))


def firm(scene: Scene) -> Story | None:
    """A firm at work: registered name first, then the short one, the pointer, the brand."""
    known = [f for f in scene.city.firms if _inside(scene, f)]
    if not known:
        return None
    own = scene.rng.choice(known)
    other = scene.rng.choice([f for f in scene.city.firms if f.brand != own.brand])
    introduced = scene.rng.random() < 0.65
    head = say(scene.pick("firm-head"), short=scene.firm(own, "short"), call=scene.phrase("call"))
    byline = scene.byline("firm")
    slots = {"when": scene.when(), "makes": own.makes, "n": str(10 * scene.rng.randint(2, 90)),
             "place": own.body.place.name}
    lead = say(scene.pick("firm" if introduced else "firm-plain"), firm=scene.firm(own), short=_short(scene, own), **slots)
    paragraphs: list[Words] = [(*byline, *lead)]
    if holders := scene.now.of(own.body.id):
        told = scene.titled(scene.rng.choice(holders), firm=scene.rng.choice(("full", "short")))
        paragraphs.append(say(scene.pick("firm-says"), head=told, pointer=scene.pointer(own.body), **slots))
    if bodies := scene.now.bodies(own.body.place, ("labour", "trade", "shop")):
        paragraphs.append(say(scene.pick("firm-more"), short=_short(scene, own), other=scene.firm(other, "short"),
                              office=scene.body(scene.rng.choice(bodies))))
    return Story(head, tuple(paragraphs), tuple(scene.told))


def _short(scene: Scene, own: Firm) -> Words:
    return (scene.firm(own, scene.rng.choices(("short", "brand"), (8, 2))[0]),)


def signing(scene: Scene) -> Story | None:
    """A county signs with a firm."""
    counties = [p for p in scene.city.under(scene.paper) if p.level == "k"]
    if not counties:
        return None
    county, own = scene.rng.choice(counties), scene.rng.choice(scene.city.firms)
    leaders, bosses = scene.now.leaders(county)[:4], scene.now.of(own.body.id)
    if not leaders or not bosses:
        return None
    slots = {"when": scene.when(), "n": str(scene.rng.randint(2, 30)), "county": county.name, "makes": own.makes}
    head = say(scene.pick("sign-head"), short=scene.firm(own, "short"), **slots)
    lead = say(scene.pick("sign"), firm=scene.firm(own), short=scene.firm(own, "short"), **slots,
               chief=scene.titled(scene.rng.choice(leaders)), boss=scene.titled(bosses[0], firm="short"))
    return Story(head, ((*scene.byline("firm"), *lead),), tuple(scene.told))


def school(scene: Scene) -> Story | None:
    """A school or hospital, its head, one of its people."""
    place = _near(scene, 0.6)
    houses = [b for b in scene.now.bodies(place) if b.key.startswith(("school", "primary", "hospital"))]
    if not houses:
        return None
    house = scene.rng.choice(houses)
    use = "hospital" if house.key.startswith("hospital") else "school"
    event, below = scene.phrase("event"), scene.city.under(place) or [place]
    head = say(scene.pick("school-head"), school=scene.body(house), call=scene.phrase("call"))
    slots = {"when": scene.when(), "event": event, "n": str(scene.rng.randint(60, 2000)),
             "one": "内容丰富多彩，受到家长好评", "place": scene.rng.choice(below).name}
    paragraphs = [(*scene.byline("school"), *say(scene.pick(use), school=scene.body(house), **slots))]
    who = scene.name(scene.city.people.citizen(scene.day.year))
    paragraphs.append(say(scene.pick(use + "-people"), school=scene.body(house), person=who))
    if holder := scene.now.head(house.id):
        paragraphs.append(say(scene.pick("school-says"), head=scene.titled(holder), pointer=scene.pointer(house)))
    return Story(head, tuple(paragraphs), tuple(scene.told))


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
    lead = say(scene.pick("award"), when=scene.when(), giver=body, award=edition + award, year=str(scene.day.year))
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
    people: list[Words] = [(scene.name(scene.city.people.citizen(scene.day.year)),) for _ in range(rng.randint(2, 5))]
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
        paragraphs.append(say(scene.pick("village-more"), head=scene.titled(holder), town=town.name,
                              one="着力改善人居环境"))
    return Story(head, tuple(paragraphs), tuple(scene.told))


def caption(scene: Scene) -> Story | None:
    """A photograph."""
    who = scene.name(scene.city.people.citizen(scene.day.year))
    staff = scene.city.reporters[scene.paper.code][-2:]
    town = scene.rng.choice([p for p in scene.city.places if p.level == "t"])
    text = say(scene.pick("caption"), when=scene.when(), scene=f"{town.name}{scene.phrase('scene')}", person=who,
               reporter=scene.name(scene.rng.choice(staff)))
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


def _opening(scene: Scene, body: Body) -> Words:
    return (scene.body(body),)


def _near(scene: Scene, share: float) -> Place:
    below = [p for p in scene.city.under(scene.paper) if p.level in "kt"]
    return scene.rng.choice(below) if below and scene.rng.random() < share else scene.paper


def _inside(scene: Scene, own: Firm) -> bool:
    return scene.paper.level == "c" or own.body.place == scene.paper


def _above(scene: Scene, own: Place) -> bool:
    return scene.paper.level == "c" or own.code.startswith(scene.paper.code)


def _clean(sentence: str) -> str:
    return sentence.replace(",", "，").removeprefix("要")

