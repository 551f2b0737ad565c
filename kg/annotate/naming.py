"""From words that depend on their page to full names: 市委 → 中共焦作市委, 该区 → the district spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.annotate.banks import branch_at, full_banks
from kg.annotate.bodies import LEVEL_WORDS
from kg.annotate.context import Context, last_syllable
from kg.annotate.full_names import full_name, long_bureau
from kg.annotate.line import Chunk, Line
from kg.annotate.parties import branch_name
from kg.annotate.seats import place_of
from kg.annotate.zones import full_zone_words, zone_tail


def resolve_lines(lines: Iterable[Line], context: Context) -> None:
    """Name every District and Organization chunk of an article's lines, in the order of the text."""
    for line in lines:
        if line.sentence.block == "headline" and not context.subject:
            first = next((c for c in line.chunks if c.type == "District"), None)
            context.subject = _district(first, context).name if first else ""
        _foresee(line, context)
        places: list[Chunk] = []
        named: list[Chunk] = []
        for chunk in sorted(line.chunks, key=lambda c: (c.end, c.type != "District", c.start)):
            if chunk.type == "District" and chunk.kind != "level word":
                recent = dict(context.recent)
                places.append(_district(chunk, context))
                if _aside(line.text, chunk):
                    context.recent = recent
                continue
            if chunk.type in ("Organization", "Company", "Project"):
                chunk = _body(chunk, sorted([*places, *named], key=lambda c: c.start), line, context)
            if chunk.kind == "level word":
                chunk = chunk.named(
                    place_of(chunk, sorted([*places, *named], key=lambda c: c.start), line, context)
                )
            if chunk.type != "District" or chunk.kind == "level word":
                named.append(chunk)
        line.chunks = sorted([*places, *named], key=lambda c: (c.start, -c.end, c.type))


def _foresee(line: Line, context: Context) -> None:
    """Where nothing was spoken of yet, a level word is read by the first place of that level in its sentence."""
    for chunk in line.chunks:
        told = chunk.type == "District" and chunk.name and chunk.kind not in ("deictic", "level word", "zone")
        if told and not _aside(line.text, chunk):
            context.recent.setdefault(last_syllable(chunk.name), chunk.name)


def _aside(text: str, chunk: Chunk) -> bool:
    """Does a note in brackets name the place (上海市崇明县挂职干部)? The story goes on about another."""
    opened = max(text.rfind(mark, 0, chunk.start) for mark in "（(")
    closed = max(text.rfind(mark, 0, chunk.start) for mark in "）)")
    return opened > closed


def _district(chunk: Chunk, context: Context) -> Chunk:
    if chunk.kind == "deictic":
        name = context.deictic(chunk.text)
        return chunk.named(name, f"{chunk.text} is {name} here") if name else chunk
    if chunk.kind == "level word":
        return chunk
    if chunk.kind == "zone" and not chunk.name:
        name = context.zone(chunk.core, chunk.seat)
        return chunk.named(name, f"{chunk.text} is {name} here") if name else chunk
    name = chunk.name
    home = context.home
    if home.division is not None and home.name and name == home.division.name:
        name = home.name
    if chunk.rule == "recogniser" and name.endswith(("高新区", "经开区")):
        name = name[:-3] + full_zone_words()[name[-3:]]
        context.recent["zone:" + zone_tail(name)] = name
        context.see(name)
        return replace(chunk, kind="zone").named(name, f"{chunk.text} is {name} in full")
    if chunk.kind == "zone" and chunk.core:
        division = context.gazetteer.get(chunk.core)
        short = chunk.text.endswith(("高新区", "经开区")) or chunk.text != chunk.name
        name = context.zone_name(division) if division and short else chunk.text
        context.recent["zone:" + zone_tail(name)] = name
    context.see(name, chunk.core)
    return chunk.named(name)


def _body(chunk: Chunk, before: list[Chunk], line: Line, context: Context) -> Chunk:
    """The same body, firm or project under its full name, from the chunks `before` it."""
    if chunk.name:
        return chunk
    if chunk.rule == "body":
        return _public_body(chunk, before, line, context)
    if chunk.rule == "party branch":
        place = place_of(chunk, before, line, context)
        return chunk.named(branch_name(chunk.core, place), f"{chunk.text} in full") if place else chunk
    if chunk.rule == "part":
        return _part(chunk, before)
    if chunk.rule == "state bank":
        return _state_bank(chunk, before, line, context)
    if chunk.kind in ("zone-committee", "zone-party") and chunk.rule.startswith("ending"):
        return _zone_office(chunk, context)
    named = _by_seat(chunk, before, line, context) or _by_outer(chunk, before, line)
    text = re.sub(r"\s+", "", chunk.text)
    return named or chunk.named(full_banks().get(text, text) if chunk.kind == "bank" else text)


def _public_body(chunk: Chunk, before: list[Chunk], line: Line, context: Context) -> Chunk:
    """市委 → 中共焦作市委, where its place is known."""
    place = place_of(chunk, before, line, context)
    if place and chunk.core.startswith(("行署", "行政公署", "地委")) and place[-1] not in "区盟":
        place = _as_prefecture(place, context)
    if not place:
        return chunk
    if chunk.kind in ("zone-committee", "zone-party"):
        context.governing = place
    name = full_name(chunk.core, place, context.gazetteer)
    whose = chunk.seat or "the body spoken of"
    note = "" if name == chunk.text else f"{chunk.text} is {name}: {whose} is {place}"
    return replace(chunk, within=place).named(name, note)


def _as_prefecture(place: str, context: Context) -> str:
    """原地委书记 on the page of a city that was a prefecture: 衡水市 → 衡水地区; "" for other places."""
    found = context.gazetteer.named(place)
    city = any(d.level == "prefecture" for d in found) and place.endswith("市")
    return place[:-1] + "地区" if city else ""


def _state_bank(chunk: Chunk, before: list[Chunk], line: Line, context: Context) -> Chunk:
    """县农行 → the branch of 中国农业银行 there, where the county is known."""
    place = place_of(chunk, before, line, context)
    return chunk.named(branch_at(chunk.core, place), f"{chunk.seat} is {place} here") if place else chunk


def _part(chunk: Chunk, before: list[Chunk]) -> Chunk:
    """A part of a body is named after the body that its text begins with."""
    outer = next((c for c in before if _opens(c, chunk) and c.end < chunk.end and c.text == chunk.seat), None)
    if outer is None:
        return chunk.named(chunk.text)
    return chunk.named(outer.name + chunk.core, f"a part of {outer.name}")


def _opens(inner: Chunk, chunk: Chunk) -> bool:
    """Does the longer chunk begin with the inner one, whose name is known?"""
    return inner.start == chunk.start and bool(inner.name)


def _zone_office(chunk: Chunk, context: Context) -> Chunk:
    """The committee of a zone, 管委会 and 工委 spelt out after the zone's full name."""
    stem = chunk.text[: -len("管理委员会")] if chunk.text.endswith("管理委员会") else chunk.text[:-3]
    stem = stem.removesuffix("党工委").rstrip("、")
    if chunk.seat and stem != chunk.seat:
        stem = context.seat(chunk.seat) + stem[len(chunk.seat) :]
    generic = re.fullmatch(
        r"(?:科技|经济|高新|技术|产业|工业|开发|新|示范|保税|合作|旅游|度假|园|城|集聚|集中|综合)+(?:区|园|城)?",
        stem,
    )
    near = context.recent.get("区", "")
    if generic and len(near) > len(stem) and near.endswith(stem):
        stem = near  # 园区管委会: of the zone spoken of last
    elif generic and not set(stem) & set("省市县州旗") and not context.gazetteer.short(stem[:2]):
        stem = re.sub(r"(?:市|县|区)$", "", context.level("市") or context.home.name) + stem
    name = f"中共{stem}工作委员会" if chunk.kind == "zone-party" else f"{stem}管理委员会"
    context.governing = stem
    return replace(chunk, within=stem).named(name, f"{chunk.text} in full")


def _by_seat(chunk: Chunk, before: list[Chunk], line: Line, context: Context) -> Chunk | None:
    """市科技局 → 焦作市科学技术局: the seat, a level word or a pointing word, gives way to its place."""
    if chunk.seat and (chunk.seat in LEVEL_WORDS or chunk.seat.startswith("自治")):
        place = place_of(chunk, before, line, context)
        if place:
            return chunk.named(place + long_bureau(chunk.core), f"{chunk.seat} is {place} here")
    if chunk.seat and chunk.seat[0] in "我全本该":
        place = context.deictic(chunk.seat)
        if place:
            return chunk.named(place + long_bureau(chunk.core), f"{chunk.seat} is {place} here")
    return None


def _by_outer(chunk: Chunk, before: list[Chunk], line: Line) -> Chunk | None:
    """Named after the zone or the public body that its text begins with."""
    opening = [c for c in before if _opens(c, chunk)]
    zone = next((c for c in opening if c.type == "District" and c.text == chunk.seat), None)
    if zone and zone.name != zone.text and zone.kind == "zone" and chunk.type == "Organization":
        return chunk.named(zone.name + long_bureau(chunk.core), f"{zone.text} is {zone.name} here")
    outer = next((c for c in opening if c.end < chunk.end and c.type == "Organization"), None)
    if outer and outer.rule == "body":
        rest = line.text[outer.end : chunk.end]
        return chunk.named(outer.name + rest, f"{outer.text} is {outer.name} here")
    return None
