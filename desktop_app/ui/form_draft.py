"""A form while it is edited: what the tabs of its editor share. Nothing is kept until the clerk says so."""

import tomllib
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop_app.model.problems import Problem, Refused
from desktop_app.services import editing_forms
from desktop_app.services.checking_forms import FormJudge
from desktop_app.services.editing_forms import Data

if TYPE_CHECKING:
    from desktop_app.services.checking_forms import FormDefinition

MOST_STEPS = 300


class FormDraft(QObject):
    """The form's text and its data, with every former one.

    Signals:
        changed: it says something else; the key that was typed in, empty where parts came, went or moved.
    """

    changed = Signal(str)

    def __init__(self, judge: FormJudge, code: str, text: str) -> None:
        super().__init__()
        self.judge, self.code, self.began = judge, code, text
        self.text = text
        self.data: Data = tomllib.loads(text)
        self._undo: list[str] = []
        self._redo: list[str] = []
        self._typing = ""
        self._read: tuple[FormDefinition | None, tuple[Problem, ...]] | None = None

    @property
    def context(self) -> str:
        """Return what the form speaks of, by the name of its class."""
        return str(self.data.get("context", ""))

    @property
    def typed_over(self) -> bool:
        """Return whether it says something else than when it was opened."""
        return self.data != tomllib.loads(self.began)

    @property
    def form(self) -> "FormDefinition | None":
        """Return the form, or None while something is wrong."""
        return self._reading[0]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong, with line and key."""
        return self._reading[1]

    @property
    def _reading(self) -> "tuple[FormDefinition | None, tuple[Problem, ...]]":
        if self._read is None:
            self._read = self.checked(self.text)
        return self._read

    def checked(self, text: str) -> "tuple[FormDefinition | None, tuple[Problem, ...]]":
        """Return the form that a text defines, or None and what is wrong with it, with line and key."""
        try:
            return self.judge.read(self.code, text), ()
        except Refused as refused:
            return None, refused.problems

    def value(self, key: str) -> Any:
        """Return what stands at a key; None where nothing does."""
        return editing_forms.value_at(self.data, key)

    def put(self, key: str, value: object | None) -> None:
        """Say something else at a key; None takes the key away. Letters typed in one word are one step of undo."""
        was = self.value(key)
        if was == value and type(was) is type(value):
            return
        step = isinstance(was, str) and isinstance(value, str) and _one_letter(was, value)
        self._remember(key if step else "")
        self._take(editing_forms.with_value(self.data, key, value), key)

    def put_data(self, data: Data) -> None:
        """Take other parts, or the same in another order."""
        if data != self.data:
            self._remember("")
            self._take(data, "")

    def put_text(self, text: str) -> None:
        """Take the whole as a file's text; raises ValueError where it is no TOML, nothing is taken then."""
        if text != self.text:
            data = tomllib.loads(text)
            self._remember("")
            self._take(data, "", text)

    def undo(self) -> bool:
        """Go one step back; return whether there was one."""
        return self._go(self._undo, self._redo)

    def redo(self) -> bool:
        """Do again what was undone last; return whether there was something."""
        return self._go(self._redo, self._undo)

    def _go(self, here: list[str], there: list[str]) -> bool:
        if not here:
            return False
        there.append(self.text)
        self._typing = ""
        text = here.pop()
        self._take(tomllib.loads(text), "", text)
        return True

    def _remember(self, typing: str) -> None:
        if not typing or typing != self._typing:
            self._undo = [*self._undo[-MOST_STEPS:], self.text]
        self._typing = typing
        self._redo.clear()

    def _take(self, data: Data, key: str, text: str | None = None) -> None:
        self.data, self.text = data, editing_forms.text_of(data) if text is None else text
        self._read = None
        self.changed.emit(key)


def _one_letter(was: str, value: str) -> bool:
    """Return whether one letter, and no space, came or went."""
    longer, shorter = (value, was) if len(value) > len(was) else (was, value)
    if len(longer) != len(shorter) + 1:
        return False
    at = next((at for at, letter in enumerate(shorter) if longer[at] != letter), len(shorter))
    return longer[:at] + longer[at + 1 :] == shorter and not longer[at].isspace()
