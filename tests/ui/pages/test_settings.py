from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from desktop_app.model.unit import CommuneKind, Trait
from desktop_app.settings import Settings
from desktop_app.ui.pages.settings import MACHINE, SIGNERS, UNIT, SettingsPage
from desktop_app.ui.window import MainWindow


def opened(window: MainWindow) -> SettingsPage:
    window.frame.open("settings")
    page = window.frame.pages["settings"]
    assert isinstance(page, SettingsPage)
    return page


def test_the_commune_is_kept_and_its_papers_follow_its_name(window: MainWindow) -> None:
    page = opened(window)
    book = window.frame.session.office.book
    before = book.profile_on(date(2026, 10, 31))
    assert page.units.unit.profile() == (before, [])
    page.units.unit.kind.set_value(CommuneKind.PHUONG)
    page.units.unit.name.setText("Tân Mới")
    page.units.unit.traits.tick(list(Trait).index(Trait.BORDER), on=True)
    page.tabs.setCurrentIndex(UNIT)
    page.save()
    after = book.profile_on(date(2026, 10, 31))
    assert (after.kind, after.name, after.traits) == (CommuneKind.PHUONG, "Tân Mới", frozenset({Trait.BORDER}))
    assert after.police.issuer == ("CÔNG AN PHƯỜNG TÂN MỚI",)
    assert (after.id, after.symbols) == (before.id, before.symbols)
    assert window.frame.topbar.commune.text() == "Công an phường Tân Mới"


def test_another_day_makes_another_profile_and_keeps_the_old(window: MainWindow) -> None:
    page = opened(window)
    book = window.frame.session.office.book
    page.units.unit.since.set_value(date(2026, 9, 1))
    page.save()
    assert [profile.valid_from for profile in book.profiles()] == [date(2025, 7, 1), date(2026, 9, 1)]


def test_what_is_missing_is_told_at_its_field(window: MainWindow) -> None:
    page = opened(window)
    page.units.unit.office.clear()
    page.save()
    assert page.units.unit.fault_of("receiving_office")
    page.units.unit.since.setText("99")
    page.save()
    assert page.units.unit.fault_of("valid_from")


def test_a_signer_is_added_and_changed(window: MainWindow) -> None:
    page = opened(window)
    book = window.frame.session.office.book
    count = len(book.signers())
    page.tabs.setCurrentIndex(SIGNERS)
    page.signers.begin()
    page.save()
    assert page.trouble.sentences or page.signer.fault_of("name")
    page.signer.name.setText("Trần Văn Ký")
    page.signer.title.setText("Phó Chủ tịch")
    page.signer.until.setText("1/1/20")
    page.save()
    assert page.signer.fault_of("end")
    page.signer.until.clear()
    page.save()
    assert len(book.signers()) == count + 1
    assert any(signer.name == "Trần Văn Ký" for signer in page.signers.rows.rows)


def test_this_machine_s_preferences_are_kept(window: MainWindow) -> None:
    page = opened(window)
    page.tabs.setCurrentIndex(MACHINE)
    page.clerk.setText("Trần Thị Bình")
    page.font_size.set_value(12.0)
    page.theme.set_value("dark")
    page.save()
    file = window.frame.session.office.paths.settings
    assert Settings.load(file) == Settings("dark", 12.0, clerk="Trần Thị Bình")


def test_a_book_in_memory_cannot_be_copied_and_says_so(window: MainWindow, answer) -> None:
    from desktop_app.ui.dialogs.refusal import RefusalDialog

    page = opened(window)
    seen = answer(RefusalDialog, lambda dialog: dialog.accept())
    page.back_up()
    assert seen[0].problems.sentences


def test_restoring_asks_first_and_then_hands_over(window: MainWindow, answer, monkeypatch: pytest.MonkeyPatch) -> None:
    from desktop_app.ui.dialogs.restore import RestoreDialog

    page = opened(window)
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileName", lambda *_: ("/copies/a.db", ""))
    asked: list[Path] = []
    window.frame.session.restore_asked.connect(asked.append)
    answer(RestoreDialog, lambda dialog: dialog.reject())
    page.restore()
    assert not asked
    seen = answer(RestoreDialog, lambda dialog: dialog.accept())
    page.restore()
    assert asked == [Path("/copies/a.db")]
    assert any("không bị xóa" in label.text() for label in seen[0].findChildren(QLabel))
