"""Good and bad files: each gives pages or a reject with its reason, and the others are read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.ingest.readers import read_sources
from kg.records import Page, Reject

STORY = "公园开放\n\n本报讯（记者 夏雨）昨日，位于城北的公园正式向市民免费开放，首日迎来游客两千余人。\n"


def one(path: Path, raw: bytes) -> Page | Reject:
    path.write_bytes(raw)
    (found,) = read_sources([path])
    return found


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n", "empty"),
        ("nul.txt", STORY.encode() + b"\0\0", "binary"),
        ("bytes.txt", bytes(range(128, 256)) * 9, "neither UTF-8"),
        ("line.txt", ("字" * 300_000).encode(), "limit is 200000"),
        ("big.txt", b"x" * 2_000_001, "limit for .txt"),
        ("error.txt", b"<!DOCTYPE html><html><body>404</body></html>", "HTML"),
        ("tags.txt", ("<td class='x'>" * 20 + "公园开放").encode(), "HTML"),
        ("figures.txt", ("12.5 33.1 48.0 99.2 合计\n" * 20).encode(), "figures"),
        ("english.txt", b"The park was opened yesterday by the mayor of the town.", "Chinese"),
        ("page.html", b"<p>x</p>", "no article found"),
        ("page.htm", b"", "no HTML elements"),
        ("page.pdf", b"%PDF-1.4 cut off", "not a PDF that can be opened"),
        ("page.docx", b"PK", "unknown type"),
    ],
)
def test_bad_files_are_rejected(tmp_path: Path, name: str, raw: bytes, reason: str) -> None:
    found = one(tmp_path / name, raw)
    assert isinstance(found, Reject) and found.room == "ingest"
    assert reason in found.reason and found.reason.startswith(name)


def test_gbk_is_read_with_a_note(tmp_path: Path) -> None:
    found = one(tmp_path / "gbk.txt", STORY.encode("gbk"))
    assert isinstance(found, Page) and found.text == STORY
    assert dict(found.publication.inferred)["encoding"] == "not UTF-8, read as GB18030"


def test_text_equals_pythons_own_reading(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    found = one(path, ("﻿" + STORY.replace("\n", "\r\n")).encode())
    assert isinstance(found, Page) and found.text == path.read_text(encoding="utf-8")


def test_control_characters_stay_in_the_page(tmp_path: Path) -> None:
    found = one(tmp_path / "page.txt", STORY.replace("公园", "公\x02园").encode())
    assert isinstance(found, Page) and "公\x02园" in found.text


def test_a_missing_path_and_the_others_go_on(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(STORY, encoding="utf-8")
    reject, page = read_sources([tmp_path / "none.txt", good])
    assert isinstance(reject, Reject) and "no such file" in reject.reason
    assert isinstance(page, Page) and page.id == "good"


def test_folders_are_read_in_order_without_sidecars(tmp_path: Path) -> None:
    inner = tmp_path / "b"
    inner.mkdir()
    for path in (tmp_path / "z.txt", inner / "a.txt", inner / "z.txt", tmp_path / ".hidden.txt"):
        path.write_text(STORY, encoding="utf-8")
    given = {"paper": "城北日报", "date": "2021-03-04", "page": "A2"}
    inner.joinpath("a.json").write_text(json.dumps(given), encoding="utf-8")
    pages = [page for page in read_sources([tmp_path]) if isinstance(page, Page)]
    assert [page.id for page in pages] == ["a", "z", "z-2"]
    first = pages[0].publication
    assert (first.paper, first.date, first.page) == ("城北日报", "2021-03-04", "A2")
    assert list(read_sources([tmp_path / "z.txt", inner])) == list(read_sources([inner, tmp_path / "z.txt"]))


def test_a_broken_sidecar_rejects_its_page(tmp_path: Path) -> None:
    tmp_path.joinpath("p.json").write_text("{", encoding="utf-8")
    found = one(tmp_path / "p.txt", STORY.encode())
    assert isinstance(found, Reject) and "p.json" in found.reason


def test_rows_of_jsonl_in_and_out(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    rows = [
        '{"id": 7, "title": "公园", "text": ' + json.dumps(STORY) + ', "date": "2021-01-02"}',
        "{broken",
        "[1]",
    ]
    rows += ['{"text": ""}', json.dumps({"text": STORY})]
    path.write_text("\n".join(rows), encoding="utf-8")
    found = list(read_sources([path]))
    pages = [page for page in found if isinstance(page, Page)]
    assert [(page.id, page.headline) for page in pages] == [("rows-7", "公园"), ("rows-5", None)]
    assert pages[0].publication.date == "2021-01-02"
    rejects = [row for row in found if isinstance(row, Reject)]
    assert [row.reason.split(": ")[0] for row in rejects] == ["rows.jsonl:2", "rows.jsonl:3", "rows.jsonl:4"]
    assert len(found) == len(rows)


def test_a_row_with_half_a_character_is_rejected_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    rows = [{"text": STORY + "\ud800"}, {"text": STORY, "title": "公园\udc00"}, {"text": STORY}]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    first, second, page = read_sources([path])
    assert isinstance(first, Reject) and "half a character ('\\ud800') in 'text'" in first.reason
    assert isinstance(second, Reject) and second.reason.startswith("rows.jsonl:2: half a character")
    assert isinstance(page, Page) and page.id == "rows-3"


def test_rows_of_csv(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(f'id,title,text\nx,公园,"{STORY}"\nx,公园,"{STORY}"\n', encoding="utf-8")
    first, second = read_sources([path])
    assert isinstance(first, Page) and first.id == "rows-x"
    assert isinstance(second, Reject) and "stands twice" in second.reason


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    (reject,) = read_sources([tmp_path])
    assert isinstance(reject, Reject) and "without any source" in reject.reason


def test_the_gazetteer_names_the_papers_place_with_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "p.txt"
    path.write_text("韶关日报\n" + STORY.replace("城北", "韶关"), encoding="utf-8")
    (page,) = read_sources([path])
    assert isinstance(page, Page) and page.publication.place == "韶关市"
    assert dict(page.publication.inferred)["place"] == "the paper's name has 韶关市"
