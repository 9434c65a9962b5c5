import pytest
from PySide6.QtWidgets import QApplication, QLabel

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
