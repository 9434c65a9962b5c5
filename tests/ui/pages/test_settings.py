from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from desktop_app.model.law import RuleKind
from desktop_app.model.place import VillageCount
from desktop_app.model.unit import Capacity, CommuneKind, Trait, WageRegion
from desktop_app.services import keeping_rules, keeping_schemes, keeping_teams
from desktop_app.settings import Settings
from desktop_app.ui.dialogs.frame import DiscardDialog
from desktop_app.ui.dialogs.renamed import RenamedDialog
from desktop_app.ui.pages.settings import DUTY, MACHINE, PAPERS, PLACES, SIGNERS, UNIT, SettingsPage
from desktop_app.ui.window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


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


def test_heads_of_paper_symbols_and_recipients_are_kept_from_a_day_on(window: MainWindow) -> None:
    page = opened(window)
    book = window.frame.session.office.book
    papers = page.units.papers
    papers.heads["committee_superior"].set_value(["ỦY BAN NHÂN DÂN", "TỈNH BẮC NINH"])
    papers.symbols["proposal"].setText("TTr-CA")
    papers.recipients["decision"].set_value(["Như trên", "", " Lưu:  VT "])
    page.units.unit.since.set_value(date(2026, 9, 1))
    page.tabs.setCurrentIndex(PAPERS)
    page.save()
    old, new = sorted(book.profiles(), key=lambda one: one.valid_from)
    assert new.committee.superior == ("ỦY BAN NHÂN DÂN", "TỈNH BẮC NINH")
    assert new.committee.issuer == old.committee.issuer
    assert (new.symbols["proposal"], new.recipients["decision"]) == ("TTr-CA", ("Như trên", "Lưu: VT"))
    assert (old.symbols["proposal"], old.recipients["proposal"]) == ("TTr-CAX", new.recipients["proposal"])
    assert [one.valid_from for one in page.units.versions.rows] == [date(2026, 9, 1), date(2025, 7, 1)]
    assert page.may_leave(), "what is kept is not asked about"
    papers.heads["police_issuer"].clear()
    page.tabs.setCurrentIndex(UNIT)
    page.save()
    assert page.tabs.currentIndex() == PAPERS
    assert papers.fault_of("committee_issuer")


def test_another_scheme_in_the_middle_of_a_month_says_what_follows(window: MainWindow) -> None:
    form = opened(window).units.unit
    form.since.set_value(date(2026, 9, 15))
    assert form.split.isHidden(), "the scheme stays the same"
    form.scheme.set_value("ha-noi-2024")
    assert not form.split.isHidden()
    assert "Tháng 09/2026 có hai chế độ" in form.split.text.text()
    form.since.set_value(date(2026, 9, 1))
    assert form.split.isHidden()


def test_an_earlier_profile_is_opened_and_mended(window: MainWindow) -> None:
    page = opened(window)
    book = window.frame.session.office.book
    page.units.unit.since.set_value(date(2026, 9, 1))
    page.save()
    first = next(one for one in book.profiles() if one.valid_from == date(2025, 7, 1))
    page.units.table.opened.emit(first)
    assert page.units.unit.since.value == date(2025, 7, 1)
    page.units.unit.region.set_value(WageRegion.III)
    page.save()
    regions = {one.valid_from: one.wage_region for one in book.profiles()}
    assert regions == {date(2025, 7, 1): WageRegion.III, date(2026, 9, 1): WageRegion.II}


def test_a_symbol_left_empty_shows_the_habit_and_one_typed_is_kept(window: MainWindow) -> None:
    page = opened(window)
    papers = page.units.papers
    report = papers.symbols["report"]
    assert (report.text(), report.placeholderText()) == ("", "BC-CAX")
    report.setText("BC-CATT")
    papers.recipients["report"].set_value(["Như trên", "Lưu: VT"])
    page.tabs.setCurrentIndex(PAPERS)
    page.save()
    kept = window.frame.session.office.book.profiles()[-1]
    assert (kept.symbols["report"], kept.recipients["report"]) == ("BC-CATT", ("Như trên", "Lưu: VT"))
    assert not {"notice", "letter"} & kept.symbols.keys()


def test_rest_days_and_symbols_of_the_grid(window: MainWindow) -> None:
    page = opened(window)
    book = window.frame.session.office.book
    page.tabs.setCurrentIndex(DUTY)
    page.units.duty.rest_days.tick(5, on=False)
    page.units.duty.symbols.set_value(["Đ = 22h-6h", "X 6-14"])
    page.save()
    assert "X 6-14" in page.units.duty.fault_of("symbols")
    page.units.duty.symbols.set_value(["Đ = 22h-6h", "X = 6-14"])
    page.save()
    kept = book.profile_on(date(2026, 10, 31))
    assert (kept.rest_days, kept.shift_symbols) == (frozenset({6}), {"Đ": "22h-6h", "X": "6-14"})


def test_a_place_is_counted_again_and_another_is_added(window: MainWindow) -> None:
    page = opened(window)
    book = window.frame.session.office.book
    window.frame.open("settings", "places")
    assert page.tabs.currentIndex() == PLACES
    village = next(one for one in book.villages() if one.name == "Thôn Đông")
    page.places.table.go_to(village.id)
    page.village.households.set_value(430)
    page.village.area.setText("hai")
    page.village.counted_on.set_value(date(2026, 9, 30))
    page.save()
    assert page.village.fault_of("area")
    page.village.area.setText("3,25")
    page.village.village_class.set_value(1)
    page.village.traits.tick(list(Trait).index(Trait.MOUNTAIN), on=True)
    page.save()
    again = next(one for one in book.villages() if one.id == village.id)
    assert again.counts == (
        *village.counts,
        VillageCount(date(2026, 9, 30), 430, village.counts[0].population, Decimal("3.25"), 1),
    )
    assert again.traits == frozenset({Trait.MOUNTAIN})
    count = len(book.villages())
    page.places.begin()
    page.village.name.setText("Thôn Mới Lập")
    page.village.finished.emit()
    assert len(book.villages()) == count + 1


def test_leaving_half_typed_settings_asks_first(window: MainWindow, answer) -> None:
    page = opened(window)
    page.units.unit.name.setText("Tên khác")
    answer(DiscardDialog, lambda dialog: dialog.reject())
    assert not page.may_leave()
    assert page.units.unit.name.text() == "Tên khác"
    answer(DiscardDialog, lambda dialog: dialog.accept())
    assert page.may_leave()
    assert page.units.unit.name.text() == "Tân Thành"
    assert not page.units.typed_over


def test_a_deputy_signs_for_somebody(window: MainWindow) -> None:
    page = opened(window)
    page.tabs.setCurrentIndex(SIGNERS)
    page.signers.begin()
    page.signer.name.setText("Trần Văn Ký")
    page.signer.title.setText("Phó Chủ tịch")
    page.signer.capacity.set_value(Capacity.KT)
    page.save()
    assert page.signer.fault_of("on_behalf_of")
    page.signer.behalf.setText("Chủ tịch")
    page.save()
    kept = next(one for one in window.frame.session.office.book.signers() if one.name == "Trần Văn Ký")
    assert (kept.capacity, kept.on_behalf_of) == (Capacity.KT, "Chủ tịch")


def test_a_scheme_kept_meanwhile_is_offered_and_one_that_fell_away_stays_named(window: MainWindow) -> None:
    page = opened(window)
    office = window.frame.session.office
    offered = page.units.unit.scheme
    before = offered.count()
    text = keeping_rules.text_in_force(office, RuleKind.SCHEME, "ha-noi-2024")
    own = text.replace('id = "ha-noi-2024"', 'id = "rieng"').replace('territory = "Hà Nội"', 'territory = "Riêng"')
    session = window.frame.session
    session.do(lambda: keeping_schemes.keep_scheme(office, own))
    assert offered.count() == before + 1
    offered.set_value("rieng")
    page.save()
    assert office.book.profiles()[-1].scheme_id == "rieng"

    def spoil() -> None:
        with office.book.change("rule.kept", by="t") as change:
            change.put(keeping_rules.a_rule_text(office, RuleKind.SCHEME, "rieng", "hỏng"))

    session.do(spoil)
    assert offered.value == "rieng"
    assert "không còn" in offered.currentText()
    page.save()
    assert page.units.unit.fault_of("scheme_id")
    assert office.book.profiles()[-1].scheme_id == "rieng"


def test_the_next_signer_typed_is_one_more_and_never_written_over_the_last(window, keys):
    page, book = opened(window), window.frame.session.office.book
    page.tabs.setCurrentIndex(SIGNERS)
    kept = {one.id: one.name for one in book.signers()}
    page.signers.fresh.setFocus()
    keys(Qt.Key.Key_Space)
    for name in ("Pham Van Sau", "Le Thi Bay"):
        assert QApplication.focusWidget() is page.signer.name
        assert (page.signer.name.text(), page.signers.table.current_row) == ("", None)
        keys(name)
        page.signer.title.setFocus()
        keys("Chu tich")
        keys(Qt.Key.Key_Return, modifier=CONTROL)
        assert f"Đã thêm {name}" in window.frame.status.text
    names = {one.id: one.name for one in book.signers()}
    assert sorted(names.values()) == sorted([*kept.values(), "Pham Van Sau", "Le Thi Bay"])
    page.session.changed.emit()
    assert (page.signer.name.text(), page.signers.table.current_row) == ("", None), "what is shown stays a new one"


def test_another_name_over_a_kept_signer_or_place_is_asked_about(window, keys, answer):
    page, book = opened(window), window.frame.session.office.book
    for at, tab, form, kept in (
        (SIGNERS, lambda: page.signers, lambda: page.signer, book.signers),
        (PLACES, lambda: page.places, lambda: page.village, book.villages),
    ):
        page.tabs.setCurrentIndex(at)
        tab().table.go_first()
        one, count = tab().table.current_row, len(kept())

        def save(name, reply, form=form):
            form().name.setFocus()
            form().name.selectAll()
            keys(name)
            seen = answer(RenamedDialog, reply)
            keys(Qt.Key.Key_Return, modifier=CONTROL)
            return seen[0].heading.text().replace("&", "")

        def rename(dialog):
            dialog.rename.setFocus()
            keys(Qt.Key.Key_Space)

        save("Ten khac", lambda _dialog: keys(Qt.Key.Key_Escape))
        assert {x.id: x.name for x in kept()}[one.id] == one.name
        assert form().name.text() == "Ten khac"
        asked = save("Ten khac", lambda _dialog: keys(Qt.Key.Key_Return, modifier=CONTROL))
        assert asked == f"Sửa tên «{one.name}» thành «Ten khac»?"
        assert {x.id: x.name for x in kept()}[one.id] == one.name
        assert (len(kept()), form().name.text()) == (count + 1, "")
        tab().table.go_to(one.id)
        save("Ten dung", rename)
        assert {x.id: x.name for x in kept()}[one.id] == "Ten dung"
        assert (len(kept()), form().name.text()) == (count + 1, "Ten dung")


def test_a_signer_half_typed_is_neither_read_over_nor_walked_over(window: MainWindow, qtbot, answer) -> None:
    page, session = opened(window), window.frame.session
    page.tabs.setCurrentIndex(SIGNERS)
    shown = page.signers.table.current_row
    page.signer.name.setText("Trần Văn Ký")
    village = session.office.book.villages()[0]
    session.do(lambda: keeping_teams.save_village(session.office, replace(village, name="Thôn Khác")))
    assert page.signer.name.text() == "Trần Văn Ký"
    page.signers.table.setFocus()
    for go_on in (lambda: qtbot.keyClick(page.signers.table, Qt.Key.Key_Down), page.signers.fresh.click):
        assert answer(DiscardDialog, lambda dialog: dialog.reject()) is not None
        go_on()
        assert page.signer.name.text() == "Trần Văn Ký"
        assert page.signers.table.current_row.id == shown.id

    def save_under_the_new_name(dialog):
        answer(RenamedDialog, lambda asked: asked.rename.click())
        dialog.safe.click()

    answer(DiscardDialog, save_under_the_new_name)
    qtbot.keyClick(page.signers.table, Qt.Key.Key_Down)
    assert "Trần Văn Ký" in {one.name for one in session.office.book.signers()}
    assert page.signers.table.current_row.id != shown.id
    assert page.signer.name.text() == page.signers.table.current_row.name
    page.signer.name.setText("Thôi không")
    answer(DiscardDialog, lambda dialog: dialog.accept())
    qtbot.keyClick(page.signers.table, Qt.Key.Key_Up)
    assert page.signers.table.current_row.id == shown.id
    assert page.signer.name.text() == "Trần Văn Ký"
