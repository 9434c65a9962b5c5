"""What stands on one person's calculation of the month."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from desktop_app.model.ids import MemberId, TeamId
from desktop_app.model.payroll import Adjustment, MemberPay, PayrollLine, Step
from desktop_app.model.periods import Month
from desktop_app.model.problems import Problem, Refused
from desktop_app.model.unit import Body
from desktop_app.printing import contexts as paper_of
from desktop_app.services import composing_sheets as shared
from desktop_app.services.closing_months import profile_for, sheet_of, unpaid_lines
from desktop_app.services.composing_parts import head_signer, heading_of
from desktop_app.services.listing_limits import YearLimits
from desktop_app.services.office import Office
from desktop_app.wording import paper

_BESIDE = frozenset({"member_pays", "state_part", "state_beside", "province_part", "open_question"})
"""Steps that speak of another's money, or of none."""


_OF_COUNTING = frozenset(
    {
        "day_served_daytime",
        "duty_day_short",
        "first_morning_of_other_scheme",
        "first_morning_paid_before",
        "morning_after_counted",
        "night_of_either",
        "night_of_eve",
        "shift_cut_between_schemes",
    }
)
"""Steps that several lines may share, and that tell no rate."""


def compose_calculation(office: Office, month: Month, member: MemberId) -> paper_of.Calculation:
    """Return one person's calculation of the month with every step; Refused where the person has none."""
    found = [one for pay, one in _calculations(office, month, lambda pay: pay.member == member) if pay.member == member]
    if not found:
        raise Refused(Problem("month.member_not_in_sheet", values={"month": month}))
    return found[0]


def compose_calculations(office: Office, month: Month, team: TeamId | None = None) -> tuple[paper_of.Calculation, ...]:
    """Return everybody's calculation of the month in the order of the sheet, of one team or of all.

    Refused where nobody of the team stands in the sheet.
    """
    found = tuple(one for _pay, one in _calculations(office, month, lambda pay: team is None or pay.team == team))
    if not found:
        raise Refused(Problem("month.nobody", values={"month": month}))
    return found


def _calculations(
    office: Office, month: Month, wanted: Callable[[MemberPay], bool]
) -> Iterator[tuple[MemberPay, paper_of.Calculation]]:
    profile = profile_for(office, month)
    sheet, closed = sheet_of(office, month)
    people = {member.id: member.cccd for member in office.book.members()}
    limits = YearLimits.of(office, sheet)
    lacking = shared.lacking_in(office, sheet, closed)
    heading = heading_of(profile, Body.POLICE, shared.month_after(month))
    signers = (paper_of.Signer((paper.SHEET_MAKER,)), head_signer(office, Body.POLICE, month.last))
    chosen = [pay for pay in sheet.members if wanted(pay)]
    frozen = closed is not None and closed.closed
    nil = {} if frozen else unpaid_lines(office, month, {pay.member for pay in chosen})
    for pay in chosen:
        main = _main_document(pay)
        yield (
            pay,
            paper_of.Calculation(
                heading=heading,
                month=month,
                name=pay.name,
                role=paper.role(pay.role),
                team=paper.team(pay.team_name),
                id_number=people.get(pay.member, ""),
                scheme=sheet.scheme_name,
                warning=shared.warning_of(sheet, closed),
                lines=_calculation_lines(office, (*pay.parts, *nil.get(pay.member, pay.unpaid)), main),
                cash=pay.cash,
                total=pay.cash + pay.insurance,
                sums=shared.payment_sums(pay.cash, pay.insurance),
                years=limits.of_person(pay),
                remarks=(*shared.lacking_remark(office, [pay], lacking, named=False), *_remarks(office, pay, main)),
                signers=signers,
                numbers=profile.number_words,
            ),
        )


def _calculation_lines(
    office: Office, lines: Iterable[PayrollLine | Adjustment], main: str
) -> tuple[paper_of.CalculationLine, ...]:
    """Steps that an earlier line showed are pointed to by number, so that a person's month stays on one page.

    Lines of which nothing is left stand there, too: they say why.
    """
    numbers: dict[tuple[str, str], int] = {}
    shown: list[paper_of.CalculationLine] = []
    for line in lines:
        steps, paid = [_step(office, step, main) for step in line.steps], amount_at(line)
        # A difference speaks of another month: it is told whole, whatever this month's lines have in common with it.
        seen = numbers if isinstance(line, PayrollLine) else {}
        known = [
            seen[step]
            for at, step in enumerate(steps)
            if at != paid and step in seen and line.steps[at].code not in _OF_COUNTING
        ]
        fresh = [(at, step) for at, step in enumerate(steps) if at == paid or step not in seen]
        count = sum(len(one.steps) for one in shown)
        numbers |= {step: number for number, (_, step) in enumerate(fresh, start=count + 1)}
        rows = tuple(
            paper_of.CalculationStep(text + paper.as_before(known[-1:]), article, line.amount)
            if at == paid
            else paper_of.CalculationStep(text, article)
            for at, (text, article) in fresh
        )
        shown.append(paper_of.CalculationLine(line_title(office, line), rows))
    return tuple(shown)


def amount_at(line: PayrollLine | Adjustment) -> int:
    """Return the index of the step beside which what the line comes to stands: the last one that says it.

    Where none does, as where a total is rounded, it is the last step that speaks of what is paid at all.
    """
    last = len(line.steps) - 1
    if isinstance(line, Adjustment):
        return last
    own = [at for at, step in enumerate(line.steps) if step.code not in _BESIDE]
    saying = [at for at in own if line.steps[at].values.get("amount") == line.amount]
    return max(saying or own, default=last)


def line_title(office: Office, line: PayrollLine | Adjustment) -> str:
    """Return what a line, or a difference of an earlier month, is called."""
    if isinstance(line, Adjustment):
        return paper.upper_first(shared.adjustment_title(office, line))
    return office.messages.label("line_code", line.code)


def _step(office: Office, step: Step, main: str) -> tuple[str, str]:
    if step.source is None:
        return office.messages.step(step.code, step.values), ""
    words = paper.source_words(step.source, main)
    mark = office.messages.label("certainty_mark", step.source.certainty) if step.source.doubtful else ""
    article = f"{words} ({mark})" if words and mark else words or paper.upper_first(mark)
    return office.messages.step(step.code, step.values), article


def _main_document(pay: MemberPay) -> str:
    """Return the document that most steps rest on; it is named once and understood elsewhere."""
    cited = Counter(
        step.source.document for line in pay.parts for step in line.steps if step.source and step.source.article
    )
    [(document, times)] = cited.most_common(1) or [("", 0)]
    return document if times > 1 else ""


def _remarks(office: Office, pay: MemberPay, main: str) -> tuple[str, ...]:
    remarks: list[str] = []
    if cuts := shared.cuts_of(office, pay):
        remarks.append(paper.upper_first(cuts))
    if main:
        remarks.append(paper.unnamed_source(main))
    return (*remarks, *shared.doubts_of(office, [pay]))
