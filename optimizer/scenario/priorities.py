"""Which fields of training come first, by what rule."""

from pydantic import Field

from optimizer.scenario.groups import Frozen


class Priorities(Frozen):
    """Priority fields: high-skill technical fields, national key programmes, by a list with its legal basis.

    They have their place by two stated rules: demand not met counts `weight` times in the goal, and `Floors.priority`
    (or `Floors.by_level`) asks for a least share of it. The basis of the list, the decision that names the fields, is
    given in `Scenario.basis` under "priorities.fields".
    """

    fields: tuple[str, ...] = ()
    """Fields of training (two-digit codes) that are priority beside the programmes that the tables mark."""
    weight: float | None = Field(default=None, ge=1)
    """Times that demand not met counts in a priority programme (number). None: the parameter priority_programme."""
