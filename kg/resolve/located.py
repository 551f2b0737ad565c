"""From a district's name to its division: by the page's place and date, its parents, and people's decisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.annotate.gazetteer import Division, Gazetteer
from kg.annotate.places_history import code_then, ended
from kg.annotate.places_index import division_now
from kg.decisions import Decision
from kg.resolve.names import comparable
from kg.resolve.nodes import Node

CODE = "code:"  # how a decision names a division: code:320106
_MOST = 12  # candidates that a note names


@dataclass(frozen=True, slots=True)
class Located:
    """What the register says of a district's name: its division, or why there is none."""

    division: Division | None
    note: str = ""
    candidates: tuple[str, ...] = ()  # ids of the divisions among which the words do not tell

    @property
    def code(self) -> str:
        """The division's id, "" where it is unknown."""
        return self.division.code if self.division else ""

    @property
    def city(self) -> str:
        """The code of its prefecture, "" where it lies in none or is unknown."""
        return self.code[:4] if len(self.code) >= 4 else ""


def locate(
    nodes: Iterable[Node], gazetteer: Gazetteer, decisions: Sequence[Decision] = ()
) -> dict[str, Located]:
    """The division of every district node; a person's decision on one stands above its words."""
    districts = [node for node in nodes if node.type == "District"]
    parents, chosen = _parents(districts), _chosen(decisions)
    return {
        node.id: _decided(node, chosen, gazetteer)
        or _located(
            node.name, node.setting.place, _hints(node, parents), gazetteer.at(node.setting.date or None)
        )
        for node in districts
    }


def on_codes(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions that say which division a district is."""
    return tuple(each for each in decisions if each.left.startswith(CODE) or each.right.startswith(CODE))


def _chosen(decisions: Sequence[Decision]) -> dict[str, tuple[str, Decision]]:
    """Mention id or District:name@article → the code that a person chose."""
    found = {}
    for each in on_codes(decisions):
        code, end = sorted((each.left, each.right), key=lambda side: not side.startswith(CODE))
        if each.verdict == "same":
            kind, _, rest = end.partition(":")
            name, at, article = rest.rpartition("@")
            end = f"{kind}:{comparable(name)}@{article}" if kind == "District" and at else end
            found[end] = (code.removeprefix(CODE), each)
    return found


def _decided(node: Node, chosen: Mapping[str, tuple[str, Decision]], gazetteer: Gazetteer) -> Located | None:
    ends = (f"District:{node.key}@{node.setting.article}", *(mention.id for mention in node.mentions))
    for code, decision in (chosen[end] for end in ends if end in chosen):
        division = gazetteer.at(node.setting.date or None).get(code)
        if division:
            return Located(division, f"{node.name} is {code}: {decision.reason} ({decision.by})")
    return None


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
    """`gazetteer` is that of the page's year."""
    home = _place_code(place, gazetteer)
    found = gazetteer.resolve(name, home, hints)
    if not found:
        return _near_miss(name, home, hints, gazetteer)
    if len(found) == 1 or found[0].level != found[1].level:
        return Located(found[0], what_it_became(found[0].code, gazetteer))
    return Located(None, _unsure(found, gazetteer), tuple(division.code for division in found))


def _unsure(found: Sequence[Division], gazetteer: Gazetteer) -> str:
    """Why none was chosen, with each candidate's code and parents."""
    told = [
        f"{CODE}{each.code} ({''.join(above.name for above in gazetteer.path(each)[:-1])})"
        for each in found[:_MOST]
    ]
    more = f" and {len(found) - _MOST} more" if len(found) > _MOST else ""
    return f"{len(found)} divisions of that name, the words do not tell which: {', '.join(told)}{more}"


def what_it_became(code: str, gazetteer: Gazetteer) -> str:
    """崇文区 ended in 2010 and went into 东城区 (110101); "" for a division that stands."""
    end, division = ended().get(code), gazetteer.get(code)
    if end is None or division is None:
        return ""
    heirs = [f"{heir.name} ({official_code(heir)})" for heir in map(division_now, end.heirs) if heir]
    surely = "probably " if end.basis in ("key", "villages") else ""
    into = f" and {surely}went into {', '.join(heirs)}" if heirs else ""
    return f"{division.name} ended in {end.year}{into}"


def official_code(division: Division) -> str:
    """The code of a division today, of one that ended its last; "" where it never had one."""
    end = ended().get(division.code)
    code = code_then(division.code, end.year - 1) if end else division.code
    return code if code.isdigit() else ""


def _near_miss(name: str, home: str | None, hints: tuple[str, ...], gazetteer: Gazetteer) -> Located:
    """A township that its parent does not have: the one it must be, and a note that says so.

    First by another ending (乡 before it was 镇), then by the likeness of a misprint.
    """
    area, where = home or "", hints[0] if hints else "its place"
    if hints:
        parents = gazetteer.resolve(hints[0], home, hints[1:])
        area = parents[0].code if len(parents) == 1 else ""
    kin = gazetteer.of_stem(name, area)
    if len(kin) == 1:
        only = "which has no other so called but for the ending"
        return Located(kin[0], f"{name} is taken for {kin[0].name} of {where}, {only}")
    near = gazetteer.nearest(name, area) if hints and area else None
    if near is None or near[0].level != "township":
        return Located(None)
    division, likeness = near
    return Located(division, f"{name} is taken for {division.name} of {hints[0]} (likeness {likeness:.2f})")


@lru_cache(maxsize=5_000)
def _place_code(place: str, gazetteer: Gazetteer) -> str | None:
    found = gazetteer.resolve(place) if place else ()
    return found[0].code if found else None
