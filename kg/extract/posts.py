"""Who holds which post at which body: chains of posts before names, names before posts, posts in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.annotate.document import Document
from kg.annotate.lexicon import TitleWord, modifiers, titles
from kg.annotate.line import Chunk, Line
from kg.extract.statement import Place, Statement

_LINK = re.compile(r"[、，,/ 兼和及]*(?:兼任|并任)?")
_FORMER = re.compile(r"(?:原|前任|曾任|时任|历任|曾担任|此前任|原任|卸任)$")
_CANDIDATE = re.compile(r"(?:拟任|拟任命为|拟提名为?|提名为?|候选|推荐为|竞选|竞聘|拟进一步使用|拟提任)")
_NAME_GAP = re.compile(r"(?:同志|、|：|:|\s)*")
_LIST_GAP = re.compile(r"(?:、|，|,|和|及|以及|与)\s*")
_BRACKET_OPEN = "（("


@dataclass(frozen=True, slots=True)
class Post:
    """One post of a chain: the title, and the body it is held at."""

    title: Chunk
    word: TitleWord
    body: Place | None

    @property
    def name(self) -> str:
        """The post as one says it without its body: 副市长, 党组成员."""
        return self.title.text


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
    for line in document.lines:
        for chain in chains(line, memory):
            for person in people_of(chain, line):
                yield from _statements(chain, person, line)
        memory.extend(Place(line, c) for c in line.chunks if c.type in ("Organization", "Company", "District") and c.name)


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


def _chain(line: Line, posts: list[Post]) -> Chain:
    first = posts[0]
    start = first.title.start
    if first.body and first.body.line is line and first.body.chunk.end == first.title.start:
        start = first.body.chunk.start
    before = line.text[:start]
    status = "former" if _FORMER.search(before) else ""
    return Chain(tuple(posts), start, posts[-1].title.end, status)


def _linked(line: Line, end: int, start: int) -> bool:
    return start >= end and _LINK.fullmatch(line.text, end, start) is not None


def _adjacent_body(line: Line, title: Chunk) -> Chunk | None:
    """The body or place that ends where the title begins; an inner level word counts for heads of a district."""
    for kind in ("Organization", "Company", "Project", "District"):
        chunk = line.ending_at(title.start, kind)
        if chunk is not None and chunk.name:
            return chunk
    return None


def _carried(word: TitleWord, title: Chunk, posts: list[Post], line: Line, memory: list[Place]) -> Place | None:
    """The body left out because it stands in an earlier post, clause or sentence."""
    if "district" in word.kinds:
        return None
    for post in reversed(posts):
        if post.body and fits(word, post.body.chunk):
            return post.body
    before = [Place(line, c) for c in line.chunks if c.end <= title.start and c.type in ("Organization", "Company")]
    for place in reversed([*memory[-12:], *before]):
        if place.chunk.name and place.chunk.type in ("Organization", "Company") and fits(word, place.chunk) and "*" not in word.kinds:
            return place
    return None


def fits(word: TitleWord, body: Chunk) -> bool:
    """May a title be held at a body of this kind?"""
    if "*" in word.kinds:
        return body.type in ("Organization", "Company")
    if body.type == "Company":
        return bool(word.kinds & {"company", "bank", "coop"}) and (body.kind in word.kinds or "company" in word.kinds)
    return body.kind in word.kinds or (body.kind == "bureau" and bool(word.kinds & {"department", "bureau"}) and _same_word(word, body))


def _same_word(word: TitleWord, body: Chunk) -> bool:
    head = {"局长": "局", "厅长": "厅", "主任": ("委", "办", "会", "室", "中心")}.get(word.text)
    return head is None or body.name.endswith(head) or body.text.endswith(head)


def people_of(chain: Chain, line: Line) -> list[Place]:
    """The names a chain belongs to: after it (one or a list), before it, or around brackets."""
    after = _names_after(line, chain.end)
    if after:
        return after
    before = _name_before(line, chain.start)
    return [before] if before else []


def _names_after(line: Line, end: int) -> list[Place]:
    found: list[Place] = []
    gap = _NAME_GAP.match(line.text, end)
    at = gap.end() if gap else end
    while person := line.starting_at(at, "Person"):
        found.append(Place(line, person))
        at = person.end
        note = re.compile(r"[（(][^（）()]{1,12}[）)]").match(line.text, at)
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


def _name_before(line: Line, start: int) -> Place | None:
    """吴萍局长; 王芳（行长）; 李强任局长."""
    text = line.text
    at = start
    opened = at > 0 and text[at - 1] in _BRACKET_OPEN
    if opened:
        at -= 1
    verb = re.search(r"(?:[，,]?(?:现任|历任|曾任|担任|任命为|任|当选为|当选|出任|兼任|系|是|为|被任命为|被选为|被选举为))$", text[:at])
    if verb:
        at = verb.start()
    at = len(text[:at].rstrip())
    person = line.ending_at(at, "Person")
    if person is None or (not opened and not verb and start != person.end):
        return None
    return Place(line, person)


def _statements(chain: Chain, person: Place, line: Line) -> Iterator[Statement]:
    start = min(chain.start, person.chunk.start)
    end = max(chain.end, person.chunk.end)
    if _CANDIDATE.search(line.text[max(0, start - 8) : end]) or _CANDIDATE.match(line.text, end):
        return
    for post in chain.posts:
        body = post.body or _district_body(post, line)
        if body is None:
            continue
        status = chain.status
        modifier = post.title.text[: -len(post.word.text)] if post.title.text != post.word.text else ""
        status = status or modifiers().get(modifier, "")
        yield Statement(
            "holdsPost", person, body, line, start, end, "post before name" if chain.end <= person.chunk.start else "name before post",
            0.95 if post.body and post.body.line is line else 0.85,
            {"post": post.name, "status": status},
        )


def _district_body(post: Post, line: Line) -> Place | None:
    """The district that 市长 or 区领导 is head of: the level word inside the title."""
    for chunk in line.chunks:
        if chunk.type == "District" and post.title.start <= chunk.start and chunk.end <= post.title.end and chunk.name:
            return Place(line, chunk)
    return None
