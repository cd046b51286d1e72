"""Tables `institutions`, `sites` and `decided` (formulas U1–U5)."""

from collections.abc import Mapping
from fractions import Fraction

from estimates.facts import Facts, Row, field
from estimates.intake import COLLEGES
from estimates.offers import Offer, learner_years
from estimates.rounding import largest_remainder, nearest, up

BY_CODE = Mapping[str, list[Offer]]
STAFF_NOTE = "Nhóm tự chủ, số được giao, cơ cấu đội ngũ: ước tính (U3)"


def group(table: list[Offer]) -> dict[str, list[Offer]]:
    """Return the offers by institution."""
    found: dict[str, list[Offer]] = {}
    for offer in table:
        found.setdefault(str(offer["site"]).removesuffix("-1"), []).append(offer)
    return found


def posts(facts: Facts, own: BY_CODE) -> dict[str, int]:
    """Return posts by institution.

    U1: CĐ nghề as published; CĐ KT-KT has the same number of learners present (driving apart) per post. U2: the
    published total of the four regional centres over the eleven: a core of four each, the rest by learners present.
    """
    numbers = facts.numbers
    present = {code: sum(v for at, v in learner_years(facts, rows).items() if at != "LX") for code, rows in own.items()}
    known = int(numbers["CDN_posts"])
    found = {"CDN": known, "CDKTKT": nearest(Fraction(known) * present["CDKTKT"] / present["CDN"])}
    centres = [row["institution"] for row in facts.institutions if row["institution"] not in COLLEGES]
    core = int(numbers["posts_core"])
    rest = int(numbers["centre_posts"]) - core * len(centres)
    parts = largest_remainder(rest, [Fraction(present[code]) for code in centres])
    return found | {code: core + part for code, part in zip(centres, parts, strict=True)}


def institutions(facts: Facts, own: BY_CODE, filled: Mapping[str, int]) -> list[dict[str, object]]:
    """Return the thirteen institutions."""
    table = []
    for row in facts.institutions:
        code = row["institution"]
        targets = [int(str(offer["target"])) for offer in own[code] if offer["target"] != ""]
        table.append({
            "institution": code, "name": row["name"], "type": row["type"], "ownership": "public",
            "managing_body": row["managing_body"], "authority": "province", "speciality": "general",
            "autonomy_group": row["autonomy_group"], "counted": "", "revenue_mvnd": "", "expenditure_mvnd": "",
            "posts_given": filled[code], "posts": filled[code], **_staff(facts, code, own[code], filled[code]),
            "target": sum(targets) if targets else "", "basis": "press" if code == "CDN" else "estimate",
            "source": f"{row['source']}; số người: {_posts_source(code)}",
            "note": "; ".join(text for text in (row["note"], STAFF_NOTE) if text),
        })  # fmt: skip
    return table


def _posts_source(code: str) -> str:
    if code == "CDN":
        return "báo chí"
    return "công thức U1" if code == "CDKTKT" else "công thức U2"


def _staff(facts: Facts, code: str, offers: list[Offer], count: int) -> dict[str, int]:
    """U3: one head; two deputies in a college, one in a centre; teachers by a share, the rest administration."""
    numbers = facts.numbers
    deputies = 2 if code in COLLEGES else 1
    if code in COLLEGES:
        teachers, general = nearest(count * numbers["CDN_teachers_2023"] / numbers["CDN_posts_2023"]), 0
    else:
        teachers = count - max(nearest(count * numbers["administration_share"]), 1 + deputies)
        years = learner_years(facts, offers)
        general = nearest(teachers * years.get("GDTX", Fraction(0)) / sum(years.values()))
    return {
        "heads": 1, "deputies": deputies, "vocational_teachers": teachers - general, "general_teachers": general,
        "administration": count - 1 - deputies - teachers,
    }  # fmt: skip


def sites(facts: Facts, own: BY_CODE, filled: Mapping[str, int]) -> list[dict[str, object]]:
    """Return one site for each institution.

    U4: rooms = learners present at the site / fill rate, up to tens; land = the larger of the norm and 10 m² a
    place; floor = rooms × norm; beds by learners who may board; workshops = fields taught at the site, apart from 00.
    """
    table = []
    for row in facts.institutions:
        code, college = row["institution"], row["institution"] in COLLEGES
        taught = [offer for offer in own[code] if offer["delivery"] == "site"]
        years, numbers, kind = learner_years(facts, taught), facts.numbers, "college" if college else "centre"
        rooms = up(Fraction(sum(years.values())) / numbers["fill_rate"], 10)
        boarders = sum(years.get(at, Fraction(0)) for at in (("CD", "TC") if college else ("GDTX",)))
        table.append({
            "site": f"{code}-1", "institution": code, "name": f"Trụ sở {row['name']}", "head": 1,
            "commune": row["commune"], "lat": "", "lon": "", "urban": int(row["commune"] in _wards(facts)),
            "land_m2": up(max(numbers[f"land_{kind}"], rooms * numbers["land_per_place"])),
            "floor_m2": up(rooms * numbers[f"floor_{kind}"]), "rooms": rooms,
            "workshops": len({field(str(offer["programme"])) for offer in taught} - {"00"}),
            "beds": nearest(boarders * numbers[f"beds_{kind}"]), "condition": "", "posts": filled[code],
            "basis": "estimate", "source": "Công thức U4", "note": row["commune_note"],
        })  # fmt: skip
    return table


def _wards(facts: Facts) -> set[str]:
    return {row["commune"] for row in facts.communes if row["name"].startswith("Phường")}


def decided(facts: Facts, own: BY_CODE) -> list[dict[str, object]]:
    """Return what was really decided, for the record.

    U5: which of the old centres goes on as the regional one is not published; taken is the GDNN-GDTX centre of the
    region with the most learners present.
    """
    area = {row["commune"]: row["area"] for row in facts.communes}
    present = {code: sum(learner_years(facts, rows).values()) for code, rows in own.items()}
    centres = [row for row in facts.institutions if row["institution"] not in COLLEGES]
    hosts: dict[str, Row] = {}
    for row in centres:
        region = area[row["commune"]]
        best = hosts.get(region)
        if row["type"] == "GDNNGDTX" and (best is None or present[row["institution"]] > present[best["institution"]]):
            hosts[region] = row
    college = ("2025-09-04", "Giáo dục và Thời đại 22/9/2025; VCCI 19/12/2025", "")
    table = [
        _decision("CDKTKT", "", *college, name_after="Trường Cao đẳng Điện Biên"),
        _decision("CDN", "CDKTKT", *college),
    ]
    for row in centres:
        region = area[row["commune"]]
        host = hosts[region]["institution"]
        kept = row["institution"] == host
        name = f"Trung tâm GDNN-GDTX khu vực {region.removeprefix('KV')}" if kept else ""
        note = "Đơn vị tiếp nhận không công bố: ước tính theo công thức U5"
        table.append(_decision(row["institution"], "" if kept else host, "2025-07-01", "Lao Động 7/2025", note, name))
    return table


def _decision(code: str, host: str, date: str, source: str, note: str, name_after: str = "") -> dict[str, object]:
    return {
        "institution": code, "action": "merge" if host else "keep", "host": host, "date": date, "use": "record",
        "close_sites": "", "name_after": name_after, "basis": "press", "source": source, "note": note,
    }  # fmt: skip


def add_teachers(own: BY_CODE, staff: list[dict[str, object]]) -> None:
    """Fill the teachers of every offer: those of the institution by learners present (general ones to GDTX)."""
    for row in staff:
        offers = own[str(row["institution"])]
        general = [offer for offer in offers if offer["programme"] == "00_GDTX"]
        other = [offer for offer in offers if offer["programme"] not in {"00_GDTX", "84_LX"}]
        for part, column in ((general, "general_teachers"), (other, "vocational_teachers")):
            if part:
                weights = [Fraction(str(offer["present"])) for offer in part]
                for offer, count in zip(part, largest_remainder(int(str(row[column])), weights), strict=True):
                    offer["teachers"] = count
