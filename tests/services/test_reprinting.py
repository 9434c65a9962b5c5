"""The record of an issued paper is what was printed; what no longer stands says so, and no byte is altered."""

import hashlib
import re
from dataclasses import replace
from datetime import date, datetime

import pytest

from desktop_app.clock import Clock
from desktop_app.model.decision import Decision, DecisionKind
from desktop_app.model.document import PrintedDocument
from desktop_app.model.ids import DecisionId, DocumentId, EntryId, RuleId
from desktop_app.model.law import RuleKind, RuleOrigin, RuleText
from desktop_app.model.member import Member
from desktop_app.model.periods import Month
from desktop_app.model.recruitment import PaperMark
from desktop_app.model.register import IssuingBody, PaperKind, RegisterEntry
from desktop_app.services import deciding_recruitment, reprinting
from desktop_app.services import printing_forms as printing
from desktop_app.services.numbering import SUBMISSION
from desktop_app.services.office import Office
from desktop_app.services.printing_recruitment import RoundPaper, compose_round_paper
from desktop_app.services.reprinting import MINUTES, Ending
from tests.building import a_decision, issued
from tests.printing.paper import read
from tests.services.recruiting_round import begin

FORM = "mau_08_cong_nhan_kem_danh_sach"
OCTOBER = Month(2026, 10)


def keep(office: Office, *nouns: object) -> None:
    with office.book.change("t.t", by="t") as change:
        change.put_all(nouns)


def renewed(office: Office, form: str) -> None:
    """Let the form have a newer version, with another word on it."""
    text = (office.paths.forms / form / "form.toml").read_text(encoding="utf-8")
    changed, count = re.subn(r"(?m)^version = \d+", "version = 9", text)
    assert count == 1
    changed = changed.replace("xem xét, quyết định./.", "xem xét./.").replace("chịu trách nhiệm thi hành", "thi hành")
    keep(office, RuleText(RuleId(form), RuleKind.FORM, form, changed, RuleOrigin.LOCAL, "2027-01-01", "Lan"))
    assert str(office.forms[form].version) == "9"


def later(office: Office, year: int = 2027) -> Office:
    moved = replace(office, clock=Clock.fixed(datetime.fromisoformat(f"{year}-11-02T09:00")), clerk="Hoàng Thị Mai")
    moved.__dict__.update(fonts=office.fonts)
    return moved


def test_the_same_decision_a_year_later_under_a_newer_form_is_identical(office: Office, recognition: Decision) -> None:
    document, pdf = printing.print_paper(office, printing.compose_decision_paper(office, recognition))
    assert (document.number, document.signed_on) == ("42/QĐ-UBND", recognition.signed_on)
    renewed(office, FORM)
    after = later(office)
    composed = printing.compose_decision_paper(after, recognition)
    assert str(composed.form.version) == "9"
    again, same = printing.print_paper(after, composed)
    assert same == pdf
    assert (again.id, again.form_version, again.printed_at) == (document.id, document.form_version, document.printed_at)
    assert again.title.endswith("(bản in lại)")
    [reprint] = office.book.reprints(document.id)
    assert (reprint.printed_at[:10], reprint.printed_by) == ("2027-11-02", "Hoàng Thị Mai")
    assert not reprinting.differs(document, printing.content_of(composed))
    assert office.book.check() == []


def test_a_new_print_is_made_when_asked_for_and_is_then_the_record(office: Office, recognition: Decision) -> None:
    first, pdf = printing.print_paper(office, printing.compose_decision_paper(office, recognition))
    renewed(office, FORM)
    composed = printing.compose_decision_paper(office, recognition)
    second, other = printing.print_paper(office, composed, anew=True)
    assert other != pdf
    assert second.form_version == "9"
    ended = reprinting.superseded(office, first)
    assert ended is not None
    assert (ended.why, ended.reference, ended.document) == (Ending.PRINTED_AGAIN, "42/QĐ-UBND", second.id)
    assert ended.words == "Bản in này đã được thay bằng bản in sau (số 42/QĐ-UBND), lúc 09:00 ngày 02/11/2026"
    assert reprinting.superseded(office, second) is None
    assert printing.print_paper(office, printing.compose_decision_paper(office, recognition))[0].id == second.id
    assert printing.reprint(office, first.id) == pdf


def test_an_issued_decision_stays_as_printed_though_the_book_says_otherwise_by_now(
    office: Office, recognition: Decision
) -> None:
    document, pdf = printing.print_paper(office, printing.compose_decision_paper(office, recognition))
    named = office.book.member(recognition.recognitions[0].member)
    assert isinstance(named, Member)
    keep(office, replace(named, address="Thôn Đoài, nhà mới"))
    composed = printing.compose_decision_paper(office, recognition)
    kept = printing.record_kept(office, composed)
    assert kept == document
    assert reprinting.differs(document, printing.content_of(composed))
    assert printing.print_paper(office, composed)[1] == pdf


def of_an_older_book(office: Office, document: PrintedDocument, pdf: bytes) -> PrintedDocument:
    """Keep a print as a book has it that was made before prints said which number, day and part they bore."""
    old = replace(
        document, id=DocumentId("old"), number=None, signed_on=None, context_digest=None, part=None, form_version="1"
    )
    with office.book.change("document.printed", by="Lan") as change:
        change.keep_document(old, pdf)
    return old


def test_an_issued_decision_printed_by_an_older_program_goes_out_byte_for_byte(
    office: Office, recognition: Decision
) -> None:
    drawn = printing.drawn(printing.compose_decision_paper(office, recognition))
    pdf = drawn.printed.pdf
    old = of_an_older_book(office, _unkept(drawn), pdf)
    renewed(office, FORM)
    again, same = printing.print_paper(office, printing.compose_decision_paper(later(office), recognition))
    assert same == pdf
    assert again.id == old.id
    assert again.title.endswith("(bản in lại)")
    assert office.book.documents(of=old.of) == (old,)
    assert reprinting.superseded(office, old) is None


def test_the_proposal_that_an_issued_decision_cites_goes_out_as_an_older_program_printed_it(
    office: Office, recognition: Decision
) -> None:
    drawn = printing.drawn(printing.compose_submission_paper(office, recognition))
    old = of_an_older_book(office, _unkept(drawn), drawn.printed.pdf)
    renewed(office, SUBMISSION)
    again, same = printing.print_paper(office, printing.compose_submission_paper(later(office), recognition))
    assert (again.id, same) == (old.id, drawn.printed.pdf)


def test_a_draft_printed_by_an_older_program_is_not_the_record(office: Office, recognition: Decision) -> None:
    draft = replace(recognition, id=DecisionId("draft"), number="", signed_on=None)
    keep(office, draft)
    drawn = printing.drawn(printing.compose_decision_paper(office, draft))
    old = of_an_older_book(office, _unkept(drawn), drawn.printed.pdf)
    numbered = replace(draft, number="77", signed_on=recognition.signed_on)
    keep(office, numbered)
    document, _pdf = printing.print_paper(office, printing.compose_decision_paper(office, numbered))
    assert (document.number, document.id == old.id) == ("77/QĐ-UBND", False)


def _unkept(drawn: printing.Drawn) -> PrintedDocument:
    """Return what print_paper would keep of a paper."""
    pdf, of = drawn.printed.pdf, drawn.composed.of
    digests = drawn.content.content_digest, hashlib.sha256(pdf).hexdigest()
    made = drawn.composed.id, drawn.content.form, drawn.content.form_version, drawn.composed.title
    return PrintedDocument(*made, "2026-09-01T08:00:00+07:00", "Lan", *digests, 1, decision=of.decision)


def test_a_draft_is_printed_by_the_form_in_force_and_the_numbered_paper_supersedes_it(
    office: Office, recognition: Decision
) -> None:
    draft = replace(recognition, number="", signed_on=None)
    blank, _ = printing.print_paper(office, printing.compose_decision_paper(office, draft))
    assert (blank.number, blank.signed_on) == (None, None)
    assert printing.print_paper(office, printing.compose_decision_paper(office, draft))[0].id == blank.id
    assert reprinting.superseded(office, blank) is None
    numbered, _ = printing.print_paper(office, printing.compose_decision_paper(office, recognition))
    assert numbered.id != blank.id
    ended = reprinting.superseded(office, blank)
    assert ended is not None
    assert (ended.reference, ended.document) == ("42/QĐ-UBND", numbered.id)


def test_a_draft_under_a_newer_form_is_a_new_paper(office: Office, recognition: Decision) -> None:
    draft = replace(recognition, number="", signed_on=None)
    blank, _ = printing.print_paper(office, printing.compose_decision_paper(office, draft))
    renewed(office, FORM)
    assert printing.record_kept(office, printing.compose_decision_paper(office, draft)) is None
    assert printing.print_paper(office, printing.compose_decision_paper(office, draft))[0].id != blank.id


def test_a_proposal_is_the_record_while_it_says_the_same(office: Office, recognition: Decision) -> None:
    draft = replace(recognition, number="", signed_on=None)
    keep(office, draft)
    first, pdf = printing.print_paper(office, printing.compose_submission_paper(office, draft))
    assert first.number is not None
    renewed(office, SUBMISSION)
    assert printing.print_paper(office, printing.compose_submission_paper(office, draft))[1] == pdf
    fewer = replace(draft, recognitions=draft.recognitions[1:])
    second, _ = printing.print_paper(office, printing.compose_submission_paper(office, fewer))
    assert second.id != first.id
    ended = reprinting.superseded(office, first)
    assert ended is not None
    assert ended.document == second.id


def test_what_a_signed_decision_cites_goes_out_as_it_was_until_it_is_printed_anew(
    office: Office, recognition: Decision
) -> None:
    first, pdf = printing.print_paper(office, printing.compose_submission_paper(office, recognition))
    keep(office, replace(recognition, recognitions=recognition.recognitions[1:]))
    fewer = office.book.decision(recognition.id)
    assert fewer is not None
    assert fewer.issued
    composed = printing.compose_submission_paper(office, fewer)
    again, same = printing.print_paper(office, composed)
    assert (again.id, same) == (first.id, pdf)
    assert reprinting.differs(first, printing.content_of(composed))
    anew, other = printing.print_paper(office, printing.compose_submission_paper(office, fewer), anew=True)
    assert anew.id != first.id
    assert other != pdf
    ended = reprinting.superseded(office, first)
    assert ended is not None
    assert ended.document == anew.id


def test_minutes_that_a_signed_decision_rests_on_are_their_record(office: Office) -> None:
    round_ = begin(office)
    [draft] = round_.to_the_drafts()
    deciding_recruitment.conclude(office, round_.id, PaperMark("5", "", date(2026, 11, 20)))
    minutes = RoundPaper(MINUTES)

    def print_minutes() -> PrintedDocument:
        return printing.print_paper(office, compose_round_paper(office, round_.id, minutes))[0]

    first = print_minutes()
    keep(office, replace(round_.people[2], full_name="Trần Văn Bảy"))
    second = print_minutes()
    assert second.id != first.id, "nothing is signed yet"
    given = office.book.decision(draft.id)
    assert given is not None
    keep(office, replace(given, number="260", signed_on=date(2026, 11, 30)))
    keep(office, round_.people[2])
    assert print_minutes().id == second.id


def test_a_number_from_the_register_makes_a_paper_final(office: Office, recognition: Decision) -> None:
    quiet = replace(recognition, proposal="")
    keep(office, quiet)
    entry = RegisterEntry(
        EntryId("e"),
        SUBMISSION,
        PaperKind.PROPOSAL,
        IssuingBody.POLICE,
        "7",
        "TTr-CAX",
        date(2026, 9, 25),
        "Đề nghị công nhận",
        "Trần Quốc Hùng",
        "t",
        "Lan",
        decision=quiet.id,
    )
    keep(office, entry)
    first, pdf = printing.print_paper(office, printing.compose_submission_paper(office, quiet))
    assert (first.number, first.signed_on) == ("07/TTr-CAX", date(2026, 9, 25))
    fewer = replace(quiet, recognitions=quiet.recognitions[1:])
    assert printing.print_paper(office, printing.compose_submission_paper(office, fewer))[1] == pdf


@pytest.mark.parametrize(
    ("kind", "why", "verb"),
    [(DecisionKind.REVOKE, Ending.REVOKED, "bãi bỏ"), (DecisionKind.RECOGNISE, Ending.REPLACED, "thay thế")],
)
def test_prints_of_a_decision_that_was_revoked_or_replaced_say_so(
    office: Office, recognition: Decision, kind: DecisionKind, why: Ending, verb: str
) -> None:
    document, pdf = printing.print_paper(office, printing.compose_decision_paper(office, recognition))
    proposal, _ = printing.print_paper(office, printing.compose_submission_paper(office, recognition))
    keep(office, a_decision(kind, revokes=recognition.id))
    assert reprinting.superseded(office, document) is None
    keep(office, issued(kind, date(2026, 11, 5), number="8", revokes=recognition.id))
    ended = reprinting.superseded(office, document)
    assert ended is not None
    assert (ended.why, ended.reference, ended.document) == (why, "08/QĐ-UBND", None)
    assert ended.words == f"Quyết định này đã được {verb} bằng Quyết định số 08/QĐ-UBND ngày 05/11/2026"
    assert reprinting.superseded(office, proposal) is None
    assert printing.print_paper(office, printing.compose_decision_paper(office, recognition))[1] == pdf
    assert read(pdf)


def test_one_teams_sheet_does_not_supersede_anothers(office: Office) -> None:
    first, second = office.book.teams()[:2]
    own = [
        printing.print_paper(office, printing.compose_payment_paper(office, OCTOBER, t.id))[0] for t in (first, second)
    ]
    whole, _ = printing.print_paper(office, printing.compose_payment_paper(office, OCTOBER))
    assert [document.part for document in (*own, whole)] == [first.id, second.id, ""]
    assert [reprinting.superseded(office, document) for document in (*own, whole)] == [None, None, None]


def a_print(number: int, **fields: object) -> PrintedDocument:
    given: dict[str, object] = {
        "id": DocumentId(str(number)),
        "content_digest": str(number),
        "month": OCTOBER,
        **fields,
    }
    made = PrintedDocument(DocumentId("d"), "bang", "1", "T", "2026-11-03T08:15", "Lan", "", "", 1)
    return replace(made, **given)  # type: ignore[arg-type]


def test_sheets_of_an_older_book_are_not_held_against_each_other() -> None:
    older = [a_print(1), a_print(2)]
    assert reprinting.superseded_among(older, []) == {}
    newer = [a_print(1, part=""), a_print(2, part=""), a_print(3, part="", content_digest="2")]
    assert list(reprinting.superseded_among(newer, [])) == ["1"]


def test_going_back_to_what_was_printed_first_makes_it_stand_again(office: Office, recognition: Decision) -> None:
    draft = replace(recognition, number="", signed_on=None)
    other = replace(draft, subject="Về việc khác")
    papers = [
        printing.print_paper(office, printing.compose_decision_paper(office, d))[0] for d in (draft, other, draft)
    ]
    assert len({document.id for document in papers}) == 3
    assert [reprinting.superseded(office, document) is None for document in papers] == [True, False, True]


def test_what_never_was_printed_does_not_go_out_again(office: Office, refusal) -> None:
    assert refusal(lambda: reprinting.print_again(office, DocumentId("x"))) == ["document.unknown"]
    assert office.book.reprints() == ()
    assert reprinting.borne_by(()) == (None, None)
