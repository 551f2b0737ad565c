"""A small press: articles with mentions and facts, written by hand and resolved."""

from __future__ import annotations

from collections.abc import Sequence

from kg.decisions import Decision
from kg.records import Entity, EntityType, Fact, Mention, Relation
from kg.resolve.nodes import Setting
from kg.resolve.resolve import Resolution, resolve


class Press:
    """Collects what articles say; ids of mentions tell article, place and type."""

    def __init__(self) -> None:
        self.settings: dict[str, Setting] = {}
        self.mentions: list[Mention] = []
        self.facts: list[Fact] = []

    def article(self, number: str, page: str = "", paper: str = "", place: str = "", date: str = "") -> str:
        identifier = f"{page or number}#{number}"
        self.settings[identifier] = Setting(identifier, page or number, paper, place, date)
        return identifier

    def mention(
        self,
        article: str,
        kind: EntityType,
        name: str,
        *,
        surface: str = "",
        finer: str = "",
        within: str = "",
    ) -> str:
        start = 100 + 10 * sum(each.article == article for each in self.mentions)
        identifier = f"{article}:{start}-{start + 5}:{kind[0].lower()}"
        page = self.settings[article].page
        self.mentions.append(
            Mention(
                identifier,
                page,
                article,
                start,
                start + 5,
                surface or name,
                kind,
                name,
                "test",
                kind=finer,
                within=within,
            )
        )
        return identifier

    def fact(self, relation: Relation, subject: str, thing: str, **qualifiers: str) -> None:
        article = thing.partition(":")[0]
        page = self.settings[article].page
        pairs = tuple(sorted(qualifiers.items()))
        self.facts.append(Fact(relation, subject, thing, page, article, "x", 0, 1, "test", qualifiers=pairs))

    def official(
        self, article: str, name: str, body: str, post: str, kind: EntityType = "Organization", **more: str
    ) -> str:
        person = self.mention(article, "Person", name)
        self.fact("holdsPost", person, self.mention(article, kind, body, **more), post=post)
        return person

    def signed(self, article: str, name: str, role: str = "reporter") -> str:
        person = self.mention(article, "Person", name)
        self.fact("reportedBy", article, person, role=role)
        return person

    def resolve(self, decisions: Sequence[Decision] = ()) -> Resolution:
        return resolve(self.mentions, self.facts, self.settings, decisions)

    def people(self, decisions: Sequence[Decision] = ()) -> list[Entity]:
        return [entity for entity in self.resolve(decisions).entities if entity.type == "Person"]
