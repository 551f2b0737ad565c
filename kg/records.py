"""The records that flow from room to room: frozen, ordered by position, made of plain values.

Offsets are code points, half-open. `Article.text` is the article as it reads once wrapped lines are
joined; `Article.offsets[i]` is the place of its character `i` in the page's own text, so a span of the
article always leads back to a span of the file.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

EntityType = Literal["Person", "District", "Company", "Organization", "Award", "Event", "Project"]
ENTITY_TYPES: tuple[EntityType, ...] = (
    "Person",
    "District",
    "Company",
    "Organization",
    "Award",
    "Event",
    "Project",
)
Relation = Literal[
    "holdsPost",
    "receivedAward",
    "locatedIn",
    "partOf",
    "tookPart",
    "reportedBy",
    "funds",
    "undertakes",
]
RELATIONS: tuple[Relation, ...] = (
    "holdsPost",
    "receivedAward",
    "locatedIn",
    "partOf",
    "tookPart",
    "reportedBy",
    "funds",
    "undertakes",
)
BlockKind = Literal["headline", "kicker", "subtitle", "byline", "body", "list", "caption"]


@dataclass(frozen=True, slots=True)
class Publication:
    """What is known of the paper a page belongs to; `inferred` gives the reason of each guess."""

    paper: str | None = None
    place: str | None = None  # official name of the paper's own district: 焦作市
    date: str | None = None  # ISO date of issue
    page: str | None = None  # the printed page number or section
    url: str | None = None
    inferred: tuple[tuple[str, str], ...] = ()  # (field, reason in words)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a paper.

    Of plain text and tables the text is exactly as decoded (universal newlines); of HTML and PDF it is
    the one extracted, which a build keeps in pages/ID.txt.
    """

    id: str  # file stem; for a row of a table, stem and row id
    path: str  # as the user named it
    text: str
    publication: Publication = Publication()
    headline: str | None = None  # given by a table's `title` column


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of an article's text that the layout gives one role."""

    kind: BlockKind
    start: int  # in Article.text
    end: int


@dataclass(frozen=True, slots=True)
class Byline:
    """A name in a byline, with its place in Article.text."""

    name: str
    role: Literal["reporter", "correspondent", "author", "photographer"]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One story: its text joined across wrapped lines, each character led back to the page."""

    id: str  # page id + "#a" + number from 1, in page order
    page: str
    headline: str  # "" where the page prints none
    text: str  # blocks in reading order (headline first), one "\n" between blocks
    offsets: tuple[int, ...]  # page offset of each character of text (a joining "\n" repeats the last)
    blocks: tuple[Block, ...]
    start: int  # on the page
    end: int
    publication: Publication
    kicker: str = ""
    subtitle: str = ""
    date: str | None = None  # ISO prefix: the story's own date where the page tells it
    bylines: tuple[Byline, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The page span of text[start:end] (both non-empty)."""
        return self.offsets[start], self.offsets[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article, in Article.text offsets."""

    article: str
    start: int
    end: int
    text: str
    block: BlockKind = "body"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a page that stand for an entity, before it is known which one."""

    id: str  # article id + ":" + start + "-" + end + ":" + type initial; unique in a build
    page: str
    article: str
    start: int  # on the page
    end: int
    surface: str  # the page's characters, whitespace removed
    type: EntityType
    name: str  # the full name as far as this article tells it: 中共焦作市委 for 市委
    rule: str  # what found it
    confidence: float = 1.0
    kind: str = ""  # finer class: county, village, government, bank, deictic …
    within: str = ""  # for a District: name of the parent that the words give
    note: str = ""  # why `name` is not `surface`, in words


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement of one article; its ends are mentions (the article itself for reportedBy)."""

    relation: Relation
    subject: str  # mention id, or article id for reportedBy
    object: str  # mention id
    page: str
    article: str
    evidence: str  # the page's characters, whitespace removed
    start: int  # of the evidence, on the page
    end: int
    rule: str
    confidence: float = 1.0
    qualifiers: tuple[tuple[str, str], ...] = ()  # sorted (name, value) pairs


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision on two mentions or names: are they one thing? With its reason in words."""

    left: str
    right: str
    verdict: Literal["same", "different", "unsure"]
    score: float
    reason: str
    by: str = "rule"  # or a person's name, from data/decisions.tsv


@dataclass(frozen=True, slots=True)
class Entity:
    """One real thing: the cluster of mentions judged to be the same."""

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    kind: str = ""
    code: str = ""  # official division code of a District, where the gazetteer knows it
    within: str = ""  # entity id of a District's parent, where known from the gazetteer
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reject:
    """What was set aside, where, and why; in = out + rejected holds in every room."""

    record: str  # file, page, article, mention or fact: an id or a path
    room: str  # ingest, annotate, extract, resolve, graph
    reason: str  # what was found, what was expected, what to do
    detail: dict[str, Any] = field(default_factory=dict)


def as_row(record: Any) -> dict[str, Any]:
    """A record as a plain dict in field order, tuples of pairs as dicts where named `qualifiers`."""
    row = asdict(record)
    if "qualifiers" in row:
        row["qualifiers"] = dict(row["qualifiers"])
    return row
