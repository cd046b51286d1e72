"""Table `offers`: entrants, targets and places of every site × programme × occupation (formulas O1–O5)."""

from fractions import Fraction

from estimates.facts import Facts, Row, level
from estimates.intake import COLLEGES, Intake, classes_of
from estimates.rounding import exact, largest_remainder, up

Offer = dict[str, object]
SHORT = ("SC", "D3", "LX")


def offers(facts: Facts, recorded: Intake) -> list[Offer]:
    """Return the offers of all institutions, one site each (code of the institution + ``-1``)."""
    table = []
    for row in facts.institutions:
        code = row["institution"]
        own = _college(facts, recorded, code) if code in COLLEGES else _centre(facts, recorded, code)
        for offer in own:
            offer["site"] = f"{code}-1"
            offer.setdefault("target", "")
        table += [_finished(offer, code) for offer in own]
    return sorted(table, key=lambda r: tuple(str(r[k]) for k in ("site", "programme", "delivery", "occupation")))


def _finished(offer: Offer, code: str) -> Offer:
    at = level(str(offer["programme"]))
    share = "" if at == "GDTX" else "75" if at in {"CD", "TC"} else "80"
    past = offer["entrants"] if code in COLLEGES else ""
    published = code == "TTNP" and offer["programme"] == "62_D3"
    return offer | {
        "entrants_2": past, "entrants_1": past, "graduates": "", "employed_share": share, "teachers": "",
        "basis": "press" if published else "estimate",
        "source": "Báo Điện Biên Phủ (bản tiếng Anh): 348 học viên nông nghiệp năm 2024; quy mô: O4" if published
        else "Tổng theo báo chí; phân bổ theo công thức E1–E6, O1–O5",
    }  # fmt: skip


def _listed(facts: Facts, owner: str, at: str) -> list[Row]:
    """Return the occupations of `owner` at a level; a centre without own rows takes those of all centres."""
    listed = [row for row in facts.occupations if level(row["programme"]) == at]
    own = [row for row in listed if row["owner"] == owner]
    if owner in (*COLLEGES, "TTNNTH"):
        return own
    named = {row["programme"] for row in own}
    return own + [row for row in listed if row["owner"] == "centre" and row["programme"] not in named]


def _spread(listed: list[Row], entrants: int) -> list[Offer]:
    """O1: entrants of a level over occupations by weight (2 in demand, 1 others, 0.5 hard to fill or to be dropped)."""
    weights = [exact(row["weight"]) for row in listed]
    parts = largest_remainder(entrants, weights)
    return [
        {**{k: row[k] for k in ("programme", "delivery", "occupation")}, "entrants": count, "note": row["reason"]}
        for row, count in zip(listed, parts, strict=True)
    ]


def _college(facts: Facts, recorded: Intake, code: str) -> list[Offer]:
    """O2: targets over occupations by entrants. O3: places of CĐ KT-KT add up to its scale; CĐ nghề: its targets."""
    numbers, own = facts.numbers, recorded.entrants[code]
    found = {at: _spread(_listed(facts, code, at), count) for at, count in own.items()}
    for at in ("CD", "TC"):
        _share(found[at], "target", int(numbers[f"{code}_target_{at.lower()}"]))
    if code == "CDN":
        _share([o for at in SHORT for o in found[at]], "target", int(numbers["CDN_target_short"]))
        for at in ("CD", "TC"):
            _share(found[at], "places", int(numbers[f"CDN_target_{at.lower()}"]))
        for offer in (o for at in ("SC", "D3") for o in found[at]):
            offer["places"] = up(Fraction(_entrants(offer)) / numbers["fill_rate"])
        _share(found["LX"], "places", int(numbers["driving_scale"]))
    else:
        larger = [max(Fraction(own[at]), numbers.get(f"{code}_target_{at.lower()}", Fraction(0))) for at in found]
        for at, places in zip(found, largest_remainder(int(numbers[f"{code}_scale"]), larger), strict=True):
            _share(found[at], "places", places)
    return [offer for at in found for offer in found[at]]


def _share(found: list[Offer], column: str, total: int) -> None:
    parts = largest_remainder(total, [Fraction(_entrants(offer)) for offer in found])
    for offer, part in zip(found, parts, strict=True):
        offer[column] = part


def _entrants(offer: Offer) -> int:
    return int(str(offer["entrants"]))


def _centre(facts: Facts, recorded: Intake, code: str) -> list[Offer]:
    """O4: places of SC and D3 = entrants / fill rate; GDTX = whole classes. O5: one SC occupation per 18 entrants.

    Sơ cấp is taught at the site, short courses in the communes; Nậm Pồ taught everything in the communes (press).
    """
    numbers, own, found = facts.numbers, recorded.entrants[code], []
    if "SC" in own:
        listed = _listed(facts, code, "SC")
        classes = max(1, min(len(listed), own["SC"] // int(numbers["class_norm"])))
        found += _spread(listed[:classes], own["SC"])
    if "D3" in own:
        listed = _listed(facts, code, "D3")
        farm = [row for row in listed if row["programme"].startswith("62")]
        other = [row for row in listed if not row["programme"].startswith("62")]
        found += _spread(farm, recorded.farming[code]) + _spread(other, own["D3"] - recorded.farming[code])
    if "GDTX" in own:
        found += _spread(_listed(facts, code, "GDTX"), own["GDTX"])
    for offer in found:
        if level(str(offer["programme"])) == "GDTX":
            offer["places"] = classes_of(_entrants(offer), numbers["gdtx_class"])
            continue
        offer["places"] = up(Fraction(_entrants(offer)) / numbers["fill_rate"])
        if code == "TTNP":
            offer["delivery"] = "mobile"
    if code == "TTNP":
        _share([o for o in found if o["programme"] != "00_GDTX"], "target", int(numbers["TTNP_target_2024"]))
    return found


def learner_years(facts: Facts, own: list[Offer]) -> dict[str, Fraction]:
    """Return learners present by level: entrants × length."""
    length = {row["level"]: exact(row["length_years"]) for row in facts.levels}
    years: dict[str, Fraction] = {}
    for offer in own:
        at = level(str(offer["programme"]))
        years[at] = years.get(at, Fraction(0)) + _entrants(offer) * length[at]
    return years
