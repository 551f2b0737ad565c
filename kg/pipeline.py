"""The main job: sources in, a folder of tables and graph out, every record counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from kg.decisions import Decision
from kg.errors import KgError
from kg.extract.confidence import calibration
from kg.means import WHOLE, Means
from kg.records import Reject, as_row
from kg.run.folder import claim, replacing, write_mark
from kg.run.intake import Intake, Watch, take_in
from kg.run.rows import Rows, build_rows

Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class Room:
    """What went into a room and what became of it: into = out + rejected, always."""

    name: str
    unit: str
    into: int
    out: int
    rejected: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did."""

    rooms: tuple[Room, ...]
    counts: dict[str, int]  # rows of each table, quads
    rejects: tuple[Reject, ...]
    unsure: int  # of the rejects: facts set aside for their low confidence alone
    unused_decisions: int
    example: str  # the name of the entity that most facts speak of, "" where there are none
    characters: int
    seconds: float


def build(
    sources: Sequence[Path],
    out: Path,
    *,
    processes: int = 1,
    decisions: Sequence[Decision] = (),
    min_confidence: float | None = None,
    means: Means = WHOLE,
    watch: Watch | None = None,
) -> Summary:
    """Read sources into the build folder `out`, replacing an earlier build as a whole.

    The same sources give the same bytes, in any order and with any number of `processes` (0 chooses by the
    amount of work). What cannot be read is a row of rejects.jsonl and the rest goes on; so is a fact of less
    than `min_confidence`, without one the threshold of the calibration. Raises UsageError where `out` cannot
    take a build, InputError where there is nothing to read.
    """
    begun = perf_counter()
    watch = watch or (lambda room, articles, characters: None)
    least = calibration().threshold if min_confidence is None else min_confidence
    claim(out, sources)
    with replacing(out) as folder:
        intake = take_in(sources, folder, processes, watch, means)
        watch("resolve", intake.found, intake.characters)
        rows, resolving = _timed(lambda: _rows(intake, decisions, least, means))
        watch("graph", intake.found, intake.characters)
        written, writing = _timed(lambda: _write_all(folder, rows, intake.rejects))
        kept, rejects = written.kept, written.rejects
        refused = len(rejects) - len(intake.rejects) - len(rows.rejects)
        rooms = (
            *_reading_rooms(intake),
            Room("resolve", "facts", rows.facts_in, len(rows.facts), len(rows.rejects), resolving),
            Room("graph", "rows", written.into, kept.size(), refused, writing),
        )
        _check_counts(rooms)
    return Summary(
        rooms=rooms,
        counts=written.counts,
        rejects=rejects,
        unsure=rows.unsure,
        unused_decisions=rows.unused_decisions,
        example=_example(kept),
        characters=intake.characters,
        seconds=perf_counter() - begun,
    )


def _timed(work: Callable[[], Done]) -> tuple[Done, float]:
    begun = perf_counter()
    done = work()
    return done, perf_counter() - begun


def _rows(intake: Intake, decisions: Sequence[Decision], min_confidence: float, means: Means) -> Rows:
    articles = [
        {**row, "path": intake.paths[row["page"]], "source": intake.sources[row["page"]]}
        for reading in intake.readings
        for row in reading.articles
    ]
    settings = {setting.article: setting for reading in intake.readings for setting in reading.settings}
    mentions = [mention for reading in intake.readings for mention in reading.mentions]
    facts = [fact for reading in intake.readings for fact in reading.facts]
    return build_rows(articles, mentions, facts, settings, decisions, min_confidence, means)


@dataclass(frozen=True, slots=True)
class _Written:
    """What became of the rows: those kept, all rejects of the build, counts, and how many came to the gate."""

    kept: Rows
    rejects: tuple[Reject, ...]
    counts: dict[str, int]
    into: int


def _write_all(folder: Path, rows: Rows, earlier: Sequence[Reject]) -> _Written:
    """Pass the rows through the gate, make tenures of the facts that stand, and write."""
    kept, refused, into = _through_gate(rows)
    rejects = tuple(sorted([*earlier, *rows.rejects, *refused], key=lambda r: (r.record, r.room, r.reason)))
    counts = {**kept.counts(), "rejects": len(rejects), "quads": _write(folder, kept, rejects)}
    write_mark(folder, counts)
    return _Written(kept, rejects, counts, into)


def _through_gate(rows: Rows) -> tuple[Rows, list[Reject], int]:
    """The rows that may stand with the tenures made of them, the rejects, and how many rows were judged."""
    from kg.graph.gate import gate, gate_tenures
    from kg.graph.tables import Tables
    from kg.resolve.tenures import tenures

    kept, refused = gate(Tables(**rows.tables()))
    made = tenures(kept.facts, kept.entities, kept.articles)
    kept, unfit = gate_tenures(replace(kept, tenures=made))
    passed = replace(rows, **{name: getattr(kept, name) for name in rows.tables()})
    return passed, [*refused, *unfit], rows.size() + len(made)


def _write(folder: Path, rows: Rows, rejects: Sequence[Reject]) -> int:
    """Write tables, graph and store; the number of quads."""
    from kg.graph.build import write_graph
    from kg.graph.store import GRAPH, STORE, build_store
    from kg.graph.tables import Tables
    from kg.tables import write_rows

    for name, table in rows.tables().items():
        write_rows(folder / f"{name}.jsonl", table)
    write_rows(folder / "rejects.jsonl", map(as_row, rejects))
    quads = write_graph(Tables(**rows.tables()), folder / GRAPH)
    build_store(folder / GRAPH, folder / STORE)
    return quads


def _reading_rooms(intake: Intake) -> tuple[Room, Room]:
    """Seconds of annotation are those of all processes, so layout is what is left of the time that passed."""
    shallow = max(0.0, intake.seconds - intake.deep_seconds)
    sources = intake.pages + intake.unread
    deep = intake.rejected("annotate", "extract")
    return (
        Room("ingest", "pages", sources, len(intake.readings), intake.rejected("ingest"), shallow),
        Room("annotate, extract", "articles", intake.found, intake.read, deep, intake.seconds - shallow),
    )


def _check_counts(rooms: Iterable[Room]) -> None:
    for room in rooms:
        if room.into != room.out + room.rejected:
            raise KgError(
                f"{room.name}: {room.into} {room.unit} went in, {room.out} came out and {room.rejected} were "
                f"rejected: records were lost, so nothing was written; report this"
            )


def _example(rows: Rows) -> str:
    facts = Counter(str(row["subject"]) for row in rows.facts)
    ranked = ((-facts[row["id"]], row["type"] != "Person", row["id"], row["name"]) for row in rows.entities)
    return str(min(ranked, default=(0, False, "", ""))[-1])
