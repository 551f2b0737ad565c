"""Reading without a register of divisions, and without what an article has spoken of: to measure what each gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.annotate.context import Context
from kg.annotate.gazetteer import Division, Gazetteer, Hit, Level
from kg.annotate.home import Home


class NoGazetteer(Gazetteer):
    """A gazetteer that knows no division."""

    def get(self, code: str) -> Division | None:
        """None for every code."""
        return None

    def children(self, code: str) -> tuple[Division, ...]:
        """Nothing lies below anything."""
        return ()

    def named(self, name: str, level: Level | None = None) -> tuple[Division, ...]:
        """No division bears a name."""
        return ()

    def short(self, name: str) -> tuple[Division, ...]:
        """No division has a short form."""
        return ()

    def at(self, date: str | None) -> NoGazetteer:
        """It knows as little of any other year."""
        return self

    def seat(self, division: Division) -> Division | None:
        """No zone's township lies in a county."""
        return None

    def once(self, name: str) -> tuple[Division, ...]:
        """No name was borne at another time."""
        return ()

    def of_stem(self, name: str, ancestor_code: str) -> tuple[Division, ...]:
        """No township is called so but for its ending."""
        return ()

    def find(self, text: str) -> list[Hit]:
        """No text names a division."""
        return []

    def within(self, name: str, ancestor_code: str) -> tuple[Division, ...]:
        """No division lies in another."""
        return ()

    def nearest(self, name: str, ancestor_code: str) -> tuple[Division, float] | None:
        """No name is a misprint."""
        return None

    def resolve(
        self, name: str, place_code: str | None = None, path_hint: Sequence[str] = ()
    ) -> tuple[Division, ...]:
        """Every name is unknown."""
        return ()


class NoContext(Context):
    """A context that remembers nothing and leaves every word that points without a name.

    Where the paper is at home still tells which of several districts a full name stands for.
    """

    def __init__(self, home: Home, gazetteer: Gazetteer) -> None:
        super().__init__(replace(home, name=""), gazetteer)

    @property
    def recent(self) -> dict[str, str]:
        """Nothing was spoken of, whatever is written down."""
        return {}

    @recent.setter
    def recent(self, told: dict[str, str]) -> None:
        """Forget it."""

    @property
    def subject(self) -> str:
        """The headline names no district."""
        return ""

    @subject.setter
    def subject(self, told: str) -> None:
        """Forget it."""

    def see(self, name: str, code: str = "") -> None:
        """Forget it."""

    def level(self, word: str, near: bool = False) -> str:
        """No district."""
        return ""

    def own(self, word: str) -> str:
        """No district."""
        return ""

    def zone(self, printed: str, seat: str) -> str:
        """No zone."""
        return ""

    def deictic(self, printed: str) -> str:
        """No district."""
        return ""
