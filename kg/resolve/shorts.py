"""Short names of firms and bodies whose full name stands in another article of the page or the paper."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from kg.annotate.aliases import brand, is_short_for
from kg.records import Judgement
from kg.resolve.nodes import Node
from kg.resources import words

Form = Callable[[str, str, str], bool]
_WHOLE = re.compile(r"(?:大学|学院|中学|小学|学校|医院|银行|支行|分行)$")


def judge_short_names(nodes: Iterable[Node]) -> Iterator[Judgement]:
    """ "same" with the one fuller name on the page, else the one of its brand in the paper; two: "unsure"."""
    bodies = [node for node in nodes if node.type in ("Company", "Organization")]
    pages: dict[tuple[str, str], dict[str, Node]] = defaultdict(dict)
    brands: dict[tuple[str, str, str], dict[str, Node]] = defaultdict(dict)
    for node in bodies:
        pages[node.type, node.setting.page].setdefault(node.key, node)
        if node.setting.paper:
            brands[node.type, node.setting.paper, brand(node.key)].setdefault(node.key, node)
    for node in bodies:
        near = _owners(node, pages[node.type, node.setting.page], is_form_of)
        if near or not node.setting.paper:
            yield from _judge(node, near, f"page {node.setting.page}")
        else:
            far = brands[node.type, node.setting.paper, brand(node.key)]
            yield from _judge(node, _owners(node, far, is_brand_of), node.setting.paper)


def short_nodes(nodes: Iterable[Node], judgements: Iterable[Judgement]) -> frozenset[str]:
    """Nodes whose name is a short form where it stands, so that a namesake elsewhere may be another thing.

    A brand that has one owner in the whole build is as good as a full name.
    """
    by_id = {node.id: node for node in nodes}
    owners: dict[str, set[str]] = defaultdict(set)
    brands: dict[str, list[str]] = defaultdict(list)
    found = set()
    for each in judgements:
        short, full = by_id[each.left], by_id[each.right]
        if is_brand_of(short.key, full.key, full.kind):
            owners[short.key].add(full.key)
            brands[short.key].append(short.id)
        else:
            found.add(short.id)
    return frozenset(found.union(*(ids for key, ids in brands.items() if len(owners[key]) > 1)))


def is_brand_of(short: str, full: str, kind: str) -> bool:
    """Whether a firm's two names differ by the legal form alone; a branch is not its firm."""
    if not 3 <= len(short) < len(full) or kind != "company" or _is_branch(full, short):
        return False
    return len(brand(short)) >= 3 and brand(short) == brand(full)


def is_form_of(short: str, full: str, kind: str) -> bool:
    """Whether one name of a page is a shorter form of another: by brand, by its end, by its characters.

    A branch is not its firm, and a school's full name is not made of characters of another's.
    """
    if not 3 <= len(short) < len(full) or _is_branch(full, short):
        return False
    if is_brand_of(short, full, kind):
        return True
    if kind == "company" and not _shares_brand(short, full):
        return False
    if kind == "company" and _opens_brand(short, full):
        return True
    if _WHOLE.search(short) and not full.endswith(short):
        return False
    return is_short_for(short, full, kind)


def _opens_brand(short: str, full: str) -> bool:
    """奥美医疗 for 奥美医疗用品股份有限公司: four characters and more that open the brand, no legal form."""
    whole = brand(full)
    opens = any(whole[k:].startswith(short) for k in (0, 2, 3))  # after the name of its province or city
    return len(short) >= 4 and brand(short) == short and opens and whole != short


def _shares_brand(short: str, full: str) -> bool:
    """三宁化工 in 湖北三宁化工股份有限公司, 奥美医疗 in 奥美医疗用品股份有限公司: a brand of four characters or the end of one."""
    own, whole = brand(short), brand(full)
    return whole.endswith(own) or (len(own) >= 4 and own in whole and not short.endswith(("集团", "公司")))


def _is_branch(full: str, short: str) -> bool:
    return any(full.endswith(e) and not short.endswith(e) for e in words("resolve/branch_endings.tsv"))


def _owners(node: Node, others: Mapping[str, Node], is_form: Form) -> dict[str, Node]:
    """The fuller names among others, each with its first node."""
    return {key: other for key, other in others.items() if is_form(node.key, key, other.kind)}


def _judge(node: Node, owners: dict[str, Node], area: str) -> Iterator[Judgement]:
    chained = {key for key in owners for other in owners if key != other and other.endswith(key)}
    left = {key: owner for key, owner in owners.items() if key not in chained}
    for _, owner in sorted(left.items()):
        if len(left) == 1:
            reason = f"{node.name} is a short form of {owner.name}, the only such name on {area}"
            yield Judgement(node.id, owner.id, "same", 0.85, reason)
        else:
            reason = f"{node.name} may be short for {owner.name}; {len(left)} such names on {area}"
            yield Judgement(node.id, owner.id, "unsure", 0.5, reason)
