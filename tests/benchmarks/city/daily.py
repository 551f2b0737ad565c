"""Stories of every day: offices at work, firms, schools, honours, villages, photographs, lives."""

from __future__ import annotations

from .bodies import Body, Place
from .private import Firm
from .speak import Scene
from .stories import Story, offices, topic
from .words import Words, say


def work(scene: Scene) -> Story | None:
    """What an office does, its head speaks, others join in."""
    place = _near(scene, 0.35)
    about = topic(scene)
    bodies = scene.now.bodies(place, about.keys)
    if not bodies:
        return None
    body, *others = scene.rng.sample(bodies, len(bodies))
    head = say(
        scene.pick("work-head"), office=_opening(scene, body), call=scene.phrase("call"), topic=about.name
    )
    scene.about(place)
    slots = {
        "when": scene.when(),
        "topic": about.name,
        "one": _clean(scene.rng.choice(about.sentences)),
        "home": ("我" if place == scene.paper else "该") + place.word,
        "n": str(scene.rng.randint(12, 300)),
    }
    lead = say(scene.pick("work"), office=_opening(scene, body), **slots)
    byline = scene.byline(about.name)
    paragraphs: list[Words] = [(*byline, *lead)]
    if others and scene.rng.random() < 0.5:
        paragraphs.append(
            say(
                scene.pick("work-with"),
                pointer=scene.pointer(body),
                offices=offices(scene, [o.id for o in others[:2]]),
                **slots,
            )
        )
    if holder := scene.now.of(body.id):
        told = scene.titled(scene.rng.choice(holder))
        paragraphs.append(
            say(scene.pick("work-says"), head=told, pointer=scene.pointer(body), topic=about.name)
        )
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
    lead = say(
        scene.pick("mass"),
        when=scene.when(),
        office=scene.body(body),
        other=scene.body(other),
        event=event,
        head=scene.titled(holder),
    )
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
    slots = {
        "when": scene.when(),
        "makes": own.makes,
        "n": str(10 * scene.rng.randint(2, 90)),
        "place": own.body.place.name,
    }
    lead = say(
        scene.pick("firm" if introduced else "firm-plain"),
        firm=scene.firm(own),
        short=_short(scene, own),
        **slots,
    )
    paragraphs: list[Words] = [(*byline, *lead)]
    if holders := scene.now.of(own.body.id):
        told = scene.titled(scene.rng.choice(holders), firm=scene.rng.choice(("full", "short")))
        paragraphs.append(say(scene.pick("firm-says"), head=told, pointer=scene.pointer(own.body), **slots))
    if bodies := scene.now.bodies(own.body.place, ("labour", "trade", "shop")):
        paragraphs.append(
            say(
                scene.pick("firm-more"),
                short=_short(scene, own),
                other=scene.firm(other, "short"),
                office=scene.body(scene.rng.choice(bodies)),
            )
        )
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
    slots = {
        "when": scene.when(),
        "n": str(scene.rng.randint(2, 30)),
        "county": county.name,
        "makes": own.makes,
    }
    head = say(scene.pick("sign-head"), short=scene.firm(own, "short"), **slots)
    lead = say(
        scene.pick("sign"),
        firm=scene.firm(own),
        short=scene.firm(own, "short"),
        **slots,
        chief=scene.titled(scene.rng.choice(leaders)),
        boss=scene.titled(bosses[0], firm="short"),
    )
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
    slots = {
        "when": scene.when(),
        "event": event,
        "n": str(scene.rng.randint(60, 2000)),
        "one": "内容丰富多彩，受到家长好评",
        "place": scene.rng.choice(below).name,
    }
    paragraphs = [(*scene.byline("school"), *say(scene.pick(use), school=scene.body(house), **slots))]
    who = scene.name(scene.city.people.citizen(scene.day.year))
    paragraphs.append(say(scene.pick(use + "-people"), school=scene.body(house), person=who))
    if holder := scene.now.head(house.id):
        paragraphs.append(
            say(scene.pick("school-says"), head=scene.titled(holder), pointer=scene.pointer(house))
        )
    return Story(head, tuple(paragraphs), tuple(scene.told))


def _opening(scene: Scene, body: Body) -> Words:
    return (scene.body(body),)


def _near(scene: Scene, share: float) -> Place:
    below = [p for p in scene.city.under(scene.paper) if p.level in "kt"]
    return scene.rng.choice(below) if below and scene.rng.random() < share else scene.paper


def _inside(scene: Scene, own: Firm) -> bool:
    return scene.paper.level == "c" or own.body.place == scene.paper


def _clean(sentence: str) -> str:
    return sentence.replace(",", "，").removeprefix("要")
