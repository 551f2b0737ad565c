"""Calibration fitted to judged facts, and how well it foretells facts of pages that it was not fitted to.

The share of a class is drawn toward that of the class around it as if PRIOR facts had been judged there before: the
mean of a Beta prior (Cestnik 1990, "Estimating Probabilities: A Crucial Task in Machine Learning", ECAI). Signs are
then weighed by logistic regression with a penalty on large weights (le Cessie and van Houwelingen 1992, "Ridge
Estimators in Logistic Regression"), the class's log odds being given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from kg.evaluate.calibration import Scored, kept_from
from kg.evaluate.judged import Judged
from kg.extract.confidence import ANY, SIGNS, Calibration, classes, logit

PRIOR = 20.0  # facts
PENALTY = 2.0
FEWEST = 7  # judged facts from which a class or sign has a row of its own
CUTS = tuple(round(0.05 * step, 2) for step in range(20))
_NEAR = 1e-9
Numbers = npt.NDArray[np.float64]
Counts = Mapping[str, tuple[int, int]]  # name → (right, judged)


def fit(judged: Sequence[Judged], threshold: float = 0.0) -> Calibration:
    """The calibration of these facts; what is judged too seldom falls back on what is around it."""
    shares = _shares(judged)
    plain = Calibration(shares, {}, threshold)
    return Calibration(shares, _weights(judged, plain), threshold)


def class_counts(judged: Iterable[Judged]) -> Counts:
    """Right and judged facts of every class, coarse ones first."""
    keyed = [(key, each.right) for each in judged for key in classes(each.relation, each.rule)]
    return dict(sorted(_counted(keyed).items(), key=lambda item: (item[0] != ANY, item[0])))


def sign_counts(judged: Iterable[Judged]) -> Counts:
    """Right and judged facts with each sign, in the order of SIGNS; first those of all facts."""
    counted = _counted((sign, each.right) for each in judged for sign in (ANY, *each.signs))
    return {sign: counted[sign] for sign in (ANY, *SIGNS) if sign in counted}


def foretold(judged: Sequence[Judged], group: Callable[[Judged], Hashable]) -> list[Scored]:
    """Each fact with the confidence that the facts of all other groups give it, in the order given."""
    groups = [group(each) for each in judged]
    fitted = {
        left_out: fit([each for each, own in zip(judged, groups, strict=True) if own != left_out])
        for left_out in dict.fromkeys(groups)
    }
    return [
        (fitted[own].confidence(each.relation, each.rule, each.signs), each.right)
        for each, own in zip(judged, groups, strict=True)
    ]


def best_threshold(found: Sequence[Scored], missed: int) -> float:
    """The lowest of CUTS from which the facts kept have the highest F1."""
    return max(CUTS, key=lambda cut: (kept_from(cut, found, missed).f1, -cut))


def _counted(pairs: Iterable[tuple[str, bool]]) -> dict[str, tuple[int, int]]:
    found: dict[str, list[bool]] = defaultdict(list)
    for key, right in pairs:
        found[key].append(right)
    return {key: (sum(rights), len(rights)) for key, rights in found.items()}


def _shares(judged: Sequence[Judged]) -> dict[str, float]:
    counts = class_counts(judged)
    right, whole = counts.get(ANY, (0, 0))
    shares = {ANY: (right + 1) / (whole + 2)}  # the rule of succession: neither 0 nor 1
    for chain in sorted({classes(each.relation, each.rule) for each in judged}, key=len):
        around = shares[ANY]
        for key in chain[1:]:
            right, whole = counts[key]
            if whole >= FEWEST or "/" not in key:
                around = shares[key] = (right + PRIOR * around) / (whole + PRIOR)
    return shares


def _weights(judged: Sequence[Judged], plain: Calibration) -> dict[str, float]:
    """The weights of the signs, and of being a fact at all, by Newton's method."""
    counts = sign_counts(judged)
    names = [name for name, (_, whole) in counts.items() if whole >= FEWEST]
    given = np.array([[name == ANY or name in each.signs for name in names] for each in judged], dtype=float)
    odds = np.array([logit(plain.share(each.relation, each.rule)) for each in judged])
    right = np.array([each.right for each in judged], dtype=float)
    penalty = PENALTY * np.eye(len(names))
    return dict(zip(names, map(float, _newton(given, odds, right, penalty)), strict=True))


def _newton(given: Numbers, odds: Numbers, right: Numbers, penalty: Numbers) -> Numbers:
    weights = np.zeros(given.shape[1])
    for _ in range(50):
        share = 1 / (1 + np.exp(-(odds + given @ weights)))
        slope = given.T @ (right - share) - penalty @ weights
        bend = (given * (share * (1 - share))[:, None]).T @ given + penalty
        step = np.linalg.solve(bend, slope)
        weights = weights + step
        if np.abs(step).max() < _NEAR:
            break
    return weights
