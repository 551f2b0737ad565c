"""Who holds which post at which body: chains of posts before names, names before posts, appointments and removals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.annotate.document import Document
from kg.annotate.lexicon import TitleWord, modifiers, titles
from kg.annotate.line import Chunk, Line
from kg.extract.clauses import outermost
from kg.extract.statement import Place, Statement

_LINK = re.compile(r"[、，,/ 兼和及]*(?:兼任|并任)?(?:第?[一二三四五六七八九十]+届)?")
_FORMER = re.compile(r"(?:(?<!平)原|前任|曾任|历任|曾担任|曾先后担任|此前任|原任|卸任|不再担任|辞去|免去)$")
_CANDIDATE_BEFORE = re.compile(
    r"(?:拟任|拟任命为|拟提名为?|提名为?|推荐为|竞选|竞聘|进一步使用|拟提任|拟提拔为?|拟作为)$"
)
_PROPOSED = re.compile(r"拟(?:任命|提名|聘任)[\u4e00-\u9fff·]{2,9}(?:同志)?(?:为|任)$")
_CANDIDATE_AFTER = re.compile(r"候选人|(?:正式)?人选|提名奖")
_NAME_GAP = re.compile(r"(?:同志|、|：|:|\s|的(?=[\u4e00-\u9fff]{2,4}[、，。]))*")
_LIST_GAP = re.compile(r"(?:、|，|,|和|及|以及|与)\s*")
_NOTE = re.compile(r"[（(][^（）()]{1,14}[）)]")
_NAMED_AS = re.compile(
    r"[，,]?(?:分别)?(?:现任|历任|曾任|曾先后担任|曾担任|担任|任命为|被任命为|当选为|当选|被选为|被选举为|选举为|出任|兼任|转任|改任|升任|调任|任|系|是|为|现在是|，现为|现为|的|辞去)$"
)
_DISMISSED = re.compile(r"(?:免去|接受|同意)[^。；]{0,4}$")


@dataclass(frozen=True, slots=True)
class Post:
    """One post of a chain: the title, and the body it is held at."""

    title: Chunk
    word: TitleWord
    body: Place | None


@dataclass(frozen=True, slots=True)
class Chain:
    """Posts one after another: 市委常委、政法委书记."""

    posts: tuple[Post, ...]
    start: int
    end: int
    status: str = ""


def extract_posts(document: Document) -> Iterator[Statement]:
    """holdsPost statements of an article, sentence by sentence."""
    memory: list[Place] = []
    speaker: Place | None = None
    for line in document.lines:
        for chain in chains(line, memory):
            if _is_candidate(line, chain):
                continue
            people = (
                people_of(chain, line) or _author(chain, line, document) or _far_subject(chain, line, speaker)
            )
            for person in people:
                yield from _statements(chain, person, line)
        memory.extend(
            Place(line, c)
            for c in line.chunks
            if c.type in ("Organization", "Company") and c.name and not _acts_on(line, c)
        )
        people_here = [c for c in line.chunks if c.type == "Person"]
        speaker = Place(line, people_here[0]) if people_here else speaker


def chains(line: Line, memory: list[Place]) -> list[Chain]:
    """The chains of posts in a sentence, each title with its body."""
    found: list[Chain] = []
    posts: list[Post] = []
    for title in (c for c in line.chunks if c.type == "Title"):
        word = titles()[title.name]
        body = _adjacent_body(line, title)
        start = body.start if body else title.start
        if posts and not _linked(line, posts[-1].title.end, start):
            found.append(_chain(line, posts))
            posts = []
        place = Place(line, body) if body else _carried(word, title, posts, line, memory)
        posts.append(Post(title, word, place))
    if posts:
        found.append(_chain(line, posts))
    return found


def _acts_on(line: Line, body: Chunk) -> bool:
    """Is the body only the one who gives or is spoken to (被最高人民法院评为), and no one's employer here?"""
    return line.text[: body.start].endswith(("被", "由", "向", "获", "经", "受"))


def _chain(line: Line, posts: list[Post]) -> Chain:
    first = posts[0]
    start = first.title.start
    if first.body and first.body.line is line and first.body.chunk.end == first.title.start:
        start = first.body.chunk.start
    return Chain(
        tuple(posts), start, posts[-1].title.end, "former" if _FORMER.search(line.text[:start]) else ""
    )


def _linked(line: Line, end: int, start: int) -> bool:
    return start >= end and _LINK.fullmatch(line.text, end, start) is not None


def _adjacent_body(line: Line, title: Chunk) -> Chunk | None:
    """The body or place that ends where the title begins; the longest body wins over its parts."""
    for kinds in (("Organization", "Company"), ("District",)):
        chunk = line.ending_at(title.start, *kinds)
        if chunk is not None and chunk.name:
            return chunk
    if "district" in titles()[title.name].kinds:
        return next(
            (
                c
                for c in line.chunks
                if c.type == "District" and c.name and c.start < title.start < c.end <= title.end
            ),
            None,
        )
    return None


def _carried(
    word: TitleWord, title: Chunk, posts: list[Post], line: Line, memory: list[Place]
) -> Place | None:
    """The body left out because it stands in an earlier post, clause or sentence."""
    if "district" in word.kinds:
        return None
    for post in reversed(posts):
        if post.body and fits(word, post.body.chunk):
            return post.body
    if _stands_in_the_way(line, title):
        return None
    bodies = outermost(line, 0, title.start, ("Organization", "Company"))
    hosts = [c for c in line.chunks if c.type == "Organization" and c.name and c.end <= title.start and c.kind == "association"]
    before = [Place(line, c) for c in bodies or hosts]
    for place in reversed([*memory[-12:], *before]):
        if place.chunk.kind == "bank" and "bank" not in word.kinds:
            continue
        if (
            place.chunk.name
            and place.chunk.type in ("Organization", "Company")
            and "*" not in word.kinds
            and fits(word, place.chunk)
        ):
            return place
    return None


def _stands_in_the_way(line: Line, title: Chunk) -> bool:
    """Is the title the end of a longer phrase that names some other, unknown body (某某处处长)?"""
    before = line.text[max(0, title.start - 1) : title.start]
    return (
        bool(before)
        and before not in '，,。、；;：:（()）“”"《》 \n\t'
        and not re.search(
            r"(?:公司|集团|医院|学校|企业|该行|银行|合作社|协会|支行|商会|工厂|中心|大学|学院|由|任|原|副|和|兼|及|其|的|为|选|据)$",
            line.text[: title.start],
        )
    )


def fits(word: TitleWord, body: Chunk) -> bool:
    """May a title be held at a body of this kind?"""
    if "*" in word.kinds:
        return body.type in ("Organization", "Company")
    if body.type == "Company":
        return bool(word.kinds & {"company", "bank", "coop"}) and (
            body.kind in word.kinds or "company" in word.kinds
        )
    if body.kind == "bureau":
        return bool(word.kinds & {"department", "bureau"}) and _same_word(word, body)
    return body.kind in word.kinds and _same_word(word, body)


def _same_word(word: TitleWord, body: Chunk) -> bool:
    heads = {
        "局长": ("局",),
        "厅长": ("厅",),
        "主任": ("委", "办", "会", "室", "中心", "团"),
        "院长": ("院",),
        "所长": ("所",),
        "站长": ("站",),
    }
    head = heads.get(word.text)
    return head is None or body.name.endswith(head) or body.text.endswith(head)


def people_of(chain: Chain, line: Line) -> list[Place]:
    """The names a chain belongs to: after it (one or a list), else before it (an appointment's list, a note)."""
    if line.sentence.block == "list":
        person = next((c for c in reversed(line.chunks) if c.type == "Person" and c.end <= chain.start), None)
        if person is not None and not re.sub(
            r"[（(][^（）()]*[）)]|\s", "", line.text[person.end : chain.start]
        ):
            return [Place(line, person)]
    if (together := _leaders_before(line, chain)) :
        return together
    before = _names_before(line, chain.start)
    if before and _is_appointment(line, before, chain):
        return before
    return _names_after(line, chain.end) or before


def _leaders_before(line: Line, chain: Chain) -> list[Place]:
    """甲、乙、丙等县领导: the names listed before 等."""
    if not line.text[: chain.start].endswith("等") or "领导" not in chain.posts[-1].title.text:
        return []
    person = line.ending_at(chain.start - 1, "Person")
    return [Place(line, c) for c in _bare_list_back(line, person)] if person is not None else []


def _bare_list_back(line: Line, person: Chunk) -> list[Chunk]:
    """The names of a list that no title stands before: 县政协主席甲，以及乙、丙 gives 乙 and 丙."""
    return [c for c in _list_back(line, person) if line.ending_at(c.start, "Title") is None]


def _is_appointment(line: Line, names: list[Place], chain: Chain) -> bool:
    gap = line.text[names[-1].chunk.end : chain.start]
    return bool(re.search(r"(?:任|选|为|是|的)", gap)) and (
        not gap.endswith("的") or line.text[chain.end :].startswith(("职务", "一职"))
    )


def _names_after(line: Line, end: int) -> list[Place]:
    found: list[Place] = []
    gap = _NAME_GAP.match(line.text, end)
    at = gap.end() if gap else end
    bracket = _NOTE.match(line.text, at)
    if bracket and line.starting_at(bracket.end(), "Person"):
        at = bracket.end()
    if line.text.startswith("的", at) and line.starting_at(at + 1, "Person"):
        at += 1
    while person := line.starting_at(at, "Person"):
        found.append(Place(line, person))
        at = person.end
        note = _NOTE.match(line.text, at)
        if note:
            at = note.end()
        link = _LIST_GAP.match(line.text, at)
        if not link:
            break
        at = link.end()
        if link.group().strip() in ("，", ",") and not _comma_list(line, at):
            break
    return found


def _comma_list(line: Line, at: int) -> bool:
    person = line.starting_at(at, "Person")
    return person is not None and line.text[person.end : person.end + 1] in ("，", ",", "、", "。")


def _names_before(line: Line, start: int) -> list[Place]:
    """吴萍局长; 王芳（行长）; 李强任局长; 甲、乙（女）当选为副主席."""
    text, at = line.text, start
    opened = at > 0 and text[at - 1] in "（("
    if opened:
        at -= 1
    verb = _NAMED_AS.search(text[:at])
    if verb:
        at = verb.start()
        at -= 2 if text[:at].endswith("同志") else 0
    at = len(text[:at].rstrip())
    note = re.search(r"[（(][^（）()]{1,14}[）)]$", text[:at])
    person = line.ending_at(note.start() if note else at, "Person")
    if person is None or (not opened and not verb and start != person.end):
        return []
    if verb and verb.group() == "的" and not line.text[start:].count("职务"):
        return []
    return [Place(line, person)] if opened or not verb else [Place(line, c) for c in _list_back(line, person)]


def _list_back(line: Line, person: Chunk) -> list[Chunk]:
    """The names joined by 、 before a name, notes in brackets skipped."""
    found = [person]
    for chunk in reversed([c for c in line.chunks if c.type == "Person" and c.end <= person.start]):
        gap = line.text[chunk.end : found[0].start]
        if not re.fullmatch(r"(?:[（(][^（）()]{1,14}[）)])?(?:、|和|及)", gap):
            break
        found.insert(0, chunk)
    return found


def _author(chain: Chain, line: Line, document: Document) -> list[Place]:
    """作者为某县委书记: the author of the article."""
    if not re.search(r"作者(?:系|为|是|单位)?[：:]?$", line.text[: chain.start]):
        return []
    names = {b.name for b in document.article.bylines if b.role == "author"}
    for other in document.lines:
        for chunk in other.chunks:
            if chunk.type == "Person" and chunk.name in names:
                return [Place(other, chunk)]
    return []


def _far_subject(chain: Chain, line: Line, speaker: Place | None) -> list[Place]:
    """暴某某，男，1971年生，现任某某局局长: the person the sentence, or the one before it, is about."""
    before = line.text[: chain.start]
    if not re.search(
        r"(?:现任|曾任|历任|先后任|先后担任|曾先后担任|曾担任|不再担任|转任|现在是|现为)(?:[^，。；]{0,3})$",
        before,
    ):
        return []
    inside = [c for c in line.chunks if c.type == "Person" and c.end <= chain.start]
    if inside:
        return [
            Place(
                line,
                inside[-1]
                if len(inside) == 1
                else inside[0]
                if "男，" in before or "女，" in before
                else inside[-1],
            )
        ]
    return [speaker] if speaker is not None else []


def _is_candidate(line: Line, chain: Chain) -> bool:
    """Proposed, nominated or standing for a post: no fact."""
    before = line.text[: chain.start]
    return bool(
        _CANDIDATE_BEFORE.search(before)
        or _PROPOSED.search(before)
        or _CANDIDATE_AFTER.match(line.text, chain.end)
    )


def _statements(chain: Chain, person: Place, line: Line) -> Iterator[Statement]:
    here = person.line is line
    start = min(chain.start, person.chunk.start) if here else chain.start
    end = max(chain.end, person.chunk.end) if here else chain.end
    status = chain.status
    if (
        here
        and (_DISMISSED.search(line.text[: person.chunk.start]) or re.search(r"免去[：:]", line.text[:start]))
        and line.text[chain.end :].startswith(("职务", "的职务", "等职务"))
    ):
        status = "former"
    if line.text[chain.end :].startswith("职务") and re.search(r"辞去|免去", line.text[: chain.start]):
        status = "former"
    for post in chain.posts:
        body = post.body or _district_body(post, line)
        if body is None:
            continue
        modifier = post.title.text[: -len(post.word.text)] if post.title.text != post.word.text else ""
        rule = "post before name" if here and chain.end <= person.chunk.start else "name before post"
        sure = 0.95 if post.body and post.body.line is line else 0.85
        yield Statement(
            "holdsPost",
            person,
            body,
            line,
            start,
            end,
            rule,
            sure,
            {"post": post.title.text, "status": status or modifiers().get(modifier, "")},
        )


def _district_body(post: Post, line: Line) -> Place | None:
    """The district that 市长 or 区领导 is head of: the level word inside the title."""
    for chunk in line.chunks:
        if (
            chunk.type == "District"
            and post.title.start <= chunk.start
            and chunk.end <= post.title.end
            and chunk.name
        ):
            return Place(line, chunk)
    return None
