"""One part of a form as fields: its words first, then how it is set. What fields there are the block's class says."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from desktop_app.model.problems import Place, Problem
from desktop_app.services.editing_forms import HEAD, FormPart
from desktop_app.services.form_keys import HEAD_KEYS, PartKey, Sort, keys_of
from desktop_app.ui.form_draft import FormDraft
from desktop_app.ui.form_words import key_words, slots_of
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.form import Choice, Form
from desktop_app.ui.widgets.slot_edit import SlotEdit
from desktop_app.wording.messages import Messages

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROWS = {"text": 6, "about": 2, "pointer": 2}
_TYPED = {"printing.slot_broken": "form_edit.brace_typed", "printing.emphasis_open": "form_edit.star_open"}
"""What is said of a file in terms of files, and how it is said to somebody who never saw one."""
_PAIRED = {Sort.NUMBER, Sort.CHOICE, Sort.WORDS}


class FormPartForm(Form):
    """The fields of one part; what is typed goes into the draft at once.

    Signals:
        slot_asked: in a text's editor a value was asked for.
    """

    slot_asked = Signal(object)

    def __init__(self, look: Look, messages: Messages, draft: FormDraft, part: FormPart) -> None:
        super().__init__(look, messages)
        self._draft, self.part = draft, part
        self._numbers_wrong: dict[str, Problem] = {}
        self.editors: dict[str, QWidget] = {}
        keys = HEAD_KEYS if part.kind == HEAD else keys_of(part.kind, draft.value(part.key) or {})
        self._add_keys(keys)
        if note := messages.labels["form_part_note"].get(part.kind):
            self.say(note)

    def _full(self, name: str) -> str:
        return f"{self.part.key}.{name}".lstrip(".")

    def _add_keys(self, keys: "Sequence[PartKey]") -> None:
        waiting: list[tuple[str, str, QWidget]] = []
        for key in keys:
            editor = _MAKERS[key.sort](self, key)
            editor.setAccessibleName(key_words(self.messages, key.name))
            self.editors[key.name] = editor
            if isinstance(editor, QCheckBox):
                self.put(editor)
                continue
            cell = (key.name, key_words(self.messages, key.name), editor)
            if key.sort not in _PAIRED:
                self.add(cell)
                continue
            waiting.append(cell)
            if len(waiting) == 2:
                self.add(*waiting)
                waiting = []
        if waiting:
            self.add(*waiting)

    def text_editor(self, key: PartKey) -> QWidget:
        """Return the editor of a text with slots."""
        editor = SlotEdit(self._look, _ROWS.get(key.name, 1))
        full = self._full(key.name)
        editor.show_text(str(self._draft.value(full) or ""), slots_of(self.messages, self._draft.data, full))
        editor.typed.connect(lambda text: self._draft.put(full, text if text or key.needed else None))
        editor.slot_asked.connect(lambda: self.slot_asked.emit(editor))
        return editor

    def words_editor(self, key: PartKey) -> QWidget:
        """Return the editor of plain words."""
        full = self._full(key.name)
        editor = QLineEdit(str(self._standing(key)))
        editor.textEdited.connect(lambda text: self._draft.put(full, text))
        return editor

    def number_editor(self, key: PartKey) -> QWidget:
        """Return the editor of a number; what is none is told beside it and not taken."""
        editor = QLineEdit(_as_typed(self._standing(key)))
        editor.textEdited.connect(lambda text: self._take_number(key, text))
        return editor

    def tick_editor(self, key: PartKey) -> QWidget:
        """Return the box of a switch."""
        editor = QCheckBox(key_words(self.messages, key.name))
        editor.setChecked(bool(self._standing(key)))
        editor.toggled.connect(lambda on: self._draft.put(self._full(key.name), on))
        return editor

    def choice_editor(self, key: PartKey) -> QWidget:
        """Return the box of a closed list."""
        editor = Choice(key.choices, lambda value: self.messages.labels["form_choice"].get(value, value))
        editor.set_value(str(self._standing(key)))
        editor.currentIndexChanged.connect(lambda _at: self._draft.put(self._full(key.name), editor.value))
        return editor

    def _standing(self, key: PartKey) -> Any:
        value = self._draft.value(self._full(key.name))
        return key.default if value is None else value

    def _take_number(self, key: PartKey, text: str) -> None:
        typed = text.strip().replace(",", ".")
        self._numbers_wrong.pop(key.name, None)
        try:
            value = float(typed) if typed else None
        except ValueError:
            value = None
            self._numbers_wrong[key.name] = Problem("form.not_a_number", Place(field=key.name), {"text": text.strip()})
        if key.name not in self._numbers_wrong:
            whole = int(value) if value is not None and value.is_integer() else value
            self._draft.put(self._full(key.name), whole)
        self.tell(())

    def tell(self, problems: "Sequence[Problem]") -> list[Problem]:
        """Show what is wrong with this part beside its fields; return what is about no field here."""
        unknown = [
            Problem(problem.code, Place(field=name), problem.values)
            for name, editor in self.editors.items()
            if isinstance(editor, SlotEdit)
            for problem in editor.slots.unknown(editor.toPlainText())
        ]
        mine = [
            Problem(_TYPED.get(one.code, one.code), Place(field=self._field(one)), one.values, one.severity)
            for one in problems
        ]
        return self.show_problems([*self._numbers_wrong.values(), *unknown, *mine], go=False)

    def _field(self, problem: Problem) -> str:
        return problem.at.column.removeprefix(self.part.key).lstrip(".")

    @property
    def faulty_numbers(self) -> bool:
        """Return whether something is typed as a number that is none: it stands nowhere yet."""
        return bool(self._numbers_wrong)

    @property
    def unknown_slots(self) -> bool:
        """Return whether a name in guillemets is none of those that the program fills in."""
        edits = [editor for editor in self.editors.values() if isinstance(editor, SlotEdit)]
        return any(edit.slots.unknown(edit.toPlainText()) for edit in edits)


_MAKERS: Mapping[Sort, Callable[[FormPartForm, PartKey], QWidget]] = {
    Sort.TEXT: FormPartForm.text_editor,
    Sort.WORDS: FormPartForm.words_editor,
    Sort.NUMBER: FormPartForm.number_editor,
    Sort.TICK: FormPartForm.tick_editor,
    Sort.CHOICE: FormPartForm.choice_editor,
}


def _as_typed(value: object) -> str:
    return "" if value is None else f"{value:g}".replace(".", ",")
