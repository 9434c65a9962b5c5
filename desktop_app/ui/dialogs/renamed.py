"""Before another name is written over a kept one: is it the same one under a new name, or somebody more?"""

from typing import Protocol

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.model.text import clean
from desktop_app.ui.dialogs.frame import Dialog
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.buttons import button


class NamedForm(Protocol):
    """A form over a list of named ones."""

    name: QLineEdit

    @property
    def kept_name(self) -> str:
        """Return the name of the one that saving writes over; empty where it is a new one."""
        ...

    def be_new(self) -> None:
        """Let what is typed be one more."""
        ...


class RenamedDialog(Dialog):
    """Accepted with :attr:`renames` saying which; Ctrl+Enter adds one, which overwrites nothing."""

    def __init__(self, parent: QWidget | None, look: Look, kept: str, typed: str, one_more: str) -> None:
        """``one_more`` is how the list calls adding: ``Thêm người mới``."""
        super().__init__(parent, look, f"Sửa tên «{kept}» thành «{typed}»?", width=560)
        self.renames = False
        self.say(f"Đang mở «{kept}» mà tên nhập vào là «{typed}».")
        self.say(f"{one_more}: giữ nguyên «{kept}», thêm «{typed}» vào danh sách. Sửa tên: «{kept}» không còn nữa.")
        self.go = self.offer(one_more)
        self.rename = button("Sửa tên")
        self.rename.setAutoDefault(False)
        self.rename.clicked.connect(self._rename)
        self.foot.insertWidget(self.foot.indexOf(self.go), self.rename)
        self._foot_keys.insert(1, self.rename)
        self.letters.give()
        self.go.setFocus()

    def _rename(self) -> None:
        self.renames = True
        self.accept()


def name_meant(parent: QWidget, look: Look, form: NamedForm, one_more: str) -> bool:
    """Return whether saving may go on: asked where the name of a kept one is another; the answer is told the form."""
    kept, typed = form.kept_name, clean(form.name.text())
    if not kept or not typed or kept == typed:
        return True
    dialog = RenamedDialog(parent, look, kept, typed, one_more)
    if not dialog.exec():
        form.name.setFocus()
        return False
    if not dialog.renames:
        form.be_new()
    return True
