"""Table `demand`: entrants wanted by commune, programme and year (formulas D1–D6)."""

from collections.abc import Mapping
from fractions import Fraction

from estimates.facts import Facts, field, level
from estimates.intake import unplaced_candidates
from estimates.offers import Offer
from estimates.rounding import cumulative, exact, largest_remainder, nearest

YEARS = (2026, 2028, 2030)
RECORDED = 2024
VARIANTS = ("low", "base", "high")
POINTS = {"51": Fraction(2), "62": Fraction(1), "81": Fraction(2)}
"""Fields of THN with their weight (2 in demand, 1 others)."""


def demand(facts: Facts, table: list[Offer]) -> list[dict[str, object]]:
    """Return the demand of all years; only cells with at least one entrant at base."""
    rows = []
    for year in YEARS:
        totals = province_demand(facts, table, year)
        for k, programme in enumerate(sorted(totals)):
            rows += _cells(facts, programme, year, totals[programme], Fraction(k, len(totals)))
    return sorted(rows, key=lambda r: (str(r["commune"]), str(r["programme"]), int(str(r["year"]))))


def growth(facts: Facts, years: int) -> Fraction:
    """D1: growth of the labour force 2015–2025, carried on; rounded to six digits."""
    ratio = facts.numbers["labour_force_2025"] / facts.numbers["labour_force_2015"]
    return exact(round(float(ratio) ** (years / 10), 6))


def province_demand(facts: Facts, table: list[Offer], year: int) -> dict[str, dict[str, int]]:
    """Return programme -> variant -> entrants of the province.

    D2: level total = recorded entrants × growth; low and high by factors, high of CĐ and TC half-way to the targets
    of 2025. D3: within a level, recorded entrants × (growth of the field / mean growth)^(elasticity × years).
    D4: GDTX and THN are shares of the candidates without a public place in grade 10.
    """
    grown = growth(facts, year - RECORDED)
    recorded: dict[str, dict[str, Fraction]] = {}
    targets: dict[str, int] = {}
    for offer in table:
        programme = str(offer["programme"])
        at = level(programme)
        if at not in {"LX", "GDTX"}:
            at_level = recorded.setdefault(at, {})
            at_level[programme] = at_level.get(programme, Fraction(0)) + int(str(offer["entrants"]))
            targets[at] = targets.get(at, 0) + (int(str(offer["target"])) if offer["target"] != "" else 0)
    found: dict[str, dict[str, int]] = {}
    factors = _field_growth(facts, year - RECORDED)
    for at, entrants in recorded.items():
        base = nearest(sum(entrants.values()) * grown)
        high = base * facts.numbers["high_factor"]
        if at in {"CD", "TC"}:
            high = max(Fraction(base), Fraction(base + targets[at], 2))
        totals = {"low": nearest(base * facts.numbers["low_factor"]), "base": base, "high": nearest(high)}
        weights = {programme: count * factors[field(programme)] for programme, count in entrants.items()}
        _spread(found, weights, totals)
    return found | _general(facts, grown)


def _spread(found: dict[str, dict[str, int]], weights: Mapping[str, Fraction], totals: Mapping[str, int]) -> None:
    for variant in VARIANTS:
        parts = largest_remainder(totals[variant], list(weights.values()))
        for programme, part in zip(weights, parts, strict=True):
            found.setdefault(programme, {})[variant] = part


def _general(facts: Facts, grown: Fraction) -> dict[str, dict[str, int]]:
    numbers, pool = facts.numbers, unplaced_candidates(facts) * grown
    left = pool * (1 - numbers["gdtx_share_base"])
    found = {"00_GDTX": {v: nearest(pool * numbers[f"gdtx_share_{v}"]) for v in VARIANTS}}
    thn = {v: nearest(left * numbers[f"thn_share_{v}"]) for v in VARIANTS}
    _spread(found, {f"{of}_THN": weight for of, weight in POINTS.items()}, thn)
    return found


def _field_growth(facts: Facts, years: int) -> dict[str, Fraction]:
    """D3: product of the industries that use a field, weighted by GRDP 2025 × share, against the mean of all fields."""
    value = {row["section"]: float(row["grdp_2025_bn"]) for row in facts.industries}
    pace = {row["section"]: 1 + float(row["growth_target_2026"]) / 100 for row in facts.industries}
    size: dict[str, float] = {}
    grown: dict[str, float] = {}
    for row in facts.industry_fields:
        part = value[row["section"]] * float(row["share"])
        size[row["field"]] = size.get(row["field"], 0.0) + part
        grown[row["field"]] = grown.get(row["field"], 0.0) + part * pace[row["section"]]
    mean = sum(grown.values()) / sum(size.values())
    power = float(facts.numbers["sector_elasticity"]) * years
    return {of: exact(round((grown[of] / size[of] / mean) ** power, 6)) for of in size}


def _cells(
    facts: Facts, programme: str, year: int, totals: Mapping[str, int], start: Fraction
) -> list[dict[str, object]]:
    """D5: over communes by leavers (CĐ, TC, THN, GDTX) or labour force (SC, D3); wards count a fifth in field 62.

    Leavers and labour force are both spread by population, so population is the weight. D6: whole persons by
    rounding the running sum, low and high in proportion to base, so that low <= base <= high in every cell.
    """
    rural = facts.numbers["urban_farming"] if field(programme) == "62" else Fraction(1)
    people = [exact(row["population"]) * (rural if row["name"].startswith("Phường") else 1) for row in facts.communes]
    base = cumulative(totals["base"], people, start)
    exact_base = [Fraction(count) for count in base]
    low, high = (largest_remainder(totals[variant], exact_base) for variant in ("low", "high"))
    source = "Công thức D4–D6" if level(programme) in {"GDTX", "THN"} else "Công thức D1–D3, D5, D6"
    return [
        {"commune": row["commune"], "programme": programme, "year": year, "low": a, "base": b, "high": c,
         "basis": "estimate", "source": source}
        for row, a, b, c in zip(facts.communes, low, base, high, strict=True) if b
    ]  # fmt: skip
