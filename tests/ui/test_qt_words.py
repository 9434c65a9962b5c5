"""Qt's own words in Vietnamese."""

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLabel, QLineEdit, QPushButton, QToolButton

from desktop_app.ui.qt_words import WORDS, QtWords


@pytest.fixture
def words(qapp):
    made = QtWords()
    assert qapp.installTranslator(made)
    yield made
    qapp.removeTranslator(made)


def test_each_text_is_one_that_qt_asks_for(qapp):  # noqa: ARG001 - translators need it
    """Qt ships German: what that does not know, Qt does not say."""
    german = QTranslator()
    assert german.load("qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    unknown = [
        (context, text) for context, texts in WORDS.items() for text in texts if not german.translate(context, text)
    ]
    assert not unknown


def test_what_is_put_in_stays_put_in():
    for texts in WORDS.values():
        for english, vietnamese in texts.items():
            assert english.count("%1") == vietnamese.count("%1")
            assert english.count("&") >= vietnamese.count("&")


@pytest.mark.usefixtures("words")
def test_the_file_dialog_speaks_vietnamese(qtbot):
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    said = {one.text() for kind in (QLabel, QPushButton) for one in dialog.findChildren(kind)}
    assert {"&Thư mục:", "Tê&n tệp:", "&Loại tệp:", "&Mở", "Bỏ qua"} <= said
    assert "Thư mục trên" in {one.toolTip() for one in dialog.findChildren(QToolButton)}


@pytest.mark.usefixtures("words")
def test_fields_and_answers_speak_vietnamese(qtbot):
    edit = QLineEdit("chữ")
    qtbot.addWidget(edit)
    menu = edit.createStandardContextMenu()
    assert [one.text().split("\t")[0] for one in menu.actions() if one.text()][:2] == ["&Hoàn tác", "&Làm lại"]
    menu.deleteLater()
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Ok)
    qtbot.addWidget(box)
    assert {one.text() for one in box.buttons()} == {"Đồng ý", "Bỏ qua"}


@pytest.mark.usefixtures("words")
def test_what_is_not_known_stays_as_it_is():
    assert QCoreApplication.translate("QFileDialog", "Nothing of the kind") == "Nothing of the kind"
    assert QCoreApplication.translate("Elsewhere", "Open") == "Open"
