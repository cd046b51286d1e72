"""Decisions fixed beforehand: pins of the scenario, and rows of `decided` that the scenario makes binding."""

from dataclasses import dataclass

from optimizer.data.codes import Action, Use
from optimizer.data.site_codes import codes_in, hosts_in
from optimizer.solution.claims import Case


@dataclass(frozen=True, slots=True)
class Pinned:
    """All pins of a scenario, from both sources."""

    keep: frozenset[str]
    merge: frozenset[tuple[str, str]]
    leave: frozenset[str]
    convert: frozenset[str]
    keep_type: frozenset[str]
    keep_sites: frozenset[str]
    open_sites: frozenset[str]
    close_sites: frozenset[str]
    not_together: tuple[tuple[str, str], ...]
    site_hosts: frozenset[tuple[str, str]]
    """Sites of an institution that is divided, each with the host it goes to."""
    takers: frozenset[tuple[str, str]]
    """Institutions that are divided, with each of these hosts."""
    may_merge: frozenset[tuple[str, str]]
    """Pairs that may merge whatever excludes them: pinned ones and exceptions."""
    may_leave: frozenset[str]
    """Institutions that may leave: pinned ones and exceptions."""


def pinned(case: Case) -> Pinned:
    """Return the pins that hold in `case`; rows of `decided` with use = record never bind."""
    pins = case.scenario.pins
    rows = case.province.decided
    rows = rows[(rows["use"] == Use.PIN) & pins.decided]
    if pins.decided_until is not None:
        last = f"{pins.decided_until}-09-01"
        rows = rows[rows["date"].map(lambda day: bool(day) and str(day) <= last).astype(bool)]

    def decided(action: Action) -> set[str]:
        return set(rows.loc[rows["action"] == action, "institution"])

    merged = rows[rows["action"] == Action.MERGE]
    closed = {code for cell in rows["close_sites"] for code in codes_in(cell)}
    opened = {code for cell in rows["open_sites"] for code in codes_in(cell)}
    sites = [
        (i, s, h) for i, cell in zip(rows["institution"], rows["site_hosts"], strict=True) for s, h in hosts_in(cell)
    ]
    takers = frozenset((i, h) for i, _, h in sites)
    merge = frozenset(pins.merge) | set(zip(merged["institution"], merged["host"], strict=True))
    leave = frozenset(pins.leave) | decided(Action.LEAVE)
    return Pinned(
        keep=frozenset(pins.keep) | decided(Action.KEEP),
        merge=merge,
        leave=leave,
        convert=frozenset(pins.convert) | decided(Action.CONVERT),
        keep_type=frozenset(pins.keep_type),
        keep_sites=frozenset(pins.keep_sites),
        open_sites=frozenset(pins.open_sites) | opened,
        close_sites=frozenset(pins.close_sites) | closed,
        not_together=pins.not_together,
        site_hosts=frozenset((s, h) for _, s, h in sites),
        takers=takers,
        may_merge=merge | takers | set(case.scenario.allowed.merge),
        may_leave=leave | set(case.scenario.allowed.leave),
    )
