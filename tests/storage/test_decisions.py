import hashlib
from datetime import date

import pytest

from desktop_app.model.decision import Decision, DecisionKind, SignatureBlock
from desktop_app.model.document import PrintedDocument
from desktop_app.model.periods import Month
from desktop_app.storage.book import Book

PDF = b"%PDF-1.4 \x00\xff"
SHA256 = hashlib.sha256(PDF).hexdigest()


def decision(key: str, effective: str, number: str = "", signed: str | None = None) -> Decision:
    signature = SignatureBlock("Lê An", "Chủ tịch")
    day = date.fromisoformat(signed) if signed else None
    return Decision(
        key,
        DecisionKind.RECOGNISE,
        "",
        "QĐ-UBND",
        date.fromisoformat(effective),
        signature,
        (),
        number=number,
        signed_on=day,
    )


def paper(key: str, **of: object) -> PrintedDocument:
    return PrintedDocument(key, "08", "1", "Quyết định", f"2026-11-03T08:{key}", "Lan", "", SHA256, 1, **of)


@pytest.fixture
def printed(book: Book) -> Book:
    with book.change("form.printed", by="Lan") as change:
        change.put(decision("q", "2026-10-01"))
        change.keep_document(paper("02", month=Month(2026, 10)), PDF)
        change.keep_document(paper("01", month=Month(2026, 9)), PDF)
        change.keep_document(paper("03", decision="q"), PDF)
    return book


def test_decisions_come_by_the_day_they_take_effect(book: Book):
    late, second, first, draft = (
        decision("a", "2026-11-01", "1", "2026-10-01"),
        decision("b", "2026-10-01", "9", "2026-10-01"),
        decision("c", "2026-10-01", "8", "2026-09-30"),
        decision("d", "2026-10-01"),
    )
    with book.change("decision.recorded", by="Lan") as change:
        change.put_all([late, second, first, draft])
    assert book.decisions() == (draft, first, second, late)
    assert book.decision("b") == second
    assert book.decision("?") is None


def test_papers_are_found_by_what_they_are_of(printed: Book):
    """In the order in which they were printed, whatever the clock said."""
    assert [document.id for document in printed.documents()] == ["02", "01", "03"]
    assert [document.id for document in printed.documents(month=Month(2026, 10))] == ["02"]
    assert [document.id for document in printed.documents(decision="q")] == ["03"]
    assert printed.documents(month=Month(2026, 10), decision="q") == ()
    assert printed.document("02") == paper("02", month=Month(2026, 10))


def test_a_paper_comes_back_byte_for_byte(printed: Book):
    assert printed.pdf("01") == PDF
    assert printed.check() == []
    with pytest.raises(KeyError):
        printed.pdf("04")


def test_bytes_that_are_not_the_papers_own_are_refused(book: Book):
    with pytest.raises(ValueError, match="01"), book.change("form.printed", by="Lan") as change:
        change.keep_document(paper("01"), PDF + b"\n")
    assert book.documents() == ()


def test_an_altered_paper_is_found(printed: Book, codes):
    printed._connection.execute("PRAGMA query_only = OFF")
    printed._connection.execute("UPDATE pdfs SET bytes = X'00'")
    assert codes(lambda: printed.pdf("01")) == ["book.paper_altered"]
    assert [problem.code for problem in printed.check()] == ["book.paper_altered"]
