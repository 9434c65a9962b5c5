"""Where a file is first offered to be saved."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def in_documents(name: str) -> str:
    """Return a file of this name among the clerk's own documents, as a dialog that saves takes it."""
    kept = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return str(Path(kept) / name) if kept else name
