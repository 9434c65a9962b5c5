"""Rule packs through the window: an office signs, a commune looks and takes in."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.bundle import keys
from desktop_app.bundle.keyring import Card
from desktop_app.bundle.keys import UnitKeys
from desktop_app.clock import Clock
from desktop_app.model.law import RuleKind
from desktop_app.model.problems import Refused
from desktop_app.paths import Paths
from desktop_app.services import handing_down_rules, keeping_keys, keeping_schemes, receiving_rules
from desktop_app.services.handing_down_rules import read_rules
from desktop_app.settings import Settings
from desktop_app.ui.pages.exchange import ExchangePage
from desktop_app.ui.rule_choice import ChooseRulesDialog
from desktop_app.ui.rule_pack_dialogs import MakeRulesDialog, ReceiveRulesDialog, WordDialog
from desktop_app.ui.session import Session
from tests.services import handing
from tests.services.handing import SCHEME
from tests.ui import commune

SECRET = "mật khẩu thử nghiệm"  # noqa: S105 - of keys that live as long as the test
Chosen = dict[str, object]


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> ExchangePage:
    made = ExchangePage(session)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture(scope="module")
def made_keys(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, UnitKeys]:
    """The office's keys and their folder: made once, for that takes seconds on purpose."""
    folder = tmp_path_factory.mktemp("keys")
    made = keys.make("ca-bac-ninh")
    keys.keep(made, folder, SECRET, kdf_rounds=1)
    return folder, made


@pytest.fixture
def their_page(qtbot: QtBot, tmp_path: Path, look, tasks, made_keys):
    """The page over a receiving office's own book, whose key the commune has compared."""
    office = commune.empty_office(Paths.standard(tmp_path / "theirs"), Clock.fixed(commune.NOW))
    keeping_keys.begin_receiving_office(office, "ca-bac-ninh", "Công an tỉnh Bắc Ninh")
    shutil.copytree(made_keys[0], office.paths.keys)
    keeping_keys.record_keys(office, made_keys[1])
    made = ExchangePage(Session(office, look, tasks, Settings()))
    qtbot.addWidget(made)
    made.show()
    yield made
    office.book.close()


@pytest.fixture
def chosen(page: ExchangePage, their_page: ExchangePage, made_keys, tmp_path: Path, monkeypatch) -> Chosen:
    """Stand for the clerk's hand: what each question is answered with."""
    card = Card.of(made_keys[1], "Công an tỉnh Bắc Ninh")
    keeping_keys.trust(page.session.office, card, compared=True)
    rules = handing.put(
        tmp_path / "rules",
        scheme=handing.a_scheme(their_page.session.office),
        salary=handing.a_salary(their_page.session.office),
    )
    answers: Chosen = {"folders": [str(rules), str(tmp_path / "usb")], "stick": tmp_path / "usb"}
    (tmp_path / "usb").mkdir()
    folders = answers["folders"]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: folders.pop(0) if folders else "")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(answers.get("file", "")), ""))
    return answers


def tmp_stick(chosen: Chosen) -> Path:
    return Path(str(chosen["stick"]))


def on_exec(monkeypatch, kind: type[QWidget], answer: Callable[..., int]) -> None:
    monkeypatch.setattr(kind, "exec", answer)


def sign(their_page: ExchangePage, chosen: Chosen, monkeypatch, *, attested: bool = True) -> Path:
    """Let the office sign the folder; return the file on the stick."""

    def word(dialog: WordDialog) -> int:
        assert dialog.form.document.text() == "Nghị quyết 456/2024/NQ-HĐND (Hưng Yên)"
        dialog.form.name.setText("Nguyễn Văn Đạt, Phó Giám đốc")
        dialog.accept()
        return dialog.result()

    def fill(dialog: MakeRulesDialog) -> int:
        if attested:
            assert dialog.table.go_to(f"data/rules/schemes/{SCHEME}.toml")
            dialog.attest_one.click()
        dialog.note.setText("Áp dụng từ 01/01/2027")
        dialog.line.setText(SECRET)
        dialog.go.click()
        return dialog.result()

    on_exec(monkeypatch, WordDialog, word)
    on_exec(monkeypatch, MakeRulesDialog, fill)
    their_page.rule_packs.choose()
    office = their_page.session.office
    (issued,) = office.book.issued_rule_packs()
    assert (office.paths.data / "handed-down" / issued.file_name).exists()
    return tmp_stick(chosen) / issued.file_name


def test_signed_there_looked_at_and_taken_in_here(page, their_page, chosen, monkeypatch, tmp_path) -> None:
    said: list[str] = []
    their_page.session.said.connect(said.append)
    their_page.reload()
    assert their_page.rule_packs.words.text() == "Chưa lập gói nào"
    sign(their_page, chosen, monkeypatch)
    file = tmp_path / "usb" / "QUY-DINH-ca-bac-ninh-s1.zip"
    assert file.exists()
    assert said[-1] == f"Đã ghi {file.name} vào {file.parent}"
    assert their_page.rule_packs.words.text().startswith(
        "Gói số 1 của Công an tỉnh Bắc Ninh (ca-bac-ninh), lập lúc 16:42"
    )

    seen: list[list[str]] = []

    def look(dialog: ReceiveRulesDialog) -> int:
        texts = [label.text() for label in dialog.findChildren(QLabel)]
        assert any(text.startswith("Gói số 1 của Công an tỉnh Bắc Ninh (ca-bac-ninh).") for text in texts)
        assert not dialog.go.isEnabled()
        assert dialog.tabs.currentIndex() == 0
        assert dialog.outcome.text() == "2 quy định: 1 mới, 1 thay đổi."
        seen.append([f"{row.rule} | {row.where} | {row.change}" for row in dialog.rows.rows])
        assert len(dialog.facts.sentences) == 14
        dialog.seen.setChecked(True)
        return int(dialog.go.isEnabled())

    on_exec(monkeypatch, ReceiveRulesDialog, look)
    chosen["file"] = file
    said: list[str] = []
    page.session.said.connect(said.append)
    page.rule_packs.take()
    assert said == ["Đã nhận gói quy định số 1 của Công an tỉnh Bắc Ninh (ca-bac-ninh)"]
    assert "Thay đổi: mức Nhà nước Lương cơ sở | mức 01/07/2027 › mức | thêm 2.700.000" in seen[0]
    assert seen[0][-1] == "Mới: chế độ Bắc Ninh 2027 | xác nhận | Nguyễn Văn Đạt, Phó Giám đốc, 27/10/2026"
    assert page.session.office.rulebook.scheme(SCHEME).payable
    assert page.rule_packs.words.text().startswith("Gói số 1 của Công an tỉnh Bắc Ninh (ca-bac-ninh), nhận lúc 16:42")


def test_a_damaged_pack_cannot_be_agreed_to(page, their_page, chosen, monkeypatch, tmp_path) -> None:
    file = sign(their_page, chosen, monkeypatch)
    bad = tmp_path / "hong.zip"
    bad.write_bytes(file.read_bytes()[:-1])

    def look(dialog: ReceiveRulesDialog) -> int:
        assert dialog.tabs.currentIndex() == 1
        assert dialog.outcome.text().startswith("Không nhận được gói này")
        assert not dialog.seen.isEnabled()
        assert any("Vỏ gói bị hỏng" in sentence for sentence in dialog.facts.sentences)
        return 0

    on_exec(monkeypatch, ReceiveRulesDialog, look)
    chosen["file"] = bad
    page.rule_packs.take()
    assert page.session.office.book.rule_texts() == ()


def test_without_the_office_s_word_the_clerk_is_warned(page, their_page, chosen, monkeypatch) -> None:
    chosen["file"] = sign(their_page, chosen, monkeypatch, attested=False)
    told: list[str] = []

    def look(dialog: ReceiveRulesDialog) -> int:
        told.extend(dialog.warnings.sentences)
        return 0

    on_exec(monkeypatch, ReceiveRulesDialog, look)
    page.rule_packs.take()
    assert len(told) == 1
    assert "không ghi ai xác nhận" in told[0]
    assert page.session.office.book.rule_texts() == ()


def test_taken_in_before_is_said_and_nothing_is_left_to_do(page, their_page, chosen, monkeypatch) -> None:
    chosen["file"] = sign(their_page, chosen, monkeypatch)
    office = page.session.office
    receiving_rules.take_in_rule_pack(office, Path(str(chosen["file"])).read_bytes())

    def look(dialog: ReceiveRulesDialog) -> int:
        assert dialog.outcome.text().startswith("Gói này đã nhận từ trước")
        assert all(row.rule.startswith("Như đang dùng: ") for row in dialog.rows.rows)
        assert not dialog.seen.isEnabled()
        return 0

    on_exec(monkeypatch, ReceiveRulesDialog, look)
    page.rule_packs.take()
    assert len(office.book.received_rule_packs()) == 1


def test_what_is_wrong_in_a_folder_is_told_before_anything_is_asked(their_page, chosen, tmp_path) -> None:
    refused: list[Refused] = []
    their_page.session.refused.connect(refused.append)
    handing.put(tmp_path / "rules", broken="id = 'x'\nunheard_of = 1\n")
    their_page.rule_packs.choose()
    assert "rules.key_unknown" in {problem.code for problem in refused[0].problems}
    assert their_page.session.office.book.issued_rule_packs() == ()
    assert chosen["folders"] == [str(tmp_path / "usb")]


@pytest.mark.usefixtures("chosen")
def test_after_a_wrong_passphrase_what_was_written_stays(their_page, monkeypatch) -> None:
    def word(dialog: WordDialog) -> int:
        dialog.form.name.setText("Nguyễn Văn Đạt")
        dialog.accept()
        return dialog.result()

    def fill(dialog: MakeRulesDialog) -> int:
        assert dialog.table.go_to(f"data/rules/schemes/{SCHEME}.toml")
        dialog.attest_one.click()
        dialog.line.setText("không phải mật khẩu")
        dialog.go.click()
        assert (dialog.result(), dialog.keys) == (0, None)
        assert len(dialog.trouble.sentences) == 1
        assert any(rule.item.attestation is not None for rule in dialog.rules)
        assert dialog.typed_over
        dialog.line.setText(SECRET)
        dialog.go.click()
        return dialog.result()

    on_exec(monkeypatch, WordDialog, word)
    on_exec(monkeypatch, MakeRulesDialog, fill)
    their_page.rule_packs.choose()
    assert len(their_page.session.office.book.issued_rule_packs()) == 1


@pytest.mark.usefixtures("chosen")
def test_keys_without_a_passphrase_sign_with_none_typed(their_page, monkeypatch) -> None:
    office = their_page.session.office
    shutil.rmtree(office.paths.keys)
    keys.keep(keys.make("ca-bac-ninh"), office.paths.keys, "", kdf_rounds=1)

    def fill(dialog: MakeRulesDialog) -> int:
        dialog.go.click()
        return dialog.result()

    on_exec(monkeypatch, MakeRulesDialog, fill)
    their_page.rule_packs.choose()
    assert len(office.book.issued_rule_packs()) == 1


def test_a_scheme_that_lacks_a_figure_is_not_attested(qtbot: QtBot, their_page) -> None:
    office = their_page.session.office
    rules = handing_down_rules.chosen_rules(office, [(RuleKind.SCHEME, "thai-binh-2024")])
    made = MakeRulesDialog(None, their_page.session, rules, "rules")
    qtbot.addWidget(made)
    dialog = WordDialog(None, their_page.session, made.model.rows[0], made.rules)
    qtbot.addWidget(dialog)
    dialog.form.name.setText("Nguyễn Văn Đạt")
    dialog.accept()
    assert dialog.said is None
    assert any("còn thiếu" in sentence or "chưa có mức" in sentence for sentence in dialog.trouble.sentences)


def test_the_books_own_rules_are_packed_from_the_window(qtbot: QtBot, their_page, monkeypatch, tmp_path) -> None:
    office = their_page.session.office
    keeping_schemes.keep_scheme(office, handing.a_scheme(office))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))

    def choose(dialog: ChooseRulesDialog) -> int:
        qtbot.addWidget(dialog)
        dialog.show()
        assert dialog.chosen == ((RuleKind.SCHEME, SCHEME),)
        qtbot.keyClick(dialog.ticks, Qt.Key.Key_Space)
        assert not dialog.go.isEnabled()
        qtbot.keyClick(dialog.ticks, Qt.Key.Key_Space)
        dialog.go.click()
        return dialog.result()

    def fill(dialog: MakeRulesDialog) -> int:
        assert [row.title for row in dialog.model.rows] == ["Bắc Ninh 2027"]
        assert any("trong sổ của đơn vị" in label.text() for label in dialog.findChildren(QLabel))
        dialog.line.setText(SECRET)
        dialog.go.click()
        return dialog.result()

    on_exec(monkeypatch, ChooseRulesDialog, choose)
    on_exec(monkeypatch, MakeRulesDialog, fill)
    their_page.rule_packs.choose()
    assert len(office.book.issued_rule_packs()) == 1


def test_nothing_chosen_does_nothing(page, their_page, chosen) -> None:
    chosen["folders"].clear()
    their_page.rule_packs.choose()
    page.rule_packs.take()
    assert their_page.session.office.book.issued_rule_packs() == ()


def test_a_word_needs_its_three_parts(qtbot: QtBot, their_page, chosen) -> None:
    rules = MakeRulesDialog(None, their_page.session, read_rules([Path(chosen["folders"][0])]), "rules")
    qtbot.addWidget(rules)
    row = next(row for row in rules.model.rows if row.said)
    dialog = WordDialog(None, their_page.session, row, rules.rules)
    qtbot.addWidget(dialog)
    dialog.accept()
    assert dialog.said is None
    dialog.form.name.setText("Nguyễn Văn Đạt")
    dialog.accept()
    assert dialog.said is not None


def test_everything_is_reached_by_the_keyboard(page: ExchangePage, their_page: ExchangePage) -> None:
    for one, name, key in (
        (page, "exchange.take_rules", "Ctrl+Shift+Q"),
        (their_page, "exchange.make_rules", "Ctrl+Shift+L"),
    ):
        (action,) = (action for action in one.actions() if action.objectName() == name)
        assert action.shortcut().toString() == key
        assert one.rule_packs.button.focusPolicy() & Qt.FocusPolicy.TabFocus
