"""The profile's form: the scheme follows the province that is typed, and what is not certain is asked."""

from datetime import date

import pytest

from desktop_app.services.office import Office
from desktop_app.ui.look import Look
from desktop_app.ui.profile_form import ProfileForm, office_code

TODAY = date(2026, 10, 27)


@pytest.fixture
def form(qtbot, look: Look, office: Office) -> ProfileForm:
    made = ProfileForm(look, office.messages, office.rulebook.schemes, TODAY, first=True)
    qtbot.addWidget(made)
    return made


def offered(form: ProfileForm) -> list[str]:
    return [form.scheme.itemText(at) for at in range(form.scheme.count())]


def test_nothing_is_chosen_before_a_province_is_typed(form: ProfileForm) -> None:
    assert form.scheme.value is None
    form.name.setText("Tân Thành")
    profile, problems = form.profile()
    assert profile is None
    assert {(one.code, one.at.field) for one in problems} >= {
        ("form.scheme_not_chosen", "scheme_id"),
        ("unit.empty", "province"),
    }


@pytest.mark.parametrize("typed", ["Hà Nội", "TP. Hà Nội", "thành phố Hà Nội", "ha noi"])
def test_the_scheme_of_the_whole_province_is_chosen(form: ProfileForm, typed: str) -> None:
    form.province.setText(typed)
    assert form.scheme.value == "ha-noi-2024"
    form.province.setText("Nghệ An")
    assert form.scheme.value == "nghe-an-2024"


def test_of_a_merged_province_the_former_ones_stand_first_and_none_is_taken(form: ProfileForm) -> None:
    form.province.setText("Hưng Yên")
    assert form.scheme.value is None
    assert "Hưng Yên (cũ)" in offered(form)[1]
    assert "Thái Bình (cũ)" in offered(form)[2]
    assert "2 chế độ của Hưng Yên" in form.about_scheme.text()
    assert not form.about_scheme.isHidden()
    form.scheme.set_value("thai-binh-2024")
    assert form.about_scheme.isHidden()
    form.province.setText("tỉnh Hưng Yên")
    assert form.scheme.value == "thai-binh-2024"


def test_a_former_province_finds_its_scheme_and_one_that_ended_says_so(form: ProfileForm) -> None:
    form.province.setText("Bình Dương")
    assert form.scheme.value is None
    assert offered(form)[1].startswith("Bình Dương (cũ)")
    assert offered(form)[1].endswith("(hết hiệu lực từ 14/11/2025)")
    form.province.setText("Khánh Hòa")
    assert form.scheme.value == "khanh-hoa-2026"
    assert any("(hết hiệu lực từ 01/03/2026)" in words for words in offered(form)[1:3])


def test_every_draft_says_so(form: ProfileForm, office: Office) -> None:
    drafts = [one.name for one in office.rulebook.schemes.values() if one.span is None]
    assert drafts
    for name in drafts:
        assert any(words.startswith(name) and "dự thảo" in words for words in offered(form))


def test_a_province_without_a_scheme_is_told(form: ProfileForm) -> None:
    form.province.setText("Hà Nội")
    form.province.setText("Cà Mau")
    assert form.scheme.value is None
    assert "chưa có chế độ của Cà Mau" in form.about_scheme.text()
    form.scheme.set_value("nghe-an-2024")
    form.province.setText("tỉnh Cà Mau")
    assert form.scheme.value == "nghe-an-2024"


@pytest.mark.parametrize("typed", ["TP. Hồ Chí Minh", "Hồ Chí Minh", "Thành phố Hồ Chí Minh", "TP Hồ Chí Minh"])
def test_a_city_is_called_a_city(form: ProfileForm, typed: str) -> None:
    form.name.setText("Thủ Dầu Một")
    form.province.setText(typed)
    form.province.editingFinished.emit()
    assert form.office.text() == "Công an Thành phố Hồ Chí Minh"
    form.scheme.set_value("binh-duong-2024")
    profile, _ = form.profile()
    assert profile is not None
    assert profile.police.superior == ("CÔNG AN THÀNH PHỐ HỒ CHÍ MINH",)
    assert profile.receiving_office_code == "ca-ho-chi-minh"
    assert office_code(f"Công an {typed}") == "ca-ho-chi-minh"
