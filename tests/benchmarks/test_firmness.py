"""The benchmark of firmness says what it measured."""

from optimizer.analysis.firmness import QUESTIONS
from tests.benchmarks.firmness import measure
from tests.benchmarks.synthetic import Size


def test_each_question_is_answered_for_each_institution():
    told = measure(Size("15", 6, 8, 2, 2), 60, 0.01)
    assert set(told["answered_s"]) == {f"{q.weights}/{q.variant}" for q in QUESTIONS}
    assert sum(told["answers"].values()) == 6 * len(QUESTIONS)
    assert told["gap"] <= 0.01
