"""One honour whose level is written in two ways on a page: 省级“专精特新”企业, 山西省“专精特新”企业."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.records import Judgement
from kg.resolve.nodes import Node

_LEVEL_WORD = re.compile(
    r"(?:(?P<level>国家|省|市|县|区|州|自治区)级|全(?P<all>国|省|市|县|区|州))(?P<rest>.{3,})"
)
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,11}?(?P<level>自治区|省|市|县|区|州)级?(?P<rest>[^级].{2,})")


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
    for page, honours in sorted(pages.items()):
        placed: dict[tuple[str, str], dict[str, Node]] = defaultdict(
            dict
        )  # (level, words) → those of a place
        levelled: dict[str, dict[str, Node]] = defaultdict(dict)  # words → those of a level or a place
        for node in honours:
            name = plain(node.key)
            by_word, by_place = _LEVEL_WORD.fullmatch(name), _PLACE.fullmatch(name)
            if by_place and not by_word:
                placed[by_place["level"], by_place["rest"]].setdefault(name, node)
            if match := by_word or by_place:
                levelled[match["rest"]].setdefault(name, node)
        for node in honours:
            name = plain(node.key)
            bare = list(levelled.get(name, {}).values())
            if len(bare) == 1:
                reason = f"{node.name} is named with its level, {bare[0].name}, on page {page}"
                yield Judgement(node.id, bare[0].id, "same", 0.8, reason)
            match = _LEVEL_WORD.fullmatch(name)
            key = (match["level"] or match["all"], match["rest"]) if match else ("", "")
            owners = list(placed.get(key, {}).values())
            if len(owners) == 1:
                reason = f"{node.name} and {owners[0].name} are one honour of one level on page {page}"
                yield Judgement(node.id, owners[0].id, "same", 0.85, reason)
