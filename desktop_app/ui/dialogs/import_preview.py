"""A dry run of a workbook: everything understood and everything wrong, before anything is written; all or nothing."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QFrame, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from desktop_app.model.problems import Problem, Refused, Severity
from desktop_app.ui.dialogs.frame import Dialog
from desktop_app.ui.dialogs.import_kinds import ImportKind, ImportRow, OldText, Shown
from desktop_app.ui.models.rows import Column, RowsModel
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.buttons import button
from desktop_app.ui.widgets.problem_list import ProblemList
from desktop_app.ui.widgets.table import RowsView
from desktop_app.ui.widgets.text import label

PADDED = "excel.cccd_padded"
UNCONFIRMED = "excel.encoding_unconfirmed"
MOST_SHOWN = 200
"""More sentences than this nobody reads at once; the first ones are shown and the rest counted."""

_TONES = {"Mới": "good", "Có thay đổi": "warning", "Như cũ": "neutral"}
ROWS = (
    Column[ImportRow]("Dòng", lambda row: str(row.row or ""), key=lambda row: row.row, right=True, width=56),
    Column[ImportRow]("Tên", lambda row: row.name, width=190),
    Column[ImportRow]("So với sổ", lambda row: row.state, width=116, mark=lambda row: _TONES[row.state]),
    Column[ImportRow]("Nội dung", lambda row: row.detail, tip=lambda row: row.detail),
)
TEXTS = (
    Column[OldText]("Dòng", lambda text: str(text.row), key=lambda text: text.row, right=True, width=56),
    Column[OldText]("Cột", lambda text: text.column, width=130),
    Column[OldText]("Bảng mã", lambda text: text.alphabet, width=120),
    Column[OldText]("Trong tệp", lambda text: text.original, width=200),
    Column[OldText]("Đọc thành", lambda text: text.converted),
)


class ImportPreview(Dialog):
    """Shows what a workbook would do; "Nhập" does it."""

    def __init__(self, parent: QWidget | None, session: Session, kind: ImportKind, file: Path) -> None:
        super().__init__(parent, session.look, kind.title, width=900)
        self.session, self._kind, self._file, self._how = session, kind, file, "ask"
        self.where, self.summary = label("", "secondary", wrap=True), label("", "bold", wrap=True)
        self.rows, self.texts = RowsModel[ImportRow](ROWS, self), RowsModel[OldText](TEXTS, self)
        self.problems = ProblemList(session.look, session.messages)
        self.more = label("", "secondary", wrap=True)
        self.padded = QCheckBox("Đã so các số CCCD được thêm số 0 ở đầu với thẻ")
        self.padded.toggled.connect(self._allow)
        self.removal, self._removed = QCheckBox("Đồng ý bỏ các ca này khỏi sổ"), label("", "bold", wrap=True)
        self.removal.toggled.connect(self._allow)
        self.consent = self._consent()
        self.tabs = QTabWidget()
        self._lay_out()
        self.go = self.offer("Nhập")
        self.said = ""
        self._shown: Shown | None = None
        self._read()

    def _lay_out(self) -> None:
        px = self.look.px
        self.box.addWidget(self.where)
        self.box.addWidget(self.summary)
        self.box.addWidget(self.consent)
        wrong = QWidget()
        box = QVBoxLayout(wrong)
        box.setContentsMargins(0, px(8), 0, 0)
        box.addWidget(self.problems, 1)
        box.addWidget(self.more)
        self.tabs.addTab(wrong, "")
        self.tabs.addTab(RowsView(self.look, self.rows, name="Các dòng đọc được"), "")
        self.tabs.addTab(RowsView(self.look, self.texts, name="Chữ theo bảng mã cũ"), "")
        self.tabs.setMinimumHeight(px(340))
        self.box.addWidget(self.tabs, 1)
        self.box.addWidget(self.padded)
        self.box.addWidget(self._removed)
        self.box.addWidget(self.removal)
        self.box.addWidget(
            label("Chưa có gì được ghi vào sổ cho đến khi bấm Nhập. Còn lỗi thì không ghi dòng nào.", "small")
        )

    def _consent(self) -> QFrame:
        """Return the question about old alphabets: nothing is converted unseen."""
        frame, px = QFrame(), self.look.px
        frame.setProperty("notice", "warning")
        line = QHBoxLayout(frame)
        line.setContentsMargins(*(4 * [px(10)]))
        self._question = label("", wrap=True)
        line.addWidget(self._question, 1)
        for words, how in (("Chuyển sang Unicode", "convert"), ("Giữ nguyên", "keep")):
            made = button(words)
            made.setAutoDefault(False)
            made.clicked.connect(lambda _checked=False, how=how: self.decide(how))
            line.addWidget(made)
        frame.hide()
        return frame

    def decide(self, how: str) -> None:
        """Read again with old alphabets converted or kept."""
        self._how = how
        self._read()

    def _read(self) -> None:
        try:
            shown = self._kind.read(self._file, self._how)
        except Refused as refused:
            self._shown = None
            self.summary.setText("Không đọc được tệp này.")
            self._show_problems(refused.problems, ())
            self._allow()
            return
        self._shown = shown
        self.where.setText(shown.where)
        self.summary.setText(shown.summary)
        self.rows.set_rows(shown.rows)
        self.texts.set_rows(shown.conversions)
        self._show_problems(shown.problems, shown.notes)
        self._ask(shown)
        self.padded.setVisible(any(problem.code == PADDED for problem in shown.problems))
        self._removed.setText(shown.removal)
        for widget in (self._removed, self.removal):
            widget.setVisible(bool(shown.removal))
        self.tabs.setTabText(1, f"Đọc được ({len(shown.rows)})")
        self.tabs.setTabText(2, f"Bảng mã cũ ({len(shown.conversions)})")
        self.tabs.setTabVisible(2, bool(shown.conversions))
        self._allow()

    def _show_problems(self, problems: Sequence[Problem], notes: Sequence[Problem]) -> None:
        told = [problem for problem in (*problems, *notes) if problem.code != UNCONFIRMED]
        self.problems.show_problems(told[:MOST_SHOWN])
        rest = len(told) - MOST_SHOWN
        self.more.setText(f"và {rest} điều nữa; sửa những điều trên rồi đọc lại tệp." if rest > 0 else "")
        self.more.setVisible(rest > 0)
        self.tabs.setTabText(0, f"Cần xem ({len(told)})")
        self.tabs.setCurrentIndex(0 if told else 1)

    def _ask(self, shown: Shown) -> None:
        open_question = any(problem.code == UNCONFIRMED for problem in shown.problems)
        self.consent.setVisible(open_question)
        if open_question and shown.conversions:
            first = shown.conversions[0]
            self._question.setText(
                f"{len(shown.conversions)} ô dùng bảng mã cũ {first.alphabet}, ví dụ «{first.original}» đọc thành "
                f"«{first.converted}». Xem thẻ Bảng mã cũ rồi chọn."
            )

    def _allow(self) -> None:
        shown = self._shown
        checked = all(box.isHidden() or box.isChecked() for box in (self.padded, self.removal))
        self.go.setEnabled(shown is not None and shown.writable and checked)
        if self.go.isEnabled():
            self.go.setFocus()

    @property
    def stopping(self) -> int:
        """Return how many things must be mended first."""
        return sum(p.severity is Severity.ERROR for p in self._shown.problems) if self._shown else 1

    def accept(self) -> None:
        """Write everything, or show why not and stay."""
        shown = self._shown
        if shown is None or not self.go.isEnabled():
            return
        try:
            self.said = self.session.do(lambda: self._kind.write(shown.plan))
        except Refused as refused:
            self._show_problems(refused.problems, ())
            return
        self.session.said.emit(self.said)
        super().accept()


def choose_and_import(parent: QWidget, session: Session, kind: ImportKind) -> bool:
    """Ask for a workbook, show its dry run; return whether it was written."""
    where, _ = QFileDialog.getOpenFileName(parent, kind.title, "", "Excel (*.xlsx *.xlsm)")
    return bool(where) and bool(ImportPreview(parent, session, kind, Path(where)).exec())
