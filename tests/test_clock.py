from datetime import UTC, date, datetime, timedelta

from desktop_app.clock import VIETNAM, Clock


def test_a_fixed_clock_stands_still() -> None:
    clock = Clock.fixed(datetime.fromisoformat("2026-11-02T09:00:00.5"))
    assert clock.now() == clock.now() == datetime(2026, 11, 2, 9, tzinfo=VIETNAM)
    assert clock.today() == date(2026, 11, 2)


def test_any_moment_is_told_in_vietnams_zone() -> None:
    clock = Clock.fixed(datetime(2026, 10, 31, 18, 30, tzinfo=UTC))
    assert clock.now().isoformat() == "2026-11-01T01:30:00+07:00"
    assert clock.today() == date(2026, 11, 1)


def test_the_real_clock_runs_and_knows_its_offset() -> None:
    before, after = Clock().now(), Clock().now()
    assert before.utcoffset() == timedelta(hours=7)
    assert timedelta(0) <= after - before < timedelta(minutes=1)
    assert before.microsecond == 0
    assert Clock().today() >= before.date()
