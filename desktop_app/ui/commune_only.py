"""What a receiving office's window shows where a page belongs to a commune's book."""

from desktop_app.ui.page import Page
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.buttons import button
from desktop_app.ui.widgets.empty import EmptyState


class CommuneOnlyPage(Page):
    """Says whose page it is and leads to the one that works here."""

    def __init__(self, session: Session, title: str) -> None:
        self.title = title
        super().__init__(session)

    def build(self) -> None:
        """Show one sentence and the way on."""
        self.go = button("Mở trang Gói nộp", "primary")
        self.go.clicked.connect(lambda: self.session.asked.emit("exchange", ""))
        told = (
            "Sổ này là của cơ quan nhận. Danh sách, quyết định, ca trực và bảng tính do từng xã giữ trong sổ của xã; "
            "ở đây nhận gói số liệu của các xã, kiểm tra và trả biên nhận."
        )
        self.empty = EmptyState(self.look, "home-group", "Trang này của sổ xã", told, [self.go])
        self.box.addWidget(self.empty, 1)

    def settle(self) -> None:
        """Put the keyboard on the way on."""
        self.go.setFocus()
