from desktop_app.wording import duty_grid_words


def test_marks_of_the_grid() -> None:
    assert duty_grid_words.symbol_meaning("Đ", 22 * 60, 30 * 60) == "Đ: trực từ 22 giờ đến 6 giờ hôm sau"
    assert duty_grid_words.symbol_meaning("C", 19 * 60 + 30, 24 * 60) == "C: trực từ 19 giờ 30 đến 24 giờ"
    assert duty_grid_words.hours_over(7 * 60 + 30, 0) == "7:30 trên 24"
