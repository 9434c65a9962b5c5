"""Rule packs come back as they were put; months come with the scheme they were closed on."""

import sqlite3

import pytest

from desktop_app.model.ids import RulePackId
from desktop_app.model.rule_packs import IssuedRulePack, ReceivedRulePack
from desktop_app.storage.book import Book


def issued(seq: int, pack_id: str = "") -> IssuedRulePack:
    previous = RulePackId(str(seq - 1) * 64) if seq > 1 else None
    made = RulePackId(pack_id or str(seq) * 64)
    return IssuedRulePack(made, "u", "bac-ninh", seq, previous, f"QUY-DINH-bac-ninh-s{seq}.zip", "{}", "t", "Lan")


def received(seq: int, unit: str = "bac-ninh", pack_id: str = "") -> ReceivedRulePack:
    return ReceivedRulePack(RulePackId(pack_id or str(seq) * 64), "u", unit, seq, None, "f" * 64, "{}", "t", "Lan")


def put(book: Book, *nouns: object) -> None:
    with book.change("t.t", by="Lan") as change:
        change.put_all(nouns)


def test_packs_come_back_by_number(book: Book) -> None:
    put(book, issued(2), issued(1))
    assert book.issued_rule_packs() == (issued(1), issued(2))


def test_packs_taken_in_come_back_of_all_offices_or_one(book: Book) -> None:
    other = received(1, "hung-yen", "e" * 64)
    put(book, received(1), other, received(2))
    assert book.received_rule_packs() == (received(1), received(2), other)
    assert book.received_rule_packs("hung-yen") == (other,)
    assert book.received_rule_pack(other.id) == other
    assert book.received_rule_pack(RulePackId("0" * 64)) is None


def test_no_two_packs_of_one_number(book: Book) -> None:
    put(book, issued(1), received(1))
    for noun in (issued(1, "a" * 64), received(1, pack_id="a" * 64)):
        with pytest.raises(sqlite3.IntegrityError):
            put(book, noun)
    assert len(book.issued_rule_packs()) == len(book.received_rule_packs()) == 1
