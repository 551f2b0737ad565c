"""One division of China, as the register of the statistics bureau knows it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.annotate.places_names import Level


@dataclass(frozen=True, slots=True)
class Division:
    """A province, prefecture, county, township or village, with its official normalised name.

    Codes have 2, 4, 6, 9 or 12 digits; a code with an `x` is ours, where the register gives none.
    """

    code: str
    name: str
    level: Level
    parent: str  # code of the division above, "" for a province
    zone: bool = False  # a functional zone (示范区, 高新区 …), not a unit of local government
