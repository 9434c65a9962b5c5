"""The station "Gói nộp": the month's road to the receiving office as steps; at that office, the way in."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton, QSizePolicy

from desktop_app.model.exchange import ReceivedBundle
from desktop_app.model.periods import Month
from desktop_app.model.problems import Problem, Refused
from desktop_app.services import exchanging_months, keeping_keys, receiving_bundles
from desktop_app.services.listing import BundleRow, MonthState
from desktop_app.services.listing_exchange import Road, list_received, road
from desktop_app.services.saving_files import save
from desktop_app.ui.dialogs.bundle_keys import KeySheetDialog, MakeKeysDialog, PassphraseDialog, TrustDialog
from desktop_app.ui.dialogs.bundle_verdict import ReceiveDialog
from desktop_app.ui.exchange_words import (
    awaited_words,
    closed_words,
    keys_words,
    moment,
    receipt_words,
    sealed_words,
)
from desktop_app.ui.list_tab import scrolled
from desktop_app.ui.models.rows import Column, RowsModel
from desktop_app.ui.page import Page
from desktop_app.ui.printing import print_and_show
from desktop_app.ui.rule_pack_strip import RulePackStrip
from desktop_app.ui.widgets.buttons import ActionButton, button
from desktop_app.ui.widgets.card import Card, rule
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.road_step import RoadStep, StepState
from desktop_app.ui.widgets.table import RowsView
from desktop_app.wording import written

if TYPE_CHECKING:
    from desktop_app.services.keeping_keys import UnitKeys

BUNDLE, RECEIPT = "Gói số liệu (*.xab.age)", "Biên nhận (*.xar.age)"
CARD = "Phiếu khóa (*.json)"


SENT = (
    Column[BundleRow]("Gói thứ", lambda r: str(r.bundle.seq), key=lambda r: r.bundle.seq, right=True, width=64),
    Column[BundleRow]("Tháng", lambda r: written.short_month(r.bundle.period), key=lambda r: r.bundle.period, width=80),
    Column[BundleRow]("Lần", lambda r: str(r.bundle.revision), right=True, width=48),
    Column[BundleRow]("Tệp", lambda r: r.bundle.file_name),
    Column[BundleRow]("Ký lúc", lambda r: moment(r.bundle.sealed_at), key=lambda r: r.bundle.sealed_at, width=160),
    Column[BundleRow]("Biên nhận", receipt_words, width=170, mark=lambda r: "good" if r.has_receipt else "warning"),
)
NOTHING = {
    False: (
        "Chưa gửi gói nào",
        "Làm lần lượt các bước ở trên. Gói đã ký và biên nhận của từng tháng sẽ nằm ở đây.",
    ),
    True: (
        "Chưa có gói nào đến",
        "Nhận phiếu khóa của từng xã và đối chiếu trước, rồi nhận gói (Ctrl+Shift+O). Mỗi gói được kiểm tra từng điều.",
    ),
}
_RECEPTION = {"taken": "good", "held": "warning", "rejected": "error"}


class ExchangePage(Page):
    """The station "Gói nộp"."""

    name = "exchange"
    title = "Gói nộp"

    def build(self) -> None:
        """Make the road, or the way in where the book is a receiving office's."""
        self.rows = RowsModel[BundleRow](SENT, self)
        self.receiving = keeping_keys.is_receiving_office(self.session.office)
        if self.receiving:
            self._build_office()
        else:
            self._build_commune()

    def _build_commune(self) -> None:
        self._seal = self.act("seal", self.seal)
        self._receipt = self.act("receipt", self.read_receipt)
        self._copy = self.act("copy", self.copy_again)
        self._letter = self.act("letter", self.print_letter)
        self.head_buttons((self._copy, self._receipt), self._seal)
        self.steps = [
            RoadStep(self.look, 1, "Kiểm tra", [self._way("Mở trang Trực", "duty")]),
            RoadStep(self.look, 2, "Khóa tháng", [self._way("Mở Bảng tính", "payroll")]),
            RoadStep(self.look, 3, "Khóa ký và nơi nhận", self._key_buttons()),
            RoadStep(self.look, 4, "Ký và ghi ra USB hoặc thư điện tử", [ActionButton(self._letter)]),
            RoadStep(self.look, 5, "Chờ biên nhận"),
        ]
        card = Card(self.look, padding=4, spacing=0)
        for number, step in enumerate(self.steps):
            if number:
                card.box.addWidget(rule())
            card.box.addWidget(step)
        self.box.addWidget(card)
        self._table(self.rows, "Các gói đã gửi")

    def _table(self, rows: RowsModel[BundleRow] | RowsModel[ReceivedBundle], name: str) -> None:
        self.rule_packs = RulePackStrip(self)
        self.box.addWidget(self.rule_packs)
        self.table = RowsView[Any](self.look, rows, name=name)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.identity = lambda row: row.bundle.id if isinstance(row, BundleRow) else row.id
        self._list = Card(self.look, padding=2, spacing=0)
        self._list.box.addWidget(self.table)
        self.nothing = EmptyState(self.look, "package-variant-closed-check", *NOTHING[self.receiving])
        self._empty = scrolled(self.nothing)
        for widget in (self._list, self._empty):
            widget.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)  # the steps come first
            self.box.addWidget(widget, 1)

    def _show_list(self, count: int) -> None:
        self._list.setVisible(count > 0)
        self._empty.setVisible(count == 0)

    def _key_buttons(self) -> list[QPushButton]:
        self.make_keys = button("Tạo khóa…")
        self.make_keys.clicked.connect(self.begin_keys)
        self.trust = button("Nhận phiếu khóa…")
        self.trust.clicked.connect(self.trust_card)
        return [self.make_keys, self.trust]

    def _way(self, text: str, page: str) -> QPushButton:
        made = button(text)
        made.clicked.connect(lambda: self.session.asked.emit(page, ""))
        return made

    def _build_office(self) -> None:
        self._receive = self.act("receive", self.receive)
        for made in self._key_buttons():
            self.head.add(made)
        self.head.add(ActionButton(self._receive, primary=True))
        label_of = self.session.messages.label
        columns = (
            Column[ReceivedBundle]("Đơn vị", lambda b: b.unit, width=150),
            Column[ReceivedBundle]("Tháng", lambda b: written.short_month(b.period), key=lambda b: b.period, width=80),
            Column[ReceivedBundle]("Gói thứ", lambda b: str(b.seq), right=True, width=64),
            Column[ReceivedBundle]("Lần", lambda b: str(b.revision), right=True, width=48),
            Column[ReceivedBundle]("Đến lúc", lambda b: moment(b.received_at), width=160),
            Column[ReceivedBundle](
                "Kết quả",
                lambda b: label_of("reception", b.reception),
                mark=lambda b: _RECEPTION[b.reception.value],
            ),
        )
        self.received = RowsModel[ReceivedBundle](columns, self)
        self._table(self.received, "Các gói đã đến")

    # Reading

    def reload(self) -> None:
        """Read the road, or what came in."""
        self.rule_packs.read()
        if self.receiving:
            received = list_received(self.session.office)
            self.received.set_rows(received)
            self._show_list(len(received))
            self.head.state.setText(f"{len(received)} gói đã đến")
            return
        from desktop_app.services.listing_papers import list_bundles

        self.rows.set_rows(list_bundles(self.session.office))
        self._show_list(len(self.rows.rows))
        month = self.session.month
        self.head.title.setText(f"Gói nộp tháng {month.number}")
        found = road(self.session.office, month)
        self._say_road(found)
        self.head.state.setText(f"gửi {found.receiving_office}")
        ready = found.state is MonthState.CLOSED and found.own_keys and found.office_compared
        self._seal.setEnabled(ready and not found.bundle_current)
        waiting = any(not row.has_receipt for row in self.rows.rows)
        self._receipt.setEnabled(waiting)
        self._copy.setEnabled(bool(self.rows.rows))
        self._letter.setEnabled(found.bundle_current)
        self.make_keys.setVisible(not found.own_keys)
        self.trust.setVisible(not found.office_compared)

    def _say_road(self, found: Road) -> None:
        ready = not found.unreviewed and not found.sheet_problems
        closed = found.state is MonthState.CLOSED
        keys = found.own_keys and found.office_compared
        done = (ready, closed, keys, found.bundle_current, bool(found.bundle and found.bundle.receipt))
        texts = (
            self._checked(found),
            closed_words(found),
            keys_words(found),
            sealed_words(found),
            awaited_words(found, self.rows.rows),
        )
        skipped = 1 if closed else 0  # a closed month is not sent back to be looked through
        first_open = next((at for at, is_done in enumerate(done) if at >= skipped and not is_done), len(done))
        for at, (step, is_done, text) in enumerate(zip(self.steps, done, texts, strict=True)):
            state = StepState.DONE if is_done else StepState.NEXT if at == first_open else StepState.WAITING
            if at == 0 and not is_done and (found.sheet_problems or closed):
                state = StepState.ATTENTION
            step.say(state, text)

    def _checked(self, found: Road) -> str:
        parts = [f"{found.reviewed}/{found.teams} tổ đã rà ca trực"]
        if found.unreviewed:
            parts.append(f"chưa rà: {', '.join(found.unreviewed[:4])}{'…' if len(found.unreviewed) > 4 else ''}")
        told = [self.session.messages.problem(problem) for problem in found.sheet_problems[:2]]
        parts.append("bảng tính ra được số" if not told else " ".join(told))
        return " · ".join(parts)

    def settle(self) -> None:
        """Put the focus into the list."""
        (self.table if self.table.isVisible() else self).setFocus()

    # Keys

    def begin_keys(self) -> None:
        """Make the unit's keys, then show the sheet to carry to the other office."""
        dialog = MakeKeysDialog(self, self.session)
        if not dialog.exec():
            return
        place = self.session.attempt(lambda: keeping_keys.next_keys(self.session.office))
        if place is not None:
            secret = dialog.secret
            self._aside("Tạo khóa của đơn vị", lambda: keeping_keys.forge(place, secret), self._made)

    def _made(self, keys: "UnitKeys") -> None:
        sheet = self.session.attempt(lambda: keeping_keys.record_keys(self.session.office, keys))
        if sheet is not None and KeySheetDialog(self, self.session, sheet).exec():
            where, _ = QFileDialog.getSaveFileName(self, "Lưu phiếu khóa", f"phieu-khoa-{sheet.unit}.json", CARD)
            if where:
                self._write(Path(where), sheet.card)

    def _unlocked(self, secret: str, then: "Callable[[UnitKeys], object]") -> None:
        """Open the unit's keys away from the window, which takes a second or two on purpose, then go on with them."""
        place = self.session.attempt(lambda: keeping_keys.newest_keys(self.session.office))
        if place is not None:
            self._aside("Mở khóa của đơn vị", lambda: keeping_keys.unlock(place, secret), then)

    def _aside(self, words: str, work: "Callable[[], UnitKeys]", then: "Callable[[UnitKeys], object]") -> None:
        self.session.tasks.run(words, lambda _progress: work(), then, self._not_opened, stops=False)

    def _not_opened(self, fault: BaseException) -> None:
        if not isinstance(fault, Refused):
            raise fault
        self.session.refused.emit(fault)

    def trust_card(self) -> None:
        """Read another unit's card and trust it once its fingerprint was compared."""
        where, _ = QFileDialog.getOpenFileName(self, "Nhận phiếu khóa", "", CARD)
        if not where:
            return
        try:
            card = keeping_keys.read_card(Path(where))
        except Refused as refused:
            self.session.refused.emit(refused)
            return
        if TrustDialog(self, self.session, f"{card.name} ({card.unit})", card.signing.grouped).exec():
            self.session.attempt(lambda: keeping_keys.trust(self.session.office, card, compared=True))

    # The commune's way out

    def seal(self) -> None:
        """Sign the month and write it: first beside the book, then where the clerk says."""
        month, office = self.session.month, self.session.office
        purpose = (
            f"Ký gói số liệu tháng {written.short_month(month)} gửi {road(office, month).receiving_office}. "
            "Gói ghi lại toàn bộ danh sách, ca trực và bảng tính đã khóa; gói đã ký không sửa được, muốn thay thì mở "
            "lại tháng và ký lần sau. Gói không được chứa nội dung bí mật nhà nước."
        )
        dialog = PassphraseDialog(self, self.session, "Ký và ghi gói", purpose, "Ký gói")
        if dialog.exec():
            self._unlocked(dialog.secret, lambda keys: self._sealed(month, keys))

    def _sealed(self, month: Month, keys: "UnitKeys") -> None:
        """The copy beside the book is written before the book remembers the bundle: neither stands alone."""
        office, folder = self.session.office, self._sent_folder
        sealed = self.session.attempt(
            lambda: exchanging_months.export_month(
                office, month, keys, deliver=lambda name, content: save(folder / name, content)
            )
        )
        if sealed is not None:
            self.session.said.emit(f"Đã ký gói {sealed.bundle.file_name}, {sealed.records} bản ghi")
            self._carry(folder / sealed.bundle.file_name)

    def print_letter(self) -> None:
        """Print the letter that goes with the month's bundle."""
        from desktop_app.services.printing_letters import compose_bundle_letter_paper

        office = self.session.office
        sealed = exchanging_months.sealed_as_it_stands(office, self.session.month)
        if sealed is not None:
            print_and_show(self.session, lambda: compose_bundle_letter_paper(office, sealed.id))

    @property
    def _sent_folder(self) -> Path:
        return self.session.office.paths.data / "sent"

    def copy_again(self) -> None:
        """Write the current bundle once more: the stick was lost, or the mail did not arrive."""
        row = self.table.current_row or next(iter(self.rows.rows), None)
        if row is None:
            return
        kept = self._sent_folder / row.bundle.file_name
        if kept.exists():
            self._carry(kept)
        else:
            problem = Problem("bundle.copy_gone", values={"file": row.bundle.file_name})
            self.session.refused.emit(Refused(problem))

    def _carry(self, kept: Path) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Ghi gói ra USB hoặc thư mục để gửi thư điện tử")
        if folder:
            self._write(Path(folder) / kept.name, kept.read_bytes())

    def _write(self, target: Path, content: bytes) -> Path | None:
        try:
            written_to = save(target, content)
        except Refused as refused:
            self.session.refused.emit(refused)
            return None
        self.session.said.emit(f"Đã ghi {target.name} vào {target.parent}")
        return written_to

    def read_receipt(self) -> None:
        """Read a receipt that came back and note it with its bundle."""
        where, _ = QFileDialog.getOpenFileName(self, "Đọc biên nhận", "", RECEIPT)
        if not where:
            return
        purpose = f"Mở biên nhận {Path(where).name}. Chữ ký của nơi nhận được kiểm tra trước khi ghi vào sổ."
        dialog = PassphraseDialog(self, self.session, "Đọc biên nhận", purpose, "Đọc")
        if dialog.exec():
            self._unlocked(dialog.secret, lambda keys: self._note_receipt(Path(where), keys))

    def _note_receipt(self, file: Path, keys: "UnitKeys") -> None:
        office = self.session.office
        verdict = self.session.attempt(
            lambda: exchanging_months.read_receipt(office, keeping_keys.read_bytes(file), keys)
        )
        if verdict is not None:
            self.session.said.emit("Biên nhận đúng, đã ghi vào sổ")

    # The receiving office's way in

    def receive(self) -> None:
        """Check a bundle fact by fact, show what it would change, then take it in and write the receipt."""
        where, _ = QFileDialog.getOpenFileName(self, "Nhận gói", "", BUNDLE)
        if where:
            purpose = f"Mở gói {Path(where).name} để kiểm tra. Chưa có gì được ghi vào sổ."
            dialog = PassphraseDialog(self, self.session, "Nhận gói", purpose, "Kiểm tra")
            if dialog.exec():
                self._unlocked(dialog.secret, lambda keys: self._inspect(Path(where), keys))

    def _inspect(self, file: Path, keys: "UnitKeys") -> None:
        office = self.session.office
        try:
            inspection = receiving_bundles.inspect_bundle(office, keeping_keys.read_bytes(file), keys)
        except Refused as refused:
            self.session.refused.emit(refused)
            return
        if not ReceiveDialog(self, self.session, inspection, file.name).exec():
            return
        folder = office.paths.data / "receipts"
        taken = self.session.attempt(
            lambda: receiving_bundles.receive_bundle(
                office, inspection, keys, deliver=lambda name, content: save(folder / name, content)
            )
        )
        if taken is not None:
            self._carry(folder / taken.receipt_name)
