"""The envelope: read strictly, tallied exactly."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.bundle import manifest
from desktop_app.model.problems import Refused


def test_an_envelope_reads_back(month) -> None:
    assert manifest.read(month.envelope.as_json()) == month.envelope


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"unit": "Xã Tân Thành"}, "unit"),
        ({"to": "age1short"}, "to"),
        ({"seq": 0}, "seq"),
        ({"seq": True}, "seq"),
        ({"seq": 2}, "prev"),
        ({"prev": "0" * 64}, "prev"),
        ({"period": "2026-13"}, "period"),
        ({"revision": 2}, "supersedes"),
        ({"supersedes": "0" * 64}, "supersedes"),
        ({"created": "2026-11-02T08:00:00"}, "created"),
        ({"counts": {"duty": -1}}, "counts"),
        ({"totals": {"duty.amount": 1}}, "totals"),
        ({"audit_head": "x"}, "audit_head"),
        ({"clerk": "x" * 201}, "clerk"),
        ({"more": 1}, "more"),
    ],
)
def test_an_impossible_field_is_named(month, change, field: str) -> None:
    with pytest.raises(Refused) as caught:
        manifest.read({**month.envelope.as_json(), **change})
    assert [problem.at.field for problem in caught.value.problems] == [field]


def test_a_missing_field_and_an_unknown_format_are_refused(month, codes) -> None:
    value = month.envelope.as_json()
    assert codes(lambda: manifest.read({**value, "version": 2})) == ["bundle.format_unknown"]
    assert codes(lambda: manifest.read({**value, "format": "xa-receipt"})) == ["bundle.format_unknown"]
    del value["app_version"]
    assert codes(lambda: manifest.read(value)) == ["bundle.field_wrong"]


def test_a_tally_counts_kinds_and_sums_decimals() -> None:
    records = [
        {"kind": "a", "m": "0.10"},
        {"kind": "a", "m": "0.20"},
        {"kind": "b", "m": "9"},
        {"kind": "a", "m": "-1"},
    ]
    assert manifest.tally(records, ["a.m", "b.m", "c.m"]) == (
        {"a": 3, "b": 1},
        {"a.m": "-0.70", "b.m": "9", "c.m": "0"},
    )


@given(st.lists(st.integers(-(10**17), 10**17), max_size=40))
def test_a_total_is_exact(amounts: list[int]) -> None:
    records = [{"kind": "a", "m": str(amount)} for amount in amounts]
    assert Decimal(manifest.tally(records, ["a.m"])[1]["a.m"]) == sum(amounts)


@pytest.mark.parametrize("amount", [0, None, 1.5, [], "", "1e3", "007", "\u0661"])
def test_an_amount_that_is_no_decimal_text_is_refused(amount: object, codes) -> None:
    records = [{"kind": "a", "m": "1"}, {"kind": "a", "m": amount}]
    assert codes(lambda: manifest.tally(records, ["a.m"])) == ["bundle.amount_not_decimal"]


def test_each_difference_is_named(month) -> None:
    envelope = month.envelope_with(counts={"duty": 2, "old": 1}, totals={"payroll_line.amount": "4038001"})
    with pytest.raises(Refused) as caught:
        manifest.check_complete(envelope, month.records)
    assert [(p.code, p.values["said"], p.values["found"]) for p in caught.value.problems] == [
        ("bundle.count_differs", 2, 1),
        ("bundle.count_differs", 1, 0),
        ("bundle.count_differs", 0, 2),
        ("bundle.total_differs", "4038001", "4038000"),
    ]


def test_a_flood_of_differences_is_cut_short(month) -> None:
    with pytest.raises(Refused) as caught:
        manifest.check_complete(month.envelope, [{"id": str(n), "kind": f"k{n}"} for n in range(1000)])
    assert len(caught.value.problems) == 20


def test_equal_totals_may_be_written_differently(month) -> None:
    manifest.check_complete(month.envelope_with(totals={"payroll_line.amount": "4038000.00"}), month.records)
