"""A text of a form to type in: what the program fills in stands as a name in guillemets, whole or not at all."""

import re
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QKeySequence,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextEdit

from desktop_app.services.form_slots import CLOSE, OPEN, Slots
from desktop_app.ui.look import Look

_EMPHASIS = re.compile(r"\*\*|\*")
MOST_LETTERS = 20_000
"""Of what is pasted: more than any text of a form may have."""
Marks = tuple[tuple[int, int], ...]


@dataclass
class _Looks:
    """How words of each sort are painted."""

    slot: QTextCharFormat = field(default_factory=QTextCharFormat)
    wrong: QTextCharFormat = field(default_factory=QTextCharFormat)
    star: QTextCharFormat = field(default_factory=QTextCharFormat)


class _Painter(QSyntaxHighlighter):
    """Tints names, dims stars, and shows bold and italic words as they will be printed."""

    def __init__(self, document: QTextDocument, look: Look) -> None:
        super().__init__(document)
        self.slots = Slots(())
        self._looks = _Looks()
        self._looks.slot.setForeground(look.colour("accent_text"))
        self._looks.slot.setBackground(look.colour("accent_soft"))
        self._looks.wrong.setForeground(look.colour("error"))
        self._looks.wrong.setBackground(look.colour("error_soft"))
        self._looks.star.setForeground(look.colour("secondary"))

    def highlightBlock(self, text: str) -> None:
        self._emphasise(text)
        known = self.slots.spans(text)
        for match in re.finditer(f"[{OPEN}{CLOSE}][^{OPEN}{CLOSE}]*{CLOSE}?|[{{}}]", text):
            fine = match.span() in known
            self._tint(match.span(), self._looks.slot if fine else self._looks.wrong)

    def _tint(self, span: tuple[int, int], how: QTextCharFormat) -> None:
        mixed = QTextCharFormat(self.format(span[0]))
        mixed.merge(how)
        self.setFormat(span[0], span[1] - span[0], mixed)

    def _emphasise(self, text: str) -> None:
        """A paragraph's emphasis goes on into its next line, as the file has it."""
        state = max(self.previousBlockState(), 0)
        begin = 0
        for match in _EMPHASIS.finditer(text):
            self._set(begin, match.start(), state)
            self.setFormat(match.start(), len(match[0]), self._looks.star)
            state ^= 1 if match[0] == "**" else 2
            begin = match.end()
        self._set(begin, len(text), state)
        self.setCurrentBlockState(state)

    def _set(self, begin: int, end: int, state: int) -> None:
        how = QTextCharFormat()
        how.setFontWeight(QFont.Weight.Bold if state & 1 else QFont.Weight.Normal)
        how.setFontItalic(bool(state & 2))
        self.setFormat(begin, end - begin, how)


class SlotEdit(QPlainTextEdit):
    """Typed in like any text; Backspace and Del take a name whole, F4 asks for one, Ctrl+B and Ctrl+I set emphasis.

    Undo is the editor's: keys for it go on to whoever holds this.

    Signals:
        typed: the text as the file has it.
        slot_asked: F4 was pressed.
    """

    typed = Signal(str)
    slot_asked = Signal()

    def __init__(self, look: Look, rows: int = 2) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setProperty("framed", "true")
        self.setMinimumHeight(look.px(20 * rows + 22))
        self.setMaximumHeight(look.px(20 * rows + 22))
        self._slots = Slots(())
        self._source = ""
        self._painter = _Painter(self.document(), look)
        self.textChanged.connect(self._tell)
        self.cursorPositionChanged.connect(self._keep_out)

    @property
    def slots(self) -> Slots:
        """Return what the text may speak of."""
        return self._slots

    @property
    def source(self) -> str:
        """Return the text as the file has it."""
        return self._source

    def show_text(self, source: str, slots: Slots) -> None:
        """Show a text of the file."""
        self._slots = self._painter.slots = slots
        shown = slots.shown(source)
        if shown != self.toPlainText():
            at = self.textCursor().position()
            self.blockSignals(True)
            self.setPlainText(shown)
            self.blockSignals(False)
            cursor = self.textCursor()
            cursor.setPosition(min(at, len(shown)))
            self.setTextCursor(cursor)
        self._source = source

    def insert_slot(self, name: str) -> None:
        """Put a name where the cursor is."""
        self.textCursor().insertText(f"{OPEN}{name}{CLOSE}")

    def _tell(self) -> None:
        source = self._slots.source(self.toPlainText())
        if source != self._source:
            self._source = source
            self.typed.emit(source)

    def _spans(self) -> Marks:
        return self._slots.spans(self.toPlainText())

    def _keep_out(self) -> None:
        """A cursor that was put inside a name goes to its nearer end; a selection takes it whole."""
        cursor = self.textCursor()
        anchor, at = cursor.anchor(), cursor.position()
        for begin, end in self._spans():
            if begin < at < end:
                to = (begin if at < anchor else end) if cursor.hasSelection() else self._nearer(begin, end, at)
                mode = QTextCursor.MoveMode.KeepAnchor if cursor.hasSelection() else QTextCursor.MoveMode.MoveAnchor
                cursor.setPosition(to, mode)
                self.setTextCursor(cursor)
                return

    def _nearer(self, begin: int, end: int, at: int) -> int:
        """One step from an end goes over the whole name; a click goes to the end that is nearer."""
        if at == begin + 1:
            return end
        if at == end - 1:
            return begin
        return begin if at - begin < end - at else end

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take words alone, and of a whole book no more than is told to be too long."""
        if source.hasText():
            self.insertPlainText(source.text()[:MOST_LETTERS])

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F4:
            self.slot_asked.emit()
        elif _is_undo(event):
            event.ignore()
        elif event.matches(QKeySequence.StandardKey.Bold):
            self._emphasise("**")
        elif event.matches(QKeySequence.StandardKey.Italic):
            self._emphasise("*")
        elif event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete} and self._take_whole(event.key()):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _take_whole(self, key: int) -> bool:
        """Return whether a name beside the cursor was taken away."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            return False
        at = cursor.position()
        side = 1 if key == Qt.Key.Key_Backspace else 0
        beside = next((span for span in self._spans() if span[side] == at), None)
        if beside is None:
            return False
        cursor.setPosition(beside[0])
        cursor.setPosition(beside[1], QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        return True

    def _emphasise(self, mark: str) -> None:
        """Set stars round what is selected, or take them away where they stand there already."""
        cursor = self.textCursor()
        begin, end = sorted((cursor.anchor(), cursor.position()))
        whole = self.toPlainText()
        inner, size = whole[begin:end], len(mark)
        if inner.startswith(mark) and inner.endswith(mark) and len(inner) >= 2 * size:
            cursor.insertText(inner[size:-size])
        elif whole[:begin].endswith(mark) and whole[end:].startswith(mark) and inner:
            cursor.setPosition(begin - size)
            cursor.setPosition(end + size, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(inner)
        else:
            cursor.insertText(f"{mark}{inner}{mark}")


def _is_undo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
