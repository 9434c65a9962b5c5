from dataclasses import replace

from desktop_app.model.entered import EnteredFigure
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from desktop_app.services import closing_months as closing
from desktop_app.services.asking_figures import figures_to_enter, lines_lacking
from desktop_app.services.entering_figures import enter_figure
from desktop_app.services.office import Office

OCTOBER = Month(2026, 10)


def test_lines_whose_rate_nobody_found_are_asked_for_from_those_who_have_something_for_them(office: Office) -> None:
    profile = replace(office.book.profiles()[-1], scheme_id="hung-yen-2024")
    with office.book.change("t.t", by="t") as change:
        change.put(profile)
    lacking = lines_lacking(office.rulebook.scheme("hung-yen-2024"))
    assert LineCode.NIGHT in lacking
    assert LineCode.MONTHLY not in lacking
    sheet = closing.compute_month(office, OCTOBER)
    asked = {(facts.member, code) for facts, code in figures_to_enter(office, OCTOBER, profile)}
    nights = {pay.member for pay in sheet.members if pay.count.night_minutes}
    assert {member for member, code in asked if code is LineCode.NIGHT} == nights
    joined = {member.id for member in office.book.members() if member.health_insurance.joins}
    assert {member for member, code in asked if code is LineCode.HEALTH_INSURANCE} == joined
    assert LineCode.HEAVY not in {code for _member, code in asked}
    member = min(nights)
    enter_figure(office, EnteredFigure(OCTOBER, member, LineCode.NIGHT, 350_000, "Nghị quyết 456/2024/NQ-HĐND"))
    left = {(facts.member, code) for facts, code in closing.open_figures(office, OCTOBER)}
    assert asked - left == {(member, LineCode.NIGHT)}
    pay = next(one for one in closing.compute_month(office, OCTOBER).members if one.member == member)
    assert pay.amount(LineCode.NIGHT) == 350_000


def test_a_scheme_without_gaps_in_its_lines_asks_for_nothing_in_the_sample(office: Office) -> None:
    profile = closing.profile_for(office, OCTOBER)
    assert lines_lacking(office.rulebook.scheme(profile.scheme_id)) == ()
    assert figures_to_enter(office, OCTOBER, profile) == ()
