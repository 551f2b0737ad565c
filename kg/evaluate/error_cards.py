"""Every false and missed fact as a card with its sentence, and the choices that narrow the cards down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

from kg.evaluate.facts import FactOutcome
from kg.records import RELATIONS

_SHORTEST = 2  # characters of a form that is marked
_CALLED = {"wrong": "false · 误判", "missed": "missed · 漏判"}
_DIMENSIONS = {
    "relation": "relation · 关系",
    "verdict": "error · 错误",
    "genre": "genre · 体裁",
    "rule": "pattern · 规则",
    "page": "page · 版面",
}


def error_cards(facts: Iterable[FactOutcome]) -> str:
    """The cards, relation by relation, false facts before missed ones, under a row of choices."""
    errors = [fact for fact in facts if fact.verdict in _CALLED]
    groups = [(name, [f for f in errors if f.relation == name]) for name in RELATIONS]
    parts = [_group(name, sorted(found, key=_order)) for name, found in groups if found]
    return _choices(errors) + "".join(parts)


def marked(sentence: str, evidence: str, forms: Sequence[str]) -> str:
    """The sentence as HTML: the evidence in <mark>, the two ends in <b>.

    >>> marked("昨日,市长苏慕云说", "市长苏慕云", ["苏慕云"])
    '昨日,<mark>市长</mark><mark><b>苏慕云</b></mark>说'
    """
    told = _covered(sentence, [evidence] if evidence else [])
    ends = _covered(sentence, [form for form in forms if len(form) >= _SHORTEST])
    told = told if any(told) else [False] * len(sentence)
    ends = [end and (told[i] or not any(told)) for i, end in enumerate(ends)]
    runs = groupby(range(len(sentence)), key=lambda i: (told[i], ends[i]))
    return "".join(_run(escape("".join(sentence[i] for i in run)), *kind) for kind, run in runs)


def _covered(sentence: str, words: Iterable[str]) -> list[bool]:
    """For each character: does it stand in one of the words?"""
    covered = [False] * len(sentence)
    for word in words:
        at = sentence.find(word)
        while at >= 0:
            covered[at : at + len(word)] = [True] * len(word)
            at = sentence.find(word, at + len(word))
    return covered


def _run(text: str, told: bool, end: bool) -> str:
    inner = f"<b>{text}</b>" if end else text
    return f"<mark>{inner}</mark>" if told else inner


def _group(relation: str, errors: Sequence[FactOutcome]) -> str:
    wrong = sum(fact.verdict == "wrong" for fact in errors)
    counts = f"<span>{wrong} false, {len(errors) - wrong} missed</span>"
    cards = "".join(map(_card, errors))
    return f'<details class="relation"><summary>{relation} {counts}</summary>{cards}</details>'


def _card(fact: FactOutcome) -> str:
    values = {name: escape(str(getattr(fact, name))) for name in _DIMENSIONS}
    data = "".join(f' data-{name}="{value}"' for name, value in values.items())
    post = f" {escape(fact.post)}" if fact.post else ""
    said = f"<b>{escape(fact.subject)}</b> <i>{fact.relation}{post}</i> <b>{escape(fact.object)}</b>"
    quote = marked(fact.sentence, fact.evidence, fact.forms) if fact.sentence else "—"
    kind = f'<span class="kind">{_CALLED[fact.verdict]}</span>'
    return (
        f'<article class="{fact.verdict}"{data}><p>{kind} {said}</p><q>{quote}</q>{_source(fact)}</article>'
    )


def _source(fact: FactOutcome) -> str:
    told = [fact.page, fact.genre]
    if fact.verdict == "wrong":
        told += [fact.rule, f"confidence {fact.confidence:.2f}"]
    return f"<small>{' · '.join(escape(each) for each in told if each)}</small>"


def _choices(errors: Sequence[FactOutcome]) -> str:
    selects = "".join(_choice(name, title, errors) for name, title in _DIMENSIONS.items())
    words = '<input type="search" placeholder="words · 词语" aria-label="words">'
    return f'<form class="choices" hidden>{selects}{words}<output></output></form>'


def _choice(name: str, title: str, errors: Sequence[FactOutcome]) -> str:
    values = sorted({str(getattr(fact, name)) for fact in errors} - {""})
    options = "".join(f"<option>{escape(value)}</option>" for value in values)
    return f'<select name="{name}" aria-label="{title}"><option value="">{title}</option>{options}</select>'


def _order(fact: FactOutcome) -> tuple[bool, str]:
    return fact.verdict != "wrong", fact.page
