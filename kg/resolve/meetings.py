"""One meeting under two writings in the articles of a page: 第三届人民代表大会第一次会议, 三届人大一次会议."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.annotate.aliases import plain_event
from kg.records import Judgement
from kg.resolve.nodes import Node


def judge_meetings(nodes: Iterable[Node]) -> Iterator[Judgement]:
    """ "same" for Event nodes of one page whose names are of the same words in their shortest writing."""
    groups: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node in nodes:
        if node.type == "Event":
            groups[node.setting.page, "".join(sorted(plain_event(node.key)))].append(node)
    for (page, _), group in sorted(groups.items()):
        first, *others = sorted(group, key=lambda node: node.id)
        for other in others:
            if other.key != first.key:
                reason = f"{first.name} and {other.name} are one meeting on page {page}"
                yield Judgement(first.id, other.id, "same", 0.9, reason)
