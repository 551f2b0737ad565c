"""From a publication to the district it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from kg.annotate.gazetteer import Division, Gazetteer
from kg.records import Publication


@dataclass(frozen=True, slots=True)
class Home:
    """The district a paper belongs to, with what stands above it."""

    division: Division | None
    path: tuple[Division, ...] = ()
    name: str = ""  # as the paper's own record gives it: 吴江市, before it became 吴江区

    def at(self, level: str) -> Division | None:
        """The home's own division of that level, if its path has one."""
        return next((d for d in self.path if d.level == level), None)

    @property
    def code(self) -> str | None:
        """The code of the district, None where it is unknown."""
        return self.division.code if self.division else None


def home_of(publication: Publication, gazetteer: Gazetteer) -> Home:
    """The paper's own district from its record; an empty Home where it is unknown."""
    if not publication.place:
        return Home(None)
    found = gazetteer.resolve(publication.place, None)
    if not found:
        return Home(None)
    return Home(found[0], tuple(gazetteer.path(found[0])), publication.place)
