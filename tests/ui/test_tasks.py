import threading
import time

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.ui.tasks import Cancelled, Progress, Tasks


def test_at_once_gives_the_result_before_run_returns(tasks: Tasks) -> None:
    seen: list[int] = []
    told: list[object] = []
    tasks.began.connect(lambda words, _stops: told.append(words))
    tasks.advanced.connect(lambda *args: told.append(args))
    tasks.ended.connect(lambda: told.append("ended"))

    def work(progress: Progress) -> int:
        progress.report(1, 2)
        return 7

    tasks.run("Đang tính", work, seen.append)
    assert seen == [7]
    assert told == ["Đang tính", (1, 2), "ended"]
    assert not tasks.busy


def test_in_life_the_work_is_elsewhere_and_the_answer_here(qtbot: QtBot) -> None:
    tasks = Tasks()
    here = threading.get_ident()
    seen: list[tuple[int, int]] = []
    with qtbot.waitSignal(tasks.ended):
        tasks.run(
            "", lambda _progress: threading.get_ident(), lambda there: seen.append((there, threading.get_ident()))
        )
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0] != here
    assert seen[0][1] == here


def test_a_fault_reaches_failed_or_the_window(tasks: Tasks) -> None:
    faults: list[BaseException] = []

    def work(_progress: Progress) -> None:
        raise OSError("full")

    tasks.run("", work, lambda _none: None, faults.append)
    assert str(faults[0]) == "full"
    with pytest.raises(OSError, match="full"):
        tasks.run("", work, lambda _none: None)


def test_cancel_stops_at_the_next_report_and_nothing_follows(qtbot: QtBot) -> None:
    tasks = Tasks()
    started, go_on = threading.Event(), threading.Event()
    followed: list[object] = []
    faults: list[BaseException] = []

    def work(progress: Progress) -> None:
        started.set()
        go_on.wait(5)
        progress.report(1, 2)

    with qtbot.waitSignal(tasks.ended):
        tasks.run("", work, followed.append, faults.append)
        started.wait(5)
        tasks.cancel()
        go_on.set()
    assert not followed
    assert [type(fault) for fault in faults] == [Cancelled]
    assert tasks.wait()


@pytest.mark.usefixtures("qapp")
def test_results_are_handed_over_before_their_pages_go() -> None:
    tasks, came = Tasks(), list[int]()
    tasks.run("một", lambda _progress: time.sleep(0.05) or 1, came.append)
    tasks.run("hai", lambda _progress: 2, lambda two: tasks.run("ba", lambda _progress: two + 1, came.append))
    tasks.bring_home()
    assert came == [1, 3]
    assert not tasks.busy


def test_work_that_waited_is_named_while_it_runs(qtbot: QtBot) -> None:
    tasks = Tasks()
    told: list[object] = []
    tasks.began.connect(lambda words, stops: told.append((words, stops)))
    tasks.ended.connect(lambda: told.append("ended"))
    tasks.run("Đang dựng bản xem trước", lambda _progress: time.sleep(0.05), lambda _none: None, stops=False)
    tasks.run("Đang gửi tới máy in", lambda _progress: time.sleep(0.05), lambda _none: None)
    assert told == [("Đang dựng bản xem trước", False)]
    qtbot.waitUntil(lambda: not tasks.busy)
    assert told == [("Đang dựng bản xem trước", False), "ended", ("Đang gửi tới máy in", True), "ended"]
