"""Save a paper as a file to be changed: asked where, written away from the window, said what it is and what not."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.model.problems import Refused
from desktop_app.services.exporting_papers import DOCX, EDITABLE, XLSX, editable_name
from desktop_app.services.saving_files import named, save
from desktop_app.ui.saving_place import in_documents
from desktop_app.ui.session import Session
from desktop_app.wording.editable import MARK

if TYPE_CHECKING:
    from desktop_app.services.printing_forms import Composed

_KINDS = {DOCX: "Word (*.docx)", XLSX: "Excel (*.xlsx)"}


def save_copy(
    asking: QWidget, session: Session, composed: "Composed", suffix: str, told: Callable[[str | Refused], None]
) -> None:
    """Ask over ``asking`` where the copy goes; ``told`` hears that it is there and no record, or why not."""
    name = in_documents(editable_name(composed.form.code, suffix))
    where, _ = QFileDialog.getSaveFileName(asking, f"Lưu {MARK[:1].lower()}{MARK[1:]}", name, _KINDS[suffix])
    if not where:
        return
    target = named(where, suffix)
    made_at = session.office.clock.now()

    def write(_progress: object) -> Path:
        return save(target, EDITABLE[suffix](composed, made_at))

    def not_written(fault: BaseException) -> None:
        if not isinstance(fault, Refused):
            raise fault
        told(fault)

    session.tasks.run(
        "Đang ghi bản để sửa", write, lambda made: told(f"Đã lưu {made.name}. {MARK}"), not_written, stops=False
    )
