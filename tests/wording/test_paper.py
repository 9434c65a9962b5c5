from dataclasses import replace
from datetime import date

import pytest

from desktop_app.model.decision import DecisionKind, EndGround, SignatureBlock
from desktop_app.model.ids import VillageId
from desktop_app.model.member import Role, Sex
from desktop_app.model.periods import Span
from desktop_app.model.place import Village, VillageKind
from desktop_app.model.sources import Source
from desktop_app.model.unit import Capacity, CommuneKind
from desktop_app.wording import paper
from tests.building import a_decision
from tests.model.test_unit import PROFILE


def test_bodies_and_offices() -> None:
    ward = replace(PROFILE, kind=CommuneKind.PHUONG, name="Võ Cường")
    assert paper.commune(ward) == "phường Võ Cường"
    assert paper.police(PROFILE) == "Công an xã Tân Thành"
    assert paper.decider(PROFILE) == "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN THÀNH"
    assert paper.head_of_police(ward) == "Trưởng Công an phường"
    assert [paper.kind_word(replace(PROFILE, kind=kind)) for kind in CommuneKind] == [
        "xã",
        "phường",
        "đặc khu",
        "thị trấn",
    ]


def test_the_kind_has_a_capital_before_a_number_or_a_persons_name() -> None:
    ward = replace(PROFILE, kind=CommuneKind.PHUONG)
    fifth = replace(ward, name="5", place="5")
    general = replace(ward, name="Điện Biên Phủ", place="Phường Điện Biên Phủ")
    assert (paper.commune(fifth), paper.place(fifth)) == ("Phường 5", "Phường 5")
    assert (paper.commune(general), paper.place(general)) == ("Phường Điện Biên Phủ", "Phường Điện Biên Phủ")
    assert paper.police(general) == "Công an Phường Điện Biên Phủ"
    assert (paper.commune(PROFILE), paper.place(PROFILE)) == ("xã Tân Thành", "Tân Thành")
    assert paper.place(replace(PROFILE, place="")) == "Tân Thành"


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Tổ thôn Đông", "thôn Đông"),
        ("Thôn Đông", "thôn Đông"),
        ("Tổ ANTT Thôn Đông", "thôn Đông"),
        ("tổ bảo vệ an ninh, trật tự thôn Đông", "thôn Đông"),
        ("Tổ bảo vệ an ninh trật tự thôn Đông", "thôn Đông"),
        ("Tổ bảo vệ an ninh và trật tự ở cơ sở  thôn Đông", "thôn Đông"),
        ("Tổ Bảo vệ ANTT của thôn Đông", "thôn Đông"),
        ("Tổ bảo vệ thôn Đông", "thôn Đông"),
        ("TỔ BẢO VỆ AN NINH, TRẬT TỰ THÔN ĐÔNG", "THÔN ĐÔNG"),
        ("Tổ bảo vệ an ninh, trật tự tổ dân phố 5", "tổ dân phố 5"),
        ("Tổ dân phố 5", "tổ dân phố 5"),
        ("Tổ", "tổ"),
        ("Tổ 5", "5"),
    ],
)
def test_what_a_team_is_called_after(name: str, place: str) -> None:
    assert paper.team_place(name) == place
    assert paper.team(name) == f"Tổ bảo vệ an ninh, trật tự {place}"


def test_a_team_named_in_full_is_named_once() -> None:
    full = "Tổ bảo vệ an ninh, trật tự thôn Đông"
    assert paper.subject(DecisionKind.RECOGNISE, [full]) == f"Về việc công nhận thành viên {full}"
    assert paper.subject(DecisionKind.ESTABLISH, [full]) == f"Về việc thành lập {full}"
    assert paper.teams_named([full], "xã Tân Thành") == full
    assert paper.team(full) == full
    assert paper.team(paper.FORCE) == paper.subject(DecisionKind.ESTABLISH, []).removeprefix("Về việc thành lập ")


def test_names_in_a_row() -> None:
    names = ["thôn Đông", "thôn Đoài", "thôn Hạ"]
    assert [paper.joined(names[:n]) for n in range(4)] == [
        "",
        "thôn Đông",
        "thôn Đông và thôn Đoài",
        "thôn Đông, thôn Đoài và thôn Hạ",
    ]


def test_who_signs_and_how() -> None:
    def lines(capacity: Capacity, title: str = "Phó Chủ tịch", behalf: str = "Chủ tịch") -> tuple[str, ...]:
        return paper.signing_lines(SignatureBlock("A", title, capacity, behalf))

    assert lines(Capacity.HEAD, "Chủ tịch", "") == ("CHỦ TỊCH",)
    assert lines(Capacity.KT) == ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert lines(Capacity.TM, "Chủ tịch", "Ủy ban nhân dân") == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert lines(Capacity.Q, "Chủ tịch") == ("Q. CHỦ TỊCH",)
    assert lines(Capacity.TL)[0] == "TL. CHỦ TỊCH"
    assert lines(Capacity.TUQ)[0] == "TUQ. CHỦ TỊCH"
    assert paper.signer_name(SignatureBlock("Trần Hùng", "Trưởng", rank="Thiếu tá")) == "Thiếu tá Trần Hùng"
    assert paper.signer_name(SignatureBlock("Trần Hùng", "Trưởng")) == "Trần Hùng"


def test_people() -> None:
    assert [paper.honorific(sex) for sex in (Sex.MALE, Sex.FEMALE, None)] == ["Ông", "Bà", "Ông (bà)"]
    assert [paper.role(role) for role in Role] == ["Tổ trưởng", "Tổ phó", "Tổ viên"]
    for ground in EndGround:
        assert paper.end_ground(ground)
    assert paper.end_point(EndGround.REQUEST).startswith("điểm a khoản 3 Điều 17")
    assert paper.end_point(EndGround.CRIMINAL).startswith("điểm d khoản 3 Điều 17")
    assert paper.end_point(EndGround.OTHER) == ""


def test_heads_of_places() -> None:
    def head(kind: VillageKind, name: str) -> str:
        return paper.head_of_place(Village(VillageId("v"), kind, name, Span(date(2025, 7, 1))))

    assert head(VillageKind.THON, "Thôn Đông") == "Trưởng thôn Đông"
    assert head(VillageKind.KHU_PHO, "Khu phố 2") == "Trưởng khu phố 2"
    assert head(VillageKind.TO_DAN_PHO, "Tổ dân phố 5") == "Tổ trưởng tổ dân phố 5"


def test_bases_begin_with_their_word_once() -> None:
    assert paper.basis("Luật A") == "Căn cứ Luật A"
    for text in ("Căn cứ Luật A", "Theo đề nghị", "Xét tờ trình"):
        assert paper.basis(text) == text


@pytest.mark.parametrize("kind", list(DecisionKind))
def test_every_decision_has_its_usual_words(kind: DecisionKind) -> None:
    for teams in ([], ["Tổ thôn Đông"]):
        words = paper.subject(kind, teams)
        assert words.startswith("Về việc ")
        assert words == words.strip()


@pytest.mark.parametrize(
    ("kinds", "heads"),
    [
        ((VillageKind.THON,), "Trưởng các thôn"),
        ((VillageKind.KHU_PHO, VillageKind.THON, VillageKind.XOM, VillageKind.THON), "Trưởng các thôn, xóm, khu phố"),
        ((VillageKind.TO_DAN_PHO,), "Tổ trưởng các tổ dân phố"),
        ((VillageKind.TO_DAN_PHO, VillageKind.THON), "Trưởng các thôn, Tổ trưởng các tổ dân phố"),
        ((), "Trưởng các thôn, Tổ trưởng các tổ dân phố"),
    ],
)
def test_heads_of_many_places_are_named_by_the_kinds_there_are(kinds: tuple[VillageKind, ...], heads: str) -> None:
    villages = [
        Village(VillageId(str(number)), kind, "Đông", Span(date(2025, 7, 1))) for number, kind in enumerate(kinds)
    ]
    assert paper.executors_many(PROFILE, villages) == f"Trưởng Công an xã, {heads} có liên quan"


def test_every_kind_of_place_has_a_head() -> None:
    for kind in VillageKind:
        named = paper.executors_many(PROFILE, [Village(VillageId("1"), kind, "Đông", Span(date(2025, 7, 1)))])
        assert named.count("rưởng các ") == 1


def test_citing() -> None:
    issued = a_decision(number="41", signed_on=date(2026, 10, 15))
    assert paper.decision_cited(issued, PROFILE) == (
        "Quyết định số 41/QĐ-UBND ngày 15 tháng 10 năm 2026 của Chủ tịch Ủy ban nhân dân xã Tân Thành"
    )
    assert "……/QĐ-UBND" in paper.decision_cited(a_decision(), PROFILE)
    assert paper.source_words(Source("Nghị định 293/2025/NĐ-CP", "Điều 3")) == "Điều 3, Nghị định 293/2025/NĐ-CP"
    assert paper.source_words(Source("Nghị định 293/2025/NĐ-CP")) == "Nghị định 293/2025/NĐ-CP"


def test_another_reason_is_the_clerks_own() -> None:
    assert paper.end_ground(EndGround.OTHER, "chuyển nơi cư trú.") == "chuyển nơi cư trú"
    assert paper.end_ground(EndGround.OTHER) == "khác"
    assert paper.end_ground(EndGround.REQUEST, "đơn ngày 12/10/2026") == paper.end_ground(EndGround.REQUEST)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Về việc thành lập Tổ", "Về việc thành lập Tổ"),
        ("về việc thành lập Tổ. ", "Về việc thành lập Tổ"),
        ("Thành lập Tổ", "Về việc thành lập Tổ"),
        ("Nguyễn Văn An thôi làm Tổ viên", "Về việc Nguyễn Văn An thôi làm Tổ viên"),
    ],
)
def test_what_a_decision_is_about(written: str, printed: str) -> None:
    assert paper.about(written) == printed


def test_a_reason_is_printed_only_where_it_is_given() -> None:
    assert paper.reason_of("Về việc bãi bỏ Quyết định số 12, do ghi sai ngày sinh.") == "Lý do: ghi sai ngày sinh"
    assert paper.reason_of("Về việc bãi bỏ Quyết định số 12") == ""
    assert paper.reason_of("Về việc bãi bỏ Quyết định về tự do đi lại") == ""


def test_a_number_below_ten_has_a_nought() -> None:
    assert [paper.number(given) for given in ("", "5", "05", "41", "5a")] == ["", "05", "05", "41", "05a"]


def test_few_teams_are_named_and_many_are_not() -> None:
    assert paper.teams_named(["Tổ thôn Đông"], "xã Tân Thành") == "Tổ bảo vệ an ninh, trật tự thôn Đông"
    two = paper.teams_named(["Tổ thôn Đông", "Tổ thôn Đoài"], "xã Tân Thành")
    assert two == "các Tổ bảo vệ an ninh, trật tự thôn Đông và thôn Đoài"
    many = paper.teams_named([f"Tổ thôn {number}" for number in range(4)], "xã Tân Thành")
    assert many == "các Tổ bảo vệ an ninh, trật tự trên địa bàn xã Tân Thành"


def test_the_document_understood_is_not_named_again() -> None:
    source = Source("Nghị quyết 1", "điểm a khoản 2")
    assert paper.source_words(source, "Nghị quyết 1") == "Điểm a khoản 2"
    assert paper.source_words(Source("Nghị quyết 1"), "Nghị quyết 1") == "Nghị quyết 1"


def test_a_pointer_to_steps_already_shown() -> None:
    assert paper.as_before([2]) == " (mức: mục 2)"
    assert paper.as_before([]) == ""


def test_the_grounds_of_leaving_keep_what_the_law_asks_besides() -> None:
    assert "từ 02 lần trở lên mà không có lý do chính đáng" in paper.end_ground(EndGround.DUTY)
    assert "nhắc nhở bằng văn bản từ 02 lần trở lên mà vẫn tiếp tục vi phạm" in paper.end_ground(EndGround.DUTY)
    assert "đã có quyết định khởi tố bị can hoặc bị áp dụng biện pháp ngăn chặn" in paper.end_ground(EndGround.CRIMINAL)
    assert "được thành lập, hoạt động theo quy định của pháp luật" in paper.end_ground(EndGround.HEALTH)


def test_a_heading_over_narrow_columns_is_broken_behind_its_comma() -> None:
    assert paper.common_heading("Ngày nghỉ, ngày lễ") == "Ngày nghỉ, ngày\N{NO-BREAK SPACE}lễ"
    assert paper.common_heading("Trực đêm") == "Trực đêm"
