"""From a sentence to the branches of the democratic parties it names: 民革遵义市委, 民盟市委."""

from __future__ import annotations

import re
from functools import cache

from kg.annotate.lexicon import alternatives
from kg.annotate.line import Chunk, Line
from kg.resources import rows


@cache
def parties() -> dict[str, str]:
    """A party as printed → its full name."""
    return {row[0]: row[1] for row in rows("lexicon/parties.tsv")}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<party>{alternatives(list(parties()))})(?P<rest>[\u4e00-\u9fff]{{0,9}}?)"
        r"(?P<unit>(?P<level>[省市县区州])委(?:会|员会)?|委员会|支部委员会|总支部?|支部|基层委员会|工委)(?=[主副委书会、，。组宣参召]|$)"
    )


def find_parties(line: Line) -> list[Chunk]:
    """Organization chunks of party branches; the seat is the place printed in it or the level word."""
    found = []
    for match in _pattern().finditer(line.text):
        place = line.starting_at(match.start("rest"), "District")
        level = match.group("level") or ""
        seat = place.text if place is not None and place.end <= match.end() else level
        if seat:
            text = match.group()
            core = match.group("party") + "\0" + (match.group("unit") if not level else "委员会")
            found.append(
                Chunk(
                    *match.span(),
                    "Organization",
                    text,
                    "party-branch",
                    "",
                    seat=seat,
                    core=core,
                    rule="party branch",
                )
            )
    return found


def branch_name(core: str, place: str) -> str:
    """The branch's full name: 中国国民党革命委员会遵义市委员会."""
    party, unit = core.split("\0")
    return parties()[party] + place + unit
