"""The list of transfers: what is on it and what stands apart is together the payment sheet's cash."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.model.member import BankAccount, Member
from desktop_app.model.payroll import Adjustment
from desktop_app.model.periods import Month
from desktop_app.model.problems import Refused, Severity
from desktop_app.services import closing_months, composing_transfers
from desktop_app.services.composing_payment import compose_payment
from desktop_app.services.composing_transfers import NAMED, all_by_transfer, compose_transfers, transfer_notice
from desktop_app.services.office import Office
from desktop_app.wording import paper, transfer_words, written

OCTOBER = Month(2026, 10)


def give(office: Office, *accounts: BankAccount | None) -> list[Member]:
    """Give the first members of the sheet these accounts."""
    sheet, _ = closing_months.sheet_of(office, OCTOBER)
    changed = []
    for pay, account in zip(sheet.members, accounts, strict=False):
        member = office.book.member(pay.member)
        assert member is not None
        changed.append(replace(member, bank=account))
    with office.book.change("member.saved", by="t") as change:
        change.put_all(changed)
    return changed


def test_transfers_and_rest_are_the_payment_sheet_to_the_dong(office: Office) -> None:
    give(office, None, BankAccount(" ", "BIDV"), BankAccount("123", ""))
    made, sheet = compose_transfers(office, OCTOBER), compose_payment(office, OCTOBER)
    assert made.total == sum(row.amount for row in made.rows)
    assert made.total + sum(one.amount for one in made.rest) == sheet.cash
    assert [one.why for one in made.rest] == [
        transfer_words.NO_ACCOUNT,
        transfer_words.NO_ACCOUNT,
        transfer_words.NO_BANK,
    ]
    assert [one.amount for one in made.sums][2] == sheet.cash
    unpaid = sum(one.amount for one in made.rest)
    assert made.rest_heading == (
        f"Không có trong danh sách: 03 người chưa chuyển khoản được, {written.money(unpaid)} đồng:"
    )
    assert made.count == len(made.rows)


def test_what_is_paid_back_is_not_netted_with_what_is_still_to_be_paid(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(office, None)
    sheet, closed = closing_months.sheet_of(office, OCTOBER)
    unpaid, owing, *others = sheet.members
    back = Adjustment(OCTOBER.previous, owing.lines[0].code, -owing.cash - 250_000, ())
    owed = replace(sheet, members=(unpaid, replace(owing, adjustments=(back,)), *others))
    monkeypatch.setattr(composing_transfers, "sheet_of", lambda *_: (owed, closed))
    made = compose_transfers(office, OCTOBER)
    assert [(one.amount, one.why) for one in made.rest] == [
        (unpaid.cash, transfer_words.NO_ACCOUNT),
        (250_000, transfer_words.PAYS_BACK),
    ]
    assert made.rest_heading.endswith(f"{written.money(unpaid.cash)} đồng; 01 người phải nộp lại, 250.000 đồng:")
    assert [(one.title, one.amount) for one in made.sums] == [
        (transfer_words.TRANSFERRED, made.total),
        (transfer_words.NOT_TRANSFERRED, unpaid.cash),
        (transfer_words.PAID_BACK, 250_000),
        (transfer_words.LESS_PAID_BACK, owed.cash),
    ]


def test_before_the_decree_that_names_it_the_list_bears_the_former_name(office: Office) -> None:
    assert compose_transfers(office, OCTOBER).named.startswith("DANH SÁCH THANH TOÁN")
    before, since = transfer_words.NAMED_LIST_FROM - timedelta(days=1), transfer_words.NAMED_LIST_FROM
    assert [transfer_words.list_named(day).partition(" ")[0] for day in (before, since)] == ["BẢNG", "DANH"]


def test_where_all_have_accounts_there_is_one_sum(office: Office) -> None:
    made = compose_transfers(office, OCTOBER)
    assert (made.rest, made.rest_heading, len(made.sums)) == ((), "", 1)
    assert transfer_notice(office, OCTOBER) is None
    told = all_by_transfer(office, OCTOBER)
    assert told is not None
    assert office.messages.problem(told).startswith(f"Cả {made.count} người ")
    assert made.warning.startswith(paper.OPEN_WARNING)
    closing_months.close_month(office, OCTOBER)
    assert paper.OPEN_WARNING not in compose_transfers(office, OCTOBER).warning


def test_the_list_of_one_team(office: Office) -> None:
    team = office.book.teams()[0]
    made = compose_transfers(office, OCTOBER, team.id)
    assert made.total == compose_payment(office, OCTOBER, team.id).cash


def test_an_account_under_another_name_is_told_of(office: Office) -> None:
    [first] = give(office, BankAccount("1", "BIDV", "Ai Khác"))
    problem = transfer_notice(office, OCTOBER)
    assert problem is not None
    assert (problem.code, problem.values["names"]) == ("letter.other_holder", (first.full_name,))
    assert all_by_transfer(office, OCTOBER) is None
    give(office, BankAccount("1", "BIDV", first.full_name.upper()))
    assert transfer_notice(office, OCTOBER) is None


def test_who_lacks_an_account_is_named_up_to_a_few(office: Office) -> None:
    give(office, *([None] * NAMED))
    problem = transfer_notice(office, OCTOBER)
    assert problem is not None
    assert (problem.code, problem.severity, problem.values["count"]) == ("letter.no_account", Severity.WARNING, NAMED)
    give(office, *([None] * (NAMED + 1)))
    problem = transfer_notice(office, OCTOBER)
    assert problem is not None
    assert problem.code == "letter.no_accounts"
    assert office.messages.problem(problem).startswith(f"{NAMED + 1} người")


def test_a_month_in_which_nobody_is_paid_has_no_list(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet, closed = closing_months.sheet_of(office, OCTOBER)
    unpaid = replace(sheet, members=tuple(replace(pay, lines=(), adjustments=()) for pay in sheet.members))
    assert not any(pay.cash for pay in unpaid.members)
    monkeypatch.setattr(composing_transfers, "sheet_of", lambda *_asked: (unpaid, closed))
    with pytest.raises(Refused) as told:
        compose_transfers(office, OCTOBER)
    assert [problem.code for problem in told.value.problems] == ["letter.nobody_paid"]
