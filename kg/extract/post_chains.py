"""Chains of posts: titles one after another, each with the body it is held at, printed or carried on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.annotate.lexicon import TitleWord, titles
from kg.annotate.line import Chunk, Line
from kg.extract.clauses import outermost
from kg.extract.statement import Place

_LINK = re.compile(r"(?:[、，,/ 兼和及]*(?:兼任|并任)?|、原)(?:第?[一二三四五六七八九十]+届)?")
_NEVER_OF_PLACES = frozenset(
    {"school", "hospital", "inner", "company", "coop", "bank", "research", "museum", "media"}
)
_SPOKEN_OF = re.compile(r"(?:公司|集团|医院|学校|学院|企业|该行|该局|该院|该校|该厂|我校|我院)$")
_UNREAD_BODY = re.compile(r"[、兼][\u4e00-\u9fff“”]{2,14}")  # 司法局局长、|某某办|主任某某
_STAFF = ("员", "工", "医生", "教师", "教授", "专家", "工程师", "医师", "护士", "司机", "民警", "干部")
_BARE = re.compile(r"(?:^|[，。、])[局院校厂行社站所园]$")  # 局|党组成员: of the bureau spoken of
_NOTED = re.compile(r"[（(][\u4e00-\u9fff]{2,8}[）)]$")
_GIVEN = re.compile(r"(?:当选为?|选举?为|担任|出任|任|为)$")
_WAS = re.compile(r"(?<![平中高复])原$")
_FORMER = re.compile(
    r"(?:(?<!平)原|前任|曾任|历任|曾担任|曾先后担任|此前任|原任|此前是|此前为|原是|原为|曾是|曾为|卸任|不再担任|辞去|免去)$"
)


@dataclass(frozen=True, slots=True)
class Post:
    """One post of a chain: the title, and the body it is held at."""

    title: Chunk
    word: TitleWord
    body: Place | None
    former: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """Posts one after another: 市委常委、政法委书记."""

    posts: tuple[Post, ...]
    start: int
    end: int
    status: str = ""


def chains(line: Line, memory: list[Place]) -> list[Chain]:
    """The chains of posts in a sentence, each title with its body."""
    found: list[Chain] = []
    posts: list[Post] = []
    for title in (c for c in line.chunks if c.type == "Title"):
        word = titles()[title.name]
        body = _adjacent_body(line, title)
        start = line.path_start(body.start) if body else title.start
        if posts and (
            not _linked(line, posts[-1].title.end, start) or _begins_anew(line, posts, title, start)
        ):
            found.append(_chain(line, posts))
            posts = []
        place = Place(line, body) if body else _carried(word, title, posts, line, memory)
        was = _WAS.search(line.text[: title.start]) is not None and bool(posts)
        posts += [Post(title, word, Place(line, b), was) for b in _joint_bodies(line, body)]
        posts.append(Post(title, word, place, was))
    if posts:
        found.append(_chain(line, posts))
    return found


def _chain(line: Line, posts: list[Post]) -> Chain:
    first = posts[0]
    start = first.title.start
    if first.body and first.body.line is line and first.body.chunk.end == first.title.start:
        start = line.path_start(first.body.chunk.start)
    return Chain(
        tuple(posts), start, posts[-1].title.end, "former" if _FORMER.search(line.text[:start]) else ""
    )


def _linked(line: Line, end: int, start: int) -> bool:
    if start < end:
        return False
    if _LINK.fullmatch(line.text, end, start):
        return True
    unread = _UNREAD_BODY.fullmatch(line.text, end, start) is not None
    return unread and not line.covered(end, start, "Person", "Award", "Event")


def _begins_anew(line: Line, posts: list[Post], title: Chunk, start: int) -> bool:
    """某某当选会长，某厂厂长某某…: after a comma another person's post, where the first belongs to a name before it."""
    comma = "，" in line.text[posts[-1].title.end : start]
    given = _GIVEN.search(line.text[: posts[0].title.start]) is not None
    return comma and given and line.starting_at(title.end, "Person") is not None


def _adjacent_body(line: Line, title: Chunk) -> Chunk | None:
    """The body or place that ends where the title begins; the longest body wins over its parts."""
    held_at = titles()[title.name].kinds
    places = ("District",) if not held_at or held_at - _NEVER_OF_PLACES else ()
    for kinds in (("Organization", "Company"), places):
        if not kinds:
            continue
        chunk = line.ending_at(title.start, *kinds)
        if chunk is not None and chunk.name:
            return chunk
        note = _NOTED.search(line.text[: title.start])
        noted = line.ending_at(note.start(), *kinds) if note is not None and kinds != places else None
        if noted is not None and noted.name:
            return noted  # 县工商联（总商会）|副会长
        before = line.text[title.start - 1 : title.start]
        apart = before == "原" or (before == "的" and title.text.endswith(_STAFF))
        was = line.ending_at(title.start - 1, *kinds) if apart else None
        if was is not None and was.name:
            return was
        taken = line.ending_at(title.start - 1, *kinds) if before == "任" and kinds == places else None
        if taken is not None and taken.name and taken.kind == "village":
            return taken  # 到某村任第一书记
    if titles()[title.name].kinds & {"district", "village"}:
        return next(
            (
                c
                for c in line.chunks
                if c.type == "District" and c.name and c.start < title.start < c.end <= title.end
            ),
            None,
        )
    return None


def _joint_bodies(line: Line, body: Chunk | None) -> list[Chunk]:
    """市委、市政府副秘书长: the committee before the government shares the title."""
    if (
        body is None
        or body.kind != "government"
        or line.text[body.start - 1 : body.start] not in ("、", "和")
    ):
        return []
    first = line.ending_at(body.start - 1, "Organization")
    joint = first is not None and bool(first.name) and first.kind == "party" and first.rule == "body"
    return [first] if joint and first is not None else []


def _carried(
    word: TitleWord, title: Chunk, posts: list[Post], line: Line, memory: list[Place]
) -> Place | None:
    """The body left out because it stands in an earlier post, clause or sentence."""
    if "district" in word.kinds:
        return None
    for post in reversed(posts):
        if post.body and fits(word, post.body.chunk):
            return post.body
        if post.body and (whole := _whole_of(post.body)) and fits(word, whole.chunk):
            return whole
    if _stands_in_the_way(line, title):
        return None
    spoken = _SPOKEN_OF.search(line.text[: title.start]) is not None
    bodies = outermost(line, 0, title.start, ("Organization", "Company"))
    hosts = [
        c
        for c in line.chunks
        if c.type == "Organization" and c.name and c.end <= title.start and c.kind == "association"
    ]
    before = [Place(line, c) for c in bodies or hosts]
    for place in reversed([*memory[-12:], *before]):
        if place.chunk.kind == "bank" and "bank" not in word.kinds:
            continue
        if (
            place.chunk.name
            and place.chunk.type in ("Organization", "Company")
            and ("*" not in word.kinds or spoken)
            and fits(word, place.chunk)
        ):
            return place
    return None


def _whole_of(part: Place) -> Place | None:
    """某检察院检察委员会: the body whose name opens a part's."""
    for chunk in part.line.chunks:
        if chunk.start == part.chunk.start and chunk.end < part.chunk.end and chunk.type == part.chunk.type:
            return Place(part.line, chunk)
    return None


def _stands_in_the_way(line: Line, title: Chunk) -> bool:
    """Is the title the end of a longer phrase that names some other, unknown body (某某处处长)?"""
    before = line.text[max(0, title.start - 1) : title.start]
    return (
        bool(before)
        and before not in '，,。、；;：:（()）“”"《》 \n\t'
        and not _BARE.search(line.text[: title.start])
        and not re.search(
            r"(?:公司|集团|医院|学校|企业|该行|银行|合作社|协会|支行|联社|商会|工厂|中心|大学|学院|由|任|原|副|和|兼|及|其|的|为|选|派出|特邀|聘请|邀请|据|与|同|向|对|给|让|请|被|跟|以|派)$",
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
