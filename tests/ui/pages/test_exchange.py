"""The road of a month through the window: keys, seal, receive, receipt; two books, one of each side."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from desktop_app.clock import Clock
from desktop_app.paths import Paths
from desktop_app.services import closing_months, keeping_keys
from desktop_app.settings import Settings
from desktop_app.ui.dialogs import bundle_keys, bundle_verdict
from desktop_app.ui.pages.exchange import ExchangePage
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.road_step import StepState
from desktop_app.wording.trial_words import SEALED_TRIAL
from tests.ui import commune

SECRET = "mật khẩu thử nghiệm"  # noqa: S105 - of keys that live as long as the test


@pytest.fixture
def answers(monkeypatch, tmp_path):
    """Stand for the clerk's hand in dialogs: passphrases typed, files and folders chosen."""
    chosen = {}

    def typed(dialog):
        dialog.line.setText(chosen.get("secret", SECRET))
        return int(dialog.go.isEnabled())

    def keys(dialog):
        dialog.first.setText(SECRET)
        dialog.second.setText(SECRET)
        return int(dialog.go.isEnabled())

    def trusting(dialog):
        assert not dialog.go.isEnabled()
        dialog.compared.setChecked(True)
        return int(dialog.go.isEnabled())

    monkeypatch.setattr(bundle_keys.PassphraseDialog, "exec", typed)
    monkeypatch.setattr(bundle_keys.MakeKeysDialog, "exec", keys)
    monkeypatch.setattr(bundle_keys.KeySheetDialog, "exec", lambda _dialog: 1)
    monkeypatch.setattr(bundle_keys.TrustDialog, "exec", trusting)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen["save"]), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(chosen["open"]), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "usb"))
    (tmp_path / "usb").mkdir()
    return chosen


@pytest.fixture
def page(window):
    window.frame.open("exchange")
    return window.frame.pages["exchange"]


@pytest.fixture
def their_page(qtbot, tmp_path, look, tasks):
    """The page over a receiving office's own book."""
    office = commune.empty_office(Paths.standard(tmp_path / "theirs"), Clock.fixed(commune.NOW))
    keeping_keys.begin_receiving_office(office, "ca-bac-ninh", "Công an tỉnh Bắc Ninh")
    made = ExchangePage(Session(office, look, tasks, Settings()))
    qtbot.addWidget(made)
    made.show()
    yield made
    office.book.close()


def close_month(page):
    page.session.do(lambda: closing_months.close_month(page.session.office, commune.MONTH))


def exchange_cards(page, their_page, answers, tmp_path):
    for one, other, name in ((page, their_page, "xa.json"), (their_page, page, "tinh.json")):
        answers["save"] = answers["open"] = tmp_path / name
        one.begin_keys()
        other.trust_card()
    page.reload()


def test_each_step_says_what_it_checked(page):
    assert [step.state for step in page.steps] == [StepState.NEXT] + [StepState.WAITING] * 4
    assert page.steps[0].checked.text().startswith("0/15 tổ đã rà ca trực · chưa rà: ")
    assert "chưa có khóa ký" in page.steps[2].checked.text()
    assert not page._seal.isEnabled()


def test_a_step_leads_to_its_page(page):
    asked = []
    page.session.asked.connect(lambda name, _key: asked.append(name))
    [way] = page.steps[0].findChildren(QPushButton)
    way.click()
    assert asked == ["duty"]


@pytest.mark.usefixtures("sent")
def test_the_whole_road_there_and_back(page, their_page, answers, tmp_path, monkeypatch):
    close_month(page)
    exchange_cards(page, their_page, answers, tmp_path)
    assert page.steps[2].state is StepState.DONE
    page._seal.trigger()
    [row] = page.rows.rows
    on_stick = tmp_path / "usb" / row.bundle.file_name
    assert on_stick.exists()
    assert [step.state for step in page.steps][3:] == [StepState.DONE, StepState.NEXT]
    page._letter.trigger()
    [letter] = page.session.office.book.documents()
    assert (letter.form, letter.bundle) == ("cong_van_gui_goi", row.bundle.id)
    page.session.asked.emit("exchange", "")

    seen = []

    def look_and_accept(dialog):
        shown = [label.text() for label in dialog.findChildren(QLabel)]
        seen.append((dialog.go.isEnabled(), dialog.plan.text(), dialog.facts.sentences, shown))
        return int(dialog.go.isEnabled())

    monkeypatch.setattr(bundle_verdict.ReceiveDialog, "exec", look_and_accept)
    answers["open"] = tmp_path / "usb" / "hong.xab.age"
    content = bytearray(on_stick.read_bytes())
    content[len(content) // 2] ^= 1
    answers["open"].write_bytes(bytes(content))
    their_page.receive()
    assert not seen[0][0], "one byte was changed"
    assert any("Không giải mã được" in sentence for sentence in seen[0][2])
    assert their_page.received.rows == []

    answers["open"] = on_stick
    their_page.receive()
    assert seen[1][1].startswith("Nhận gói này: ")
    assert len(seen[1][2]) > 10, "every fact has its own sentence"
    assert SEALED_TRIAL in seen[1][3], "the sample's scheme is a draft"
    assert SEALED_TRIAL not in seen[0][3]
    [taken] = their_page.received.rows
    assert taken.reception.value == "taken"

    [answers["open"]] = list((tmp_path / "usb").glob("*.xar.age"))
    page.read_receipt()
    assert page.rows.rows[0].has_receipt
    assert [step.state for step in page.steps][1:] == [StepState.DONE] * 4


def test_what_can_go_wrong_on_the_communes_side(page, their_page, answers, tmp_path):
    close_month(page)
    exchange_cards(page, their_page, answers, tmp_path)
    office, refused = page.session.office, []
    page.session.refused.disconnect()
    page.session.refused.connect(refused.append)
    answers["secret"] = "không phải mật khẩu này"  # noqa: S105
    page.seal()
    assert len(refused) == 1
    assert office.book.sent_bundles() == ()

    answers["secret"] = SECRET
    page.seal()
    file = tmp_path / "usb" / page.rows.rows[0].bundle.file_name
    content = file.read_bytes()
    file.unlink()
    page.copy_again()
    assert file.read_bytes() == content

    page.session.do(lambda: closing_months.reopen_month(office, commune.MONTH, "ghi thiếu ca"))
    page.reload()
    assert page.steps[1].checked.text() == "Đã mở lại: ghi thiếu ca. Khóa lại trước khi ký."
    assert not page._seal.isEnabled()

    [row] = page.rows.rows
    page.rows.set_rows([replace(row, bundle=replace(row.bundle, file_name="khac.xab.age"))])
    page.copy_again()
    assert refused[1].problems[0].code == "bundle.copy_gone"


def test_a_passphrase_must_be_long_and_typed_twice(qtbot, session):
    dialog = bundle_keys.MakeKeysDialog(None, session)
    qtbot.addWidget(dialog)
    dialog.first.setText("ngắn quá")
    assert "cần từ 12" in dialog.note.text()
    dialog.first.setText(SECRET)
    dialog.second.setText(SECRET + "x")
    assert dialog.note.text() == "Hai lần gõ khác nhau."
    assert not dialog.go.isEnabled()
    dialog.second.setText(SECRET)
    assert dialog.go.isEnabled()
