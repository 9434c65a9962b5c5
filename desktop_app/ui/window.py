"""The one window. Kept apart from the shell inside it, so that it stands on the screen before that is read."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from desktop_app.ui.widgets.in_sight import InSight

if TYPE_CHECKING:
    from desktop_app.model.problems import Refused
    from desktop_app.ui.print_job import PrintRequest
    from desktop_app.ui.session import Session
    from desktop_app.ui.shell import Frame

SIZE = (1366, 768)
LEAST_SIZE = (1024, 640)


class MainWindow(QMainWindow):
    """The one window. Without a book it shows the first page of all; with one, the shell."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Sổ ANTT")
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(*SIZE)
        self.frame: Frame | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self.in_sight = InSight(app, self)

    def use(self, session: "Session", page: str = "board") -> "Frame":
        """Show a book and return its frame; what was shown before goes."""
        from desktop_app.ui.shell import Frame

        frame = Frame(session)
        self.frame = frame
        self.setCentralWidget(frame)
        session.refused.connect(self._refused)
        session.print_asked.connect(self._print)
        frame.refresh()
        frame.open(page)
        return frame

    def _refused(self, refusal: "Refused") -> None:
        from desktop_app.ui.dialogs.refusal import RefusalDialog

        if self.frame is not None:
            session = self.frame.session
            RefusalDialog(self, session.look, session.messages, refusal.problems).exec()

    def _print(self, request: "PrintRequest") -> None:
        from desktop_app.ui.sending import send_to_printer

        if self.frame is not None:
            send_to_printer(self, self.frame.session, request)

    def closeEvent(self, event: QCloseEvent) -> None:
        frame = self.frame
        if frame is not None and frame.current and not frame.pages[frame.current].may_leave():
            event.ignore()
            return
        if frame is not None:
            frame.session.tasks.cancel()
            frame.session.tasks.wait()
        super().closeEvent(event)
