"""All facts of an annotated article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.annotate.document import Document, mentions
from kg.extract.awards import extract_awards
from kg.extract.bylines import byline_mentions, extract_bylines
from kg.extract.confidence import confidence
from kg.extract.events import extract_events
from kg.extract.money import extract_money
from kg.extract.parts import extract_parts
from kg.extract.places import extract_places
from kg.extract.posts import extract_posts
from kg.extract.statement import fact
from kg.extract.undertakings import extract_undertakings
from kg.records import Fact, Mention

EXTRACTORS = (
    extract_posts,
    extract_awards,
    extract_places,
    extract_parts,
    extract_events,
    extract_money,
    extract_undertakings,
)


def read(document: Document) -> tuple[tuple[Mention, ...], tuple[Fact, ...]]:
    """Mentions and facts of one document, in order of place, without repetition."""
    marked = {m.id: m for m in [*mentions(document), *byline_mentions(document)]}
    facts: dict[tuple[object, ...], Fact] = {}
    for stated in _facts(document):
        if stated.object in marked and (stated.subject in marked or stated.relation == "reportedBy"):
            key = (
                stated.relation,
                stated.subject,
                stated.object,
                dict(stated.qualifiers).get("post"),
                stated.start,
            )
            sure = confidence(stated, marked.get(stated.subject), marked[stated.object])
            facts.setdefault(key, replace(stated, confidence=sure))
    ordered = sorted(
        facts.values(), key=lambda f: (f.start, f.end, f.relation, f.subject, f.object, f.qualifiers)
    )
    return tuple(sorted(marked.values(), key=lambda m: (m.start, m.end, m.type, m.id))), tuple(ordered)


def _facts(document: Document) -> Iterator[Fact]:
    yield from extract_bylines(document)
    for extractor in EXTRACTORS:
        for said in extractor(document):
            if said.subject.chunk is not said.object.chunk:
                yield fact(document, said)
