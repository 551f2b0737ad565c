"""A story, and the ways of telling one that the paper has: what is met about, seen, moved, made and honoured."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .bodies import Place
from .lives import Stint
from .private import Firm
from .speak import Scene, Told
from .tables import rows
from .words import Words, listed, say, text_of


@dataclass(frozen=True, slots=True)
class Story:
    """What is printed: headline, paragraphs, and what it tells of posts."""

    headline: Words
    paragraphs: tuple[Words, ...]
    told: tuple[Told, ...]


Teller = Callable[[Scene], "Story | None"]


@dataclass(frozen=True, slots=True)
class Topic:
    """What offices deal with."""

    name: str
    meeting: str
    keys: tuple[str, ...]
    sentences: tuple[str, ...]


def topic(scene: Scene) -> Topic:
    """One of the topics of topics.tsv."""
    name, meeting, keys, sentences = scene.rng.choice(rows("topics"))
    return Topic(name, meeting, tuple(keys.split(",")), tuple(sentences.split("|")))


def meeting(scene: Scene) -> Story | None:
    """A meeting of the city, or in a county."""
    about, place = topic(scene), _place(scene, 0.3)
    leaders = scene.now.leaders(place)
    if len(leaders) < 6:
        return None
    chief, chair = scene.rng.sample(scene.now.rulers(place), 2)
    if chief.person == chair.person:
        return None
    if leaders.index(chair) < leaders.index(chief):
        chief, chair = chair, chief
    rest = [s for s in leaders if s not in (chief, chair)]
    own = place == scene.paper
    head = _heading(scene, "meeting-head", about, place, chief)
    pattern = scene.pick("meeting" if own else "meeting-county")
    scene.about(place, opened="{J}" in pattern)
    byline = scene.byline(about.name)
    slots = {
        "when": scene.when(),
        "meeting": about.meeting,
        "J": place.name,
        "S": place.short,
        "L": scene.level(place),
    }
    lead = say(
        pattern,
        chief=scene.titled(chief),
        chair=scene.titled(chair),
        **slots,
    )
    first = (*byline, *lead, *_list(scene, rest, place))
    rest_of = [say(scene.pick("says"), who=scene.name(chief.person), **_two(scene, about))]
    rest_of += _heads(scene, about, place)
    return Story(head, (first, *rest_of), tuple(scene.told))


def _heading(scene: Scene, use: str, about: Topic, place: Place, chief: Stint) -> Words:
    name: Words = (scene.name(chief.person),)
    if place != scene.paper:
        return say("{J}召开{meeting}", J=place.name, meeting=about.meeting)
    slots = {"L": place.word, "meeting": about.meeting, "call": scene.phrase("call")}
    return say(scene.pick(use), chief=name, **slots)


def _place(scene: Scene, share: float) -> Place:
    """The paper's own place, or one right below."""
    below = [p for p in scene.city.under(scene.paper) if p.level in "ck"]
    return scene.rng.choice(below) if below and scene.rng.random() < share else scene.paper


def _list(scene: Scene, leaders: list[Stint], place: Place) -> Words:
    if scene.rng.random() < 0.55:
        few = scene.some(leaders, 3, 8)
        names = listed([(scene.name(s.person, "listed"),) for s in few])
        return say(scene.pick("list"), L=scene.level(place), list=names)
    few = scene.some(leaders, 1, 4)
    return say(scene.pick("titled-list"), list=listed([scene.titled(s) for s in few]))


def _two(scene: Scene, about: Topic) -> dict[str, str]:
    one, two = scene.rng.sample(about.sentences, 2)
    return {"one": one.replace(",", "，"), "two": two.replace(",", "，")}


def _heads(scene: Scene, about: Topic, place: Place) -> list[Words]:
    """Heads of offices and counties speak, or offices are named."""
    bodies = scene.now.bodies(place, about.keys)
    heads = [head for body in bodies if (head := scene.now.head(body.id))]
    below = [p for p in scene.city.under(place) if p.level == "k"]
    heads += [s for p in scene.rng.sample(below, min(2, len(below))) for s in scene.now.leaders(p)[1:2]]
    heads += _namesakes(scene, heads)
    found: list[Words] = []
    if len(heads) > 1:
        told = listed([scene.titled(s) for s in scene.some(heads, 2, 4)])
        found.append(say(scene.pick("heads"), heads=told))
    if len(bodies) > 1 and scene.rng.random() < 0.6:
        found.append(say(scene.pick("offices"), offices=offices(scene, [b.id for b in bodies])))
    return found


def _namesakes(scene: Scene, heads: list[Stint]) -> list[Stint]:
    """Someone else of the same name, if one serves: two of one name in one meeting."""
    names = {head.person.name: head.person for head in heads} if scene.paper.level == "c" else {}
    return [
        s
        for s in scene.now.holders()
        if s.person.name in names and s.person != names[s.person.name] and s.seat.ladder == "office"
    ][:1]


def offices(scene: Scene, ids: list[str]) -> Words:
    """市发改委、财政局、科技局: the level word stands once, before the first."""
    found: list[Words] = []
    for number, each in enumerate(ids):
        body = scene.city.bodies[each]
        found.append((scene.body(body, "bare" if number and body.place == scene.paper else ""),))
    return listed(found)


def inspection(scene: Scene) -> Story | None:
    """A leader goes to see places, with the leaders of the county and heads of offices."""
    about, counties = topic(scene), [p for p in scene.city.under(scene.paper) if p.level in "kt"]
    leaders = scene.now.leaders(scene.paper)
    if not counties or len(leaders) < 6:
        return None
    county, chief = scene.rng.choice(counties), scene.rng.choice(leaders[: -len(leaders) // 3])
    there = scene.now.leaders(county)[:2]
    if not there:
        return None
    head = say(
        scene.pick("visit-head"), chief=(scene.name(chief.person),), county=county.name, topic=about.name
    )
    byline = scene.byline("visit")
    scene.about(county)
    lower = leaders[leaders.index(chief) + 1 :]
    escort = listed([scene.titled(s) for s in scene.some([*there, *scene.some(lower or there, 1, 2)], 1, 3)])
    bodies = scene.now.bodies(scene.paper, about.keys)
    lead = say(
        scene.pick("visit"),
        when=scene.when(),
        chief=scene.titled(chief),
        county=county.name,
        topic=about.name,
        escort=escort,
        offices=offices(scene, [b.id for b in bodies][:3]) or ("有关部门",),
    )
    stops = scene.rng.sample(_stops(scene, county), 2)
    seen = say(scene.pick("visit-stops"), who=scene.name(chief.person), stop=stops[0], stop2=stops[1])
    says = say(scene.pick("says"), who=scene.name(chief.person), **_two(scene, about))
    return Story(head, ((*byline, *lead), seen, says), tuple(scene.told))


def _stops(scene: Scene, county: Place) -> list[Words]:
    near: list[Words] = [(scene.firm(f),) for f in firms_of(scene, county)[:3]]
    near += [(scene.body(b, "full"),) for b in scene.now.bodies(county) if b.key in ("school", "hospital")]
    towns = scene.city.under(county)
    near += [(town.name + v.name,) for town in towns for v in scene.city.under(town)[:1]]
    return near + [("重点项目工地",), ("便民服务中心",)]


def firms_of(scene: Scene, place: Place) -> list[Firm]:
    """Firms of a place."""
    return [firm for firm in scene.city.firms if firm.body.place == place]


def delegation(scene: Scene) -> Story | None:
    """Leaders of another city come to visit."""
    about, hosts = topic(scene), scene.now.leaders(scene.paper)
    if scene.paper.level != "c" or len(hosts) < 3:
        return None
    guest = scene.rng.choice(scene.city.guests)
    place = guest.seat.place
    head = say(scene.pick("delegation-head"), city=place.name, S=scene.paper.short)
    byline = scene.byline("visit")
    company = [s for s in scene.city.guests if s.seat.place == place and s != guest]
    lead = say(
        scene.pick("delegation"),
        when=scene.when(),
        guest=scene.titled(guest),
        L=scene.paper.word,
        S=scene.paper.short,
        topic=about.name,
        host=listed([scene.titled(s) for s in scene.some(hosts, 1, 3)]),
    )
    paragraphs = [(*byline, *lead)]
    if company:
        told = listed([scene.titled(s) for s in scene.some(company, 1, 2)])
        paragraphs.append(say("{list}参加考察。", list=told))
    paragraphs.append(
        say(
            scene.pick("says"),
            who=scene.name(guest.person),
            one="要学习先进经验，加强交流",
            two="推动两市合作走深走实",
        )
    )
    return Story(head, tuple(paragraphs), tuple(scene.told))


def printable(story: Story) -> bool:
    """Whether every paragraph says something."""
    return all(text_of(words).strip() for words in (story.headline, *story.paragraphs))
