"""One honour whose level is written in two ways on a page: 省级“专精特新”企业, 山西省“专精特新”企业."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.records import Judgement
from kg.resolve.nodes import Node

_LEVEL_WORD = re.compile(
    r"(?P<level>国家|省|市|县|区|州|自治区)级(?P<rest>.{3,})|全(?P<all>国|省|市|县|区|州)(?P<rest2>.{3,})"
)
_PLACE = re.compile(
    r"[\u4e00-\u9fff]{2,11}?(?P<level>自治区|省|市|县|区|州)级?(?P<rest>[^级].{2,})(?P<rest2>)"
)


def plain(name: str) -> str:
    """An honour's name without the class of those who bear it: “小巨人”企业 → “小巨人”."""
    return re.sub(r"(?<=.{4})(?:企业|单位|称号)$", "", name)


def judge_honours(nodes: Iterable[Node]) -> Iterator[Judgement]:
    """ "same" for an honour named by its level alone and the one on its page named by a place of that level.

    An honour named without a level is the one on its page that has the same words and a level.
    Two places of one level, or two levels, on the page leave it open: nothing is judged.
    """
    pages: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        if node.type == "Award":
            pages[node.setting.page].append(node)
    for _, honours in sorted(pages.items()):
        placed: dict[tuple[str, str], dict[str, Node]] = defaultdict(dict)
        for node in honours:
            if (match := _PLACE.fullmatch(plain(node.key))) and not _LEVEL_WORD.fullmatch(plain(node.key)):
                placed[match.group("level"), match.group("rest")].setdefault(plain(node.key), node)
        levelled: dict[str, dict[str, Node]] = defaultdict(dict)
        for node in honours:
            if (match := _LEVEL_WORD.fullmatch(plain(node.key))) or (
                match := _PLACE.fullmatch(plain(node.key))
            ):
                rest = match.group("rest") or match.group("rest2")
                levelled[rest].setdefault(plain(node.key), node)
        for node in honours:
            bare = levelled.get(plain(node.key), {})
            if len(bare) == 1:
                (owner,) = bare.values()
                reason = f"{node.name} is named with its level, {owner.name}, on page {node.setting.page}"
                yield Judgement(node.id, owner.id, "same", 0.8, reason)
            match = _LEVEL_WORD.fullmatch(plain(node.key))
            level, rest = _parts(match) if match else ("", "")
            owners = list(placed.get((level, rest), {}).values())
            if len(owners) == 1:
                reason = f"{node.name} and {owners[0].name} are one honour of one level on page {node.setting.page}"
                yield Judgement(node.id, owners[0].id, "same", 0.85, reason)


def _parts(match: re.Match[str]) -> tuple[str, str]:
    if match.group("level"):
        return match.group("level"), match.group("rest")
    return match.group("all"), match.group("rest2")
