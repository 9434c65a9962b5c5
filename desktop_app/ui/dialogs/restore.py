"""Before a copy takes the place of the book."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop_app.ui.dialogs.frame import Dialog
from desktop_app.ui.look import Look


class RestoreDialog(Dialog):
    """Says which copy, and what becomes of the book that is open now."""

    def __init__(self, parent: QWidget | None, look: Look, copy: Path) -> None:
        super().__init__(parent, look, "Khôi phục từ bản sao")
        self.say(f"Bản sao: {copy}")
        self.say(
            "Bản sao được kiểm tra trước; nếu không nguyên vẹn thì sổ hiện tại giữ nguyên. Sổ hiện tại được cất sang "
            "một tệp bên cạnh, không bị xóa. Những việc làm sau lúc sao lưu sẽ không có trong sổ khôi phục.",
        )
        self.offer("Khôi phục", danger=True)
