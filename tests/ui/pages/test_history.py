from datetime import date
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.model.law import Attestation, RuleKind
from desktop_app.model.periods import Span
from desktop_app.model.sources import Certainty, Source
from desktop_app.rules.parameters import DatedValue
from desktop_app.services import keeping_teams
from desktop_app.services.keeping_figures import keep_parameter_value
from desktop_app.services.keeping_rules import text_in_force
from desktop_app.services.keeping_schemes import attest_scheme, keep_scheme
from desktop_app.ui.pages.history import HistoryPage
from desktop_app.ui.window import MainWindow
from tests.whole_scheme import HA_NOI, completed


def opened(window: MainWindow) -> HistoryPage:
    window.frame.open("history")
    page = window.frame.pages["history"]
    assert isinstance(page, HistoryPage)
    return page


def told(page: HistoryPage) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in page.panel.findChildren(QLabel)]


def test_each_change_is_told_with_what_it_was_before(window: MainWindow) -> None:
    from dataclasses import replace

    session = window.frame.session
    member = session.office.book.members()[0]
    session.do(lambda: keeping_teams.save_member(session.office, replace(member, phone="0911")))
    page = opened(window)
    assert page.rows.index(0, 1).data() == "Ghi thông tin thành viên"
    shown = told(page)
    assert f"Sửa thành viên {member.full_name}" in shown
    assert f"điện thoại: {member.phone} → 0911" in shown


def test_the_chain_is_verified_by_a_key(qtbot: QtBot, window: MainWindow) -> None:
    page = opened(window)
    qtbot.keyClick(page.table, Qt.Key.Key_F9)
    assert page.verdict.isVisible()
    assert page.verdict.text.text().startswith("Nhật ký nguyên vẹn")


def test_undo_and_redo_by_key_are_told_in_the_status_line(qtbot: QtBot, window: MainWindow) -> None:
    frame = window.frame
    assert "Hoàn tác: ghi ca trực (Ctrl+Z)" in frame.status.text
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert frame.status.text.startswith("Đã hoàn tác: ghi ca trực")
    assert "Đã lưu lúc 16:42" in frame.status.text
    qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert frame.status.text.startswith("Đã làm lại")


def test_a_figure_that_was_replaced_says_what_stood_before(window: MainWindow) -> None:
    session = window.frame.session
    stands = session.office.rulebook.parameters["base_salary"].values[-1]
    source = Source("Nghị định 1/2026/NĐ-CP", "Điều 2", Certainty.VERIFIED)
    value = DatedValue(stands.span, {"": Decimal(2_700_000)}, source)
    session.do(lambda: keep_parameter_value(session.office, "base_salary", value, "số cũ gõ nhầm"))
    page = opened(window)
    shown = told(page)
    assert "Lý do: số cũ gõ nhầm" in shown
    assert "Sửa mức Nhà nước: Mức lương cơ sở" in shown or "Sửa mức Nhà nước: Lương cơ sở" in shown
    assert any("2.530.000 → 2.700.000" in words for words in shown)
    assert any(f"{stands.source.document} → Nghị định 1/2026/NĐ-CP" in words for words in shown)


def test_a_later_day_is_told_against_the_version_before(window: MainWindow) -> None:
    session = window.frame.session
    source = Source("Nghị định 1/2026/NĐ-CP", "Điều 2", Certainty.VERIFIED)
    for year, dong in ((2027, 2_700_000), (2028, 2_900_000)):
        value = DatedValue(Span(date(year, 1, 1)), {"": Decimal(dong)}, source)
        session.do(partial(keep_parameter_value, session.office, "base_salary", value))
    shown = told(opened(window))
    assert any("2.900.000" in words for words in shown)
    assert not any("2.700.000" in words for words in shown)


def test_an_attestation_is_told_in_words(window: MainWindow) -> None:
    session = window.frame.session
    said = Attestation("Nguyễn Thị Hạnh", date(2026, 10, 20), "Nghị quyết 31/2024/NQ-HĐND của HĐND thành phố, bản ký")
    text = completed(text_in_force(session.office, RuleKind.SCHEME, HA_NOI))
    session.do(lambda: keep_scheme(session.office, text))
    session.do(lambda: attest_scheme(session.office, HA_NOI, said))
    shown = told(opened(window))
    whole = next(words for words in shown if words.startswith("xác nhận"))
    assert f"{said.name} xác nhận ngày 20/10/2026, theo {said.document}" in whole
    assert not any("{" in words for words in shown)
