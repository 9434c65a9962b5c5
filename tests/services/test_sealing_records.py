from desktop_app.bundle.canonical import lines
from desktop_app.bundle.manifest import tally
from desktop_app.model.periods import Month
from desktop_app.services import closing_months
from desktop_app.services.office import Office
from desktop_app.services.sealing_records import TOTALS, records_of
from tests.services.conftest import Owed

OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)


def test_pay_records_carry_differences_and_name_everybody_they_speak_of(owed: Owed) -> None:
    closed = closing_months.close_month(owed.office, NOVEMBER)
    records = records_of(owed.office, NOVEMBER, closed)
    pays = {str(one["member"]): one for one in records if one["kind"] == "pay"}
    members = {one["id"] for one in records if one["kind"] == "member"}
    teams = {one["id"] for one in records if one["kind"] == "team"}
    assert pays.keys() <= members
    assert {one["team"] for one in pays.values()} <= teams
    gone = pays[owed.left.id]
    [adjustment] = gone["adjustments"]
    assert (adjustment["from"], adjustment["code"], adjustment["amount"]) == ("2026-10", "night", gone["cash"])
    assert any("Lý do chuyển" in step["text"] for step in adjustment["steps"])
    assert {one for one in pays if "adjustments" in pays[one]} == {owed.left.id, owed.stays.id}
    _counts, totals = tally(records, TOTALS)
    assert totals == {"pay.cash": str(closed.sheet.cash), "pay.insurance": str(closed.sheet.insurance)}
    assert lines(records)


def test_a_month_without_differences_is_sealed_as_ever(office: Office) -> None:
    closed = closing_months.close_month(office, OCTOBER)
    pays = [one for one in records_of(office, OCTOBER, closed) if one["kind"] == "pay"]
    assert {frozenset(one) for one in pays} == {
        frozenset({"id", "kind", "member", "team", "role", "cash", "insurance", "lines"})
    }
