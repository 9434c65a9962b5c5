from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from io import BytesIO

import pytest
from openpyxl import load_workbook

from desktop_app.model.duty import DutyKind
from desktop_app.model.duty_text import parse_intervals
from desktop_app.model.entered import EnteredFigure
from desktop_app.model.law import RuleKind
from desktop_app.model.member import Member
from desktop_app.model.payroll import LineCode, MemberPay
from desktop_app.model.periods import Month
from desktop_app.services import closing_months as closing
from desktop_app.services import keeping_teams
from desktop_app.services.carrying_differences import carry_differences
from desktop_app.services.composing_calculation import compose_calculation
from desktop_app.services.composing_payment import compose_payment
from desktop_app.services.entering_figures import enter_figure, withdraw_figure
from desktop_app.services.exporting_workbooks import export_explanations, export_sheet
from desktop_app.services.keeping_rules import text_in_force
from desktop_app.services.keeping_schemes import keep_scheme
from desktop_app.services.office import Office
from desktop_app.services.recording_duty import Cell, record_cells
from desktop_app.wording import paper

OCTOBER = Month(2026, 10)
DOCUMENT = "Nghị quyết 12/2025/NQ-HĐND, điều 4"
WHY = "Biên bản đối chiếu 05/11/2026"
Refused = Callable[[Office, Callable[[], object]], list[str]]


def figure_for(member: Member, **fields: object) -> EnteredFigure:
    return replace(EnteredFigure(OCTOBER, member.id, LineCode.LEAVING, 1_250_000, DOCUMENT), **fields)  # type: ignore[arg-type]


def pay_of(office: Office, member: Member) -> MemberPay:
    return next(pay for pay in closing.sheet_of(office, OCTOBER)[0].members if pay.member == member.id)


def test_a_figure_stands_in_the_sheet_with_its_document(office: Office, someone: Member) -> None:
    before = pay_of(office, someone)
    kept = enter_figure(office, figure_for(someone, document=f"  {DOCUMENT} ", note="thôi việc"))
    assert kept.document == DOCUMENT
    after = pay_of(office, someone)
    line = after.line(LineCode.LEAVING)
    assert line is not None
    assert (line.amount, after.cash - before.cash) == (1_250_000, 1_250_000)
    said = [office.messages.step(step.code, step.values) for step in line.steps]
    assert any(DOCUMENT in sentence for sentence in said)
    assert any("thôi việc" in sentence for sentence in said)
    assert office.book.history.changes(1)[0].name == "figure.entered"
    assert withdraw_figure(office, OCTOBER, someone.id, LineCode.LEAVING) == kept
    assert pay_of(office, someone) == before
    assert office.book.check() == []


def test_a_figure_entered_again_takes_the_place_of_the_former(office: Office, someone: Member) -> None:
    enter_figure(office, figure_for(someone))
    enter_figure(office, figure_for(someone, amount=0))
    [kept] = office.book.entered_figures(OCTOBER)
    assert kept.amount == 0


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({"amount": -1}, ["figure.out_of_range"]),
        ({"amount": 10**9 + 1}, ["figure.out_of_range"]),
        ({"document": "  "}, ["figure.document_needed"]),
        ({"code": LineCode.MONTHLY}, ["rules.manual_not_open"]),
    ],
)
def test_what_is_no_figure(office: Office, someone: Member, refused: Refused, fields: dict, codes: list[str]) -> None:
    assert refused(office, lambda: enter_figure(office, figure_for(someone, **fields))) == codes


def test_only_who_served_is_due_anything(office: Office, newcomer: Member, refused: Refused) -> None:
    assert refused(office, lambda: enter_figure(office, figure_for(newcomer))) == ["figure.not_serving"]
    assert refused(office, lambda: withdraw_figure(office, OCTOBER, newcomer.id, LineCode.LEAVING)) == [
        "figure.unknown"
    ]


def test_a_closed_month_takes_one_only_with_a_reason_and_stays_as_it_is(
    office: Office, someone: Member, refused: Refused
) -> None:
    closed = closing.close_month(office, OCTOBER)
    figure = figure_for(someone)
    assert refused(office, lambda: enter_figure(office, figure)) == ["month.closed"]
    enter_figure(office, figure, "nghị quyết gửi về muộn")
    line = office.book.history.changes(1)[0]
    assert (line.name, line.why) == ("figure.entered", "nghị quyết gửi về muộn")
    assert closing.closed_month(office, OCTOBER) == closed
    assert refused(office, lambda: withdraw_figure(office, OCTOBER, someone.id, LineCode.LEAVING)) == ["month.closed"]
    withdraw_figure(office, OCTOBER, someone.id, LineCode.LEAVING, "nhập nhầm người")
    assert office.book.entered_figures(OCTOBER) == ()


def test_a_line_that_the_scheme_leaves_open_is_asked_for(office: Office, someone: Member) -> None:
    assert closing.open_figures(office, OCTOBER) == ()
    trained = Cell(someone.id, date(2026, 10, 6), parse_intervals("8-11", {}), DutyKind.TRAINING)
    record_cells(office, [trained])
    [(facts, code)] = closing.open_figures(office, OCTOBER)
    assert (facts.member, code) == (someone.id, LineCode.TRAINING)
    [warning] = closing.closing_warnings(office, OCTOBER)
    assert (warning.code, warning.values["count"]) == ("month.figures_missing", 1)
    enter_figure(office, EnteredFigure(OCTOBER, facts.member, code, 65_000, DOCUMENT))
    assert closing.open_figures(office, OCTOBER) == ()
    assert closing.closing_warnings(office, OCTOBER) == []
    assert pay_of(office, someone).amount(LineCode.TRAINING) == 65_000


@pytest.mark.usefixtures("ha_noi_attested")
def test_while_a_figure_is_missing_nothing_is_paid_by_the_sheet(office: Office, someone: Member) -> None:
    [profile] = office.book.profiles()
    keeping_teams.save_profile(office, replace(profile, scheme_id="ha-noi-2024"))
    trained = Cell(someone.id, date(2026, 10, 6), parse_intervals("8-11", {}), DutyKind.TRAINING)
    assert closing.compute_month(office, OCTOBER).payable
    record_cells(office, [trained])
    assert not closing.compute_month(office, OCTOBER).payable
    assert [one.code for one in closing.closing_warnings(office, OCTOBER)] == [
        "month.figures_missing",
        "month.not_payable",
    ]
    assert paper.TRIAL_WARNING in compose_payment(office, OCTOBER).warning
    lacks = "Chưa biết mức nên chưa tính: Tập huấn"
    assert compose_payment(office, OCTOBER).remarks[0] == f"{lacks} ({someone.full_name})"
    assert compose_calculation(office, OCTOBER, someone.id).remarks[0] == lacks
    trial = load_workbook(BytesIO(export_sheet(office, OCTOBER))).worksheets[0]
    words = [cell.value for row in trial.iter_rows(max_row=12) for cell in row if isinstance(cell.value, str)]
    assert any("TÍNH THỬ" in text for text in words)
    whose = f"{lacks} ({someone.full_name})"
    for book in (export_sheet(office, OCTOBER), export_explanations(office, OCTOBER)):
        first = load_workbook(BytesIO(book)).worksheets[0]
        assert whose in [row[0].value for row in first.iter_rows()]
    enter_figure(office, EnteredFigure(OCTOBER, someone.id, LineCode.TRAINING, 65_000, DOCUMENT))
    assert closing.compute_month(office, OCTOBER).payable
    assert paper.TRIAL_WARNING not in compose_payment(office, OCTOBER).warning
    assert not any("chưa tính" in remark for remark in compose_payment(office, OCTOBER).remarks)


@pytest.mark.usefixtures("ha_noi_attested")
def test_a_trial_closed_with_a_figure_missing_names_it_while_its_rules_hold(office: Office, someone: Member) -> None:
    [profile] = office.book.profiles()
    keeping_teams.save_profile(office, replace(profile, scheme_id="ha-noi-2024"))
    record_cells(office, [Cell(someone.id, date(2026, 10, 6), parse_intervals("8-11", {}), DutyKind.TRAINING)])
    closing.close_month(office, OCTOBER)
    assert "Tập huấn" in compose_payment(office, OCTOBER).remarks[0]
    another = text_in_force(office, RuleKind.SCHEME, "hung-yen-2024").replace("2_340_000", "2_400_000")
    keep_scheme(office, another)
    assert not any("Tập huấn" in remark for remark in compose_payment(office, OCTOBER).remarks)


@pytest.mark.usefixtures("ha_noi_attested")
def test_a_month_closed_as_a_trial_for_want_of_a_figure_is_opened_again_before_it_is_paid(
    office: Office, someone: Member, refused: Refused
) -> None:
    [profile] = office.book.profiles()
    keeping_teams.save_profile(office, replace(profile, scheme_id="ha-noi-2024"))
    trained = Cell(someone.id, date(2026, 10, 6), parse_intervals("8-11", {}), DutyKind.TRAINING)
    record_cells(office, [trained])
    assert not closing.close_month(office, OCTOBER).sheet.payable
    figure = EnteredFigure(OCTOBER, someone.id, LineCode.TRAINING, 65_000, DOCUMENT)
    enter_figure(office, figure, late_why=WHY)
    carry = partial(carry_differences, office, OCTOBER, OCTOBER.next, WHY)
    assert refused(office, carry) == ["difference.closed_as_trial"]
    closing.reopen_month(office, OCTOBER, "đã có số liệu")
    assert closing.close_month(office, OCTOBER).sheet.payable
    withdraw_figure(office, OCTOBER, someone.id, LineCode.TRAINING, late_why=WHY)
    assert refused(office, carry) == ["difference.now_a_trial"]
    enter_figure(office, replace(figure, amount=70_000), late_why=WHY)
    later = replace(profile, id="p2", valid_from=OCTOBER.next.first)
    keeping_teams.save_profile(office, later)
    assert refused(office, carry) == ["difference.trial_into"]
    keeping_teams.save_profile(office, replace(later, scheme_id="ha-noi-2024"))
    [carried] = carry()
    assert carried.amount == 5_000


@pytest.mark.usefixtures("ha_noi_attested")
def test_a_whole_scheme_takes_no_figure_for_a_line_that_it_does_not_have(
    office: Office, someone: Member, refused: Refused
) -> None:
    figure = figure_for(someone, amount=5)
    enter_figure(office, figure)
    [profile] = office.book.profiles()
    keeping_teams.save_profile(office, replace(profile, scheme_id="ha-noi-2024"))
    assert all(rule.code is not LineCode.LEAVING for rule in office.rulebook.scheme("ha-noi-2024").lines)
    assert not closing.compute_month(office, OCTOBER).payable
    assert refused(office, lambda: enter_figure(office, figure)) == ["figure.no_such_line"]
    withdraw_figure(office, OCTOBER, someone.id, LineCode.LEAVING)
    assert closing.compute_month(office, OCTOBER).payable
    assert refused(office, lambda: enter_figure(office, figure)) == ["figure.no_such_line"]
