"""What is said of a paper that leaves the program to be changed: it is no longer the record."""

MARK = "Bản để sửa, không phải bản lưu trong sổ"
"""Stands in the file's own description, where Word and the file manager show it, and on no page."""
STATE = "Bản để sửa"
"""Short, as the state of a document."""
COMMENT = (
    "Bản để sửa, không phải bản lưu trong sổ. Văn bản lưu trong sổ là tệp PDF do chương trình in ra; "
    "nội dung sửa ở tệp này chương trình không biết."
)
"""The whole of it."""
FILE_STEM = "{name}-ban-de-sua"
"""How the file is called: its name stands in the title bar of the program that changes it."""
PROPERTY_MARK, PROPERTY_FORM = "Sổ ANTT", "Mẫu"
"""Names of the file's own properties."""


def properties(code: str, edition: str) -> dict[str, str]:
    """Return the file's own properties: that it is no record, and which form it was made by."""
    return {PROPERTY_MARK: MARK, PROPERTY_FORM: f"{code}, phiên bản {edition}"}
