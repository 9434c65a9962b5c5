from pathlib import Path

import pytest

from desktop_app.settings import FONT_SIZES, THEMES, LastPrint, PrinterOffset, Settings, SettingsUnreadable


def test_what_is_saved_is_read_back(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "settings.toml"
    wanted = Settings("dark", 16.0, rail_folded=True, book='C:\\Sổ "xã"\\a.db', clerk="Lê Quang Đạo")
    wanted.save(file)
    assert Settings.load(file) == wanted
    assert [entry.name for entry in file.parent.iterdir()] == ["settings.toml"]


def test_defaults_where_there_is_no_file(tmp_path: Path) -> None:
    assert Settings.load(tmp_path / "none.toml") == Settings()


def test_whole_numbers_and_keys_of_a_newer_version_are_taken(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('font_pt = 12\nnewer = "x"\n')
    assert Settings.load(file).font_pt == 12.0


@pytest.mark.parametrize("text", ["theme = ", 'theme = "pink"', "font_pt = 99.0", "clerk = true", 'rail_folded = "no"'])
def test_a_file_that_makes_no_sense_is_named(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(text)
    with pytest.raises(SettingsUnreadable, match=r"settings\.toml"):
        Settings.load(file)


def test_with_refuses_what_load_would_refuse() -> None:
    assert Settings().with_(theme=THEMES[1], font_pt=FONT_SIZES[0]).theme == "light"
    with pytest.raises(SettingsUnreadable):
        Settings().with_(font_pt=3.0)


def test_what_was_measured_and_chosen_of_printers_is_read_back(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    wanted = (
        Settings()
        .with_offset(PrinterOffset('Máy in "phòng 2"', 3, -12, 0, 5))
        .with_print(LastPrint("mau_05", "HP", 3, "long", colour=True))
    )
    wanted.save(file)
    read = Settings.load(file)
    assert read == wanted
    assert read.offset_of('Máy in "phòng 2"').down == -12
    assert read.offset_of("other") == PrinterOffset("other")
    assert read.last_print("mau_05") == LastPrint("mau_05", "HP", 3, "long", colour=True)
    assert read.last_print("mau_06") is None


def test_a_printer_and_a_form_stand_once() -> None:
    twice = (
        Settings().with_offset(PrinterOffset("A", 1)).with_offset(PrinterOffset("B")).with_offset(PrinterOffset("A", 2))
    )
    assert [(one.printer, one.right) for one in twice.offsets] == [("B", 0), ("A", 2)]
    prints = Settings().with_print(LastPrint("x", "A")).with_print(LastPrint("x", "B")).prints
    assert [one.printer for one in prints] == ["B"]


@pytest.mark.parametrize(
    "text",
    [
        "offsets = 3",
        '[[offsets]]\nprinter = "A"\nright = 101',
        '[[offsets]]\nprinter = "A"\nright = 0.5',
        "[[prints]]\nform = 5",
        '[[prints]]\nsides = "three"',
        "[[prints]]\ncopies = 0",
    ],
)
def test_a_printer_that_makes_no_sense_is_named(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(text)
    with pytest.raises(SettingsUnreadable, match=r"settings\.toml: (offsets|prints)"):
        Settings.load(file)


def test_what_was_signed_with_is_read_back(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    wanted = Settings(signing_library="C:\\a.dll", signature_picture="/ký.png", seal_picture="/dấu.png", seal_mm=36.5)
    wanted.save(file)
    assert Settings.load(file) == wanted
