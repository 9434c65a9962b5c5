"""Rule packs: the last look before one is taken in, and what an office says of the rules it is about to sign."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QTabWidget, QWidget

from desktop_app.model.law import Attestation, RuleKind
from desktop_app.model.problems import Refused
from desktop_app.services.comparing_rules import plain_data
from desktop_app.services.judging_rules import judge_of
from desktop_app.services.keeping_keys import name_of, newest_keys, unlock
from desktop_app.services.keeping_schemes import check_attestation
from desktop_app.services.receiving_rules import ItemPreview, ItemState, RulePackInspection
from desktop_app.ui.attest_form import AttestForm
from desktop_app.ui.dialogs.bundle_verdict import FactList
from desktop_app.ui.dialogs.frame import Dialog
from desktop_app.ui.models.rows import Column, Grouping, RowsModel
from desktop_app.ui.rule_dialog import RuleDialog
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.buttons import button
from desktop_app.ui.widgets.card import beside
from desktop_app.ui.widgets.form import walk_to
from desktop_app.ui.widgets.problem_list import ProblemList
from desktop_app.ui.widgets.table import RowsView
from desktop_app.ui.widgets.text import label
from desktop_app.wording import written
from desktop_app.wording.changed_values import path_words, told_change

if TYPE_CHECKING:
    from desktop_app.services.handing_down_rules import PackedRule
    from desktop_app.services.keeping_keys import UnitKeys
    from desktop_app.wording.messages import Messages


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One line of what a pack would change."""

    rule: str
    """What it belongs to, with what becomes of that."""
    where: str
    path: str
    """Where it stands in the file."""
    change: str
    document: str


CHANGES = (
    Column[ChangeRow]("Mục", lambda row: row.where, width=230, tip=lambda row: row.path),
    Column[ChangeRow]("Đang dùng → theo gói", lambda row: row.change, tip=lambda row: row.change),
    Column[ChangeRow]("Văn bản", lambda row: row.document, width=200, tip=lambda row: row.document),
)
BY_RULE = Grouping[ChangeRow](lambda row: row.rule, lambda rows: rows[0].rule)


def change_rows(session: Session, items: Sequence[ItemPreview]) -> Iterator[ChangeRow]:
    """Yield a line for each value that changes; of a new rule, and of one that stays, one line for all of it."""
    words = session.messages
    for item in items:
        rule = f"{words.label('item_state', item.state)}: {words.label('rule_kind', item.kind)} {item.title}"
        said = item.attestation
        if said is not None and item.state is not ItemState.SAME and said != item.attested_before:
            yield ChangeRow(rule, "xác nhận", "", f"{said.name}, {written.short_date(said.on)}", said.document)
        elif item.state is not ItemState.CHANGED:
            yield ChangeRow(rule, "", "", "toàn bộ là mới" if item.state is ItemState.NEW else "không đổi", "")
        for change in item.changes if item.state is ItemState.CHANGED else ():
            told = told_change(words, change.path, change.before, change.after)
            yield ChangeRow(rule, path_words(words, change.path), change.path, told, change.document)


class ReceiveRulesDialog(Dialog):
    """Shows each fact and each difference; the pack is taken in only after the clerk says he has looked."""

    def __init__(self, parent: QWidget | None, session: Session, found: RulePackInspection, file: str) -> None:
        super().__init__(parent, session.look, f"Gói quy định {file}", width=980)
        manifest = found.verdict.manifest
        if manifest is not None:
            self.say(f"Gói số {manifest.seq} của {office_words(session, manifest.unit)}. {manifest.note}".strip())
        self.outcome = label(outcome_words(found), "bold", wrap=True)
        self.box.addWidget(self.outcome)
        self.warnings = ProblemList(session.look, session.messages)
        self.warnings.setMaximumHeight(session.look.px(120))
        self.warnings.show_problems(found.warnings)
        self.box.addWidget(self.warnings)
        self.rows = RowsModel[ChangeRow](CHANGES, self, grouping=BY_RULE)
        self.rows.set_rows(tuple(change_rows(session, found.items)))
        self.facts = FactList(session, found.verdict.facts.all)
        self.facts.setMinimumHeight(session.look.px(260))
        self.tabs = QTabWidget()
        self.table = RowsView(session.look, self.rows, name="Những điều gói này thay đổi")
        self.tabs.addTab(self.table, f"Thay đổi ({len(self.rows.rows)})")
        self.tabs.addTab(self.facts, "Kiểm tra gói")
        self.tabs.setCurrentIndex(0 if found.items else 1)
        self.box.addWidget(self.tabs, 1)
        self.seen = QCheckBox("Tôi đã xem các thay đổi; nhận cả gói vào sổ")
        self.seen.setEnabled(found.verdict.may_be_taken_in)
        self.box.addWidget(self.seen)
        self.say("Nhận cả gói hoặc không nhận gì. Tháng đã khóa và văn bản đã in giữ nguyên.", "small")
        self.go = self.offer("Nhận gói quy định")
        self.go.setEnabled(False)
        self.seen.toggled.connect(self.go.setEnabled)
        (self.seen if self.seen.isEnabled() else self.tabs).setFocus()


def office_words(session: Session, unit: str) -> str:
    """Return an office as its card names it, its code beside it; the code alone of one whose key is not trusted."""
    name = name_of(session.office, unit)
    return f"{name} ({unit})" if name else unit


def outcome_words(found: RulePackInspection) -> str:
    """Return in one line what taking the pack in would do, or that it is not possible."""
    if found.verdict.is_duplicate:
        return "Gói này đã nhận từ trước; không có gì phải làm thêm."
    if not found.verdict.may_be_taken_in:
        return "Không nhận được gói này; các quy định đang dùng giữ nguyên. Xem các dòng có chữ Sai hoặc Chưa xét."
    states = [item.state for item in found.items]
    parts = (
        (states.count(ItemState.NEW), "mới"),
        (states.count(ItemState.CHANGED), "thay đổi"),
        (states.count(ItemState.SAME), "như đang dùng"),
    )
    return f"{len(states)} quy định: " + ", ".join(f"{count} {words}" for count, words in parts if count) + "."


@dataclass(frozen=True)
class RuleRow:
    """One rule that is to be signed."""

    rule: "PackedRule"
    kind: str
    title: str

    @property
    def said(self) -> str:
        """Return who attests it, for a scheme."""
        if self.rule.item.kind is not RuleKind.SCHEME:
            return ""
        said = self.rule.item.attestation
        return "Chưa ghi" if said is None else f"{said.name}, {written.short_date(said.on)}"


RULES = (
    Column[RuleRow]("Loại", lambda row: row.kind, width=130),
    Column[RuleRow]("Mã", lambda row: row.rule.item.name, width=170),
    Column[RuleRow]("Tên", lambda row: row.title, tip=lambda row: row.title),
    Column[RuleRow](
        "Xác nhận", lambda row: row.said, width=190, mark=lambda row: "warning" if row.said == "Chưa ghi" else None
    ),
)


class MakeRulesDialog(Dialog):
    """Shows the rules chosen, takes the office's word on each scheme, its note, and the passphrase of its key."""

    def __init__(self, parent: QWidget | None, session: Session, rules: "Sequence[PackedRule]", where: str) -> None:
        super().__init__(parent, session.look, "Lập gói quy định", width=820)
        self.session = session
        self.say(f"{len(rules)} quy định {where}, chương trình đọc được tất cả.")
        self.say(
            "Chế độ có người xác nhận thì xã nhận về được dùng làm căn cứ chi ngay; chưa ghi thì xã chỉ tính thử. "
            "Gói được ký, không mã hóa: quy định là văn bản công khai.",
            "secondary",
        )
        self.model = RowsModel[RuleRow](RULES, self)
        self.table = RowsView(session.look, self.model, name="Các quy định trong gói")
        self.table.identity = lambda row: row.rule.item.path
        self.table.setMinimumHeight(session.look.px(200))
        self.table.opened.connect(self.attest)
        self.box.addWidget(self.table, 1)
        self.attest_one = button("Ghi xác nhận chế độ…")
        self.attest_one.setAutoDefault(False)
        self.attest_one.clicked.connect(lambda: self.attest(self.table.current_row))
        self.table.current_changed.connect(self._follow)
        self.box.addLayout(beside(self.attest_one, stretch_at=1))
        self.keys: UnitKeys | None = None
        self._opening = False
        self._given = tuple(rules)
        self._ask()
        self._show(rules)
        self._follow(None)
        first = next((rule.item.path for rule in rules if rule.item.kind is RuleKind.SCHEME), None)
        if first is None or not self.table.go_to(first):
            self.table.go_first()
        self.table.setFocus()

    def _ask(self) -> None:
        """Lay out note and passphrase, what is refused, and the buttons."""
        self.note, self.line = QLineEdit(), QLineEdit()
        self.note.setPlaceholderText("Ví dụ: áp dụng từ 01/01/2027")
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        form = QFormLayout()
        form.addRow("Lời dặn gửi các xã", self.note)
        form.addRow("Mật khẩu khóa của đơn vị", self.line)
        self.box.addLayout(form)
        self.trouble = ProblemList(self.look, self.session.messages)
        self.trouble.setMaximumHeight(self.look.px(110))
        self.box.addWidget(self.trouble)
        self.go = self.offer("Ký gói")
        self.note.returnPressed.connect(lambda: walk_to(self.line))
        self.line.returnPressed.connect(self.go.click)

    @property
    def rules(self) -> "tuple[PackedRule, ...]":
        """Return the rules with what was said of the schemes."""
        return tuple(row.rule for row in self.model.rows)

    @property
    def typed_over(self) -> bool:
        """Return whether a note was typed or a scheme attested here."""
        return super().typed_over or self.rules != self._given

    def accept(self) -> None:
        """Open the unit's keys, away from the window, and close with them in :attr:`keys`; stay open on a refusal."""
        secret = self.line.text()
        self.trouble.show_problems(())
        try:
            place = newest_keys(self.session.office)
        except Refused as refused:
            self._refused(refused)
            return
        self._wait(opening=True)
        self.session.tasks.run(
            "Mở khóa của đơn vị",
            lambda _progress: unlock(place, secret),
            self._opened,
            self._refused,
            stops=False,
        )

    def reject(self) -> None:
        """Go back; not while the keys are being opened."""
        if not self._opening:
            super().reject()

    def _wait(self, *, opening: bool) -> None:
        self._opening = opening
        self.go.setEnabled(not opening)

    def _opened(self, keys: "UnitKeys") -> None:
        self._wait(opening=False)
        self.keys = keys
        super().accept()

    def _refused(self, fault: BaseException) -> None:
        """Tell it here: what was written of the schemes stays."""
        self._wait(opening=False)
        if not isinstance(fault, Refused):
            raise fault
        self.trouble.show_problems(fault.problems)
        self.line.selectAll()
        self.line.setFocus()

    def attest(self, row: RuleRow | None) -> None:
        """Ask who attests a scheme, on which day, by which document."""
        if row is None or row.rule.item.kind is not RuleKind.SCHEME:
            return
        asked = WordDialog(self, self.session, row, self.rules)
        if asked.exec():
            said = replace(row.rule, item=replace(row.rule.item, attestation=asked.said))
            self._show([said if rule.item.path == said.item.path else rule for rule in self.rules])

    def _show(self, rules: "Sequence[PackedRule]") -> None:
        words = self.session.messages
        self.model.set_rows(
            [RuleRow(rule, _kind(words, rule.item.kind), _title(rule)) for rule in rules],
        )

    def _follow(self, row: RuleRow | None) -> None:
        self.attest_one.setEnabled(row is not None and row.rule.item.kind is RuleKind.SCHEME)


class WordDialog(RuleDialog[AttestForm]):
    """The office's word on one scheme of a pack: kept in the pack, not in this book."""

    def __init__(self, parent: QWidget | None, session: Session, row: RuleRow, rules: "Sequence[PackedRule]") -> None:
        """``rules`` are those of the pack: the scheme may rest on figures that come with it."""
        super().__init__(parent, session, "Xác nhận chế độ giao cho các xã")
        self.said: Attestation | None = None
        self._row = row
        self._rules = [one for one in rules if one.item.kind is not RuleKind.FORM]
        self.say(row.title, "bold")
        self.say(
            "Xác nhận là khẳng định mọi mức, điều khoản, ngày hiệu lực trong tệp đúng như văn bản đã ban hành. Tên, "
            "ngày và văn bản ghi ở đây đi kèm gói đến từng xã."
        )
        source = (plain_data(row.rule.text) or {}).get("source")
        document = str(source.get("document", "")) if isinstance(source, dict) else ""
        today = session.office.clock.today()
        self.put_form(AttestForm(session.look, session.messages, today, document), "Xác nhận")
        self.form.go_to("name")

    def keep(self) -> None:
        """Take down what the form says; Refused where a part is missing, or the scheme is none to be attested yet."""
        said = self.form.attestation()
        if problems := check_attestation(said, self.session.office.clock.today()):
            raise Refused(problems)
        own = replace(self._row.rule, item=replace(self._row.rule.item, attestation=said))
        judge_of(self.session.office).check([own if one is self._row.rule else one for one in self._rules])
        self.said = said


def _kind(words: "Messages", kind: RuleKind) -> str:
    word = words.label("rule_kind", kind)
    return f"{word[0].upper()}{word[1:]}"


def _title(rule: "PackedRule") -> str:
    data = plain_data(rule.text) or {}
    return str(data.get("name", data.get("title", rule.item.name)))
