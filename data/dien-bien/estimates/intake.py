"""Entrants of a recorded year: the published totals, split over institutions and levels (formulas E1–E6)."""

from dataclasses import dataclass
from fractions import Fraction

from estimates.facts import Facts
from estimates.rounding import exact, largest_remainder, nearest, up

COLLEGES = ("CDKTKT", "CDN")
CITY = "Thành phố Điện Biên Phủ"


@dataclass(frozen=True, slots=True)
class Intake:
    """Entrants of the recorded year by institution and level, with the catchment each centre serves."""

    entrants: dict[str, dict[str, int]]
    """institution -> level -> entrants."""
    farming: dict[str, int]
    """centre -> of its short courses, those in agriculture."""


def intake(facts: Facts) -> Intake:
    """Return the recorded intake.

    E1: level totals of the province are the averages of 2020–2024. E2: totals of the two colleges are the averages
    of 2022–2024. E3: CĐ and TC are split over the colleges by their targets of 2025. E4: driving = places × fill;
    what is left of each college is sơ cấp and short courses, split by a fixed share.
    """
    numbers, entrants = facts.numbers, {}
    targets = {at: [numbers[f"{college}_target_{at.lower()}"] for college in COLLEGES] for at in ("CD", "TC")}
    by_level = {at: largest_remainder(province_year(facts, at), targets[at]) for at in targets}
    for k, college in enumerate(COLLEGES):
        own = {at: by_level[at][k] for at in by_level}
        if college == "CDN":
            own["LX"] = nearest(numbers["driving_scale"] * numbers["driving_fill"])
        rest = nearest(numbers[f"{college}_trained_2022_2024"] / numbers["college_years"]) - sum(own.values())
        own["SC"] = nearest(rest * numbers["college_sc_share"])
        own["D3"] = rest - own["SC"]
        entrants[college] = own
    taught = sum(own.get(at, 0) for own in entrants.values() for at in ("SC", "D3", "LX"))
    farming = _centres(facts, province_year(facts, "short") - taught, entrants)
    return Intake(entrants, farming)


def province_year(facts: Facts, at: str) -> int:
    """Return the province's average entrants a year, 2020–2024; `at` is CD, TC or short (sơ cấp, short, driving)."""
    return nearest(facts.numbers[f"province_{at.lower()}_2020_2024"] / facts.numbers["province_years"])


def _centres(facts: Facts, short: int, entrants: dict[str, dict[str, int]]) -> dict[str, int]:
    """Add the centres to `entrants`; return the agricultural part of their short courses.

    E5: Nậm Pồ as published; the others share what is left by the population they serve. E6: GDTX = share of the
    candidates without a public place in grade 10, split by population.
    """
    numbers = facts.numbers
    known = int(numbers["TTNP_trainees_2024"])
    served = {code: people for code, people in short_weights(facts).items() if code != "TTNP"}
    parts = largest_remainder(short - known, list(served.values()))
    totals = dict(zip(served, parts, strict=True)) | {"TTNP": known}
    general = gdtx_weights(facts)
    pupils = largest_remainder(nearest(unplaced_candidates(facts) * numbers["gdtx_share_base"]), list(general.values()))
    seats = dict(zip(general, pupils, strict=True))
    farming = {}
    for row in facts.institutions:
        code = row["institution"]
        if not row["catchment"]:
            continue
        total = totals.get(code, 0)
        elementary = total if code == "TTNNTH" else nearest(total * numbers["centre_sc_share"])
        if code != "TTNNTH":
            farming[code] = nearest(total * numbers["TTNP_agriculture_2024"] / known)
        own = {"SC": elementary, "D3": total - elementary, "GDTX": seats.get(code, 0)}
        entrants[code] = {at: count for at, count in own.items() if count}
    return farming


def unplaced_candidates(facts: Facts) -> Fraction:
    """Return the candidates of 2025 beyond the public places of grade 10 (1,312)."""
    return facts.numbers["grade10_candidates_2025"] - facts.numbers["grade10_places_2025"]


def short_weights(facts: Facts) -> dict[str, Fraction]:
    """Return the people each centre serves with short courses: its old district; the old city counts in part."""
    people = _people(facts)
    weights = {}
    for row in facts.institutions:
        code, where = row["institution"], row["catchment"]
        if code == "TTNNTH":
            weights[code] = people[CITY] * facts.numbers["city_weight_it"]
        elif where and where != "city":
            extra = people[CITY] * facts.numbers["city_weight_rural"] if code == "TTDB" else Fraction(0)
            weights[code] = people[where] + extra
    return weights


def gdtx_weights(facts: Facts) -> dict[str, Fraction]:
    """Return the people each centre with GDTX classes serves: its old district, or the old city."""
    people = _people(facts)
    return {
        row["institution"]: people[CITY if row["catchment"] == "city" else row["catchment"]]
        for row in facts.institutions
        if row["catchment"] and row["institution"] != "TTNNTH"
    }


def _people(facts: Facts) -> dict[str, Fraction]:
    people: dict[str, Fraction] = {}
    for row in facts.communes:
        people[row["old_district"]] = people.get(row["old_district"], Fraction(0)) + exact(row["population"])
    return people


def classes_of(entrants: int, size: Fraction) -> int:
    """Return the places of whole classes of `size` that hold `entrants`."""
    return up(Fraction(entrants) / size) * int(size)
