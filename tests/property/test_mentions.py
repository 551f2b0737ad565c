"""Mentions and facts of wrapped and damaged pages lead back to their words, and are the same each time."""

from __future__ import annotations

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kg.annotate.document import annotate
from kg.extract.document import read
from kg.ingest.characters import repaired
from kg.ingest.layout import articles
from kg.records import ENTITY_TYPES, RELATIONS, Article, Fact, Mention, Page, Publication
from kg.resources import rows
from kg.run.pages import read_page

Reading = tuple[tuple[Mention, ...], tuple[Fact, ...]]
SENTENCES = [row[3] for row in rows("rules/examples.tsv") if r"\n" not in row[3]]
HEADLINES = ["绍兴新建两所学校", "市领导到诸暨市调研", "我市召开教育大会", "店口镇荣获全国文明镇称号"]
BYLINES = ["", "本报讯（记者 沈秀兰）", "本报讯（记者 沈秀兰 通讯员 陈建华）"]
DAMAGE = "\t 　\x0b\x00\u200b�□■﹏①Ａ𠮷…—·“”（）、。，\r龥"
FEW = settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def pages(draw: st.DrawFn, damage: bool = False) -> str:
    """A page of one or two stories, wrapped at one width, with characters thrown in where `damage`."""
    width = draw(st.integers(8, 40))
    stories = []
    for _ in range(draw(st.integers(1, 2))):
        body = draw(st.sampled_from(BYLINES)) + "".join(
            draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4))
        )
        wrapped = [body[i : i + width] for i in range(0, len(body), width)]
        stories.append(
            draw(st.sampled_from(HEADLINES)) + "\n\n" + draw(st.sampled_from(["\n", "\n\n"])).join(wrapped)
        )
    page = "\n\n".join(stories)
    if damage:
        for _ in range(draw(st.integers(1, 12))):
            at = draw(st.integers(0, len(page)))
            page = page[:at] + draw(st.sampled_from(DAMAGE)) + page[at + draw(st.integers(0, 2)) :]
    return page


def reading(page: str, place: str | None) -> list[tuple[Article, Reading]]:
    found = articles(Page("page", "page.txt", page, Publication(place=place)))
    return [(article, read(annotate(article))) for article in found if isinstance(article, Article)]


def bare(text: str) -> str:
    """The text as the layout repairs it, without whitespace."""
    return "".join("".join(map(repaired, text)).split())


def check(page: str, article: Article, mentions: tuple[Mention, ...], facts: tuple[Fact, ...]) -> None:
    ids = {mention.id for mention in mentions}
    assert [mention.id for mention in mentions] == list(dict.fromkeys(mention.id for mention in mentions))
    for mention in mentions:
        assert bare(page[mention.start : mention.end]) == mention.surface != ""
        assert mention.type in ENTITY_TYPES and mention.name.strip() == mention.name != ""
        assert 0 < mention.confidence <= 1 and mention.rule
    for fact in facts:
        assert bare(page[fact.start : fact.end]) == fact.evidence != ""
        assert fact.relation in RELATIONS and 0 < fact.confidence <= 1
        assert fact.object in ids
        assert fact.subject in ids or (fact.relation == "reportedBy" and fact.subject == article.id)
        assert (fact.relation == "holdsPost") == ("post" in dict(fact.qualifiers))


@FEW
@given(pages(), st.sampled_from(["绍兴市", "柯桥区", None]))
def test_wrapped_pages(page: str, place: str | None) -> None:
    for article, (mentions, facts) in reading(page, place):
        check(page, article, mentions, facts)


@FEW
@given(pages(damage=True), st.sampled_from(["绵阳市", None]))
@example("市委书记\n周文\n斌主持会\u200b议。", "绍兴市")
@example("《“（市委书记", "绍兴市")
def test_damaged_pages(page: str, place: str | None) -> None:
    for article, (mentions, facts) in reading(page, place):
        check(page, article, mentions, facts)


@settings(FEW, max_examples=200)
@given(st.text(alphabet="市委书记长王李陈区县镇村获奖“”（）、，。和在向年第 \n" + DAMAGE, max_size=120))
def test_any_text(page: str) -> None:
    for article, (mentions, facts) in reading(page, "绍兴市"):
        check(page, article, mentions, facts)


@settings(FEW, max_examples=200)
@given(pages(damage=True))
def test_no_damage_stops_the_reading(text: str) -> None:
    page = Page("page", "page.txt", text, Publication(place="绍兴市"))
    found = read_page(page)
    assert [reject for reject in found.rejects if reject.room != "ingest"] == []
    for mention in found.mentions:
        assert "".join(text[mention.start : mention.end].split()) == mention.surface
    for fact, sentence in found.facts:
        assert "".join(text[fact.start : fact.end].split()) == fact.evidence
        assert fact.evidence in sentence


@settings(FEW, max_examples=5)
@given(pages(damage=True))
def test_the_same_page_gives_the_same_records(page: str) -> None:
    assert reading(page, "绍兴市") == reading(page, "绍兴市")


@settings(FEW, max_examples=50)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3), st.integers(8, 30))
def test_wrapping_changes_no_name(sentences: list[str], width: int) -> None:
    """A story wrapped in a narrow column names what it names on one line."""
    body = (
        "本报讯（记者 沈秀兰）昨日，"
        + "".join(sentences)
        + "孩子们一路欢笑，回到了久别的家中，街上处处张灯结彩。"
    )
    wrapped = "\n".join(body[i : i + width] for i in range(0, len(body), width))
    [plain] = reading("山村里的一天\n\n" + body, "绍兴市")
    narrow = reading("山村里的一天\n\n" + wrapped, "绍兴市")
    assert [(m.name, m.type) for _, (found, _) in narrow for m in found] == [
        (m.name, m.type) for m in plain[1][0]
    ]
