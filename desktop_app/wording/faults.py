"""What a system or a reader of files says in its own tongue, as a few Vietnamese words inside a sentence."""

import errno
import os
import re

_REASONS = {
    "ENOENT": "không có tệp hoặc thư mục này",
    "EACCES": "không có quyền",
    "EPERM": "không có quyền",
    "EROFS": "nơi này chỉ cho đọc",
    "ENOSPC": "ổ đĩa đã đầy",
    "EDQUOT": "hết dung lượng được cấp",
    "EFBIG": "tệp quá lớn so với ổ đĩa này",
    "EISDIR": "đây là thư mục, không phải tệp",
    "ENOTDIR": "một phần đường dẫn là tệp, không phải thư mục",
    "EEXIST": "đã có tệp tên ấy",
    "ENOTEMPTY": "thư mục không trống",
    "EIO": "ổ đĩa báo lỗi đọc ghi",
    "ENODEV": "thiết bị không còn",
    "ENXIO": "thiết bị không còn",
    "ENAMETOOLONG": "tên tệp quá dài",
    "EINVAL": "tên hoặc nơi này không dùng được",
    "EBUSY": "chương trình khác đang dùng tệp này",
    "ETXTBSY": "chương trình khác đang dùng tệp này",
    "EMFILE": "máy đang mở quá nhiều tệp",
    "ENFILE": "máy đang mở quá nhiều tệp",
    "ELOOP": "đường dẫn trỏ vòng tròn",
    "EPIPE": "nơi nhận đã đóng",
}
_PHRASES = {
    "at end of document": "sai cú pháp: tệp kết thúc khi chưa viết xong",
    "BadZipFile": "không đọc được như một tệp nén",
    "unable to open database": "không tạo hoặc mở được tệp ở nơi này",
    "database or disk is full": "ổ đĩa đã đầy",
    "disk I/O error": "ổ đĩa báo lỗi đọc ghi",
    "disk image is malformed": "nội dung tệp không còn đúng cấu trúc",
    "file is not a database": "nội dung tệp không còn đúng cấu trúc",
    "codec": "chữ không ở bảng mã UTF-8",
    "decode to UTF-8": "chữ không ở bảng mã UTF-8",
}
_ERRNO = re.compile(r"^\[Errno (\d+)\]")
_TOML_AT = re.compile(r"\(at line (\d+), column (\d+)\)")
_JSON_AT = re.compile(r"line (\d+) column (\d+) \(char \d+\)")
_CODEC = re.compile(r"codec can't decode bytes? .*? in position (\d+)")
_BY_WORDS = {os.strerror(getattr(errno, name)): words for name, words in _REASONS.items() if hasattr(errno, name)}


def fault(detail: str) -> str:
    """Return the words for a fault's name (``ENOENT``) or for what a reader of TOML, JSON or text complains of.

    Where no words are kept, the detail stands as it is, marked as the system's: it helps whoever is asked.
    """
    found = _ERRNO.match(detail)
    name = errno.errorcode.get(int(found[1]), "") if found else detail
    if words := _REASONS.get(name) or _BY_WORDS.get(name):
        return words
    if found := _CODEC.search(detail):
        return f"chữ không ở bảng mã UTF-8, từ byte thứ {int(found[1]) + 1}"
    if found := _TOML_AT.search(detail) or _JSON_AT.search(detail):
        return f"sai cú pháp ở dòng {found[1]}, cột {found[2]}"
    return next((words for part, words in _PHRASES.items() if part in detail), f"máy báo: {detail}")
