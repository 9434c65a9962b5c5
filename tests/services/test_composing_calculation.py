from desktop_app.model.periods import Month
from desktop_app.services.closing_months import sheet_of
from desktop_app.services.composing_calculation import compose_calculation
from desktop_app.services.office import Office
from tests.services.conftest import Owed

OCTOBER = Month(2026, 10)


def test_every_line_ends_in_its_amount_and_repeats_no_step(office: Office) -> None:
    sheet, _ = sheet_of(office, OCTOBER)
    pay = max(sheet.members, key=lambda one: sum(len(line.steps) for line in one.lines))
    made = compose_calculation(office, OCTOBER, pay.member)
    assert [line.steps[-1].amount for line in made.lines] == [line.amount for line in pay.lines]
    assert all(step.amount is None for line in made.lines for step in line.steps[:-1])
    steps = [(step.text, step.article) for line in made.lines for step in line.steps]
    assert len(steps) == len(set(steps))
    [pointing] = {text for text, _ in steps if "mức: mục" in text and text.startswith("4 × ")}
    number = int(pointing.split("mục ")[1].rstrip(")"))
    assert "Hỗ trợ thường xuyên" in steps[number - 1][0]


def test_a_difference_is_explained_by_month_old_and_new_figure_and_reason(owed: Owed) -> None:
    november = OCTOBER.next
    sheet, _ = sheet_of(owed.office, november)
    for who in (owed.stays, owed.left):
        pay = next(one for one in sheet.members if one.member == who.id)
        made = compose_calculation(owed.office, november, who.id)
        assert sum(int(line.steps[-1].amount or 0) for line in made.lines) == made.total == pay.cash + pay.insurance
        for line, one in zip(made.lines[-len(pay.adjustments) :], pay.adjustments, strict=True):
            assert line.title.startswith("Truy lĩnh tháng 10/2026" if one.amount > 0 else "Truy thu tháng 10/2026")
            assert line.steps[-1].amount == one.amount
            told = " | ".join(step.text for step in line.steps)
            for words in ("Tháng 10/2026 đã khóa", "Tính lại tháng 10/2026", "Lý do chuyển: Đối chiếu sổ trực"):
                assert words in told
            assert "Thay đổi" in told or "Sửa muộn ca trực ngày 06/10/2026" in told
