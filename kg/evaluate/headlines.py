"""Which predicted article is which gold article, by headline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.evaluate.gold import GoldArticle, GoldPage
from kg.evaluate.names import close_to_any, normal
from kg.evaluate.predicted import PredictedPage
from kg.evaluate.tally import Tally
from kg.tables import Row


@dataclass(frozen=True, slots=True)
class ArticleMatch:
    """Gold articles by predicted ids, and what is left over on both sides."""

    found: Mapping[str, str]
    spare: tuple[str, ...]  # predicted articles with no gold headline, one for each row
    headless: tuple[str, ...]  # gold articles that any spare one may be: nothing must be printed over them
    missed: tuple[GoldArticle, ...]

    @property
    def tally(self) -> Tally:
        """Counts of headlines; a spare article is wrong once the headless ones are used up."""
        return Tally(len(self.found), max(0, len(self.spare) - len(self.headless)), len(self.missed))

    def gold_articles(self, article: str) -> tuple[str, ...]:
        """The gold articles that a predicted one may be."""
        if article in self.spare:
            return self.headless
        return (self.found[article],) if article in self.found else ()


def match_articles(gold: GoldPage, page: PredictedPage) -> ArticleMatch:
    """Match in the order of the build; each gold article is taken once."""
    taken: set[str] = set()
    found: dict[str, str] = {}
    for row in page.articles:
        article = _first_match(gold, row, taken)
        if article is not None:
            taken.add(article)
            found[row["id"]] = article
    left = [a for a in gold.articles if a.id not in taken]
    return ArticleMatch(
        found=found,
        spare=tuple(row["id"] for row in page.articles if row["id"] not in found),
        headless=tuple(a.id for a in left if not a.required),
        missed=tuple(a for a in left if a.required),
    )


def _first_match(gold: GoldPage, row: Row, taken: set[str]) -> str | None:
    head = normal(row.get("headline", ""))
    for article in gold.articles:
        if article.id not in taken and (head in article.headlines or close_to_any(head, article.headlines)):
            return article.id
    return None
