"""What reading leans on, each of which can be taken away to see what it is worth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # they take long to load, and most commands read no page
    from kg.annotate.gazetteer import Gazetteer
    from kg.annotate.recognizer import Recognizer


@dataclass(frozen=True, slots=True)
class Means:
    """The recogniser by its name, the gazetteer, and the reading of words by what stands around them.

    Without `context` 我市, 该区 and 市委 name nothing and no short form is led to its full name.
    """

    recognizer: str = "lac"
    gazetteer: bool = True
    context: bool = True

    def model(self) -> Recognizer:
        """The recogniser."""
        from kg.annotate.recognizer import recognizer

        return recognizer(self.recognizer)

    def register(self) -> Gazetteer:
        """The gazetteer, or one that knows no division."""
        from kg.annotate.gazetteer import load
        from kg.annotate.unknown import NoGazetteer

        return load() if self.gazetteer else NoGazetteer()


WHOLE = Means()
