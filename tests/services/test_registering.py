"""Numbers are given once, after signing; what is skipped is explained; nothing is taken back silently."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.model.decision import Decision, DecisionKind
from desktop_app.model.document import PaperOf
from desktop_app.model.ids import EntryId
from desktop_app.model.periods import Month
from desktop_app.model.problems import Severity
from desktop_app.model.recruitment import CouncilMember, CouncilRole, CouncilSeat, PaperMark
from desktop_app.model.register import GapReason, IssuingBody, PaperKind, Registered, Series, missing
from desktop_app.services import numbering, recruiting, registering, undoing
from desktop_app.services.listing_register import list_register
from desktop_app.services.office import Office
from desktop_app.services.registered_papers import registered
from desktop_app.services.registering import Giving, Why
from tests.building import a_decision

OCTOBER = PaperOf(month=Month(2026, 10))
FRIDAY, MONDAY = date(2026, 10, 30), date(2026, 11, 2)
LETTERS = Series(IssuingBody.POLICE, "CAX", 2026)
Refused = Callable[[Office, Callable[[], object]], list[str]]


def letter(number: str = "01", on: date = MONDAY, **fields: object) -> Giving:
    made = Giving(
        PaperKind.LETTER,
        IssuingBody.POLICE,
        number,
        "CAX",
        on,
        "Gửi gói số liệu tháng 10",
        "Trần Quốc Hùng",
        "cong_van_gui_goi",
        OCTOBER,
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def odd(office: Office, giving: Giving) -> list[str]:
    return [problem.code for problem in registering.weigh(office, giving)]


def found(office: Office, reference: str) -> Registered:
    [one] = [one for one in registered(office) if one.reference == reference]
    return one


def test_a_number_is_given_once_and_stands_in_the_register(office: Office, refused: Refused) -> None:
    given = registering.give_number(
        office, letter(" 5 ", recipients=("Như trên", " "), copies=3), Why(GapReason.BEFORE)
    )
    assert (given.reference, given.recipients, given.copies) == ("05/CAX", ("Như trên",), 3)
    assert numbering.number_of(office, "cong_van_gui_goi", OCTOBER) == numbering.Given("05", "CAX", MONDAY)
    assert refused(office, lambda: registering.give_number(office, letter("6"))) == ["register.number_already"]
    other = letter("05", form="", of=PaperOf())
    assert refused(office, lambda: registering.give_number(office, other)) == ["register.number_twice"]
    registering.give_number(office, replace(other, number="6"))
    assert [(gap.first, gap.last, gap.reason) for gap in office.book.number_gaps()] == [(1, 4, GapReason.BEFORE)]
    assert office.book.check() == []


def test_a_given_number_is_not_undone(office: Office, refused: Refused) -> None:
    registering.give_number(office, letter())
    assert undoing.undoable(office) is None
    assert refused(office, lambda: undoing.undo(office)) == ["history.nothing_to_undo"]
    one = found(office, "01/CAX")
    registering.describe_paper(office, one, ("Công an tỉnh",), 2, "gửi bưu điện")
    assert undoing.undo(office).name == "register.described"
    assert found(office, "01/CAX").copies is None


def test_the_next_number_is_suggested_unless_a_general_register_gives_them(office: Office) -> None:
    assert registering.suggest_number(office, LETTERS) == "01"
    registering.give_number(office, letter("08"), Why(GapReason.GENERAL))
    assert registering.suggest_number(office, LETTERS) == ""
    assert registering.suggest_number(office, replace(LETTERS, year=2027)) == ""
    assert registering.suggest_number(office, replace(LETTERS, body=IssuingBody.COMMITTEE)) == "01"
    [general] = office.book.number_gaps()
    assert (general.first, general.last) == (1, None)
    assert odd(office, letter("30", form="", of=PaperOf())) == []


def test_what_is_told_before_a_number_is_given(office: Office) -> None:
    registering.give_number(office, letter("2", FRIDAY), Why(GapReason.BEFORE))
    other = letter("9", form="", of=PaperOf())
    assert odd(office, other) == ["register.numbers_skipped"]
    assert odd(office, replace(other, number="3")) == []
    assert odd(office, replace(other, number="3", signed_on=FRIDAY)) == []
    assert odd(office, replace(other, number="3", signed_on=date(2026, 10, 29))) == [
        "register.out_of_order",
        "register.given_late",
    ]
    assert odd(office, replace(other, number="3", signed_on=date(2026, 11, 3))) == ["register.not_signed_yet"]
    assert odd(office, letter("3")) == ["register.number_already"]
    assert odd(office, replace(other, number="", subject="")) == ["register.no_number", "register.no_subject"]


def test_skipped_numbers_need_words_where_the_reason_does_not_say_it(office: Office, refused: Refused) -> None:
    bare = Why(GapReason.CANCELLED)
    assert refused(office, lambda: registering.give_number(office, letter("3"), bare)) == ["register.reason_needed"]
    registering.give_number(office, letter("3"))
    assert office.book.number_gaps() == ()
    [run] = missing(registered(office), (), LETTERS)
    assert (run.first, run.last, run.explained) == (1, 2, None)


def test_a_decision_gets_its_number_on_its_own_page(office: Office, recognition: Decision) -> None:
    own = letter(form="mau_08_cong_nhan", of=PaperOf(decision=recognition.id))
    assert "register.decision_elsewhere" in odd(office, own)


@pytest.mark.parametrize(
    ("kind", "form", "cited"),
    [
        (DecisionKind.RECOGNISE, numbering.SUBMISSION, "Tờ trình số 07/TTr-CAX ngày 02 tháng 11 năm 2026"),
        (DecisionKind.END, numbering.RELEASE_REPORT, "Báo cáo số 07/TTr-CAX ngày 02 tháng 11 năm 2026"),
    ],
)
def test_what_a_draft_follows_is_cited_in_the_draft_and_kept_nowhere_else(
    office: Office, kind: DecisionKind, form: str, cited: str
) -> None:
    draft = a_decision(kind)
    with office.book.change("t.t", by="t") as change:
        change.put(draft)
    proposal = letter(
        "7", symbol="TTr-CAX", kind=PaperKind.PROPOSAL, form=form, of=PaperOf(decision=draft.id), copies=2
    )
    given = registering.give_number(office, proposal, Why(GapReason.GENERAL))
    assert (given.entry, given.reference) == (None, "07/TTr-CAX")
    kept = office.book.decision(draft.id)
    assert kept is not None
    assert kept.proposal == cited
    assert office.book.register_entries() == ()
    [sent] = office.book.distributions()
    assert (sent.decision, sent.copies) == (draft.id, 2)


def test_a_proposal_of_an_issued_decision_that_cites_none_has_an_entry(office: Office, recognition: Decision) -> None:
    with office.book.change("t.t", by="t") as change:
        change.put(replace(recognition, proposal=""))
    of = PaperOf(decision=recognition.id)
    proposal = letter("70", symbol="TTr-CAX", kind=PaperKind.PROPOSAL, form=numbering.SUBMISSION, of=of)
    given = registering.give_number(office, proposal)
    assert given.entry is not None
    assert numbering.number_of(office, numbering.SUBMISSION, of) == numbering.Given("70", "TTr-CAX", MONDAY)


def test_a_rounds_paper_gets_its_number_in_the_round(office: Office) -> None:
    one = recruiting.start(office, "Đợt tháng 11")
    plan = letter(
        "12",
        symbol="KH-UBND",
        kind=PaperKind.PLAN,
        body=IssuingBody.COMMITTEE,
        form="ke_hoach_tuyen_chon",
        of=PaperOf(recruitment=one.id),
    )
    given = registering.give_number(office, plan, Why(GapReason.GENERAL))
    assert (given.reference, given.entry) == ("12/KH-UBND", None)
    assert recruiting.found(office, one.id).papers.plan.number == "12"
    assert office.book.register_entries() == ()
    assert len(office.book.number_gaps()) == 1


def test_a_number_is_withdrawn_with_a_reason_and_leaves_a_gap(office: Office, refused: Refused) -> None:
    for number in ("1", "2"):
        registering.give_number(office, letter(number, form="", of=PaperOf()))
    entry = found(office, "01/CAX").entry
    assert entry is not None
    assert refused(office, lambda: registering.withdraw_number(office, entry, " ")) == ["register.reason_needed"]
    assert refused(office, lambda: registering.withdraw_number(office, EntryId("x"), "nhầm")) == ["register.unknown"]
    registering.withdraw_number(office, entry, "ghi nhầm số")
    assert [(m.first, m.last) for m in missing(registered(office), (), LETTERS)] == [(1, 1)]
    assert office.book.history.changes(1)[0].why == "ghi nhầm số"
    assert undoing.undoable(office) is None
    registering.give_number(office, letter("1", form="", of=PaperOf()))


def test_what_lies_behind_a_number_of_the_book_was_not_given_before_it(office: Office, refused: Refused) -> None:
    registering.give_number(office, sent("3"))
    before = Why(GapReason.BEFORE)
    assert refused(office, lambda: registering.give_number(office, sent("6"), before)) == [
        "register.not_before_the_book"
    ]
    registering.give_number(office, sent("6"))
    assert refused(office, lambda: registering.explain_gap(office, LETTERS, 4, 5, before)) == [
        "register.not_before_the_book"
    ]
    registering.explain_gap(office, LETTERS, 1, 2, before)
    assert "register.number_before" in odd(office, sent("2"))


def sent(number: str, symbol: str = "CAX", body: IssuingBody = IssuingBody.POLICE) -> Giving:
    """A paper of the clerk's own."""
    return letter(number, symbol=symbol, body=body, form="", of=PaperOf())


@pytest.mark.parametrize(
    ("symbol", "body"),
    [("QĐ-UBND", IssuingBody.POLICE), ("qđ-ubnd", IssuingBody.COMMITTEE), ("QĐ-UBND", IssuingBody.COUNCIL)],
)
def test_a_printed_reference_is_given_once_whoever_sends_it_and_however_it_is_typed(
    office: Office, refused: Refused, symbol: str, body: IssuingBody
) -> None:
    twice = refused(office, lambda: registering.give_number(office, sent("42", symbol, body)))
    assert "register.number_twice" in twice


@pytest.mark.parametrize("symbol", ["BC CAX", "BC/CAX", "BC-", "-", "BC--CAX"])
def test_a_symbol_has_neither_blank_nor_stroke(office: Office, refused: Refused, symbol: str) -> None:
    assert refused(office, lambda: registering.give_number(office, sent("1", symbol))) == ["register.symbol_wrong"]


@pytest.mark.parametrize(
    ("typed", "symbol"),
    [
        ("cax", "CAX"),
        ("bc\u2013cax", "BC-CAX"),
        ("BC\u2212CAX", "BC-CAX"),
        ("ttr-cax", "TTr-CAX"),
        ("TTR-CAX", "TTr-CAX"),
        ("ctr-ubnd", "CTr-UBND"),
        ("qyđ-ubnd", "QyĐ-UBND"),
    ],
)
def test_a_symbol_is_spelled_as_the_decree_does_and_that_is_told(office: Office, typed: str, symbol: str) -> None:
    [told] = [p for p in registering.weigh(office, sent("1", typed)) if p.code == "register.symbol_spelled"]
    assert (told.severity, told.values) == (Severity.WARNING, {"typed": typed, "symbol": symbol})
    assert registering.give_number(office, sent("1", typed)).reference == f"01/{symbol}"
    assert "register.symbol_spelled" not in odd(office, sent("2", symbol))


def test_a_symbol_that_the_commune_keeps_is_left_as_it_is(office: Office) -> None:
    profile = office.book.profiles()[-1]
    with office.book.change("t.t", by="t") as change:
        change.put(replace(profile, symbols={**profile.symbols, "notice": "TB-CAxã"}))
    assert registering.give_number(office, sent("1", "tb-caxã")).reference == "01/TB-CAxã"


@pytest.mark.parametrize(
    ("typed", "kept"), [("003", "03"), ("3", "03"), ("012", "12"), ("012A", "12A"), ("100", "100")]
)
def test_a_number_is_kept_as_paper_writes_it(office: Office, typed: str, kept: str) -> None:
    registering.give_number(office, sent(typed))
    assert [entry.number for entry in office.book.register_entries()] == [kept]


@pytest.mark.parametrize("number", ["٨", "५", "5/CAX", "năm", "0"])
def test_a_number_is_written_in_plain_digits(office: Office, refused: Refused, number: str) -> None:
    assert refused(office, lambda: registering.give_number(office, sent(number))) == ["register.number_no_number"]


def test_a_rounds_number_is_taken_back_with_a_reason_and_only_then_another_given(
    office: Office, refused: Refused
) -> None:
    one = recruiting.start(office, "Đợt tháng 11")
    members = [CouncilMember("Phạm Minh Tuấn", "Chủ tịch", CouncilRole.CHAIR, CouncilSeat.COMMITTEE)]

    def council(number: str) -> object:
        return recruiting.establish_council(office, one.id, members, PaperMark(number, "QĐ-UBND", MONDAY))

    assert "register.number_twice" in refused(office, lambda: council("42"))
    council("060")
    assert recruiting.found(office, one.id).papers.council.number == "60"
    council("60")
    for another in ("61", ""):
        assert refused(office, lambda number=another: council(number))[0] == "recruit.number_let_go"
    taken = sent("60", "QĐ-UBND", IssuingBody.COMMITTEE)
    assert "register.number_twice" in refused(office, lambda: registering.give_number(office, taken))
    paper = found(office, "60/QĐ-UBND")
    assert registering.withdrawable(office, paper)
    assert refused(office, lambda: registering.withdraw_paper(office, paper, " ")) == ["register.reason_needed"]
    registering.withdraw_paper(office, paper, "ghi nhầm số")
    assert office.book.history.changes(1)[0].why == "ghi nhầm số"
    assert recruiting.found(office, one.id).papers.council == PaperMark(day=MONDAY)
    committee = next(rows for rows in list_register(office, MONDAY.year) if rows.series == paper.series)
    assert (committee.following, committee.rows[-1].number, committee.rows[-1].paper) == ("43", "60", None)
    council("61")
    assert found(office, "61/QĐ-UBND").of == PaperOf(recruitment=one.id)
    decision = found(office, "42/QĐ-UBND")
    assert not registering.withdrawable(office, decision)
    assert refused(office, lambda: registering.withdraw_paper(office, decision, "x")) == ["register.not_withdrawn"]


def test_gaps_are_explained_and_explained_anew(office: Office, refused: Refused) -> None:
    registering.give_number(office, letter("9"))

    def explain(first: int, last: int | None, reason: GapReason, words: str = "") -> object:
        return registering.explain_gap(office, LETTERS, first, last, Why(reason, words))

    explain(1, 3, GapReason.RESERVED, "biên bản")
    explain(5, 5, GapReason.CANCELLED, "in hỏng")
    explain(1, 4, GapReason.OTHER, "văn thư cấp cho đơn vị khác")
    told = [
        (m.first, m.last, m.explained.words if m.explained else "")
        for m in missing(registered(office), office.book.number_gaps(), LETTERS)
    ]
    assert told == [(1, 4, "văn thư cấp cho đơn vị khác"), (5, 5, "in hỏng"), (6, 8, "")]
    assert refused(office, lambda: explain(9, 9, GapReason.CANCELLED, "in hỏng")) == ["register.number_given"]
    assert refused(office, lambda: explain(6, 5, GapReason.GENERAL)) == ["register.range_wrong"]
    assert refused(office, lambda: explain(6, 8, GapReason.RESERVED)) == ["register.reason_needed"]
    explain(1, None, GapReason.GENERAL)
    explain(6, None, GapReason.GENERAL)
    explain(1, None, GapReason.GENERAL)
    assert [gap.first for gap in office.book.number_gaps() if gap.last is None] == [1]
    undoing.undo(office)
    assert {gap.first for gap in office.book.number_gaps() if gap.last is None} == {1, 6}


def test_to_whom_a_decision_went(office: Office, recognition: Decision, refused: Refused) -> None:
    decision = found(office, "42/QĐ-UBND")
    registering.describe_paper(office, decision, ("Như Điều 3",), 6, " gửi tay ")
    again = found(office, "42/QĐ-UBND")
    assert (again.recipients, again.copies, again.note) == (("Như Điều 3",), 6, "gửi tay")
    assert office.book.decision(recognition.id) == recognition
    assert refused(office, lambda: registering.describe_paper(office, decision, (), 0, "")) == ["register.no_copies"]
    rounds = replace(decision, of=PaperOf())
    assert refused(office, lambda: registering.describe_paper(office, rounds, (), 1, "")) == ["register.kept_elsewhere"]


def test_only_numbers_of_the_general_register_have_no_last_one(office: Office, refused: Refused) -> None:
    registering.give_number(office, letter("3"))
    for reason in set(GapReason) - {GapReason.GENERAL, GapReason.BEFORE}:
        why = Why(reason, "in hỏng")
        assert refused(office, lambda why=why: registering.explain_gap(office, LETTERS, 4, None, why)) == [
            "register.last_needed"
        ]
    why = Why(GapReason.BEFORE)
    assert refused(office, lambda: registering.explain_gap(office, LETTERS, 1, None, why)) == ["register.last_needed"]


def test_a_letter_that_only_looks_like_ours_begins_no_second_series(office: Office, refused: Refused) -> None:
    looks = sent("1", "QĐ-U\u0412ND", IssuingBody.COMMITTEE)
    assert refused(office, lambda: registering.give_number(office, looks)) == ["register.symbol_foreign"]


def test_a_number_with_a_letter_leaves_the_bare_one_to_be_explained(office: Office) -> None:
    given = registering.give_number(office, sent("01a", "BC-CAX"))
    assert given.reference == "01a/BC-CAX"
    registering.give_number(office, sent("02", "BC-CAX"))
    assert [(m.first, m.last) for m in missing(registered(office), office.book.number_gaps(), given.series)] == [(1, 1)]
    registering.explain_gap(office, given.series, 1, 1, Why(GapReason.RESERVED, "để dành"))
    assert missing(registered(office), office.book.number_gaps(), given.series)[0].explained is not None
