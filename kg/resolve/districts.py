"""Districts: which division of the register a name stands for, and which names are one district."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from kg.annotate.gazetteer import Division, Gazetteer, load
from kg.records import Judgement
from kg.resolve.names import comparable
from kg.resolve.nodes import Node
from kg.resolve.same_names import star


@dataclass(frozen=True, slots=True)
class Located:
    """What the register says of a district's name: its division, or why there is none."""

    division: Division | None
    note: str = ""

    @property
    def code(self) -> str:
        """The division's code, "" where it is unknown."""
        return self.division.code if self.division else ""

    @property
    def city(self) -> str:
        """The code of its prefecture, "" where it lies in none or is unknown."""
        return self.code[:4] if len(self.code) >= 4 else ""


def locate(nodes: Iterable[Node], gazetteer: Gazetteer) -> dict[str, Located]:
    """The division of every district node, by the parents its words give and the paper's own place."""
    districts = [node for node in nodes if node.type == "District"]
    parents = _parents(districts)
    return {
        node.id: _located(node.name, node.setting.place, _hints(node, parents), gazetteer)
        for node in districts
    }


def judge_districts(nodes: Iterable[Node], located: Mapping[str, Located]) -> Iterator[Judgement]:
    """ "same" for one code, and for one name that at most one code bears; else "different" or "unsure"."""
    districts = [node for node in nodes if node.type == "District"]
    for code, group in _grouped((located[node.id].code, node) for node in districts):
        if code:
            yield from _judge_code(code, group)
    for _, group in _grouped((node.key, node) for node in districts):
        yield from _judge_name(group, located)


def _judge_code(code: str, group: list[Node]) -> Iterator[Judgement]:
    """One division is one district; under a name it had before a renaming it is one of that time."""
    eras = _grouped((_former_name(node.name, code), node) for node in group)
    for _, part in eras:
        yield from star(part, 1.0, f"division {code} of the register")
    for (_, now), (former, then) in pairwise(eras):
        reason = f"{former} is a former name of division {code}: kept apart by its time"
        yield Judgement(now[0].id, then[0].id, "different", 0.8, reason)


def _former_name(name: str, code: str) -> str:
    """The name itself where the register knows it as an older name of the division, else ""."""
    return name if any(new != name and was == code for new, _, was in load().renamed(name)) else ""


def _judge_name(group: list[Node], located: Mapping[str, Located]) -> Iterator[Judgement]:
    """Judgements on the districts of one name: by code, else by parent named, else by the paper's place."""
    by_code = dict(_grouped((located[node.id].code, node) for node in group))
    unknown = by_code.pop("", [])
    known = [part[0] for _, part in sorted(by_code.items())]
    for left, right in pairwise(known):
        codes = f"{located[left.id].code} and {located[right.id].code}"
        yield Judgement(
            left.id, right.id, "different", 1.0, f"{left.name}: divisions {codes} of the register"
        )
    parts = [part for _, part in _grouped((_home(node), node) for node in unknown)]
    for part in parts:
        yield from star(part, 0.9, f"same name, {part[0].name}, {_where(part[0])}")
    yield from _judge_unknown([part[0] for part in parts], known)


def _judge_unknown(unknown: list[Node], known: list[Node]) -> Iterator[Judgement]:
    """Names that the register does not settle: the only other one in the paper's place, or unsure."""
    named = [node for node in unknown if node.within]
    for left, right in pairwise(named):
        reason = f"{left.name}: in {left.within} and in {right.within}"
        yield Judgement(left.id, right.id, "different", 0.9, reason)
    for left in known:
        for right in named:
            reason = f"{right.name} in {right.within} is not known to the register"
            yield Judgement(left.id, right.id, "unsure", 0.5, reason)
    owners = known + named
    for node in unknown:
        for owner in () if node.within else owners:
            yield _judge_bare(owner, node, len(owners))


def _judge_bare(owner: Node, node: Node, owners: int) -> Judgement:
    if owners == 1 and owner.setting.place == node.setting.place:
        reason = f"same name, {node.name}, and no other district of that name in this build"
        return Judgement(owner.id, node.id, "same", 0.8, reason)
    reason = f"{node.name}: the words do not tell which of the districts of that name in this build"
    return Judgement(owner.id, node.id, "unsure", 0.5, reason)


def _home(node: Node) -> str:
    return f"in {comparable(node.within)}" if node.within else f"of {node.setting.place}"


def _where(node: Node) -> str:
    return f"in {node.within}" if node.within else "in papers of one place, no parent given"


def _grouped(pairs: Iterable[tuple[str, Node]]) -> list[tuple[str, list[Node]]]:
    groups: dict[str, list[Node]] = defaultdict(list)
    for key, node in pairs:
        groups[key].append(node)
    return sorted(groups.items())


def _parents(nodes: Iterable[Node]) -> dict[tuple[str, str], str]:
    """Article and name of a district → the one parent that the article gives it."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for node in nodes:
        if node.within:
            found[node.setting.article, node.key].add(node.within)
    return {key: next(iter(names)) for key, names in found.items() if len(names) == 1}


def _hints(node: Node, parents: Mapping[tuple[str, str], str]) -> tuple[str, ...]:
    """The parents above a district by its article's own words, nearest first."""
    hints: list[str] = []
    above = node.within
    while above and above not in hints:
        hints.append(above)
        above = parents.get((node.setting.article, comparable(above)), "")
    return tuple(hints)


@lru_cache(maxsize=50_000)
def _located(name: str, place: str, hints: tuple[str, ...], gazetteer: Gazetteer) -> Located:
    home = _place_code(place, gazetteer)
    found = gazetteer.resolve(name, home, hints)
    if not found and hints:
        return _misprint(name, home, hints, gazetteer)
    if len(found) == 1 or (found and found[0].level != found[1].level):
        return Located(found[0])
    return Located(None, f"{len(found)} divisions of that name, the words do not tell which" if found else "")


def _misprint(name: str, home: str | None, hints: tuple[str, ...], gazetteer: Gazetteer) -> Located:
    """A township that its parent does not have: the one it must be, by likeness, and a note that says so."""
    parents = gazetteer.resolve(hints[0], home, hints[1:])
    near = gazetteer.nearest(name, parents[0].code) if len(parents) == 1 else None
    if near is None or near[0].level != "township":
        return Located(None)
    division, likeness = near
    return Located(division, f"{name} is taken for {division.name} of {hints[0]} (likeness {likeness:.2f})")


@lru_cache(maxsize=5_000)
def _place_code(place: str, gazetteer: Gazetteer) -> str | None:
    found = gazetteer.resolve(place) if place else ()
    return found[0].code if found else None
