"""What Qt itself needs: ``python -m tests.benchmarks.bare_window NAME FOLDER`` paints a main window with a label."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from tests.benchmarks.painted import Watch, choose_platform


class BareWindow(QMainWindow):
    """A window of the size of ours."""


def main() -> int:
    """Return the exit status; the moment and the memory are on the last line of output."""
    choose_platform()
    app = QApplication(sys.argv[:1])
    watch = Watch(BareWindow, lambda window: window)
    window = BareWindow()
    window.resize(1366, 768)
    label = QLabel("Sổ ANTT")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    window.setCentralWidget(label)
    window.show()
    status = app.exec()
    del watch
    return status


if __name__ == "__main__":
    sys.exit(main())
