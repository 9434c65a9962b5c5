"""Which rules go into a pack: those that this book keeps, those of a folder, or both."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from desktop_app.model.law import RuleKind
from desktop_app.services.keeping_rules import KeptRule
from desktop_app.ui.dialogs.frame import Dialog
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.form import Ticks


class ChooseRulesDialog(Dialog):
    """The rules written at this screen, all ticked; a folder of files is asked for after it, where that is wanted."""

    def __init__(self, parent: QWidget | None, session: Session, kept: Sequence[KeptRule]) -> None:
        super().__init__(parent, session.look, "Chọn quy định để lập gói", width=620)
        self._kept = kept
        self.say("Quy định đã lưu trong sổ của đơn vị. Bấm phím cách để chọn hoặc bỏ chọn từng dòng.")
        words = [f"{_big(session.messages.label('rule_kind', one.text.kind))}: {one.title}" for one in kept]
        places = [str(at) for at in range(len(kept))]
        usable = [place for place, one in zip(places, kept, strict=True) if one.applied]
        self.ticks = Ticks(session.look, list(zip(places, words, strict=True)), usable, rows=8)
        self.ticks.setAccessibleName("Quy định trong sổ")
        self.ticks.setCurrentRow(0)
        self.box.addWidget(self.ticks, 1)
        self.folder = QCheckBox("Lấy thêm các tệp quy định trong một thư mục")
        self.box.addWidget(self.folder)
        self.go = self.offer("Tiếp tục")
        self.ticks.itemChanged.connect(self._follow)
        self.folder.toggled.connect(self._follow)
        self._follow()
        self.ticks.setFocus()

    def _follow(self, _value: object = None) -> None:
        self.go.setEnabled(bool(self.chosen) or self.folder.isChecked())

    @property
    def chosen(self) -> tuple[tuple[RuleKind, str], ...]:
        """Return kind and name of each rule ticked."""
        texts = (self._kept[int(place)].text for place in self.ticks.value)
        return tuple((text.kind, text.name) for text in texts)


def _big(words: str) -> str:
    return words[:1].upper() + words[1:]
