from dataclasses import replace
from datetime import date

from desktop_app.model.ids import ProfileId, SignerId
from desktop_app.model.periods import Span
from desktop_app.model.problems import Severity
from desktop_app.model.unit import (
    Body,
    Capacity,
    CommuneKind,
    Letterhead,
    Profile,
    Signer,
    WageRegion,
    check_profile,
    check_signer,
    on_day,
    signing_order,
)

PROFILE = Profile(
    id=ProfileId("p"),
    valid_from=date(2025, 7, 1),
    unit_code="tan-thanh",
    kind=CommuneKind.XA,
    name="Tân Thành",
    province="Bắc Ninh",
    scheme_territory="Bắc Ninh (cũ)",
    scheme_id="bac-ninh-2024-draft",
    wage_region=WageRegion.II,
    committee=Letterhead((), ("ỦY BAN NHÂN DÂN",)),
    police=Letterhead((), ("CÔNG AN XÃ",)),
    receiving_office="Công an tỉnh Bắc Ninh",
    receiving_office_code="ca-bac-ninh",
)


def codes(**fields: object) -> list[str]:
    return [problem.code for problem in check_profile(replace(PROFILE, **fields))]  # type: ignore[arg-type]


def test_a_whole_profile() -> None:
    assert codes() == []
    assert codes(unit_code="xa-7") == []


def test_what_must_be_told() -> None:
    for name in ("unit_code", "name", "province", "scheme_territory", "scheme_id", "receiving_office"):
        assert codes(**{name: " " if name != "unit_code" else ""}) == ["unit.empty"], name
    for name in ("committee", "police"):
        assert codes(**{name: Letterhead()}) == ["unit.letterhead_empty"]


def test_the_code_goes_into_file_names() -> None:
    for code in ("Tan-Thanh", "tân-thành", "tan thanh", "tan_thanh", "../x", "tan-thanh\n"):
        assert codes(unit_code=code) == ["unit.code_not_ascii"], code


def test_the_profile_in_force() -> None:
    later = replace(PROFILE, id=ProfileId("q"), valid_from=date(2026, 7, 1))
    assert on_day((later, PROFILE), date(2025, 6, 30)) is None
    assert on_day((later, PROFILE), date(2026, 6, 30)) is PROFILE
    assert on_day((later, PROFILE), date(2026, 7, 1)) is later


def test_the_head_signs_first() -> None:
    def signer(name: str, capacity: Capacity) -> Signer:
        return Signer(SignerId(name), Body.COMMITTEE, name, "T", capacity, Span(date(2026, 1, 1)))

    wanted = [signer("Tuấn", Capacity.HEAD), signer("Ánh", Capacity.KT), signer("Hạnh", Capacity.KT)]
    assert sorted([wanted[2], wanted[0], wanted[1]], key=signing_order) == wanted


def test_who_signs_for_another_says_for_whom() -> None:
    since = Span(date(2025, 7, 1))
    deputy = Signer(SignerId("d"), Body.COMMITTEE, "Nguyễn Thị Hạnh", "Phó Chủ tịch", Capacity.KT, since, "Chủ tịch")
    assert check_signer(deputy) == []
    for capacity in (Capacity.KT, Capacity.TM, Capacity.TL, Capacity.TUQ):
        for behalf in ("", " "):
            [told] = check_signer(replace(deputy, capacity=capacity, on_behalf_of=behalf))
            assert (told.code, told.at.field, told.severity) == (
                "unit.signer_for_nobody",
                "on_behalf_of",
                Severity.ERROR,
            )
    [told] = check_signer(replace(deputy, on_behalf_of="phó chủ tịch "))
    assert told.code == "unit.signer_for_himself"
    for alone in (Capacity.HEAD, Capacity.Q):
        assert check_signer(replace(deputy, capacity=alone, on_behalf_of="")) == []
    assert [p.code for p in check_signer(replace(deputy, title=" "))] == ["unit.signer_empty"]
