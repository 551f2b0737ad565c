"""Who wrote, sent in or photographed an article."""

from __future__ import annotations

from collections.abc import Iterator

from kg.annotate.document import Document
from kg.records import Fact, Mention


def byline_mentions(document: Document) -> Iterator[Mention]:
    """A Person mention for each name of the byline."""
    article = document.article
    for byline in article.bylines:
        start, end = article.span(byline.start, byline.end)
        yield Mention(
            id=f"{article.id}:{byline.start}-{byline.end}:b",
            page=article.page,
            article=article.id,
            start=start,
            end=end,
            surface="".join(article.text[byline.start : byline.end].split()),
            type="Person",
            name=byline.name,
            rule=f"byline:{byline.role}",
            kind="author" if byline.role == "author" else "reporter",
        )


def extract_bylines(document: Document) -> Iterator[Fact]:
    """reportedBy facts: the article's subject is its own id."""
    for byline, mention in zip(document.article.bylines, byline_mentions(document), strict=True):
        yield Fact(
            relation="reportedBy",
            subject=document.article.id,
            object=mention.id,
            page=mention.page,
            article=mention.article,
            evidence=mention.surface,
            start=mention.start,
            end=mention.end,
            rule="byline",
            confidence=0.98,
            qualifiers=(("role", byline.role),),
        )
