"""The year's estimate on screen: assumptions said, a second scheme beside the first, the workbook, Hủy."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.services.estimating_years import Heading
from desktop_app.ui.estimate_panel import EstimatePanel
from desktop_app.ui.models.rows import Band
from desktop_app.ui.session import Session
from desktop_app.ui.tasks import Cancelled, Progress
from desktop_app.wording import written

OWN, OTHER = "bac-ninh-2024-draft", "ha-noi-2024"


@pytest.fixture
def panel(qtbot: QtBot, session: Session) -> EstimatePanel:
    made = EstimatePanel(session, lambda: session.office.rulebook.scheme(OTHER))
    qtbot.addWidget(made)
    made.offer([OWN, OTHER])
    made.show()
    return made


def texts(panel: EstimatePanel) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in panel.findChildren(QLabel)]


def test_without_closed_months_one_must_be_chosen(panel: EstimatePanel) -> None:
    panel.compute()
    assert panel.found == ()
    assert "Chọn một tháng làm mẫu" in panel.form.fault_of("reference")
    assert not panel.save.isEnabled()


def test_one_scheme_s_year_with_what_is_entered(panel: EstimatePanel) -> None:
    panel.model.setCurrentIndex(1)
    panel.entered[Heading.UNIFORM].set_value(9_000_000)
    panel.compute()
    (found,) = panel.found
    rows = {row.heading: row.totals for row in panel.rows.rows}
    assert rows[Heading.UNIFORM] == (9_000_000,)
    assert sum(totals[0] for totals in rows.values()) == found.total
    assert written.money(found.total) in panel.state.text()
    assert "Khoản theo ca trực: mỗi tháng như tháng 10/2026." in texts(panel)


def test_two_schemes_stand_side_by_side_and_are_written(
    panel: EstimatePanel, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    panel.export()
    panel.model.setCurrentIndex(1)
    panel.other.set_value(OWN)
    panel.compute()
    assert [column.title for column in panel.rows.columns] == ["Nội dung chi", "(1)", "(2)", "Chênh lệch"]
    assert "BẢN TÍNH THỬ" in panel.trial.text.text()
    assert "chênh lệch không dùng làm căn cứ" in panel.trial.text.text()
    file = tmp_path / "dt.xlsx"
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_: (str(file), ""))
    panel.export()
    assert openpyxl.load_workbook(file).sheetnames[0] == "So sánh"


def test_huy_stops_it_and_shows_nothing(panel: EstimatePanel, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(progress: Progress, _done: int, _total: int) -> None:
        progress.cancel()
        raise Cancelled

    monkeypatch.setattr(Progress, "report", stopped)
    panel.model.setCurrentIndex(1)
    panel.compute()
    assert panel.found == ()


@pytest.mark.usefixtures("ha_noi_attested")
def test_unknown_rates_are_told_beside_the_sums(panel: EstimatePanel) -> None:
    panel.offer(["hung-yen-2024"])
    panel.model.setCurrentIndex(1)
    panel.compute()
    assert panel.trial.isHidden()
    panel.other.set_value("hung-yen-2024")
    panel.compute()
    assert "chưa biết mức Trực đêm" in panel.trial.text.text()
    assert panel.trial.isVisible()
    assert "đ (chưa đủ)." in panel.state.text()
    shown = {row.heading: [column.text(row) for column in panel.rows.columns] for row in panel.rows.rows}
    assert shown[Heading.HEALTH_INSURANCE][2:] == ["chưa biết", "không so được"]
    assert shown[Heading.MONTHLY][3].startswith("-")
    total = panel.rows.line_at(len(panel.rows.rows))
    assert isinstance(total, Band)
    assert total.cells[2].endswith("(chưa đủ)")
    assert total.cells[3] == "không so được"
