import shutil
import sqlite3
from pathlib import Path

from tests.cli.conftest import SAMPLE, Run


def test_a_book_from_a_profile(run: Run, data: Path) -> None:
    said = run("init", SAMPLE, "--json")
    assert (said.status, said.err) == (0, "")
    assert said.json == {"book": str(data / "so-antt.db"), "unit": "tan-thanh", "teams": 15}
    assert run("init", SAMPLE, "--json").codes == ["book.exists"]
    assert run("check", "--json").json["sound"]


def test_a_receiving_offices_book(run: Run, data: Path) -> None:
    said = run("init", "--office", "ca-bac-ninh", "--name", "Công an tỉnh Bắc Ninh", "--json")
    assert said.json == {"book": str(data / "so-antt.db"), "unit": "ca-bac-ninh", "teams": 0}
    assert run("month", "show", "2026-10", "--json").codes == ["book.of_receiving_office"]
    for words in (
        ("month", "close", "2026-10"),
        ("import", "members", "none.xlsx"),
        ("export", "members", data / "x.xlsx"),
        ("form", "print", "attendance", "--month", "2026-10", "--out", data / "x.pdf"),
        ("bundle", "export", "2026-10", "--out", data / "x.age"),
    ):
        assert run(*words, "--json").codes == ["book.of_receiving_office"]


def test_a_profile_with_a_wrong_key_leaves_no_book(run: Run, data: Path, tmp_path: Path) -> None:
    bad = tmp_path / "xa.toml"
    bad.write_text(SAMPLE.read_text(encoding="utf-8").replace("households = 412", "hoseholds = 412"), encoding="utf-8")
    said = run("init", bad, "--json")
    assert (said.status, said.codes) == (1, ["rules.key_misspelt"])
    assert said.json["problems"][0]["column"] == "village[1].hoseholds"
    assert not (data / "so-antt.db").exists()
    assert run("init", SAMPLE).status == 0


def test_another_book_by_name(commune: Run, data: Path, tmp_path: Path) -> None:
    shutil.copy(data / "so-antt.db", tmp_path / "khac.db")
    said = commune("--book", tmp_path / "khac.db", "month", "close", "2026-10")
    assert said.status == 0
    assert commune("month", "show", "2026-10", "--json").json["state"] == "open"


def test_checking(commune: Run, data: Path) -> None:
    said = commune("check", "--json")
    assert (said.status, said.err) == (0, "")
    answer = said.json
    assert (answer["sound"], answer["problems"]) == (True, [])
    assert answer["history"]["lines"] > 0
    assert len(answer["history"]["head"]) == 64
    assert "Sổ nguyên vẹn" in commune("check").out
    connection = sqlite3.connect(data / "so-antt.db")
    connection.execute("UPDATE members SET full_name = 'Kẻ Khác' WHERE id = (SELECT id FROM members LIMIT 1)")
    connection.commit()
    connection.close()
    broken = commune("check", "--json")
    assert broken.status == 1
    assert not broken.json["sound"]
    assert broken.json["problems"]
    assert all(problem["message"] in broken.err for problem in broken.json["problems"])


def test_a_book_of_a_newer_version(commune: Run, data: Path) -> None:
    connection = sqlite3.connect(data / "so-antt.db")
    connection.execute("PRAGMA user_version = 9999")
    connection.commit()
    connection.close()
    said = commune("check", "--json")
    assert (said.status, said.codes) == (1, ["book.newer"])
    assert said.json["problems"][0]["message"] in said.err


def test_a_file_that_is_not_ours(run: Run, data: Path) -> None:
    data.mkdir()
    (data / "so-antt.db").write_bytes(b"SQLite format 3\0" + bytes(5000))
    said = run("check", "--json")
    assert said.status == 1
    assert len(said.codes) == 1
    assert (data / "so-antt.db").read_bytes().startswith(b"SQLite format 3\0")


def test_copies_and_the_way_back(commune: Run, data: Path, tmp_path: Path) -> None:
    said = commune("backup", tmp_path / "copy.db", "--json")
    assert said.status == 0
    assert said.json.keys() == {"file", "size", "sha256", "history"}
    commune("month", "close", "2026-10")
    back = commune("restore", tmp_path / "copy.db", "--json")
    assert back.status == 0
    assert Path(back.json["replaced"]).is_file()
    assert back.json["replaced"] in back.err
    assert commune("month", "show", "2026-10", "--json").json["state"] == "open"
    assert commune("backup").status == 0
    assert [path.name for path in (data / "backups").iterdir()] == ["2026-11-02-090000.so-antt.db"]
    (tmp_path / "bad.db").write_bytes(b"x")
    assert commune("restore", tmp_path / "bad.db", "--json").status == 1
    assert commune("check").status == 0
    assert commune("backup", tmp_path / "none" / "x.db", "--json").codes == ["book.folder_missing"]


def test_neither_a_copy_nor_its_return_takes_another_books_place(commune: Run, data: Path, tmp_path: Path) -> None:
    office = tmp_path / "office"
    commune("init", "--office", "ca-bac-ninh", folder=office)
    theirs = office / "so-antt.db"
    before = theirs.read_bytes()
    assert commune("backup", theirs, "--json").codes == ["book.copy_of_another"]
    assert commune("restore", theirs, "--json").codes == ["book.copy_of_other_unit"]
    assert theirs.read_bytes() == before
    assert commune("month", "show", "2026-10").status == 0
    assert commune("restore", theirs, "--other-unit").status == 0
    assert commune("month", "show", "2026-10", "--json").codes == ["book.of_receiving_office"]
    assert list(data.glob("*.replaced-*"))
