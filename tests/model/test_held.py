"""Variables of a loaded problem: the same keys and numbers, without the objects."""

import pytest

from optimizer.model.build import build
from optimizer.model.held import Held
from tests.model.larger import ASKED, larger


def test_keys_and_numbers_are_those_of_the_variables():
    """In the same order, by iteration and one by one."""
    case = larger().case(ASKED)
    place = build(case).problem.var.place
    held = Held(place)
    assert len(held) == len(place)
    assert list(held) == list(place)
    assert [(k, number.id) for k, number in held.items()] == [(k, v.id) for k, v in place.items()]
    for key in list(place)[::97]:
        assert held[key].id == place[key].id
    assert ("no", "such", "key") not in held
    with pytest.raises(KeyError):
        _ = held["no", "such", "key"]


def test_a_loaded_model_keeps_what_is_read_of_it():
    """The variables but those of learners stay; links of the case are let go, and made again the same."""
    case = larger().case(ASKED)
    model = build(case)
    links, numbers = dict(case.links), {k: v.id for k, v in model.problem.var.place.items()}
    loaded = model.loaded()
    assert "links" not in case.__dict__
    assert {k: v.id for k, v in loaded.problem.var.place.items()} == numbers
    assert loaded.problem.var.run is model.problem.var.run
    assert loaded.problems[-1] is loaded.problem
    assert case.links == links
