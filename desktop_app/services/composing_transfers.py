"""What stands on the list of those paid by transfer: accounts and sums, and apart from them whoever has no account."""

from collections.abc import Iterable, Mapping, Sequence

from desktop_app.model.ids import MemberId, TeamId
from desktop_app.model.member import BankAccount, Member
from desktop_app.model.payroll import MemberPay
from desktop_app.model.periods import Month
from desktop_app.model.problems import Problem, Refused, Severity
from desktop_app.model.text import fold
from desktop_app.model.unit import Body
from desktop_app.printing.contexts import PaymentSum
from desktop_app.printing.paper_parts import Signer
from desktop_app.printing.sheet_contexts import TransferList, TransferRest, TransferRow
from desktop_app.services import composing_sheets as shared
from desktop_app.services.closing_months import profile_for, sheet_of
from desktop_app.services.composing_parts import head_signer, heading_of, members_by_id
from desktop_app.services.office import Office
from desktop_app.wording import paper, transfer_words
from desktop_app.wording.written import money

NAMED = 4
"""Up to this many people are named in a sentence."""


def compose_transfers(office: Office, month: Month, team: TeamId | None = None) -> TransferList:
    """Return the list of transfers of a month's cash, of one team or of all; together with the rest it is that cash.

    Refused where nobody has anything to be paid.
    """
    profile = profile_for(office, month)
    whole, closed = sheet_of(office, month)
    sheet = shared.of_team(whole, team)
    members = members_by_id(office)
    content = transfer_words.content(month)
    rows = [pay for pay in sheet.members if pay.cash and not _why_not(pay, members)]
    rest = [pay for pay in sheet.members if pay.cash and _why_not(pay, members)]
    if not rows and not rest:
        raise Refused(Problem("letter.nobody_paid", values={"month": month}))
    return TransferList(
        heading=heading_of(profile, Body.COMMITTEE, shared.month_after(month)),
        named=transfer_words.list_named(month.next.first),
        commune=paper.commune(profile),
        month=month,
        scheme=sheet.scheme_name,
        warning=shared.warning_of(sheet, closed),
        content=content,
        rows=tuple(_row(pay, members[pay.member], content) for pay in rows),
        count=len(rows),
        total=sum(pay.cash for pay in rows),
        rest=tuple(TransferRest(pay.name, pay.team_name, abs(pay.cash), _why_not(pay, members)) for pay in rest),
        rest_heading=_rest_heading(rest),
        sums=_sums(rows, rest),
        signers=(
            Signer((paper.SHEET_MAKER,)),
            Signer(transfer_words.CHIEF_ACCOUNTANT),
            head_signer(office, Body.COMMITTEE, month.last),
        ),
        numbers=profile.number_words,
    )


def transfer_notice(office: Office, month: Month) -> Problem | None:
    """Return what is to be mended before the list goes out, as a warning: who lacks an account, whose is another's."""
    members = members_by_id(office)
    sheet, _closed = sheet_of(office, month)
    return _without_account(sheet.members, members) or _other_holders(sheet.members, members)


def all_by_transfer(office: Office, month: Month) -> Problem | None:
    """Return that all who are paid have an account of their own, to be read; None where nobody is or one lacks it."""
    members = members_by_id(office)
    sheet, _closed = sheet_of(office, month)
    count = sum(1 for pay in sheet.members if pay.cash > 0)
    if not count or _without_account(sheet.members, members) or _other_holders(sheet.members, members):
        return None
    return Problem("letter.all_accounts", values={"count": count}, severity=Severity.WARNING)


def _without_account(pays: Iterable[MemberPay], members: Mapping[MemberId, Member]) -> Problem | None:
    names = [pay.name for pay in pays if pay.cash and _why_not(pay, members)]
    if not names:
        return None
    code = "letter.no_account" if len(names) <= NAMED else "letter.no_accounts"
    return Problem(code, values={"count": len(names), "names": tuple(names[:NAMED])}, severity=Severity.WARNING)


def _row(pay: MemberPay, member: Member, content: str) -> TransferRow:
    account = member.bank
    return TransferRow(pay.name, account.number if account else "", account.bank if account else "", pay.cash, content)


def _why_not(pay: MemberPay, members: Mapping[MemberId, Member]) -> str:
    """Return why nothing can be transferred to somebody; empty where it can."""
    if pay.cash < 0:
        return transfer_words.PAYS_BACK
    member = members.get(pay.member)
    if member is None or member.bank is None or not member.bank.number.strip():
        return transfer_words.NO_ACCOUNT
    return "" if member.bank.bank.strip() else transfer_words.NO_BANK


def _rest_heading(rest: Sequence[MemberPay]) -> str:
    """Those who are to be paid and those who are to pay back are told apart: their sums are no one sum."""
    unpaid, owing = _parted(rest)
    return transfer_words.rest_heading(
        (len(pays), why, money(abs(sum(pay.cash for pay in pays))))
        for pays, why in ((unpaid, transfer_words.UNPAID), (owing, transfer_words.OWING))
    )


def _sums(rows: Sequence[MemberPay], rest: Sequence[MemberPay]) -> tuple[PaymentSum, ...]:
    """Return the transfers; where there is a rest also what is still to be paid, to be paid back, and all together."""
    transfers = PaymentSum(transfer_words.TRANSFERRED, sum(pay.cash for pay in rows))
    if not rest:
        return (transfers,)
    unpaid, owing = (sum(pay.cash for pay in pays) for pays in _parted(rest))
    together = transfer_words.LESS_PAID_BACK if owing else transfer_words.AS_PAYMENT_SHEET
    apart = PaymentSum(transfer_words.NOT_TRANSFERRED, unpaid), PaymentSum(transfer_words.PAID_BACK, -owing)
    return (
        transfers,
        *(one for one in apart if one.amount),
        PaymentSum(together, transfers.amount + unpaid + owing),
    )


def _parted(rest: Iterable[MemberPay]) -> tuple[list[MemberPay], list[MemberPay]]:
    pays = list(rest)
    return [pay for pay in pays if pay.cash > 0], [pay for pay in pays if pay.cash < 0]


def _other_holders(pays: Iterable[MemberPay], members: Mapping[MemberId, Member]) -> Problem | None:
    """Return whose account is kept under another name: a bank sends such a transfer back."""
    names = [pay.name for pay in pays if pay.cash > 0 and _is_anothers(pay, members[pay.member].bank)]
    if not names:
        return None
    values = {"count": len(names), "names": tuple(names[:NAMED])}
    return Problem("letter.other_holder", values=values, severity=Severity.WARNING)


def _is_anothers(pay: MemberPay, account: BankAccount | None) -> bool:
    return account is not None and bool(account.holder.strip()) and fold(account.holder) != fold(pay.name)
