"""How firm each decision is: the same question under three weight sets and three demand variants."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pandas as pd

from optimizer.analysis.parallel import spread
from optimizer.data.province import Province
from optimizer.model.admissible import in_scope
from optimizer.model.case import case_of
from optimizer.model.clock import Interrupt
from optimizer.model.decisions import Decisions
from optimizer.model.engine import Options
from optimizer.model.solve import Solved, optimize
from optimizer.network.travel import Travel
from optimizer.scenario import Scenario, Variant, Weights

WEIGHTS: tuple[Weights, ...] = ("thrift", "base", "access")
VARIANTS: tuple[Variant, ...] = ("low", "base", "high")
FIRM_FROM = 6
"""Below this many equal answers of nine a decision needs more data."""


@dataclass(frozen=True, slots=True)
class Question:
    """One of the nine questions."""

    weights: Weights
    variant: Variant


QUESTIONS = tuple(Question(w, v) for w in WEIGHTS for v in VARIANTS)
type Answers = dict[str, str]
"""Institution -> ``same``, ``different`` or ``unknown``."""


@dataclass(frozen=True, slots=True)
class Nine:
    """The nine questions of one plan `base` of `scenario`."""

    province: Province
    travel: Travel
    scenario: Scenario
    base: Decisions
    options: Options

    def __call__(self, question: Question) -> Answers:
        """Return the answers to one question."""
        return answer(self.province, self.travel, self.scenario, self.base, question, self.options)

    def answers(self, interrupt: Interrupt, done: Callable[[Question, Answers], None]) -> dict[Question, Answers]:
        """Ask all nine, some at once; `done` is told each as it is answered. An interrupt leaves out the others."""
        found = spread(self, QUESTIONS, interrupt, done)
        return {QUESTIONS[n]: answers for n, answers in found.items()}


def fate(plan: Decisions, institution: str) -> str:
    """Return what `plan` decides on `institution`: ``merge:HOST``, ``leave``, ``convert`` or ``survive``."""
    if institution in plan.merge:
        return f"merge:{plan.merge[institution]}"
    if institution in plan.leave:
        return "leave"
    return "convert" if institution in plan.convert else "survive"


def answer(
    province: Province, travel: Travel, scenario: Scenario, base: Decisions, question: Question, options: Options
) -> Answers:
    """Answer one question.

    A decision counts as different only if it is proven that forcing the base decision costs more than the gap: the
    bound of the forced solve lies above the cost of the free one by more than `options.gap`. All are forced together
    first: if that is not proven, none is different, because forcing fewer cannot cost more. Each search begins from
    the base plan: where that is within the gap, it is the answer.
    """
    asked = scenario.but(weights=question.weights, variant=question.variant)
    free = optimize(case_of(province, travel, asked), options, start=base)
    scope = in_scope(province)
    if free.decisions is None or free.objective_mvnd is None:
        return dict.fromkeys(scope, "unknown")
    other = [i for i in scope if fate(base, i) != fate(free.decisions, i)]
    result = dict.fromkeys(scope, "same")
    room = free.objective_mvnd + options.gap * abs(free.objective_mvnd)
    decide = replace(options, target_mvnd=room)
    if not other or not _worse(_forced(province, travel, asked, base, other, decide), room):
        return result
    for i in other:
        if _worse(_forced(province, travel, asked, base, [i], decide), room):
            result[i] = "different"
    return result


def _forced(
    province: Province, travel: Travel, scenario: Scenario, base: Decisions, which: list[str], options: Options
) -> Solved:
    pins = scenario.pins
    forced = pins.model_copy(
        update={
            "keep": tuple(sorted({*pins.keep, *(i for i in which if i not in base.merge and i not in base.leave)})),
            "merge": tuple(sorted({*pins.merge, *((i, base.merge[i]) for i in which if i in base.merge)})),
            "leave": tuple(sorted({*pins.leave, *(i for i in which if i in base.leave)})),
            "convert": tuple(sorted({*pins.convert, *(i for i in which if i in base.convert)})),
            "keep_type": tuple(sorted({*pins.keep_type, *(i for i in which if i not in base.convert)})),
        }
    )
    return optimize(case_of(province, travel, scenario.but(pins=forced)), options, start=base)


def _worse(forced: Solved, room: float) -> bool:
    """Whether it is proven that the forced question costs more than `room` (million VND a year)."""
    return forced.status == "infeasible" or (forced.bound_mvnd is not None and forced.bound_mvnd > room)


def table(answers: dict[Question, dict[str, str]]) -> pd.DataFrame:
    """Return index institution -> same (of the answered), of, firm, cases (where the answer differs, as text)."""
    institutions = sorted({i for a in answers.values() for i in a})
    rows = []
    for i in institutions:
        known = {q: a[i] for q, a in answers.items() if a.get(i, "unknown") != "unknown"}
        differ = [f"{q.weights}/{q.variant}" for q, v in known.items() if v == "different"]
        same = sum(v == "same" for v in known.values())
        rows.append((i, same, len(known), same >= FIRM_FROM, "; ".join(differ)))
    return pd.DataFrame(rows, columns=["institution", "same", "of", "firm", "cases"]).set_index("institution")
