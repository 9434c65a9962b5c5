"""A fault of ours: the data is safe, and the details can be handed on."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop_app.ui.dialogs.frame import Dialog
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.buttons import button


class CrashDialog(Dialog):
    """Says what happened, what did not, and offers "Sao chép chi tiết"."""

    def __init__(self, parent: QWidget | None, look: Look, details: str, log: Path) -> None:
        super().__init__(parent, look, "Chương trình gặp lỗi của chính nó", width=640)
        self.details = details
        self.say("Dữ liệu của bạn an toàn: việc vừa làm dở chưa ghi gì vào sổ, những việc trước đó vẫn còn nguyên.")
        self.say("Bạn làm tiếp được. Nếu lỗi lặp lại, bấm «Sao chép chi tiết» rồi gửi cho người phụ trách phần mềm.")
        trace = QPlainTextEdit(details)
        trace.setReadOnly(True)
        trace.setAccessibleName("Chi tiết kỹ thuật")
        trace.setMinimumHeight(look.px(180))
        self.box.addWidget(trace)
        self.say(f"Chi tiết cũng được ghi ở {log}", "small")
        copy = button("Sao chép chi tiết")
        copy.clicked.connect(self.copy)
        self.foot.addWidget(copy)
        self.offer_close("Làm tiếp")

    def copy(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self.details)
