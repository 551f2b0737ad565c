"""The tables of a build folder: written, read back, and damaged."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from kg.errors import DataError
from kg.evaluate.spans import check_spans, page_texts
from kg.tables import Tables, read_tables, write_rows

FIXTURES = Path(__file__).parent / "fixtures"


def test_rows_come_back_as_written_one_a_line(tmp_path: Path) -> None:
    rows = [{"entity": "e\u2028x", "page": "版\x85一"}, {"page": "版二", "entity": "e2"}]
    for name in ("articles", "entities", "facts"):
        write_rows(tmp_path / f"{name}.jsonl", [])
    assert write_rows(tmp_path / "mentions.jsonl", rows) == 2
    text = (tmp_path / "mentions.jsonl").read_text(encoding="utf-8")
    assert len(text.splitlines()) == 2
    assert text.splitlines()[1] == '{"page": "版二", "entity": "e2"}'
    assert read_tables(tmp_path) == Tables(mentions=tuple(rows))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{broken", r"mentions\.jsonl:2: not JSON"),
        ("[1]", r"mentions\.jsonl:2: found a list"),
        ('{"entity": "e"}', r"mentions\.jsonl:2: key page is missing"),
    ],
)
def test_damage_is_named_by_file_and_line(tmp_path: Path, line: str, said: str) -> None:
    for name in ("articles", "entities", "facts"):
        write_rows(tmp_path / f"{name}.jsonl", [])
    (tmp_path / "mentions.jsonl").write_text('{"entity": "e", "page": "p"}\n' + line, encoding="utf-8")
    with pytest.raises(DataError, match=said):
        read_tables(tmp_path)


def test_a_missing_table_or_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"articles\.jsonl is missing"):
        read_tables(tmp_path)
    with pytest.raises(DataError, match=r"nowhere"):
        read_tables(tmp_path / "nowhere")


def test_bytes_that_are_not_utf8_are_named(tmp_path: Path) -> None:
    (tmp_path / "articles.jsonl").write_bytes("云河".encode("gbk"))
    with pytest.raises(DataError, match="not UTF-8"):
        read_tables(tmp_path)


def test_the_fixture_is_what_its_maker_writes_and_its_spans_hold(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("make_tables", FIXTURES / "make_tables.py")
    assert spec is not None and spec.loader is not None
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    maker.make(tmp_path)
    made = {path.name: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    kept = {path.name: path.read_bytes() for path in (FIXTURES / "tables").rglob("*") if path.is_file()}
    assert made == kept
    tables = read_tables(tmp_path)
    check = check_spans(tables, page_texts(tmp_path / "texts", ["yunhe-01", "yunhe-02"]))
    assert (check.spans, check.broken) == (len(tables.facts) + len(tables.mentions), ())
