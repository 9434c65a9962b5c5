"""Whose book a file is, and which files a copy may take the place of."""

from pathlib import Path

import pytest

from desktop_app.model.member import Member
from desktop_app.storage.book import Book
from desktop_app.storage.copies import copy_book
from desktop_app.storage.owning import owner_of


def begin(book: Book, unit: str, name: str) -> None:
    with book.change("book.started", by="Lan") as change:
        change.set_fact("office_unit", unit)
        change.put(Member(name, name))


@pytest.fixture
def copy(on_disk: Book, path: Path, tmp_path: Path) -> Path:
    begin(on_disk, "ca-bac-ninh", "an")
    return copy_book(path, tmp_path / "copy.db").path


@pytest.fixture
def other(tmp_path: Path, clock, local) -> Path:
    path = tmp_path / "other.db"
    with Book.create(path, clock, local) as book:
        begin(book, "khác", "khác")
    return path


def test_whose_book(on_disk: Book, path: Path, other: Path, tmp_path: Path):
    assert not owner_of(path).begun
    begin(on_disk, "ca-bac-ninh", "an")
    own = owner_of(path)
    assert (own.office, own.units, own.head) == ("ca-bac-ninh", frozenset(), on_disk.history.head())
    assert own.is_same(own)
    assert not own.is_same(owner_of(other))
    for name, content in (("empty", b""), ("text", b"x" * 5000)):
        (tmp_path / name).write_bytes(content)
        assert owner_of(tmp_path / name) is None
    assert owner_of(tmp_path / "none") is None


def test_a_copy_replaces_only_an_older_copy_of_the_same_book(on_disk: Book, path: Path, other: Path, codes, tmp_path):
    begin(on_disk, "ca-bac-ninh", "an")
    copy = copy_book(path, tmp_path / "copy.db").path
    with on_disk.change("member.added", by="Lan") as change:
        change.put(Member("binh", "Lê Bình"))
    assert copy_book(path, copy).head == on_disk.history.head()
    text = tmp_path / "bang.xlsx"
    text.write_bytes(b"PK" * 4000)
    for target, code in ((other, "book.copy_of_another"), (text, "book.exists"), (tmp_path, "book.exists")):
        before = target.read_bytes() if target.is_file() else b""
        assert codes(lambda target=target: copy_book(path, target)) == [code]
        assert not target.is_file() or target.read_bytes() == before


def test_a_copy_that_knows_more_than_the_book_stays(copy: Path, path: Path, codes, clock, local):
    with Book.open(copy, clock, local) as further, further.change("member.added", by="Lan") as change:
        change.put(Member("binh", "Lê Bình"))
    assert codes(lambda: copy_book(path, copy)) == ["book.copy_of_another"]


def test_a_book_that_a_program_has_open_is_replaced_by_no_copy(copy: Path, path: Path, codes, clock, local):
    with Book.open(copy, clock, local):
        assert codes(lambda: copy_book(path, copy)) == ["book.in_use"]
    assert copy_book(path, copy).path == copy


def test_asking_whose_it_is_leaves_a_crash_as_it_was(path: Path, on_disk: Book):
    on_disk.close()
    journal = path.with_name(f"{path.name}-journal")
    journal.write_bytes(b"left by a crash")
    before = path.read_bytes()
    assert owner_of(path) is not None
    assert (path.read_bytes(), journal.read_bytes()) == (before, b"left by a crash")
