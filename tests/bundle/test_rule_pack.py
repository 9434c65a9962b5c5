"""Each tampering with a rule pack, and which fact it breaks; public tools agree with what we write."""

import dataclasses
import hashlib
import os
import random
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from desktop_app.bundle import bag, canonical, keyring, pack, rule_pack
from desktop_app.bundle.chain import ChainState, Outcome
from desktop_app.bundle.keyring import Card, Keyring
from desktop_app.bundle.rule_manifest import in_order, packed
from desktop_app.bundle.rule_pack import Known, RulePackVerdict
from desktop_app.bundle.verdict import FactName
from desktop_app.model.law import RuleKind
from desktop_app.model.problems import Place, Problem, Refused
from tests.bundle.rule_packs import (
    RECEIVED,
    RULES,
    drop,
    flipped,
    manifest_of,
    patched,
    payload_of,
    put,
    resealed,
    swap,
    with_rule,
    write,
)


@pytest.fixture(scope="session")
def sealed(month) -> pack.Sealed:
    return write(month)


@pytest.fixture(scope="session")
def ring(month) -> Keyring:
    """The commune trusts its office and, for the sake of the argument, a neighbour."""
    office = Keyring().add(Card.of(month.office, "Công an tỉnh"), date(2026, 7, 1), date(2028, 7, 1), compared=True)
    return office.add(Card.of(month.commune, "Xã bên"), date(2026, 7, 1), date(2028, 7, 1), compared=True)


def reads_all(rules) -> None:
    """A program that knows every word but one."""
    wrong = [rule.item.path for rule in rules if "unheard_of" in rule.text]
    if wrong:
        raise Refused(Problem("rules.key_unknown", Place(wrong[0], column="unheard_of"), {"key": "unheard_of"}))


def received(ring: Keyring, blob: bytes, on: date = RECEIVED, state: ChainState | None = None) -> RulePackVerdict:
    known = Known(on, ring, "bac-ninh", state or ChainState("bac-ninh"), reads_all)
    return rule_pack.verify(blob, known)


def outcome(verdict: RulePackVerdict) -> tuple[list[str], list[str]]:
    failing = [fact.name.value for fact in verdict.facts.all if fact.holds is False]
    return failing, [problem.code for problem in verdict.facts.problems]


def test_a_whole_pack_has_every_fact_true(ring, sealed) -> None:
    verdict = received(ring, sealed.bag_bytes)
    assert verdict.may_be_taken_in
    assert set(verdict.facts.as_json()) == {name.value for name in rule_pack.ASKED}
    assert (verdict.manifest, verdict.digest, verdict.rules) == (manifest_of(), sealed.bundle_id, RULES)
    assert verdict.judgement is not None
    assert verdict.judgement.outcome is Outcome.ACCEPT
    assert not verdict.is_duplicate


def test_the_same_rules_give_the_same_bytes(month, sealed) -> None:
    assert write(month, in_order(tuple(reversed(RULES)))) == sealed
    assert rule_pack.file_name(manifest_of(seq=12, prev="a" * 64)) == "QUY-DINH-bac-ninh-s12.zip"


def test_bytes_of_this_version_never_change(sealed) -> None:
    """If this fails, old and new programs no longer write the same file for the same rules: raise the version."""
    assert (
        hashlib.sha256(sealed.bag_bytes).hexdigest()
        == "ed995abeb15f784aabff1e7c1184218c8cdceb1da345129797c1a3075401b9fe"
    )


def test_without_anything_of_ours_only_the_file_itself_is_judged(sealed) -> None:
    verdict = rule_pack.verify(sealed.bag_bytes, Known(RECEIVED))
    judged = {name for name, holds in verdict.facts.as_json().items() if holds}
    assert judged == {"opened", "container", "signature", "intact", "readable", "listed"}
    assert set(verdict.facts.as_json().values()) == {True, None}
    assert verdict.facts.none_fails
    assert not verdict.may_be_taken_in


SCHEME_PATH, MANIFEST = "data/rules/schemes/tinh-a-2027.toml", rule_pack.MANIFEST
TAMPERINGS: dict[str, tuple[Callable, str, str]] = {
    "a month's bundle": (
        lambda m, _: pack.encrypt(m.sealed.bag_bytes, [m.commune.recipient]),
        "opened",
        "rule_pack.not_a_pack",
    ),
    "nothing": (lambda _m, _p: b"", "opened", "rule_pack.not_a_pack"),
    "an opened month's bundle": (lambda m, _: m.sealed.bag_bytes, "container", "bundle.zip_name"),
    "cut short": (lambda _, p: p.bag_bytes[:-7], "container", "bundle.zip_broken"),
    "junk after the end": (lambda _, p: p.bag_bytes + b"\0", "container", "bundle.zip_not_canonical"),
    "a name that climbs out": (
        lambda _, p: patched(p, put("data/forms/../form.toml", b"")),
        "container",
        "bundle.zip_name",
    ),
    "a program beside the rules": (lambda _, p: patched(p, put("data/setup.exe", b"")), "container", "bundle.zip_name"),
    "no list": (lambda _, p: patched(p, drop(MANIFEST)), "container", "bundle.part_missing"),
    "no signature": (lambda _, p: patched(p, put(bag.SIGNATURE, b"")), "signature", "bundle.signature_broken"),
    "signed as a month": (
        lambda m, p: resealed(m, p, lambda _: None, namespace="xa-bundle-v1"),
        "signature",
        "bundle.signature_namespace",
    ),
    "manifest rewritten": (
        lambda _, p: patched(p, lambda e: e.update(bag.tag_files({MANIFEST: b"{}"}, manifest_of().label))),
        "signature",
        "bundle.signature_wrong",
    ),
    "a byte flipped": (lambda _, p: flipped(p.bag_bytes), "container", "bundle.zip_broken"),
    "a word changed": (
        lambda _, p: patched(p, swap(SCHEME_PATH, b"monthly", b"weekly ")),
        "intact",
        "bundle.part_changed",
    ),
    "an item dropped": (lambda _, p: patched(p, drop(SCHEME_PATH)), "intact", "bundle.part_changed"),
    "a file more": (lambda _, p: patched(p, put("data/holidays/2028.toml", b"")), "intact", "bundle.part_changed"),
    "a later version": (
        lambda m, p: resealed(m, p, swap(MANIFEST, b'"version":1', b'"version":2')),
        "readable",
        "rule_pack.format_unknown",
    ),
    "another format": (
        lambda m, p: resealed(m, p, swap(MANIFEST, b'"xa-rules"', b'"xa-bundle"')),
        "readable",
        "rule_pack.format_unknown",
    ),
    "a space in the list": (
        lambda m, p: resealed(m, p, swap(MANIFEST, b'"seq":1', b'"seq": 1')),
        "readable",
        "bundle.json_not_canonical",
    ),
    "an impossible field": (
        lambda m, p: resealed(m, p, swap(MANIFEST, b'"seq":1', b'"seq":0')),
        "readable",
        "bundle.field_wrong",
    ),
    "a label of another pack": (
        lambda m, p: (
            pack.seal(
                payload_of(p.bag_bytes), manifest_of(seq=2, prev="a" * 64).label, m.office, "xa-rules-v1"
            ).bag_bytes
        ),
        "readable",
        "bundle.part_changed",
    ),
    "a hidden character in a rule": (
        lambda m, p: resealed(m, p, put(SCHEME_PATH, "# đ\u200bêm\n".encode())),
        "readable",
        "bundle.text_forbidden",
    ),
    "a rule in another alphabet": (
        lambda m, p: resealed(m, p, put(SCHEME_PATH, "# đêm".encode("utf-16"))),
        "readable",
        "bundle.not_utf8",
    ),
    "a rule without end": (
        lambda m, p: resealed(m, p, put(SCHEME_PATH, b"#" * (rule_pack.MAX_TEXT + 1))),
        "readable",
        "rule_pack.text_long",
    ),
    "an item dropped and signed": (
        lambda m, p: resealed(m, p, drop(SCHEME_PATH)),
        "listed",
        "rule_pack.item_missing",
    ),
    "a file more and signed": (
        lambda m, p: resealed(m, p, put("data/holidays/2028.toml", b"year = 2028\n")),
        "listed",
        "rule_pack.item_unlisted",
    ),
    "a word changed and signed": (
        lambda m, p: resealed(m, p, swap(SCHEME_PATH, b"monthly", b"weekly")),
        "listed",
        "rule_pack.item_differs",
    ),
    "a stranger's key": (
        lambda m, p: resealed(m, p, lambda _: None, signer=m.stranger),
        "signer_known",
        "bundle.signer_unknown",
    ),
    "a neighbour's key in the office's name": (
        lambda m, p: resealed(m, p, lambda _: None, signer=m.commune),
        "signer_is_unit",
        "bundle.signer_of_other_unit",
    ),
    "a neighbour hands down": (
        lambda m, _: rule_pack.write(manifest_of(unit="tan-thanh"), RULES, m.commune).bag_bytes,
        "hands_down",
        "rule_pack.other_office",
    ),
    "an unknown word": (
        lambda m, _: with_rule(m, packed(RuleKind.SCHEME, "tinh-a-2027", "unheard_of = 1\n")),
        "usable",
        "rules.key_unknown",
    ),
    "numbers missing": (lambda m, _: write(m, seq=3, prev="a" * 64).bag_bytes, "continues", "bundle.gap"),
}


@dataclasses.dataclass(frozen=True)
class Hands:
    """Whose keys the tamperings may use."""

    sealed: pack.Sealed
    commune: object
    office: object
    stranger: object


@pytest.fixture(scope="session")
def hands(month, stranger) -> Hands:
    return Hands(month.sealed, month.commune, month.office, stranger)


@pytest.mark.parametrize("name", TAMPERINGS)
def test_a_tampering_breaks_one_fact_and_nothing_behind_it_is_true(name: str, hands, ring, sealed, sentences) -> None:
    make, fact, code = TAMPERINGS[name]
    verdict = received(ring, make(hands, sealed))
    assert outcome(verdict) == ([fact], [code])
    assert sentences(verdict.facts.problems)
    assert not verdict.may_be_taken_in
    assert not verdict.is_duplicate
    holds = verdict.facts.as_json()
    parsed_after = ["opened", "container", "signature", "intact", "readable"]
    if fact in parsed_after:
        assert {
            holds[each] for each in [*parsed_after[parsed_after.index(fact) + 1 :], "listed", "usable", "fresh"]
        } == {None}
        assert verdict.manifest is None
    if fact not in {"usable", "continues"}:
        assert holds["usable"] is None
    if fact not in {"usable", "continues", "hands_down", "signer_known", "signer_is_unit"}:
        assert verdict.rules == ()


def test_a_revoked_key_counts_by_the_day_of_receipt(month, ring, sealed, sentences) -> None:
    revoked = ring.revoke(month.office.public, RECEIVED, "mất máy")
    assert received(revoked, sealed.bag_bytes, date(2026, 12, 19)).may_be_taken_in
    verdict = received(revoked, sealed.bag_bytes)
    assert outcome(verdict) == (["signer_in_force"], ["bundle.signer_revoked"])
    assert month.office.public.fingerprint in sentences(verdict.facts.problems)[0]
    assert verdict.facts[FactName.USABLE] is None


def test_a_key_that_nobody_compared_or_out_of_its_days_brings_nothing_in(month, sealed) -> None:
    ring = Keyring().add(Card.of(month.office, "x"), date(2026, 7, 1), date(2028, 7, 1), compared=False)
    assert outcome(received(ring, sealed.bag_bytes))[1] == ["bundle.signer_not_compared"]
    compared = ring.compare(month.office.public, date(2026, 7, 1))
    assert outcome(received(compared, sealed.bag_bytes, date(2028, 7, 1)))[1] == ["bundle.signer_expired"]


def test_packs_follow_each_other(month, ring, sealed) -> None:
    """The next one continues, the same is a duplicate, another of its number a fork, an older one a replay."""
    first = dataclasses.replace(ChainState("bac-ninh"), last_seq=1, head=sealed.bundle_id, seen={sealed.bundle_id: 1})
    again = received(ring, sealed.bag_bytes, state=first)
    assert outcome(again) == (["fresh"], ["bundle.duplicate"])
    assert again.is_duplicate
    following = write(month, seq=2, prev=sealed.bundle_id)
    assert received(ring, following.bag_bytes, state=first).may_be_taken_in
    astray = write(month, seq=2, prev="b" * 64)
    assert outcome(received(ring, astray.bag_bytes, state=first)) == (["continues"], ["bundle.not_continued"])
    other = write(month, note="khác")
    assert outcome(received(ring, other.bag_bytes, state=first)) == (["continues"], ["bundle.fork"])
    late = ChainState("bac-ninh").rebased(5, "a" * 64)
    assert outcome(received(ring, sealed.bag_bytes, state=late)) == (["fresh"], ["bundle.replay"])


def test_what_may_not_be_written(month, stranger, codes) -> None:
    def writing(manifest, rules=RULES, signer=month.office):
        return codes(lambda: rule_pack.write(manifest, rules, signer))

    assert writing(manifest_of(), signer=stranger) == ["bundle.signer_other_unit"]
    assert writing(manifest_of(key_serial=2)) == ["bundle.signer_other_unit"]
    assert writing(manifest_of(seq=0)) == ["bundle.field_wrong"]
    assert writing(manifest_of(), RULES[1:]) == ["rule_pack.item_missing"]
    windows = packed(RuleKind.CALENDAR, "2027", "year = 2027\r\n")
    assert writing(manifest_of((windows,)), (windows,)) == ["bundle.text_forbidden"]


def test_the_largest_pack_still_opens(month, ring) -> None:
    rules = in_order([packed(RuleKind.FORM, f"mau_{number}", "a = 1\n", "b = 2\n") for number in range(240)])
    assert received(ring, write(month, rules).bag_bytes).rules == rules


def test_no_mutated_pack_is_taken_in_and_none_raises(ring, sealed) -> None:
    from tests.bundle.test_verify import mutations

    for blob in mutations(sealed.bag_bytes, 400, random.Random(41)):
        assert not received(ring, blob).facts.none_fails


def test_a_signed_but_mutated_list_never_raises(month, ring, sealed) -> None:
    from tests.bundle.test_verify import mutations

    content = payload_of(sealed.bag_bytes)[MANIFEST]
    for changed in mutations(content, 300, random.Random(42)):
        verdict = received(ring, resealed(month, sealed, put(MANIFEST, changed)))
        if verdict.manifest is not None:
            assert canonical.document(verdict.manifest.as_json()) == changed


@pytest.fixture
def unpacked(sealed, tmp_path: Path) -> Path:
    """Return the folder of the bag, taken out of the container by Python's own zip reader."""
    with zipfile.ZipFile(BytesIO(sealed.bag_bytes)) as archive:
        archive.extractall(tmp_path)
    return tmp_path / "bundle"


def test_bagit_py_agrees(unpacked: Path) -> None:
    bagit = pytest.importorskip("bagit")
    assert bagit.Bag(str(unpacked)).is_valid()
    command = [sys.executable, "-m", "bagit", "--validate", str(unpacked)]
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
    assert subprocess.run(command, check=False, capture_output=True, env=environment).returncode == 0
    (unpacked / SCHEME_PATH).write_bytes(b"\n")
    assert subprocess.run(command, check=False, capture_output=True, env=environment).returncode == 1


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not installed")
def test_sha256sum_agrees(unpacked: Path) -> None:
    command = ["sha256sum", "--check", "--strict", bag.MANIFEST, bag.TAG_MANIFEST]
    subprocess.run(command, cwd=unpacked, check=True, capture_output=True)
    (unpacked / SCHEME_PATH).write_bytes(b"\n")
    assert subprocess.run(command, cwd=unpacked, check=False, capture_output=True).returncode == 1


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed")
def test_ssh_keygen_agrees_and_lets_only_the_office_hand_down(month, unpacked: Path) -> None:
    from tests.bundle.test_pack import ssh_verify

    def checked(signers: str, unit: str = "bac-ninh", namespace: str = "xa-rules-v1") -> bool:
        return ssh_verify(unpacked, signers, namespace=namespace, unit=unit) == 0

    ring = Keyring().add(Card.of(month.office, "x"), date(2020, 1, 1), date(2100, 1, 1), compared=True)
    signers = keyring.allowed_signers(ring, rules_from="bac-ninh")
    assert checked(signers)
    assert not checked(signers, namespace="xa-bundle-v1")
    assert not checked(signers, unit="tan-thanh")
    assert not checked(keyring.allowed_signers(ring))
    assert not checked(keyring.allowed_signers(ring.revoke(month.office.public, date(2021, 1, 1), ""), "bac-ninh"))
    (unpacked / bag.TAG_MANIFEST).write_bytes(b"")
    assert not checked(signers)
