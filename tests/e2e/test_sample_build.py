"""The two sample pages from files to graph: everything is there, counted, and led back to its words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg import pipeline
from kg.errors import UsageError
from kg.extract.confidence import Calibration
from kg.graph.check import check
from kg.pipeline import Summary, build
from kg.run.folder import MARK, page_file, shown
from kg.tables import read_tables

PAGE = (
    "本报讯（记者林晓舟）昨日上午，云河市召开城市更新工作推进会。"
    "市委书记程远山出席会议并讲话，市长苏慕云主持会议。"
)
Built = tuple[Path, Summary]


def squeeze(text: str) -> str:
    return "".join(text.split())


def test_every_span_of_every_table_holds_its_words(built: Built, sample: Path) -> None:
    tables = read_tables(built[0])
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sample.glob("*.txt")}
    for mention in tables.mentions:
        assert squeeze(texts[mention["page"]][mention["start"] : mention["end"]]) == mention["surface"]
    for fact in tables.facts:
        words = squeeze(texts[fact["page"]][fact["start"] : fact["end"]])
        assert words == fact["evidence"]
        assert words in fact["sentence"]


def test_every_end_stands_in_a_table(built: Built) -> None:
    tables = read_tables(built[0])
    entities = {row["id"] for row in tables.entities}
    articles = {row["id"] for row in tables.articles}
    mentions = {row["id"]: row["entity"] for row in tables.mentions}
    assert len(mentions) == len(tables.mentions)
    assert len({row["id"] for row in tables.facts}) == len(tables.facts)
    assert {row["entity"] for row in tables.mentions} == entities
    for fact in tables.facts:
        assert fact["object"] == mentions[fact["object_mention"]]
        assert fact["subject"] in (articles if fact["relation"] == "reportedBy" else entities)


def test_in_is_out_and_rejected_in_every_room(built: Built) -> None:
    rooms = {room.name: room for room in built[1].rooms}
    assert list(rooms) == ["ingest", "annotate, extract", "resolve", "graph"]
    assert all(room.into == room.out + room.rejected for room in rooms.values())
    tables = read_tables(built[0])
    assert rooms["ingest"].into == 2
    assert rooms["annotate, extract"].out == len(tables.articles)
    assert sum(room.rejected for room in rooms.values()) == len(tables.rejects) == len(built[1].rejects)


def test_the_graph_keeps_every_rule_and_the_mark_tells_the_counts(built: Built) -> None:
    assert check(built[0]) == []
    mark = json.loads((built[0] / MARK).read_text(encoding="utf-8"))
    assert mark["counts"]["quads"] == len((built[0] / "graph.nq").read_bytes().splitlines())


def test_page_texts_are_kept_so_that_why_can_show_them(built: Built, sample: Path) -> None:
    for row in read_tables(built[0]).articles:
        kept = (built[0] / row["path"]).read_text(encoding="utf-8")
        assert kept == (sample / f"{row['page']}.txt").read_text(encoding="utf-8")


def test_nothing_tells_where_it_was_built(built: Built, sample: Path) -> None:
    for path in [*built[0].glob("*.jsonl"), built[0] / "graph.nq", built[0] / MARK]:
        text = path.read_text(encoding="utf-8")
        assert str(built[0].parent) not in text
        assert str(sample.parent) not in text


def test_an_official_named_on_two_stories_is_one_node(built: Built) -> None:
    tables = read_tables(built[0])
    people = [row for row in tables.entities if row["type"] == "Person"]
    assert len({row["name"] for row in people}) == len(people)
    merged = [
        row for row in tables.judgements if row["verdict"] == "same" and "public office" in row["reason"]
    ]
    assert merged


def test_deictic_words_name_no_node_and_are_no_alias(built: Built) -> None:
    for row in read_tables(built[0]).entities:
        assert not {row["name"], *row["aliases"]} & {
            "我市",
            "全市",
            "该区",
            "我区",
            "全区",
            "该镇",
            "市",
            "区",
        }


def test_an_earlier_build_is_replaced_whole(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(PAGE, encoding="utf-8")
    out = tmp_path / "out"
    build([tmp_path / "one.txt"], out)
    (out / "left-over").write_text("x", encoding="utf-8")
    build([tmp_path / "two.txt"], out)
    assert [path.name for path in (out / "pages").iterdir()] == ["two.txt"]
    assert not (out / "left-over").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.txt", "out", "two.txt"]


def test_a_folder_of_another_kind_is_refused_and_kept(tmp_path: Path) -> None:
    page = tmp_path / "one.txt"
    page.write_text(PAGE, encoding="utf-8")
    other = tmp_path / "other"
    other.mkdir()
    (other / "thesis.doc").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="not empty and no build"):
        build([page], other)
    with pytest.raises(UsageError, match="is a file"):
        build([page], page)
    with pytest.raises(UsageError, match="lies in the source"):
        build([tmp_path], tmp_path / "out")
    assert (other / "thesis.doc").read_text(encoding="utf-8") == "x"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.txt", "other"]


def test_a_build_does_not_eat_its_own_sources(tmp_path: Path) -> None:
    page = tmp_path / "one.txt"
    page.write_text(PAGE, encoding="utf-8")
    out = tmp_path / "out"
    build([page], out)
    with pytest.raises(UsageError, match="would be replaced"):
        build([out / "pages" / "one.txt"], out)
    assert (out / "pages" / "one.txt").is_file()


def test_a_crash_in_one_article_is_a_reject_and_the_rest_is_built(
    tmp_path: Path, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kg.annotate import document

    def faulty(article: object, **means: object) -> object:
        if getattr(article, "id", "").endswith("#a2"):
            raise RuntimeError("the model lost its way")
        return annotate(article, **means)  # type: ignore[arg-type]

    annotate = document.annotate
    monkeypatch.setattr(document, "annotate", faulty)
    summary = build([sample / "jiaozuo-daily-front.txt"], tmp_path / "out")
    (reject,) = summary.rejects
    assert (reject.record, reject.room) == ("jiaozuo-daily-front#a2", "annotate")
    assert reject.reason.startswith("RuntimeError: the model lost its way")
    assert summary.counts["articles"] == 4


def test_facts_below_the_confidence_asked_for_are_set_aside_with_their_words(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(PAGE, encoding="utf-8")
    summary = build([tmp_path / "one.txt"], tmp_path / "out", min_confidence=1.0)
    assert summary.counts["facts"] == 0
    assert {reject.room for reject in summary.rejects} == {"resolve"}
    assert all(reject.detail["evidence"] in PAGE for reject in summary.rejects)
    assert "low confidence" in summary.rejects[0].reason
    assert summary.unsure == len(summary.rejects)


def test_without_a_threshold_asked_for_the_calibrated_one_sets_facts_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "one.txt"
    page.write_text(PAGE, encoding="utf-8")
    everything = build([page], tmp_path / "everything", min_confidence=0.0)
    facts = read_tables(tmp_path / "everything").facts
    least = max(fact["confidence"] for fact in facts)
    monkeypatch.setattr(pipeline, "calibration", lambda: Calibration({}, {}, least))
    usual = build([page], tmp_path / "usual")
    room = next(room for room in usual.rooms if room.name == "resolve")
    assert room.into == room.out + room.rejected == everything.counts["facts"]
    low = [fact["id"] for fact in facts if fact["confidence"] < least]
    assert low
    assert sorted(low) == [reject.record for reject in usual.rejects]
    assert 0 < room.out == usual.counts["facts"]


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("front", "front.txt"),
        ("a/b:c", "a%2Fb%3Ac.txt"),
        ("..", "%2E..txt"),
        ("第1版", "第1版.txt"),
    ],
)
def test_page_ids_become_safe_file_names(page: str, name: str) -> None:
    assert page_file(page) == name


def test_long_page_ids_are_cut_and_stay_apart() -> None:
    names = {page_file("版" * 200 + str(number)) for number in range(3)}
    assert len(names) == 3
    assert all(len(name.encode("utf-8")) < 255 for name in names)


def test_absolute_paths_are_shown_by_name() -> None:
    assert shown("/home/li/front.txt") == "front.txt"
    assert shown("pages/front.txt") == "pages/front.txt"
