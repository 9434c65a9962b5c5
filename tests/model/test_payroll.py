from hypothesis import given
from hypothesis import strategies as st

from desktop_app.model.ids import MemberId, TeamId
from desktop_app.model.member import Role
from desktop_app.model.payroll import LineCode, MemberPay, PayrollLine, PayrollSheet, Step
from desktop_app.model.periods import Month
from desktop_app.model.sources import Certainty, Source

INSURANCE = {LineCode.SOCIAL_INSURANCE, LineCode.HEALTH_INSURANCE}
lines = st.lists(
    st.builds(lambda code, amount: PayrollLine(code, amount, ()), st.sampled_from(LineCode), st.integers(0, 10**9)),
    max_size=6,
    unique_by=lambda line: line.code,
)


def pay(*own: PayrollLine) -> MemberPay:
    return MemberPay(MemberId("m"), "An", TeamId("t"), "Tổ", Role.MEMBER, own)


def sheet(*members: MemberPay) -> PayrollSheet:
    return PayrollSheet(Month(2026, 10), "s", "S", payable=True, rulebook_digest="", members=members)


@given(st.lists(lines, max_size=5))
def test_every_way_of_adding_up_agrees(people: list[list[PayrollLine]]) -> None:
    whole = sheet(*(pay(*own) for own in people))
    everything = sum(line.amount for own in people for line in own)
    assert whole.cash + whole.insurance == everything
    assert sum(whole.total(code) for code in whole.codes) == everything
    assert sum(member.cash + member.insurance for member in whole.members) == everything
    assert sum(whole.total(code) for code in INSURANCE) == whole.insurance
    assert set(whole.codes) == {line.code for own in people for line in own}
    assert list(whole.codes) == [code for code in LineCode if code in whole.codes]


def test_one_line_of_one_member() -> None:
    night = PayrollLine(LineCode.NIGHT, 5, ())
    assert pay(night).line(LineCode.NIGHT) is night
    assert pay(night).amount(LineCode.NIGHT) == 5
    assert pay(night).line(LineCode.AREA) is None
    assert pay(night).amount(LineCode.AREA) == 0


def test_what_was_cut_and_what_is_doubtful() -> None:
    def step(code: str, certainty: Certainty | None) -> Step:
        return Step(code, {}, Source("Nghị định", certainty=certainty) if certainty else None)

    sure = PayrollLine(LineCode.NIGHT, 1, (step("rules.count", Certainty.VERIFIED), step("rules.month_cut", None)))
    assert sure.cuts == (sure.steps[1],)
    assert not sure.doubtful
    for certainty in set(Certainty) - {Certainty.VERIFIED}:
        assert PayrollLine(LineCode.NIGHT, 1, (*sure.steps, step("rules.rate", certainty))).doubtful
