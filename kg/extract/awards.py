"""Who received which honour: verbs of receiving and giving, lists of recipients, honour rolls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.annotate.awards import verb_pattern
from kg.annotate.document import Document
from kg.annotate.line import Chunk, Line
from kg.extract.statement import Place, Statement
from kg.resources import rows

RECIPIENTS = ("Person", "Company", "Organization", "Project", "District")
_EDITION = re.compile(r"第[一二三四五六七八九十百\d]+[届批次]|首届|首批")
_YEAR = re.compile(r"(\d{4})(?:年度|年)?")
_LEVEL = (("全国", "国家级"), ("国家", "国家级"), ("中国", "国家级"), ("省", "省级"), ("自治区", "省级"), ("市", "市级"), ("县", "县级"), ("区", "区级"))
_AMONG = re.compile(r"名列其中|位列其中|榜上有名|在列|入列")
_PICKED = re.compile(r"(?:其中)?(?:包括|分别是|分别为|有|为)[：:]?")


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
        for award in (c for c in line.chunks if c.type == "Award"):
            verb = _verb_before(line, award)
            if verb is None:
                continue
            last = Place(line, award)
            for recipient in _recipients(line, verb, award, topic):
                yield _received(line, recipient, last, verb)
        if last is not None and (among := _AMONG.search(line.text)):
            for recipient in _list_before(line, among.start()):
                yield _received(line, recipient, last, among)
        topic = _topic(line) or topic


def _verb_before(line: Line, award: Chunk) -> re.Match[str] | None:
    found = None
    for match in verb_pattern().finditer(line.text, 0, award.start):
        if "。" not in line.text[match.end() : award.start] and len(line.text[match.end() : award.start]) < 60:
            found = match
    if found is None:
        return None
    clause = re.split(r"[。；;]", line.text[: found.start()])[-1]
    near = re.split(r"[，,]", clause)[-1]
    barred = _unless().search(near)
    if barred and not (barred.group() == "创建" and found.group().endswith("创建")):
        return None
    if re.match(r"(?:的|后|者|条件)", line.text[award.end :]) and not re.match(r"的(?:称号|荣誉)", line.text[award.end :]):
        return None
    return found


def _recipients(line: Line, verb: re.Match[str], award: Chunk, topic: list[Place]) -> list[Place]:
    voice = _voices().get(verb.group(), "give")
    if voice == "give":
        return _given_to(line, verb, award)
    clause_start = max(line.text.rfind(mark, 0, verb.start()) for mark in "。；;") + 1
    own = _subjects(line, clause_start, verb.start())
    if own:
        return own
    picked = _picked_after(line, award)
    if picked:
        return picked
    if _group_subject(line.text[clause_start : verb.start()]):
        return []
    earlier = _subjects(line, 0, clause_start)
    return earlier or topic


def _subjects(line: Line, start: int, end: int) -> list[Place]:
    """The recipients named last before the verb, with the list that they close."""
    inside = [c for c in line.chunks if start <= c.start and c.end <= end and c.type in RECIPIENTS and c.name]
    inside = [c for c in inside if not any(o is not c and o.start <= c.start and c.end <= o.end and o.type != "Title" for o in inside)]
    if not inside:
        return []
    clauses = re.split(r"[，,]", line.text[start:end])
    near = inside[-1]
    gap = line.text[near.end : end]
    if _group_subject(gap) and not re.match(r"(?:等)?(?:[\d一二三四五六七八九十两]+)", gap):
        return []
    subject = _best_subject(line, inside, end, clauses)
    return _list_before(line, subject.end) if subject else []


def _best_subject(line: Line, inside: list[Chunk], end: int, clauses: list[str]) -> Chunk | None:
    """The last name that is no place of an event: 在…会上，示范区获… → 示范区."""
    for chunk in reversed(inside):
        before = line.text[: chunk.start]
        after = line.text[chunk.end : end]
        if re.search(r"(?:在|由|经|被|从|据|向|与|和|对|为|受|于)$", before) and re.search(r"[\u4e00-\u9fff]", after):
            continue
        if re.match(r"的(?!.{0,14}(?:被|获|荣|入选|评))", after):
            continue
        return chunk
    return None


def _group_subject(text: str) -> bool:
    return bool(re.search(r"(?:[\d一二三四五六七八九十两多]+\s*(?:家|名|个|人|位|项|件|户|所)|等)[^，。]{0,8}$", text))


def _list_before(line: Line, end: int) -> list[Place]:
    """The name that ends at or shortly before `end`, and those joined to it by 、 和."""
    inside = [c for c in line.chunks if c.end <= end and c.type in RECIPIENTS and c.name]
    inside = [c for c in inside if not any(o is not c and o.start <= c.start and c.end <= o.end and o.type in RECIPIENTS for o in inside)]
    if not inside:
        return []
    found = [inside[-1]]
    for chunk in reversed(inside[:-1]):
        gap = line.text[chunk.end : found[-1].start]
        if not re.fullmatch(r"[、，,]|和|及|以及|与|[（(][^）)]{0,12}[）)]、", gap):
            if not (re.fullmatch(r"、[\u4e00-\u9fff]{0,12}", gap) and chunk.type == "Person"):
                break
        if chunk.type != found[-1].type and "，" in gap:
            break
        found.append(chunk)
    return [Place(line, c) for c in reversed(found)]


def _given_to(line: Line, verb: re.Match[str], award: Chunk) -> list[Place]:
    """授予甲、乙“…”称号: the names between the verb and the honour; 授予“…”称号的有 none."""
    inside = [
        c for c in line.chunks if verb.end() <= c.start and c.end <= award.start and c.type in RECIPIENTS and c.name
    ]
    inside = [c for c in inside if not any(o is not c and o.start <= c.start and c.end <= o.end for o in inside)]
    if inside:
        return [Place(line, c) for c in inside]
    before = line.text[: verb.start()]
    return _subjects(line, 0, verb.start()) if before.endswith(("被", "获")) else []


def _picked_after(line: Line, award: Chunk) -> list[Place]:
    """…获批…园区，其中包括甲、乙: the names listed after the honour."""
    match = re.compile(r"[，,；;](?:其中)?(?:包括|分别是|分别为|它们是|他们是)[：:]?").search(line.text, award.end)
    if not match:
        return []
    stop = re.search(r"[。；;]", line.text[match.end() :])
    end = match.end() + stop.start() if stop else len(line.text)
    inside = [c for c in line.chunks if match.end() <= c.start and c.end <= end and c.type in RECIPIENTS and c.name]
    outer = [c for c in inside if not any(o is not c and o.start <= c.start and c.end <= o.end for o in inside)]
    return [Place(line, c) for c in outer if not line.text[c.end :].startswith("的") or c.type != "District"]


def _topic(line: Line) -> list[Place]:
    """What a sentence is about: the first name in it that is no place inside another phrase."""
    for chunk in line.chunks:
        if chunk.type in RECIPIENTS and chunk.name and not re.search(r"(?:在|由|从|据|向|与|对|（记者|记者)$", line.text[: chunk.start]):
            return [Place(line, chunk)]
    return []


def _received(line: Line, recipient: Place, award: Place, verb: re.Match[str]) -> Statement:
    start = min(recipient.chunk.start, award.chunk.start) if recipient.line is line and award.line is line else verb.start()
    spans = [verb.start(), verb.end()]
    for place in (recipient, award):
        if place.line is line:
            spans += [place.chunk.start, place.chunk.end]
    return Statement("receivedAward", recipient, award, line, min(start, *spans), max(spans), f"award:{verb.group()}", 0.85, qualifiers(award))


def qualifiers(award: Place) -> dict[str, str]:
    """Edition, year and level as the words around an honour's name give them."""
    text = award.line.text[max(0, award.chunk.start - 12) : award.chunk.end]
    edition, year = _EDITION.search(text), _YEAR.search(text)
    level = next((value for word, value in _LEVEL if word in award.chunk.name[:6]), "")
    return {"edition": edition.group() if edition else "", "year": year.group(1) if year else "", "level": level}


def _rolls(document: Document) -> Iterator[Statement]:
    """Lists under a heading that names an honour."""
    award: Place | None = None
    for line in document.lines:
        heading = next((c for c in line.chunks if c.type == "Award"), None)
        if line.sentence.block == "subtitle":
            award = Place(line, heading) if heading is not None and heading.rule == "award" else None
            continue
        if line.sentence.block != "list":
            continue
        if heading is not None and len(heading.text) > 0.6 * len(line.text.strip()):
            award = Place(line, heading)
            continue
        if award is None:
            continue
        for recipient in _entries(line):
            yield Statement("receivedAward", recipient, award, line, recipient.chunk.start, recipient.chunk.end, "honour roll", 0.9, qualifiers(award))


def _entries(line: Line) -> Iterator[Place]:
    """One recipient an entry of a list line; a written path counts for its last part, a family for its head."""
    for match in re.finditer(r"[^\s、，,；;。]+", line.text):
        inside = [c for c in line.chunks if match.start() <= c.start and c.end <= match.end() and c.name and c.type in RECIPIENTS]
        people = [c for c in inside if c.type == "Person"]
        if people:
            yield Place(line, people[0])
            continue
        outer = [c for c in inside if not any(o is not c and o.start <= c.start and c.end <= o.end for o in inside)]
        if outer:
            if _continues_family(line, match.start(), outer):
                continue
            yield Place(line, outer[-1])


def _continues_family(line: Line, start: int, outer: list[Chunk]) -> bool:
    """杜某家庭 某市某街道某社区: the address after a family is no recipient of its own."""
    before = line.text[:start].rstrip()
    return before.endswith(("家庭", "之家")) and all(c.type == "District" for c in outer)
