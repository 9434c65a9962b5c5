"""The underlined letter that Alt goes to a button or field by: one letter, one place, among all that is in sight."""

from collections.abc import Iterator
from string import ascii_lowercase
from typing import Protocol
from weakref import ref

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QPushButton, QWidget

GAP = "   "
"""Between a button's words and its key."""
LEADS = "leads"
"""Of a caption: that it leads to a field."""
Holder = QPushButton | QCheckBox | QLabel


class Letters:
    """Gives the letters of a page or dialog, and again whenever something else comes in sight or is called otherwise.

    Words keep the letter they had before where nothing else in sight has it, so that a hand learns it.
    """

    def __init__(self, root: QWidget) -> None:
        """``root`` tells :meth:`follow` its events; it is not held, or the two would live until some later sweep."""
        self._held = ref(root)
        self._known: dict[str, str] = {}
        """The letter that words had when they were last in sight."""
        self._soon = QTimer(root, singleShot=True, interval=0)
        self._soon.timeout.connect(self.give)

    def follow(self, event: QEvent) -> None:
        """Give the letters anew soon after what is shown has changed, and at once before Qt asks whose letter it is."""
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Show}:
            self._soon.start()
        elif event.type() == QEvent.Type.ShortcutOverride and _asks(event):
            self.give()

    def give(self) -> None:
        """Give each button, box and buddied label in sight its letter; buttons come first where letters run out."""
        root = self._held()
        if root is None:
            return
        holders = list(holders_in(root))
        held = {holder: _plain(holder.text()) for holder in holders}
        wanted = {holder: _letter(holder.text()) or self._known.get(held[holder], "") for holder in holders}
        taken: dict[str, Holder] = {}
        for holder in sorted(holders, key=lambda one: not _letter(one.text())):
            if wanted[holder]:
                taken.setdefault(wanted[holder], holder)
        for holder in holders:
            words = held[holder]
            if taken.get(wanted[holder]) is not holder:
                wanted[holder] = self._free(words, taken)
                taken[wanted[holder]] = holder
            if wanted[holder]:
                self._known[words] = wanted[holder]
            _underline(holder, words, wanted[holder])

    def _free(self, words: str, taken: dict[str, Holder]) -> str:
        """Return a letter of the words that nothing in sight has, rather one that nothing else here had before."""
        own = [c for c in words.partition(GAP)[0].lower() if c in ascii_lowercase and c not in taken]
        before = set(self._known.values())
        return next((c for c in own if c not in before), own[0] if own else "")


def follow_letters(root: QWidget, event: QEvent) -> None:
    """Let a root's letters follow one of its events; one that Python is letting go has none any more."""
    letters: Letters | None = getattr(root, "letters", None)
    if letters is not None:
        letters.follow(event)


class Lettered(Protocol):
    """A page or dialog that gives letters."""

    letters: Letters


def holders_in(root: QWidget) -> Iterator[Holder]:
    """Yield what has words and is in sight in the root's own window, or would be if that were.

    Nothing here asks a widget for another: PySide takes what is asked for as the asked one's own, and lets it go with
    that one.
    """
    leading = (one for one in root.findChildren(QLabel) if one.property(LEADS))
    every: tuple[Holder, ...] = (*root.findChildren(QPushButton), *root.findChildren(QCheckBox), *leading)
    over = [one for one in root.findChildren(QDialog) if one.isVisible()]
    for one in every:
        if one.text() and _seen(one, root) and not any(dialog.isAncestorOf(one) for dialog in over):
            yield one


def _seen(widget: QWidget, root: QWidget) -> bool:
    if root.isVisible():
        return widget.isVisibleTo(root)
    return not widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide) or not widget.isHidden()


def lead(caption: QLabel, editor: QWidget) -> None:
    """Let the caption's letter go to the editor."""
    caption.setBuddy(editor)
    caption.setProperty(LEADS, True)


def _asks(event: QEvent) -> bool:
    alt = Qt.KeyboardModifier.AltModifier
    return isinstance(event, QKeyEvent) and (event.key() == Qt.Key.Key_Alt or bool(event.modifiers() & alt))


def _plain(words: str) -> str:
    return words.replace("&", "")


def _letter(words: str) -> str:
    at = words.find("&")
    return words[at + 1].lower() if 0 <= at < len(words) - 1 else ""


def _underline(holder: Holder, words: str, letter: str) -> None:
    at = words.lower().find(letter) if letter else -1
    lettered = f"{words[:at]}&{words[at:]}" if at >= 0 else words
    if holder.text() != lettered:
        holder.setText(lettered)
