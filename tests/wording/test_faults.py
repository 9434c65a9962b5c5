import json
import tomllib

import pytest

from desktop_app.model.problems import fault_name
from desktop_app.wording.faults import fault


def test_a_systems_fault_is_said_in_our_words(tmp_path):
    with pytest.raises(FileNotFoundError) as missing:
        (tmp_path / "none").read_bytes()
    for said in (fault_name(missing.value), missing.value.strerror, str(missing.value)):
        assert fault(said) == "không có tệp hoặc thư mục này"
    assert fault("EROFS") == "nơi này chỉ cho đọc"
    assert fault_name(OSError("odd")) == "OSError"
    assert fault("EOWNERDEAD") == "máy báo: EOWNERDEAD"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a = 1\nb 2", "sai cú pháp ở dòng 2, cột 3"),
        ("a = ", "sai cú pháp ở dòng 1, cột 5"),
        ('a = "', "sai cú pháp: tệp kết thúc khi chưa viết xong"),
    ],
)
def test_where_a_toml_file_is_wrong(text: str, said: str):
    with pytest.raises(tomllib.TOMLDecodeError) as wrong:
        tomllib.loads(text)
    assert fault(str(wrong.value)) == said or "at end of document" in str(wrong.value)
    assert "xpected" not in fault(str(wrong.value))


def test_where_json_and_text_are_wrong():
    with pytest.raises(json.JSONDecodeError) as wrong:
        json.loads('{"a": }')
    assert fault(str(wrong.value)) == "sai cú pháp ở dòng 1, cột 7"
    with pytest.raises(UnicodeDecodeError) as codec:
        b"abc\xff".decode()
    assert fault(str(codec.value)) == "chữ không ở bảng mã UTF-8, từ byte thứ 4"
    assert fault("unable to open database: /x") == "không tạo hoặc mở được tệp ở nơi này"
    assert fault("BadZipFile: File is not a zip file") == "không đọc được như một tệp nén"
