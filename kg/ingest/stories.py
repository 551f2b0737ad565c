"""Chunks → stories: where each story begins, and which headline zone is whose.

A zone is a run of headings between two stories. On some pages it heads the story below it, on others
(columns read out of a PDF) the story above it; `directions` weighs the signs and gives its reasons.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.ingest import cues
from kg.ingest.after_heads import headed_first
from kg.ingest.allotment import allot
from kg.ingest.boundaries import (
    NEW_STORY,
    closes_story,
    is_brief,
    new_story_score,
    other_column,
    signed_apart,
)
from kg.ingest.chunk import Chunk
from kg.ingest.zones import Direction, direction

_ZONE = ("head", "subtitle", "label")
_SHORT_HEADING = 6  # characters: so short a heading over brief items heads them all (双喜临门)
_LONGEST_CAPTION = 250.0  # columns


@dataclass(slots=True)
class Story:
    """One story: the zone that heads it, and its chunks from first to last; a round-up is one story."""

    zone: list[Chunk] = field(default_factory=list)
    body: list[Chunk] = field(default_factory=list)
    caption: bool = False


@dataclass(slots=True)
class Reading:
    """What a page's chunks were read as; every chunk is in a story or set aside."""

    stories: list[Story]
    aside: list[Chunk]
    direction: Direction


def read(page_chunks: Sequence[Chunk], single: bool = False) -> Reading:
    """Group the chunks of a page into stories; `single` where the text is known to be one article."""
    aside = [chunk for chunk in page_chunks if chunk.kind == "furniture"]
    used = [chunk for chunk in page_chunks if chunk.kind != "furniture"]
    zones, bodies = _segments(used, single)
    if not bodies:
        return Reading([], aside + zones[0], direction(zones, bodies))
    found = direction(zones, bodies)
    if found.before and not single and (moved := headed_first(used)) != used:
        zones, bodies = _segments(moved, single)
    if single:
        bodies[-1].extend(zones.pop())  # what stands last can head nothing
        return Reading([Story(zones[0], bodies[0])], aside, found)
    zones = [_by_lines(zone) for zone in zones]
    stories = _headed(zones, bodies, found)
    given = {id(chunk) for story in stories for chunk in story.zone}
    aside += [chunk for zone in zones for chunk in zone if id(chunk) not in given]
    return Reading([part for story in stories for part in _captions_apart(story)], aside, found)


def _by_lines(zone: list[Chunk]) -> list[Chunk]:
    """A zone with each line of its headlines apart: two stories' headlines may stand one upon the other."""
    parts: list[Chunk] = []
    for chunk in zone:
        parts += [replace(chunk, lines=(line,)) for line in chunk.lines] if chunk.kind == "head" else [chunk]
    return parts


def _segments(used: list[Chunk], single: bool) -> tuple[list[list[Chunk]], list[list[Chunk]]]:
    """Zones z0…zn and bodies b1…bn in page order: z0 b1 z1 b2 … bn zn."""
    zones: list[list[Chunk]] = []
    bodies: list[list[Chunk]] = []
    zone: list[Chunk] = []
    for index, chunk in enumerate(used):
        if chunk.kind in _ZONE:
            zone.append(chunk)
            continue
        if not bodies or (not single and _begins(used, index, zone, bodies)):
            zones.append(zone)
            bodies.append([chunk])
        elif chunk.kind == "byline" and zone and not single and _ends(used, index):
            bodies[-1].append(chunk)
            continue  # the zone is still to be given: it stands above the byline of its story
        else:
            bodies[-1].extend([*zone, chunk])
            if zone and bodies[-1][-len(zone) - 2].kind == "byline":  # it was put before headings over it
                bodies[-1].sort(key=lambda part: part.lines[0].offsets[0])
        zone = []
    zones.append(zone)
    return zones, bodies


def _begins(used: list[Chunk], index: int, zone: list[Chunk], bodies: list[list[Chunk]]) -> bool:
    """Whether a story begins at a chunk that is no heading."""
    chunk, last = used[index], bodies[-1][-1]
    if chunk.kind == "start":
        return bool(zone) or any(c.kind != "byline" for c in bodies[-1])
    if chunk.kind == "byline":
        return (zone != [] or last.kind != "byline") and _opens(used, index, zone)
    if chunk.kind in ("note", "credit", "signature"):
        return False
    if not zone:
        if last.kind == "signature" or (is_brief(chunk) and is_brief(bodies[-1][0])):
            return True
        signed = last.kind in ("note", "byline") and last.text[0] in "（(" and len(bodies[-1]) > 1
        apart = signed or other_column(used, index, bodies[-1]) or (last.kind == "list" and chunk.gap > 0)
        return apart and signed_apart(used, index, bodies[-1])
    return new_story_score(used, index, zone, bodies[-1]) >= NEW_STORY


def _opens(used: list[Chunk], index: int, zone: list[Chunk]) -> bool:
    """Whether a byline stands before its story (headings above it, body below), not at its end."""
    if index + 1 == len(used) or used[index].text[0] in "（(":
        return False
    following = next((c for c in used[index + 1 :] if c.kind != "byline"), used[index + 1])
    if cues.match("photo", following.text):
        return False
    if zone:
        return following.kind != "label" and not cues.match("numbered", zone[-1].text)
    return following.kind in ("body", "list")


def _ends(used: list[Chunk], index: int) -> bool:
    """Whether a byline under headings ends its story, so that the headings head a story still."""
    return closes_story(used, index) and not any(
        cues.match("numbered", c.text) for c in used[index - 1 : index]
    )


def _headed(zones: list[list[Chunk]], bodies: list[list[Chunk]], found: Direction) -> list[Story]:
    shares = allot(zones, bodies, [_is_caption(body) or is_brief(body[0]) for body in bodies], found)
    stories: list[Story] = []
    for index, body in enumerate(bodies):
        below, above = shares[index].below, shares[index + 1].above
        if not below and not above and _in_roundup(stories, body):
            stories[-1].body.extend(body)
        else:
            stories.append(Story(zone=[*below, *above], body=body))
    return stories


def _in_roundup(stories: list[Story], body: list[Chunk]) -> bool:
    """Whether a brief item stands in the round-up that the item above it stands in: both are its paragraphs."""
    if not stories or not is_brief(body[0]) or not is_brief(stories[-1].body[0]):
        return False
    return any(
        cues.is_roundup(chunk.text) or len(chunk.text.replace(" ", "")) <= _SHORT_HEADING
        for chunk in stories[-1].zone
    )


def _is_caption(body: list[Chunk]) -> bool:
    last = body[-1]
    if len(body) > 4 or any(chunk.kind in ("signature", "list", "start") for chunk in body):
        return False
    credited = last.kind == "credit" or cues.match("creditend", last.text) is not None
    return credited and sum(chunk.width for chunk in body) <= _LONGEST_CAPTION


def _captions_apart(story: Story) -> list[Story]:
    """The story, and each photograph's caption inside it as a story of its own."""
    parts: list[Story] = []
    rest = list(story.body)
    index = 0
    while index < len(rest):
        if rest[index].kind == "credit" or (
            rest[index].kind == "body" and cues.match("creditend", rest[index].text)
        ):
            first = _caption_start(rest, index)
            parts.append(Story(body=rest[first : index + 1], caption=True))
            del rest[first : index + 1]
            index = first
        else:
            index += 1
    if not rest:
        return [replace(parts[0], zone=story.zone), *parts[1:]] if parts else [story]
    return [replace(story, body=rest), *parts]


def _signed(chunk: Chunk) -> bool:
    return cues.match("signed", chunk.text) is not None or cues.match("credited", chunk.text) is not None


def _caption_start(rest: list[Chunk], end: int) -> int:
    """The first chunk of the caption that ends at `end`: back to a dateline, at most three chunks."""
    first = end if rest[end].kind == "body" else end - 1
    if first < 0 or rest[first].kind != "body":
        return end
    for index in range(first, max(first - 3, -1), -1):
        if rest[index].kind != "body" or (index < first and is_brief(rest[index]) and _signed(rest[index])):
            break
        if cues.match("dateline", rest[index].text) or cues.match("photo", rest[index].text):
            return index
    return first
