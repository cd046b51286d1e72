"""How far every commune is from every site: the object that the rest of the work reads."""

from dataclasses import dataclass

import pandas as pd

from optimizer.errors import Finding

METHODS = ("given", "roads", "graph", "none")
"""How the travel of a pair may be known, the surest first."""


@dataclass(frozen=True, slots=True)
class Travel:
    """One-way travel of a province. Missing (NaN) means unreachable, which is also a finding."""

    minutes: pd.DataFrame
    """index commune (seat), columns site; minutes one way."""
    km: pd.DataFrame
    """index commune, columns site; road kilometres one way."""
    site_minutes: pd.DataFrame
    """index site, columns site; minutes one way."""
    site_km: pd.DataFrame
    """index site, columns site; road kilometres one way."""
    method: pd.DataFrame
    """index commune, columns site; ``given`` (travel table), ``roads`` (drawn roads; or at least half of the way
    between the seats on rows of `roads` with use = pin), ``graph``, ``none`` (no path) or ``exempt`` (special commune,
    on no road)."""
    calibration: pd.DataFrame
    """One row per usable row of `roads`: from_commune, to_commune, use, km_published, km_uncalibrated and
    error_uncalibrated (neighbour graph alone, default factors), km_graph and error_share (as used), minutes_published,
    minutes_graph. Errors are graph ÷ published − 1."""
    findings: tuple[Finding, ...]
    drawn_pairs: int = 0
    """Pairs of commune and site whose way is measured on a drawn file of roads."""

    @property
    def pairs(self) -> dict[str, int]:
        """How many pairs of commune and site each of `METHODS` served; exempt ones are left out."""
        methods = self.method.to_numpy()
        return {method: int((methods == method).sum()) for method in METHODS}
