"""The editor's third tab: what the form at hand changes of the program's own, struck words and added ones."""

import tomllib
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app.services.comparing_forms import Change, FormDifference, changed_words, compare_forms
from desktop_app.services.editing_forms import block_at
from desktop_app.services.form_slots import slots_at
from desktop_app.ui.form_words import key_words, part_place
from desktop_app.ui.list_tab import scrolled
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.side_panel import empty, from_top
from desktop_app.ui.widgets.text import label
from desktop_app.wording.messages import Messages


class FormCompareTab(QWidget):
    """A line for each difference; none where the form says what the program's does."""

    def __init__(self, look: Look, messages: Messages, own: str | None) -> None:
        """``own`` is the program's text; None where it has no form of that code."""
        super().__init__()
        self._look, self._messages, self._own = look, messages, own
        inner = QWidget()
        self._told = from_top(inner)
        self._told.setSpacing(look.px(8))
        area = scrolled(inner)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName("So với bản của chương trình")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(area)
        self.sentences: tuple[str, ...] = ()

    def show_text(self, text: str) -> None:
        """Hold a text against the program's own."""
        empty(self._told)
        if self._own is None:
            self.sentences = ()
            self._told.addWidget(label("Chương trình không có mẫu nào mang mã này để so sánh.", "secondary", wrap=True))
            return
        self.sentences = tuple(self._lines(tomllib.loads(self._own), tomllib.loads(text), text))
        count = len(self.sentences)
        head = f"Khác bản của chương trình ở {count} chỗ:" if count else "Giống bản của chương trình, chưa sửa gì."
        self._told.addWidget(label(head, "bold", wrap=True))
        for sentence in self.sentences:
            line = QLabel(sentence)
            line.setTextFormat(Qt.TextFormat.RichText)
            line.setWordWrap(True)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._told.addWidget(line)

    def _lines(self, old: Mapping[str, Any], new: Mapping[str, Any], text: str) -> Iterator[str]:
        for one in compare_forms(self._own or "", text):
            data = old if one.change is Change.REMOVED and not one.key else new
            place = escape(part_place(self._messages, data, one.part))
            yield f"<b>{place}</b>: {self._said(one, old, new)}"

    def _said(self, one: FormDifference, old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
        if not one.key:
            whole = one.after if one.change is Change.ADDED else one.before
            data = new if one.change is Change.ADDED else old
            shown = escape(self._words_of(data, one, whole))
            return f"{self._messages.label('form_change', one.change)} cả phần: {self._marked(one.change, shown)}"
        key = escape(key_words(self._messages, one.key))
        if isinstance(one.before, str) and isinstance(one.after, str):
            return f"{key}: {self._words(one, new)}"
        was, now = (escape(self._value(value)) for value in (one.before, one.after))
        return f"{key}: {self._marked(Change.REMOVED, was)} {self._marked(Change.ADDED, now)}"

    def _words(self, one: FormDifference, new: Mapping[str, Any]) -> str:
        slots = self._slots(new, one)
        parts = changed_words(slots.shown(str(one.before)), slots.shown(str(one.after)))
        return "".join(self._marked(change, escape(words)) for change, words in parts)

    def _slots(self, data: Mapping[str, Any], one: FormDifference) -> Any:
        block, rest = block_at(data, f"{one.part}.{one.key}".strip("."))
        return slots_at(self._messages, str(data.get("context", "")), block, rest)

    def _words_of(self, data: Mapping[str, Any], one: FormDifference, part: object) -> str:
        found = part if isinstance(part, Mapping) else {}
        for name in ("text", "kind_name", "head"):
            if isinstance(found.get(name), str):
                block, rest = block_at(data, f"{one.part}.{name}")
                return slots_at(self._messages, str(data.get("context", "")), block, rest).shown(str(found[name]))
        return ""

    def _value(self, value: object) -> str:
        if value is None:
            return "(không ghi)"
        if isinstance(value, bool):
            return "có" if value else "không"
        if isinstance(value, float):
            return f"{value:g}".replace(".", ",")
        return self._messages.labels["form_choice"].get(str(value), str(value))

    def _marked(self, change: Change | None, words: str) -> str:
        colours = self._look.colours
        if change is Change.REMOVED:
            return f'<s style="color:{colours.error}">{words.rstrip()}</s> '
        if change is Change.ADDED:
            return f'<u style="color:{colours.good}">{words}</u>'
        return words
