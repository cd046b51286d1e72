"""Questions in processes of their own."""

import pytest

from optimizer.analysis.parallel import spread
from optimizer.model.clock import Interrupt


def test_every_item_is_answered_once_whatever_the_order():
    """|-3|, |2|, |-1| on two processes: answers by position, each told once."""
    told: list[tuple[int, int]] = []
    found = spread(abs, [-3, 2, -1], Interrupt(), lambda item, answer: told.append((item, answer)), workers=2)
    assert found == {0: 3, 1: 2, 2: 1}
    assert sorted(told) == [(-3, 3), (-1, 1), (2, 2)]


def test_nothing_to_do_starts_nothing():
    """No items, no answers."""
    assert spread(abs, [], Interrupt(), lambda _item, _answer: None) == {}


def test_an_interrupt_returns_what_is_there():
    """The flag is up from the start: no waiting for answers, nothing is told."""
    flag = Interrupt()
    flag.raised.set()
    told: list[int] = []
    found = spread(abs, [-1, -2], flag, lambda item, _answer: told.append(item), workers=1)
    assert found == {}
    assert told == []


def test_a_failure_in_a_process_reaches_the_caller():
    """``int("x")`` fails there, and here."""
    with pytest.raises(ValueError, match="x"):
        spread(int, ["x"], Interrupt(), lambda _item, _answer: None, workers=1)
