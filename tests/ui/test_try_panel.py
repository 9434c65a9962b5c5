"""A trial by numbers, a trial of a real person, and what a receiving office can try."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.services import keeping_keys
from desktop_app.services.closing_months import compute_own
from desktop_app.services.office import Office
from desktop_app.settings import Settings
from desktop_app.ui.look import Look
from desktop_app.ui.session import Session
from desktop_app.ui.tasks import Tasks
from desktop_app.ui.try_panel import TryPanel

SCHEME = "bac-ninh-2024-draft"


def shown(qtbot: QtBot, session: Session) -> TryPanel:
    rulebook = session.office.rulebook
    made = TryPanel(session, lambda: (rulebook, rulebook.scheme(SCHEME)))
    qtbot.addWidget(made)
    made.show_month(session.month)
    made.show()
    return made


def texts(panel: TryPanel) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in panel.findChildren(QLabel)]


def test_numbers_come_to_steps(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session)
    panel.numbers["night_hours"].setText("46")
    panel.compute()
    assert "Tối đa 40 giờ, cắt 6 giờ" in texts(panel)
    assert any(text.startswith("Trực đêm: ") for text in texts(panel))


@pytest.mark.parametrize(("field", "text"), [("night_hours", "nhieu"), ("holidays", "9"), ("rest_days", "31")])
def test_what_is_wrong_stands_at_its_field(qtbot: QtBot, session: Session, field: str, text: str) -> None:
    panel = shown(qtbot, session)
    panel.numbers[field].setText(text)
    panel.compute()
    assert panel.form.fault_of(field)
    assert panel.trial is None


def test_a_month_in_which_the_scheme_is_not_in_force_is_warned_of(qtbot: QtBot, session: Session) -> None:
    rulebook = session.office.rulebook
    asked = ["khanh-hoa-2024"]
    panel = TryPanel(session, lambda: (rulebook, rulebook.scheme(asked[0])))
    qtbot.addWidget(panel)
    panel.show_month(session.month)
    panel.show()
    panel.compute()
    assert any("không có hiệu lực trọn tháng 10/2026" in text for text in texts(panel))
    asked[0] = "khanh-hoa-2026"
    panel.compute()
    shown = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert not any("không có hiệu lực trọn tháng" in text for text in shown)


def test_a_real_person_asks_for_no_numbers(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session)
    pay = compute_own(session.office, session.month).members[0]
    panel.member.set_value(pay.member)
    assert panel.numbers["night_hours"].isHidden()
    panel.compute()
    assert panel.trial is not None
    assert panel.trial.lines == pay.lines


def test_a_receiving_office_tries_made_up_people(qtbot: QtBot, empty_office: Office, look: Look, tasks: Tasks) -> None:
    keeping_keys.begin_receiving_office(empty_office, "ca-bac-ninh", "Công an tỉnh Bắc Ninh")
    panel = shown(qtbot, Session(empty_office, look, tasks, Settings()))
    assert panel.member.count() == 1
    panel.compute()
    assert panel.trial is not None
