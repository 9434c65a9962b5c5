"""What is typed and will be printed holds letters that paper can carry, wherever it is typed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.model.decision import Decision
from desktop_app.model.problems import Refused
from desktop_app.model.recruitment import PaperMark
from desktop_app.model.register import GapReason, IssuingBody, PaperKind, Series
from desktop_app.services import keeping_teams, recruiting, registering
from desktop_app.services.office import Office
from desktop_app.services.registered_papers import registered
from desktop_app.services.registering import Giving, Why
from desktop_app.services.typed_text import carried
from tests.services.recruiting_round import begin

SMILE, FLAG = "\N{GRINNING FACE}", "\N{WHITE FLAG}"
DAY = date(2026, 11, 2)
LETTERS = Series(IssuingBody.POLICE, "CAX", 2026)


def sentence(office: Office, verb: Callable[[], object]) -> str:
    with pytest.raises(Refused) as told:
        verb()
    [problem] = told.value.problems
    assert problem.code == "text.not_for_paper"
    return office.messages.problem(problem)


def letter(number: str, **fields: object) -> Giving:
    made = Giving(PaperKind.LETTER, IssuingBody.POLICE, number, "CAX", DAY, "Gửi gói", "Trần Quốc Hùng")
    return replace(made, **fields)  # type: ignore[arg-type]


def test_recipients_and_notes_of_a_paper_are_held_to_letters_of_paper(office: Office, recognition: Decision) -> None:
    registering.give_number(office, letter("1"))
    for one in (one for one in registered(office) if one.reference in {"01/CAX", recognition.reference}):
        said = sentence(office, lambda one=one: registering.describe_paper(office, one, (f"VT {SMILE}",), 2, ""))
        assert said.startswith("Nơi nhận: có ký tự U+1F600 không in được lên văn bản")
        said = sentence(office, lambda one=one: registering.describe_paper(office, one, (), 2, f"gấp {SMILE}"))
        assert said.startswith("Ghi chú: ")
        registering.describe_paper(office, one, (" Như  trên",), 2, " gửi\u200b bưu điện ")
    sent = {one.reference: (one.recipients, one.note) for one in registered(office)}
    assert sent["01/CAX"] == sent[recognition.reference] == (("Như trên",), "gửi bưu điện")
    flagged = letter("2", recipients=(FLAG,))
    assert sentence(office, lambda: registering.give_number(office, flagged)).startswith("Nơi nhận: ")


def test_words_of_a_gap_are_held_to_letters_of_paper(office: Office) -> None:
    odd, plain = Why(GapReason.OTHER, f"in hỏng {SMILE}"), Why(GapReason.OTHER, " in\u200b hỏng ")
    said = sentence(office, lambda: registering.explain_gap(office, LETTERS, 1, 2, odd))
    assert said.startswith("Lời giải trình: ")
    assert sentence(office, lambda: registering.give_number(office, letter("4"), odd)) == said
    assert office.book.number_gaps() == office.book.register_entries() == ()
    assert registering.explain_gap(office, LETTERS, 1, 2, plain).words == "in hỏng"


def test_why_a_number_is_taken_back_is_held_to_letters_of_paper(office: Office) -> None:
    round_ = begin(office)
    recruiting.mark_paper(office, round_.id, "plan", PaperMark("15", "KH-UBND", DAY))
    registering.give_number(office, letter("1"))
    for reference in ("01/CAX", "15/KH-UBND"):
        [one] = [one for one in registered(office) if one.reference == reference]
        said = sentence(office, lambda one=one: registering.withdraw_paper(office, one, f"nhầm {SMILE}"))
        assert said.startswith("Lý do: ")
        registering.withdraw_paper(office, one, "nhầm số")
    assert not {"01/CAX", "15/KH-UBND"} & {one.reference for one in registered(office)}


def test_what_stands_on_every_paper_of_the_commune_is_held_to_letters_of_paper(office: Office) -> None:
    [profile], signer = office.book.profiles(), office.book.signers()[0]
    odd = replace(profile, recipients={**profile.recipients, "decision": ("Như Điều 3", f"VT {SMILE}")})
    assert sentence(office, lambda: keeping_teams.save_profile(office, odd)).startswith("Nơi nhận: ")
    assert sentence(office, lambda: keeping_teams.save_signer(office, replace(signer, title=f"Trưởng {SMILE}")))
    assert keeping_teams.save_profile(office, profile) == []


def test_one_text_by_itself(office: Office) -> None:
    assert carried(office, "why", " nhầm\u200b  số ") == "nhầm số"
    assert sentence(office, lambda: carried(office, "lạ", SMILE)).startswith("Chữ đã gõ: ")
