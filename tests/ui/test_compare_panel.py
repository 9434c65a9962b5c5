"""Two schemes over the sample commune's October, person by person, with the reason for each line."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.rules.scheme import Scheme
from desktop_app.ui.compare_panel import ComparePanel
from desktop_app.ui.models.rows import Band
from desktop_app.ui.session import Session
from desktop_app.wording import written

OWN, OTHER = "bac-ninh-2024-draft", "ha-noi-2024"


def panel(qtbot: QtBot, session: Session, first: Scheme | None) -> ComparePanel:
    made = ComparePanel(session, lambda: first)
    qtbot.addWidget(made)
    made.offer([OWN, OTHER], OTHER)
    made.show()
    return made


def side(made: ComparePanel) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in made.side.findChildren(QLabel)]


@pytest.mark.usefixtures("ha_noi_attested")
def test_everybody_s_difference_and_the_total(qtbot: QtBot, session: Session) -> None:
    made = panel(qtbot, session, session.office.rulebook.scheme(OWN))
    made.compute()
    assert made.found is not None
    first, second = made.found.total()
    assert written.money(first) in made.state.text()
    assert written.money(second - first) in made.state.text()
    assert "không có hiệu lực trong tháng này" in made.state.text()
    assert len(made.rows.rows) == len(made.found.people)


def test_one_person_s_lines_say_why(qtbot: QtBot, session: Session) -> None:
    made = panel(qtbot, session, session.office.rulebook.scheme(OWN))
    made.compute()
    made.table.go_first()
    shown = side(made)
    assert "Hai chế độ có mức khác nhau." in shown
    assert "Chỉ chế độ thứ nhất có khoản này." in shown
    assert any("2.520.000 + 300.000" in text for text in shown)
    made.other.set_value(OWN)
    made.compute()
    assert "Hai chế độ trả như nhau." in side(made)


def test_the_scheme_applied_is_not_offered_against_itself(qtbot: QtBot, session: Session) -> None:
    assert panel(qtbot, session, session.office.rulebook.scheme(OTHER)).other.value == OWN
    assert panel(qtbot, session, session.office.rulebook.scheme(OWN)).other.value == OTHER


@pytest.mark.usefixtures("ha_noi_attested")
def test_sums_without_all_rates_are_a_trial_s(qtbot: QtBot, session: Session) -> None:
    made = panel(qtbot, session, session.office.rulebook.scheme(OTHER))
    made.other.set_value(OTHER)
    made.compute()
    assert made.trial.isHidden()
    made.offer([OWN, OTHER, "hung-yen-2024"], OTHER)
    made.other.set_value("hung-yen-2024")
    made.compute()
    assert made.trial.isVisible()
    assert "BẢN TÍNH THỬ" in made.trial.text.text()
    assert "chưa biết mức Trực đêm" in made.trial.text.text()
    assert "Chênh lệch: không so được." in made.state.text()
    row = made.rows.rows[0]
    shown = [column.text(row) for column in made.rows.columns]
    assert shown[2] == written.money(row.amounts[0])
    assert shown[3].endswith("(chưa đủ)")
    assert shown[4] == "không so được"
    total = made.rows.line_at(len(made.rows.rows))
    assert isinstance(total, Band)
    assert total.cells[3:5] == (f"{written.money(made.found.total()[1])} (chưa đủ)", "không so được")
    made.table.go_first()
    assert any(text.endswith("→ chưa biết") for text in side(made))


def test_a_refusal_is_told_and_nothing_is_shown(qtbot: QtBot, session: Session) -> None:
    made = panel(qtbot, session, None)
    made.compute()
    assert made.found is None
    session.month = replace(session.month, year=2031)
    made = panel(qtbot, session, session.office.rulebook.scheme(OWN))
    made.compute()
    assert made.trouble.sentences
    assert made.found is None
