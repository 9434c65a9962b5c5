from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop_app.model.text import name_key
from desktop_app.ui.look import Look
from desktop_app.ui.models.rows import Band, Column, Extra, Grouping, RowsModel
from desktop_app.ui.widgets.table import RowsView

pytestmark = pytest.mark.usefixtures("look")


@dataclass(frozen=True)
class Person:
    name: str
    team: str
    pay: int


PEOPLE = (
    Person("Nguyễn Văn An", "Đông", 30),
    Person("Trần Thị Ước", "Đông", 200),
    Person("Lê Quang Đạo", "Đoài", 4),
)


def a_model(**more: object) -> RowsModel[Person]:
    columns = (
        Column[Person]("Họ và tên", lambda p: p.name, key=lambda p: name_key(p.name)),
        Column[Person]("Tiền", lambda p: str(p.pay), key=lambda p: p.pay, right=True, width=80),
    )
    return RowsModel(columns, **more)  # type: ignore[arg-type]


def grouped() -> RowsModel[Person]:
    grouping = Grouping[Person](of=lambda p: p.team, title=lambda own: f"Tổ {own[0].team}")
    return a_model(grouping=grouping, total=lambda rows: ("Cộng", str(sum(p.pay for p in rows))))


@pytest.mark.parametrize("make", [a_model, grouped])
def test_qt_finds_no_fault_with_the_model(make: object) -> None:
    model = make()  # type: ignore[operator]
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows(PEOPLE)
    model.sort(1, Qt.SortOrder.DescendingOrder)
    model.filter("le")
    model.set_rows(())


def test_order_follows_the_key_and_not_the_text() -> None:
    model = a_model()
    model.set_rows(PEOPLE)
    model.sort(1)
    assert [p.pay for p in model.rows] == [4, 30, 200]
    model.sort(0)
    assert [p.name.split()[-1] for p in model.rows] == ["An", "Đạo", "Ước"]
    model.sort(-1)
    assert tuple(model.rows) == PEOPLE


def test_filter_needs_no_tone_marks_and_takes_words_in_any_order() -> None:
    model = a_model()
    model.set_rows(PEOPLE)
    model.filter("dao le")
    assert [p.name for p in model.rows] == ["Lê Quang Đạo"]
    model.filter("")
    assert len(model.rows) == 3


def test_groups_keep_together_and_the_total_adds_what_is_shown() -> None:
    model = grouped()
    model.set_rows(PEOPLE)
    model.sort(1, Qt.SortOrder.DescendingOrder)
    cells = [model.index(line, 0).data() for line in range(model.rowCount())]
    assert cells == ["Tổ Đông", "Trần Thị Ước", "Nguyễn Văn An", "Tổ Đoài", "Lê Quang Đạo", "Cộng"]
    assert model.index(5, 1).data() == "234"
    assert model.index(0, 0).data(Extra.BAND) == "group"
    assert isinstance(model.line_at(0), Band)
    model.filter("nguyen")
    assert model.index(model.rowCount() - 1, 1).data() == "30"


def test_the_view_walks_over_headings_opens_on_enter_and_stays_on_its_row(qtbot: QtBot, look: Look) -> None:
    view = RowsView[Person](look, grouped(), name="Người")
    view.identity = lambda p: p.name  # type: ignore[attr-defined]
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.show()
    view.rows.set_rows(PEOPLE)
    view.go_first()
    opened: list[Person] = []
    view.opened.connect(opened.append)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert [p.name for p in opened] == ["Trần Thị Ước", "Lê Quang Đạo"]
    view.rows.set_rows(tuple(reversed(PEOPLE)))
    assert view.current_row is PEOPLE[2]
    assert not view.go_to("nobody")


def test_rows_that_cannot_be_chosen_are_shown_and_passed_over(qtbot: QtBot, look: Look) -> None:
    model = a_model()
    model.able = lambda person: person.team != "Đông" or person.pay < 100
    model.set_rows(PEOPLE)
    view = RowsView(look, model, name="people")
    qtbot.addWidget(view)
    view.show()
    view.go_first()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.current_row == PEOPLE[2]
    assert model.rows[1] == PEOPLE[1]
