"""Logistic regression over pairs of names: as a filter on the rules' facts, and as a proposer of others."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from learned_pages import Pages, Said, Sheet, matches, rows_of
from sklearn.feature_extraction import FeatureHasher
from sklearn.linear_model import LogisticRegression

from kg.annotate.awards import verb_pattern
from kg.annotate.line import Chunk, Line
from kg.evaluate.names import normal
from kg.records import ENTITY_TYPES, Fact, Relation

_Key = tuple[str, str, str, str]
_LINKS = frozenset("、和及与 ") | {"以及"}
_BODIES = ("Organization", "Company")
_SUBJECTS: dict[Relation, tuple[str, ...]] = {
    "receivedAward": ("Person", "Organization", "Company", "District", "Project"),
    "locatedIn": ("Organization", "Company", "Project", "Event", "District"),
    "funds": ("Organization", "Company", "District"),
    "undertakes": _BODIES,
    "tookPart": ("Person", *_BODIES),
    "partOf": _BODIES,
    "holdsPost": ("Person",),
}
_OBJECTS: dict[Relation, tuple[str, ...]] = {
    "receivedAward": ("Award",),
    "locatedIn": ("District",),
    "funds": ("Organization", "Company", "Project", "District"),
    "undertakes": ("Project",),
    "tookPart": ("Event",),
    "partOf": _BODIES,
    "holdsPost": (*_BODIES, "District"),
}
_BACK = {
    "receivedAward": 4,
    "locatedIn": 0,
    "funds": 2,
    "undertakes": 2,
    "tookPart": 14,
    "partOf": 0,
    "holdsPost": 4,
}
_AHEAD = {"receivedAward": 1, "undertakes": 1, "tookPart": 1}
_SIGNS = {
    "honour": verb_pattern(),
    "place": re.compile("位于|坐落|地处|落户|设在|建在|驻|在|来自|赴|到|前往|走进|深入"),
    "build": re.compile(
        "建设|承建|开工|竣工|投产|施工|通车|改造|运营|实施|共建|投资|负责|承担|设计|监理|中标|委托"
    ),
    "money": re.compile("贷款|补助|补贴|捐|资助|奖励|扶持|投入|拨付|发放|安排|资金|授信|支持|投资|元"),
    "meeting": re.compile(
        "主持|讲话|致辞|发言|宣读|通报|强调|指出|要求|出席|参加|列席|参会|到会|见证|陪同|介绍|部署"
    ),
    "post": re.compile("任命|免去|当选|选举|担任|现任|曾任|历任|不再|辞去|接受|兼任|出任|聘"),
    "not yet": re.compile("申报|争创|创建|拟|将|计划|候选|提名|未|没有|力争|争取|希望|推荐|复审|保留"),
}
RELATIONS = tuple(_SUBJECTS)
FILTER, PROPOSE, ALONE = 0.3, 0.6, 0.5
SEED = 0


@dataclass(frozen=True, eq=False)
class End:
    """A name and the line it stands in."""

    at: int
    line: Line
    chunk: Chunk
    id: str


@dataclass(frozen=True, eq=False)
class Pair:
    """Two names that a relation may hold between; for holdsPost with a title."""

    sheet: Sheet
    relation: Relation
    subject: End
    object: End
    title: End | None

    @property
    def post(self) -> str:
        """The title's words."""
        return self.title.chunk.text if self.title else ""

    @property
    def key(self) -> _Key:
        """As the rules' facts are known."""
        return self.relation, self.subject.id, self.object.id, self.post

    def fact(self, sure: float) -> Fact:
        """The fact that the pair states, its words those of the line that tells it."""
        line = self.title.line if self.title else self.subject.line
        ends = [e.chunk for e in (self.subject, self.object, self.title) if e and e.line is line]
        start, end = min(c.start for c in ends), max(c.end for c in ends)
        article, base = self.sheet.document.article, line.sentence.start
        words = "".join(line.text[start:end].split())
        span = article.span(base + start, base + end)
        about = (("post", self.post),) if self.title else ()
        return Fact(
            self.relation,
            self.subject.id,
            self.object.id,
            article.page,
            article.id,
            words,
            *span,
            "learned",
            sure,
            about,
        )


@dataclass(frozen=True)
class Example:
    """A pair with its features, and what gold and the rules say of it."""

    pair: Pair
    statement: _Key  # with entities in place of mentions
    bits: tuple[str, ...]
    plain: tuple[str, ...]  # the bits that do not come from the rules' facts
    right: bool
    optional: bool
    by_rules: bool


def examples(pages: Pages, said: Sequence[Said]) -> list[Example]:
    """All pairs of the pages, judged by gold."""
    rows = rows_of(pages, said)
    entity_of = {row["id"]: row["entity"] for row in rows.mentions}
    pages_of = {match.gold.id: match for match in matches(pages, rows)}
    found = []
    for sheet, (_, facts) in zip(pages.sheets, said, strict=True):
        match = pages_of[sheet.setting.page]
        told = _told(sheet, facts)
        for pair in _pairs(sheet):
            ends = [entity_of.get(pair.subject.id, ""), entity_of.get(pair.object.id, "")]
            if not all(ends) or ends[0] == ends[1]:
                continue
            golds = [match.nodes.get(end, "") for end in ends]
            hits = [
                g
                for g in match.gold.facts
                if g.relation == pair.relation
                and golds[0] in g.subjects
                and golds[1] in g.objects
                and (not pair.title or normal(pair.post) in map(normal, g.posts))
            ]
            plain = tuple(_features(pair))
            bits = (*plain, *_from_rules(pair, told))
            statement = (pair.relation, ends[0], ends[1], normal(pair.post))
            optional = bool(hits) and all(g.optional for g in hits)
            found.append(
                Example(pair, statement, bits, plain, bool(hits), optional, pair.key in told.mentions)
            )
    return found


def _ends(sheet: Sheet) -> dict[int, list[End]]:
    document = sheet.document
    found: dict[int, list[End]] = defaultdict(list)
    for i, line in enumerate(document.lines):
        for chunk in line.chunks:
            if chunk.type in ENTITY_TYPES and chunk.name and chunk.rule != "byline":
                found[i].append(End(i, line, chunk, document.mention_id(line, chunk)))
    return found


def _pairs(sheet: Sheet) -> Iterator[Pair]:
    ends = _ends(sheet)
    for relation in RELATIONS:
        if relation == "holdsPost":
            yield from _posts(sheet, ends)
            continue
        for subject in (e for i in sorted(ends) for e in ends[i] if e.chunk.type in _SUBJECTS[relation]):
            for i in range(subject.at - _BACK[relation], subject.at + _AHEAD.get(relation, 0) + 1):
                for other in ends.get(i, ()):
                    if other.chunk.type in _OBJECTS[relation] and _may(relation, subject.chunk, other.chunk):
                        yield Pair(sheet, relation, subject, other, None)


def _may(relation: str, one: Chunk, other: Chunk) -> bool:
    return one.name != other.name and (relation == "locatedIn" or "level word" not in (one.kind, other.kind))


def _posts(sheet: Sheet, ends: dict[int, list[End]]) -> Iterator[Pair]:
    for i, line in enumerate(sheet.document.lines):
        people = [e for k in (i - 1, i, i + 1) for e in ends.get(k, ()) if e.chunk.type == "Person"]
        bodies = [
            e
            for k in range(i - _BACK["holdsPost"], i + 1)
            for e in ends.get(k, ())
            if e.chunk.type in (_OBJECTS["holdsPost"] if k == i else _BODIES)
        ]
        for title in (c for c in line.chunks if c.type == "Title"):
            before = [b for b in bodies if b.at < i or b.chunk.start < title.end][-14:]
            for person in people:
                for body in before:
                    yield Pair(sheet, "holdsPost", person, body, End(i, line, title, ""))


def _features(pair: Pair) -> Iterator[str]:
    one, two = pair.subject, pair.object
    apart = max(-2, min(5, one.at - two.at))
    yield from (
        "any",
        f"types {one.chunk.type} {two.chunk.type}",
        f"apart {apart}",
        f"block {one.line.sentence.block}",
    )
    yield from (f"subject {one.chunk.type} {one.chunk.kind}", f"object {two.chunk.type} {two.chunk.kind}")
    yield f"skipped {_skipped(one, two)}"
    if pair.relation in ("partOf", "undertakes", "funds"):
        yield from (
            f"subject ends {one.chunk.name[-2:]}",
            f"object ends {two.chunk.name[-2:]}",
            f"in {two.chunk.name in one.chunk.name}",
        )
    if apart == 0:
        yield from _between("pair", one.line, one.chunk, two.chunk)
    for side, end in (("subject", one), ("object", two)):
        text, chunk = end.line.text, end.chunk
        yield from (
            f"{side} after {text[max(0, chunk.start - 2) : chunk.start]}",
            f"{side} before {text[chunk.end : chunk.end + 2]}",
        )
        yield from _signs(f"{side} clause", re.split("[，。；]", text[chunk.end :])[0])
        yield from _signs(f"{side} lead", re.split("[，。；]", text[: chunk.start])[-1])
        yield from _signs(f"{side} rest", text[chunk.end :])
    if pair.title:
        title = pair.title
        yield from (f"title {title.chunk.name}", f"title {title.chunk.name} at {two.chunk.kind}")
        yield f"title in {title.at - one.at} {title.at - two.at}"
        if title.line is one.line:
            yield from _between("held", title.line, one.chunk, title.chunk)
        if title.line is two.line:
            yield from _between("at", title.line, two.chunk, title.chunk)


def _between(key: str, line: Line, one: Chunk, two: Chunk) -> Iterator[str]:
    """The words between two chunks of a line, with the order of the two."""
    first, last = sorted((one, two), key=lambda c: (c.start, -c.end))
    key += ">" if first is two else "<"
    if first.end > last.start:
        yield f"{key} inside {first.start == last.start}"
        return
    words = line.text[first.end : last.start]
    yield f"{key} gap {min(len(words), 9) if len(words) < 20 else 20 if len(words) < 50 else 50}"
    yield f"{key} form {_form(line, first.end, last.start)}"
    yield from (f"{key} {mark} {min(words.count(mark), 3)}" for mark in "，、；。")
    inside = [line.text[w.start : w.end] for w in line.words if first.end <= w.start and w.end <= last.start]
    yield from (f"{key} word {word}" for word in sorted(set(inside[:15])))
    if inside:
        yield f"{key} ends {inside[0]} {inside[-1]}"
    yield from _signs(key, words)


def _form(line: Line, start: int, end: int) -> str:
    """The words of a stretch with its names as P, its titles as T, others as M, lists as L."""
    text = line.text[start:end]
    for chunk in sorted(line.chunks, key=lambda c: c.start - c.end):
        if start <= chunk.start and chunk.end <= end:
            text = text.replace(chunk.text, {"Person": "P", "Title": "T"}.get(chunk.type, "M"))
    text = re.sub(r"[（(][^）)]*[）)]", "", text)
    return re.sub(r"(?:M?T[、兼和])+", "K", re.sub(r"(?:[MP][、和及与，])+", "L", re.sub("M+", "M", text)))[
        :12
    ]


def _signs(key: str, text: str) -> Iterator[str]:
    for sign, pattern in _SIGNS.items():
        found = None
        for found in pattern.finditer(text):
            pass
        if found:
            yield from (f"{key} {sign}", f"{key} {sign} {found.group()[:4]}")


def _skipped(one: End, two: End) -> int:
    """How many names of the object's type stand nearer in the line."""
    same = [c for c in two.line.chunks if c.type == two.chunk.type and c.name and c is not two.chunk]
    if one.at != two.at:
        return min(3, sum((c.start > two.chunk.start) == (one.at > two.at) for c in same))
    low, high = sorted((one.chunk.start, two.chunk.start))
    return min(3, sum(low <= c.start < high for c in same))


@dataclass(frozen=True)
class Told:
    """What the rules' facts of an article say: by mentions, by names, and how often each mention ends one."""

    mentions: frozenset[_Key]
    names: frozenset[_Key]
    ends: Counter[tuple[str, str]]


def _told(sheet: Sheet, facts: Iterable[Fact]) -> Told:
    names = {end.id: end.chunk.name for ends in _ends(sheet).values() for end in ends}
    keys = [(f.relation, f.subject, f.object, dict(f.qualifiers).get("post", "")) for f in facts]
    return Told(
        frozenset(keys),
        frozenset((relation, names.get(s, s), names.get(o, o), post) for relation, s, o, post in keys),
        Counter((relation, end) for relation, s, o, _ in keys for end in (f"s{s}", f"o{o}")),
    )


def _from_rules(pair: Pair, told: Told) -> Iterator[str]:
    """What the rules' facts say of a pair, of the same names elsewhere, of its ends, of a neighbour in a list."""
    relation, post, here = pair.relation, pair.post, pair.key in told.mentions
    one, two = pair.subject.chunk, pair.object.chunk
    if here:
        yield "rules say so"
    elif (relation, one.name, two.name, post) in told.names:
        yield "rules say so elsewhere"
    elif any((relation, name, two.name, post) in told.names for name in _neighbours(pair.subject)):
        yield "rules say so of a neighbour"
    for side, end in (("s", pair.subject), ("o", pair.object)):
        yield f"rules {here} of {side} {told.ends[relation, side + end.id] > 0}"


def _neighbours(end: End) -> Iterator[str]:
    """Names that nothing but a mark of a list parts from this one."""
    for chunk in end.line.chunks:
        first, last = sorted((chunk, end.chunk), key=lambda c: c.start)
        if chunk.name and first.end <= last.start and end.line.text[first.end : last.start] in _LINKS:
            yield chunk.name


class Classifier:
    """One logistic regression a relation."""

    def __init__(self, training: Sequence[Example], *, with_rules: bool) -> None:
        self._with_rules = with_rules
        self._hasher = FeatureHasher(2**17, input_type="string", alternate_sign=False)
        self._models: dict[str, Any] = {}
        for relation in RELATIONS:
            mine = [e for e in training if e.pair.relation == relation and (not e.optional or e.by_rules)]
            model = LogisticRegression(C=0.3, solver="liblinear", max_iter=200, random_state=SEED)
            self._models[relation] = model.fit(self._matrix(mine), [e.right for e in mine])

    def sure(self, given: Sequence[Example]) -> list[float]:
        """How sure each pair is a fact; one statement is as sure as its surest pair."""
        found = np.zeros(len(given))
        for relation, model in self._models.items():
            places = [i for i, e in enumerate(given) if e.pair.relation == relation]
            if places:
                found[places] = model.predict_proba(self._matrix([given[i] for i in places]))[:, 1]
        best: dict[tuple[str, ...], float] = {}
        for example, value in zip(given, found, strict=True):
            statement = (example.pair.sheet.setting.article, *example.statement)
            best[statement] = max(best.get(statement, 0.0), float(value))
        return [best[e.pair.sheet.setting.article, *e.statement] for e in given]

    def _matrix(self, given: Sequence[Example]) -> Any:
        found = self._hasher.transform([e.bits if self._with_rules else e.plain for e in given])
        found.data[:] = 1
        return found


def with_facts(
    pages: Pages,
    said: Sequence[Said],
    given: Sequence[Example],
    sure: Sequence[float],
    *,
    low: float,
    high: float,
) -> list[Said]:
    """The rules' facts without those below `low`, and facts of `high` or more that the rules did not state."""
    low_keys = {e.pair.key for e, p in zip(given, sure, strict=True) if p < low}
    new: dict[str, dict[tuple[str, ...], Fact]] = defaultdict(dict)
    for example, p in zip(given, sure, strict=True):
        if p >= high:
            new[example.pair.sheet.setting.article].setdefault(
                example.statement, example.pair.fact(round(p, 3))
            )
    return [
        (
            mentions,
            (
                *(
                    f
                    for f in facts
                    if (f.relation, f.subject, f.object, dict(f.qualifiers).get("post", "")) not in low_keys
                ),
                *new[sheet.setting.article].values(),
            ),
        )
        for sheet, (mentions, facts) in zip(pages.sheets, said, strict=True)
    ]
