"""The line of rule packs on the station "Gói nộp": the newest one, and the way to take one in or to sign one."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from desktop_app.model.problems import Refused
from desktop_app.model.rule_packs import ReceivedRulePack
from desktop_app.services import handing_down_rules, keeping_keys, receiving_rules
from desktop_app.services.judging_rules import RuleJudge, judge_of
from desktop_app.services.keeping_rules import list_kept
from desktop_app.services.listing_exchange import list_rule_packs
from desktop_app.services.receiving_rules import RulePackInspection
from desktop_app.services.saving_files import save
from desktop_app.ui.page import Page
from desktop_app.ui.rule_choice import ChooseRulesDialog
from desktop_app.ui.rule_pack_dialogs import MakeRulesDialog, ReceiveRulesDialog, office_words
from desktop_app.ui.widgets.buttons import ActionButton
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.text import ElidedLabel, label
from desktop_app.wording import written

if TYPE_CHECKING:
    from desktop_app.services.handing_down_rules import PackedRule, SignedRulePack
    from desktop_app.services.keeping_keys import UnitKeys

PACK = "Gói quy định (*.zip)"


class RulePackStrip(Card):
    """One line with one button; everything that takes long is done away from the window."""

    def __init__(self, page: Page) -> None:
        super().__init__(page.look, padding=8, spacing=0)
        self.page, self.session = page, page.session
        self.receiving = keeping_keys.is_receiving_office(self.session.office)
        name, slot = ("make_rules", self.choose) if self.receiving else ("take_rules", self.take)
        self.button = ActionButton(page.act(name, slot))
        self.words = ElidedLabel("", "secondary")
        line = QHBoxLayout()
        line.setContentsMargins(page.look.px(10), 0, 0, 0)
        line.setSpacing(page.look.px(14))
        line.addWidget(label("Quy định giao cho các xã" if self.receiving else "Quy định cấp trên giao", "bold"))
        line.addWidget(self.words, 1)
        line.addWidget(self.button)
        self.box.addLayout(line)

    def read(self) -> None:
        """Say what came down or went last."""
        packs = list_rule_packs(self.session.office)
        if not packs:
            self.words.setText("Chưa lập gói nào" if self.receiving else "Chưa nhận gói nào")
            return
        newest = packs[0]
        at = newest.received_at if isinstance(newest, ReceivedRulePack) else newest.issued_at
        moment = written.moment(datetime.fromisoformat(at))
        who = office_words(self.session, newest.unit)
        verb = "lập" if self.receiving else "nhận"
        self.words.setText(f"Gói số {newest.seq} của {who}, {verb} lúc {moment}; tất cả {len(packs)} gói")

    def _refused(self, fault: BaseException) -> None:
        if not isinstance(fault, Refused):
            raise fault
        self.session.refused.emit(fault)

    # A commune takes in

    def take(self) -> None:
        """Check a pack, show what it would change, and take it in once the clerk has looked."""
        where, _ = QFileDialog.getOpenFileName(self, "Nhận gói quy định", "", PACK)
        if not where:
            return
        office, file = self.session.office, Path(where)
        try:
            content, knowledge = keeping_keys.read_bytes(file), receiving_rules.pack_knowledge(office)
        except Refused as refused:
            self.session.refused.emit(refused)
            return
        self.session.tasks.run(
            "Kiểm tra gói quy định",
            lambda _progress: receiving_rules.inspect_pack(knowledge, content),
            lambda found: self._looked(found, file.name),
            self._refused,
            stops=False,
        )

    def _looked(self, found: RulePackInspection, file: str) -> None:
        office = self.session.office
        if not ReceiveRulesDialog(self, self.session, found, file).exec():
            return
        taken = self.session.attempt(lambda: receiving_rules.take_in_rule_pack(office, found.content))
        if taken is not None:
            who = office_words(self.session, taken.unit)
            self.session.said.emit(f"Đã nhận gói quy định số {taken.seq} của {who}")

    # An office hands down

    def choose(self) -> None:
        """Ask which of the book's own rules, then for a folder where that is wanted or nothing is kept."""
        kept = list_kept(self.session.office)
        own: tuple[PackedRule, ...] = ()
        if kept:
            asked = ChooseRulesDialog(self, self.session, kept)
            if not asked.exec():
                return
            chosen = asked.chosen
            found = self.session.attempt(lambda: handing_down_rules.chosen_rules(self.session.office, chosen))
            if found is None:
                return
            own = found
            if not asked.folder.isChecked():
                self._try(own, None)
                return
        folder = QFileDialog.getExistingDirectory(self, "Chọn thư mục các tệp quy định")
        if folder:
            self._try(own, Path(folder))

    def _try(self, own: "tuple[PackedRule, ...]", folder: Path | None) -> None:
        """Read the rules and try every one of them before asking anything more."""
        judge = judge_of(self.session.office)
        places = [f"trong thư mục {folder.name}"] if folder is not None else []
        where = " và ".join([*(["trong sổ của đơn vị"] if own else []), *places])
        self.session.tasks.run(
            "Đọc và thử các quy định",
            lambda _progress: _tried(judge, own, folder),
            lambda rules: self._chosen(rules, where),
            self._refused,
            stops=False,
        )

    def _chosen(self, rules: "tuple[PackedRule, ...]", where: str) -> None:
        dialog = MakeRulesDialog(self, self.session, rules, where)
        if dialog.exec() and dialog.keys is not None:
            self._sign(dialog.rules, dialog.keys, dialog.note.text())

    def _sign(self, rules: "tuple[PackedRule, ...]", keys: "UnitKeys", note: str) -> None:
        """The copy beside the book is written before the book remembers the pack: neither stands alone."""
        office, folder = self.session.office, self.session.office.paths.data / "handed-down"
        made: SignedRulePack | None = self.session.attempt(
            lambda: handing_down_rules.make_rule_pack(
                office, rules, keys, note, deliver=lambda name, content: save(folder / name, content)
            )
        )
        if made is None:
            return
        self.session.said.emit(f"Đã ký gói quy định {made.pack.file_name}, lưu tại {folder}")
        stick = QFileDialog.getExistingDirectory(self, "Ghi gói quy định ra USB hoặc thư mục để giao cho các xã")
        if not stick:
            return
        try:
            save(Path(stick) / made.pack.file_name, made.content)
        except Refused as refused:
            self.session.refused.emit(refused)
        else:
            self.session.said.emit(f"Đã ghi {made.pack.file_name} vào {stick}")


def _tried(judge: RuleJudge, own: "tuple[PackedRule, ...]", folder: Path | None) -> "tuple[PackedRule, ...]":
    """Return these and a folder's rules, all of which this program reads and draws; Refused otherwise.

    May be called in any thread.
    """
    read = handing_down_rules.read_rules([folder]) if folder is not None else ()
    rules = handing_down_rules.gathered([*own, *read])
    judge.check(rules)
    return rules
