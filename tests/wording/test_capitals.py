import pytest

from desktop_app.wording.capitals import within


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Nguyễn Văn An vi phạm nội quy", "Nguyễn Văn An vi phạm nội quy"),
        ("Bắc Ninh: tình hình quý IV", "Bắc Ninh: tình hình quý IV"),
        ("Huế", "Huế"),
        ("Phường 5 đề nghị", "Phường 5 đề nghị"),
        ("UBND xã đề nghị", "UBND xã đề nghị"),
        ("KẾT QUẢ THÁNG 10", "KẾT QUẢ THÁNG 10"),
        ("Công an xã Tân Thành", "Công an xã Tân Thành"),
        ("Ủy ban nhân dân xã", "Ủy ban nhân dân xã"),
        ("Tổ bảo vệ an ninh, trật tự thôn Đông", "Tổ bảo vệ an ninh, trật tự thôn Đông"),
        ("Đảng ủy xã", "Đảng ủy xã"),
        ("Thành lập Tổ", "thành lập Tổ"),
        ("Kết quả tháng 10", "kết quả tháng 10"),
        ("Tổ chức hội nghị", "tổ chức hội nghị"),
        ("Điều chỉnh số lượng", "điều chỉnh số lượng"),
        ("Cử Nguyễn Văn An đi học", "cử Nguyễn Văn An đi học"),
        ("Ông Nguyễn Văn An vi phạm", "ông Nguyễn Văn An vi phạm"),
        ("Thôn Đông thiếu người", "thôn Đông thiếu người"),
        ("Thôi Tổ viên", "thôi Tổ viên"),
        ("Ý kiến", "ý kiến"),
        ("05 người", "05 người"),
        ("“Ngày hội”", "“Ngày hội”"),
        ("", ""),
    ],
)
def test_names_keep_their_capitals_within_a_sentence(typed: str, said: str) -> None:
    assert within(typed) == said
