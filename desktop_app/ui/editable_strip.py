"""Below a paper: the same as a file to be changed, and the sentence that such a file is not the record."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.model.problems import Refused
from desktop_app.services.exporting_papers import DOCX, XLSX, has_list
from desktop_app.ui.saving_copies import save_copy
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.buttons import ActionButton
from desktop_app.ui.widgets.flow import FlowLayout
from desktop_app.ui.widgets.text import label
from desktop_app.wording.editable import MARK

if TYPE_CHECKING:
    from desktop_app.services.printing_forms import Composed

_NOTE = f"{MARK}. Bản lưu là tệp PDF khi bấm In; tệp Word, Excel này sửa thì sổ không đổi."
_PRINTED = f"{MARK}: lập theo sổ hôm nay, có thể khác bản đã in; bản đã in giữ nguyên."


class EditableStrip(QWidget):
    """Two buttons that are on while a paper is offered; the second only for one with a table."""

    def __init__(self, session: Session, act: Callable[[str, Callable[[], object]], QAction]) -> None:
        super().__init__()
        self._session = session
        self._compose: Callable[[], Composed] | None = None
        self._word = act("save_word", lambda: self._save(DOCX))
        self._sheet = act("save_sheet", lambda: self._save(XLSX))
        self.note = label(_NOTE, "small", wrap=True)
        buttons = FlowLayout(session.look.px(6), 0)
        buttons.addWidget(ActionButton(self._word))
        buttons.addWidget(ActionButton(self._sheet))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(session.look.px(4))
        box.addLayout(buttons)
        box.addWidget(self.note)
        self.offer(None)

    def offer(self, composed: "Composed | None") -> None:
        """Take the paper that the buttons are about; None where there is none."""
        self._take(
            _NOTE, None if composed is None else lambda: composed, listed=bool(composed and has_list(composed.form))
        )

    def offer_printed(self, compose: "Callable[[], Composed]") -> None:
        """Take a paper that was printed, and how it is composed from the book of today."""
        self._take(_PRINTED, compose, listed=True)

    def _take(self, note: str, compose: "Callable[[], Composed] | None", *, listed: bool) -> None:
        self._compose = compose
        self.note.setText(note)
        self._word.setEnabled(compose is not None)
        self._sheet.setEnabled(compose is not None and listed)

    def _save(self, suffix: str) -> None:
        """Ask where, write the file away from the window, then say what it is and what it is not."""
        try:
            composed = self._compose() if self._compose is not None else None
        except Refused as refusal:
            self._session.refused.emit(refusal)
            return
        if composed is None:
            return
        save_copy(self, self._session, composed, suffix, self._tell)

    def _tell(self, what: str | Refused) -> None:
        if isinstance(what, Refused):
            self._session.refused.emit(what)
        else:
            self._session.said.emit(what)
