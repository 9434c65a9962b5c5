from dataclasses import replace

import pytest

from desktop_app.printing.contexts import Signer
from desktop_app.printing.fonts import Fonts
from desktop_app.printing.library import FormLibrary, sample
from desktop_app.printing.render import DocumentIdentity, render
from tests.printing.paper import PaperPage, read

DECISION, SHEET = "mau_08_cong_nhan", "bang_thanh_toan"


def last(library: FormLibrary, fonts: Fonts, code: str, **changes: object) -> PaperPage:
    form = library[code]
    return read(render(form, replace(sample(form), **changes), DocumentIdentity("x"), fonts).pdf)[-1]


@pytest.mark.parametrize("capacity", [("CHỦ TỊCH",), ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")])
def test_room_for_signature_and_seal(library: FormLibrary, fonts: Fonts, capacity: tuple[str, ...]) -> None:
    page = last(library, fonts, DECISION, signer=Signer(capacity, "Phạm Minh Tuấn"))
    office = [row for row in page.rows if row.text.endswith(capacity[-1])][-1]
    name = page.row("Phạm Minh Tuấn")
    assert name.baseline - office.baseline >= 35
    middle = (name.left + name.right) / 2
    seal = [one for one in page.letters if office.baseline + 1 < one.baseline < name.baseline - 1]
    assert all(letter.right < middle - 20 for letter in seal if letter.char.strip())


def test_receivers_begin_level_with_the_signer(library: FormLibrary, fonts: Fonts) -> None:
    page = last(library, fonts, DECISION)
    receivers = page.row("Nơi nhận:")
    assert page.part(receivers, "CHỦ TỊCH").baseline == pytest.approx(receivers.baseline, abs=0.1)
    assert receivers.left == pytest.approx(30, abs=0.5)
    assert page.row("- Như Điều 3;").size == 11
    assert page.row("- Lưu: VT, CAX.").size == 11


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_signers_stand_side_by_side_on_one_line(library: FormLibrary, fonts: Fonts, count: int) -> None:
    signers = tuple(Signer((f"CHỨC DANH {number}",), f"Nguyễn Văn {number}") for number in range(1, count + 1))
    page = last(library, fonts, SHEET, signers=signers)
    heads = [page.row(f"CHỨC DANH {number}") for number in range(1, count + 1)]
    names = [page.row(f"Nguyễn Văn {number}") for number in range(1, count + 1)]
    assert len({round(head.baseline, 2) for head in heads}) == 1
    assert len({round(name.baseline, 2) for name in names}) == 1
    assert names[0].baseline - heads[0].baseline >= 35
    for head, name in zip(heads, names, strict=True):
        assert (head.left + head.right) / 2 == pytest.approx((name.left + name.right) / 2, abs=0.5)
    if count == 1:
        assert heads[0].left > page.width / 2


def test_how_to_sign_stands_below_the_office_and_costs_no_room(library: FormLibrary, fonts: Fonts) -> None:
    page = last(library, fonts, "mau_01")
    office, note = page.row("NGƯỜI LÀM ĐƠN"), page.row("(Ký, ghi rõ họ tên)")
    name = [row for row in page.rows if row.text.endswith("Lê Quang Đạo")][-1]
    assert office.baseline < note.baseline
    assert name.baseline - note.baseline >= 25
    dated = page.row("Tân Thành, ngày")
    assert dated.baseline < office.baseline
    assert dated.left > page.width / 2 - 5
    for row in (note, page.part(name, "Lê Quang Đạo")):
        assert (row.left + row.right) / 2 == pytest.approx((office.left + office.right) / 2, abs=0.5)


def test_names_stand_on_one_line_under_offices_of_unequal_height(library: FormLibrary, fonts: Fonts) -> None:
    signers = (Signer(("NGƯỜI LẬP",), "Nguyễn Văn An"), Signer(("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Đỗ Thị Hường"))
    page = last(library, fonts, SHEET, signers=signers)
    assert page.row("Nguyễn Văn An").baseline == page.row("Đỗ Thị Hường").baseline
    assert page.row("NGƯỜI LẬP").baseline == page.row("KT. CHỦ TỊCH").baseline


def test_five_signers_take_two_rows(library: FormLibrary, fonts: Fonts) -> None:
    signers = tuple(Signer((f"CHỨC DANH {number}",)) for number in range(1, 6))
    page = last(library, fonts, SHEET, signers=signers)
    assert "CHỨC DANH 5" in page.text


@pytest.mark.parametrize("count", [1, 3, 4])
@pytest.mark.parametrize(
    "office",
    [
        "PHÓ TRƯỞNG CÔNG AN ĐẶC KHU CÔN ĐẢO",
        "KT. TRƯỞNG CÔNG AN PHƯỜNG PHAN RANG - THÁP CHÀM",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN ĐẶC KHU HOÀNG SA",
        "CHỦ TỊCH HỘI ĐỒNG XÉT TUYỂN XÃ TÂN THÀNH",
        "TỔ TRƯỞNG TỔ BẢO VỆ AN NINH, TRẬT TỰ THÔN ĐÔNG",
    ],
)
def test_an_office_is_broken_between_its_words_of_sense(
    library: FormLibrary, fonts: Fonts, count: int, office: str
) -> None:
    """No line ends within the name of a body, and no letter is torn from its word."""
    signers = tuple(Signer((office,), f"Nguyễn Văn {number}") for number in range(count))
    page = last(library, fonts, SHEET, signers=signers)
    names = page.row("Nguyễn Văn 0").baseline
    above = [row for row in page.rows if names - 80 < row.baseline < names - 30]
    lines = [row.text.replace("\N{NO-BREAK SPACE}", " ") for row in above if row.text.strip()]
    assert lines
    for body in ("CÔNG AN", "ĐẶC KHU", "NHÂN DÂN", "ỦY BAN", "HỘI ĐỒNG", "CHỦ TỊCH"):
        if body in office:
            assert any(body in line for line in lines), lines
            first, second = body.split(" ")
            assert not any(line.endswith(first) for line in lines), lines
            assert not any(line.startswith(second) for line in lines), lines
