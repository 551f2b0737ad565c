"""Who holds which post at which body: chains of posts before names, names before posts, appointments and removals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.annotate.document import Document
from kg.annotate.lexicon import modifiers
from kg.annotate.line import Chunk, Line
from kg.extract.post_chains import Chain, Post, chains
from kg.extract.post_days import day_of_change, is_removal
from kg.extract.post_people import author_of, far_subject, people_of
from kg.extract.statement import Place, Statement, opens_item

_CANDIDATE_BEFORE = re.compile(
    r"(?:拟任|拟任命为|拟提名为?|提名为?|推荐为|竞选|竞聘|进一步使用|拟提任|拟提拔为?|拟作为)$"
)
_PROPOSED = re.compile(r"拟(?:任命|提名|聘任)[\u4e00-\u9fff·]{2,9}(?:同志)?(?:为|任)$")
_CANDIDATE_AFTER = re.compile(r"候选人|(?:正式|拟任|提名|推荐|建议)?人选|提名奖")
_DISMISSED = re.compile(r"(?:免去|接受|同意)[^。；]{0,4}$")


def extract_posts(document: Document) -> Iterator[Statement]:
    """holdsPost statements of an article, sentence by sentence."""
    memory: list[Place] = []
    speaker: Place | None = None
    for line in document.lines:
        if opens_item(line):
            memory, speaker = [], None
        for chain in chains(line, memory):
            chain = _without_candidacy(line, chain)
            if not chain.posts or _is_candidate(line, chain):
                continue
            people = (
                people_of(chain, line)
                or author_of(chain, line, document)
                or far_subject(chain, line, speaker)
            )
            for person in people:
                yield from _statements(chain, person, line, document)
        memory.extend(
            Place(line, c)
            for c in line.chunks
            if c.type in ("Organization", "Company")
            and c.name
            and not _acts_on(line, c)
            and not _in_event(line, c)
        )
        people_here = [c for c in line.chunks if c.type == "Person"]
        speaker = Place(line, people_here[0]) if people_here else speaker


def _in_event(line: Line, body: Chunk) -> bool:
    """“四川省示范性普通高中”授牌仪式: what an event's name holds is nobody's employer."""
    inside = (c for c in line.chunks if c.type == "Event" and c.start < body.start and body.end < c.end)
    return "“" in next((c.text for c in inside), "")


def _acts_on(line: Line, body: Chunk) -> bool:
    """Is the body only the one who gives or is spoken to (被最高人民法院评为), and no one's employer here?"""
    return line.text[: body.start].endswith(("被", "由", "向", "获", "经", "受"))


def _without_candidacy(line: Line, chain: Chain) -> Chain:
    """党组书记、主席提名人选: what is only stood for is no post, what stands before it is one."""
    after = _CANDIDATE_AFTER.match(line.text, chain.end)
    return replace(chain, posts=chain.posts[:-1], end=after.end()) if after else chain


def _is_candidate(line: Line, chain: Chain) -> bool:
    """Proposed, nominated or standing for a post: no fact."""
    before = line.text[: chain.start]
    return bool(_CANDIDATE_BEFORE.search(before) or _PROPOSED.search(before))


def _statements(chain: Chain, person: Place, line: Line, document: Document) -> Iterator[Statement]:
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
    after = here and person.chunk.end <= chain.start
    between = line.text[person.chunk.end : chain.start] if after else ""
    if after and not status and is_removal(line, chain.end, between):
        status = "former"
    for post in chain.posts:
        body = post.body or _district_body(post, line)
        if body is None:
            continue
        rule = "post before name" if here and chain.end <= person.chunk.start else "name before post"
        sure = 0.95 if post.body and post.body.line is line else 0.85
        held = status or _status(post, line)
        told = {"post": _held(post, line), "status": held}
        if after and (
            change := day_of_change(document, line, start, end, between=between, former=held == "former")
        ):
            told[change[0]] = change[1]
        yield Statement(
            "holdsPost",
            person,
            body,
            line,
            start,
            end,
            rule,
            sure,
            told,
        )


def _on_behalf(post: Post, line: Line) -> bool:
    """吕某代市长李某作报告: 代 tells that one speaks for another, not that the other is acting."""
    before = line.text[: post.title.start].removesuffix("同志")
    return post.title.text.startswith("代") and line.ending_at(len(before), "Person") is not None


def _held(post: Post, line: Line) -> str:
    return post.title.text[1:] if _on_behalf(post, line) else post.title.text


def _status(post: Post, line: Line) -> str:
    """The status that the post's own words give it: 原, 代."""
    modifier = post.title.text[: -len(post.word.text)] if post.title.text != post.word.text else ""
    if post.former:
        return "former"
    return "" if _on_behalf(post, line) else modifiers().get(modifier, "")


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
