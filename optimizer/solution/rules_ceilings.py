"""What the scenario asks of goals that stay below a ceiling, beside what the plan does."""

from dataclasses import dataclass

from optimizer.solution.asked import Asked, at_limit, without_exception
from optimizer.solution.audit_ceilings import VALUES, ceilings
from optimizer.solution.claims import Case
from optimizer.wording import Lang, say


@dataclass(frozen=True, slots=True)
class Named:
    """A goal, named in the language of the sentence."""

    goal: str

    def __call__(self, lang: Lang) -> str:
        """Return its name."""
        return say(f"goal.{self.goal}", lang)


def goals(case: Case) -> list[Asked]:
    """Return the value of each goal that has a ceiling, and the communes beyond the minutes of the worst-placed."""
    asked = case.scenario.goals
    found = [
        at_limit(f"goals.at_most:{goal}", VALUES[goal](case), "<=", most, "rule.goals.at_most", goal=Named(goal))
        for goal, most in asked.at_most
    ]
    if asked.furthest_at_most is not None:
        rows = ceilings(case)
        mine = rows[rows["phrase"] == "audit.ceilings.furthest"]
        told = {"limit": asked.furthest_at_most}
        found.append(without_exception(case, "goals.furthest_at_most", mine, "rule.goals.furthest", **told))
    return found
