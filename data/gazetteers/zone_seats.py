"""Townships that a functional zone manages, led to the county that they lie in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from divisions_now import is_zone

from kg.annotate.places_names import normalise


def seat_rows(towns: Iterable[tuple[str, str, str]], register: Mapping[str, Any]) -> Iterator[str]:
    """Rows township, name, county, of a zone's townships whose name just one county of the prefecture has.

    `register` is the place-name register: county code of 12 digits → its name and townships.
    """
    counties: dict[tuple[str, str], set[str]] = {}
    for code, county in register.items():
        for name in county["townships"]:
            counties.setdefault((code[:4], normalise(name, "township")), set()).add(code[:6])
    for code, name, _ in sorted(towns):
        found = counties.get((code[:4], name), set())
        if is_zone((code[:6], "", "county")) and len(found) == 1:
            yield f"{code}\t{name}\t{min(found)}"
