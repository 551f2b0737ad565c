"""What cannot be read is a row of rejects or a clear error; the good pages beside it are built."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from opencc import OpenCC

from kg.errors import InputError
from kg.pipeline import Summary, build
from kg.tables import read_tables

GOOD = (
    "云河市召开城市更新工作推进会\n\n本报讯（记者林晓舟）昨日上午，云河市召开城市更新工作推进会。"
    "市委书记程远山出席会议并讲话，市长苏慕云主持会议。会议要求，各县区要抓好落实，加快老旧小区改造。\n"
)
Faulty = tuple[Path, Summary, dict[str, str]]


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Faulty:
    """A build of good and bad sources, and the reason of each reject by its record."""
    root = tmp_path_factory.mktemp("bad")
    pages = root / "pages"
    pages.mkdir()
    _write(pages)
    out = root / "out"
    summary = build([pages, root / "missing.txt"], out)
    return out, summary, {reject.record: reject.reason for reject in summary.rejects}


def _write(pages: Path) -> None:
    (pages / "good.txt").write_text(GOOD, encoding="utf-8")
    (pages / "gbk.txt").write_bytes(GOOD.encode("gbk"))
    (pages / "control.txt").write_text(GOOD.replace("会议", "会\x07议\x0b", 2), encoding="utf-8")
    (pages / "empty.txt").write_bytes(b"")
    (pages / "binary.txt").write_bytes(random.Random(1).randbytes(4000))
    (pages / "line.txt").write_text("云" * 1_700_000, encoding="utf-8")
    (pages / "traditional.txt").write_text(OpenCC("s2t").convert(GOOD * 3), encoding="utf-8")
    (pages / "letter.docx").write_bytes(b"PK")
    (pages / "folder.txt").mkdir()
    row = '{"id": "%s", "text": "昨日，云河市市长苏慕云到云帆科技股份有限公司调研，要求企业加快发展。"}\n'
    (pages / "rows.jsonl").write_text(row % "1" + "{broken\n" + row % "第2版/a", encoding="utf-8")


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ("empty.txt", "empty"),
        ("binary.txt", "UTF-8"),
        ("line.txt", "limit"),
        ("letter.docx", "unknown type"),
        ("rows.jsonl:2", "not JSON"),
        ("missing.txt", "no such file"),
    ],
)
def test_each_fault_is_a_reject_with_what_was_found(faulty: Faulty, record: str, said: str) -> None:
    assert said in faulty[2][record]


def test_there_is_no_other_reject_and_all_are_in_the_table(faulty: Faulty) -> None:
    assert len(faulty[2]) == 6
    assert {row["record"]: row["reason"] for row in read_tables(faulty[0]).rejects} == faulty[2]


@pytest.mark.parametrize("page", ["good", "gbk", "control", "rows-1", "rows-第2版/a"])
def test_the_good_pages_are_built(faulty: Faulty, page: str) -> None:
    tables = read_tables(faulty[0])
    names = {row["id"]: row["name"] for row in tables.entities}
    assert "苏慕云" in {names[row["entity"]] for row in tables.mentions if row["page"] == page}
    (path,) = {row["path"] for row in tables.articles if row["page"] == page}
    assert "苏慕云" in (faulty[0] / path).read_text(encoding="utf-8")


def test_a_page_in_traditional_script_is_built_with_its_own_characters(faulty: Faulty) -> None:
    tables = read_tables(faulty[0])
    names = {row["id"]: row["name"] for row in tables.entities}
    rows = [row for row in tables.mentions if row["page"] == "traditional"]
    assert {row["surface"] for row in rows if names[row["entity"]] == "苏慕云"} == {"蘇慕雲"}
    (notes,) = {row["inferred"]["script"] for row in tables.articles if row["page"] == "traditional"}
    assert notes.startswith("traditional (")


def test_sources_are_counted(faulty: Faulty) -> None:
    ingest = faulty[1].rooms[0]
    assert (ingest.into, ingest.out, ingest.rejected) == (12, 6, 6)


def test_with_no_page_at_all_nothing_is_written_and_an_earlier_build_stays(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    out = tmp_path / "out"
    build([tmp_path / "good.txt"], out)
    before = (out / "graph.nq").read_bytes()
    (tmp_path / "empty").mkdir()
    for source in ("missing.txt", "empty"):
        with pytest.raises(InputError, match=f"no page to read in .*{source}"):
            build([tmp_path / source], out)
    assert (out / "graph.nq").read_bytes() == before
