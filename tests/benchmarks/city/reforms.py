"""Stories of bodies that are founded, merged of others, or renamed."""

from __future__ import annotations

from datetime import timedelta

from .bodies import Change
from .speak import Scene
from .stories import Story
from .words import listed, say


def reform(scene: Scene, change: Change) -> Story | None:
    """The plate is hung, the old names are told."""
    new = scene.city.bodies[change.new]
    chiefs = [s for s in scene.now.leaders(new.place) if s.seat.rank in (7, 3)]
    if not chiefs or (scene.paper.level == "k" and scene.paper != new.place):
        return None
    scene.day = change.day - timedelta(days=1)
    old = listed([(scene.body(scene.city.bodies[each], "full"),) for each in change.old])
    olds = listed([(scene.body(scene.city.bodies[each], "place"),) for each in change.old])
    scene.day = change.day
    head = say(
        scene.pick("reform-head"), new=scene.body(new, "seat" if new.place == scene.paper else "place")
    )
    use = {"rename": "reform-rename", "new": "reform-new"}.get(change.kind, "reform-merge")
    lead = say(
        scene.pick(use),
        when=f"{change.day.month}月{change.day.day}日",
        chief=scene.titled(scene.rng.choice(chiefs)),
        old=old,
        olds=olds,
        new=scene.body(new, "full"),
        new2=scene.body(new),
        new3=scene.body(new, "full"),
    )
    paragraphs = [(*scene.byline("moves"), *lead)]
    if head_of := next((s for s in scene.now.of(new.id) if s.begin <= change.day), None):
        paragraphs.append(say(scene.pick("reform-head-says"), head=scene.titled(head_of)))
    return Story(head, tuple(paragraphs), tuple(scene.told))
