from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.model.document import PaperOf
from desktop_app.model.recruitment import PaperMark, Teller, TellerPart, TieChoice, VoteMode
from desktop_app.model.recruitment_vote import shared_rank
from desktop_app.model.register import GapReason
from desktop_app.services import deciding_recruitment, listing_register, recruiting, registering
from desktop_app.services.composing_votes import (
    compose_ballot,
    compose_counting,
    compose_minutes,
    share_of,
)
from desktop_app.services.reprinting import borne_by
from tests.recruiting import COUNCIL
from tests.services.recruiting_round import Round, begin

TELLERS = (
    Teller("Ngô Thị Mai", TellerPart.HEAD),
    Teller("Đỗ Thị Lan", TellerPart.DEPUTY),
    Teller("Vũ Văn Tám", TellerPart.MEMBER),
    Teller("Phạm Thị Thu", TellerPart.SECRETARY),
)


@pytest.fixture
def round_(office) -> Round:
    made = begin(office)
    made.approve()
    made.apply()
    made.list()
    return made


@given(st.integers(0, 60), st.integers(1, 60))
def test_a_share_is_right_to_a_tenth(count: int, present: int):
    text = share_of(min(count, present), present)
    tenths = int(text.removesuffix(" %").replace(",", "")) * (1 if "," in text else 10)
    assert abs(tenths * present - 1000 * min(count, present)) * 2 <= present


def test_shares_and_ranks_as_written():
    assert [share_of(9, 11), share_of(11, 11), share_of(0, 8), share_of(0, 0)] == ["81,8 %", "100 %", "0 %", ""]
    assert [shared_rank(1, 1), shared_rank(2, 2)] == ["1", "2-3"]


def test_the_screen_ranks_equal_votes_as_the_minutes_do(round_: Round):
    round_.vote(8, 6, 6)
    ranks = [person.rank for person in compose_minutes(round_.office, round_.now).teams[0].people]
    assert [row.rank for row in round_.view.votes] == ranks == ["1", "2-3", "2-3"]
    round_.vote(8, 6, 6, mode=VoteMode.BALLOT, ballots_out=8, ballots_in=8)
    unvoted = replace(round_.now.meeting, votes=())
    recruiting.hold_meeting(round_.office, round_.id, unvoted)
    assert [row.rank for row in round_.view.votes] == ["", "", ""]


def test_the_ballot_names_everybody_by_name_and_how_many_to_choose(round_: Round):
    ballot = compose_ballot(round_.office, round_.now)
    [team] = ballot.teams
    assert [person.name for person in team.people] == ["Đỗ Thị Mới", "Lê Văn Năm", "Trần Văn Sáu"]
    assert (team.places, ballot.count, ballot.heading.number) == (2, 3, "")


def test_the_tellers_record_has_the_count_and_leaves_room_before_it(round_: Round, refusal):
    empty = compose_counting(round_.office, round_.now)
    assert (empty.issued, empty.teams[0].people[0].agree) == (None, None)
    ballot = {"mode": VoteMode.BALLOT, "ballots_out": 8, "ballots_in": 8, "ballots_invalid": 1, "tellers": TELLERS}
    round_.vote(7, 5, 2, **ballot)
    counted = compose_counting(round_.office, round_.now)
    assert (counted.issued, counted.returned, counted.valid, counted.invalid) == (8, 8, 7, 1)
    assert [(p.agree, p.disagree) for p in counted.teams[0].people] == [(7, 0), (5, 2), (2, 5)]
    assert counted.counters[0].office == "Bí thư Đoàn xã"
    assert counted.counters[1].office == "Chủ tịch Hội Liên hiệp Phụ nữ xã"
    assert (counted.meeting.begun, counted.meeting.ended) == (None, None)
    minutes = compose_minutes(round_.office, round_.now)
    assert (minutes.meeting.begun, minutes.meeting.ended) == (480, 600)
    assert [signer.name for signer in counted.signers] == ["Phạm Thị Thu", "Ngô Thị Mai"]
    round_.vote(7, 5, 2)
    assert refusal(lambda: compose_counting(round_.office, round_.now)) == ["recruit.no_ballots"]


def test_the_minutes_say_who_was_chosen_by_how_many(round_: Round):
    round_.vote(8, 7, 3)
    minutes = compose_minutes(round_.office, round_.now)
    assert (minutes.present, minutes.members, minutes.needed, minutes.chosen_count) == (8, 8, 5, 2)
    assert (minutes.chosen_follow, minutes.recipients[-1]) == (", gồm:", "Lưu: VT, hồ sơ xét tuyển")
    assert [(p.name, p.agree, p.share, p.rank, p.outcome) for p in minutes.teams[0].people] == [
        ("Đỗ Thị Mới", 8, "100 %", "1", "Được chọn"),
        ("Lê Văn Năm", 7, "87,5 %", "2", "Được chọn"),
        ("Trần Văn Sáu", 3, "37,5 %", "3", "Không đạt"),
    ]
    assert minutes.absent == "không"
    assert minutes.signers[1].capacity == ("CHỦ TỊCH HỘI ĐỒNG",)
    assert minutes.counting == ""


def test_the_deputy_signs_where_the_chairman_is_absent(round_: Round):
    absent = tuple(replace(one, present=at > 0) for at, one in enumerate(COUNCIL))
    round_.vote(7, 6, 2, absent_why="đi công tác")
    meeting = round_.now.meeting
    minutes = compose_minutes(round_.office, replace(round_.now, council=absent, meeting=meeting))
    assert minutes.chair.name == "Lê Văn Hùng"
    assert minutes.signers[1].capacity == ("KT. CHỦ TỊCH HỘI ĐỒNG", "PHÓ CHỦ TỊCH HỘI ĐỒNG")
    assert minutes.absent == "bà Trần Thị Hoa (đi công tác)"


def test_equal_votes_and_how_they_were_settled_stand_in_the_minutes(round_: Round):
    choice = TieChoice(round_.team.id, (round_.people[2].id,), "đã phục vụ trong Quân đội.")
    round_.vote(8, 6, 6, ties=(choice,))
    minutes = compose_minutes(round_.office, round_.now)
    ranked = [(person.name, person.rank, person.outcome) for person in minutes.teams[0].people][1:]
    assert ranked == [("Trần Văn Sáu", "2-3", "Được chọn"), ("Lê Văn Năm", "2-3", ranked[1][2])]
    [sentence] = minutes.ties
    assert sentence.endswith(
        "Lê Văn Năm và Trần Văn Sáu có số phiếu bằng nhau, còn 01 chỉ tiêu; "
        "Hội đồng chọn Trần Văn Sáu, lý do: đã phục vụ trong Quân đội"
    )


def test_before_the_vote_the_minutes_are_a_form_to_be_filled(round_: Round):
    minutes = compose_minutes(round_.office, round_.now)
    assert (minutes.chosen_count, minutes.present, minutes.mode) == (None, None, "")
    assert minutes.meeting.day.day is None


def test_the_number_of_the_minutes_stands_on_them(round_: Round):
    round_.vote(8, 7, 3)
    deciding_recruitment.conclude(round_.office, round_.id, PaperMark("3", "BB-HĐXT", date(2026, 11, 20)))
    assert compose_minutes(round_.office, round_.now).heading.number == "03"


def test_the_minutes_bear_the_symbol_that_the_commune_keeps(round_: Round) -> None:
    assert compose_minutes(round_.office, round_.now).heading.symbol == "BB-HĐXT"
    profile = round_.office.book.profiles()[-1]
    with round_.office.book.change("t.t", by="t") as change:
        change.put(replace(profile, symbols={**profile.symbols, "minutes": "BB-HĐ"}))
    assert compose_minutes(round_.office, round_.now).heading.symbol == "BB-HĐ"


def test_the_number_of_the_minutes_stands_on_no_other_paper_of_the_meeting(round_: Round):
    round_.vote(7, 5, 2, mode=VoteMode.BALLOT, ballots_out=8, ballots_in=8, tellers=TELLERS)
    deciding_recruitment.conclude(round_.office, round_.id, PaperMark("7", "BB-HĐXT", date(2026, 11, 20)))
    assert borne_by(compose_minutes(round_.office, round_.now)) == ("07/BB-HĐXT", date(2026, 11, 20))
    assert borne_by(compose_ballot(round_.office, round_.now)) == (None, None)
    counting = compose_counting(round_.office, round_.now)
    assert (counting.heading.number, counting.heading.symbol) == ("", "BB-HĐXT")


def test_the_tellers_record_bears_the_number_that_the_register_gave_it(round_: Round):
    round_.vote(7, 5, 2, mode=VoteMode.BALLOT, ballots_out=8, ballots_in=8, tellers=TELLERS)
    of, day = PaperOf(recruitment=round_.id), date(2026, 11, 2)
    giving = listing_register.giving_for(round_.office, "mau_03", of, "Kiểm phiếu xét tuyển Tổ viên")
    giving = replace(giving, number="6", signer="Ngô Thị Mai", signed_on=day)
    registering.give_number(round_.office, giving, registering.Why(GapReason.GENERAL))
    assert borne_by(compose_counting(round_.office, round_.now)) == ("06/BB-HĐXT", day)
