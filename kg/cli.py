"""The command line. What a command needs is imported when it runs, so that --help answers at once."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from kg.errors import KgError, UsageError

BAD = 1  # something was rejected by a check
WRONG = 2  # wrong use, unreadable input, damaged build


class Commands(TyperGroup):
    """Turns an error raised on purpose into one line and exit status 2."""

    def invoke(self, ctx: Any) -> Any:
        """Run the chosen command."""
        try:
            return super().invoke(ctx)
        except KgError as error:
            typer.echo(f"kg: {' '.join(str(error).split())}", err=True)
            raise typer.Exit(WRONG) from error


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Read local Chinese newspaper pages into a graph whose every statement shows its words.\n\n"
    "Example: kg build pages/ -o out, then kg query who-holds-which-post",
)

Graph = Annotated[Path, typer.Option("--graph", help="The build folder to read.", metavar="OUT")]
Dest = Annotated[Path | None, typer.Option("-o", "--output", help="Write here; standard output without it.")]


@app.command()
def build(
    sources: Annotated[
        list[Path],
        typer.Argument(help=".txt, .html, .pdf, .jsonl or .csv files, or folders.", metavar="SRC..."),
    ],
    out: Annotated[Path, typer.Option("-o", "--output", help="The folder to write.", metavar="OUT")] = Path(
        "out"
    ),
    processes: Annotated[int, typer.Option(min=0, help="0 chooses by the amount of work.")] = 0,
    decisions: Annotated[
        Path | None, typer.Option(help="People's decisions; data/decisions.tsv if it exists.", metavar="FILE")
    ] = None,
    min_confidence: Annotated[
        float | None,
        typer.Option(
            min=0.0,
            max=1.0,
            help="Set aside facts below it; the calibrated threshold without it.",
            metavar="P",
        ),
    ] = None,
) -> None:
    """Read pages and write tables, graph and store into OUT.

    Example: kg build data/sample -o out
    """
    from kg import pipeline
    from kg.commands import display
    from kg.decisions import DEFAULT, read_decisions

    named = decisions or (DEFAULT if DEFAULT.is_file() else None)
    with display.progress() as watch:
        summary = pipeline.build(
            sources,
            out,
            processes=processes,
            decisions=read_decisions(named) if named else (),
            min_confidence=min_confidence,
            watch=watch,
        )
    display.show_summary(summary, out)
    raise typer.Exit(BAD if len(summary.rejects) > summary.unsure else 0)


@app.command()
def query(
    question: Annotated[
        str | None,
        typer.Argument(
            help="A saved query's name, a .rq file, or - for standard input.", metavar="NAME|FILE|-"
        ),
    ] = None,
    graph: Graph = Path("out"),
    param: Annotated[
        list[str] | None, typer.Option(help="A parameter, bound as a value.", metavar="K=V")
    ] = None,
    form: Annotated[str | None, typer.Option("--format", help="table, csv, json or turtle.")] = None,
    output: Dest = None,
) -> None:
    """Ask a saved or given SPARQL query; without one, list the saved ones.

    Example: kg query posts-of-an-official --param person=NAME
    """
    from kg.commands import asking

    asking.ask(question, graph, param or [], form, output)


@app.command()
def export(
    form: Annotated[
        str, typer.Argument(help="gephi, graphml, csv, turtle, nquads or jsonld.", metavar="FORMAT")
    ],
    graph: Graph = Path("out"),
    view: Annotated[
        str, typer.Option(help="all, officials, co-attendance, awards, companies or places.")
    ] = "all",
    output: Dest = None,
) -> None:
    """Write the whole graph or a view of it in a format of another program.

    Example: kg export gephi --view officials -o officials.gexf
    """
    from kg.export.export import export as write
    from kg.export.export import exported

    if output is None:
        data = exported(graph, form, view)
        if form == "csv" and sys.stdout.isatty():
            raise UsageError("csv is two files: name a folder or a .zip file, kg export csv -o tables")
        sys.stdout.buffer.write(data)
        return
    for path in write(graph, form, view, output):
        typer.echo(path)


@app.command()
def analyse(
    view: Annotated[
        str | None, typer.Argument(help="A view; without one they are listed.", metavar="VIEW")
    ] = None,
    graph: Graph = Path("out"),
    limit: Annotated[int, typer.Option(min=1, help="Rows shown.")] = 20,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write all rows as .csv, or a picture as .png.")
    ] = None,
) -> None:
    """Measure a view as a network: who is central, what hangs together.

    Example: kg analyse co-attendance -o co-attendance.png
    """
    from kg.commands import analysing

    analysing.analyse(view, graph, limit, output)


@app.command()
def why(
    thing: Annotated[str, typer.Argument(help="A fact's, entity's or tenure's id, or a name.", metavar="ID")],
    graph: Graph = Path("out"),
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    output: Dest = None,
) -> None:
    """Show the words, the rule and the judgements behind an entity or a fact.

    Example: kg why fact-0123456789ab
    """
    from kg.commands import display
    from kg.graph.why import why as reasons

    found = reasons(graph, thing, texts=graph)
    if as_json:
        display.write(display.as_json(found.data), output)
    else:
        display.write(display.plain(found.view) if output else found.view, output)


@app.command()
def check(graph: Graph = Path("out"), output: Dest = None) -> None:
    """Hold a build against the shapes and the hygiene queries; exit status 1 where something breaks one.

    Example: kg check --graph out
    """
    from kg.commands import display
    from kg.graph.check import check as findings

    found = findings(graph)
    display.show_findings(found, graph, output)
    raise typer.Exit(BAD if found else 0)


@app.command(name="eval")
def evaluate(
    gold: Annotated[Path, typer.Argument(help="A folder of NAME.gold.json files.", metavar="GOLD")],
    graph: Graph = Path("out"),
    texts: Annotated[
        Path | None, typer.Option(help="The pages' texts: spans are checked too.", metavar="DIR")
    ] = None,
    errors: Annotated[int, typer.Option(min=0, help="False and missed facts shown, each.")] = 0,
    output: Annotated[
        Path | None,
        typer.Option(
            "--report",
            "-o",
            "--output",
            help="Write figures.json, errors.jsonl and report.html here.",
            metavar="DIR",
        ),
    ] = None,
) -> None:
    """Score a build against gold pages.

    Example: kg eval gold/ --graph out --texts pages/ --errors 20
    """
    from kg.commands import display
    from kg.evaluate import evaluate as score
    from kg.evaluate import report_tables, write_report

    report = score(gold, graph, texts)
    display.show_all(report_tables(report, errors))
    for path in write_report(report, output) if output else ():
        typer.echo(path)


def main() -> None:
    """The console script `kg`."""
    app(prog_name="kg")


if __name__ == "__main__":
    main()
