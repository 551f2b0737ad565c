"""The commands as a user types them: what they print, what they write, how they end."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import networkx as nx
import pytest
from typer.testing import CliRunner, Result

from kg.cli import app
from kg.pipeline import Summary
from kg.tables import read_tables

Built = tuple[Path, Summary]
COMMANDS = ("build", "query", "export", "analyse", "why", "check", "eval")


def kg(*words: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words], input=stdin)


@pytest.fixture
def graph(built: Built) -> list[object]:
    return ["--graph", built[0]]


def test_build_prints_rooms_counts_and_three_commands_to_try(tmp_path: Path, sample: Path) -> None:
    out = tmp_path / "out"
    result = kg("build", sample, "-o", out)
    assert result.exit_code == 0, result.output
    assert "annotate, extract" in result.stdout
    commands = [line.strip() for line in result.stdout.partition("Next:")[2].splitlines() if line.strip()]
    assert [command.split()[1] for command in commands] == ["query", "why", "export"]
    for command in commands[:2]:
        words = [word.strip("'") for word in command.split()[1:]]
        assert kg(*words).exit_code == 0, command


def test_build_ends_with_1_where_something_was_rejected_and_says_what(tmp_path: Path, sample: Path) -> None:
    result = kg("build", sample / "jiaozuo-daily-zone.txt", tmp_path / "none.txt", "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "none.txt: no such file" in result.stdout
    assert "rejects.jsonl" in result.stdout


def test_a_fact_of_low_confidence_is_told_of_but_is_no_failure(tmp_path: Path, sample: Path) -> None:
    words = ("build", sample / "jiaozuo-daily-front.txt", "-o", tmp_path / "out", "--min-confidence", "0.9")
    result = kg(*words)
    assert "low confidence" in result.stdout
    assert result.exit_code == 0


def test_build_takes_a_file_of_decisions(tmp_path: Path) -> None:
    page, decided = tmp_path / "one.txt", tmp_path / "decided.tsv"
    page.write_text("昨日，云河市市长苏慕云到云帆科技股份有限公司调研，要求企业加快发展。", encoding="utf-8")
    decided.write_text("person-0\tperson-1\tsame\tLi\t\tone man\n", encoding="utf-8")
    result = kg("build", page, "-o", tmp_path / "out", "--decisions", decided)
    assert "1 decisions are on things that this build does not have" in result.stdout
    assert kg("build", page, "-o", tmp_path / "out", "--decisions", tmp_path / "none.tsv").exit_code == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["build", "nowhere"], "nowhere: no such file or folder"),
        (["query", "nosuch", "--graph", "OUT"], "no saved query 'nosuch'"),
        (["query", "who-holds-which-post", "--graph", "nowhere"], "nowhere/store is missing"),
        (["query", "SELECT ?x WHERE {", "--graph", "OUT"], "not a SPARQL query"),
        (["query", "who-holds-which-post", "--graph", "OUT", "--param", "person"], "expected name=value"),
        (["query", "who-holds-which-post", "--graph", "OUT", "--format", "xml"], "no format is called 'xml'"),
        (["query", "none.rq", "--graph", "OUT"], "none.rq: cannot be read"),
        (["export", "visio", "--graph", "OUT"], "no format is called 'visio'"),
        (["export", "gephi", "--view", "nosuch", "--graph", "OUT"], "no view is called 'nosuch'"),
        (["analyse", "nosuch", "--graph", "OUT"], "no view is called 'nosuch'"),
        (["analyse", "officials", "--graph", "OUT", "-o", "x.svg"], "expected a .csv or .png file"),
        (["why", "查无此人", "--graph", "OUT"], "查无此人"),
        (["why", "x", "--graph", "nowhere"], "nowhere"),
        (["check", "--graph", "nowhere"], "nowhere/store is missing"),
        (["eval", "nowhere", "--graph", "OUT"], "nowhere"),
    ],
)
def test_wrong_use_is_one_line_and_exit_status_2(built: Built, words: list[str], said: str) -> None:
    result = kg(*(built[0] if word == "OUT" else word for word in words))
    assert result.exit_code == 2
    assert result.stderr.startswith("kg: ")
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_every_help_shows_an_example(command: str) -> None:
    result = kg(command, "--help")
    assert result.exit_code == 0
    assert f"Example: kg {command}" in result.stdout


def test_help_answers_at_once() -> None:
    begun = perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "kg.cli", "--help"], capture_output=True, text=True, check=False
    )
    assert perf_counter() - begun < 2  # a loaded machine; alone it takes a tenth of that
    assert all(command in done.stdout for command in COMMANDS)
    loaded = [sys.executable, "-X", "importtime", "-c", "import kg.cli"]
    imports = subprocess.run(loaded, capture_output=True, text=True, check=True).stderr
    heavy = ("spacy", "jieba", "onnxruntime", "rdflib", "networkx", "matplotlib", "pyoxigraph", "numpy")
    assert not [name for name in heavy if f" {name}\n" in imports]


def test_query_by_name_with_parameters_in_every_format(graph: list[object], tmp_path: Path) -> None:
    asked = ["query", "posts-of-an-official", *graph, "--param", "person=胡小平"]
    assert "中共焦作市委政法委员会" in kg(*asked).stdout
    table = kg(*asked, "--format", "csv").stdout.splitlines()
    assert len(table) == 3
    rows = json.loads(kg(*asked, "--format", "json").stdout)["results"]["bindings"]
    assert len(rows) == 2
    kg(*asked, "-o", tmp_path / "posts.csv")
    assert (tmp_path / "posts.csv").read_text(encoding="utf-8").splitlines() == table


def test_query_from_standard_input_from_a_file_and_as_text(graph: list[object], tmp_path: Path) -> None:
    text = "SELECT ?name WHERE { ?x a kg:District ; kg:name ?name } ORDER BY ?name"
    (tmp_path / "districts.rq").write_text(text, encoding="utf-8")
    outputs = {
        kg("query", text, *graph, "--format", "csv").stdout,
        kg("query", tmp_path / "districts.rq", *graph, "--format", "csv").stdout,
        kg("query", "-", *graph, "--format", "csv", stdin=text).stdout,
    }
    assert len(outputs) == 1
    assert "武陟县" in outputs.pop()


def test_a_parameter_is_bound_as_a_value_never_as_query_text(graph: list[object]) -> None:
    nasty = '"} ?s ?p ?o . {"'
    result = kg("query", "posts-of-an-official", *graph, "--param", f"person={nasty}", "--format", "csv")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 1


def test_query_without_a_name_lists_the_saved_ones() -> None:
    assert "who-holds-which-post" in kg("query").stdout


@pytest.mark.parametrize("form", ["gephi", "graphml", "turtle", "nquads", "jsonld"])
def test_export_writes_the_same_to_a_file_as_to_standard_output(
    graph: list[object], tmp_path: Path, form: str
) -> None:
    path = tmp_path / f"graph.{form}"
    assert kg("export", form, *graph, "-o", path).exit_code == 0
    assert kg("export", form, *graph).stdout_bytes == path.read_bytes()
    assert path.stat().st_size > 1000


def test_an_exported_view_is_read_back_by_networkx(graph: list[object], tmp_path: Path) -> None:
    path = tmp_path / "officials.gexf"
    kg("export", "gephi", *graph, "--view", "officials", "-o", path)
    assert "胡小平" in {data["label"] for _, data in nx.read_gexf(path).nodes(data=True)}


def test_analyse_as_table_csv_and_picture(graph: list[object], tmp_path: Path) -> None:
    assert "刘明胜" in kg("analyse", "co-attendance", *graph).stdout
    kg("analyse", "co-attendance", *graph, "-o", tmp_path / "m.csv")
    assert (tmp_path / "m.csv").read_text(encoding="utf-8").startswith("id,name")
    kg("analyse", "co-attendance", *graph, "-o", tmp_path / "m.png")
    assert (tmp_path / "m.png").read_bytes().startswith(b"\x89PNG")
    assert "officials" in kg("analyse").stdout


def test_why_shows_the_words_around_a_fact_and_an_entity(
    built: Built, graph: list[object], tmp_path: Path
) -> None:
    fact = next(row for row in read_tables(built[0]).facts if row["relation"] == "holdsPost")
    assert fact["rule"] in kg("why", fact["id"], *graph).stdout
    data = json.loads(kg("why", "胡小平", *graph, "--json").stdout)
    assert data["name"] == "胡小平"
    assert all(mention["context"]["before"] for mention in data["mentions"])
    kg("why", "胡小平", *graph, "-o", tmp_path / "why.txt")
    assert "胡小平 (Person)" in (tmp_path / "why.txt").read_text(encoding="utf-8")


def test_check_is_silent_on_a_sound_build(graph: list[object]) -> None:
    result = kg("check", *graph)
    assert result.exit_code == 0
    assert "every shape and hygiene query is kept" in result.stdout


def test_eval_scores_and_writes_a_report(graph: list[object], tmp_path: Path, sample: Path) -> None:
    gold = {
        "page": "jiaozuo-daily-front",
        "publication": {"paper": None, "place": "焦作市", "date": None},
        "articles": [{"id": "a1", "headline": "光荣榜", "accept": [], "date": None}],
        "entities": [{"id": "e1", "type": "Person", "name": "胡小平", "accept": [], "surface": ["胡小平"]}],
        "facts": [],
    }
    (tmp_path / "jiaozuo-daily-front.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    result = kg("eval", tmp_path, *graph, "--texts", sample, "-o", tmp_path / "report")
    assert result.exit_code == 0, result.output
    figures = json.loads((tmp_path / "report" / "figures.json").read_text(encoding="utf-8"))
    assert figures["entities"]["Person"]["right"] == 1
    assert figures["evidence"]["broken"] == 0
