"""What the scenario asked and what the plan does: one row per wish, met or not, and whether its limit binds."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from optimizer.data.codes import CENTRES, Kind
from optimizer.data.province import Province
from optimizer.model.decisions import Decisions
from optimizer.network.travel import Travel
from optimizer.scenario import Scenario
from optimizer.solution.audit_access import coverage, floors
from optimizer.solution.audit_learners import class_size, reach
from optimizer.solution.audit_pins import pins
from optimizer.solution.audit_sites import sites
from optimizer.solution.audit_units import centres, merging
from optimizer.solution.claims import Case, case_of, holds
from optimizer.solution.counted import counted_why, override
from optimizer.solution.schema import BUNDLE, conform, empty
from optimizer.wording import LANGUAGES, Lang, number, percent, say


@dataclass(frozen=True, slots=True)
class Asked:
    """One wish of the scenario beside what the plan does."""

    rule: str
    """Field of the scenario."""
    met: str
    """met | not_met | unknown"""
    left: float
    sense: str
    right: float
    phrase: str
    told: tuple[tuple[str, object], ...] = ()
    item: str = ""

    @property
    def binding(self) -> bool:
        """Whether the plan stands at the limit."""
        return (
            self.met == "met"
            and np.isfinite(self.right)
            and abs(self.left - self.right) <= 1e-6 * max(1.0, abs(self.right))
        )


type Reader = Callable[[Case], list[Asked]]


def rules(
    province: Province, travel: Travel, scenario: Scenario, decisions: Decisions, *, enforced: bool = True
) -> pd.DataFrame:
    """Return `Bundle.rules`: columns rule, item, met, left, sense, right, binding, enforced, vi, en.

    One row for each thing the scenario asks, in the order of its groups; `item` is empty for the rule as a whole and
    names an institution or site for a pin. `enforced` says whether the plan was made under the rules or is only judged.
    """
    case = case_of(province, travel, scenario, decisions)
    rows = [(asked, _texts(asked)) for reader in READERS for asked in reader(case)]
    if not rows:
        return empty(BUNDLE["rules"])
    frame = pd.DataFrame(
        [(a.rule, a.item, a.met, a.left, a.sense, a.right, a.binding, enforced, *texts) for a, texts in rows],
        columns=["rule", "item", "met", "left", "sense", "right", "binding", "enforced", "vi", "en"],
    )
    return conform(frame, BUNDLE["rules"])


def _texts(asked: Asked) -> list[str]:
    return [say(asked.phrase, lang, **{k: _written(v, lang) for k, v in asked.told}) for lang in LANGUAGES]


def _written(value: object, lang: Lang) -> object:
    if isinstance(value, float):
        return number(value, lang, 0 if value == round(value) else 1)
    if callable(value):
        return value(lang)
    return value


def _limit(rule: str, left: float, sense: str, right: float, phrase: str, **values: object) -> Asked:
    kept = left <= right + 1e-6 if sense == "<=" else left >= right - 1e-6
    told = {"found": float(left), "limit": float(right), **values}
    return Asked(rule, "met" if kept else "not_met", float(left), sense, float(right), phrase, tuple(told.items()))


def _whole(rule: str, rows: pd.DataFrame, phrase: str, **values: object) -> Asked:
    """Return a wish that is met if all of `rows` hold; left is how many do not."""
    broken = int((~holds(rows)).sum()) if len(rows) else 0
    told = {"broken": float(broken), **values}
    return Asked(rule, "met" if not broken else "not_met", float(broken), "=", 0.0, phrase, tuple(told.items()))


def _names(case: Case, codes: list[str]) -> str:
    table = case.province.institutions["name"]
    return "; ".join(str(table[i]) for i in codes) or "–"


def _merging(case: Case) -> list[Asked]:
    rules_, units = case.scenario.merging, case.network.institutions
    found: list[Asked] = []
    if rules_.counted_schools_at_most is not None:
        found.append(_counted(case, rules_.counted_schools_at_most))
    if rules_.institutions_at_most is not None:
        found.append(
            _limit("merging.institutions_at_most", len(case.survivors), "<=", rules_.institutions_at_most, "rule.units")
        )
    if rules_.per_host_at_most is not None:
        most = (
            int(units.loc[units["fate"] == "merge", "host"].value_counts().max() or 0)
            if (units["fate"] == "merge").any()
            else 0
        )
        found.append(_limit("merging.per_host_at_most", most, "<=", rules_.per_host_at_most, "rule.per_host"))
    pairs = merging(case)
    pairs = pairs[
        pairs["phrase"].isin(
            [
                "audit.merging.far",
                "audit.merging.level",
                "audit.merging.speciality",
                "audit.merging.policy",
                "audit.merging.allowed",
            ]
        )
    ]
    items = sorted(set(pairs.loc[~holds(pairs), "item"])) if len(pairs) else []
    found.append(
        _whole(
            "merging.minutes_at_most",
            pairs,
            "rule.pairs",
            minutes=float(rules_.minutes_at_most),
            items="; ".join(items) or "–",
        )
    )
    return found


def _counted(case: Case, most: int) -> Asked:
    table = case.province.institutions
    converted = pd.Series({i: i in case.decisions.convert for i in table.index})
    why = counted_why(table, case.today.scope, converted)
    counted = [str(i) for i in case.survivors if why.at[i, "counted"]]
    left_out = [
        str(i)
        for i in case.survivors
        if not why.at[i, "counted"] and why.at[i, "why"] in {"override", "autonomy", "converted"}
    ]
    asked = _limit(
        "merging.counted_schools_at_most", len(counted), "<=", most, "rule.counted",
        names=_names(case, counted), excluded=_names(case, left_out), today=float(why.loc[list(case.scope), "counted"].sum()),
    )  # fmt: skip
    unsure = [i for i in counted if pd.isna(table.at[i, "autonomy_group"]) and override(table.at[i, "counted"]) is None]
    if asked.met == "not_met" and len(counted) - len(unsure) <= most:
        return Asked(asked.rule, "unknown", asked.left, asked.sense, asked.right, asked.phrase, asked.told)
    return asked


def _centres(case: Case) -> list[Asked]:
    asks = case.scenario.centres
    rows = centres(case)
    policy = rows[
        rows["phrase"].isin(
            ["audit.centres.keep", "audit.centres.convert", "audit.centres.regional", "audit.centres.area"]
        )
    ]
    mine = [str(i) for i in case.survivors if Kind(case.province.institutions.at[i, "type"]) in CENTRES]
    found = []
    if asks.policy != "free":
        items = "; ".join(sorted(set(policy.loc[~holds(policy), "item"].map(str)))) if len(policy) else ""
        found.append(_whole("centres.policy", policy, f"rule.policy.{asks.policy}", items=items or "–"))
    if asks.at_least is not None:
        found.append(
            _limit("centres.at_least", len(mine), ">=", asks.at_least, "rule.centres", names=_names(case, mine))
        )
    if asks.at_most is not None:
        found.append(_limit("centres.at_most", len(mine), "<=", asks.at_most, "rule.centres", names=_names(case, mine)))
    return found


def _sites(case: Case) -> list[Asked]:
    asks, frame = case.scenario.sites, case.network.sites
    rows = sites(case)
    closing = rows[rows["phrase"] == "audit.sites.closing"]
    closed = frame[frame["status"] == "closed"]
    names = "; ".join(closed["name"]) or "–"
    found = [_whole("sites.closing", closing, f"rule.closing.{asks.closing}", count=float(len(closed)), names=names)]
    count = int(((frame["status"] != "outside") & frame["open"]).sum())
    if asks.at_least is not None:
        found.append(_limit("sites.at_least", count, ">=", asks.at_least, "rule.sites"))
    if asks.at_most is not None:
        found.append(_limit("sites.at_most", count, "<=", asks.at_most, "rule.sites"))
    return found


def _learners(case: Case) -> list[Asked]:
    found = []
    if case.scenario.offers.smallest_class:
        rows = class_size(case)
        least = float(rows["left"].min()) if len(rows) else float("nan")
        found.append(
            _limit("offers.smallest_class", least, ">=", case.scenario.offers.smallest_class, "rule.class_size")
        )
    limit = case.scenario.reach.nobody_further_than
    if limit is not None:
        rows = reach(case)
        found.append(
            _whole(
                "reach.nobody_further_than",
                rows[rows["phrase"] == "audit.reach.further"],
                "rule.further",
                limit=float(limit),
            )
        )
    return found


def _coverage(case: Case) -> list[Asked]:
    limit = case.scenario.coverage.minutes_at_most
    if limit is None:
        return []
    rows = coverage(case)
    access = case.network.access
    broken = int((~holds(rows)).sum())
    worst = str(access["basic_minutes"].fillna(np.inf).idxmax())
    beyond = int((access["recorded_minutes"] > limit).sum())
    values = (
        ("limit", float(limit)), ("worst", str(case.province.communes.at[worst, "name"])), ("broken", float(broken)),
        ("minutes", float(access.at[worst, "basic_minutes"])), ("beyond", float(beyond)),
        ("exempt", float(access["exempt"].sum())),
    )  # fmt: skip
    met = "met" if not broken else "not_met"
    return [
        Asked(
            "coverage.minutes_at_most",
            met,
            float(access["basic_minutes"].max()),
            "<=",
            float(limit),
            "rule.coverage",
            values,
        )
    ]


def _floors(case: Case) -> list[Asked]:
    found = []
    for _, row in floors(case).iterrows():
        share = row["left"] / row["right"] if row["right"] else 1.0
        name = str(row["item"])
        field = name if name in {"demand", "priority"} else f"by_level:{name}"
        found.append(
            _limit(
                f"floors.{field}",
                float(row["left"]),
                ">=",
                float(row["right"]),
                f"rule.floor.{name}" if name in {"demand", "priority"} else "rule.floor.level",
                name=name,
                share=lambda lang, value=share: percent(value, lang),
            )
        )
    return found


def _pins(case: Case) -> list[Asked]:
    found = []
    rows = pins(case)
    for kept, (_, row) in zip(holds(rows), rows.iterrows(), strict=True):
        kind = str(row["phrase"]).removeprefix("audit.pins.")
        met = "met" if kept else "not_met"
        names = " → ".join(_name(case, part) for part in str(row["item"]).split(" / "))
        found.append(
            Asked(
                f"pins.{kind}",
                met,
                float(row["left"]),
                "=",
                0.0,
                f"rule.pin.{kind}",
                (("names", names),),
                str(row["item"]),
            )
        )
    return found


def _name(case: Case, code: str) -> str:
    for table in (case.province.institutions, case.province.sites):
        if code in table.index:
            return str(table.at[code, "name"])
    return code


READERS: tuple[Reader, ...] = (_merging, _centres, _sites, _learners, _coverage, _floors, _pins)
"""Groups of the scenario, in its order."""
