"""From an article to its sentences with every name found and named in full."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from kg.annotate import aliases
from kg.annotate.award_classes import join_classes
from kg.annotate.award_parts import name_the_parts
from kg.annotate.award_people import name_the_listed
from kg.annotate.awards import find_awards
from kg.annotate.banks import find_banks
from kg.annotate.bodies import find_bodies, find_members
from kg.annotate.companies import find_companies
from kg.annotate.context import Context
from kg.annotate.endings import find_by_ending
from kg.annotate.events import find_events
from kg.annotate.gazetteer import Gazetteer, load
from kg.annotate.held_at import find_held
from kg.annotate.home import home_of
from kg.annotate.inner import find_parts
from kg.annotate.line import Chunk, Line, overlaps, split_at_spaces
from kg.annotate.naming import resolve_lines
from kg.annotate.parties import find_parties
from kg.annotate.people import find_people, spread_names
from kg.annotate.places import find_places
from kg.annotate.posts import find_titles, with_level_words
from kg.annotate.projects import find_projects, settle_projects
from kg.annotate.recognizer import Recognizer, recognizer
from kg.annotate.unknown import NoContext
from kg.ingest.sentences import sentences
from kg.records import Article, Mention

_SHORT = {
    "Person": "p",
    "District": "d",
    "Company": "c",
    "Organization": "o",
    "Award": "a",
    "Event": "e",
    "Project": "r",
}


@dataclass
class Document:
    """An article whose lines carry their chunks, ready for the extraction of facts."""

    article: Article
    lines: list[Line]
    context: Context

    def mention_id(self, line: Line, chunk: Chunk) -> str:
        """The id of the mention that a chunk of a line makes."""
        start = line.sentence.start + chunk.start
        return f"{self.article.id}:{start}-{line.sentence.start + chunk.end}:{_SHORT[chunk.type]}"


def annotate(
    article: Article,
    *,
    model: Recognizer | None = None,
    gazetteer: Gazetteer | None = None,
    with_context: bool = True,
) -> Document:
    """Find and name everything in an article: a pure function of the article and its publication.

    Without `with_context`, words that point and short forms stay without a name.
    """
    gazetteer = (gazetteer or load()).at(article.publication.date or article.date)
    model = model or recognizer()
    found = list(sentences(article))
    words = model.words([s.text for s in found])
    lines = [Line(s, split_at_spaces(s.text, w)) for s, w in zip(found, words, strict=True)]
    home = home_of(article.publication, gazetteer)
    context = Context(home, gazetteer) if with_context else NoContext(home, gazetteer)
    for line in lines:
        _read(line, gazetteer, context)
    _mark_bylines(article, lines)
    spread_names(lines, [b.name for b in article.bylines])
    resolve_lines(lines, context)
    for line, following in zip_longest(lines, lines[1:]):
        context.over_list = following is not None and following.sentence.block == "list"
        line.chunks = settle_projects(line)
        line.add(find_projects(line))
        events = find_events(line, context)
        line.add(events)
        context.event = events[-1].name if events else context.event
        awards = find_awards(line, context)
        line.chunks = [c for c in line.chunks if not (_is_honour(c, awards) or _inside_honour(c, awards))]
        line.add(awards)
    join_classes(lines)
    name_the_listed(lines)
    name_the_parts(lines)
    if with_context:
        aliases.join(lines)
    return Document(article, lines, context)


def _read(line: Line, gazetteer: Gazetteer, context: Context) -> None:
    line.add(find_places(line, gazetteer, context.home))
    branches = find_parties(line)
    line.add([b for b in find_bodies(line) if not overlaps(b.start, b.end, branches)])
    line.add(branches)
    _lay_over(line, find_by_ending(line))
    banks = find_banks(line)
    line.chunks = [c for c in line.chunks if not any((b.start, b.end) == (c.start, c.end) for b in banks)]
    line.add(banks)
    line.add(find_companies(line))
    line.add(find_parts(line))
    line.add(find_titles(line))
    line.add(with_level_words(line))
    people = find_people(line)
    line.chunks = [c for c in line.chunks if not _inside_person(c, people)]
    line.add(people)
    line.add(find_members(line))
    line.add(find_held(line))


def _inside_honour(chunk: Chunk, awards: list[Chunk]) -> bool:
    """A place in the middle of an honour's name is no place spoken of (“浙江省平安县”)."""
    return chunk.type == "District" and any(a.start + 1 < chunk.start and chunk.end <= a.end for a in awards)


def _is_honour(chunk: Chunk, awards: list[Chunk]) -> bool:
    """Is this a body or park only by its ending, the words being an honour's (山东省规范化学校)?"""
    return chunk.type in ("Organization", "Project", "Event") and any(
        a.start <= chunk.start and chunk.end <= a.end for a in awards
    )


def _inside_person(chunk: Chunk, people: list[Chunk]) -> bool:
    """Is this a short place name that is only part of a person's name (延安 in 续延安)?"""
    return chunk.type == "District" and any(p.start <= chunk.start and chunk.end <= p.end for p in people)


def _mark_bylines(article: Article, lines: list[Line]) -> None:
    """The layout has read the names of the byline: they stand, whatever the sentence's own reading was."""
    for line in lines:
        base = line.sentence.start
        for byline in article.bylines:
            start, end = byline.start - base, byline.end - base
            if 0 <= start and end <= len(line.text):
                line.chunks = [
                    c for c in line.chunks if c.end <= start or end <= c.start or c.type == "Title"
                ]
                line.add(
                    [
                        Chunk(
                            start,
                            end,
                            "Person",
                            line.text[start:end],
                            "",
                            byline.name,
                            rule="byline",
                            confidence=0.98,
                        )
                    ]
                )


def _lay_over(line: Line, longer: list[Chunk]) -> None:
    """Add names found by their endings; of two that overlap the longer stays, seats and outer bodies too."""
    kept = []
    for chunk in line.chunks:
        longer = [
            c
            for c in longer
            if not (chunk.type == "Organization" and chunk.start < c.start and c.end <= chunk.end)
        ]
        over = [c for c in longer if c.start < chunk.end and chunk.start < c.end]
        inside = [c for c in over if c.start <= chunk.start and chunk.end <= c.end]
        if (
            chunk.type == "Organization"
            and over
            and not (inside and inside[0].start == chunk.start and _keeps(chunk))
        ):
            if all(c.end - c.start >= chunk.end - chunk.start for c in over):
                continue
            longer = [c for c in longer if c not in over]
        kept.append(chunk)
    line.chunks = kept
    line.add(longer)


def _keeps(outer: Chunk) -> bool:
    return outer.kind in (
        "bureau",
        "government",
        "party",
        "discipline",
        "court",
        "procuratorate",
        "party-organ",
        "mass",
        "congress",
        "cppcc",
    )


def mentions(document: Document) -> Iterator[Mention]:
    """The mentions of a document, in order of place; chunks that nothing names are left out."""
    seen: set[str] = set()
    for line in document.lines:
        for chunk in line.chunks:
            if chunk.type not in _SHORT or not chunk.name:
                continue
            mention = _mention(document, line, chunk)
            if mention.id not in seen:
                seen.add(mention.id)
                yield mention


def _mention(document: Document, line: Line, chunk: Chunk) -> Mention:
    article = document.article
    start, end = article.span(line.sentence.start + chunk.start, line.sentence.start + chunk.end)
    return Mention(
        id=document.mention_id(line, chunk),
        page=article.page,
        article=article.id,
        start=start,
        end=end,
        surface="".join(chunk.text.split()),
        type=chunk.type,  # type: ignore[arg-type]
        name=chunk.name,
        rule=chunk.rule,
        confidence=chunk.confidence,
        kind=chunk.kind,
        within=chunk.within,
        note=chunk.note,
    )
