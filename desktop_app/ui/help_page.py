"""A page of help in the window: one of the program's own Markdown files, found and read without a browser."""

from pathlib import Path

from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from desktop_app.ui.dialogs.frame import Dialog
from desktop_app.ui.look import Look


class HelpPage(Dialog):
    """Read with Up, Down, PgUp and PgDn; Esc goes back."""

    def __init__(self, parent: QWidget | None, look: Look, heading: str, file: Path) -> None:
        super().__init__(parent, look, heading, 760)
        self.page = QTextBrowser()
        self.page.setOpenLinks(False)
        self.page.setAccessibleName(heading)
        self.page.document().setMarkdown(
            file.read_text(encoding="utf-8"), QTextDocument.MarkdownFeature.MarkdownDialectGitHub
        )
        self.page.moveCursor(QTextCursor.MoveOperation.Start)
        self.box.addWidget(self.page, 1)
        self.be_high(620)
        self.offer_close()
        self.page.setFocus()
