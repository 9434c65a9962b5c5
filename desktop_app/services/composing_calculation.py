"""What stands on one person's calculation of the month."""

from collections import Counter

from desktop_app.model.ids import MemberId
from desktop_app.model.payroll import Adjustment, MemberPay, PayrollLine, Step
from desktop_app.model.periods import Month
from desktop_app.model.problems import Problem, Refused
from desktop_app.model.unit import Body
from desktop_app.printing import contexts as paper_of
from desktop_app.services import composing_sheets as shared
from desktop_app.services.closing_months import profile_for, sheet_of
from desktop_app.services.composing_decisions import head_signer, heading_of
from desktop_app.services.office import Office
from desktop_app.wording import paper


def compose_calculation(office: Office, month: Month, member: MemberId) -> paper_of.Calculation:
    """Return one person's calculation of the month with every step; Refused where the person has none."""
    profile = profile_for(office, month)
    sheet, closed = sheet_of(office, month)
    pay = next((pay for pay in sheet.members if pay.member == member), None)
    person = office.book.member(member)
    if pay is None or person is None:
        raise Refused(Problem("month.member_not_in_sheet", values={"month": month}))
    return paper_of.Calculation(
        heading=heading_of(profile, Body.POLICE, shared.month_after(month)),
        month=month,
        name=pay.name,
        role=paper.role(pay.role),
        team=paper.team(pay.team_name),
        id_number=person.cccd,
        scheme=sheet.scheme_name,
        warning=shared.warning_of(sheet, closed),
        lines=_calculation_lines(office, pay, _main_document(pay)),
        cash=pay.cash,
        total=pay.cash + pay.insurance,
        sums=shared.payment_sums(pay.cash, pay.insurance),
        remarks=_remarks(office, pay),
        signers=(paper_of.Signer((paper.SHEET_MAKER,)), head_signer(office, Body.POLICE, month.last)),
    )


def _calculation_lines(office: Office, pay: MemberPay, main: str) -> tuple[paper_of.CalculationLine, ...]:
    """Steps that an earlier line showed are pointed to by number, so that a person's month stays on one page."""
    numbers: dict[tuple[str, str], int] = {}
    shown: list[paper_of.CalculationLine] = []
    for line in pay.parts:
        steps = [_step(office, step, main) for step in line.steps]
        # A difference speaks of another month: it is told whole, whatever this month's lines have in common with it.
        seen = numbers if isinstance(line, PayrollLine) else {}
        known = [seen[step] for step in steps[:-1] if step in seen]
        fresh = [*(step for step in steps[:-1] if step not in seen), *steps[-1:]]
        count = sum(len(one.steps) for one in shown)
        numbers |= {step: number for number, step in enumerate(fresh, start=count + 1)}
        rows = [paper_of.CalculationStep(*step) for step in fresh]
        if rows:
            text = rows[-1].text + paper.as_before(known[-1:])
            rows[-1] = paper_of.CalculationStep(text, rows[-1].article, line.amount)
        shown.append(paper_of.CalculationLine(_title(office, line), tuple(rows)))
    return tuple(shown)


def _title(office: Office, line: PayrollLine | Adjustment) -> str:
    if isinstance(line, Adjustment):
        return paper.upper_first(shared.adjustment_title(office, line))
    return office.messages.label("line_code", line.code)


def _step(office: Office, step: Step, main: str) -> tuple[str, str]:
    return office.messages.step(step.code, step.values), paper.source_words(step.source, main) if step.source else ""


def _main_document(pay: MemberPay) -> str:
    """Return the document that most steps rest on; it is named once and understood elsewhere."""
    cited = Counter(
        step.source.document for line in pay.parts for step in line.steps if step.source and step.source.article
    )
    [(document, times)] = cited.most_common(1) or [("", 0)]
    return document if times > 1 else ""


def _remarks(office: Office, pay: MemberPay) -> tuple[str, ...]:
    remarks: list[str] = []
    if cuts := shared.cuts_of(office, pay):
        remarks.append(paper.upper_first(cuts))
    if document := _main_document(pay):
        remarks.append(paper.unnamed_source(document))
    return (*remarks, *shared.doubts_of(office, [pay]))
