"""A CRF over characters that reads names beside the rules, and the ways to join both readings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pycrfsuite
from learned_pages import Pages, Sheet

from kg.annotate import aliases
from kg.annotate.award_heads import head_pattern
from kg.annotate.award_names import award_chunk
from kg.annotate.awards import verb_pattern
from kg.annotate.bodies import LEVEL_WORDS
from kg.annotate.lexicon import ending_pattern, endings, surnames
from kg.annotate.line import Chunk, Line
from kg.annotate.naming import resolve_lines
from kg.evaluate.gold import GoldPage
from kg.records import ENTITY_TYPES

_QUOTES = '“”"‘’《》'
_POINTING = re.compile(  # words that stand for a thing spoken of, which no reader of names is asked for
    r"(?:[我该本全此]|这个|这家)[\u4e00-\u9fff]{1,3}|本报讯|本报记者|公司|企业|学校|集团|医院|会议|大会|活动|发布会"
    r"|项目|工程|全会|本次会议|推进会|座谈会|仪式|常委会|副?[省市县区镇乡村][长委]|院长|校长|[省市县区镇乡村]"
)
_WORDS = {  # words around names, as features
    "thing": re.compile(
        "工程|项目|基地|中心|大桥|公园|产业园|生产线|大厦|广场|公路|水库|市场|实验室|厂|馆|景区|[一二三四五]期"
    ),
    "meeting": re.compile("会议|大会|座谈会|推进会|仪式|论坛|培训班|活动|博览会|比赛|大赛|节|会"),
    "build": re.compile("建设|承建|开工|竣工|投产|兴建|施工|通车|投用|改造|运营|实施|共建|打造|落成|启用"),
    "attend": re.compile("出席|参加|主持|召开|举行|举办|开幕|闭幕|讲话|致辞|启动"),
}
_DISTRICTS = {
    "村": "village",
    "社区": "village",
    "镇": "township",
    "乡": "township",
    "街道": "township",
    "县": "county",
}
_NESTED = frozenset({"District", "Organization", "Company"})
ITERATIONS = 60


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a line, by gold or by the CRF; `types` are those that gold accepts."""

    start: int
    end: int
    type: str
    sure: float = 1.0
    types: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True)
class Reading:
    """What the CRF says of a line: its names, and how sure it is that each outer name of the rules is one."""

    names: tuple[Name, ...]
    covered: tuple[float, ...]


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without quotation marks around it."""
    while start < end and text[start] in _QUOTES:
        start += 1
    while start < end and text[end - 1] in _QUOTES:
        end -= 1
    return start, end


def outer(line: Line) -> list[Chunk]:
    """The rules' names of a line that lie in no longer one, pointing words left out."""
    names = [
        c
        for c in line.chunks
        if c.type in ENTITY_TYPES
        and c.kind not in ("deictic", "level word")
        and not _POINTING.fullmatch(c.text)
    ]
    return [c for c in names if not any(_inside(c, o) for o in names)]


def _inside(chunk: Chunk, other: Chunk) -> bool:
    longer = other.end - other.start > chunk.end - chunk.start
    return longer and other.start <= chunk.start and chunk.end <= other.end


def gold_names(page: GoldPage, line: Line) -> list[Name]:
    """The gold entities' printed forms in a line, the longest first, none over another."""
    forms: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
    for entity in page.entities.values():
        for surface in {entity.name, *entity.surfaces}:
            form = "".join(surface.split()).strip(_QUOTES)
            if len(form) > 1 and not _POINTING.fullmatch(form):
                forms.setdefault(form, []).append((entity.types, entity.optional))
    found: list[Name] = []
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        types = tuple(kind for kinds, _ in forms[form] for kind in kinds)
        optional = all(free for _, free in forms[form])
        for match in re.finditer(r"\s*".join(map(re.escape, form)), line.text):
            if not any(n.start < match.end() and match.start() < n.end for n in found):
                found.append(Name(*bare(line.text, *match.span()), types[0], 1.0, types, optional))
    return sorted(found, key=lambda name: name.start)


def features(line: Line, *, with_rules: bool) -> list[list[str]]:
    """Features of each character: characters, LAC's words, word lists and, if asked for, the rules' chunks."""
    found = [_own_features(line, i) for i in range(len(line.text))]
    patterns = {"ending": ending_pattern(), "honour": head_pattern(), "receive": verb_pattern(), **_WORDS}
    for key, pattern in patterns.items():
        for match in pattern.finditer(line.text):
            _cover(found, *match.span(), key)
    _ahead(line, found)
    if with_rules:
        names = outer(line)
        for chunk in line.chunks:
            where = "rules" if chunk.type == "Title" or chunk in names else "inner"
            _cover(found, chunk.start, chunk.end, f"{where} {chunk.type}")
            if where == "rules":
                _cover(found, chunk.start, chunk.end, f"by {chunk.type} {chunk.rule.split(':')[0]}")
                _cover(found, chunk.start, chunk.end, f"kind {chunk.kind}")
    return found


def _cover(found: list[list[str]], start: int, end: int, key: str) -> None:
    for i in range(start, end):
        found[i].append(f"{key} {'B' if i == start else 'E' if i == end - 1 else 'I'}")
    if end < len(found):
        found[end].append(f"{key} before")
    if start:
        found[start - 1].append(f"{key} next")


def _own_features(line: Line, i: int) -> list[str]:
    text = f"##{line.text}##"
    a, b, c, d, e = tuple(text[i : i + 5])
    at = line.index_at(i)
    word = line.words[at]
    place = (
        "S" if word.end - word.start == 1 else "B" if i == word.start else "E" if i == word.end - 1 else "I"
    )
    words = ["#", "#", *(line.text[w.start : w.end] for w in line.words[max(0, at - 2) : at + 3]), "#", "#"]
    mine = 2 + min(at, 2)
    tags = ["#", *(w.tag for w in line.words), "#"][at : at + 3]
    return [
        *(f"{key}{value}" for key, value in zip("vwxyz", (a, b, c, d, e), strict=True)),
        *(f"{key}{value}" for key, value in zip("VWXY", (a + b, b + c, c + d, d + e), strict=True)),
        f"class {_kind(b)}{_kind(c)}{_kind(d)}",
        f"tags {tags[1]}{place}",
        f"tags {'-'.join(tags)}{place}",
        *(f"word{k} {words[mine + k]}{place if not k else ''}" for k in (-2, -1, 0, 1, 2)),
        f"block {line.sentence.block}",
        f"quoted {line.text[:i].count('“') > line.text[:i].count('”')}",
        f"family {c in surnames()}{c + d in surnames()}{place}",
    ]


def _kind(char: str) -> str:
    return (
        "9"
        if char.isdigit() or char in "一二三四五六七八九十百千万亿两"
        else "a"
        if char.isascii()
        else char
        if char in "，。、；：（）“”《》"
        else "字"
    )


def _ahead(line: Line, found: list[list[str]]) -> None:
    """How far on the next ending of a name is in the clause, and of what type."""
    for match in ending_pattern().finditer(line.text):
        for i in range(match.end() - 1, max(-1, match.end() - 15), -1):
            if line.text[i] in "，。；、":
                break
            if not any(f.startswith("ends ") for f in found[i]):
                found[i].append(f"ends {endings()[match.group()].type} {min(match.end() - i, 9)}")


def labels(line: Line, names: Iterable[Name]) -> list[str]:
    """B-, I- or E- and a type for the characters of names, O for the others."""
    tags = ["O"] * len(line.text)
    for name in names:
        for i in range(name.start, name.end):
            tags[i] = _label(name.start, name.end, name.type, i)
    return tags


def _label(start: int, end: int, kind: str, i: int) -> str:
    return f"{'B' if i == start else 'E' if i == end - 1 else 'I'}-{kind}"


def read_names(
    training: Sequence[tuple[Any, list[str]]], lines: Sequence[tuple[Any, list[tuple[int, int]]]]
) -> list[Reading]:
    """Train a CRF on (features, labels) and read other lines, each with the rules' outer spans."""
    with TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer = pycrfsuite.Trainer(verbose=False)
        for x, y in training:
            trainer.append(pycrfsuite.ItemSequence(x), y)
        trainer.set_params({"c1": 0.05, "c2": 0.02, "max_iterations": ITERATIONS, "feature.minfreq": 2})
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        found = []
        for x, spans in lines:
            tagger.set(pycrfsuite.ItemSequence(x))
            names = tuple(
                Name(s, e, kind, min(tagger.marginal(_label(s, e, kind, i), i) for i in range(s, e)))
                for s, e, kind in _spans(tagger.tag())
            )
            covered = [
                sum(1 - tagger.marginal("O", i) for i in range(s, e)) / max(1, e - s) for s, e in spans
            ]
            found.append(Reading(names, tuple(covered)))
        tagger.close()
    return found


def _spans(tags: Sequence[str]) -> Iterable[tuple[int, int, str]]:
    start = 0
    for i in range(1, len(tags) + 1):
        over = i == len(tags) or tags[i][0] in "BO" or tags[i][2:] != tags[start][2:] or tags[i - 1][0] == "E"
        if over:
            if tags[start] != "O":
                yield start, i, tags[start][2:]
            start = i


Way = Callable[[Sheet, Line, Reading], list[Chunk]]


def put_in(pages: Pages, readings: Sequence[Sequence[Reading]], way: Way) -> None:
    """Change the chunks of all lines in one of the ways, and bring short forms to full names again."""
    for sheet, lines in zip(pages.sheets, readings, strict=True):
        for line, reading in zip(sheet.document.lines, lines, strict=True):
            line.chunks = sorted(way(sheet, line, reading), key=lambda c: (c.start, -c.end, c.type))
        aliases.join(sheet.document.lines)


def alone(sheet: Sheet, line: Line, reading: Reading) -> list[Chunk]:
    """The CRF's names in place of the rules' outer ones; titles, pointing words and what lies inside stay."""
    mine = [chunk for name in reading.names if (chunk := _chunk(sheet, line, name))]
    names = outer(line)
    inner = [c for c in line.chunks if c not in names and c.type in _NESTED]
    rest = [c for c in line.chunks if c not in names and c not in inner]
    return [
        *mine,
        *rest,
        *(c for c in inner if any(_inside(c, m) for m in mine) or c.kind in ("deictic", "level word")),
    ]


def union(sheet: Sheet, line: Line, reading: Reading) -> list[Chunk]:
    """The rules' names and those of the CRF that touch none of them."""
    more = [_chunk(sheet, line, n) for n in reading.names if n.sure >= 0.8 and not _touched(line, n)]
    return [*line.chunks, *(c for c in more if c)]


def intersection(sheet: Sheet, line: Line, reading: Reading) -> list[Chunk]:
    """The rules' outer names that the CRF reads alike; what is no outer name stays."""
    same = {(name.start, name.end, name.type) for name in reading.names}
    gone = [
        c
        for c in outer(line)
        if (*bare(line.text, c.start, c.end), c.type) not in same and c.rule != "byline"
    ]
    return [c for c in line.chunks if c not in gone]


def reranked(sheet: Sheet, line: Line, reading: Reading) -> list[Chunk]:
    """The union, with the rules' names that the CRF cuts otherwise and is sure of, or is sure are none."""
    names = outer(line)
    gone = [c for c, p in zip(names, reading.covered, strict=True) if p < 0.1 and c.rule != "byline"]
    chunks = [c for c in union(sheet, line, reading) if c not in gone]
    for name in reading.names:
        over = [c for c in names if c.start < name.end and name.start < c.end]
        same = any(bare(line.text, c.start, c.end) == (name.start, name.end) for c in over)
        if (
            name.sure < 0.9
            or name.type == "District"
            or not over
            or same
            or any(c.rule == "byline" for c in over)
        ):
            continue
        if chunk := _chunk(sheet, line, name):
            gone = [c for c in over if not (_inside(c, chunk) and c.type in _NESTED)]
            chunks = [*(c for c in chunks if c not in gone), chunk]
    return chunks


def _touched(line: Line, name: Name) -> bool:
    return any(
        c.start < name.end and name.start < c.end and c.kind not in ("deictic", "level word")
        for c in line.chunks
        if c.type != "Title" or name.type == "Person"
    )


def _chunk(sheet: Sheet, line: Line, name: Name) -> Chunk | None:
    """The chunk of a name of the CRF: the rules' own where they read it alike, else named as they would name it."""
    for chunk in outer(line):
        if (*bare(line.text, chunk.start, chunk.end), chunk.type) == (name.start, name.end, name.type):
            return chunk
    text = line.text[name.start : name.end]
    plain = "".join(text.split())
    if name.type == "Award":
        return award_chunk(line, name.start, name.end, sheet.document.context, "learned")
    kind, seat, known = "", "", plain
    if name.type == "District":
        kind = next((kind for end, kind in _DISTRICTS.items() if plain.endswith(end)), "")
        if not kind:
            return None
    elif name.type in ("Organization", "Company", "Project"):
        ending = next((m for m in ending_pattern().finditer(text) if m.end() == len(text)), None)
        kind = endings()[ending.group()].kind if ending else name.type.lower()
        place = line.starting_at(name.start, "District")
        seat = text[0] if text[0] in LEVEL_WORDS else place.text if place and place.end < name.end else ""
        known = ""
        if re.search("书记|委副", text) or (not seat and len(plain) <= 4 and name.type == "Organization"):
            return None
    chunk = Chunk(
        name.start,
        name.end,
        name.type,
        text,
        kind,
        known,
        seat,
        text[len(seat) :],
        rule="learned",
        confidence=round(name.sure, 2),
    )
    return chunk if known else _named(sheet, line, chunk)


def _named(sheet: Sheet, line: Line, chunk: Chunk) -> Chunk | None:
    probe = Line(line.sentence, line.words, [*line.chunks, chunk])
    resolve_lines([probe], sheet.document.context)
    found = next((c for c in probe.chunks if c.rule == "learned" and c.start == chunk.start), None)
    return found if found and found.name else None
