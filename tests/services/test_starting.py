from collections.abc import Callable
from datetime import date
from pathlib import Path

from desktop_app.services import starting
from desktop_app.services.office import Office

Refused = Callable[[Office, Callable[[], object]], list[str]]


def test_a_book_begins_in_one_change(empty_office: Office) -> None:
    file = empty_office.paths.resources / "sample" / "commune.toml"
    profile = starting.start_from_profile(empty_office, file)
    assert empty_office.book.profiles() == (profile,)
    book = empty_office.book
    assert (len(book.teams()), len(book.villages()), len(book.signers())) == (15, 16, 3)
    [line] = empty_office.book.history.changes()
    assert (line.name, line.why) == ("book.started", "commune.toml")


def test_what_no_book_begins_with(office: Office, tmp_path: Path, refused: Refused) -> None:
    sample = (office.paths.resources / "sample" / "commune.toml").read_text(encoding="utf-8")
    bad = tmp_path / "xa.toml"

    def start(text: str | bytes) -> list[str]:
        bad.write_bytes(text if isinstance(text, bytes) else text.encode())
        return refused(office, lambda: starting.start_from_profile(office, bad))

    assert start(sample) == ["start.book_not_empty"]
    office.book._connection.execute("PRAGMA query_only = OFF")
    office.book._connection.execute("UPDATE profiles SET retired = 1")
    assert start("kind = ") == ["start.not_toml"]
    assert start(b'name = "\xff"') == ["start.not_toml"]
    assert start(sample.replace("bac-ninh-2024-draft", "cao-bang")) == ["unit.scheme_unknown"]
    assert start(sample.replace("Lưu: VT, CAX", "Lưu: VT \N{GRINNING FACE}")) == ["text.not_for_paper"] * 2
    bad.unlink()
    assert refused(office, lambda: starting.start_from_profile(office, bad)) == ["start.file_unreadable"]
    assert refused(office, lambda: starting.start_from_profile(office, tmp_path)) == ["start.file_unreadable"]


def test_the_rules_as_shipped(office: Office) -> None:
    rulebook = starting.read_rules(office.paths)
    assert rulebook.digest == office.rulebook.digest
    assert {"bac-ninh-2024-draft", "hung-yen-2024", "ha-noi-2024"} <= rulebook.schemes.keys()


def test_bases_are_those_in_force_on_the_day(office: Office) -> None:
    now, before = (starting.bases_for(office.paths, day, "decision") for day in (date(2026, 10, 1), date(2024, 7, 2)))
    assert "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025" in now
    assert any(text.startswith("Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015") for text in before)
    assert [text for text in now[1:] if "10 luật" not in text] == list(before[1:])
    assert any("14/2024/TT-BCA" in text for text in now)
    assert starting.bases_for(office.paths, date(2000, 1, 1), "decision") == ()
