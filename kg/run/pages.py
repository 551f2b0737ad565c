"""A page read through the pure rooms: articles, mentions and facts, each crash kept to its article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from time import perf_counter
from typing import Any

from kg.errors import InputError
from kg.means import WHOLE, Means
from kg.records import Article, Fact, Mention, Page, Reject, Sentence
from kg.resolve.nodes import Setting


@dataclass(frozen=True, slots=True)
class Reading:
    """What one page gave: rows of its articles, their mentions and facts, and what was set aside."""

    page: str
    articles: tuple[dict[str, Any], ...] = ()
    settings: tuple[Setting, ...] = ()
    mentions: tuple[Mention, ...] = ()
    facts: tuple[tuple[Fact, str], ...] = ()  # with the sentence around the evidence
    rejects: tuple[Reject, ...] = ()
    found: int = 0  # articles that the layout gave
    seconds: float = 0.0  # of annotation and extraction


def read_page(page: Page, means: Means = WHOLE) -> Reading:
    """Read a page: a pure function of the page, for any process. No exception leaves it."""
    articles, rejects = _articles(page)
    begun = perf_counter()
    reading = Reading(page.id, rejects=tuple(rejects), found=len(articles))
    for article in articles:
        reading = _with_article(reading, article, page, means)
    return replace(reading, seconds=perf_counter() - begun)


def _articles(page: Page) -> tuple[list[Article], list[Reject]]:
    from kg.ingest.layout import articles

    try:
        _check_characters(page)
        found = list(articles(page))
    except InputError as error:
        return [], [Reject(page.id, "ingest", f"{page.id}: {error}")]
    except Exception as error:  # noqa: BLE001  the build goes on without the page
        return [], [_crash(page.id, "ingest", error)]
    rejects = [each for each in found if isinstance(each, Reject)]
    return [each for each in found if isinstance(each, Article)], rejects


def _check_characters(page: Page) -> None:
    """Raises InputError where a text cannot be written: an escape such as \\ud800 in a JSON row."""
    publication = page.publication
    fields = (
        page.id,
        page.text,
        page.headline,
        publication.paper,
        publication.place,
        publication.date,
        publication.url,
    )
    try:
        "".join(filter(None, fields)).encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(
            f"half a character (surrogate {error.object[error.start]!a}); correct the page's text"
        ) from error


def _with_article(reading: Reading, article: Article, page: Page, means: Means) -> Reading:
    """The reading with one more article, or with a reject where a room cannot read it."""
    from kg.annotate.document import annotate
    from kg.extract.document import read
    from kg.ingest.sentences import sentences

    room = "annotate"
    try:
        document = annotate(
            article, model=means.model(), gazetteer=means.register(), with_context=means.context
        )
        room = "extract"
        mentions, facts = read(document)
        said = [(article.span(each.start, each.end), each) for each in sentences(article)]
        printed = [(_as_printed(fact, page), _sentence(fact, said, page)) for fact in facts]
        row = article_row(article, page)
    except Exception as error:  # noqa: BLE001  likewise without the article
        return replace(reading, rejects=(*reading.rejects, _crash(article.id, room, error)))
    place = article.publication
    date = place.date or article.date or ""
    setting = Setting(article.id, page.id, place.paper or "", place.place or "", date)
    return replace(
        reading,
        articles=(*reading.articles, row),
        settings=(*reading.settings, setting),
        mentions=(*reading.mentions, *(_surface_as_printed(mention, page) for mention in mentions)),
        facts=(*reading.facts, *printed),
    )


def article_row(article: Article, page: Page) -> dict[str, Any]:
    """An article as a row of articles.jsonl; the path is filled in where the page's text is kept."""
    publication = article.publication
    return {
        "id": article.id,
        "page": article.page,
        "headline": article.headline,
        "kicker": article.kicker,
        "subtitle": article.subtitle,
        "date": article.date,
        "start": article.start,
        "end": article.end,
        "paper": publication.paper,
        "place": publication.place,
        "page_date": publication.date,
        "path": page.path,
        "url": publication.url,
        "inferred": dict(sorted(publication.inferred)),
    }


def squeezed(text: str) -> str:
    """Text without any whitespace."""
    return "".join(text.split())


def _surface_as_printed(mention: Mention, page: Page) -> Mention:
    return replace(mention, surface=squeezed(page.text[mention.start : mention.end]))


def _as_printed(fact: Fact, page: Page) -> Fact:
    return replace(fact, evidence=squeezed(page.text[fact.start : fact.end]))


def _sentence(fact: Fact, said: Sequence[tuple[tuple[int, int], Sentence]], page: Page) -> str:
    """The page's words from the first to the last sentence that the evidence touches."""
    spans = [span for span, _ in said if span[0] < fact.end and fact.start < span[1]]
    start = min([fact.start, *(start for start, _ in spans)])
    end = max([fact.end, *(end for _, end in spans)])
    return squeezed(page.text[start:end])


def _crash(record: str, room: str, error: Exception) -> Reject:
    reason = (
        f"{type(error).__name__}: {error}; the rest of the build goes on: report this text if it is sound"
    )
    return Reject(record, room, reason.encode("utf-8", "replace").decode("utf-8"))
