"""The book's own rules: which version is in force, and what moves the mark that caches lean on."""

from dataclasses import replace
from datetime import date

from desktop_app.model.law import Attestation, RuleKind, RuleOrigin, RuleText
from desktop_app.storage.book import Book

FIRST = RuleText("z", RuleKind.SCHEME, "mine", 'id = "mine"', RuleOrigin.LOCAL, "2026-11-03T08:15:00", "Lan")
# Earlier by the clock and by the alphabet: history alone says that it came later.
SECOND = replace(FIRST, id="a", text='id = "mine"\n', kept_at="2001-01-01T00:00:00")
SAME_NAME = replace(FIRST, id="f", kind=RuleKind.FORM)
ATTESTED = replace(SECOND, attestation=Attestation("Phạm Minh Tuấn", date(2026, 11, 1), "Nghị quyết 1/2026/NQ-HĐND"))


def put(book: Book, text: RuleText) -> None:
    with book.change("rule.kept", by="Lan") as change:
        change.put(text)


def test_the_newest_of_each_kind_and_name_is_in_force(book: Book):
    assert (book.rule_texts(), book.rule_text(RuleKind.SCHEME, "mine")) == ((), None)
    put(book, FIRST)
    put(book, SAME_NAME)
    put(book, SECOND)
    assert book.rule_texts() == (SAME_NAME, SECOND)
    assert book.rule_texts(RuleKind.SCHEME) == (SECOND,)
    assert book.rule_text(RuleKind.SCHEME, "mine") == SECOND
    assert book.rule_versions(RuleKind.SCHEME, "mine") == (FIRST, SECOND)
    assert book.rule_versions(RuleKind.SCHEME, "other") == ()


def test_an_attestation_is_kept_with_the_very_text(book: Book):
    put(book, FIRST)
    put(book, SECOND)
    put(book, ATTESTED)
    assert book.rule_versions(RuleKind.SCHEME, "mine") == (FIRST, ATTESTED)
    assert book.check() == []


def test_what_is_given_up_lets_the_former_stand_again(book: Book):
    put(book, FIRST)
    put(book, SECOND)
    with book.change("rule.dropped", by="Lan") as change:
        change.retire(SECOND)
    assert book.rule_text(RuleKind.SCHEME, "mine") == FIRST
    put(book, SECOND)
    assert book.rule_text(RuleKind.SCHEME, "mine") == SECOND


def test_the_mark_moves_with_rules_alone(book: Book):
    assert book.rules_changed_at() == 0
    with book.change("unit.named", by="Lan") as change:
        change.set_fact("office_unit", "ca")
    assert book.rules_changed_at() == 0
    put(book, FIRST)
    assert book.rules_changed_at() == 2
    with book.change("rule.dropped", by="Lan") as change:
        change.retire(FIRST)
    assert book.rules_changed_at() == 3
