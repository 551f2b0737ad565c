"""Everything that the pages of a build give, as it comes in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter

from kg.errors import InputError
from kg.means import WHOLE, Means
from kg.records import Page, Reject
from kg.run.folder import keep_page, shown
from kg.run.pages import Reading
from kg.run.processes import read_all

Watch = Callable[[str, int, int], None]  # room, articles done, characters read


@dataclass
class Intake:
    """Readings of all pages, and counts of what was read."""

    pages: int = 0
    unread: int = 0  # files and rows that are no pages
    found: int = 0  # articles
    characters: int = 0
    readings: list[Reading] = field(default_factory=list)  # of the pages that have articles
    paths: dict[str, str] = field(default_factory=dict)  # page → its text in the build folder
    sources: dict[str, str] = field(default_factory=dict)  # page → its source as given
    rejects: list[Reject] = field(default_factory=list)
    seconds: float = 0.0
    deep_seconds: float = 0.0  # of annotation and extraction, over all processes

    def rejected(self, *rooms: str) -> int:
        """The number of rejects of some rooms."""
        return sum(reject.room in rooms for reject in self.rejects)

    @property
    def read(self) -> int:
        """The number of articles that were annotated and extracted from."""
        return sum(len(reading.articles) for reading in self.readings)


def take_in(
    sources: Sequence[Path], folder: Path, processes: int, watch: Watch, means: Means = WHOLE
) -> Intake:
    """Read all sources and keep the text of each page in `folder`. Raises InputError if there is no page."""
    from kg.ingest.readers import read_sources

    begun = perf_counter()
    intake = Intake()
    for page, reading in read_all(_pages(read_sources(sources), intake), processes, means):
        _add(intake, page, reading, folder)
        watch("read", intake.found, intake.characters)
    if not intake.pages:
        raise InputError(_nothing(sources, intake))
    intake.seconds = perf_counter() - begun
    return intake


def _add(intake: Intake, page: Page, reading: Reading, folder: Path) -> None:
    intake.pages += 1
    intake.characters += len(page.text)
    intake.found += reading.found
    intake.deep_seconds += reading.seconds
    intake.rejects += reading.rejects
    if reading.found:
        intake.readings.append(reading)
        intake.paths[page.id] = keep_page(folder, page.id, page.text)
        intake.sources[page.id] = shown(page.path)


def _pages(found: Iterable[Page | Reject], intake: Intake) -> Iterator[Page]:
    """The pages; rejects go to the intake, under paths that do not tell of this machine."""
    last = "the first source"
    try:
        for each in found:
            last = each.path if isinstance(each, Page) else each.record
            if isinstance(each, Page):
                yield each
                continue
            intake.unread += 1
            record = shown(each.record)
            reason = each.reason.replace(each.record, record)
            intake.rejects.append(replace(each, record=record, reason=reason))
    except (ValueError, OSError) as error:  # a reader may stop at text that no reject foresaw
        raise InputError(
            f"reading stopped after {last}: {error}; correct or leave out what follows"
        ) from error


def _nothing(sources: Sequence[Path], intake: Intake) -> str:
    named = ", ".join(map(str, sources))
    reasons = "; ".join(sorted({reject.reason for reject in intake.rejects})[:3])
    what = reasons or "found no .txt, .html, .pdf, .jsonl or .csv file; name files or folders"
    return f"no page to read in {named}: {what}"
