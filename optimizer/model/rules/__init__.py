"""The rules, one module each, in the order of the document."""

from optimizer.model.rows import Family
from optimizer.model.rules.autonomy import autonomy
from optimizer.model.rules.beside import beside
from optimizer.model.rules.boarding import boarding
from optimizer.model.rules.budget import budget
from optimizer.model.rules.ceilings import ceilings
from optimizer.model.rules.centres import centres
from optimizer.model.rules.class_size import class_size
from optimizer.model.rules.counted import counted
from optimizer.model.rules.coverage import coverage
from optimizer.model.rules.dividing import dividing
from optimizer.model.rules.equipment import equipment
from optimizer.model.rules.equity import equity
from optimizer.model.rules.floors import floors
from optimizer.model.rules.founding import founding
from optimizer.model.rules.headcount import headcount
from optimizer.model.rules.merging import merging
from optimizer.model.rules.offering import offering
from optimizer.model.rules.pins import pins
from optimizer.model.rules.placement import placement
from optimizer.model.rules.places import places
from optimizer.model.rules.rooms import rooms
from optimizer.model.rules.sites import sites
from optimizer.model.rules.staffing import staffing
from optimizer.model.rules.transition import transition

FAMILIES: tuple[Family, ...] = (
    placement, places, equipment, offering, class_size, merging, dividing, sites, beside, counted, centres, coverage,
    floors, pins,
    rooms, boarding, equity, budget, ceilings, founding, autonomy, staffing, headcount, transition,
)  # fmt: skip
"""Every rule of a plan."""

WITHOUT_POLICY: tuple[Family, ...] = (
    placement, places, equipment, offering, class_size, beside, staffing, transition,
)  # fmt: skip
"""What holds of any structure: a plan given by hand is evaluated with these, its other rules are judged."""

TODAY: tuple[Family, ...] = (placement, places, staffing, transition)
"""What holds of today's network."""
