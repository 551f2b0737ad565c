"""Stories that are lists or a few lines: appointments by the party, candidates shown, leaders looked into."""

from __future__ import annotations

from collections.abc import Sequence

from .lives import Stint
from .moves import on_day
from .speak import Scene
from .stories import Story
from .words import Words, ended, say


def notices(scene: Scene, came: Sequence[Stint], went: Sequence[Stint]) -> Story | None:
    """A list of appointments by the party, of those whom the congress does not appoint."""
    scene.day = max([s.begin for s in came] + [s.end or s.begin for s in went])
    lines = [
        say(scene.pick("notice"), one=scene.name(s.person, "titled"), post=_joined(scene, s, True))
        for s in came
    ]
    lines += [
        say(scene.pick("notice-out"), one=scene.name(s.person, "titled"), post=_joined(scene, s, False))
        for s in went
    ]
    head = say(scene.pick("notice-head"), S=scene.paper.short)
    lead = (
        *scene.byline("moves"),
        *say("{when}，{party}研究决定：", when=on_day(scene.day), party=scene.party()),
    )
    return Story(head, (lead, *ended(lines)), tuple(scene.told)) if lines else None


def _joined(scene: Scene, stint: Stint, comes: bool) -> Words:
    for post in stint.seat.posts:
        scene.tell(stint.person, post, "appointed" if comes else "removed")
    return scene.posts(stint.seat.posts)


def candidates(scene: Scene, serving: Sequence[Stint]) -> Story | None:
    """Those who are to be moved, with the posts that they hold now."""
    serving = [stint for stint in serving if stint.holds(scene.day)]
    lines: list[Words] = []
    for stint in serving:
        for post in stint.seat.posts:
            scene.tell(stint.person, post, "holds")
        born = {"year": str(stint.person.born), "month": str(1 + stint.person.born % 12)}
        sex = "女" if stint.person.woman else "男"
        lines.append(
            say(
                scene.pick("candidate"),
                one=scene.name(stint.person, "titled"),
                sex=sex,
                post=scene.posts(stint.seat.posts),
                **born,
            )
        )
    lead = say(scene.pick("candidate-lead"), n=str(len(lines)))
    return (
        Story(say(scene.pick("candidate-head")), (lead, *ended(lines)), tuple(scene.told)) if lines else None
    )


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
    head = say(scene.pick("probe-head"), post=title, one=scene.name(gone.person, "titled"))
    text = say(scene.pick("probe"), disc=scene.body(disc), post=title, one=scene.name(gone.person, "titled"))
    return Story(head, ((*scene.byline("moves"), *text),), tuple(scene.told))
