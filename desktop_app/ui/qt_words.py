"""Qt's own words in Vietnamese, for which it ships none: its file dialog, the menus of fields, answers to questions.

Where the machine has a file dialog of its own, as Windows has, that one is shown in the machine's language.
"""

from collections.abc import Mapping

from PySide6.QtCore import QTranslator

_EDITING = {
    "&Undo": "&Hoàn tác",
    "&Redo": "&Làm lại",
    "Cu&t": "&Cắt",
    "&Copy": "&Sao chép",
    "&Paste": "&Dán",
    "Delete": "Xóa",
    "Select All": "Chọn hết",
}
WORDS: Mapping[str, Mapping[str, str]] = {
    "QLineEdit": _EDITING,
    "QWidgetTextControl": {**_EDITING, "Copy &Link Location": "Sao chép địa chỉ &liên kết"},
    "QPlatformTheme": {
        "OK": "Đồng ý",
        "Save": "Lưu",
        "Save All": "Lưu tất cả",
        "Open": "Mở",
        "&Yes": "&Có",
        "Yes to &All": "Có cho &tất cả",
        "&No": "&Không",
        "N&o to All": "Không &cho tất cả",
        "Abort": "Dừng",
        "Retry": "Thử lại",
        "Ignore": "Bỏ qua lỗi",
        "Close": "Đóng",
        "Cancel": "Bỏ qua",
        "Discard": "Bỏ",
        "Help": "Trợ giúp",
        "Apply": "Áp dụng",
        "Reset": "Đặt lại",
        "Restore Defaults": "Trở về ban đầu",
    },
    "QDialogButtonBox": {"OK": "Đồng ý"},
    "QMessageBox": {"Show Details...": "Xem chi tiết…", "Hide Details...": "Ẩn chi tiết"},
    "QFileDialog": {
        "&Look in:": "&Thư mục:",
        "Back": "Lùi",
        "Go back": "Lùi lại",
        "Forward": "Tiến",
        "Go forward": "Tiến tới",
        "Parent Directory": "Thư mục trên",
        "Go to the parent directory": "Lên thư mục trên",
        "Create New Folder": "Tạo thư mục",
        "Create a New Folder": "Tạo thư mục mới",
        "&New Folder": "Thư mục &mới",
        "New Folder": "Thư mục mới",
        "List View": "Danh sách",
        "Change to list view mode": "Xem dạng danh sách",
        "Detail View": "Chi tiết",
        "Change to detail view mode": "Xem dạng chi tiết",
        "Sidebar": "Thanh bên",
        "List of places and bookmarks": "Các nơi hay dùng",
        "Recent Places": "Nơi mới mở",
        "Files": "Tệp",
        "File &name:": "Tê&n tệp:",
        "Files of &type:": "&Loại tệp:",
        "Directory:": "Thư mục:",
        "Directories": "Thư mục",
        "Find Directory": "Chọn thư mục",
        "&Open": "&Mở",
        "Open": "Mở",
        "&Save": "&Lưu",
        "Save As": "Lưu thành",
        "&Choose": "&Chọn",
        "&Rename": "Đổ&i tên",
        "&Delete": "&Xóa",
        "Delete": "Xóa",
        "Remove": "Bỏ khỏi danh sách",
        "Show ": "Hiện ",
        "Show &hidden files": "Hiện tệp ẩ&n",
        "All Files (*)": "Mọi tệp (*)",
        "All files (*)": "Mọi tệp (*)",
        "%1 already exists.\nDo you want to replace it?": "Đã có tệp %1.\nGhi đè lên tệp ấy?",
        "%1\nFile not found.\nPlease verify the correct file name was given.": (
            "%1\nKhông có tệp này. Kiểm tra lại tên tệp."
        ),
        "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
            "%1\nKhông có thư mục này. Kiểm tra lại tên thư mục."
        ),
        "'%1' is write protected.\nDo you want to delete it anyway?": "«%1» được bảo vệ, không cho ghi.\nVẫn xóa?",
        "Are you sure you want to delete '%1'?": "Xóa «%1»?",
        "Could not delete directory.": "Không xóa được thư mục.",
    },
    "QFileSystemModel": {
        "Name": "Tên",
        "Size": "Cỡ",
        "Kind": "Loại",
        "Type": "Loại",
        "Date Modified": "Sửa lúc",
        "Computer": "Máy này",
        "My Computer": "Máy này",
    },
    "QAbstractFileIconProvider": {
        "Drive": "Ổ đĩa",
        "File": "Tệp",
        "File Folder": "Thư mục",
        "Folder": "Thư mục",
        "Shortcut": "Lối tắt",
        "Alias": "Lối tắt",
        "Unknown": "Chưa rõ",
    },
    "QScrollBar": {
        "Scroll here": "Cuộn tới đây",
        "Left edge": "Đầu dòng",
        "Right edge": "Cuối dòng",
        "Top": "Đầu trang",
        "Bottom": "Cuối trang",
        "Page left": "Sang trái một trang",
        "Page right": "Sang phải một trang",
        "Page up": "Lên một trang",
        "Page down": "Xuống một trang",
        "Scroll left": "Sang trái",
        "Scroll right": "Sang phải",
        "Scroll up": "Lên",
        "Scroll down": "Xuống",
    },
    "QAbstractSpinBox": {"&Select All": "Chọn &hết", "&Step up": "&Tăng", "Step &down": "&Giảm"},
    "QTabBar": {"Scroll Left": "Sang trái", "Scroll Right": "Sang phải"},
    "QComboBox": {"Open the combo box selection popup": "Mở danh sách chọn", "True": "Có", "False": "Không"},
}
"""By Qt's own context, then by its English, as its sources have both."""


class QtWords(QTranslator):
    """Answers Qt with :data:`WORDS`; what is not there stays as it is."""

    def translate(
        self,
        context: str,
        source: str,
        disambiguation: str | None = None,  # noqa: ARG002 - Qt's
        n: int = -1,  # noqa: ARG002 - Qt's
    ) -> str:
        """Return the Vietnamese of one of Qt's texts; empty where there is none."""
        return WORDS.get(context, {}).get(source) or None  # type: ignore[return-value]  # None is Qt's null string

    def isEmpty(self) -> bool:
        """Return that there is something here: Qt asks no translator that is empty."""
        return False
