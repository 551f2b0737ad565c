"""One meeting under two writings in the articles of a page: 第三届人民代表大会第一次会议, 三届人大一次会议."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.annotate.event_names import numbers_in, plain_event
from kg.records import Judgement
from kg.resolve.nodes import Node


def judge_meetings(nodes: Iterable[Node]) -> Iterator[Judgement]:
    """ "same" for Event nodes of one page whose names are of the same words in their shortest writing.

    The words may stand in another order (政协云河县, 云河县政协), the numbers may not: 二届三次 is not 三届二次.
    """
    groups: dict[tuple[str, str, str], list[Node]] = defaultdict(list)
    for node in nodes:
        if node.type == "Event":
            plain = plain_event(node.key)
            numbers = " ".join(numbers_in(plain))
            groups[node.setting.page, "".join(sorted(plain)), numbers].append(node)
    for (page, _, _), group in sorted(groups.items()):
        first, *others = sorted(group, key=lambda node: node.id)
        for other in others:
            if other.key != first.key:
                reason = f"{first.name} and {other.name} are one meeting on page {page}"
                yield Judgement(first.id, other.id, "same", 0.9, reason)
