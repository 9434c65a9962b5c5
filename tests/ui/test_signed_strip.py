"""What stands beside a paper that was signed electronically, in the real window."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desktop_app.model.esigning import SigningAs
from desktop_app.model.problems import Problem, Refused
from desktop_app.services import closing_months, printing_forms, signing_papers
from desktop_app.services.composing_signatures import Wish
from desktop_app.services.printing_forms import compose_payment_paper
from desktop_app.ui.history_rows import row_title
from desktop_app.ui.widgets.pdf_pages import PdfPages
from tests.soft_token import PIN
from tests.ui.commune import MONTH

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot, window, soft_token, monkeypatch):
    """The page of papers on a signed payment list; the sheet of duty beside it is printed and not signed."""
    office = window.frame.session.office
    closing_months.close_month(office, MONTH)
    plain, _ = printing_forms.print_paper(office, printing_forms.compose_attendance_paper(office, MONTH))
    kept, _ = printing_forms.print_paper(office, compose_payment_paper(office, MONTH))
    (chairman, *_) = signing_papers.list_certificates(soft_token.library)
    wish = Wish(kept.id, soft_token.library, chairman, SigningAs.PERSON)
    signing_papers.keep_signed(office, signing_papers.sign(signing_papers.prepare(office, wish), PIN))
    window.frame.open("documents", kept.id)
    made = window.frame.pages["documents"]
    made.kept, made.plain, made.sent = kept.id, plain.id, []
    monkeypatch.setattr(made.paper, "send_to_printer", lambda data, **_asked: made.sent.append(data))
    made.table.setFocus()
    qtbot.waitUntil(lambda: "còn nguyên vẹn" in made.signatures.sound.text.text())
    return made


def test_the_signed_paper_is_shown_and_saved_the_print_saved_and_printed(qtbot, page, tmp_path, monkeypatch):
    office, targets = page.session.office, iter(("signed.pdf", "print.pdf"))
    signed, printed = signing_papers.signed_bytes(office, page.kept), office.book.pdf(page.kept)
    assert page.paper.view.data == signed != printed
    last = page.paper.view.page_count - 1
    assert PdfPages(signed).draw(last, 40) != PdfPages(printed).draw(last, 40)  # what a signature shows is drawn
    names = []
    monkeypatch.setattr(
        QFileDialog,
        "getSaveFileName",
        lambda *asked: names.append(asked[2]) or (str(tmp_path / next(targets)), ""),
    )
    qtbot.keyClick(page.table, Qt.Key.Key_K, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(page.table, Qt.Key.Key_S, CONTROL)
    assert [Path(name).name for name in names] == [
        "bang_thanh_toan-ky-so.pdf",
        "Bảng thanh toán hỗ trợ, bồi dưỡng 10 2026.pdf",
    ]
    assert (tmp_path / "signed.pdf").read_bytes() == signed
    assert (tmp_path / "print.pdf").read_bytes() == printed
    qtbot.keyClick(page.table, Qt.Key.Key_P, CONTROL)
    assert page.sent == [printed]


def test_the_journal_names_the_holder(page):
    change = page.session.office.book.history.change(page.session.office.book.history.changes(1)[0].seq)
    assert [row_title(page.session.office, row) for row in change.rows] == ["Thêm chữ ký số Phạm Minh Tuấn"]


def test_a_paper_without_signatures_has_no_strip(qtbot, page, monkeypatch):
    asked = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *words: asked.append(words) or ("", ""))
    page.table.go_to(page.plain)
    qtbot.waitUntil(page.signatures.isHidden)
    assert page.paper.view.data == page.session.office.book.pdf(page.plain)
    qtbot.keyClick(page.table, Qt.Key.Key_K, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert asked == []
    page.table.go_to(page.kept)
    qtbot.waitUntil(page.signatures.isVisible)
    assert page.paper.view.data == page.signatures.signed


def test_a_signature_that_is_not_intact_is_said_so(page, monkeypatch):
    strip, row = page.signatures, page.table.current_row.document
    (found,) = signing_papers.signatures_of(strip.signed)
    for broken in (replace(found, intact=False), replace(found, whole=False)):
        monkeypatch.setattr(signing_papers, "signatures_of", lambda _pdf, broken=broken: (broken,))
        strip.offer(None)
        strip.offer(row)
        assert strip.sound.isHidden()
        assert "KHÔNG còn nguyên vẹn" in strip.broken.text.text()


def test_bytes_that_the_book_no_longer_vouches_for_are_told_and_the_print_is_shown(qtbot, page, monkeypatch):
    def altered(*_asked):
        raise Refused(Problem("book.paper_altered", values={"document": "x"}))

    strip, row, office = page.signatures, page.table.current_row.document, page.session.office
    monkeypatch.setattr(signing_papers, "signed_bytes", altered)
    strip.offer(None)
    strip.offer(row)
    page._chosen.start()
    qtbot.waitUntil(lambda: page.paper.view.data == office.book.pdf(page.kept))
    assert strip.signed is None
    assert strip.sound.isHidden()
    assert strip.broken.text.text()


PROBE = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from desktop_app.clock import Clock
from desktop_app.paths import Paths
from desktop_app.services import closing_months, printing_forms
from desktop_app.settings import Settings
from desktop_app.ui import look as looks
from desktop_app.ui.session import Session
from desktop_app.ui.tasks import Tasks
from desktop_app.ui.window import MainWindow
from tests.ui import commune
app = QApplication([])
office = commune.sample_office(Paths.standard(Path(sys.argv[1])), Clock.fixed(commune.NOW))
closing_months.close_month(office, commune.MONTH)
paper = printing_forms.compose_payment_paper(office, commune.MONTH)
kept, _ = printing_forms.print_paper(office, paper)
window = MainWindow()
frame = window.use(Session(office, looks.apply(app, "light", 10.5), Tasks(at_once=True), Settings()))
window.show()
frame.open("documents", kept.id)
page = frame.pages["documents"]
page._draw()
assert page.paper.view.page_count and page._sign.isEnabled()
loaded = {name.partition(".")[0] for name in sys.modules} & {"pyhanko", "pkcs11", "asn1crypto"}
assert not loaded, loaded
"""


def test_the_page_opens_without_what_only_signing_needs(tmp_path):
    done = subprocess.run([sys.executable, "-c", PROBE, str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
