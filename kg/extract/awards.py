"""Who received which honour: verbs of receiving and giving, lists of recipients, titles of honour, honour rolls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.annotate.awards import verb_pattern
from kg.annotate.document import Document
from kg.annotate.line import Chunk, Line
from kg.extract.clauses import NAMED, clause_bounds, heads, outermost, subject
from kg.extract.statement import Place, Statement
from kg.resources import rows

_EDITION = re.compile(r"第[一二三四五六七八九十百\d]+[届批次]|首届|首批")
_YEAR = re.compile(r"(\d{4})(?:年度|年)?")
_LEVEL = (
    ("全国", "国家级"),
    ("国家", "国家级"),
    ("中国", "国家级"),
    ("省", "省级"),
    ("自治区", "省级"),
    ("市", "市级"),
    ("县", "县级"),
    ("区", "区级"),
)
_AMONG = re.compile(r"名列其中|位列其中|榜上有名|在列|入列|入选|上榜")
_ALSO = re.compile(
    r"^(?:这|上述|获评的|入选的|上榜的)?[\d一二三四五六七八九十]+(?:家|名|个|位|所|人)[^，。：:]{0,8}(?:分别是|分别为|是|有|包括)[：:]|^(?:他|她|它)们(?:分别)?是[：:]?|(?:入选|上榜|获评|获奖|当选|受表彰)的[^，。；]{1,8}中，|(?:同时|一同|一起|一并|此次)[^，。：]{0,3}(?:被命名|被授予|受到表彰|受表彰|获此殊荣|获评|获奖|入选|上榜)[^，。：]{0,6}(?:还有|有|包括)[：:]?"
)
_PICKED = re.compile(
    r"[，,；;。](?:其中)?(?:包括|分别是|分别为|它们是|他们是|有)[：:]?|(?:有|分别是|分别为|如下|名单如下)?[：:]"
)


@cache
def _voices() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("rules/award_verbs.tsv")}


@cache
def _unless() -> re.Pattern[str]:
    words = sorted({row[0] for row in rows("rules/award_unless.tsv")}, key=lambda w: (-len(w), w))
    return re.compile("|".join(map(re.escape, words)))


def extract_awards(document: Document) -> Iterator[Statement]:
    """receivedAward statements of an article."""
    yield from _rolls(document)
    topic: list[Place] = []
    last: Place | None = None
    for line in document.lines:
        if line.sentence.block == "list":
            continue
        awards = [c for c in line.chunks if c.type == "Award"]
        for award in awards:
            place = Place(line, award)
            for recipient, trigger in _shared_out(line, award, awards, list(_recipients(line, award, topic))):
                last = place
                if recipient is not None:
                    yield _received(line, recipient, place, trigger)
        yield from _named_among(line, awards)
        if last is not None:
            for match in _ALSO.finditer(line.text):
                for recipient in heads(line, match.end(), _sentence_end(line, match.end())):
                    yield _received(line, recipient, last, match.span())
            if (
                (among := _AMONG.search(line.text))
                and among.group() in ("名列其中", "位列其中", "在列", "入列")
                and last.line is not line
            ):
                for recipient in subject(line, among.start()):
                    yield _received(line, recipient, last, among.span())
        topic = _topic(line, topic)


def _named_among(line: Line, awards: list[Chunk]) -> Iterator[Statement]:
    """省公安厅命名一批“枫桥式派出所”，某某派出所榜上有名."""
    among = _AMONG.search(line.text)
    named = [a for a in awards if among and a.end < among.start() and a.rule == "award"]
    if among is None or not named or not among.group().endswith(("名", "其中", "在列")):
        return
    start = clause_bounds(line, among.start())[0]
    if start <= named[-1].end:
        return
    for recipient in heads(line, start, among.start()):
        yield _received(line, recipient, Place(line, named[-1]), among.span())


def _recipients(
    line: Line, award: Chunk, topic: list[Place]
) -> Iterator[tuple[Place | None, tuple[int, int]]]:
    """Recipients of an honour in its sentence with the words that tell; (None, …) where only the honour is certain."""
    for recipient, trigger in _candidates(line, award, topic):
        if recipient is None or not (recipient.line is line and _name_goes_on(line, recipient.chunk)):
            yield recipient, trigger


def _name_goes_on(line: Line, chunk: Chunk) -> bool:
    """供电所 in 供电所抢修班被授予: the one honoured is a part that nobody has read, not its body."""
    if chunk.type not in ("Organization", "Company", "District") or chunk.end >= len(line.text):
        return False
    if line.is_start(chunk.end) and line.tag_at(chunk.end) in ("n", "nz", "ORG", "PER", "nw"):
        word = line.words[line.index_at(chunk.end)]
        return not _ROLE_NOUN.match(line.text[word.start :]) and not line.starting_at(chunk.end, "Award")
    return False


_ROLE_NOUN = re.compile(r"名列|荣|获|榜上|历史|地区|大数据|全国|总|成功|等|又|再|党委和")


def _candidates(
    line: Line, award: Chunk, topic: list[Place]
) -> Iterator[tuple[Place | None, tuple[int, int]]]:
    if award.rule == "honorific":
        person = _bearer(line, award)
        if person is not None:
            yield Place(line, person), (award.start, person.end)
        return
    if award.rule == "status":
        at = max(line.text.rfind(word, 0, award.start + 1) for word in "是系")
        for recipient in subject(line, at) or [p for p in topic if _may_bear(p.chunk, award.name)][:1]:
            if _may_bear(recipient.chunk, award.name):
                yield recipient, (at, award.end)
        return
    if award.rule == "roll":
        span = (award.start, award.end)
        for recipient in _listed(line, award) or [None]:
            yield recipient, span
        return
    verb = _verb_before(line, award)
    if verb is None:
        return
    found = _of_verb(line, verb, award, topic)
    for recipient in found or [None]:
        yield recipient, verb.span()


def _shared_out(
    line: Line, award: Chunk, awards: list[Chunk], found: list[tuple[Place | None, tuple[int, int]]]
) -> list[tuple[Place | None, tuple[int, int]]]:
    """甲、乙、丙分别荣获“A”“B”“C”称号: to each its own."""
    if len(found) < 2 or "分别" not in line.text[max(0, found[0][1][0] - 6) : found[0][1][0]]:
        return found
    same = [
        a
        for a in awards
        if line.text[found[0][1][1] : a.start].count("。") == 0 and a.start >= found[0][1][1]
    ]
    run = [same[0]] if same else []
    for other in same[1:]:
        if re.fullmatch(r"[”\"]?(?:称号)?[、和“\"]*", line.text[run[-1].end : other.start]):
            run.append(other)
    return [found[run.index(award)]] if award in run and len(run) == len(found) else found


def _of_verb(line: Line, verb: re.Match[str], award: Chunk, topic: list[Place]) -> list[Place]:
    if _voices().get(verb.group(), "give") == "give":
        inside = heads(line, verb.end(), award.start)
        if inside:
            return inside
        if re.match(r"[^，。；]{0,8}(?:称号)?的", line.text[award.end :]):
            return []
        return (
            subject(line, verb.start())
            if re.search(r"(?:被|获)[^，。；]*$", line.text[: verb.start()])
            else []
        )
    picked = _picked_after(line, award)
    if picked and _group_subject(line.text[clause_bounds(line, verb.start())[0] : verb.start()]):
        return picked
    own = [p for p in subject(line, verb.start()) if _may_bear(p.chunk, award.name)]
    if own:
        return own
    if _group_subject(line.text[clause_bounds(line, verb.start())[0] : verb.start()]):
        return picked
    clause = line.text[clause_bounds(line, verb.start())[0] : verb.start()]
    if re.match(r"(?:此前|此外|同时)?[他她](?![们的])", clause):
        topic = [p for p in topic if p.chunk.type == "Person"]
    return [p for p in topic if _may_bear(p.chunk, award.name)][:1]


_FOR_PLACES = re.compile(
    r"(?:城市|县城|城区|县|市|区|镇|乡|村|社区|村镇|之乡|之都|名城)(?:[（(][^）)]*[）)])?(?:区)?$"
)
_FOR_BODIES = re.compile(r"(?:学校|校园|幼儿园|医院|集体|党组织|企业|基地|机构|园区|单位|合作社|示范社|景区|品牌|产品)$")
_FOR_PEOPLE = re.compile(
    r"(?:劳动模范|标兵|能手|红旗手|工作者|优秀教师|特级教师|共产党员|先进个人|好人|楷模|(?<!先锋)奖章|工匠|技术能手|教学能手|十佳[^，]{2,6}员)$"
)


def _may_bear(chunk: Chunk, award: str) -> bool:
    """Can this kind of recipient bear this honour: places are cities and villages, people are workers and teachers?"""
    if _FOR_PLACES.search(award) and not award.endswith(("示范区", "实验区")):
        return chunk.type == "District" or chunk.kind in ("zone-committee", "village")
    if award.endswith(("技术企业", "巨人企业", "龙头企业", "“小巨人”企业", "制造企业")):
        return chunk.type == "Company"
    if _FOR_BODIES.search(award) and chunk.type == "Person":
        return False
    if _FOR_PEOPLE.search(award):
        return chunk.type == "Person"
    return True


def _verb_before(line: Line, award: Chunk) -> re.Match[str] | None:
    found = None
    for match in verb_pattern().finditer(line.text, 0, award.start):
        gap = line.text[match.end() : award.start]
        if "。" not in gap and len(gap) < 60 and not _inside_name(line, match):
            found = match
    if found is None:
        return None
    start, _ = clause_bounds(line, found.start())
    barred = next((m for m in _unless().finditer(line.text, start, found.start()) if not _inside_name(line, m)), None)
    if barred and not (barred.group() == "创建" and found.group().endswith("创建")):
        return None
    after = line.text[award.end :]
    if re.match(r"(?:的(?!称号|荣誉|殊荣)|后|者|条件|提名(?!奖)|推荐|候选|复审|复核|资格)", after):
        return None
    return found


def _inside_name(line: Line, match: re.Match[str]) -> bool:
    return any(c.start <= match.start() < c.end and c.type in NAMED for c in line.chunks)


def _group_subject(text: str) -> bool:
    return bool(
        re.search(r"(?:[\d一二三四五六七八九十两多]+\s*(?:家|名|个|人|位|项|件|户|所))[^，。]{0,10}$", text)
    )


def _sentence_end(line: Line, at: int) -> int:
    found = re.compile(r"[。；;]").search(line.text, at)
    return found.start() if found else len(line.text)


def _picked_after(line: Line, award: Chunk) -> list[Place]:
    """…获批…园区，其中包括甲、乙: the names listed after the honour."""
    match = _PICKED.search(line.text, award.end)
    if not match or match.start() - award.end > 14:
        return []
    return heads(line, match.end(), _sentence_end(line, match.end()))


def _listed(line: Line, award: Chunk) -> list[Place]:
    """公布某某名单，甲、乙榜上有名; 受表彰的某某有：甲、乙."""
    end = _sentence_end(line, award.end)
    text = line.text[award.end : end]
    colon = re.search(r"[：:]", text)
    start = award.end + colon.end() if colon else award.end
    if re.search(r"公示|申报|推荐|候选", line.text[: award.end][-30:]):
        return []
    following = [c.start for c in line.chunks if c.type == "Award" and c.rule == "roll" and award.end < c.start]
    found = heads(line, start, min([end, *following]))
    return [p for p in found if p.chunk.kind != "deictic"]


def _bearer(line: Line, award: Chunk) -> Chunk | None:
    """The person a title of honour stands before: 全国劳动模范、某厂工人某某."""
    end = min(award.end + 40, len(line.text))
    person = next((c for c in line.chunks if c.type == "Person" and award.end <= c.start < end), None)
    if person is None:
        return None
    gap = line.text[award.end : person.start]
    if re.search(r"[。；，,]|获|被|在|和|等", gap) or (
        gap and gap[0] not in "、获称" and not line.ending_at(person.start, "Title")
    ):
        return None
    return person


def _topic(line: Line, before: list[Place]) -> list[Place]:
    """What the article is about so far: the name in subject position of its last sentence, of each type one."""
    kept = {p.chunk.type: p for p in before}
    for chunk in outermost(line, 0, len(line.text)):
        before = line.text[: chunk.start]
        if (
            not re.search(r"(?:在|由|从|据|向|与|对|于|记者|通讯员|讯|（|\()$", before)
            and chunk.rule != "byline"
        ):
            kept.pop(chunk.type, None)
            kept = {chunk.type: Place(line, chunk), **kept}
            break
    return list(kept.values())


def _received(line: Line, recipient: Place, award: Place, trigger: tuple[int, int]) -> Statement:
    spans = list(trigger)
    for place in (recipient, award):
        if place.line is line:
            spans += [place.chunk.start, place.chunk.end]
    return Statement(
        "receivedAward",
        recipient,
        award,
        line,
        min(spans),
        max(spans),
        f"award:{line.text[slice(*trigger)][:8]}",
        0.85,
        qualifiers(award),
    )


def qualifiers(award: Place) -> dict[str, str]:
    """Edition, year and level as the words around an honour's name give them."""
    text = award.line.text[max(0, award.chunk.start - 12) : award.chunk.end]
    edition, year = _EDITION.search(text), _YEAR.search(text)
    level = next((value for word, value in _LEVEL if word in award.chunk.name[:6]), "")
    return {
        "edition": edition.group() if edition else "",
        "year": year.group(1) if year else "",
        "level": level,
    }


def _rolls(document: Document) -> Iterator[Statement]:
    """Lists under a heading that names an honour."""
    award: Place | None = None
    for line in document.lines:
        heading = next((c for c in line.chunks if c.type == "Award" and c.rule == "award"), None)
        if line.sentence.block == "subtitle":
            award = Place(line, heading) if heading is not None else None
            continue
        if line.sentence.block != "list":
            continue
        if heading is not None and len(heading.text) > 0.6 * len(line.text.strip()):
            award = Place(line, heading)
            continue
        if award is None:
            continue
        for recipient in _entries(line):
            yield Statement(
                "receivedAward",
                recipient,
                award,
                line,
                recipient.chunk.start,
                recipient.chunk.end,
                "honour roll",
                0.9,
                qualifiers(award),
            )


def _entries(line: Line) -> Iterator[Place]:
    """One recipient an entry of a list line; a written path counts for its last part, a family for its head."""
    blanked = re.sub(r"[（(][^（）()]*[）)]", lambda m: "\0" * len(m.group()), line.text)
    for match in re.finditer(r"[^\s、，,；;。：:]+", blanked):
        inside = [c for c in outermost(line, match.start(), match.end()) if blanked[c.start] != "\0"]
        people = [c for c in inside if c.type == "Person"]
        if people:
            yield Place(line, people[0])
        elif inside and not _belongs_to_name(line, match.start(), match.end(), inside):
            yield Place(line, inside[-1])


def _belongs_to_name(line: Line, start: int, end: int, inside: list[Chunk]) -> bool:
    """杜某家庭 某市某街道某社区; 某某 某厂焊工班班长; 建水县：某某: an address, a post or a heading is no recipient."""
    before = line.text[:start].rstrip()
    if line.text[end : end + 1] in ("：", ":"):
        return True
    if before.endswith(("家庭", "之家")) and all(c.type == "District" for c in inside):
        return True
    person = line.ending_at(len(before), "Person")
    return person is not None and line.text[len(before) : start].isspace()
