from datetime import date

from desktop_app.model.recruitment import (
    ApplicationPaper,
    CouncilRole,
    PaperMark,
    PostedPaper,
    Posting,
    PostingPlace,
    head_of,
    secretary_of,
    unposted,
)
from tests.recruiting import COUNCIL, TEAM, a_round, an_applicant, posted_everywhere

DAY = date(2026, 11, 3)


def test_what_an_applicant_lacks_is_told_in_the_circulars_order():
    applicant = an_applicant("an", papers=frozenset({ApplicationPaper.BIOGRAPHY}))
    assert applicant.missing == (ApplicationPaper.REQUEST, ApplicationPaper.HEALTH, ApplicationPaper.SCHOOLING)
    assert an_applicant("an").missing == ()


def test_a_paper_hangs_in_five_places():
    hung = Posting(PostedPaper.PLAN, PostingPlace.POLICE, "Trụ sở Công an xã", DAY)
    round_ = a_round(postings=(hung,))
    assert unposted(round_, PostedPaper.PLAN) == (
        PostingPlace.COUNCIL,
        PostingPlace.COMMITTEE,
        PostingPlace.CULTURE_HOUSE,
        PostingPlace.COMMUNITY_POINT,
    )
    assert unposted(a_round(postings=posted_everywhere(PostedPaper.PLAN, DAY)), PostedPaper.PLAN) == ()
    assert len(unposted(round_, PostedPaper.APPLICANTS)) == 5


def test_a_withdrawn_application_stands_no_longer():
    gone = an_applicant("an", withdrawn_on=DAY, withdrawn_why="Chuyển nơi ở")
    stays = an_applicant("binh")
    assert a_round(applicants=(gone, stays)).standing == (stays,)


def test_places_and_heads():
    assert a_round().places(TEAM) == 2
    assert head_of(COUNCIL, CouncilRole.CHAIR) is COUNCIL[0]
    assert head_of(COUNCIL[1:], CouncilRole.CHAIR) is None
    assert secretary_of(COUNCIL).name == "Phạm Thị Thu"
    assert secretary_of(COUNCIL[:3]) is None
    assert a_round(council=COUNCIL).present == 8


def test_a_reference_is_empty_until_the_number_is_given():
    assert PaperMark("05", "KH-UBND").reference == "05/KH-UBND"
    assert PaperMark("5", "KH-UBND").reference == "05/KH-UBND"
    assert not PaperMark("", "KH-UBND").reference
