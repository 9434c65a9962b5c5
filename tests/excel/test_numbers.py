"""Identity, telephone and account numbers."""

from datetime import date

import pytest

from desktop_app.excel.columns import Layouts
from desktop_app.excel.numbers import as_account, as_cccd, as_phone, doubts_about_cccd
from desktop_app.excel.values import Ear
from desktop_app.model.member import Birth, Sex
from desktop_app.model.problems import Refused, Severity
from tests.excel.messy import ROOT
from tests.excel.test_values import refusal, said

WORDS = Layouts.load(ROOT / "resources" / "excel").words


@pytest.mark.parametrize(
    ("value", "cccd", "heard"),
    [
        ("027086012345", "027086012345", []),
        ("027 086 012345", "027086012345", []),
        ("'027086012345", "027086012345", []),
        (327086012345, "327086012345", []),
        (27086012345, "027086012345", ["excel.cccd_padded"]),
        (1085012345, "001085012345", ["excel.cccd_padded"]),
        (None, None, []),
        ("-", None, []),
    ],
)
def test_cccd(value: object, cccd: str | None, heard: list[str]) -> None:
    assert said(as_cccd, value) == (cccd, heard)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (2.7086e10, "excel.cccd_mangled"),
        ("2.7086E+10", "excel.cccd_mangled"),
        ("27086012345", "excel.cccd_length"),
        ("0270860123456", "excel.cccd_length"),
        (99086012345, "excel.cccd_length"),
        (7086012345, "excel.cccd_length"),
        (12345, "excel.cccd_length"),
        (123456789, "excel.cccd_is_old_card"),
        ("123456789", "excel.cccd_is_old_card"),
        ("02708601234O", "excel.cccd_not_digits"),
        ("٠٢٧٠٨٦٠١٢٣٤٥", "excel.cccd_not_digits"),
    ],
)
def test_cccd_refused(value: object, code: str) -> None:
    assert refusal(as_cccd, value) == code


def test_a_length_refused_says_how_many_digits_there_are() -> None:
    with pytest.raises(Refused) as refused:
        as_cccd("27086012345", Ear(date(2026, 11, 1), WORDS))
    assert refused.value.problems[0].values == {"value": "27086012345", "digits": 11}


def test_what_does_not_fit_the_person_only_warns() -> None:
    def codes(cccd: str, birth: Birth | None, sex: Sex | None) -> list[str]:
        doubts = doubts_about_cccd(cccd, birth, sex, WORDS)
        assert all(doubt.severity is Severity.WARNING for doubt in doubts)
        return [doubt.code for doubt in doubts]

    assert codes("027086012345", Birth(1986), Sex.MALE) == []
    assert codes("027305012345", Birth(2005, 1, 1), Sex.FEMALE) == []
    assert codes("027086012345", None, None) == []
    assert codes("027086012345", Birth(1987), Sex.FEMALE) == ["excel.cccd_sex", "excel.cccd_year"]
    assert codes("999086012345", Birth(1986), Sex.MALE) == ["excel.cccd_province"]


@pytest.mark.parametrize(
    ("value", "phone", "heard"),
    [
        ("0912345678", "0912345678", []),
        ("0912.345.678", "0912345678", []),
        (912345678, "0912345678", ["excel.note_phone_nought"]),
        ("+84 912 345 678", "0912345678", []),
        ("84912345678", "0912345678", []),
        ("01683456789", "0383456789", ["excel.phone_renumbered"]),
        (1683456789, "0383456789", ["excel.note_phone_nought", "excel.phone_renumbered"]),
        ("02223812345", "02223812345", []),
        ("0912345678; 0987654321", "0912345678; 0987654321", []),
        ("0912345", "0912345", ["excel.phone_odd"]),
        ("hỏi vợ", "hỏi vợ", ["excel.phone_odd"]),
        (None, None, []),
    ],
)
def test_phones(value: object, phone: str | None, heard: list[str]) -> None:
    assert said(as_phone, value) == (phone, heard)


def test_every_old_prefix_has_its_new_one() -> None:
    assert len(WORDS.renumbered) == 21
    for old, new in WORDS.renumbered.items():
        assert said(as_phone, old + "1234567")[0] == new + "1234567"


def test_accounts() -> None:
    assert said(as_account, "0123 4567 8901 2345")[0] == "0123456789012345"
    assert said(as_account, 123456789012)[0] == "123456789012"
    assert refusal(as_account, 1.23e18) == refusal(as_account, 10**15) == "excel.account_mangled"
    assert said(as_account, None)[0] is None
