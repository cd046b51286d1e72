"""Teachers of a sketch, and what merged units have: plain sums for the enumeration, nothing taken from the model."""

from collections.abc import Mapping

from tests.model.world import Structure, World

GENERAL = "general"
type Team = tuple[str, str]
type Part = tuple[str, str, str]
"""(group, institution, site of it that goes to another host than its successor, or "" for the rest)."""


class Crew(World):
    """Teachers by field and institution, conditions on merged units, who has not finished."""

    def given(self, institution: str, column: str) -> float | None:
        """Figure of an institution; None where it is not known."""
        value = self.net.institutions[institution].get(column, "")
        return None if value == "" else float(value)

    def general_share(self, programme: str) -> float:
        """Share of general subjects."""
        return {"GDTX": 1.0, "THN": self.asked.staffing.thn_general_share}.get(
            self.net.programmes[programme]["level"], 0.0
        )

    def need(self, programme: str) -> dict[str, float]:
        """Group -> teachers for one entrant."""
        row, asked, part = self.net.programmes[programme], self.asked.staffing, self.general_share(programme)
        years = float(row["length_years"])
        return {
            row["field"]: (1 - part) * years / row["learners_per_teacher"],
            GENERAL: part * years / asked.general_class * asked.general_per_class,
        }

    def teachers(self, institution: str) -> dict[str, float] | None:
        """Field -> vocational teachers today; None where they, or their fields, are not known."""
        count = self.given(institution, "vocational_teachers")
        if count is None:
            return None
        for column in (3, 2):  # entrants, else places
            weights: dict[str, float] = {}
            for offer in self.net.offers:
                row = self.net.programmes[offer[1]]
                if self.owner(offer[0]) == institution and self.general_share(offer[1]) < 1:
                    learners = float(offer[column]) * row["length_years"] / row["learners_per_teacher"]  # type: ignore[arg-type]
                    weights[row["field"]] = weights.get(row["field"], 0.0) + learners
            if sum(weights.values()) > 0:
                return {f: count * w / sum(weights.values()) for f, w in weights.items()}
        return None if count > 0 else {}

    def known(self, group: str, institution: str) -> bool:
        """Whether the teachers of a group are known."""
        if group == GENERAL:
            return self.given(institution, "general_teachers") is not None
        return self.teachers(institution) is not None

    def today(self, group: str, institution: str) -> float:
        """Known teachers of a group."""
        if not self.known(group, institution):
            return 0.0
        if group == GENERAL:
            return self.given(institution, "general_teachers") or 0.0
        return (self.teachers(institution) or {}).get(group, 0.0)

    @property
    def base(self) -> int:
        """Year of the tables."""
        return int(self.net.facts["as_of"][:4]) if self.net.facts else (self.path or self.asked.periods)[0]

    @property
    def settling(self) -> float:
        """Share of the discounted years of a plan's year that lie within five of its first."""
        worth = self.worth(self.asked.year) if self.path else {}
        return sum(v for y, v in worth.items() if y < self.path[0] + 5) / sum(worth.values()) if worth else 0.0

    def worth(self, year: int) -> dict[int, float]:
        """Calendar years for which a year of the plan stands -> what they are worth in the first."""
        after = [y for y in self.path if y > year]
        rate = self.net.cost("discount_rate")
        return {y: (1 + rate) ** (self.path[0] - y) for y in range(year, after[0] if after else year + 5)}

    def stay(self, group: str, institution: str) -> float:
        """Those there in the year, or five years after one that stands alone."""
        counted = self.asked.year + (0 if self.path else 5)
        kind = GENERAL if group == GENERAL else "vocational"
        rows = [r for r in self.net.staff if (r["institution"], r["group"]) == (institution, kind)]
        everyone = sum(r["persons"] for r in rows)
        if everyone:
            share = sum(r["persons"] for r in rows if r["retires"] > counted) / everyone
        else:
            share = (1 - self.asked.staffing.attrition) ** max(0, counted - self.base)
        return self.today(group, institution) * share

    @property
    def groups(self) -> list[str]:
        """Fields and general subjects."""
        return sorted({GENERAL, *(v["field"] for v in self.net.programmes.values())})

    def pools(self, st: Structure) -> dict[Part, Team]:
        """Parts of institutions whose teachers are known -> (group, institution or site whose pool they are in)."""
        found = {}
        for g in self.groups:
            for i in self.scope:
                unit = st.host.get(i, i)
                if i not in st.left and self.known(g, i):
                    found[g, i, ""] = (g, unit if self.known(g, unit) else i)
                    for s, h in st.operator.items():
                        if self.owner(s) == i and h != unit:
                            found[g, i, s] = (g, h if self.known(g, h) else s)
        return found

    def share(self, group: str, institution: str, site: str) -> float:
        """Share of an institution's teachers of a group who belong to a site: by entrants, else places."""
        for column in (3, 2):
            weights: dict[tuple[str, str], float] = {}
            for offer in self.net.offers:
                row, part = self.net.programmes[offer[1]], self.general_share(offer[1])
                years = row["length_years"] / row["learners_per_teacher"]
                g, each = (GENERAL, part * years) if group == GENERAL else (row["field"], years * (part < 1))
                if self.owner(offer[0]) == institution:
                    key = (g, "" if offer[4] == "mobile" else offer[0])
                    weights[key] = weights.get(key, 0.0) + float(offer[column]) * each
            whole = sum(n for (g, _), n in weights.items() if g == group)
            if sum(weights.values()) > 0:
                return weights.get((group, site), 0.0) / whole if whole else 0.0
        return 0.0

    def staying(self, part: Part, pools: Mapping[Part, Team]) -> float:
        """Teachers of a part who are there in the year that counts."""
        group, institution, site = part
        everyone = self.stay(group, institution)
        if site:
            return everyone * self.share(group, institution, site)
        gone = sum(self.share(g, i, s) for g, i, s in pools if s and (g, i) == (group, institution))
        return everyone * (1 - gone)

    def other_posts(self, st: Structure) -> float:
        """Posts but those of known teachers, less those that lapse with mergers."""
        asked = self.asked.staffing
        stays = [i for i in self.scope if i not in st.left]
        posts = sum(self.given(i, "posts") or 0.0 for i in stays)
        if asked.counted:
            posts -= sum(self.today(g, i) for g in self.groups for i in stays)
        school = {"CD", "TC", "THN"}
        return posts - sum(asked.lapsed_school if self.kind(i) in school else asked.lapsed_centre for i in st.host)

    # -- merged units ----------------------------------------------------------------------------------------------

    def metres(self, site: str) -> float | None:
        """Land with urban m² doubled."""
        land = self.net.sites[site].get("land_m2", "")
        return None if land == "" else float(land) * (2 if self.net.sites[site].get("urban") else 1)

    def norm(self, condition: str, institution: str) -> float:
        """Norm of the type; 0 without one."""
        name = {"land": "land_rural_m2", "posts": "posts_at_least", "scale": "scale_at_least"}[condition]
        rows = [r for r in self.net.norms if r["parameter"] == name]
        own = [r["value"] for r in rows if r.get("type", "") == self.kind(institution)]
        return float((own or [r["value"] for r in rows if not r.get("type")] or [0])[0])

    def has(self, condition: str, institution: str) -> float | None:
        """What an institution has today."""
        if condition == "land":
            mine = [self.metres(s) for s in self.mine if self.owner(s) == institution and not self.planned(s)]
            return None if None in mine else sum(m for m in mine if m is not None)
        if condition == "posts":
            return self.given(institution, "posts")
        return float(sum(n for (_, s), n in self.places.items() if self.owner(s) == institution))

    def well_founded(self, st: Structure) -> bool:
        """Conditions of founding and the floor on own revenue hold for every unit that takes in others."""
        for h in set(st.host.values()):
            parts = [h, *(i for i, into in st.host.items() if into == h)]
            for condition in ("land", "posts", "scale"):
                mode, today = getattr(self.asked.founding, condition), {i: self.has(condition, i) for i in parts}
                if mode is None or None in today.values():
                    continue
                lacks = max(max(0.0, self.norm(condition, i) - (v or 0.0)) for i, v in today.items())
                after = sum(v or 0.0 for v in today.values())
                if condition == "land":
                    after = sum(self.metres(s) or 0.0 for s, o in st.operator.items() if o == h)
                if after < self.norm(condition, h) - (lacks if mode == "no_worse" else 0.0) - 1e-9:
                    return False
            if not self._pays(parts):
                return False
        return True

    def _pays(self, parts: list[str]) -> bool:
        share = self.asked.autonomy.self_financing_at_least
        sums: Mapping[str, list[float | None]] = {
            column: [self.given(i, column) for i in parts] for column in ("revenue_mvnd", "expenditure_mvnd")
        }
        if share is None or any(None in values for values in sums.values()):
            return True
        revenue, spent = (sum(v or 0.0 for v in values) for values in sums.values())
        return revenue >= share * spent - 1e-9

    def unfinished(self, programme: str, since: int | None = None) -> float:
        """Years of a programme that those enrolled in a year (that of the tables) have not finished by now."""
        return max(0.0, self.length(programme) - max(0, self.asked.year - (self.base if since is None else since)))
