"""Which headline zone is whose: the cheapest way to give a page's zones to its stories.

A zone may go to the story above or below it, or be parted, best where a gap parts it, and go to both. Each choice is paid by
what speaks against it: the page's usual order, words that the story does not share, stories left bare.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.ingest.chunk import Chunk
from kg.ingest.zones import Direction, grams

Zone = Sequence[Chunk]
_ORDER = 1.0  # against the page's usual order
_BARE = 1.2  # a story without a headline
_LEFT = 3.0  # a headline without a story
_PARTED = 0.8  # a zone given to two stories
_CLOSE = 0.4  # a zone parted where no blank line parts it
_WORDS = 1.5  # at most, for words that the story does not share
_LEAD = 300  # characters of a story compared with its headline


@dataclass(frozen=True, slots=True)
class Share:
    """Parts of one zone: for the story above, for the story below."""

    above: tuple[Chunk, ...]
    below: tuple[Chunk, ...]
    cost: float


def allot(
    zones: Sequence[Zone], bodies: Sequence[Zone], bare: Sequence[bool], found: Direction
) -> list[Share]:
    """For each zone what the stories above and below it get, at least cost over the page.

    `zones` has one more member than `bodies`; `bare[i]` says that body i needs no headline. Heads that
    no story can take are in neither part.
    """
    leads = [grams(_lead(body)) for body in bodies]
    best: dict[bool, tuple[float, tuple[Share, ...]]] = {True: (0.0, ())}  # is the body above headed?
    for index, zone in enumerate(zones):
        following: dict[bool, tuple[float, tuple[Share, ...]]] = {}
        for headed, (cost, shares) in best.items():
            for share in _shares(zone, index, leads, found):
                if headed and _heads(share.above) and index:
                    continue
                lone = index > 0 and not headed and not _heads(share.above) and not bare[index - 1]
                total = round(cost + share.cost + _BARE * lone, 6)
                state = _heads(share.below)
                if state not in following or total < following[state][0]:
                    following[state] = (total, (*shares, share))
        best = following
    return list(min(best.values(), key=lambda choice: choice[0])[1])


def _lead(body: Zone) -> list[Chunk]:
    taken: list[Chunk] = []
    for chunk in body:
        if sum(len(c.text) for c in taken) > _LEAD:
            break
        taken.append(chunk)
    return taken


def _heads(part: Zone) -> bool:
    return any(chunk.kind == "head" for chunk in part)


def _shares(zone: Zone, index: int, leads: Sequence[set[str]], found: Direction) -> Iterator[Share]:
    """The ways to give one zone; labels go below where there is a story."""
    last = index == len(leads)
    labels = () if last else tuple(chunk for chunk in zone if chunk.kind == "label")
    rest = tuple(chunk for chunk in zone if chunk not in labels)
    if not _heads(rest):
        yield Share(rest if last else (), () if last else tuple(zone), 0.0)
        return
    yield Share((), labels, _LEFT)
    above = leads[index - 1] if index else None
    below = None if last else leads[index]
    if below is not None:
        yield Share((), tuple(zone), _ORDER * (not found.before) + _strange(rest, below))
    if above is not None:
        yield Share(rest, labels, _ORDER * found.before + _strange(rest, above))
    if above is None or below is None:
        return
    for cut in range(1, len(rest)):
        first, second = rest[:cut], rest[cut:]
        if _heads(first) and _heads(second):
            strange = (_strange(first, above) + _strange(second, below)) / 2
            close = _CLOSE * (not second[0].gap)
            yield Share(first, (*labels, *second), _PARTED + close + strange)


def _strange(part: Zone, lead: set[str]) -> float:
    """What the headline's words cost that the story does not have."""
    words = grams([chunk for chunk in part if chunk.kind == "head"])
    return _WORDS * (1 - len(words & lead) / len(words)) if words else _WORDS
