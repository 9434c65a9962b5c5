"""Who in a list is already known."""

from datetime import date

from desktop_app.excel.matching import MatchKind, match
from desktop_app.excel.members import NO_ID, MemberDraft
from desktop_app.model.ids import MemberId
from desktop_app.model.member import Birth, Listed, Member, Role, Sex
from desktop_app.model.problems import Severity

BORN = Birth(1980, 5, 6)
KNOWN = Member(MemberId("1"), "Trần Văn Hòa", BORN, Sex.MALE, "027080000001", phone="0912345678", note="cũ")


def draft(row: int = 5, **said) -> MemberDraft:
    return MemberDraft(row, Member(NO_ID, **{"full_name": "Trần Văn Hoà", **said}))


def test_by_cccd_though_the_name_is_spelt_otherwise() -> None:
    found = match([draft(cccd=KNOWN.cccd)], [KNOWN])
    assert found.problems == ()
    assert (found.matches[0].kind, found.matches[0].known, found.matches[0].merged) == (MatchKind.SAME, KNOWN, KNOWN)


def test_by_name_and_birth_and_what_the_list_adds() -> None:
    joined = Listed(role=Role.LEADER, joined_on=date(2026, 7, 1))
    found = match([draft(birth=BORN, phone="0987654321", listed=joined)], [KNOWN]).matches[0]
    assert found.kind is MatchKind.CHANGED
    assert [(c.field, c.before, c.after) for c in found.changes] == [
        ("phone", "0912345678", "0987654321"),
        ("listed.role", None, Role.LEADER),
        ("listed.joined_on", None, date(2026, 7, 1)),
    ]
    merged = found.merged
    assert (merged.id, merged.full_name, merged.cccd, merged.phone, merged.note, merged.listed) == (
        KNOWN.id,
        KNOWN.full_name,
        KNOWN.cccd,
        "0987654321",
        "cũ",
        joined,
    )


def test_new_people() -> None:
    found = match([draft(full_name="Lê Thị B", birth=BORN), draft(birth=Birth(1981))], [KNOWN])
    assert [m.kind for m in found.matches] == [MatchKind.NEW, MatchKind.NEW]
    assert found.problems == ()


def test_another_cccd_is_another_person_with_a_warning() -> None:
    found = match([draft(birth=BORN, cccd="027080000009")], [KNOWN])
    assert found.matches[0].kind is MatchKind.NEW
    assert [(p.code, p.severity) for p in found.problems] == [("excel.match_other_cccd", Severity.WARNING)]


def test_another_name_under_a_known_cccd_warns() -> None:
    found = match([draft(full_name="Trần Văn Hải", cccd=KNOWN.cccd)], [KNOWN])
    assert [(p.code, p.severity) for p in found.problems] == [("excel.match_other_name", Severity.WARNING)]
    assert [c.field for c in found.matches[0].changes] == ["full_name"]


def test_what_could_be_two_people_is_not_guessed() -> None:
    twin = Member(MemberId("2"), "Trần Văn Hòa", BORN)
    ambiguous = match([draft(7, birth=BORN)], [KNOWN, twin])
    assert [(p.code, p.at.row, p.severity) for p in ambiguous.problems] == [
        ("excel.match_ambiguous", 7, Severity.ERROR)
    ]
    assert ambiguous.matches == ()
    nameless = match([draft()], [KNOWN])
    assert [p.code for p in nameless.problems] == ["excel.match_without_birth"]
    by_elimination = match([draft(birth=BORN, cccd="027080000002")], [KNOWN, twin])
    assert by_elimination.matches[0].known == twin


def test_two_rows_are_not_one_person() -> None:
    found = match([draft(5, cccd=KNOWN.cccd), draft(6, birth=BORN)], [KNOWN])
    assert [(p.code, p.at.row, p.values["first_row"]) for p in found.problems] == [
        ("excel.match_one_person_twice", 6, 5)
    ]
    assert len(found.matches) == 1
