"""Audit of the decisions fixed beforehand."""

import pandas as pd

from optimizer.solution.binding import pinned
from optimizer.solution.claims import Case, claims, joined, together


def pins(case: Case) -> pd.DataFrame:
    """Every pin of the scenario and every binding row of `decided` holds."""
    fixed = pinned(case)
    fate, final, operator = case.after.fate, case.after.final, case.after.operator
    pairs = sorted(fixed.merge)
    apart = sorted(fixed.not_together)
    merged_elsewhere = [case.decisions.merge.get(i) != h for i, h in pairs]
    ends = {i: set(case.after.takers.get(i, (final[i],))) - {""} for i in final.index}
    together_after = [bool(ends.get(i, set()) & ends.get(j, set())) for i, j in apart]
    keep, leave = sorted(fixed.keep), sorted(fixed.leave)
    convert, keep_type = sorted(fixed.convert), sorted(fixed.keep_type)
    stay, close = sorted(fixed.keep_sites), sorted(fixed.close_sites)
    year = case.province.sites["opens"]
    due = [s for s in sorted(fixed.open_sites) if s not in year.index or year[s] <= case.scenario.year]
    not_converted = [i not in case.decisions.convert for i in convert]
    given = sorted(fixed.site_hosts)
    elsewhere = [operator.get(s, "") != h for s, h in given]
    return together(
        claims("audit.pins.keep", keep, [fate.get(i) not in {"survive", "outside"} for i in keep], "=", 0),
        claims("audit.pins.merge", joined([i for i, _ in pairs], [h for _, h in pairs]), merged_elsewhere, "=", 0),
        claims("audit.pins.leave", leave, [i not in case.decisions.leave for i in leave], "=", 0),
        claims("audit.pins.convert", convert, not_converted, "=", 0),
        claims("audit.pins.keep_type", keep_type, [i in case.decisions.convert for i in keep_type], "=", 0),
        claims("audit.pins.keep_sites", stay, [operator.get(s, "") == "" for s in stay], "=", 0),
        claims("audit.pins.site_hosts", joined([s for s, _ in given], [h for _, h in given]), elsewhere, "=", 0),
        claims("audit.pins.open_sites", due, [operator.get(s, "") == "" for s in due], "=", 0),
        claims("audit.pins.close_sites", close, [operator.get(s, "") != "" for s in close], "=", 0),
        claims("audit.pins.apart", joined([i for i, _ in apart], [j for _, j in apart]), together_after, "=", 0),
    )
