"""Tables of the forecast (formulas W1–W8): work, growth, levels, leavers, vacancies, targets, prices, parameters."""

from fractions import Fraction

from estimates.demand import LAST as DEMAND_LAST
from estimates.facts import Facts, level
from estimates.intake import COLLEGES, unplaced_candidates
from estimates.offers import Offer
from estimates.rounding import largest_remainder, nearest

Rows = list[dict[str, object]]
LAST = 2025
"""Year of the work counted and of the school leavers."""
LEVELS = {"CD": "national_cd", "TC": "national_tc", "SC": "national_sc"}
FAIR_FIELDS = ("51", "52", "54", "81")
"""Fields of the trained posts at job fairs: mechanics, electronics, garments, hotels (press), in equal parts."""
ESTIMATE, PRESS = "estimate", "press"
TAUGHT = ("SC", "D3", "LX")
TARGETS_2025 = "Chỉ tiêu 2025 của hai trường cao đẳng (Báo Điện Biên Phủ, bản tiếng Anh)"
GROWTH_SOURCE = "Công thức W2, W3; mục tiêu 2026 và kết quả sáu tháng 2026 (báo chí)"
POST_SOURCE = "Công thức W6; tổng 30.000 vị trí theo báo chí"


def tables(facts: Facts, table: list[Offer]) -> dict[str, Rows]:
    """Return the tables of the forecast by name; `table` holds the recorded offers."""
    return {
        "employment": employment(facts), "sector_growth": growth(facts), "qualifications": levels(facts),
        "sector_fields": fields(facts), "school_leavers": leavers(facts), "vacancies": vacancies(facts),
        "training_targets": targets(facts, table), "training_prices": prices(facts),
        "forecast_parameters": parameters(facts),
    }  # fmt: skip


def employment(facts: Facts) -> Rows:
    """W1: employed 2025 as published, 2024 = 2025 / 1.0253; sections by their share (assumption, Hòa Bình's)."""
    now = facts.numbers["employed_2025"]
    before = now / (1 + facts.numbers["employed_growth_2025"] / 100)
    shares = [Fraction(row["work_share"]) for row in facts.work]
    rows: Rows = []
    for year, total in ((LAST - 1, nearest(before)), (LAST, int(now))):
        kind, source = (PRESS, "Công đoàn Việt Nam (bản tiếng Nhật)") if year == LAST else (ESTIMATE, "Công thức W1")
        rows.append({"sector": "ALL", "year": year, "employed": total, "basis": kind, "source": source})
        for row, part in zip(facts.work, largest_remainder(total, shares), strict=True):
            rows.append({"sector": row["section"], "year": year, "employed": part, "basis": ESTIMATE,
                         "source": f"Công thức W1; {row['reason']}"})  # fmt: skip
    return rows


def growth(facts: Facts) -> Rows:
    """W2: value added: low and high are the target of 2026 and the result of its first half, base their mean.

    W3: elasticity = growth of employed persons 2025 / growth of GRDP 2025 = 2.53 / 7.34 = 0.345; farming 0.
    """
    elasticity = round(float(facts.numbers["employed_growth_2025"] / facts.numbers["grdp_growth_2025"]), 3)
    targets_of = {row["section"]: row["growth_target_2026"] for row in facts.industries}
    rows: Rows = []
    for row in facts.work:
        low, high = sorted((Fraction(targets_of[row["section"]]), Fraction(row["growth_half_2026"])))
        rows.append({"sector": row["section"], "growth_low": float(low), "growth": round(float((low + high) / 2), 3),
                     "growth_high": float(high), "elasticity": elasticity if row["elastic"] == "1" else 0,
                     "basis": ESTIMATE, "source": GROWTH_SOURCE})  # fmt: skip
    return rows


def levels(facts: Facts) -> Rows:
    """W4: with a certificate = 63 % × 25.3 / 70 (Lào Cai's ratio), split by the national levels; farming a quarter.

    What is left of the 63 % are trained without a certificate: level D3. Low and high ± 25 %.
    """
    n = facts.numbers
    certified = n["trained_share_2025"] * n["laocai_certificate_share"] / n["laocai_trained_share"]
    national = sum(n[name] for name in (*LEVELS.values(), "national_university"))
    farming = Fraction(next(row["work_share"] for row in facts.work if row["section"] == "A")) / 100
    others = (1 - farming * n["farming_intensity"]) / (1 - farming)
    rows: Rows = []
    for section in ("A", "ALL"):
        factor = n["farming_intensity"] if section == "A" else others
        shares = {at: certified * n[name] / national * factor for at, name in LEVELS.items()}
        shares["D3"] = n["trained_share_2025"] - certified
        for at, share in shares.items():
            low, high = share * (1 - n["level_share_spread"]), share * (1 + n["level_share_spread"])
            rows.append({"sector": section, "level": at, "share_low": round(float(low), 3),
                         "share": round(float(share), 3), "share_high": round(float(high), 3),
                         "share_target": "", "target_year": "", "basis": ESTIMATE,
                         "source": "Công thức W4"})  # fmt: skip
    return rows


def fields(facts: Facts) -> Rows:
    """Shares of fields in each section, as assumed."""
    return [
        {"sector": row["section"], **{name: row[name] for name in ("field", "share", "basis", "source")}}
        for row in facts.industry_fields
    ]


def leavers(facts: Facts) -> Rows:
    """W5: leavers of lower secondary school as C1; upper = candidates of the final exam × share of population."""
    people = [Fraction(row["population"]) for row in facts.communes]
    lower = largest_remainder(int(facts.numbers["grade10_candidates_2025"]), people)
    upper = largest_remainder(int(facts.numbers["final_exam_candidates_2025"]), people)
    return [
        {"commune": row["commune"], "year": LAST, "lower": a, "upper": b, "basis": ESTIMATE,
         "source": "Công thức C1, W5"}
        for row, a, b in zip(facts.communes, lower, upper, strict=True)
    ]  # fmt: skip


def vacancies(facts: Facts) -> Rows:
    """W6: posts at job fairs, 90 % outside the province, 20 % for trained workers; these in four fields alike."""
    n = facts.numbers
    rows: Rows = []
    for where, part in (("inside", 1 - n["job_fair_outside"]), ("outside", n["job_fair_outside"])):
        posts = n["job_fair_posts_2025"] * part
        trained = posts * n["job_fair_trained"]
        shown = "trong tỉnh" if where == "inside" else "ngoài tỉnh"
        rows.append(_post(f"Lao động phổ thông, {shown}", "", where, "unskilled", posts - trained))
        for field in FAIR_FIELDS:
            rows.append(_post(f"Lao động kỹ thuật lĩnh vực {field}, {shown}", field, where, "trained",
                              trained / len(FAIR_FIELDS)))  # fmt: skip
    return rows


def _post(name: str, field: str, where: str, skill: str, posts: Fraction) -> dict[str, object]:
    return {"year": LAST, "occupation": name, "field": field, "location": where, "skill": skill,
            "posts": nearest(posts), "basis": ESTIMATE, "source": POST_SOURCE}  # fmt: skip


def targets(facts: Facts, table: list[Offer]) -> Rows:
    """W7: control totals of the forecast: the targets assigned for 2025, kept for the years to come.

    CĐ, TC: the targets of the two colleges. SC and D3 together: the province's plan of 8,500 trained, less these and
    less the recorded driving, split as the recorded entrants.
    """
    total = {at: int(sum(facts.numbers[f"{c}_target_{at.lower()}"] for c in COLLEGES)) for at in ("CD", "TC")}
    rows: Rows = [_target(at, LAST, n, "record", PRESS, TARGETS_2025) for at, n in total.items()]
    recorded = {at: sum(int(str(o["entrants"])) for o in table if level(str(o["programme"])) == at) for at in TAUGHT}
    short = int(facts.numbers["trained_plan_2025"]) - sum(total.values()) - recorded["LX"]
    parts = largest_remainder(short, [Fraction(recorded[at]) for at in ("SC", "D3")])
    total |= dict(zip(("SC", "D3"), parts, strict=True))
    for at, n in total.items():
        rows += [_target(at, year, n, "pin", ESTIMATE, "Công thức W7") for year in range(LAST + 1, DEMAND_LAST + 1)]
    return rows


def _target(at: str, year: int, entrants: int, use: str, basis: str, source: str) -> dict[str, object]:
    return {"level": at, "year": year, "entrants": entrants, "use": use, "basis": basis, "source": source}


def prices(facts: Facts) -> Rows:
    """Prices as the facts give them."""
    return [dict(row) for row in facts.prices]


def parameters(facts: Facts) -> Rows:
    """W8: share of leavers that take up GDTX and THN: those without a public place in grade 10 × the shares of D4."""
    n = facts.numbers
    pool = unplaced_candidates(facts) / n["grade10_candidates_2025"]
    rest = 1 - n["gdtx_share_base"]
    parts = {"GDTX": {v: n[f"gdtx_share_{v}"] for v in ("low", "base", "high")},
             "THN": {v: rest * n[f"thn_share_{v}"] for v in ("low", "base", "high")}}  # fmt: skip
    return [
        {"parameter": "participation", "level": at, **{v: round(float(pool * part), 5) for v, part in own.items()},
         "basis": ESTIMATE, "source": "Công thức W8"}
        for at, own in parts.items()
    ]  # fmt: skip
