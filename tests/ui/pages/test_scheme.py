from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from desktop_app.model.law import RuleKind
from desktop_app.services import keeping_rules
from desktop_app.ui.attest_form import AttestDialog
from desktop_app.ui.calendar_form import CalendarDialog
from desktop_app.ui.copy_scheme_form import CopySchemeDialog
from desktop_app.ui.dialogs.refusal import RefusalDialog
from desktop_app.ui.drop_rule_form import DropRuleDialog
from desktop_app.ui.figure_form import FigureDialog
from desktop_app.ui.pages.scheme import SchemePage
from desktop_app.ui.window import MainWindow


def opened(window: MainWindow) -> SchemePage:
    window.frame.open("scheme")
    page = window.frame.pages["scheme"]
    assert isinstance(page, SchemePage)
    return page


def texts(page: SchemePage) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in page.findChildren(QLabel)]


def test_the_commune_s_scheme_stands_with_values_sources_and_gaps(window: MainWindow) -> None:
    page = opened(window)
    shown = texts(page)
    assert page.head.state.text() == "Xã đang áp dụng"
    assert page.head.chip.text() == "chưa đối chiếu văn bản gốc"
    assert any("Tổ trưởng 0,68, Tổ phó 0,60, Tổ viên 0,52" in text for text in shown)
    night = "Mỗi giờ trực từ 22 giờ đến 06 giờ: 0,0125 × mức hỗ trợ thường xuyên, tối đa 40 giờ một tháng."
    assert night in shown
    assert "Còn để ngỏ" in shown
    assert any("Nghị định 161/2026/NĐ-CP" in text for text in shown)


@pytest.mark.parametrize("scheme", ["ha-noi-2024", "hung-yen-2024", "gia-lai-2024", "ninh-binh-2024"])
def test_every_scheme_there_is_can_be_told(window: MainWindow, scheme: str) -> None:
    page = opened(window)
    page.choice.set_value(scheme)
    law = window.frame.session.office.rulebook.schemes[scheme]
    shown = texts(page)
    assert law.name in shown
    assert page.head.state.text() == "Xem để đối chiếu, xã không áp dụng"
    titles = (window.frame.session.messages.label("line_code", line.code) for line in law.lines)
    assert all(any(text.startswith(title) for text in shown) for title in titles)


def test_a_schemes_file_is_taken_in_shown_and_given_up(
    window: MainWindow, answer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = opened(window)
    office = window.frame.session.office
    assert not page.drop_action.isEnabled()
    text = keeping_rules.text_in_force(office, RuleKind.SCHEME, "ha-noi-2024")
    file = tmp_path / "ha-noi.toml"
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileName", lambda *_: (str(file), ""))
    file.write_text(text + "\ntien = 1\n", encoding="utf-8")
    seen = answer(RefusalDialog, lambda dialog: dialog.accept())
    page.keep()
    assert any("tien" in sentence for sentence in seen[0].problems.sentences)
    file.write_text(text.replace("2_520_000", "2_600_000"), encoding="utf-8")
    page.keep()
    assert page.choice.value == "ha-noi-2024"
    assert any("chưa xác nhận" in shown for shown in texts(page))
    assert page.drop_action.isEnabled()
    answer(DropRuleDialog, lambda dialog: (dialog.why.setText("nhầm"), dialog.accept()))
    page.drop()
    assert office.book.rule_texts() == ()
    assert not page.drop_action.isEnabled()
    page.drop()


def test_a_scheme_is_attested_and_copied_from_its_page(window: MainWindow, answer) -> None:
    page = opened(window)
    page.choice.set_value("ha-noi-2024")

    def attest(dialog: AttestDialog) -> None:
        dialog.form.name.setText("Phạm Minh Tuấn")
        dialog.read.setChecked(True)
        dialog.accept()

    answer(AttestDialog, attest)
    page.attest()
    assert any(shown.startswith("Đã xác nhận: Phạm Minh Tuấn") for shown in texts(page))

    def copy(dialog: CopySchemeDialog) -> None:
        assert not dialog.apply.isChecked()
        dialog.form.name.setText("Hà Nội mới")
        dialog.form.document.setText("Nghị quyết 1/2026/NQ-HĐND")
        dialog.accept()

    answer(CopySchemeDialog, copy)
    page.copy()
    assert page.choice.value == "ha-noi-2027"
    assert "Hà Nội mới" in texts(page)
    window.frame.session.turn_to(window.frame.session.month.previous)
    assert page.head.state.text() == "Xã đang áp dụng"


def test_figures_and_calendars_have_their_dialogs(window: MainWindow, answer) -> None:
    page = opened(window)
    seen = answer(FigureDialog, lambda dialog: dialog.reject())
    page.add_figure()
    seen += answer(CalendarDialog, lambda dialog: dialog.reject())
    page.keep_calendar()
    assert seen[0].form.values


def test_a_kept_rule_that_cannot_be_read_is_told(window: MainWindow) -> None:
    office = window.frame.session.office
    broken = keeping_rules.a_rule_text(office, RuleKind.CALENDAR, "2026", "hỏng")
    with office.book.change("rule.kept", by="t") as change:
        change.put(broken)
    assert any(shown.startswith("calendar/2026.toml: ") for shown in texts(opened(window)))
