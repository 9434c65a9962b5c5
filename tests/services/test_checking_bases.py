"""Every paper that prints legal bases prints those in force on its own day, never those of another."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from desktop_app.clock import Clock
from desktop_app.model.decision import Decision, DecisionKind, EndGround, Ending
from desktop_app.model.problems import Severity
from desktop_app.services.checking_bases import stale_bases
from desktop_app.services.composing_decisions import compose_decision
from desktop_app.services.composing_proposals import compose_submission
from desktop_app.services.composing_recruitment import bases
from desktop_app.services.composing_reports import compose_release_report
from desktop_app.services.composing_strengths import compose_strengths, strengths_on
from desktop_app.services.listing_drafts import choices
from desktop_app.services.office import Office
from desktop_app.services.recording_decisions import give_number, record_draft
from desktop_app.services.starting import read_bases
from tests.building import a_decision, recognised

OLD, NEW = "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015", "ngày 16 tháng 6 năm 2025"
FORCE = "Luật Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở ngày 28 tháng 11 năm 2023"
BETWEEN = "ngày 19 tháng 02 năm 2025"
DAYS = [
    (date(2024, 8, 15), OLD, NEW),
    (date(2025, 2, 28), OLD, BETWEEN),
    (date(2025, 3, 1), BETWEEN, OLD),
    (date(2025, 6, 15), BETWEEN, NEW),
    (date(2025, 6, 16), NEW, BETWEEN),
    (date(2026, 11, 2), NEW, OLD),
]


@pytest.fixture(autouse=True)
def known_since_2024(office: Office) -> None:
    """The sample's commune as if it had stood before the law changed."""
    [profile] = office.book.profiles()
    signers = office.book.signers_on(date(2026, 11, 2))
    with office.book.change("profile.saved", by="t") as change:
        change.put(replace(profile, valid_from=date(2024, 1, 1)))
        change.put_all([replace(one, span=replace(one.span, start=date(2024, 1, 1))) for one in signers])


def drafts(office: Office, day: date) -> dict[DecisionKind, Decision]:
    """A draft of every kind with the bases that the form offers for the day."""
    establish, recognise = office.book.decisions()
    member, team = recognise.recognitions[0].member, establish.teams[0]
    offered = {"effective_on": day, "legal_bases": choices(office, day).bases}
    return {
        DecisionKind.ESTABLISH: a_decision(DecisionKind.ESTABLISH, teams=(team,), **offered),
        DecisionKind.RECOGNISE: a_decision(recognitions=(recognised(member, team),), **offered),
        DecisionKind.END: a_decision(DecisionKind.END, endings=(Ending(member, EndGround.REQUEST),), **offered),
        DecisionKind.DISSOLVE: a_decision(DecisionKind.DISSOLVE, teams=(team,), **offered),
        DecisionKind.REVOKE: a_decision(DecisionKind.REVOKE, revokes=recognise.id, **offered),
    }


def printed(office: Office, day: date) -> dict[str, tuple[str, ...]]:
    """The bases of each paper of the day, by a name for the paper."""
    found: dict[str, tuple[str, ...]] = {}
    for kind, draft in drafts(office, day).items():
        code, made = compose_decision(office, draft)
        found[code] = made.bases  # type: ignore[attr-defined]
        if kind is DecisionKind.RECOGNISE:
            found["submission"] = compose_submission(office, draft).bases
            many = replace(draft, recognitions=tuple(office.book.decisions()[1].recognitions[:8]))
            code, made = compose_decision(office, many)
            found[code] = made.bases  # type: ignore[attr-defined]
        if kind is DecisionKind.END:
            found["mau_07"] = compose_release_report(office, draft).bases
    several = replace(drafts(office, day)[DecisionKind.ESTABLISH], teams=office.book.decisions()[0].teams)
    code, made = compose_decision(office, several)
    found[code] = made.bases  # type: ignore[attr-defined]
    then = replace(office, clock=Clock.fixed(datetime.combine(day, datetime.min.time())))
    asked = [replace(one, proposed=one.allotted + 1, reason="x") for one in strengths_on(office, day)]
    found["strengths"] = compose_strengths(then, asked, to_province=True).bases
    for kind_of_paper in ("plan", "council"):
        found[kind_of_paper] = bases(office, day, kind_of_paper)
    return found


@pytest.mark.parametrize(("day", "wanted", "other"), DAYS)
def test_each_paper_cites_the_law_of_its_day(office: Office, day: date, wanted: str, other: str) -> None:
    papers = printed(office, day)
    assert len(papers) == 12
    for name, lines in papers.items():
        whole = "\n".join(lines)
        assert wanted in whole, name
        assert other not in whole, name
        assert FORCE in whole, name


@pytest.mark.parametrize(("day", "wanted", "other"), DAYS)
def test_what_the_form_offers_for_a_day_is_in_force_on_it(office: Office, day: date, wanted: str, other: str) -> None:
    assert wanted != other
    for draft in drafts(office, day).values():
        assert stale_bases(office, draft) == []


def test_a_basis_of_another_day_is_warned_of(office: Office) -> None:
    offered = choices(office, date(2025, 7, 1)).bases
    draft = a_decision(legal_bases=(f"Căn cứ {offered[0]};", "Nghị quyết của xã"), effective_on=date(2025, 7, 1))
    assert stale_bases(office, draft) == []
    [problem] = stale_bases(office, replace(draft, number="5", signed_on=date(2025, 6, 12)))
    assert (problem.code, problem.severity) == ("decision.basis_not_in_force", Severity.WARNING)
    assert (problem.values["text"], problem.values["day"]) == (offered[0], date(2025, 6, 12))


def test_a_decision_that_cites_a_law_of_another_day_is_warned_of_while_it_is_filled(office: Office) -> None:
    [old] = [basis.text for basis in read_bases(office.paths) if basis.text.startswith(OLD)]
    draft = replace(drafts(office, date(2026, 12, 1))[DecisionKind.REVOKE], legal_bases=(old,))
    assert [problem.code for problem in record_draft(office, draft)] == ["decision.basis_not_in_force"]
    assert give_number(office, draft.id, "1", date(2026, 12, 1)).issued, "a warning stops nothing"


def test_a_proposal_cites_the_law_of_its_own_day(office: Office) -> None:
    signed = date(2025, 6, 20)
    draft = replace(
        drafts(office, signed)[DecisionKind.RECOGNISE],
        number="9",
        signed_on=signed,
        proposal="Tờ trình số 30/TTr-CAX ngày 10 tháng 6 năm 2025",
    )
    draft = replace(draft, legal_bases=(*draft.legal_bases, "Nghị quyết của xã"))
    _, decision = compose_decision(office, draft)
    assert any(NEW in line for line in decision.bases)  # type: ignore[attr-defined]
    proposal = compose_submission(office, draft).bases
    assert any(BETWEEN in line for line in proposal)
    assert not any(NEW in line for line in proposal)
    assert "Căn cứ Nghị quyết của xã" in proposal
