import pytest

from desktop_app.model.problems import Problem, Refused, Severity, errors, refuse_errors

ERROR = Problem("a.wrong", values={"n": 1})
ODD = Problem("a.odd", severity=Severity.WARNING)
OPEN = Problem("a.open", severity=Severity.OVERRIDABLE)


def test_only_errors_stop_the_work() -> None:
    assert errors([ODD, ERROR, OPEN]) == [ERROR]
    assert refuse_errors([ODD, OPEN]) == [ODD, OPEN]


def test_a_refusal_carries_every_problem() -> None:
    with pytest.raises(Refused, match=r"a\.wrong {'n': 1}") as caught:
        refuse_errors(iter([ODD, ERROR, OPEN]))
    assert caught.value.problems == (ODD, ERROR, OPEN)


def test_one_problem_or_many() -> None:
    assert Refused(ERROR).problems == (ERROR,)
    assert Refused(iter([ERROR, ODD])).problems == (ERROR, ODD)
