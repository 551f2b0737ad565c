"""Namesakes: context makes one person of two names, or leaves them two."""

from __future__ import annotations

from press import Press

PAPER = {"paper": "云河日报", "place": "云河市"}


def verdicts(press: Press) -> list[str]:
    ids = {mention.id for mention in press.mentions if mention.type == "Person"}
    return [each.verdict for each in press.resolve().judgements if each.left in ids]


def test_two_of_one_name_at_different_bodies_stay_two_on_one_page(press: Press) -> None:
    press.official(press.article("a1", "p1"), "王芳", "云河银行科技支行", "行长", "Company", finer="bank")
    press.official(press.article("a2", "p1"), "王芳", "云河市第一中学", "教师", finer="school")
    people = press.people()
    assert [person.name for person in people] == ["王芳", "王芳"]
    assert people[0].id != people[1].id
    assert verdicts(press) == ["different"]


def test_a_third_who_may_be_either_does_not_join_the_two(press: Press) -> None:
    press.official(press.article("a1", "p1"), "王芳菲", "云河银行科技支行", "行长", "Company", finer="bank")
    press.mention(press.article("a2", "p1"), "Person", "王芳菲")
    press.official(press.article("a3", "p1"), "王芳菲", "云河市第一中学", "教师", finer="school")
    resolution = press.resolve()
    ends = [resolution.entity_of[m.id] for m in press.mentions if m.type == "Person"]
    assert len(set(ends)) == 2
    assert ends[0] != ends[2]


def test_the_same_post_on_two_pages_is_one_person(press: Press) -> None:
    for number in ("a1", "a2"):
        press.official(press.article(number), "苏慕云", "云河市人民政府", "市长", finer="government")
    assert len(press.people()) == 1
    reasons = [each.reason for each in press.resolve().judgements if each.reason.startswith("苏慕云")]
    assert "both hold or held a post at 云河市人民政府 (+0.7)" in reasons[0]


def test_a_name_alone_on_pages_of_two_papers_is_unsure_and_stays_two(press: Press) -> None:
    press.mention(press.article("a1", paper="云河日报"), "Person", "苏慕云")
    press.mention(press.article("a2", paper="海川日报"), "Person", "苏慕云")
    assert len(press.people()) == 2
    assert verdicts(press) == ["unsure"]


def test_bylines_of_one_paper_are_one_reporter(press: Press) -> None:
    for number in ("a1", "a2", "a3"):
        press.signed(press.article(number, **PAPER), "林晓舟")
    assert len(press.people()) == 1


def test_a_reporter_is_not_the_official_of_the_same_name(press: Press) -> None:
    press.signed(press.article("a1", "p1", **PAPER), "林晓舟")
    press.official(press.article("a2", "p1", **PAPER), "林晓舟", "云河市财政局", "局长", finer="bureau")
    assert len(press.people()) == 2


def test_two_offices_in_one_city_on_one_page_are_one_official(press: Press) -> None:
    for number, district in (("a1", "山阳区"), ("a2", "解放区")):
        article = press.article(number, "p1", place="焦作市")
        press.official(article, "冯立民", district, "区领导", "District", finer="county")
    assert len(press.people()) == 1


def test_one_name_in_one_article_is_one_person(press: Press) -> None:
    article = press.article("a1")
    press.official(article, "王芳", "云河市第一中学", "教师", finer="school")
    press.mention(article, "Person", "王芳")
    assert len(press.people()) == 1


def test_many_namesakes_are_compared_where_they_share_something(press: Press) -> None:
    for number in range(70):
        press.official(
            press.article(f"a{number:02}"), "苏慕云", f"云河第{number % 2}医院", "院长", finer="hospital"
        )
    assert len(press.people()) == 2
    assert sorted(set(verdicts(press))) == ["different", "same"]
    assert len(verdicts(press)) == 69


def test_in_a_crowd_too_one_who_may_be_either_does_not_join_two(press: Press) -> None:
    for number in range(66):
        article = press.article(f"a{number:02}", page="p1" if number < 3 else "")
        if number == 1:
            press.mention(article, "Person", "苏慕云")
        else:
            body = f"云河第{number % 4 // 2}医院"
            press.official(article, "苏慕云", body, "院长", finer="hospital")
    assert len(press.people()) == 2


def test_ids_stay_when_unrelated_pages_are_added(press: Press) -> None:
    press.official(press.article("b1", "p1"), "王芳", "云河银行科技支行", "行长", "Company", finer="bank")
    press.official(press.article("b2", "p2"), "王芳", "云河市第一中学", "教师", finer="school")
    before = {person.id for person in press.people()}
    press.official(press.article("a0"), "苏慕云", "云河市人民政府", "市长", finer="government")
    press.official(press.article("a1"), "王芳", "云河市第一中学", "教师", finer="school")
    assert before < {person.id for person in press.people()}
