"""Do a page's headlines stand before or after their stories? A scored vote with reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg.ingest.chunk import Chunk


@dataclass(frozen=True, slots=True)
class Direction:
    """The vote on a page: headlines before their stories or after, the score, and why."""

    before: bool
    score: float  # above 0: before
    reasons: tuple[str, ...]


def direction(zones: Sequence[Sequence[Chunk]], bodies: Sequence[Sequence[Chunk]]) -> Direction:
    """Weigh what stands before the first story, after the last, and what each zone's words are about.

    `zones` has one more member than `bodies`: zone i stands between body i-1 and body i.
    """
    votes: list[tuple[float, str]] = []
    if bodies:
        votes += _edges(zones)
        shared = _shared_words(zones, bodies)
        if shared:
            votes.append((shared, "words that zones share with the story below, less those above"))
        near = _nearness(zones, bodies)
        if near:
            votes.append((near, "blank lines between zones and the stories around them"))
    score = round(sum(weight for weight, _ in votes), 3)
    return Direction(score >= 0, score, tuple(f"{weight:+.2f} {reason}" for weight, reason in votes))


def _has_headline(zone: Sequence[Chunk]) -> bool:
    return any(chunk.kind == "head" for chunk in zone)


def _edges(zones: Sequence[Sequence[Chunk]]) -> list[tuple[float, str]]:
    first, last = _has_headline(zones[0]), _has_headline(zones[-1])
    return [
        (1.5, "a headline stands before the first story")
        if first
        else (-1.0, "nothing stands before the first story"),
        (-1.5, "a headline stands after the last story")
        if last
        else (1.0, "nothing stands after the last story"),
    ]


def grams(chunks: Sequence[Chunk]) -> set[str]:
    """The pairs of neighbouring characters in the chunks' words."""
    text = "".join(chunk.text for chunk in chunks)
    return {text[i : i + 2] for i in range(len(text) - 1) if text[i : i + 2].isalpha()}


def _shared_words(zones: Sequence[Sequence[Chunk]], bodies: Sequence[Sequence[Chunk]]) -> float:
    """Mean over inner zones of (share of rare pairs of characters found below) less (found above)."""
    words_of = [grams(body) for body in bodies]
    known = Counter(gram for found in words_of for gram in found)
    differences = []
    for index in range(1, len(zones) - 1):
        words = {g for g in grams([c for c in zones[index] if c.kind != "label"]) if known[g]}
        weight = sum(1 / known[g] for g in words)
        if weight:
            below = sum(1 / known[g] for g in words & words_of[index])
            above = sum(1 / known[g] for g in words & words_of[index - 1])
            differences.append((below - above) / weight)
    return round(3 * sum(differences) / len(differences), 3) if differences else 0.0


def _nearness(zones: Sequence[Sequence[Chunk]], bodies: Sequence[Sequence[Chunk]]) -> float:
    """Mean over inner zones: +1 where fewer blank lines stand below the zone than above it."""
    signs = []
    for index in range(1, len(zones) - 1):
        if zones[index]:
            above, below = zones[index][0].gap, bodies[index][0].gap
            signs.append((above > below) - (above < below))
    return round(sum(signs) / len(signs), 3) if signs else 0.0
