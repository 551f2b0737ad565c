"""Districts: which names are one division through time, and which are not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from kg.annotate.places_history import OPEN, ended, periods
from kg.records import Judgement
from kg.resolve.located import Located
from kg.resolve.names import comparable
from kg.resolve.nodes import Node
from kg.resolve.same_names import star


def judge_districts(nodes: Iterable[Node], located: Mapping[str, Located]) -> Iterator[Judgement]:
    """ "same" for one division and for one name that at most one bears; else "different" or "unsure".

    A division that was upgraded or renamed is one through all its names. What took in another is another.
    """
    districts = [node for node in nodes if node.type == "District"]
    by_code = [(code, group) for code, group in _grouped((located[n.id].code, n) for n in districts) if code]
    for code, group in by_code:
        yield from _judge_code(code, group)
    yield from _judge_heirs(dict(by_code))
    for _, group in _grouped((node.key, node) for node in districts):
        yield from _judge_name(group, located)


def _judge_code(code: str, group: list[Node]) -> Iterator[Judgement]:
    names = _grouped((node.name, node) for node in group)
    for _, part in names:
        yield from star(part, 1.0, f"division {code} of the register")
    for (left, one), (right, other) in pairwise(names):
        reason = f"{left} and {right} are names of division {code}: {_told(code)}"
        yield Judgement(one[0].id, other[0].id, "same", 0.95, reason)


def _told(code: str) -> str:
    """淮阳县 until 2019, 淮阳区 since; "its names" where it has had one."""
    runs: dict[str, int] = {}
    for period in periods(code):
        runs[period.name] = period.last
    if len(runs) < 2:
        return "its short or misprinted names"
    return ", ".join(
        f"{name} since" if last == OPEN else f"{name} until {last}" for name, last in runs.items()
    )


def _judge_heirs(by_code: Mapping[str, Sequence[Node]]) -> Iterator[Judgement]:
    """A division that ended is none of those that took it in."""
    for code, group in by_code.items():
        end = ended().get(code)
        for heir in end.heirs if end else ():
            if end and heir in by_code:
                reason = f"{group[0].name} ended in {end.year} and went into {by_code[heir][0].name}"
                yield Judgement(group[0].id, by_code[heir][0].id, "different", 1.0, reason)


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
    yield from _judge_unknown([part[0] for part in parts], known, located)


def _judge_unknown(
    unknown: list[Node], known: list[Node], located: Mapping[str, Located]
) -> Iterator[Judgement]:
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
            told = f"{node.name}: {located[node.id].note}" if located[node.id].candidates else ""
            yield _judge_bare(owner, node, len(owners), told)


def _judge_bare(owner: Node, node: Node, owners: int, told: str) -> Judgement:
    if owners == 1 and owner.setting.place == node.setting.place:
        reason = f"same name, {node.name}, and no other district of that name in this build"
        return Judgement(owner.id, node.id, "same", 0.8, reason)
    reason = told or f"{node.name}: the words do not tell which of the districts of that name in this build"
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
