"""Ask where a file shall go, and write it whole or not at all."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.model.problems import Refused
from desktop_app.services.saving_files import named, save
from desktop_app.ui.saving_place import in_documents
from desktop_app.ui.session import Session

WORKBOOK = "Excel (*.xlsx)"


def export_workbook(parent: QWidget, session: Session, name: str, make: Callable[[], bytes]) -> Path | None:
    """Make a workbook and write it where the clerk says; return where, or None if put off or refused."""
    where, _ = QFileDialog.getSaveFileName(parent, "Xuất Excel", in_documents(name), WORKBOOK)
    if not where:
        return None
    return write_file(session, named(where, ".xlsx"), make)


def write_file(session: Session, target: Path, make: Callable[[], bytes]) -> Path | None:
    """Write a file; a refusal is shown over the window, and None is returned."""
    try:
        save(target, make())
    except Refused as refused:
        session.refused.emit(refused)
        return None
    session.said.emit(f"Đã ghi {target.name}")
    return target
