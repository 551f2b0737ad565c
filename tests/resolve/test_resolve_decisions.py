"""What people decide stands above the rules, and is undone by taking the line out."""

from __future__ import annotations

from pathlib import Path

import pytest
from press import Press

from kg.decisions import Decision, read_decisions
from kg.errors import InputError


def decision(left: str, right: str, verdict: str, reason: str = "asked the editor") -> Decision:
    return Decision(left, right, verdict, "Li", "2024-03-08", reason)  # type: ignore[arg-type]


def test_a_person_joins_what_the_rules_held_apart_with_all_that_goes_with_it(press: Press) -> None:
    for number in ("a1", "a2"):
        press.official(press.article(number), "王芳", "云河银行科技支行", "行长", "Company", finer="bank")
    for number in ("a3", "a4"):
        press.official(press.article(number), "王芳", "云河市第一中学", "教师", finer="school")
    assert len(press.people()) == 2
    ruling = decision("Person:王芳@a1#a1", "Person:王芳@a3#a3", "same")
    assert len(press.people([ruling])) == 1
    assert len(press.people()) == 2


def test_a_person_parts_what_the_rules_had_joined(press: Press) -> None:
    for number in ("a1", "a2"):
        press.official(press.article(number), "苏慕云", "云河市人民政府", "市长", finer="government")
    ruling = decision("Person:苏慕云@a1#a1", "Person:苏慕云@a2#a2", "different")
    assert len(press.people([ruling])) == 2
    (said,) = [each for each in press.resolve([ruling]).judgements if each.by == "Li"]
    assert (said.verdict, said.reason) == ("different", "asked the editor (2024-03-08)")


def test_entities_and_mentions_can_be_named_by_their_ids(press: Press) -> None:
    first = press.mention(press.article("a1"), "Company", "云帆科技")
    second = press.mention(press.article("a2"), "Company", "云帆数字")
    entities = press.resolve().entity_of
    by_entity = press.resolve([decision(entities[first], entities[second], "same")])
    by_mention = press.resolve([decision(first, second, "same")])
    assert len(by_entity.entities) == len(by_mention.entities) == 1
    assert by_entity.entities[0].aliases in (("云帆科技",), ("云帆数字",))


def test_a_full_name_can_be_parted_too(press: Press) -> None:
    for number in ("a1", "a2", "a3"):
        press.mention(press.article(number), "Organization", "实验小学")
    ruling = decision("Organization:实验小学@a1#a1", "Organization:实验小学@a2#a2", "different")
    resolution = press.resolve([ruling])
    assert len({each.id for each in resolution.entities}) == 2


def test_decisions_on_what_is_not_there_are_counted_and_do_nothing(press: Press) -> None:
    press.mention(press.article("a1"), "Company", "云帆科技")
    ruling = decision("company-0000000000", "Company:云帆科技@a1#a1", "same")
    resolution = press.resolve([ruling])
    assert resolution.unused == (ruling,)
    assert len(resolution.entities) == 1


def test_the_file_is_read_in_any_order_with_heads_and_comments(tmp_path: Path) -> None:
    path = tmp_path / "decisions.tsv"
    head = "# why\nleft\tright\tverdict\tby\tdate\treason\n\n"
    rows = ["b\tc\tdifferent\tLi\t\ttwo firms\n", "a\tb\tsame\tLi\t2024-03-08\tone firm\n"]
    path.write_text(head + "".join(rows), encoding="utf-8")
    found = read_decisions(path)
    assert [each.left for each in found] == ["a", "b"]
    path.write_text(head + "".join(reversed(rows)), encoding="utf-8")
    assert read_decisions(path) == found


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("a\tb\tsame\tLi\tone firm", "decisions.tsv:1: found 5 columns"),
        ("a\tb\tmaybe\tLi\t\tone firm", "decisions.tsv:1: found the verdict 'maybe'"),
        ("a\ta\tsame\tLi\t\tone firm", "decisions.tsv:1: left, right"),
        ("a\tb\tsame\tLi\t\t", "decisions.tsv:1: left, right"),
    ],
)
def test_a_faulty_line_is_named(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "decisions.tsv"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        read_decisions(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_decisions(tmp_path / "none.tsv")


def test_the_projects_own_file_is_well_formed() -> None:
    assert isinstance(read_decisions(Path(__file__).parents[2] / "data" / "decisions.tsv"), tuple)
