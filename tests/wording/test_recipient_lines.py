from dataclasses import replace

import pytest

from desktop_app.model.register import PaperKind
from desktop_app.model.unit import CommuneKind
from desktop_app.wording.recipient_lines import archive_line, lines_of, of_decision
from tests.model.test_unit import PROFILE

KEPT = {"decision": ("Như Điều 3", "Công an tỉnh", "Lưu: VT, CAX"), "proposal": ("Như trên", "Lưu: VT")}


@pytest.mark.parametrize("kind", PaperKind)
def test_where_nothing_is_kept_a_paper_still_says_where_it_goes_and_stays(kind: PaperKind) -> None:
    profile = replace(PROFILE, recipients={}, symbols={})
    *above, first, last = lines_of(profile, kind)
    assert first.startswith("Thành viên " if kind is PaperKind.MINUTES else "Như ")
    assert last == ("Lưu: VT, hồ sơ xét tuyển" if kind is PaperKind.MINUTES else "Lưu: VT, CAX")
    assert archive_line(profile, kind) == (last,)
    assert lines_of(replace(profile, recipients={kind.value: ()}), kind) == (*above, first, last)
    assert bool(above) is (kind is PaperKind.PLAN)


def test_the_archive_bears_the_commune_s_own_police() -> None:
    assert (
        lines_of(replace(PROFILE, recipients={}, symbols={"proposal": "TTr-CAP"}), PaperKind.REPORT)[-1]
        == "Lưu: VT, CAP"
    )
    phuong = replace(PROFILE, recipients={}, symbols={}, kind=CommuneKind.PHUONG)
    assert lines_of(phuong, PaperKind.DECISION)[-1] == "Lưu: VT, CAP"


def test_what_is_kept_is_printed_and_a_decision_names_its_own_article() -> None:
    profile = replace(PROFILE, recipients=KEPT)
    assert of_decision(profile, 4) == ("Như Điều 4", "Công an tỉnh", "Lưu: VT, CAX")
    assert lines_of(profile, PaperKind.LETTER) == KEPT["proposal"]
    assert lines_of(profile, PaperKind.NOTICE) == ("Như Mục 2 (để niêm yết)", "Lưu: VT")
    assert lines_of(profile, PaperKind.PLAN) == (
        f"{PROFILE.receiving_office} (để báo cáo)",
        "Thường trực Đảng ủy, Hội đồng nhân dân xã",
        "Ủy ban Mặt trận Tổ quốc Việt Nam xã",
        "Như Mục VI (để thực hiện)",
        "Lưu: VT",
    )
    own = replace(PROFILE, recipients={"plan": ("Như trên", "Lưu: VT")})
    assert lines_of(own, PaperKind.PLAN) == ("Như Mục VI (để thực hiện)", "Lưu: VT")
