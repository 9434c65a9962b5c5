"""Each tampering, and which fact it breaks; what stands behind a broken fact is never called true."""

import dataclasses
import random
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from desktop_app.bundle import bag, canonical, container, pack, verify
from desktop_app.bundle.chain import ChainState, Outcome
from desktop_app.bundle.keyring import Card, Keyring
from desktop_app.bundle.verdict import FactName
from desktop_app.bundle.verify import Verdict

RECEIVED = date(2026, 11, 3)
Entries = dict[str, bytes]


def received(month, blob: bytes, on: date = RECEIVED, ring: Keyring | None = None, chains=None) -> Verdict:
    """Return what the office finds, with its own key, its keyring and an empty memory."""
    return verify.verify(blob, on, [month.office.identity], month.ring if ring is None else ring, chains or {})


def outcome(verdict: Verdict) -> tuple[list[str], list[str]]:
    """Return (the facts that fail, the codes of why)."""
    failing = [fact.name.value for fact in verdict.facts.all if fact.holds is False]
    return failing, [problem.code for problem in verdict.facts.problems]


def resealed(month, change: Callable[[Entries], None], namespace: str = pack.NAMESPACE, signer=None) -> bytes:
    """Return the bag with a changed payload, everything else made anew and signed again."""
    entries = container.read(month.sealed.bag_bytes)
    payload = {name: content for name, content in entries.items() if name not in bag.TAG_FILES}
    change(payload)
    return pack.seal(payload, month.envelope.label, signer or month.commune, namespace).bag_bytes


def patched(month, change: Callable[[Entries], None]) -> bytes:
    """Return the bag with changed entries and the old signature."""
    entries = container.read(month.sealed.bag_bytes)
    change(entries)
    return container.write(entries)


def put(name: str, content: bytes) -> Callable[[Entries], None]:
    return lambda entries: entries.update({name: content})


def swap(name: str, old: bytes, new: bytes) -> Callable[[Entries], None]:
    def change(entries: Entries) -> None:
        assert old in entries[name]
        entries[name] = entries[name].replace(old, new)

    return change


def test_a_whole_bundle_has_every_fact_true(month) -> None:
    blob = pack.encrypt(month.sealed.bag_bytes, [month.office.recipient, month.commune.recipient])
    verdict = received(month, blob)
    assert verdict.may_be_taken_in
    assert set(verdict.facts.as_json().values()) == {True}
    assert (verdict.envelope, verdict.bundle_id) == (month.envelope, month.sealed.bundle_id)
    assert sorted(verdict.records, key=str) == sorted(map(dict, canonical_records(month)), key=str)
    assert (verdict.report_pdf, verdict.signer) == (b"%PDF-1.7", month.commune.public)
    assert verdict.judgement is not None
    assert verdict.judgement.outcome is Outcome.ACCEPT
    assert not verdict.is_duplicate


def canonical_records(month) -> list[dict[str, canonical.JsonValue]]:
    return canonical.read_lines(canonical.lines(month.records), "")


def test_without_anything_of_ours_only_the_file_itself_is_judged(month) -> None:
    verdict = verify.verify(month.sealed.bag_bytes, RECEIVED)
    judged = {name for name, holds in verdict.facts.as_json().items() if holds}
    assert judged == {"opened", "container", "signature", "intact", "readable", "complete"}
    assert set(verdict.facts.as_json().values()) == {True, None}
    assert verdict.facts.none_fails
    assert not verdict.may_be_taken_in


TAMPERINGS: dict[str, tuple[Callable, str, str]] = {
    "not a bundle": (lambda _: b"%PDF-1.7", "opened", "bundle.not_a_bundle"),
    "nothing": (lambda _: b"", "opened", "bundle.not_a_bundle"),
    "sealed for others": (
        lambda m: pack.encrypt(m.sealed.bag_bytes, [m.commune.recipient]),
        "opened",
        "bundle.sealed_for_others",
    ),
    "a part dropped": (
        lambda m: patched(m, lambda e: e.pop(pack.RECORDS) and None),
        "container",
        "bundle.part_missing",
    ),
    "the signature dropped": (
        lambda m: patched(m, lambda e: e.pop(bag.SIGNATURE) and None),
        "container",
        "bundle.part_missing",
    ),
    "a file more": (lambda m: patched(m, put("data/more.txt", b"")), "container", "bundle.part_unexpected"),
    "a signed file more": (lambda m: resealed(m, put("data/more.txt", b"")), "container", "bundle.part_unexpected"),
    "junk after the end": (lambda m: m.sealed.bag_bytes + b"\0", "container", "bundle.zip_not_canonical"),
    "cut short": (lambda m: m.sealed.bag_bytes[:-9], "container", "bundle.zip_broken"),
    "manifest rewritten": (
        lambda m: patched(m, lambda e: e.update(bag.tag_files({pack.ENVELOPE: b"{}"}, m.envelope.label))),
        "signature",
        "bundle.signature_wrong",
    ),
    "signed for another purpose": (
        lambda m: resealed(m, lambda _: None, namespace="xa-receipt-v1"),
        "signature",
        "bundle.signature_namespace",
    ),
    "signature of another file": (
        lambda m: patched(m, put(bag.SIGNATURE, m.commune.sign(b"other", pack.NAMESPACE))),
        "signature",
        "bundle.signature_wrong",
    ),
    "no signature at all": (lambda m: patched(m, put(bag.SIGNATURE, b"")), "signature", "bundle.signature_broken"),
    "an amount changed": (
        lambda m: patched(m, swap(pack.RECORDS, b"2838000", b"9838000")),
        "intact",
        "bundle.part_changed",
    ),
    "months swapped": (
        lambda m: patched(m, swap(pack.ENVELOPE, b"2026-10", b"2026-09")),
        "intact",
        "bundle.part_changed",
    ),
    "report exchanged": (lambda m: patched(m, put(pack.REPORT, b"%PDF-1.4")), "intact", "bundle.part_changed"),
    "report removed": (lambda m: patched(m, lambda e: e.pop(pack.REPORT) and None), "intact", "bundle.part_changed"),
    "label exchanged": (lambda m: patched(m, put(bag.INFO, b"")), "intact", "bundle.part_changed"),
    "label that says another month": (
        lambda m: (
            pack.seal(
                {pack.ENVELOPE: canonical.document(m.envelope.as_json()), pack.RECORDS: canonical.lines(m.records)},
                dataclasses.replace(m.envelope.label, identifier="tan-thanh/2026-09/1"),
                m.commune,
                pack.NAMESPACE,
            ).bag_bytes
        ),
        "readable",
        "bundle.part_changed",
    ),
    "a space in the envelope": (
        lambda m: resealed(m, swap(pack.ENVELOPE, b'"seq":1', b'"seq": 1')),
        "readable",
        "bundle.json_not_canonical",
    ),
    "a key twice": (
        lambda m: resealed(m, swap(pack.ENVELOPE, b'"seq":1', b'"seq":1,"seq":1')),
        "readable",
        "bundle.json_duplicate_key",
    ),
    "a later version": (
        lambda m: resealed(m, swap(pack.ENVELOPE, b'"version":1', b'"version":2')),
        "readable",
        "bundle.format_unknown",
    ),
    "an impossible field": (
        lambda m: resealed(m, swap(pack.ENVELOPE, b'"seq":1', b'"seq":0')),
        "readable",
        "bundle.field_wrong",
    ),
    "decomposed letters": (
        lambda m: resealed(m, swap(pack.RECORDS, "đêm".encode(), "đe\u0302m".encode())),
        "readable",
        "bundle.text_not_nfc",
    ),
    "brackets without end": (lambda m: resealed(m, put(pack.RECORDS, b"[" * 99_999)), "readable", "bundle.json_deep"),
    "a record left out": (
        lambda m: resealed(m, lambda e: e.update({pack.RECORDS: e[pack.RECORDS].split(b"\n", 1)[1]})),
        "complete",
        "bundle.count_differs",
    ),
    "an amount changed and signed": (
        lambda m: resealed(m, swap(pack.RECORDS, b"2838000", b"9838000")),
        "complete",
        "bundle.total_differs",
    ),
    "another's key": (
        lambda m: resealed(m, lambda _: None, signer=dataclasses.replace(m.office, unit="tan-thanh")),
        "signer_known",
        "bundle.signer_unknown",
    ),
    "addressed to another": (
        lambda m: m.seal(to=m.commune.recipient).bag_bytes,
        "addressed",
        "bundle.addressed_to_other",
    ),
    "numbers missing": (lambda m: m.seal(seq=3, prev="a" * 64).bag_bytes, "continues", "bundle.gap"),
    "replaces what is not there": (
        lambda m: m.seal(revision=2, supersedes="a" * 64).bag_bytes,
        "current",
        "bundle.supersedes_unknown",
    ),
}


@pytest.mark.parametrize("sealed", [False, True], ids=["open", "encrypted"])
@pytest.mark.parametrize("name", TAMPERINGS)
def test_a_tampering_breaks_one_fact_and_nothing_behind_it_is_true(name: str, sealed: bool, month, sentences) -> None:
    make, fact, code = TAMPERINGS[name]
    blob = make(month)
    if sealed and fact != "opened":
        blob = pack.encrypt(blob, [month.office.recipient])
    verdict = received(month, blob)
    assert outcome(verdict) == ([fact], [code])
    assert sentences(verdict.facts.problems)
    assert not verdict.may_be_taken_in
    holds = verdict.facts.as_json()
    parsed_after = ["opened", "container", "signature", "intact", "readable"]
    if fact in parsed_after:
        behind = [
            *parsed_after[parsed_after.index(fact) + 1 :],
            "complete",
            "addressed",
            "fresh",
            "continues",
            "current",
        ]
        assert {holds[each] for each in behind} == {None}
        assert verdict.envelope is None
        assert verdict.records == ()


def test_nothing_is_said_of_a_signer_whose_signature_does_not_hold(month) -> None:
    verdict = received(month, patched(month, put(bag.SIGNATURE, b"")))
    assert verdict.facts[FactName.SIGNER_KNOWN] is None
    assert verdict.signer is None


def test_an_unreadable_envelope_leaves_the_unit_not_judged(month) -> None:
    verdict = received(month, resealed(month, put(pack.ENVELOPE, b"{}")))
    assert verdict.facts[FactName.SIGNER_KNOWN] is True
    assert verdict.facts[FactName.SIGNER_IS_UNIT] is None


def test_a_key_that_nobody_compared_cannot_bring_anything_in(month) -> None:
    ring = Keyring().add(Card.of(month.commune, "x"), date(2026, 7, 1), date(2028, 7, 1), compared=False)
    verdict = received(month, month.sealed.bag_bytes, ring=ring)
    assert outcome(verdict) == (["signer_compared"], ["bundle.signer_not_compared"])


def test_a_revoked_key_counts_by_the_day_of_receipt(month, sentences) -> None:
    ring = month.ring.revoke(month.commune.public, date(2026, 11, 3), "mất máy")
    blob = month.sealed.bag_bytes
    assert received(month, blob, date(2026, 11, 2), ring).may_be_taken_in
    assert outcome(received(month, blob, date(2026, 11, 3), ring)) == (["signer_in_force"], ["bundle.signer_revoked"])
    (sentence,) = sentences(received(month, blob, date(2026, 11, 3), ring).facts.problems)
    assert "thu hồi từ 03/11/2026 (mất máy)" in sentence


@pytest.mark.parametrize("day", [date(2026, 6, 30), date(2028, 7, 1)])
def test_a_key_out_of_its_days_does_not_count(day: date, month) -> None:
    verdict = received(month, month.sealed.bag_bytes, day)
    assert outcome(verdict) == (["signer_in_force"], ["bundle.signer_expired"])


def test_a_trusted_unit_cannot_speak_for_another(month, stranger) -> None:
    ring = month.ring.add(Card.of(stranger, "x"), date(2026, 7, 1), date(2028, 7, 1), compared=True)
    verdict = received(month, resealed(month, lambda _: None, signer=stranger), ring=ring)
    assert outcome(verdict) == (["signer_is_unit"], ["bundle.signer_of_other_unit"])
    assert verdict.judgement is None
    assert verdict.facts[FactName.CONTINUES] is None


def test_taking_in_twice_is_a_duplicate_and_an_older_one_a_fork(month) -> None:
    state = ChainState("tan-thanh").after(month.envelope, month.sealed.bundle_id)
    again = received(month, month.sealed.bag_bytes, chains={"tan-thanh": state})
    assert outcome(again) == (["fresh"], ["bundle.duplicate"])
    assert again.is_duplicate
    assert again.facts[FactName.CONTINUES] is None
    other = received(month, month.seal(clerk="c2").bag_bytes, chains={"tan-thanh": state})
    assert outcome(other) == (["continues"], ["bundle.fork"])
    assert (other.facts[FactName.FRESH], other.facts[FactName.CURRENT]) == (True, None)
    based = ChainState("tan-thanh").rebased(5, "a" * 64)
    assert outcome(received(month, month.sealed.bag_bytes, chains={"tan-thanh": based}))[1] == ["bundle.replay"]


def mutated_once(blob: bytearray, chance: random.Random) -> None:
    """Turn a bit, drop, double, exchange or move some bytes, or cut the end off."""
    at, other, length = chance.randrange(len(blob)), chance.randrange(len(blob)), chance.randrange(1, 40)
    piece = blob[other : other + length]
    changes = (
        (slice(at, at + 1), bytes([blob[at] ^ 1 << chance.randrange(8)])),
        (slice(at, at + 1), bytes([chance.randrange(256)])),
        (slice(at, at + length), b""),
        (slice(at, at), piece),
        (slice(at, at + len(piece)), piece),
        (slice(at + 1, None), b""),
    )
    where, what = chance.choice(changes)
    blob[where] = what


def mutations(blob: bytes, times: int, chance: random.Random) -> Iterator[bytes]:
    """Yield the blob changed in one to eight places."""
    for _ in range(times):
        changed = bytearray(blob)
        for _ in range(chance.choice((1, 1, 1, 2, 8))):
            mutated_once(changed, chance)
            if not changed:
                break
        if bytes(changed) != blob:
            yield bytes(changed)


def test_no_mutated_bundle_is_taken_in_and_none_raises(month) -> None:
    chance = random.Random(20_000)
    for blob in mutations(month.sealed.bag_bytes, 500, chance):
        assert not received(month, blob).facts.none_fails
    encrypted = pack.encrypt(month.sealed.bag_bytes, [month.office.recipient])
    for blob in mutations(encrypted, 100, chance):
        assert not received(month, blob).facts.none_fails


def test_a_signed_envelope_with_something_after_it_is_refused(month) -> None:
    """Found by the mutations: the reason was looked for with a parser that raised."""
    verdict = received(month, resealed(month, put(pack.ENVELOPE, canonical.document(month.envelope.as_json()) + b"x")))
    assert outcome(verdict) == (["readable"], ["bundle.json_not_canonical"])


def test_signed_but_mutated_payloads_never_raise(month) -> None:
    """A known unit may send nonsense too: what it signed is read or refused, and what reads is what was signed."""
    chance = random.Random(8785)
    for name in (pack.ENVELOPE, pack.RECORDS):
        content = container.read(month.sealed.bag_bytes)[name]
        for changed in mutations(content, 200, chance):
            verdict = received(month, resealed(month, put(name, changed)))
            if verdict.envelope is not None and name == pack.RECORDS:
                assert canonical.lines(verdict.records) == changed
