"""The office's receipt: written, read, and not taken for anything else."""

import dataclasses
from datetime import date

import pytest

from desktop_app.bundle import canonical, container, pack, receipt, verify
from desktop_app.bundle.chain import Outcome
from desktop_app.bundle.keyring import Card, Keyring
from desktop_app.bundle.receipt import Receipt, ReceiptState, RowError

READ = date(2026, 11, 5)


@pytest.fixture(scope="session")
def ring(month) -> Keyring:
    return Keyring().add(Card.of(month.office, "Công an tỉnh"), date(2026, 7, 1), date(2028, 7, 1), compared=True)


@pytest.fixture(scope="session")
def sample(month) -> Receipt:
    verdict = verify.verify(month.sealed.bag_bytes, date(2026, 11, 3), [month.office.identity], month.ring, {})
    return Receipt(
        office="bac-ninh",
        unit="tan-thanh",
        to=month.commune.recipient,
        seq=1,
        prev=None,
        created="2026-11-03T09:00:00+07:00",
        bundle=month.sealed.bundle_id,
        bundle_seq=1,
        period="2026-10",
        revision=1,
        outcome=Outcome.ACCEPT,
        facts=verdict.facts.as_json(),
        counts={"new": 3, "same": 0, "differing": 0, "gone": 0},
        head_seq=1,
        head=month.sealed.bundle_id,
        keyring_version=month.ring.version,
        app_version="0.1.0",
        row_errors=(RowError("line-1", "member.cccd_not_12", "cccd", "0123"),),
    )


def read_by_commune(month, ring: Keyring, blob: bytes, state: ReceiptState | None = None):
    known = state or ReceiptState({month.sealed.bundle_id: 1})
    return receipt.verify(blob, READ, [month.commune.identity], ring, known)


def outcome(verdict) -> tuple[list[str], list[str]]:
    failing = [fact.name.value for fact in verdict.facts.all if fact.holds is False]
    return failing, [problem.code for problem in verdict.facts.problems]


def test_the_commune_reads_what_the_office_wrote(month, ring: Keyring, sample: Receipt) -> None:
    sealed = receipt.write(sample, month.office)
    verdict = read_by_commune(month, ring, pack.encrypt(sealed.bag_bytes, [month.commune.recipient]))
    assert verdict.may_be_taken_in
    assert set(verdict.facts.as_json().values()) == {True}
    assert (verdict.receipt, verdict.receipt_id) == (sample, sealed.bundle_id)
    assert receipt.write(sample, month.office) == sealed
    assert receipt.file_name(sample) == "XAR-bac-ninh-tan-thanh-s1-n1.xar.age"


def test_without_anything_of_ours_only_the_file_itself_is_judged(month, sample: Receipt) -> None:
    verdict = receipt.verify(receipt.write(sample, month.office).bag_bytes, READ)
    assert verdict.facts.none_fails
    assert not verdict.may_be_taken_in
    assert receipt.verify(b"", READ).receipt is None


def test_a_bundle_is_no_receipt_and_a_receipt_no_bundle(month, ring: Keyring, sample: Receipt) -> None:
    assert outcome(read_by_commune(month, ring, month.sealed.bag_bytes)) == (["container"], ["bundle.part_missing"])
    blob = receipt.write(sample, month.office).bag_bytes
    assert outcome(verify.verify(blob, READ)) == (["container"], ["bundle.part_missing"])


def signed(month, payload: bytes, namespace: str = receipt.NAMESPACE, label=None) -> bytes:
    return pack.seal({receipt.RECEIPT: payload}, label, month.office, namespace).bag_bytes


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"version": 2}, "bundle.format_unknown"),
        ({"seq": 2}, "bundle.field_wrong"),
        ({"head": None}, "bundle.field_wrong"),
        ({"outcome": "perhaps"}, "bundle.field_wrong"),
        ({"facts": {"opened": "yes"}}, "bundle.field_wrong"),
        ({"row_errors": [{"code": "a.b"}]}, "bundle.field_wrong"),
        ({"row_errors": "none"}, "bundle.field_wrong"),
        ({"bundle": "x"}, "bundle.field_wrong"),
        ({"unit": "other"}, "bundle.part_changed"),
    ],
)
def test_an_impossible_receipt_is_refused(month, ring: Keyring, sample: Receipt, change, code: str) -> None:
    payload = canonical.document({**sample.as_json(), **change})
    verdict = read_by_commune(month, ring, signed(month, payload, label=sample.label))
    assert outcome(verdict) == (["readable"], [code])
    assert verdict.receipt is None


def test_signed_for_another_purpose(month, ring: Keyring, sample: Receipt) -> None:
    blob = signed(month, canonical.document(sample.as_json()), pack.NAMESPACE, sample.label)
    assert outcome(read_by_commune(month, ring, blob)) == (["signature"], ["bundle.signature_namespace"])


def test_a_changed_receipt_is_found(month, ring: Keyring, sample: Receipt) -> None:
    entries = container.read(receipt.write(sample, month.office).bag_bytes)
    entries[receipt.RECEIPT] = entries[receipt.RECEIPT].replace(b"accept", b"reject")
    assert outcome(read_by_commune(month, ring, container.write(entries))) == (["intact"], ["bundle.part_changed"])


def test_who_may_write_it(month, sample: Receipt, stranger, ring: Keyring, codes) -> None:
    assert codes(lambda: receipt.write(sample, month.commune)) == ["bundle.signer_other_unit"]
    assert codes(lambda: receipt.write(dataclasses.replace(sample, seq=0), month.office)) == ["bundle.field_wrong"]
    forged = receipt.write(sample, dataclasses.replace(stranger, unit="bac-ninh"))
    assert outcome(read_by_commune(month, ring, forged.bag_bytes)) == (["signer_known"], ["bundle.signer_unknown"])


def test_it_must_speak_of_our_bundle_and_be_for_us(month, ring: Keyring, sample: Receipt, sentences) -> None:
    def reading(**changes):
        written = receipt.write(dataclasses.replace(sample, **changes), month.office)
        verdict = read_by_commune(month, ring, written.bag_bytes)
        assert sentences(verdict.facts.problems)
        return outcome(verdict)

    assert reading(bundle="a" * 64) == (["matches"], ["bundle.receipt_of_other"])
    assert reading(bundle_seq=2) == (["matches"], ["bundle.receipt_of_other"])
    assert reading(to=month.office.recipient) == (["addressed"], ["bundle.addressed_to_other"])


def test_receipts_have_their_own_chain(month, ring: Keyring, sample: Receipt, sentences) -> None:
    first = receipt.write(sample, month.office)
    state = ReceiptState({month.sealed.bundle_id: 1}).after(sample, first.bundle_id)
    second = dataclasses.replace(sample, seq=2, prev=first.bundle_id)

    def reading(item: Receipt):
        verdict = read_by_commune(month, ring, receipt.write(item, month.office).bag_bytes, state)
        assert len(sentences(verdict.facts.problems)) == len(outcome(verdict)[0])
        return outcome(verdict)

    assert reading(second) == ([], [])
    assert reading(sample) == (["fresh"], ["bundle.receipt_duplicate"])
    assert reading(dataclasses.replace(sample, app_version="x")) == (["fresh"], ["bundle.receipt_replay"])
    assert reading(dataclasses.replace(second, seq=3)) == (["continues"], ["bundle.receipt_gap"])
    assert reading(dataclasses.replace(second, prev="b" * 64)) == (["continues"], ["bundle.receipt_gap"])
