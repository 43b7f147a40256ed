"""Holds what is said of stories against what is true of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields

from benchmarks.evaluation.nights import WHOSE, Answer
from benchmarks.evaluation.simulate import Told

BINS = 10


@dataclass(slots=True)
class Share:
    """Right ones among all."""

    right: float = 0.0
    whole: float = 0.0

    def add(self, right: float, whole: float = 1.0) -> None:
        """Count one more, or several."""
        self.right += right
        self.whole += whole

    @property
    def value(self) -> float:
        """0 to 1; 1 where there is nothing to be right about."""
        return self.right / self.whole if self.whole else 1.0


def _no_pairs() -> dict[str, list[tuple[float, bool]]]:
    return defaultdict(list)


@dataclass(slots=True)
class Scores:
    """Shares over stories whose source is knowable, unless said otherwise.

    parent, root: of stories that were taken from somebody. precision, recall: of ancestors. silent: of
    stories without a knowable source, own or not, of which nothing is claimed. attribution_precision,
    attribution_recall: of agencies credited with a whole copy. pairs: stated confidence and whether right,
    by kind of edge. agency_claims: edges to an agency without its words that are right.
    """

    parent: Share = field(default_factory=Share)
    root: Share = field(default_factory=Share)
    precision: Share = field(default_factory=Share)
    recall: Share = field(default_factory=Share)
    own_silent: Share = field(default_factory=Share)
    unknowable_silent: Share = field(default_factory=Share)
    attribution_precision: Share = field(default_factory=Share)
    attribution_recall: Share = field(default_factory=Share)
    agency_claims: Share = field(default_factory=Share)
    pairs: dict[str, list[tuple[float, bool]]] = field(default_factory=_no_pairs)

    @property
    def ancestors(self) -> float:
        """The harmonic mean of precision and recall of ancestors."""
        precision, recall = self.precision.value, self.recall.value
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def score(truth: Mapping[str, Told], said: Mapping[str, Answer]) -> Scores:
    """Score every story."""
    scores = Scores()
    for item, told in truth.items():
        answer = said.get(item, Answer(item, (), (), (), ()))
        _score_claims(truth, told, answer, scores)
        if told.own:
            continue
        if not told.knowable:
            scores.unknowable_silent.add(not answer.above)
        elif told.parent is None:
            credited = told.part is not None and truth_agency(truth, answer.above[:1]) == told.part
            scores.own_silent.add(not answer.above or credited)
        else:
            root = truth_root(truth, told.root)
            scores.parent.add(answer.parent == told.parent)
            above = answer.whole
            scores.root.add(truth_root(truth, above[-1] if above else item) == root)
            true = {truth_root(truth, one) for one in told.ancestors}
            found = {truth_root(truth, one) for one in above}
            scores.precision.add(len(true & found), len(found))
            scores.recall.add(len(true & found), len(true))
    return scores


def added(one: Scores, other: Scores) -> Scores:
    """The scores of both."""
    both = Scores()
    for scores in (one, other):
        for name in (part.name for part in fields(Scores)):
            held = getattr(scores, name)
            if isinstance(held, Share):
                getattr(both, name).add(held.right, held.whole)
        for kind, pairs in scores.pairs.items():
            both.pairs[kind] += pairs
    return both


def truth_root(truth: Mapping[str, Told], node: str) -> str:
    """A node for roots and ancestors: an agency's own story, of any version, stands for the agency."""
    told = truth.get(node)
    return f"agency:{told.own}" if told and told.own else node


def truth_agency(truth: Mapping[str, Told], nodes: Iterable[str]) -> str | None:
    """The agency that the first node is or belongs to."""
    for node in nodes:
        kind, _, agency = truth_root(truth, node).partition(":")
        return agency if kind == "agency" else None
    return None


def _score_claims(truth: Mapping[str, Told], told: Told, answer: Answer, scores: Scores) -> None:
    credited = {told.part} if told.part else set(told.credits)
    ancestors = {truth_root(truth, one) for one in told.ancestors}
    for claim in answer.claims:
        agency = truth_agency(truth, (claim.parent,))
        kind = f"stated {claim.relation}" if claim.stated else claim.relation
        if claim.stated:
            if agency and not told.part:
                scores.attribution_precision.add(agency in credited)
            parts = {f"agency:{told.part}"} if told.part else set()
            right = truth_root(truth, claim.parent) in ancestors | parts
        elif claim.relation == "copy" and agency:
            kind, its_copy = "copy of an agency", f"agency:{agency}" in ancestors
            right = its_copy and told.parent not in claim.beside
            scores.agency_claims.add(its_copy)
        elif claim.relation == WHOSE:
            right = f"agency:{agency}" in ancestors
        else:
            right = claim.parent == told.parent
            if claim.relation == "update" and told.credits:
                right = right or _older_text(told, truth.get(claim.parent))
        scores.pairs[kind].append((claim.confidence, right))
    found = {truth_agency(truth, (claim.parent,)) for claim in answer.claims if claim.stated}
    for one in told.credits:
        scores.attribution_recall.add(one in found)


def _older_text(told: Told, other: Told | None) -> bool:
    """Whether another story is an older text of the same copy by the same outlet."""
    return other is not None and other.family == told.family and other.moment < told.moment


def bins(pairs: Iterable[tuple[float, bool]]) -> list[tuple[int, float, float]]:
    """By tenths of confidence: how many, mean confidence, share right."""
    held: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, right in pairs:
        held[min(BINS - 1, int(confidence * BINS))].append((confidence, right))
    return [
        (len(one), sum(pair[0] for pair in one) / len(one), sum(pair[1] for pair in one) / len(one))
        for one in held
        if one
    ]


def calibration_error(pairs: Iterable[tuple[float, bool]]) -> float:
    """Expected calibration error (Naeini et al., Obtaining well calibrated probabilities, 2015), 0 to 1."""
    parts = bins(pairs)
    whole = sum(count for count, _, _ in parts)
    return sum(count * abs(stated - right) for count, stated, right in parts) / whole if whole else 0.0
