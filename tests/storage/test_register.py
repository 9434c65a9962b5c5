"""Numbers given come back by series; a number is kept once; what a paper bore is kept with it."""

import hashlib
import sqlite3
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.model.document import PaperOf, PrintedDocument
from desktop_app.model.ids import DecisionId, DocumentId, EntryId, GapId, MemberId, RecruitmentId, ReprintId
from desktop_app.model.periods import Month
from desktop_app.model.register import (
    Distribution,
    GapReason,
    IssuingBody,
    NumberGap,
    PaperKind,
    RegisterEntry,
    Reprint,
)
from desktop_app.storage.book import Book
from tests.building import a_decision

PDF = b"%PDF-1.7 paper"


def entry(number: str, **fields) -> RegisterEntry:
    made = RegisterEntry(
        EntryId(f"e{number}"),
        "thong_bao",
        PaperKind.NOTICE,
        IssuingBody.POLICE,
        number,
        "TB-CAX",
        date(2026, 10, 12),
        "Về việc niêm yết",
        "Trần Quốc Hùng",
        "2026-10-13T08:00:00+07:00",
        "Lan",
        ("Như trên", "Lưu: VT"),
        3,
    )
    return replace(made, **fields)


def put(book: Book, *nouns: object) -> None:
    with book.change("t.t", by="Lan") as change:
        change.put_all(nouns)


def test_numbers_come_back_by_series_and_in_their_order(book: Book):
    entries = [entry("10"), entry("02"), entry("7", symbol="BC-CAX"), entry("1", signed_on=date(2027, 1, 4))]
    put(book, *entries)
    assert [(e.symbol, e.signed_on.year, e.number) for e in book.register_entries()] == [
        ("BC-CAX", 2026, "7"),
        ("TB-CAX", 2026, "02"),
        ("TB-CAX", 2026, "10"),
        ("TB-CAX", 2027, "1"),
    ]
    assert book.register_entry(EntryId("e02")) == entry("02")
    assert book.register_entry(EntryId("none")) is None
    assert book.check() == []


def test_entries_of_what_they_speak_of(book: Book):
    decision = a_decision()
    put(book, decision, entry("1", month=Month(2026, 10)), entry("2", decision=decision.id, form="to_trinh"))
    put(book, entry("3", recruitment=RecruitmentId("r")))
    of = {e.number: e.of for e in book.register_entries()}
    assert of["2"] == PaperOf(decision=decision.id)
    for number, what in of.items():
        assert [e.number for e in book.register_entries(of=what)] == [number]
    assert [e.number for e in book.register_entries(form="to_trinh")] == ["2"]
    assert book.register_entries(form="to_trinh", of=of["1"]) == ()


def test_no_number_twice_in_a_series_unless_the_first_was_withdrawn(book: Book):
    put(book, entry("5"))
    twice = entry("05", id=EntryId("other"))
    with pytest.raises(sqlite3.IntegrityError):
        put(book, twice)
    with book.change("t.t", by="Lan") as change:
        change.retire(entry("5"))
    put(book, twice)
    assert book.register_entries() == (twice,)


@pytest.mark.parametrize("fields", [{"decision": DecisionId("none")}, {"member": MemberId("none")}, {"copies": 0}])
def test_what_an_entry_speaks_of_stands_in_the_book(book: Book, fields: dict[str, object]):
    with pytest.raises(sqlite3.IntegrityError):
        put(book, entry("5", **fields))
    assert book.register_entries() == ()


def test_explanations_distributions_and_reprints_come_back(book: Book):
    decision = a_decision()
    gaps = [
        NumberGap(GapId(i), IssuingBody.POLICE, "TB-CAX", 2026, 1, last, GapReason.GENERAL, "sổ chung", i, "Lan")
        for i, last in (("2", None), ("1", 4))
    ]
    sent = Distribution(decision.id, PaperKind.DECISION, ("Như Điều 3",), 5, "gửi bưu điện")
    put(book, decision, *gaps, sent)
    assert book.number_gaps() == (gaps[1], gaps[0])
    assert book.distributions() == (sent,)
    paper = PrintedDocument(
        id=DocumentId("d"),
        form="thong_bao",
        form_version="1",
        title="T",
        printed_at="2026-11-03T08:15",
        printed_by="Lan",
        content_digest="c",
        sha256=hashlib.sha256(PDF).hexdigest(),
        pages=1,
        number="05/TB-CAX",
        signed_on=date(2026, 10, 12),
        context_digest="x",
        part="",
    )
    again = Reprint(ReprintId("r"), paper.id, "2026-11-04T08:15", "Lan")
    with book.change("document.printed", by="Lan") as change:
        change.keep_document(paper, PDF)
    put(book, again, Reprint(ReprintId("s"), paper.id, "2026-11-05T08:15", "Hoa"))
    assert book.document(paper.id) == paper
    assert [r.printed_by for r in book.reprints(paper.id)] == ["Lan", "Hoa"]
    assert book.reprints() == book.reprints(paper.id)
    assert book.reprints(DocumentId("other")) == ()
    assert book.check() == []
