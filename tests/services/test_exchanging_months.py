"""The road up and back: seal, receive, receipt; repeats, gaps, amendments, damage."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path

import pytest

from desktop_app.bundle.verdict import FactName
from desktop_app.clock import Clock
from desktop_app.model.decision import DecisionKind
from desktop_app.model.exchange import Reception
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from desktop_app.model.problems import Problem
from desktop_app.model.problems import Refused as RefusedError
from desktop_app.services import (
    carrying_differences,
    closing_months,
    correcting_late,
    exchanging_months,
    importing_workbooks,
    keeping_keys,
    keeping_teams,
    receiving_bundles,
    recording_decisions,
    recording_duty,
    starting,
)
from desktop_app.services.exchanging_months import NotVerified, SealedMonth
from desktop_app.services.office import Office, Workplace
from desktop_app.services.receiving_bundles import Taken
from tests.building import issued
from tests.whole_scheme import attest_ha_noi

OCTOBER, NOVEMBER, DECEMBER = Month(2026, 10), Month(2026, 11), Month(2026, 12)
Refused = Callable[[Office, Callable[[], object]], list[str]]


@dataclass(frozen=True)
class Road:
    commune: Office
    office: Office

    def seal(self, month: Month) -> SealedMonth:
        closed = self.commune.book.closed_month(month)
        if closed is None or not closed.closed:
            later = Clock.fixed(datetime.combine(month.next.first, time(9)))
            closing_months.close_month(replace(self.commune, clock=later), month)
        return exchanging_months.export_month(self.commune, month, "")

    def receive(self, content: bytes) -> Taken:
        return receiving_bundles.receive_bundle(self.office, receiving_bundles.inspect_bundle(self.office, content), "")


@pytest.fixture(scope="module")
def keys(sample: Office, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Office, Office]]:
    """Both sides with their keys made and compared once, for opening an OpenSSH key is slow on purpose."""
    from desktop_app import app

    folder = tmp_path_factory.mktemp("road")
    offices = []
    for name in ("commune", "office"):
        place = app.workplace(replace(sample.paths, data=folder / name), sample.clock, "Lê Quang Đạo")
        offices.append(replace(place.trial(), messages=sample.messages))
    commune, office = offices
    commune.__dict__["own_rulebook"] = sample.rulebook
    sample.book._connection.backup(commune.book._connection)
    keeping_keys.begin_receiving_office(office, "ca-bac-ninh", "Công an tỉnh Bắc Ninh")
    for own, other in ((commune, office), (office, commune)):
        sheet = keeping_keys.make_keys(own, "")
        card = folder / f"{sheet.unit}.json"
        card.write_bytes(sheet.card)
        keeping_keys.trust(other, keeping_keys.read_card(card), compared=True)
    yield commune, office
    commune.book.close()
    office.book.close()


@pytest.fixture
def road(keys: tuple[Office, Office], workplace: Workplace) -> Iterator[Road]:
    fresh = []
    for known in keys:
        copy = replace(known, book=workplace.trial().book)
        copy.__dict__["own_rulebook"] = known.rulebook
        known.book._connection.backup(copy.book._connection)
        fresh.append(copy)
    yield Road(*fresh)
    for copy in fresh:
        copy.book.close()


def test_a_month_goes_up_and_its_receipt_comes_back(road: Road) -> None:
    sealed = road.seal(OCTOBER)
    assert (sealed.bundle.seq, sealed.bundle.revision, sealed.bundle.previous) == (1, 1, None)
    assert road.commune.book.sent_bundle(sealed.bundle.id) == sealed.bundle
    found = receiving_bundles.inspect_bundle(road.office, sealed.content)
    assert set(found.verdict.facts.as_json().values()) == {True}
    assert found.plan is not None
    assert (len(found.plan.new), len(found.plan.same), len(found.plan.differing)) == (sealed.records, 0, 0)
    assert road.office.book.received() == ()
    taken = receiving_bundles.receive_bundle(road.office, found, "")
    assert taken.bundle.reception is Reception.TAKEN
    assert road.office.book.received() == (taken.bundle,)
    assert taken.receipt.outcome.value == "accept"
    read = exchanging_months.read_receipt(road.commune, taken.receipt_content, "")
    assert set(read.facts.as_json().values()) == {True}
    noted = road.commune.book.sent_bundle(sealed.bundle.id)
    assert noted is not None
    assert str(read.receipt_id) in noted.receipt
    assert noted.receipt_at == "2026-11-02T09:00:00+07:00"


def test_a_second_month_continues_the_first(road: Road) -> None:
    first = road.seal(OCTOBER)
    receipt = road.receive(first.content).receipt_content
    exchanging_months.read_receipt(road.commune, receipt, "")
    second = road.seal(NOVEMBER)
    assert (second.bundle.seq, second.bundle.previous) == (2, first.bundle.id)
    taken = road.receive(second.content)
    assert (taken.receipt.seq, taken.receipt.head_seq, taken.receipt.head) == (2, 2, second.bundle.id)
    exchanging_months.read_receipt(road.commune, taken.receipt_content, "")
    assert all(bundle.receipt for bundle in road.commune.book.sent_bundles())


def test_an_amendment_replaces_the_month_in_full(road: Road) -> None:
    first = road.seal(OCTOBER)
    road.receive(first.content)
    closing_months.reopen_month(road.commune, OCTOBER, "ghi thiếu ca")
    entry = road.commune.book.duty(OCTOBER)[0]
    recording_duty.record_text(road.commune, entry.member, entry.day, "")
    amended = road.seal(OCTOBER)
    assert (amended.bundle.seq, amended.bundle.revision, amended.bundle.supersedes) == (2, 2, first.bundle.id)
    found = receiving_bundles.inspect_bundle(road.office, amended.content)
    assert found.plan is not None
    assert {r["id"] for r in found.plan.gone} == {entry.id}
    assert found.plan.new == ()
    assert found.plan.differing
    assert receiving_bundles.receive_bundle(road.office, found, "").bundle.reception is Reception.TAKEN


def test_a_month_is_sealed_once_for_each_closing(road: Road, refused: Refused) -> None:
    def seal() -> SealedMonth:
        return exchanging_months.export_month(road.commune, OCTOBER, "")

    assert refused(road.commune, seal) == ["bundle.month_open"]
    road.seal(OCTOBER)
    assert refused(road.commune, seal) == ["bundle.sealed_already"]
    road.seal(NOVEMBER)
    assert refused(road.commune, seal) == ["bundle.sealed_already"]
    closing_months.reopen_month(road.commune, OCTOBER, "xem lại")
    assert refused(road.commune, seal) == ["bundle.month_open"]
    closing_months.close_month(road.commune, OCTOBER)
    assert seal().bundle.revision == 2


def test_a_book_altered_behind_our_back_seals_nothing(road: Road, refused: Refused) -> None:
    closing_months.close_month(road.commune, OCTOBER)
    connection = road.commune.book._connection
    connection.execute("PRAGMA query_only = OFF")
    connection.execute("UPDATE members SET ethnicity = 'x' WHERE id = (SELECT min(id) FROM members)")
    codes = refused(road.commune, lambda: exchanging_months.export_month(road.commune, OCTOBER, ""))
    assert codes == ["bundle.book_not_sound", "book.row_altered"]
    assert road.commune.book.sent_bundles() == ()


def test_verbs_of_a_commune_are_refused_on_a_receiving_offices_book(
    road: Road, refused: Refused, tmp_path: Path
) -> None:
    office, commune = road.office, road.commune
    for verb in (
        lambda: closing_months.sheet_of(office, OCTOBER),
        lambda: closing_months.close_month(office, OCTOBER),
        lambda: importing_workbooks.read_member_list(office, tmp_path / "none.xlsx"),
        lambda: importing_workbooks.read_team_list(office, tmp_path / "none.xlsx"),
        lambda: importing_workbooks.read_duty_sheet(office, tmp_path / "none.xlsx", OCTOBER),
        lambda: keeping_teams.save_member(office, commune.book.members()[0]),
        lambda: keeping_teams.save_team(office, commune.book.teams()[0]),
        lambda: keeping_teams.save_village(office, commune.book.villages()[0]),
        lambda: keeping_teams.save_signer(office, commune.book.signers()[0]),
        lambda: keeping_teams.save_profile(office, commune.book.profiles()[0]),
        lambda: recording_decisions.record_draft(office, commune.book.decisions()[0]),
        lambda: recording_decisions.record_issued(office, commune.book.decisions()[0]),
        lambda: recording_duty.record_cells(office, []),
        lambda: starting.start_from_profile(office, tmp_path / "none.toml"),
    ):
        assert refused(office, verb) == ["book.of_receiving_office"]


def test_receiving_twice_changes_nothing(road: Road) -> None:
    sealed = road.seal(OCTOBER)
    road.receive(sealed.content)
    head = road.office.book.history.head()
    found = receiving_bundles.inspect_bundle(road.office, sealed.content)
    assert found.verdict.is_duplicate
    with pytest.raises(NotVerified):
        receiving_bundles.receive_bundle(road.office, found, "")
    assert road.office.book.history.head() == head


def test_a_gap_is_held_until_it_is_filled(road: Road) -> None:
    first, second = road.seal(OCTOBER), road.seal(NOVEMBER)
    held = road.receive(second.content)
    assert held.bundle.reception is Reception.HELD
    assert held.receipt.outcome.value == "hold"
    assert (held.receipt.head_seq, held.receipt.head) == (0, None)
    assert held.bundle.reason
    assert road.receive(first.content).bundle.reception is Reception.TAKEN
    again = road.receive(second.content)
    assert again.bundle.reception is Reception.TAKEN
    assert [b.reception for b in road.office.book.received()] == [Reception.TAKEN, Reception.TAKEN]
    assert road.office.book.check() == []


@pytest.mark.parametrize("at", [0, 40, 0.3, 0.6, 0.9, -1])
def test_one_changed_byte_and_nothing_is_kept(road: Road, at: float) -> None:
    content = bytearray(road.seal(OCTOBER).content)
    content[int(len(content) * at) if isinstance(at, float) else at] ^= 1
    found = receiving_bundles.inspect_bundle(road.office, bytes(content))
    assert not found.verdict.facts.none_fails
    with pytest.raises(NotVerified) as caught:
        receiving_bundles.receive_bundle(road.office, found, "")
    assert caught.value.problems
    assert road.office.book.received() == ()


@pytest.mark.parametrize("content", [b"", b"PK", b"age-encryption.org/v1\n", bytes(5000)])
def test_what_is_no_bundle_or_receipt(road: Road, content: bytes) -> None:
    assert not receiving_bundles.inspect_bundle(road.office, content).verdict.facts.none_fails
    with pytest.raises(NotVerified):
        exchanging_months.read_receipt(road.commune, content, "")


def test_a_changed_receipt_is_not_noted(road: Road) -> None:
    receipt = bytearray(road.receive(road.seal(OCTOBER).content).receipt_content)
    receipt[len(receipt) // 2] ^= 1
    head = road.commune.book.history.head()
    with pytest.raises(NotVerified):
        exchanging_months.read_receipt(road.commune, bytes(receipt), "")
    assert road.commune.book.history.head() == head


def test_a_receipt_read_twice_is_not_noted_twice(road: Road) -> None:
    receipt = road.receive(road.seal(OCTOBER).content).receipt_content
    exchanging_months.read_receipt(road.commune, receipt, "")
    head = road.commune.book.history.head()
    with pytest.raises(NotVerified):
        exchanging_months.read_receipt(road.commune, receipt, "")
    assert road.commune.book.history.head() == head


def test_a_bundle_that_could_not_be_delivered_was_never_sealed(road: Road, refused: Refused) -> None:
    closing_months.close_month(road.commune, OCTOBER)

    def full(name: str, content: bytes) -> None:
        assert name
        assert content
        raise RefusedError(Problem("file.not_written", values={"reason": "đầy"}))

    codes = refused(road.commune, lambda: exchanging_months.export_month(road.commune, OCTOBER, "", full))
    assert codes == ["file.not_written"]
    assert road.commune.book.sent_bundles() == ()
    delivered: dict[str, bytes] = {}
    sealed = exchanging_months.export_month(road.commune, OCTOBER, "", delivered.__setitem__)
    assert delivered == {sealed.bundle.file_name: sealed.content}
    found = receiving_bundles.inspect_bundle(road.office, sealed.content)
    codes = refused(road.office, lambda: receiving_bundles.receive_bundle(road.office, found, "", full))
    assert codes == ["file.not_written"]
    taken = receiving_bundles.receive_bundle(road.office, found, "", delivered.__setitem__)
    assert delivered[taken.receipt_name] == taken.receipt_content


def test_only_an_office_receives(road: Road, refused: Refused) -> None:
    found = receiving_bundles.inspect_bundle(road.commune, road.seal(OCTOBER).content)
    assert found.plan is None
    codes = refused(road.commune, lambda: receiving_bundles.receive_bundle(road.commune, found, ""))
    assert codes == ["bundle.not_an_office"]


def test_a_stranger_without_keys_sees_what_can_be_seen(road: Road, office: Office) -> None:
    facts = receiving_bundles.inspect_bundle(office, road.seal(OCTOBER).content).verdict.facts
    assert not facts.none_fails
    assert facts.as_json()[FactName.SIGNATURE.value] is None


def test_without_keys_or_card_nothing_is_sealed(office: Office, refused: Refused) -> None:
    closing_months.close_month(office, OCTOBER)

    def seal() -> SealedMonth:
        return exchanging_months.export_month(office, OCTOBER, "")

    assert refused(office, seal) == ["bundle.no_keys_yet"]
    keeping_keys.make_keys(office, "")
    assert refused(office, seal) == ["bundle.no_office_card"]


def test_a_revoked_key_speaks_no_more(road: Road) -> None:
    sealed = road.seal(OCTOBER)
    [trusted] = keeping_keys.list_trusted(road.office)
    from desktop_app.bundle import keyring as rings

    ring = keeping_keys.keyring(road.office)
    revoked = ring.revoke(trusted.card.signing, date(2026, 10, 1), "mất máy")
    try:
        rings.save(revoked, road.office.paths.keys)
        found = receiving_bundles.inspect_bundle(road.office, sealed.content)
        assert found.verdict.facts.as_json()[FactName.SIGNER_IN_FORCE.value] is False
        with pytest.raises(NotVerified):
            receiving_bundles.receive_bundle(road.office, found, "")
    finally:
        (road.office.paths.keys / rings.FILE_NAME).unlink()
        rings.save(ring, road.office.paths.keys)


def test_every_fact_has_a_row(road: Road) -> None:
    verdict = receiving_bundles.inspect_bundle(road.office, road.seal(OCTOBER).content).verdict
    rows = exchanging_months.fact_rows(verdict.facts)
    assert {row.name: row.holds for row in rows} == verdict.facts.as_json()


def test_a_month_with_differences_of_another_goes_up_and_the_other_stays_as_it_was_sealed(road: Road) -> None:
    first = road.seal(OCTOBER)
    road.receive(first.content)
    commune = road.commune
    frozen = commune.book.closed_month(OCTOBER)
    assert frozen is not None
    paid = next(pay for pay in frozen.sheet.members if pay.amount(LineCode.NIGHT))
    days = {entry.day for entry in commune.book.duty_of(paid.member, OCTOBER) if entry.day in OCTOBER.span}
    cells = [recording_duty.Cell(paid.member, day, ()) for day in sorted(days)]
    correcting_late.correct_late(commune, OCTOBER, cells, "biên bản 02/11/2026")
    carried = carrying_differences.carry_differences(commune, OCTOBER, NOVEMBER, "biên bản 02/11/2026")
    assert sum(one.amount for one in carried) < 0
    assert commune.book.closed_month(OCTOBER) == frozen
    assert exchanging_months.sealed_as_it_stands(commune, OCTOBER) == first.bundle
    second = road.seal(NOVEMBER)
    found = receiving_bundles.inspect_bundle(road.office, second.content)
    assert set(found.verdict.facts.as_json().values()) == {True}
    taken = receiving_bundles.receive_bundle(road.office, found, "")
    assert '"adjustments"' in taken.bundle.records
    assert commune.book.check() == road.office.book.check() == []


@pytest.mark.parametrize(("scheme", "payable"), [("bac-ninh-2024-draft", False), ("ha-noi-2024", True)])
def test_the_receiver_is_told_whether_the_month_may_be_paid_by(road: Road, scheme: str, payable: bool) -> None:
    attest_ha_noi(road.commune)
    [profile] = road.commune.book.profiles()
    keeping_teams.save_profile(road.commune, replace(profile, scheme_id=scheme))
    found = receiving_bundles.inspect_bundle(road.office, road.seal(OCTOBER).content)
    assert found.verified
    assert found.payable is payable


def test_a_month_in_which_a_team_is_dissolved_goes_up_as_any_other(road: Road) -> None:
    """An office with a former program takes it in: what a decision does is a word that nothing there judges."""
    establish = next(d for d in road.commune.book.decisions() if d.kind is DecisionKind.ESTABLISH)
    team = establish.teams[0]
    gone = issued(DecisionKind.DISSOLVE, NOVEMBER.first, teams=(team,), legal_bases=establish.legal_bases)
    recording_decisions.record_issued(road.commune, gone)
    road.receive(road.seal(OCTOBER).content)
    sealed = road.seal(NOVEMBER)
    found = receiving_bundles.inspect_bundle(road.office, sealed.content)
    assert set(found.verdict.facts.as_json().values()) == {True}
    taken = road.receive(sealed.content).bundle
    assert taken.reception is Reception.TAKEN
    assert '"does":"dissolve"' in taken.records
    assert f'"team":"{team}"' not in taken.records, "nobody serves in it any more"
    assert f'"team":"{team}"' in road.office.book.received()[0].records
