"""A form: captions over fields, problems under the field they are about, Enter goes to the next field."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.model.problems import Place, Problem
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.drop_box import MarkedBox
from desktop_app.ui.widgets.letters import lead
from desktop_app.ui.widgets.side_panel import from_top
from desktop_app.ui.widgets.text import label, redress
from desktop_app.wording.messages import Messages

E = TypeVar("E")


class Form(QWidget):
    """Fields under each other, each with its caption above and its problem below.

    Signals:
        finished: Enter was pressed on the last field.
    """

    finished = Signal()

    def __init__(self, look: Look, messages: Messages) -> None:
        super().__init__()
        self._look, self.messages = look, messages
        self._fields: dict[str, QWidget] = {}
        self._faults: dict[str, QLabel] = {}
        self._captions: dict[str, QLabel] = {}
        self.stands_for: dict[str, str] = {}
        """Fields of the noun that no field here is named after, and the field they follow from."""
        self._shown: tuple[object, ...] = ()
        self._box = from_top(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(look.px(8))

    def heading(self, words: str) -> None:
        """Begin a group of fields."""
        self._box.addSpacing(self._look.px(6))
        self._box.addWidget(label(words, "bold"))

    def say(self, words: str) -> None:
        """Put one small sentence between fields."""
        self._box.addWidget(label(words, "small", wrap=True))

    def put(self, widget: QWidget) -> None:
        """Put something that is no field between fields."""
        self._box.addWidget(widget)

    def add(self, *fields: tuple[str, str, QWidget]) -> None:
        """Add one line of fields: name, caption, editor for each."""
        line = QHBoxLayout()
        line.setSpacing(self._look.px(8))
        for name, caption, editor in fields:
            line.addLayout(self._cell(name, caption, editor), 1)
        self._box.addLayout(line)

    def _cell(self, name: str, caption: str, editor: QWidget) -> QVBoxLayout:
        cell = QVBoxLayout()
        cell.setSpacing(self._look.px(2))
        head = label(caption, "field", wrap=True)
        lead(head, editor)
        fault = label("", "error", wrap=True)
        fault.hide()
        editor.setAccessibleName(caption)
        editor.setObjectName(f"field:{name}")
        editor.installEventFilter(self)
        self._fields[name], self._faults[name], self._captions[name] = editor, fault, head
        for part in (head, editor, fault):
            cell.addWidget(part)
        cell.addStretch(1)
        return cell

    @property
    def names(self) -> tuple[str, ...]:
        """Return the fields' names, in reading order."""
        return tuple(self._fields)

    @property
    def last_editor(self) -> QWidget:
        """Return the editor that the keyboard comes to last."""
        return list(self._fields.values())[-1]

    def offer_fields(self, shown: Collection[str], among: Iterable[str]) -> None:
        """Of some fields show these alone: the others are not asked here."""
        for name in among:
            for part in (self._fields[name], self._captions[name]):
                part.setVisible(name in shown)
            if name not in shown:
                self._faults[name].hide()

    def show_problems(self, problems: Iterable[Problem], *, go: bool = True) -> list[Problem]:
        """Show each problem at its field and return those that are about no field here.

        Goes to the first shown, unless the clerk is in the midst of typing.
        """
        for name in self._faults:
            self._drop_fault(name)
        elsewhere: list[Problem] = []
        wrong: set[str] = set()
        for problem in problems:
            name = self.stands_for.get(problem.at.field, problem.at.field)
            if name not in self._fields:
                elsewhere.append(problem)
                continue
            if self.fault_of(name):
                continue
            caption = self._fields[name].accessibleName()
            here = replace(problem, at=Place(), values={**problem.values, "field": caption})
            self._faults[name].setText(self.messages.problem(here))
            self._faults[name].show()
            _mark(self._fields[name], wrong=True)
            wrong.add(name)
        if wrong and go:
            self.go_to(next(name for name in self._fields if name in wrong))
        return elsewhere

    def drop_faults_typed_over(self) -> None:
        """Take away what is wrong with a line as soon as the clerk types in it: for forms judged as a whole."""
        for name, editor in self._fields.items():
            if isinstance(editor, QLineEdit):
                editor.textEdited.connect(lambda _text, name=name: self._drop_fault(name))

    def _drop_fault(self, name: str) -> None:
        self._faults[name].hide()
        _mark(self._fields[name], wrong=False)

    def fault_of(self, name: str) -> str:
        """Return the sentence under a field; empty where there is none."""
        fault = self._faults[name]
        return "" if fault.isHidden() else fault.text()

    @property
    def faulty(self) -> bool:
        """Return whether a problem stands under some field."""
        return any(self.fault_of(name) for name in self._faults)

    @property
    def shown(self) -> tuple[object, ...]:
        """Return what the fields said when :meth:`mark_shown` was last called."""
        return self._shown

    def mark_shown(self, shown: tuple[object, ...] | None = None) -> None:
        """Remember what the fields say now, or said before, as what was shown to the clerk."""
        self._shown = self._typed() if shown is None else shown

    def show_beginnings(self) -> None:
        """Show every line of text from its beginning, where it is longer than its field."""
        for editor in self._fields.values():
            if isinstance(editor, QLineEdit):
                editor.setCursorPosition(0)

    @property
    def typed_over(self) -> bool:
        """Return whether the clerk has changed a field since :meth:`mark_shown`."""
        return self._typed() != self._shown

    def _typed(self) -> tuple[object, ...]:
        return tuple(_typed_in(editor) for editor in self._fields.values())

    def go_to(self, name: str) -> None:
        """Put the keyboard in a field."""
        self._fields[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._leaves_undo(watched, event):
            event.ignore()
            return True
        walks = not isinstance(watched, QPlainTextEdit)  # there Enter begins a line
        if (
            walks
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and watched in self._walked()
        ):
            plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
            if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._go_on(watched)
                return True
        return super().eventFilter(watched, event)

    def _leaves_undo(self, watched: QObject, event: QEvent) -> bool:
        """Return whether Ctrl+Z is the window's: nothing is typed here that a line could take back."""
        return (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.matches(QKeySequence.StandardKey.Undo)
            and isinstance(watched, QLineEdit)
            and not watched.isUndoAvailable()
            and not self.typed_over
        )

    def _walked(self) -> list[QWidget]:
        return [editor for editor in self._fields.values() if editor.isEnabled() and not editor.isHidden()]

    def _go_on(self, editor: QObject) -> None:
        walked = self._walked()
        at = next(number for number, one in enumerate(walked) if one is editor)
        if at + 1 == len(walked):
            self.finished.emit()
        else:
            walk_to(walked[at + 1])


def walk_to(editor: QWidget) -> None:
    """Put the keyboard where Tab would have: what stands there is selected, so that typing takes its place."""
    editor.setFocus(Qt.FocusReason.TabFocusReason)


def _typed_in(editor: QWidget) -> object:
    if isinstance(editor, QLineEdit):
        return editor.text()
    if isinstance(editor, QCheckBox):
        return editor.isChecked()
    return getattr(editor, "value", None)


def _mark(editor: QWidget, *, wrong: bool) -> None:
    if editor.property("wrong") != str(wrong).lower():
        editor.setProperty("wrong", str(wrong).lower())
        redress(editor)


class Choice(MarkedBox, Generic[E]):
    """One value of a closed list, in the clerk's words; may be left empty."""

    def __init__(self, values: Sequence[E], words: Callable[[E], str], *, empty: str | None = None) -> None:
        super().__init__()
        self._words, self._empty = words, empty
        self._values: list[E | None] = []
        self.set_values(values)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def set_values(self, values: Sequence[E]) -> None:
        """Offer other values; what was chosen stays where it is still offered, else the first is."""
        chosen = self.value
        self.blockSignals(True)
        self.clear()
        self._values = [*([None] if self._empty is not None else []), *values]
        for value in self._values:
            self.addItem((self._empty or "") if value is None else self._words(value))
        self.set_value(chosen)
        self.blockSignals(False)

    @property
    def value(self) -> E | None:
        """Return what is chosen."""
        return self._values[self.currentIndex()] if self.currentIndex() >= 0 else None

    def set_value(self, value: E | None) -> None:
        """Choose a value; the first where it is not in the list."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)


class Ticks(QListWidget):
    """Several of a list, ticked with Space."""

    def __init__(self, look: Look, items: Sequence[tuple[str, str]], chosen: Iterable[str], *, rows: int = 5) -> None:
        super().__init__()
        ticked = set(chosen)
        for identity, words in items:
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, identity)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if identity in ticked else Qt.CheckState.Unchecked)
            self.addItem(item)
        self.setMinimumHeight(look.px(28 * min(rows, max(2, len(items)))))
        self.setProperty("framed", "true")

    def tick(self, at: int, *, on: bool) -> None:
        """Tick or clear the item at a place."""
        self.item(at).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    @property
    def value(self) -> tuple[str, ...]:
        """Return what is ticked, in the list's order."""
        items = (self.item(at) for at in range(self.count()))
        return tuple(
            str(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() == Qt.CheckState.Checked
        )
