"""Which office a title at a body is: one body and one title for what pages write in many ways, and whether it is sole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.annotate.lexicon import cores, modifiers, title_pattern, titles
from kg.resolve.names import comparable
from kg.resources import rows

_COMMITTEE = "党委"  # 党委书记 of a township is the 书记 of its party committee


@dataclass(frozen=True, slots=True, order=True)
class Office:
    """A seat at a body: of a `sole` one the next holder ends the one before."""

    body: str  # entity id
    title: str
    sole: bool


class Offices:
    """The bodies of a build, by which titles are led to offices."""

    def __init__(self, entities: Iterable[Mapping[str, Any]]) -> None:
        self._entities = {row["id"]: row for row in entities}
        self._districts = self._named("District")
        self._bodies = self._named("Organization")

    def of(self, body: str, title: str) -> Office:
        """The office of a title, in words that are no acting ones, at a body of the build.

        A head of a district or its deputy (市长, 副县长) sits at the district, though the page says the government;
        who leads a township's party (党委书记) sits at its committee, if the build has that body.
        """
        if title.startswith(_COMMITTEE) and (committee := self._committee(body)):
            body, title = committee, title.removeprefix(_COMMITTEE)
        elif heads_district(title):
            body = self._district_of(body)
        row = self._entities[body]
        kind = kind_of(row)
        title = post_title(title, kind)
        return Office(body, title, is_sole(title, kind, row["name"]))

    def _named(self, kind: str) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for row in self._entities.values():
            if row["type"] == kind:
                found[comparable(row["name"])].append(row["id"])
        return found

    def _district_of(self, body: str) -> str:
        """The one district that a government governs, by its name; the body itself where there is none or two."""
        row = self._entities[body]
        name = comparable(row["name"])
        if row["type"] != "Organization":
            return body
        for ending in _government_endings():
            stem = name.removesuffix(ending)
            if stem != name:
                found = next((d for k in range(len(stem) - 1) if (d := self._districts.get(stem[k:]))), [])
                return found[0] if len(found) == 1 else body
        return body

    def _committee(self, body: str) -> str:
        """The party committee of a district or its government, "" where the build has none or two."""
        row = self._entities[self._district_of(body)]
        found = self._bodies.get(comparable(f"中共{row['name']}委员会"), [])
        return found[0] if row["type"] == "District" and len(found) == 1 else ""


def kind_of(entity: Mapping[str, Any]) -> str:
    """The kind of a body as the tables of posts name it."""
    return "district" if entity["type"] == "District" else str(entity.get("kind") or "")


@cache
def full_title(title: str) -> tuple[str, bool]:
    """A title without the words that make it an acting one (代市长 → 市长), and whether it had them."""
    for word in (word for word, status in modifiers().items() if status == "acting"):
        rest = title.removeprefix(word)
        if rest != title and title not in titles() and title_pattern().fullmatch(rest):
            return rest, True
    return title, False


@cache
def heads_district(title: str) -> bool:
    """Whether a title is held at a district and nowhere else: 市长, 常务副县长, 区领导."""
    found = title_pattern().fullmatch(title)
    return found is not None and titles()[found["title"]].kinds == {"district"}


@cache
def post_title(title: str, kind: str) -> str:
    """The title under which a post goes at bodies of a kind: 村支书 as 党支部书记 at a village."""
    for written, kinds, post, *_ in rows("resolve/post_titles.tsv"):
        if written == title and _is_of(kind, kinds):
            return post
    return title


def is_sole(title: str, kind: str, body: str) -> bool:
    """Whether a post has one holder at a time, by its title, the kind of body and the body's name."""
    return any(_is_of(kind, kinds) and body.endswith(ends) for kinds, ends in _sole().get(title, ()))


@cache
def _sole() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for title, kinds, ends, *_ in rows("resolve/sole_posts.tsv"):
        found[title].append((kinds, tuple(ends.split()) or ("",)))
    return found


def _is_of(kind: str, kinds: str) -> bool:
    return kinds == "*" or kind in kinds.split(",")


@cache
def _government_endings() -> tuple[str, ...]:
    found = {core.full.removeprefix("{J}") for core in cores().values() if core.kind == "government"}
    return tuple(sorted(found, key=lambda ending: (-len(ending), ending)))
