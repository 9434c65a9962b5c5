from desktop_app.wording.paper_dates import BLANK, born, dated, short


def test_a_day_takes_a_nought_and_so_do_the_first_two_months() -> None:
    assert dated(2026, 2, 5) == "ngày 05 tháng 02 năm 2026"
    assert dated(2026, 7, 5) == "ngày 05 tháng 7 năm 2026"


def test_what_is_not_given_leaves_room() -> None:
    assert dated(2026, 10, None) == f"ngày {BLANK} tháng 10 năm 2026"
    assert dated(2026, None, None) == f"ngày {BLANK} tháng {BLANK} năm 2026"


def test_births_known_in_part() -> None:
    assert [born(1979, 9, 2), born(1979, 9, None), born(1979, None, None)] == [
        "ngày 02 tháng 9 năm 1979",
        "tháng 9 năm 1979",
        "năm 1979",
    ]
    assert [short(1979, 9, 2), short(1979, 9, None), short(1979, None, None)] == ["02/09/1979", "09/1979", "1979"]
