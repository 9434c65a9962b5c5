"""The whole window: every page by its key, nothing cut however long the words, Tab in reading order."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.settings import Settings
from desktop_app.ui import look as looks
from desktop_app.ui.actions import STATIONS
from desktop_app.ui.dialogs.keys import KeysDialog
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.head_chip import HeadChip
from desktop_app.ui.widgets.letters import GAP
from desktop_app.ui.widgets.text import ElidedLabel
from desktop_app.ui.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
PAGES = [station.name for station in STATIONS]
PADDING = 8
"""What a button may give up of the 24 pixels beside its words before they are cut."""
GIVES_WAY = (ElidedLabel, HeadChip)
"""These shorten with … and show the whole in a tooltip."""


@pytest.mark.parametrize("station", STATIONS, ids=PAGES)
def test_every_page_opens_by_its_key(qtbot: QtBot, window: MainWindow, station) -> None:
    key = Qt.Key(ord(station.key[-1]))
    qtbot.keyClick(window, key, CTRL)
    frame = window.frame
    assert frame.current == station.name
    assert frame.stack.currentWidget() is frame.pages[station.name]
    assert not frame.pages[station.name].trouble.isVisible()
    assert window.findChild(QAbstractButton, f"rail:{station.name}").isChecked()


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_End])
def test_the_keys_of_the_page_are_told_by_f1_and_scroll_at_once(qtbot: QtBot, window: MainWindow, answer, key) -> None:
    window.frame.open("payroll")
    told: list[tuple[int, int]] = []

    def walk(dialog: KeysDialog) -> None:
        settle()
        bar = dialog.area.verticalScrollBar()
        qtbot.keyClick(dialog.focusWidget(), key)
        told.append((bar.value(), bar.maximum()))
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
        assert not dialog.isVisible()

    seen = answer(KeysDialog, walk)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F1)
    assert ("F10", "Khóa tháng") in seen[0].groups[1][1]
    assert told[0][0] > 0 or told[0][1] == 0


def test_the_rail_shows_the_key_of_each_page(window: MainWindow) -> None:
    for station in STATIONS:
        made = window.findChild(QAbstractButton, f"rail:{station.name}")
        hint = made.findChild(QLabel)
        assert (hint.text(), hint.isVisible()) == (station.key[-1], True)
        words = made.fontMetrics().horizontalAdvance(made.text())
        assert hint.x() >= window.frame.session.look.px(12 + 18 + 4) + words, f"{station.title} runs into its key"
    window.frame.fold_rail()
    hints = [hint for button in window.frame.rail.findChildren(QAbstractButton) for hint in button.findChildren(QLabel)]
    assert not any(hint.isVisible() for hint in hints)


def test_the_rail_folds_and_stays_so(qtbot: QtBot, window: MainWindow) -> None:
    wide = window.frame.rail.width()
    qtbot.keyClick(window, Qt.Key.Key_B, CTRL)
    qtbot.waitUntil(lambda: window.frame.rail.width() < wide / 2)
    assert window.frame.session.settings.rail_folded
    assert all(button.toolTip() for button in window.frame.rail.findChildren(QAbstractButton))


def test_a_long_task_shows_in_the_status_line_and_can_be_stopped(window: MainWindow) -> None:
    status = window.frame.status
    status.begin("Đang in…")
    status.advance(3, 9)
    assert status._bar.isVisible()
    assert (status._bar.value(), status._bar.maximum()) == (3, 9)
    stopped: list[bool] = []
    status.cancelled.connect(lambda: stopped.append(True))
    status._stop.click()
    status.end()
    assert stopped
    assert not status._bar.isVisible()
    status.begin("Đang sao lưu…", stops=False)
    assert not status._stop.isVisible()


class Stretcher(QObject):
    """Makes each label and button half as long again, once, when it is polished."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        words = isinstance(watched, (QLabel, QAbstractButton)) and not isinstance(watched, GIVES_WAY)
        if words and event.type() == QEvent.Type.Polish and watched.property("stretched") is None:
            watched.setProperty("stretched", True)
            watched.setText(stretched(watched.text()))
        return False


def stretched(text: str) -> str:
    """Half as long again, words kept apart so that lines may break as they would; keys stay as they are."""
    said, gap, key = text.partition(GAP)
    words = said.replace("&", "").split(" ")
    longer = " ".join([*words, *(word for at, word in enumerate(words) if at % 2 == 0)])
    return f"{longer}{gap}{key}" if said.strip() and not said.isdigit() else text


def settle() -> None:
    """Let layouts that wait for each other come to rest."""
    for _ in range(6):
        QApplication.processEvents()


def cut(root: QWidget) -> list[str]:
    """Name the labels and buttons in sight whose words do not fit them."""
    found = []
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, (QLabel, QAbstractButton)) or isinstance(widget, GIVES_WAY):
            continue
        if not widget.isVisible() or not widget.text() or widget.visibleRegion().isEmpty():
            continue
        needed = widget.minimumSizeHint() if isinstance(widget, QAbstractButton) else widget.sizeHint()
        wraps = isinstance(widget, QLabel) and widget.wordWrap()
        high = widget.heightForWidth(widget.width()) if wraps else needed.height()
        spare = PADDING if isinstance(widget, QAbstractButton) else 1
        if (not wraps and widget.width() < needed.width() - spare) or widget.height() < high - 1:
            found.append(f"{widget.text()!r}: {widget.width()}x{widget.height()} of {needed.width()}x{high}")
    return found


def outside(window: MainWindow) -> list[str]:
    """Name the controls in sight that reach over the window's edge."""
    edge = window.rect()
    widgets = [w for w in window.findChildren(QWidget) if isinstance(w, (QAbstractButton, QLineEdit)) and w.isVisible()]
    return [
        f"{widget.objectName()} {widget.accessibleName()}"
        for widget in widgets
        if not widget.visibleRegion().isEmpty()
        and not edge.contains(widget.mapTo(window, QPoint(widget.width() - 1, 0)))
    ]


def overlapping(head: QWidget) -> list[str]:
    """Name the neighbours in a head that lie over each other."""
    shown = [w for w in head.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly) if w.isVisible()]
    ordered = sorted(shown, key=lambda widget: widget.x())
    return [str(one) for one, other in pairwise(ordered) if one.geometry().right() >= other.x() + 2]


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_cut_as_it_stands(window: MainWindow, page: str) -> None:
    window.resize(1366, 768)
    window.frame.open(page)
    settle()
    assert (window.width(), window.height()) == (1366, 768)
    assert cut(window) == []
    assert outside(window) == []


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_cut_with_words_half_as_long_again(qapp: QApplication, window: MainWindow, page: str) -> None:
    stretcher = Stretcher()
    qapp.installEventFilter(stretcher)
    try:
        window.resize(1366, 768)
        window.frame.open(page)
        settle()
        settle()
        assert cut(window.frame.pages[page]) == []
        assert outside(window) == []
        assert (window.width(), window.height()) == (1366, 768)
    finally:
        qapp.removeEventFilter(stretcher)


def in_reading_order(widgets: list[QWidget], root: QWidget) -> bool:
    """Whether Tab goes down within a column and columns follow from left to right."""
    return all(
        _before(one.mapTo(root, QPoint(0, 0)), other.mapTo(root, QPoint(0, 0)), one) for one, other in pairwise(widgets)
    )


def _before(here: QPoint, there: QPoint, widget: QWidget) -> bool:
    same_line = abs(here.y() - there.y()) < widget.height()
    return there.x() >= here.x() if same_line else there.y() > here.y() or there.x() > here.x()


@pytest.mark.parametrize("page", ["board", "members", "payroll", "history", "settings", "scheme"])
def test_tab_walks_in_reading_order_and_every_stop_has_a_name(window: MainWindow, page: str) -> None:
    window.frame.open(page)
    QApplication.processEvents()
    shown = window.frame.pages[page]
    stops: list[QWidget] = []
    widget = shown.nextInFocusChain()
    while widget is not shown and len(stops) < 400:
        tabbed = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if shown.isAncestorOf(widget) and tabbed and widget.isVisible() and widget.isEnabled():
            stops.append(widget)
        widget = widget.nextInFocusChain()
    named = [stop for stop in stops if not stop.objectName().startswith("qt_")]
    assert [str(stop) for stop in named if not (stop.accessibleName() or isinstance(stop, QTableView))] == []
    assert in_reading_order(named, window)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("font", [10.0, 14.0, 16.0])
def test_nothing_reaches_over_the_edge_at_any_size_of_letters(qtbot: QtBot, office, qapp, tasks, page, font) -> None:  # noqa: PLR0917
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.use(Session(office, looks.apply(qapp, "light", font), tasks, Settings(font_pt=font)), page)
    window.show()
    settle()
    assert (window.width(), window.height()) == (1366, 768)
    assert outside(window) == []
    assert overlapping(window.frame.pages[page].head) == []
