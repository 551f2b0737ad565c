"""Short stories told to the reader of articles, and what it makes of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import pytest

from kg.annotate.document import annotate
from kg.extract.document import read
from kg.ingest.layout import articles
from kg.records import Article, Block, BlockKind, Fact, Mention, Page, Publication

Tell = Callable[..., "Story"]


@dataclass(frozen=True)
class Story:
    """An article of one or more blocks with the mentions and facts read from it."""

    article: Article
    mentions: tuple[Mention, ...]
    facts: tuple[Fact, ...]

    def names(self, kind: str) -> list[str]:
        """Full names of one type of entity, each once, in order of place."""
        return list(dict.fromkeys(m.name for m in self.mentions if m.type == kind))

    def surfaces(self, kind: str) -> list[str]:
        """The words of one type of mention, in order of place."""
        return [m.surface for m in self.mentions if m.type == kind]

    def named(self, surface: str) -> list[str]:
        """The full names that a surface was given."""
        return list(dict.fromkeys(m.name for m in self.mentions if m.surface == surface))

    def said(self, relation: str) -> list[str]:
        """Facts of one relation as words: subject relation [post@]object, each once, in order of place."""
        return list(dict.fromkeys(self._words(f) for f in self.facts if f.relation == relation))

    def stated(self, relation: str) -> list[str]:
        """As `said`, with every further qualifier in square brackets."""
        shown = ((self._words(f), dict(f.qualifiers)) for f in self.facts if f.relation == relation)
        return list(dict.fromkeys(words + _further(given) for words, given in shown))

    def qualifiers(self, relation: str) -> list[dict[str, str]]:
        """Qualifiers of the facts of one relation, in order of place."""
        return [dict(f.qualifiers) for f in self.facts if f.relation == relation]

    def _words(self, fact: Fact) -> str:
        names = {m.id: m.name for m in self.mentions}
        post = dict(fact.qualifiers).get("post", "")
        role = dict(fact.qualifiers).get("role", "")
        mark = f"{post}@" if post else f"{role}@" if role else ""
        subject = "article" if fact.relation == "reportedBy" else names[fact.subject]
        return f"{subject} {fact.relation} {mark}{names[fact.object]}"


def _further(given: dict[str, str]) -> str:
    rest = [f"{key}={value}" for key, value in given.items() if key not in ("post", "role")]
    return f" [{', '.join(rest)}]" if rest else ""


def article_of(text: str, place: str | None, kinds: tuple[BlockKind, ...] = ()) -> Article:
    """An article whose blocks are the lines of `text`: of the given kinds, and body after those run out."""
    blocks, at = [], 0
    for number, line in enumerate(text.split("\n")):
        blocks.append(Block(kinds[number] if number < len(kinds) else "body", at, at + len(line)))
        at += len(line) + 1
    headline = next((text[b.start : b.end] for b in blocks if b.kind == "headline"), "")
    return Article(
        "story#a1",
        "story",
        headline,
        text,
        tuple(range(len(text))),
        tuple(blocks),
        0,
        len(text),
        Publication(place=place),
    )


@lru_cache(maxsize=4096)
def story_of(text: str, place: str | None, kinds: tuple[BlockKind, ...]) -> Story:
    article = article_of(text, place, kinds)
    mentions, facts = read(annotate(article))
    return Story(article, mentions, facts)


def story_of_page(page: str, place: str | None) -> Story:
    """The one story of a page given as its text."""
    found = list(articles(Page("page", "page.txt", page, Publication(place=place))))
    assert len(found) == 1 and isinstance(found[0], Article)
    return Story(found[0], *read(annotate(found[0])))


@pytest.fixture(scope="session")
def tell_page() -> Tell:
    """tell_page(text of a page, place) → its one Story, read through the layout (headline, byline)."""
    return story_of_page


@pytest.fixture(scope="session")
def tell() -> Tell:
    """tell(text, place, *kinds of the first lines) → Story; the paper is at home in `place`."""

    def told(text: str, place: str | None = None, *kinds: BlockKind) -> Story:
        return story_of(text, place, kinds)

    return told
