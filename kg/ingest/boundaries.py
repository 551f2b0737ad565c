"""Is a heading in mid-page the headline of a new story or a sub-heading? A sum of weighed signs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.ingest import cues
from kg.ingest.chunk import Chunk

NEW_STORY = 1.5  # score from which a zone without 本报讯 or byline under it begins a story
_LEAD = 100  # characters in which a headline's words are looked for
_SECTION = 400  # characters of the section compared with the story above
_ENOUGH = 200  # characters of story above from which shared words tell much, and a third of it little
_DATED = re.compile(
    r"[^。]{0,60}?(?:(?:月|[^\d月年.])\d{1,2}\s?日|[昨今][日天晚晨早]|近日|日前|当地时间|近期|目前|最新)"
)


def new_story_score(
    used: Sequence[Chunk], index: int, zone: Sequence[Chunk], above: Sequence[Chunk]
) -> float:
    """How much speaks for a new story under a zone where no 本报讯 and no byline stands.

    `used[index]` is the first chunk under the zone, `above` the story so far.
    """
    section = _section(used, index)
    title = "".join(chunk.text for chunk in zone)
    return (
        _printed(used, index, zone, above)
        + _cohesion(section, "".join(chunk.text for chunk in above))
        + _restated(title, section)
    )


def _printed(used: Sequence[Chunk], index: int, zone: Sequence[Chunk], above: Sequence[Chunk]) -> float:
    """The signs of print: gaps, labels, notes at the end of the story above, numbers, datelines."""
    chunk, last = used[index], above[-1]
    title = next(
        (c.text for c in reversed(zone) if c.kind == "head" and c.text[0] not in "（("), zone[-1].text
    )
    signs = (
        (zone[0].gap > _usual_gap(used), 1.5),  # a wider gap than elsewhere on the page
        (zone[0].kind == "label", 3.0),
        (last.kind in ("note", "credit", "list", "signature") or _signed_off(last), 2.5),
        (cues.match("notice", title) is not None and " " not in title, 2.5),
        (cues.match("dateline", chunk.text) is not None, 0.8),
        (_DATED.match(chunk.text) is not None, 0.8),
        (any(c.kind == "subtitle" for c in zone), 1.5),
        (cues.match("bullet", zone[0].text) is not None, 2.5),
        (cues.match("rolltitle", title) is not None, 4.0),
        (_closes_clauses(above), 1.0),
        (_credited(used, index), 3.0),  # a photograph's caption
        (is_brief(chunk), 3.0),
        (signed_apart(used, index, above), 3.0),
        (any(c.kind in ("start", "byline") for c in used), -0.5),  # stories here show themselves
        (any(cues.match("numbered", c.text) for c in zone), -5.0),
        (chunk.kind == "body" and cues.match("speaker", chunk.text) is not None, -3.0),
        (len(title) <= 6 and zone[-1].kind != "label", -1.0),
        (chunk.kind in ("list", "award"), -1.0),
    )
    return sum(weight for sign, weight in signs if sign)


def _section(used: Sequence[Chunk], index: int) -> str:
    """The text under the zone up to the next heading."""
    text = ""
    for chunk in used[index:]:
        if chunk.kind not in ("body", "list") or len(text) > _SECTION:
            break
        text += chunk.text
    return text[:_SECTION]


def _grams(text: str) -> set[str]:
    pairs = (text[i : i + 2] for i in range(len(text) - 1))
    return {pair for pair in pairs if all("一" <= char <= "龥" for char in pair)}


def _cohesion(section: str, above: str) -> float:
    """Few pairs of characters shared with the story above speak for a new one, many against it."""
    if len(above) < _ENOUGH // 3 or len(section) < _ENOUGH // 4:
        return 0.0
    here = _grams(section)
    share = len(here & _grams(above)) / max(1, len(here))
    if len(above) < _ENOUGH:
        return 1.0 if share < 0.03 else 0.0
    return 1.8 if share < 0.1 else 0.8 if share < 0.14 else 0.0 if share < 0.2 else -1.0


def _restated(title: str, section: str) -> float:
    """A headline's words come again in its first sentences; a sub-heading's often do not."""
    words = _grams(title)
    share = len(words & _grams(section[:_LEAD])) / max(1, len(words))
    return 1.5 if share >= 0.8 else 1.0 if share >= 0.6 else -0.5 if share < 0.25 else 0.3


def is_brief(chunk: Chunk) -> bool:
    """Whether a paragraph is an item of a round-up (●6月28日，…)."""
    return chunk.kind == "body" and cues.match("brief", chunk.text) is not None


def signed_apart(used: Sequence[Chunk], index: int, above: Sequence[Chunk]) -> bool:
    """Whether a byline closes the text from here although the story above has its own, or is a list or a round-up."""
    if not _has_byline(above) and above[-1].kind != "list" and not is_brief(above[-1]):
        return False
    for place in range(index, len(used)):
        kind = used[place].kind
        if kind in ("start", "credit", "list", "award"):
            return False
        if kind == "body" and _signed_off(used[place]):
            return not is_brief(used[place])
        if kind in ("byline", "note") and (
            cues.search("role", used[place].text) or _only_names(used[place].text)
        ):
            return closes_story(used, place)
    return False


def _only_names(text: str) -> bool:
    """Whether brackets hold nothing but names of people (罗 平 曾令存)."""
    inside = text.strip("（()） ")
    return inside != text and cues.names(re.split(r"[\s、，]+", inside)) is not None


def closes_story(used: Sequence[Chunk], index: int) -> bool:
    """Whether the byline at `index` stands at the end of its story: no text follows, or another's does."""
    following = next((chunk for chunk in used[index + 1 :] if chunk.kind != "byline"), None)
    if following is None:
        return True
    return following.kind not in ("body", "list") or cues.match("photo", following.text) is not None


def other_column(used: Sequence[Chunk], index: int, above: Sequence[Chunk]) -> bool:
    """Whether the paragraphs from `index` are set to another width than the story above them."""
    if not used[index].gap or not above[-1].closed:
        return False
    here = [line.width for chunk in used[index : index + 2] for line in chunk.lines]
    there = [line.width for chunk in above for line in chunk.lines]
    return min(len(here), len(there)) > 2 and abs(max(here) - max(there)) >= 0.12 * max(there)


def _has_byline(story: Sequence[Chunk]) -> bool:
    first = story[0]
    return any(c.kind == "byline" for c in story) or bool(cues.search("role", first.text[:60]))


def _credited(used: Sequence[Chunk], index: int) -> bool:
    """Whether at most three short paragraphs from here end with a photographer's name."""
    for chunk in used[index : index + 4]:
        if chunk.kind == "credit" or cues.match("creditend", chunk.text):
            return True
        if chunk.kind != "body" or chunk.width > 200:
            return False
    return False


def _closes_clauses(above: Sequence[Chunk]) -> bool:
    """Whether the story above ends as a notice does: clause by clause (…为局长；), the last one closed."""
    clauses = [chunk for chunk in above[-4:] if chunk.text[-1] in "；;"]
    return bool(clauses) and above[-1].text[-1] == "。" and above[-1].width <= 80


def _usual_gap(used: Sequence[Chunk]) -> int:
    gaps = sorted(chunk.gap for chunk in used[1:])
    return gaps[len(gaps) * 3 // 4] if gaps else 0


def _signed_off(chunk: Chunk) -> bool:
    signs = ("creditend", "signed", "credited")
    return chunk.kind == "byline" or any(cues.match(sign, chunk.text) for sign in signs)
