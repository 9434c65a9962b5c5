from desktop_app.model.periods import Month
from desktop_app.services.closing_months import sheet_of
from desktop_app.services.composing_calculation import compose_calculation
from desktop_app.services.office import Office

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
