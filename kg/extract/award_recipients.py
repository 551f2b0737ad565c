"""Recipients of an honour: by verb, by status, before or after a title of honour, in a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.annotate.line import Chunk, Line
from kg.extract.award_bearers import bearer, may_bear
from kg.extract.award_lists import path_ends
from kg.extract.award_subjects import Told
from kg.extract.award_verbs import bearers, of_verb, verb_before
from kg.extract.clauses import outermost, sentence_end
from kg.extract.statement import Place

_ROLE_NOUN = re.compile(r"名列|荣|获|榜上|历史|地区|大数据|全国|总|成功|等|又|再|党委和")


def recipients(line: Line, award: Chunk, told: Told) -> Iterator[tuple[Place | None, tuple[int, int]]]:
    """Recipients of an honour in its sentence with the words that tell; (None, …) where only the honour is certain."""
    for recipient, trigger in _candidates(line, award, told):
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


def _candidates(line: Line, award: Chunk, told: Told) -> Iterator[tuple[Place | None, tuple[int, int]]]:
    if award.rule == "honorific":
        person = bearer(line, award)
        if person is not None:
            yield Place(line, person), (award.start, person.end)
        return
    if award.rule == "status":
        at = max(line.text.rfind(word, 0, award.start + 1) for word in "是系为")
        for recipient in bearers(line, at, award, told):
            yield recipient, (at, award.end)
        return
    if award.rule == "roll":
        found, trigger = _listed(line, award), (award.start, award.end)
    elif verb := verb_before(line, award):
        found, trigger = of_verb(line, verb, award, told), verb.span()
    else:
        return
    if not found:
        yield None, trigger
    for recipient in found:
        yield recipient, trigger


def _listed(line: Line, award: Chunk) -> list[Place]:
    """公布某某名单，甲、乙榜上有名; 受表彰的某某有：甲、乙."""
    end = sentence_end(line, award.end)
    text = line.text[award.end : end]
    colon = re.search(r"[：:]", text)
    start = award.end + colon.end() if colon else award.end
    if re.search(r"公示|申报|推荐|候选", line.text[: award.end][-30:]):
        return []
    following = [
        c.start for c in line.chunks if c.type == "Award" and c.rule == "roll" and award.end < c.start
    ]
    found = path_ends(line, start, min([end, *following]))
    return [p for p in found if p.chunk.kind != "deictic" and may_bear(p.chunk, award.name)]


def shared_out(
    line: Line, award: Chunk, awards: list[Chunk], found: list[tuple[Place | None, tuple[int, int]]]
) -> list[tuple[Place | None, tuple[int, int]]]:
    """甲、乙、丙分别荣获“A”“B”“C”称号: to each its own."""
    if len(found) < 2:
        return found
    verb = found[0][1]
    said = re.search(r"分别|分获|各自", line.text[max(0, verb[0] - 6) : verb[1]]) is not None
    if not said and any(p is None or p.chunk.type != "Person" for p, _ in found):
        return found
    same = [a for a in awards if a.start >= verb[1] and "。" not in line.text[verb[1] : a.start]]
    run = same[:1]
    for other in same[1:]:
        if re.fullmatch(r"[”\"]?(?:称号)?[、和与及“\"]*", line.text[run[-1].end : other.start]):
            run.append(other)
    if award not in run or len(run) != len(found) or len({a.name for a in run}) == 1:
        return found
    quoted = all("“" in a.text or '"' in a.text for a in run)
    return [found[run.index(award)]] if said or quoted else found


def subjects_so_far(line: Line, before: list[Place]) -> list[Place]:
    """What the article is about so far: the name in subject position of its last sentence, of each type one."""
    kept = {p.chunk.type: p for p in before}
    for chunk in outermost(line, 0, len(line.text)):
        words = line.text[: chunk.start]
        if (
            not re.search(r"(?:在|由|从|据|向|与|对|于|记者|通讯员|讯|（|\()$", words)
            and chunk.rule != "byline"
        ):
            kept.pop(chunk.type, None)
            kept = {chunk.type: Place(line, chunk), **kept}
            break
    return list(kept.values())
