"""Verbs of receiving and giving before an honour, and whom they make its recipients."""

from __future__ import annotations

import re
from functools import cache

from kg.annotate.awards import verb_pattern
from kg.annotate.line import Chunk, Line
from kg.extract.award_bearers import is_for_places, may_bear
from kg.extract.award_subjects import Told, clause_subjects, pointed_at, pointed_before
from kg.extract.clauses import NAMED, clause_bounds, heads, sentence_end
from kg.extract.statement import Place
from kg.resources import rows

_PICKED = re.compile(
    r"[，,；;。](?:其中|另[外]?[一二两三四五]?[家个位名人所])?(?:包括|(?:[他她它]们)?(?:分别)?(?:是|为)|有)[：:]?"
    r"|的(?:包括|分别是|分别为|有|是)[：:]?|(?:包括|分别是|分别为)[：:]?|(?:有|是|名单如下|如下)?[：:]"
)

_COUNT_OF = re.compile(
    r"(?:共?有)?[\d一二三四五六七八九十两多]+(?:[家个名位所项件户]|企业|单位|[村校镇人])"
)  # 我市三企业获评…
_GIVEN_TO = re.compile(r"(?:给|予)?(?:他|她|其)(?!们|他|余|中)")  # 授予他“…”
_PRESENTED = re.compile(r"(?:为|向|给)[^，。；]*$")  # 为获得某某称号的民警颁奖: who presents receives nothing
_PRESENTS = re.compile(r"[^。；]{0,40}(?:颁奖|授牌|颁发|颁证|授奖|送奖|颁授|致以|祝贺)")


@cache
def _voices() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("rules/award_verbs.tsv")}


@cache
def _unless() -> re.Pattern[str]:
    words = sorted({row[0] for row in rows("rules/award_unless.tsv")}, key=lambda w: (-len(w), w))
    return re.compile("|".join(map(re.escape, words)))


def verb_before(line: Line, award: Chunk) -> re.Match[str] | None:
    """The verb that gives an honour in its sentence, unless it is only sought, proposed or spoken of."""
    found = None
    for match in verb_pattern().finditer(line.text):
        if match.end() > award.start:
            break
        gap = line.text[match.end() : award.start]
        if gap.startswith("的") and found is not None and _voices().get(match.group(), "give") == "give":
            continue  # 获得某协会颁发的“…”
        if match.group() == "命名" and not gap.endswith("为"):
            continue
        if "。" not in gap and len(gap) < 60 and not _inside_name(line, match):
            found = match
    if found is None:
        return None
    start, _ = clause_bounds(line, found.start())
    barred = next(
        (m for m in _unless().finditer(line.text, start, found.start()) if not _inside_name(line, m)), None
    )
    if barred and not (barred.group() == "创建" and found.group().endswith("创建")):
        return None
    after = line.text[award.end :]
    if _PRESENTED.search(line.text[start : found.start()]) and _PRESENTS.match(after):
        return None
    if re.match(
        r"(?:的(?!光荣|称号|荣誉|殊荣|分别|包括|有[：:]|是[：:])|后|者|条件|提名(?!奖)|推荐|候选|复审|复核|资格|[”\"]?(?:称号)?(?:初选|初评|海选))",
        after,
    ):
        return None
    return found


def _inside_name(line: Line, match: re.Match[str]) -> bool:
    return any(c.start <= match.start() < c.end and c.type in NAMED for c in line.chunks)


def of_verb(line: Line, verb: re.Match[str], award: Chunk, told: Told) -> list[Place]:
    """Whom a verb makes the recipients of an honour: its object, its subject, a list after the honour, the topic."""
    if _voices().get(verb.group(), "give") == "give":
        inside = heads(line, verb.end(), award.start) or _presented(line, verb)
        if inside:
            return inside
        if _GIVEN_TO.match(line.text, verb.end(), award.start):
            return told.person(line, verb.start())
        if re.match(r"[^，。；]{0,8}(?:称号)?的(?!光荣|荣誉)", line.text[award.end :]):
            return []
        if not re.search(r"(?:被|获)[^，。；]*$", line.text[: verb.start()]):
            return []
    clause = line.text[clause_bounds(line, verb.start())[0] : verb.start()]
    counted, picked = _is_counted(clause), _picked_after(line, award)
    if picked and (counted or re.match(r"(?:荣誉)?(?:称号)?的", line.text[award.end :])):
        return picked
    return bearers(line, verb.start(), award, told, counted)


def _presented(line: Line, verb: re.Match[str]) -> list[Place]:
    """为某医院授牌“…”: those before the verb."""
    start, _ = clause_bounds(line, verb.start())
    match = re.compile(r"[为向给](?P<whom>[^，。；为向给]{3,40})$").search(line.text[start : verb.start()])
    if match is None or verb.group() not in ("授牌", "颁发", "颁授"):
        return []
    return heads(line, start + match.start("whom"), verb.start())


def bearers(line: Line, verb: int, award: Chunk, told: Told, counted: bool = False) -> list[Place]:
    """Who bears an honour that a verb at `verb` tells of: the subject, what it points back to, the topic."""
    fit, own = clause_subjects(line, verb, lambda p: may_bear(p.chunk, award.name))
    fit = [p for p in fit if not (p.chunk.type == "District" and _COUNT_OF.match(line.text, p.chunk.end))]
    if fit or counted:
        return fit
    if own:
        return [p for p in pointed_at(line, verb, told) if may_bear(p.chunk, award.name)]
    if back := [p for p in pointed_before(line, verb, told) if may_bear(p.chunk, award.name)]:
        return back
    return [p for p in told.topic if may_bear(p.chunk, award.name) and _near(p, line, award.name)][:1]


def _near(place: Place, line: Line, award: str) -> bool:
    """Is a body or place spoken of near enough to be what a clause without a subject is about?"""
    if place.chunk.type == "District":
        return is_for_places(award)
    return place.chunk.type in ("Person", "Company") or line.sentence.start - place.line.sentence.end <= 2


def _is_counted(text: str) -> bool:
    """Does the text end with a number of recipients (9家企业), who are named elsewhere?"""
    return bool(
        re.search(r"(?:[\d一二三四五六七八九十两多]+\s*(?:家|名|个|人|位|项|件|户|所))[^，。]{0,10}$", text)
    )


def _picked_after(line: Line, award: Chunk) -> list[Place]:
    """…获批…园区，其中包括甲、乙: the names listed after the honour."""
    match = _PICKED.search(line.text, award.end)
    if not match or match.start() - award.end > 14:
        return []
    return heads(line, match.end(), sentence_end(line, match.end()))
