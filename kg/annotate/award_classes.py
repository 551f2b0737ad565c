"""Honours named twice in an article: the class that heads a roll, a headline's short form, a place's two names."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.annotate.event_names import runs_through
from kg.annotate.line import Chunk, Line

_SHORT_BLOCKS = ("headline", "kicker", "subtitle", "list")
_TITLES = ("headline", "kicker")
_CLASS = r"(?:先进|优秀|模范|文明|十佳|最美)[一-龥]{2,8}?"
_JOINT = re.compile(
    rf"^(?:.{{0,30}}?关于(?:表彰|命名|授予|公布))?(?:\d{{4}}年?度?)?(?P<of>[一-龥“”]{{2,20}}?)(?P<first>{_CLASS})"
    rf"(?P<rest>(?:[、和及暨]{_CLASS})+)(?:名单|的(?:决定|通报|通知)|$)"
)
_LEVEL = re.compile(r"^(?:国家级?|全国|省级?|市级?|县级?|区级?|州级?)")


def join_classes(lines: list[Line]) -> None:
    """先进县 over a roll is what the decision spells out: “某市农业产业化工作先进县”."""
    spelt = [
        c.name
        for line in lines
        if line.sentence.block == "body"
        for c in line.chunks
        if c.type == "Award" and not (c.rule == "roll" and len(c.name) <= 7)
    ]
    titled = [c for line in lines if line.sentence.block in _TITLES for c in _of_title(line.text)]
    if titled:
        _name_by_title(lines, titled)
    if not spelt:
        return
    places = {c.text: c.name for line in lines for c in line.chunks if c.type == "District" and c.name}
    for line in lines:
        if line.sentence.block in _SHORT_BLOCKS:
            line.chunks = [_spelt_out(c, spelt, places) if c.type == "Award" else c for c in line.chunks]
        else:
            line.chunks = [
                _spelt_out(c, spelt, places) if c.type == "Award" and c.rule == "roll" else c
                for c in line.chunks
            ]
        if line.sentence.block in _TITLES:
            line.chunks = [_shortened(c, spelt) if c.type == "Award" else c for c in line.chunks]


def _of_title(text: str) -> list[str]:
    """The honours a roll's title joins: 民族团结进步先进集体和先进个人名单 has 民族团结进步先进集体, …先进个人."""
    match = _JOINT.search(text)
    if match is None:
        return []
    classes = [match.group("first"), *re.split(r"[、和及暨]", match.group("rest").strip("、和及暨"))]
    return [match.group("of") + name for name in classes]


def _name_by_title(lines: list[Line], titled: list[str]) -> None:
    for line in lines:
        if line.sentence.block in _TITLES:
            line.chunks = [c for c in line.chunks if c.type != "Award" or not _JOINT.search(c.text + "名单")]
        elif line.sentence.block in _SHORT_BLOCKS:
            line.chunks = [_spelt_out(c, titled, {}) if c.type == "Award" else c for c in line.chunks]


def _spelt_out(chunk: Chunk, spelt: list[str], places: dict[str, str]) -> Chunk:
    if chunk.name in spelt:
        return chunk
    for printed, full in places.items():
        if printed != full and chunk.name.startswith(full) and printed + chunk.name[len(full) :] in spelt:
            return replace(chunk, name=printed + chunk.name[len(full) :])
    core = _LEVEL.sub("", chunk.text).strip('“”"')
    fitting = [s for s in spelt if len(core) >= 3 and s.strip("“”").endswith(core)]
    names = list(dict.fromkeys(fitting))
    return replace(chunk, name=names[0]) if len(names) == 1 else chunk


def _shortened(chunk: Chunk, spelt: list[str]) -> Chunk:
    """国赛金奖 in a headline is the one prize of the story whose name has these syllables in this order."""
    if chunk.name in spelt or chunk.name[-1] not in "奖牌军":
        return chunk
    core = re.sub(r"^[^“”]{2,7}?[省市县区](?=[\u4e00-\u9fff]{4})", "", chunk.name)
    for short in (chunk.name, core, chunk.text):
        fitting = [s for s in dict.fromkeys(spelt) if short[-1] == s[-1] and runs_through(short, s)]
        if len(short) >= 3 and fitting:
            return replace(chunk, name=fitting[0])
    return chunk
