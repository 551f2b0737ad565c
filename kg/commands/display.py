"""What the command line shows: progress, closing tables, findings."""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from rich.console import Console, RenderableType
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from kg.errors import InputError
from kg.pipeline import Summary
from kg.records import Reject
from kg.run.intake import Watch

if TYPE_CHECKING:
    from kg.graph.check import Finding

WIDE = 140  # columns where there is no terminal
SHOWN = 5  # rejects
_STEPS = {"read": "reading", "resolve": "resolving names", "graph": "checking and writing the graph"}


def console() -> Console:
    """Standard output, wide where it is no terminal."""
    return Console(width=None if sys.stdout.isatty() else WIDE, highlight=False)


@contextmanager
def progress() -> Iterator[Watch]:
    """A line on a terminal's standard error while a build runs: articles done, characters a second."""
    begun = perf_counter()
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    screen = Console(stderr=True)
    with Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as bar:
        task = bar.add_task("loading")

        def watch(room: str, articles: int, characters: int) -> None:
            rate = characters / max(perf_counter() - begun, 0.001)
            speed = f", {rate:,.0f} characters/s" if room == "read" else ""
            bar.update(task, description=f"{_STEPS.get(room, room)}: {articles:,} articles{speed}")

        yield watch


def show_summary(summary: Summary, out: Path) -> None:
    """The closing table of a build, what was rejected, and what to try next."""
    screen = console()
    screen.print(_rooms(summary))
    counts = ", ".join(f"{count:,} {name}" for name, count in summary.counts.items())
    screen.print(Text(f"{out}: {counts}"))
    speed = summary.characters / max(summary.seconds, 0.001)
    screen.print(
        Text(f"{summary.characters:,} characters in {summary.seconds:.1f} s ({speed:,.0f} a second)")
    )
    if summary.unused_decisions:
        screen.print(
            Text(f"{summary.unused_decisions} decisions are on things that this build does not have")
        )
    _show_rejects(screen, summary.rejects, out)
    screen.print(Text("Next:", style="bold"))
    for command in _next(summary, out):
        screen.print(Text(f"  {command}"))


def _rooms(summary: Summary) -> Table:
    table = Table("room", "records", title="Build", title_justify="left")
    for heading in ("in", "out", "rejected", "seconds"):
        table.add_column(heading, justify="right")
    for room in summary.rooms:
        numbers = (f"{room.into:,}", f"{room.out:,}", f"{room.rejected:,}", f"{room.seconds:.1f}")
        table.add_row(room.name, room.unit, *numbers)
    return table


def _show_rejects(screen: Console, rejects: Sequence[Reject], out: Path) -> None:
    if not rejects:
        return
    screen.print(Text(f"{len(rejects)} rejected, all with reasons in {out / 'rejects.jsonl'}:", style="bold"))
    for reject in rejects[:SHOWN]:
        screen.print(Text(f"  {reject.room}: {reject.record}: {reject.reason}"))


def _next(summary: Summary, out: Path) -> tuple[str, str, str]:
    graph = f" --graph {shlex.quote(str(out))}" if out != Path("out") else ""
    return (
        f"kg query who-holds-which-post{graph}",
        f"kg why {shlex.quote(summary.example or 'NAME')}{graph}",
        f"kg export gephi{graph} -o graph.gexf",
    )


def show_findings(found: Sequence[Finding], graph: Path, output: Path | None) -> None:
    """What breaks a rule, or that nothing does; into a file as tab-separated lines."""
    if output is not None:
        lines = [f"{each.rule}\t{each.statement}\t{each.found}\n" for each in found]
        write("".join(lines), output)
        return
    screen = console()
    if not found:
        screen.print(Text(f"{graph}: every shape and hygiene query is kept"))
        return
    table = Table("rule", "expected", "found", title=f"{graph}: {len(found)} findings", title_justify="left")
    for each in found:
        table.add_row(*map(Text, (each.rule, each.statement, each.found)))
    screen.print(table)


def show_all(tables: Iterable[RenderableType]) -> None:
    """Renderables one below the other."""
    screen = console()
    for table in tables:
        screen.print(table)


def write(what: RenderableType, output: Path | None) -> None:
    """Text into a file as it is, or anything onto standard output. Raises InputError where that fails."""
    if output is None:
        if isinstance(what, str):
            sys.stdout.write(what)
        else:
            console().print(what)
        return
    try:
        output.write_text(str(what), encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(
            f"{output} cannot be written ({error.strerror}): name another file with -o"
        ) from error


def plain(what: RenderableType) -> str:
    """A renderable as text without colours."""
    screen = Console(width=WIDE, no_color=True, highlight=False, force_terminal=False)
    with screen.capture() as capture:
        screen.print(what)
    return capture.get()


def as_json(data: Any) -> str:
    """Plain values as JSON with Chinese as characters."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
