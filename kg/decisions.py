"""What people decided about the rules' judgements: a table that stands above every rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from kg.errors import InputError

VERDICTS = ("same", "different", "unsure")
COLUMNS = ("left", "right", "verdict", "by", "date", "reason")
DEFAULT = Path("data/decisions.tsv")  # read where it exists, unless a file is named


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """Two things are, or are not, one. Each is an entity id, a mention id or Type:name@article."""

    left: str
    right: str
    verdict: Literal["same", "different", "unsure"]
    by: str
    date: str  # ISO, may be ""
    reason: str


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a tab-separated file in order of their ends; blank lines and `#` lines are skipped.

    Raises InputError with the line where one is not of the form left, right, verdict, by, date, reason.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error}); name a UTF-8 file of decisions") from error
    return tuple(sorted(set(_decisions(path, text))))


def _decisions(path: Path, text: str) -> Iterator[Decision]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if tuple(cells[:3]) == COLUMNS[:3]:
            continue
        yield _decision(f"{path}:{number}", cells)


def _decision(place: str, cells: list[str]) -> Decision:
    if len(cells) != len(COLUMNS):
        raise InputError(
            f"{place}: found {len(cells)} columns, expected {', '.join(COLUMNS)} set apart by tabs"
        )
    left, right, verdict, by, date, reason = cells
    if verdict not in VERDICTS:
        raise InputError(f"{place}: found the verdict {verdict!r}, expected one of {', '.join(VERDICTS)}")
    if not (left and right and by and reason) or left == right:
        raise InputError(f"{place}: left, right (two things), by and reason are needed")
    return Decision(left, right, cast(Literal["same", "different", "unsure"], verdict), by, date, reason)
