"""Beside a printed paper: who signed it electronically, whether that is intact, and a file of it."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.model.esigning import FoundSignature
from desktop_app.model.problems import Refused
from desktop_app.services import signing_papers
from desktop_app.services.listing import DocumentRow
from desktop_app.services.saving_files import named, save
from desktop_app.ui.saving_place import in_documents
from desktop_app.ui.session import Session
from desktop_app.ui.signing_words import found_words, signed_line
from desktop_app.ui.widgets.buttons import ActionButton
from desktop_app.ui.widgets.notice import Notice


class SignedStrip(QWidget):
    """Hidden for a paper without signatures; they are looked at away from the window, when such a paper is shown."""

    def __init__(self, session: Session, act: Callable[[str, Callable[[], object]], QAction]) -> None:
        super().__init__()
        self._session = session
        self._paper: DocumentRow | None = None
        self.signed: bytes | None = None
        """The paper with its signatures; None where it has none."""
        self._save = act("save_signed", self.save_as)
        self.sound, self.broken = Notice(session.look, "", "good"), Notice(session.look, "", "error")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(session.look.px(6))
        line = QHBoxLayout()
        line.addWidget(ActionButton(self._save))
        line.addStretch(1)
        for notice in (self.sound, self.broken):
            box.addWidget(notice)
        box.addLayout(line)
        self.offer(None)

    def offer(self, paper: DocumentRow | None) -> None:
        """Take the paper in sight: show its signatures as the book remembers them, then as they are found."""
        shown = (self._paper.id, self._paper.signed) if self._paper else None
        same = paper is not None and shown == (paper.id, paper.signed)
        self._paper = paper if paper is not None and paper.signed else None
        self.setVisible(self._paper is not None)
        self._save.setEnabled(self._paper is not None)
        if self._paper is None:
            self.signed = None
        elif not same:
            self._look_at(self._paper)

    def _look_at(self, paper: DocumentRow) -> None:
        self.broken.say("")
        self.sound.say("\n".join(f"Đã ký số: {signed_line(one)}; đang kiểm tra…" for one in paper.signed))
        try:
            self.signed = pdf = signing_papers.signed_bytes(self._session.office, paper.id)
        except Refused as refused:
            self.signed = None
            self._not_found(refused, paper)
            return
        if pdf is not None:
            self._session.tasks.run(
                "Đang kiểm tra chữ ký số",
                lambda _progress: signing_papers.signatures_of(pdf),
                lambda found: self._found(found, paper),
                lambda fault: self._not_found(fault, paper),
                stops=False,
            )

    def _found(self, found: tuple[FoundSignature, ...], paper: DocumentRow) -> None:
        if self._paper is None or self._paper.id != paper.id:
            return
        whole = bool(found) and all(one.intact and one.whole for one in found)
        words = found_words(found)
        self.sound.say(words if whole else "")
        self.broken.say("" if whole else words)

    def _not_found(self, fault: BaseException, paper: DocumentRow) -> None:
        if not isinstance(fault, Refused):
            raise fault
        if self._paper is not None and self._paper.id == paper.id:
            self.sound.say("")
            self.broken.say(" ".join(self._session.messages.problem(one) for one in fault.problems))

    def save_as(self) -> None:
        """Ask where, and write the paper with its signatures."""
        if self._paper is None or self.signed is None:
            return
        name = f"{self._paper.form}-ky-so.pdf"
        where, _ = QFileDialog.getSaveFileName(self, "Lưu bản đã ký số", in_documents(name), "PDF (*.pdf)")
        if where:
            written = save(named(where, ".pdf"), self.signed)
            self._session.said.emit(f"Đã lưu {written.name}, bản có chữ ký số")
