"""Today's network with its learners placed: always there, unless the user stops the work."""

from optimizer.errors import AuditError
from optimizer.model.case import Case
from optimizer.model.decisions import Decisions
from optimizer.model.solve import unchanged
from optimizer.wording import Lang, say


def placed_today(case: Case, lang: Lang = "vi") -> Decisions:
    """Return today's structure with the learners of `case` placed at least cost.

    Raises
    ------
    KeyboardInterrupt
        The user stopped it: there is nothing to compare a plan with.
    AuditError
        There is no placement, though demand may stay unplaced: a defect.
    """
    solved = unchanged(case)
    if solved.decisions is not None:
        return solved.decisions
    if solved.stopped_by == "interrupt":
        raise KeyboardInterrupt
    raise AuditError(say("analysis.no_today", lang))
