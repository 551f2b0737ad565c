"""From a sentence to the titles it prints: 书记, 副市长, 党组成员."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kg.annotate.lexicon import alternatives, surnames, title_pattern, titles, wordset
from kg.annotate.line import Chunk, Line, overlaps

_CRAFT = re.compile(
    r"[\u4e00-\u9fff]{1,4}(?:工人|(?<![加施开竣完复员职动分手化返怠罢])工(?!人)|艺人)(?!程|会|作|业|厂|委|商|信)"
)

_NAME_NEXT = re.compile(r"[\u4e00-\u9fff]{2,3}(?:[、，。（(]|等)")


@cache
def _not_titles() -> re.Pattern[str]:
    """Words that begin as a title does and are none."""
    return re.compile(alternatives(list(wordset("not_titles"))))


def find_titles(line: Line) -> list[Chunk]:
    """Title chunks outside the names of bodies, the longest reading at each place."""
    found, at = [], 0
    while match := title_pattern().search(line.text, at):
        at = match.end()
        if line.covered(match.start(), match.end(), "Organization", "Company", "Project"):
            at = match.start() + 1
            found += _shared_syllable(line, match)
            continue
        if (
            _between_places(line, match)
            or not _starts_well(line, match.start())
            or _not_titles().match(line.text, match.start())
        ):
            at = match.start() + 1
            continue
        found.append(
            Chunk(match.start(), match.end(), "Title", match.group(), "", match.group("title"), rule="title")
        )
    return [*found, *_crafts(line, found)]


def _shared_syllable(line: Line, match: re.Match[str]) -> list[Chunk]:
    """市委宣传部长, 市教育局长: the body's last syllable is the title's first."""
    start = match.start() + 1
    body = line.ending_at(start, "Organization", "Company")
    if (
        body is None
        or match.group() != match.group("title")
        or len(match.group()) != 2
        or match.group()[1] != "长"
    ):
        return []
    return [Chunk(start, match.end(), "Title", match.group(), "", match.group(), rule="shared syllable")]


def _crafts(line: Line, found: list[Chunk]) -> list[Chunk]:
    """长城公司涂布工某某: a worker's craft between the firm and the name."""
    crafts = []
    for body in (c for c in line.chunks if c.type in ("Company", "Organization")):
        match = _CRAFT.match(line.text, body.end)
        if match is None or line.covered(*match.span(), "Company", "Organization", "Project"):
            continue
        named = line.text[match.end() : match.end() + 1] in surnames() and _NAME_NEXT.match(
            line.text, match.end()
        )
        if (match.end() in line.ends or (named and match.group()[-1] == "工")) and not overlaps(
            *match.span(), found
        ):
            crafts.append(Chunk(*match.span(), "Title", match.group(), "", "工人", rule="craft"))
    return crafts


def _between_places(line: Line, match: re.Match[str]) -> bool:
    """海林市|长汀镇: is 市长 the end of one place and the beginning of the next?"""
    return match.group()[-1] == "长" and line.starting_at(match.end() - 1, "District") is not None


def _starts_well(line: Line, start: int) -> bool:
    """A title starts with a word, or right after a body, a place, a level word or another title."""
    if line.is_start(start):
        return True
    return (
        line.covered(start - 1, start) or line.text[start - 1] in "市省区县州镇乡村局院校部委办会团队原副兼任"
    )


def with_level_words(line: Line) -> list[Chunk]:
    """Deictic District chunks for the level words inside titles of heads of districts (市 in 副市长)."""
    found = []
    for title in (c for c in line.chunks if c.type == "Title"):
        word = titles()[title.name]
        if "district" not in word.kinds or line.ending_at(title.start, "District"):
            continue
        at = title.text.find(word.level) if word.level else -1
        if at >= 0:
            found.append(
                replace(
                    title,
                    start=title.start + at,
                    end=title.start + at + 1,
                    type="District",
                    text=word.level,
                    kind="level word",
                    name="",
                    seat=word.level,
                    rule="title",
                )
            )
    return found
