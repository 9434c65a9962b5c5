"""What tests of several rooms share: the sample commune in a fresh book, the real resources, a clock that stands.

The sample is filled once and copied page by page into each test's own book, which takes a tenth of a millisecond.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app import app
from desktop_app.clock import Clock
from desktop_app.model.periods import Month
from desktop_app.model.problems import Refused
from desktop_app.paths import Paths
from desktop_app.rules.scheme import Scheme
from desktop_app.services.demonstrating import fill_sample
from desktop_app.services.office import Office, Workplace
from tests.building import NOW
from tests.soft_token import soft_token
from tests.whole_scheme import attest_ha_noi, complete_ha_noi

__all__ = ["soft_token"]
OCTOBER = Month(2026, 10)
Codes = Callable[[Callable[[], object]], list[str]]


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The filled sample that others are copied from; no test writes in it."""
    paths = Paths.standard(tmp_path_factory.mktemp("sample"))
    office = app.workplace(paths, Clock.fixed(NOW), "Lê Quang Đạo").trial()
    fill_sample(office)
    assert office.fonts
    assert office.layouts
    yield office
    office.book.close()


@pytest.fixture
def clock() -> Clock:
    return Clock.fixed(NOW)


@pytest.fixture
def workplace(tmp_path: Path, clock: Clock) -> Workplace:
    return app.workplace(Paths.standard(tmp_path / "data"), clock, "Lê Quang Đạo")


def _shared(office: Office, sample: Office) -> Office:
    """Rules, forms, faces and layouts are read once for all tests: they are never written to."""
    shared = replace(office, messages=sample.messages, read_forms=lambda: sample.forms)
    for name in ("own_rulebook", "fonts", "layouts"):
        shared.__dict__[name] = getattr(sample, name)
    return shared


@pytest.fixture
def empty_office(workplace: Workplace, sample: Office) -> Iterator[Office]:
    """An office over a book in memory in which nothing stands."""
    office = _shared(workplace.trial(), sample)
    yield office
    office.book.close()


@pytest.fixture
def office(empty_office: Office, sample: Office) -> Office:
    """The sample commune, 2 November 2026: 47 people in their teams, October's duty written, nothing closed."""
    sample.book._connection.backup(empty_office.book._connection)
    return empty_office


@pytest.fixture
def ha_noi_completed(office: Office) -> Scheme:
    """Hà Nội completed in the sample commune's book, to be attested."""
    return complete_ha_noi(office)


@pytest.fixture
def ha_noi_attested(office: Office) -> Scheme:
    """Hà Nội completed and attested in the sample commune's book; the commune does not apply it."""
    return attest_ha_noi(office)


@pytest.fixture
def office_on_disk(workplace: Workplace, sample: Office) -> Iterator[Office]:
    """The sample commune in a file of its own."""
    workplace.paths.data.mkdir(parents=True)
    office = _shared(workplace.create(workplace.paths.book), sample)
    fill_sample(office)
    yield office
    office.book.close()


@pytest.fixture
def refusal() -> Codes:
    """Return the codes that a call is refused with."""

    def codes(call: Callable[[], object]) -> list[str]:
        with pytest.raises(Refused) as caught:
            call()
        return [problem.code for problem in caught.value.problems]

    return codes


@pytest.fixture
def refused(sample: Office) -> Callable[[Office, Callable[[], object]], list[str]]:
    """Return the codes that a verb is refused with; each has its sentence, and nothing was written."""

    def codes(office: Office, call: Callable[[], object]) -> list[str]:
        head = office.book.history.head()
        with pytest.raises(Refused) as caught:
            call()
        assert office.book.history.head() == head
        assert all(sample.messages.problem(problem) for problem in caught.value.problems)
        return [problem.code for problem in caught.value.problems]

    return codes
