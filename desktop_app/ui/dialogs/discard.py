"""Before half typed work is let go."""

from PySide6.QtWidgets import QWidget

from desktop_app.ui.dialogs.frame import Dialog
from desktop_app.ui.look import Look


class DiscardDialog(Dialog):
    """Accepted where the clerk lets what is typed go."""

    def __init__(self, parent: QWidget | None, look: Look) -> None:
        super().__init__(parent, look, "Bỏ phần đang nhập?", width=420)
        self.say("Phần đang nhập chưa được lưu. Quay lại để lưu (Ctrl+Enter), hoặc bỏ đi.")
        self.offer("Bỏ", back="Quay lại", danger=True)
