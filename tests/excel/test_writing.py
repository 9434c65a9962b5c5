"""What is written in the province's columns reads back equal, and the same people give the same bytes."""

import string
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from desktop_app.excel.columns import Layouts
from desktop_app.excel.legacy import LegacyText
from desktop_app.excel.matching import MatchKind, match
from desktop_app.excel.members import NO_ID, read_members
from desktop_app.excel.reading import ReadAs
from desktop_app.excel.teams import TeamDraft, read_teams
from desktop_app.excel.values import education_of
from desktop_app.excel.writing import put, write_members, write_teams
from desktop_app.model.ids import MemberId
from desktop_app.model.member import BankAccount, Birth, Education, Listed, Member, PartialDate, Residence, Role, Sex
from desktop_app.model.text import person_name
from tests.excel.messy import PEOPLE, ROOT

PROVINCE = [
    *("STT", "HoTen", "NgaySinh", "GioiTinh", "TrinhDo", "DanToc", "ChucVu", "KetQuaChinhSach", "CCCD", "TonGiao"),
    *("DiaChi", "Xa/Phuong", "NgayThamGiaCAXBCT,BVDP", "NgayThamGiaLLTGBVANTT", "NgayThoiCAXBCT,BVDP"),
    *("NgayThoiThamGiaLLTGBVANTT", "Sodienthoai", "SoGCNsudungCCHT", "Ghichu", "Khenthuong", "MucXeploai"),
    *("Qdxeploai", "TenTo"),
]
MADE = datetime(2026, 11, 2, 8, 30)  # noqa: DTZ001 - local time, as the program keeps it
KEEP = ReadAs(date(2026, 11, 1), legacy=LegacyText.KEEP)
LAYOUTS = Layouts.load(ROOT / "resources" / "excel")
LETTERS = string.ascii_letters + "ăâđêôơưĂÂĐÊÔƠƯáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"

words = st.text(LETTERS, min_size=1, max_size=7)
names = st.lists(words, min_size=2, max_size=4).map(" ".join).map(person_name)
phrases = (
    st.lists(st.text(LETTERS + string.digits + "=+@,.;:()/%&<>\"'", min_size=1, max_size=8), min_size=1, max_size=4)
    .map(" ".join)
    .filter(lambda text: text.lower() not in LAYOUTS.words.nothings and text[0] != "'")
)
texts = st.just("") | phrases
days = st.one_of(
    st.none(),
    st.dates(date(1950, 1, 1), date(2026, 10, 31)).map(PartialDate.of),
    st.integers(1950, 2026).map(PartialDate),
    st.builds(PartialDate, st.integers(1950, 2025), st.integers(1, 12)),
)
births = st.one_of(
    st.dates(date(1930, 1, 1), date(2010, 12, 31)).map(lambda day: Birth(day.year, day.month, day.day)),
    st.integers(1930, 2010).map(Birth),
    st.builds(Birth, st.integers(1930, 2010), st.integers(1, 12)),
)
longer = st.lists(phrases, max_size=3).map("\n".join)
qualifications = st.one_of(
    st.sampled_from(["", "12/12", "THPT", "ĐH Luật", "7/10", "Trung cấp y", "Sau đại học"]),
    texts,
).map(lambda text: (text, education_of(text, LAYOUTS.words) if text else None))


@st.composite
def members(draw: st.DrawFn) -> Member:
    qualification, education = draw(qualifications)
    return Member(
        id=NO_ID,
        full_name=draw(names),
        birth=draw(births),
        sex=draw(st.none() | st.sampled_from(Sex)),
        cccd=draw(st.just("") | st.text(string.digits, min_size=12, max_size=12)),
        qualification=qualification,
        education=education,
        ethnicity=draw(texts),
        religion=draw(texts),
        address=draw(texts),
        phone=draw(st.sampled_from(["", "0912345678", "0321234567", "02223123456"])),
        tool_certificate=draw(texts),
        awards=draw(longer),
        rating=draw(texts),
        rating_decision=draw(longer),
        note=draw(longer),
        listed=Listed(
            role=draw(st.none() | st.sampled_from(Role)),
            team=draw(texts),
            joined_on=draw(days),
            left_on=draw(days),
            former_joined_on=draw(days),
            former_left_on=draw(days),
            policy_result=draw(longer),
            commune=draw(texts),
        ),
    )


def _unlike(people: list[Member]) -> bool:
    return len({p.cccd for p in people if p.cccd}) == sum(bool(p.cccd) for p in people)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(st.lists(members(), min_size=1, max_size=4).filter(_unlike))
def test_province_columns_read_back_equal(people: list[Member]) -> None:
    read = read_members(write_members(people, LAYOUTS, MADE), LAYOUTS, KEEP)
    assert [draft.member for draft in read.drafts] == people


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(st.lists(members(), min_size=1, max_size=4).filter(_unlike))
def test_in_and_out_and_in_again_is_the_same(people: list[Member]) -> None:
    first = read_members(write_members(people, LAYOUTS, MADE), LAYOUTS, KEEP)
    kept = [replace(draft.member, id=MemberId(str(draft.row))) for draft in first.drafts]
    again = read_members(write_members(kept, LAYOUTS, MADE), LAYOUTS, KEEP)
    found = match(again.drafts, kept)
    assert {one.kind for one in found.matches} <= {MatchKind.SAME, MatchKind.NEW}
    assert all(one.kind is MatchKind.SAME for one in found.matches if one.draft.member.cccd)


def test_headings_are_the_province_s_to_the_letter(layouts: Layouts) -> None:
    sheet = load_workbook(BytesIO(write_members(PEOPLE, layouts, MADE))).worksheets[0]
    assert [cell.value for cell in sheet[1]] == PROVINCE
    cccd = sheet["I2"]
    assert (cccd.value, cccd.data_type, cccd.number_format) == (PEOPLE[0].cccd, "s", "@")
    assert sheet.max_row == 61


def test_own_columns_carry_residence_and_account(layouts: Layouts) -> None:
    person = Member(
        NO_ID,
        "Trần Văn A",
        residence=Residence.TEMPORARY,
        bank=BankAccount("0001234567890", "Agribank"),
        cccd="027086012345",
    )
    written = write_members([person], layouts, MADE, own_columns=True)
    assert read_members(written, layouts, KEEP).drafts[0].member == person


def test_a_step_that_the_words_do_not_say_is_written_before_them(layouts: Layouts) -> None:
    person = Member(NO_ID, "Trần Văn A", birth=Birth(1980), qualification="12/12", education=Education.COLLEGE)
    read = read_members(write_members([person], layouts, MADE), layouts, KEEP).drafts[0].member
    assert (read.qualification, read.education) == ("Cao đẳng (12/12)", Education.COLLEGE)


def test_same_people_same_bytes(layouts: Layouts) -> None:
    first = write_members(PEOPLE, layouts, MADE)
    assert first == write_members(PEOPLE, layouts, MADE)
    assert first != write_members(PEOPLE, layouts, MADE.replace(minute=31))


def test_text_that_looks_like_a_formula_stays_text(layouts: Layouts) -> None:
    person = Member(NO_ID, "Trần Văn A", birth=Birth(1980), note='=HYPERLINK("http://x")', awards="+1", rating="@a")
    book = load_workbook(BytesIO(write_members([person], layouts, MADE)))
    kinds = {cell.value: cell.data_type for cell in book.worksheets[0][2] if cell.value is not None}
    assert kinds['=HYPERLINK("http://x")'] == kinds["+1"] == kinds["@a"] == "s"
    assert read_members(write_members([person], layouts, MADE), layouts, KEEP).drafts[0].member == person


def test_a_value_of_no_kind_is_a_fault_of_ours() -> None:
    sheet = Workbook().worksheets[0]
    with pytest.raises(TypeError, match="float"):
        put(sheet, 1, 1, 1.5)
    assert put(sheet, 1, 1, "a\x00b").value == "ab"


def test_teams_read_back_equal(layouts: Layouts) -> None:
    teams = [TeamDraft(2, "Tổ thôn Đông", "Xã Tân Thành", 4, ()), TeamDraft(3, "Tổ 2", "Xã Tân Thành", 0, ())]
    written = write_teams(teams, layouts, MADE)
    assert list(read_teams(written, layouts, KEEP).drafts) == teams
    headings = [cell.value for cell in load_workbook(BytesIO(written)).worksheets[0][1]]
    assert headings == ["Tên xã, phường", "Tên đơn vị/tổ", "Số lượng thành viên tối đa"]
