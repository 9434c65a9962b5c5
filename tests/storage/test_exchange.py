from dataclasses import replace

import pytest

from desktop_app.model.exchange import IssuedReceipt, ReceivedBundle, Reception, SentBundle
from desktop_app.model.periods import Month
from desktop_app.storage.book import Book

OCTOBER = Month(2026, 10)
SENT = SentBundle("b1", "tan-thanh", 1, None, OCTOBER, 0, None, "XA.xab.age", "2026-11-03T08:15:00+07:00", "Lan")
CAME = ReceivedBundle(
    "b1", "tan-thanh", 1, None, OCTOBER, 0, None, Reception.TAKEN, "2026-11-04", "Mai", "0" * 64, "{}", ""
)


def test_what_was_sent_comes_by_number(book: Book):
    second = replace(SENT, id="a2", seq=2, previous="b1", revision=1, supersedes="b1")
    with book.change("bundle.sealed", by="Lan") as change:
        change.put_all([second, SENT])
    assert book.sent_bundles() == (SENT, second)
    answered = replace(SENT, receipt="{}", receipt_at="2026-11-05T08:00:00+07:00")
    with book.change("receipt.read", by="Lan") as change:
        change.put(answered)
    assert book.sent_bundle("b1") == answered


def test_two_bundles_of_one_number_are_never_sealed(book: Book):
    with pytest.raises(Exception, match="UNIQUE"), book.change("bundle.sealed", by="Lan") as change:
        change.put_all([SENT, replace(SENT, id="b2")])
    assert book.sent_bundles() == ()


def test_what_came_in_is_found_by_unit_and_period(book: Book):
    fork = replace(CAME, id="b9", reception=Reception.REJECTED, received_at="2026-11-05", reason="bundle.fork")
    next_month = replace(CAME, id="b2", seq=2, period=OCTOBER.next)
    other = replace(CAME, id="c1", unit="hoa-binh", reception=Reception.HELD)
    with book.change("bundle.received", by="Mai") as change:
        change.put_all([fork, other, next_month, CAME])
    assert book.received() == (other, CAME, fork, next_month)
    assert book.received("tan-thanh") == (CAME, fork, next_month)
    assert book.received("tan-thanh", OCTOBER) == (CAME, fork)
    assert book.received(period=OCTOBER.next) == (next_month,)
    assert book.received_bundle("c1") == other
    assert book.received_units() == ("hoa-binh", "tan-thanh")


def test_receipts_come_by_the_offices_own_number(book: Book):
    first = IssuedReceipt(1, "r9", "b1", "tan-thanh", "2026-11-04", "r.xar")
    second = replace(first, seq=2, id="r1", unit="hoa-binh")
    with book.change("receipt.written", by="Mai") as change:
        change.put_all([second, first])
    assert book.issued_receipts() == (first, second)
    assert book.issued_receipts("hoa-binh") == (second,)
