"""The tab "Mẫu văn bản": every form, whose it is and how sure it is; change, attest, give up."""

from collections.abc import Callable
from importlib import import_module

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.model.law import RuleKind, RuleOrigin
from desktop_app.model.problems import Refused
from desktop_app.services.checking_forms import FormJudge, form_judge
from desktop_app.services.keeping_forms import FormRow, list_forms
from desktop_app.services.keeping_keys import is_receiving_office
from desktop_app.services.keeping_rules import list_kept
from desktop_app.ui.history_words import moment
from desktop_app.ui.models.rows import Column, RowsModel
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.buttons import ActionButton
from desktop_app.ui.widgets.card import beside
from desktop_app.ui.widgets.problem_list import ProblemList
from desktop_app.ui.widgets.table import RowsView
from desktop_app.ui.widgets.text import label
from desktop_app.wording import written

OWNERS = {None: "chương trình", RuleOrigin.LOCAL: "của xã", RuleOrigin.PACK: "do cấp trên gửi"}
RENEWED = "Chương trình nay đã có bản mới của mẫu này: mở ra sửa, xem thẻ «So với bản của chương trình»."


class FormListTab(QWidget):
    """Enter or F2 changes the form that is current."""

    def __init__(self, session: Session, edit: QAction, attest: QAction, drop: QAction) -> None:
        super().__init__()
        self.session = session
        self.edit_action, self.attest_action, self.drop_action = edit, attest, drop
        self.rows: RowsModel[FormRow] = RowsModel(_columns(receiving=is_receiving_office(session.office)))
        self.table: RowsView[FormRow] = RowsView(session.look, self.rows, name="Mẫu văn bản")
        self.table.identity = lambda row: row.code
        self.trouble = ProblemList(session.look, session.messages)
        self.trouble.setMaximumHeight(session.look.px(110))
        self.told = label("", "secondary", wrap=True)
        box = QVBoxLayout(self)
        box.setSpacing(session.look.px(8))
        sentence = (
            "Sửa lời văn, cột, thứ tự của mẫu theo cách viết của tỉnh, xã. Bản sửa lưu trong sổ, dùng cho văn bản in "
            "từ nay; văn bản đã in giữ nguyên. Bản của chương trình vẫn còn."
        )
        box.addWidget(label(sentence, "secondary", wrap=True))
        box.addWidget(self.table, 1)
        box.addWidget(self.trouble)
        box.addWidget(self.told)
        box.addLayout(beside(*map(ActionButton, (edit, attest, drop)), stretch_at=3))
        self.table.current_changed.connect(self._tell)
        self.table.opened.connect(lambda _row: self.edit())

    def reload(self) -> None:
        """Read every form anew; the program's own are parsed away from the window the first time."""
        office = self.session.office
        self.session.tasks.run(
            "Đang đọc mẫu",
            lambda _progress: office.own_forms,
            lambda _own: self._show(),
            self._not_judged,
            stops=False,
        )

    def _show(self) -> None:
        self.rows.set_rows(list_forms(self.session.office))
        if self.table.current_row is None:
            self.table.go_first()
        self._tell(self.table.current_row)

    def _tell(self, row: FormRow | None) -> None:
        kept = row is not None and bool(row.kept_at or row.problems)
        self.drop_action.setEnabled(kept)
        self.attest_action.setEnabled(row is not None and row.attestation is None)
        renewed = f" {RENEWED}" if row is not None and row.renewed else ""
        self.told.setText(f"{_standing(row)}{renewed}" if row is not None else "")
        self.trouble.show_problems(row.problems if row is not None else ())

    def edit(self) -> None:
        """Change the form that is current."""
        row = self.table.current_row
        if row is not None:
            self._judged(lambda judge: self._open(judge, row.code))

    def _open(self, judge: FormJudge, code: str) -> None:
        from desktop_app.ui.form_editor import FormEditor

        FormEditor(self, self.session, judge, code).exec()

    def attest(self) -> None:
        """Ask who attests the form that is current."""
        row = self.table.current_row
        if row is not None:
            self._judged(lambda judge: self._ask(judge, row))

    def _ask(self, judge: FormJudge, row: FormRow) -> None:
        from desktop_app.ui.form_attest import AttestFormDialog

        AttestFormDialog(self, self.session, judge, row).exec()

    def _judged(self, then: Callable[[FormJudge], object]) -> None:
        """Read forms and faces away from the window, and what papers are shown with; then go on."""
        office = self.session.office

        def work(_progress: object) -> FormJudge:
            import_module("pypdfium2")
            return form_judge(office)

        self.session.tasks.run("Đang mở mẫu", work, then, self._not_judged, stops=False)

    def _not_judged(self, fault: BaseException) -> None:
        if not isinstance(fault, Refused):
            raise fault
        self.session.refused.emit(fault)

    def drop(self) -> None:
        """Ask why the book's own version of the form is given up."""
        from desktop_app.ui.drop_rule_form import DropRuleDialog

        row = self.table.current_row
        named = (RuleKind.FORM, row.code if row is not None else "")
        kept = next((one for one in list_kept(self.session.office) if (one.text.kind, one.text.name) == named), None)
        if kept is not None:
            DropRuleDialog(self, self.session, kept).exec()


def _standing(row: FormRow) -> str:
    """Return who keeps a form since when, and who held it against what."""
    if row.attestation is not None:
        said = row.attestation
        return f"{said.name} xác nhận ngày {written.short_date(said.on)}: đã đối chiếu với {said.document}."
    if row.kept_at:
        return f"Bản trong sổ do {row.kept_by} lưu lúc {moment(row.kept_at)}, chưa ai xác nhận đúng Công báo."
    return "Bản của chương trình."


def _owner(row: FormRow, *, receiving: bool) -> str:
    """A receiving office's book is no commune's."""
    return "của cơ quan này" if receiving and row.origin is RuleOrigin.LOCAL else OWNERS[row.origin]


def _columns(*, receiving: bool) -> list[Column[FormRow]]:
    return [
        Column(
            "Mẫu", lambda row: row.title, least=220, tip=lambda row: f"{row.title}\nMã trong chương trình: {row.code}"
        ),
        Column("Bản", lambda row: row.edition, width=56),
        Column("Của ai", lambda row: _owner(row, receiving=receiving), width=130),
        Column(
            "Độ chắc",
            lambda row: "đã đối chiếu" if row.checked else "mẫu tham khảo",
            width=130,
            mark=lambda row: "good" if row.checked else "warning",
        ),
        Column(
            "Hiệu lực từ", lambda row: written.short_date(row.valid_from), key=lambda row: row.valid_from, width=100
        ),
    ]
