"""A tampered or impossible pack is told by one fact, with file, line or key, and changes nothing in the book."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeAlias

import pytest

from desktop_app.bundle import keys, rule_pack
from desktop_app.bundle.rule_manifest import packed
from desktop_app.model.law import RuleKind
from desktop_app.model.problems import Problem
from desktop_app.services import keeping_keys
from desktop_app.services.handing_down_rules import SignedRulePack
from desktop_app.services.office import Office
from desktop_app.services.receiving_rules import inspect_rule_pack, take_in_rule_pack
from tests.services import handing
from tests.services.handing import SCHEME, SIGNED, Entries, Pair, repacked, written

RefusedBy = Callable[[Office, Callable[[], object]], list[str]]
Tampering: TypeAlias = Callable[[Pair, bytes], bytes]


@pytest.fixture
def made(pair: Pair, handed: Path) -> SignedRulePack:
    return pair.make(handed)


def sentences(office: Office, problems: tuple[Problem, ...]) -> list[str]:
    return [office.messages.problem(problem) for problem in problems]


def flipped(content: bytes) -> bytes:
    at = len(content) // 2
    return content[:at] + bytes([content[at] ^ 4]) + content[at + 1 :]


def of_version_7(entries: Entries) -> None:
    """Let the list say that it is of a version nobody knows yet."""
    entries[rule_pack.MANIFEST] = entries[rule_pack.MANIFEST].replace(b'"version":1', b'"version":7')


def one_rule(kind: RuleKind, name: str, text: Callable[[Pair], str] | str, **parts: object) -> Tampering:
    """Return how the office's key would sign one rule without asking its program first."""
    return lambda p, c: written(p, c, [packed(kind, name, text if isinstance(text, str) else text(p), **parts)])


def by_other_key(_pair: Pair, content: bytes) -> bytes:
    """Return the pack signed by another key in the office's name."""
    found = rule_pack.verify(content, rule_pack.Known(date(2026, 11, 2)))
    assert found.manifest is not None
    return rule_pack.write(found.manifest, found.rules, keys.make("ca-bac-ninh")).bag_bytes


def revoked(pair: Pair, content: bytes) -> bytes:
    """Let the commune revoke the office's key; the pack itself is whole."""
    (known,) = keeping_keys.list_trusted(pair.commune)
    keeping_keys.revoke(pair.commune, known.card.signing, date(2026, 11, 2), "mất máy")
    return content


@pytest.fixture
def keyring_kept(pair: Pair) -> Iterator[None]:
    """Put the commune's keyring back, for its folder is shared by the tests of this run."""
    file = pair.commune.paths.keys / "keyring.json"
    before = file.read_bytes()
    yield
    file.write_bytes(before)


PARAMETER = "data/rules/parameters/base_salary.toml"
TAMPERINGS: dict[str, tuple[Callable[[Pair, bytes], bytes], str, str]] = {
    "a byte flipped": (lambda _, c: flipped(c), "container", "bundle.zip_broken"),
    "an item dropped": (
        lambda p, c: repacked(p, c, lambda e: e.pop(PARAMETER)),
        "listed",
        "rule_pack.item_missing",
    ),
    "a file more": (
        lambda p, c: repacked(p, c, lambda e: e.update({"data/holidays/2028.toml": b"year = 2028\n"})),
        "listed",
        "rule_pack.item_unlisted",
    ),
    "another key": (by_other_key, "signer_known", "bundle.signer_unknown"),
    "a revoked key": (revoked, "signer_in_force", "bundle.signer_revoked"),
    "an unknown format": (
        lambda p, c: repacked(
            p, c, lambda e: e.update({k: v.replace(b'"version":1', b'"version":7') for k, v in e.items()})
        ),
        "readable",
        "rule_pack.format_unknown",
    ),
    "a number too far": (lambda p, c: written(p, c, seq=3, prev="a" * 64), "continues", "bundle.gap"),
    "an unknown word": (
        one_rule(RuleKind.SCHEME, SCHEME, lambda p: handing.a_scheme(p.office, unheard_of=1)),
        "usable",
        "rules.key_unknown",
    ),
    "half a figure": (
        one_rule(RuleKind.PARAMETER, "base_salary", 'code = "base_salary"\nunit = "share"\n'),
        "usable",
        "rules.key_missing",
    ),
    "another's name": (
        one_rule(RuleKind.PARAMETER, "base_salary", lambda p: handing.a_salary(p.office, code="other")),
        "usable",
        "rules.kept_under_other_name",
    ),
    "no TOML": (one_rule(RuleKind.CALENDAR, "2027", "year = \n"), "usable", "rules.not_toml"),
    "brackets too deep": (
        one_rule(RuleKind.CALENDAR, "2027", f"year = {'[' * 99}{']' * 99}\n"),
        "usable",
        "handing.unreadable",
    ),
    "a number without end": (
        one_rule(RuleKind.CALENDAR, "2027", f"year = {'9' * 9999}\n"),
        "usable",
        "handing.unreadable",
    ),
    "a form that does not load": (
        one_rule(RuleKind.FORM, "mau_05", 'code = "mau_05"\n'),
        "usable",
        "printing.key_missing",
    ),
    "a form with a letter no face has": (
        one_rule(RuleKind.FORM, "mau_05", lambda p: with_letter(p, "\u0e01")),
        "usable",
        "printing.glyph_missing",
    ),
    "a form that its own data do not fit": (
        one_rule(RuleKind.FORM, "mau_05", lambda p: with_letter(p, ""), sample="unheard_of = 1\n"),
        "usable",
        "printing.key_unknown",
    ),
    "a draft that somebody attested": (
        one_rule(RuleKind.SCHEME, SCHEME, lambda p: handing.a_scheme(p.office, status="draft"), attestation=SIGNED),
        "usable",
        "rule.attest_not_adopted",
    ),
    "a scheme attested before the law": (
        one_rule(
            RuleKind.SCHEME,
            SCHEME,
            lambda p: handing.a_scheme(p.office),
            attestation=replace(SIGNED, on=date(2023, 11, 27)),
        ),
        "usable",
        "rule.attest_too_early",
    ),
}


def with_letter(pair: Pair, letter: str) -> str:
    text = (pair.office.paths.forms / "mau_05" / "form.toml").read_text(encoding="utf-8")
    assert "DANH SÁCH" in text
    return text.replace("DANH SÁCH", f"DANH SÁCH {letter}", 1)


@pytest.mark.usefixtures("keyring_kept")
@pytest.mark.parametrize("name", TAMPERINGS)
def test_a_tampering_is_told_and_changes_nothing_at_all(
    name: str, pair: Pair, made: SignedRulePack, refused: RefusedBy
) -> None:
    make, fact, code = TAMPERINGS[name]
    content = make(pair, made.content)
    commune = pair.commune
    before = commune.rulebook.digest
    found = inspect_rule_pack(commune, content)
    failing = [name for name, holds in found.verdict.facts.as_json().items() if holds is False]
    assert failing == [fact]
    assert code in {problem.code for problem in found.problems}
    assert not found.verified
    assert (found.items == ()) is (fact != "continues")
    told = sentences(commune, found.problems)
    assert all(told)
    assert code in refused(commune, lambda: take_in_rule_pack(commune, content))
    assert commune.book.rule_texts() == ()
    assert commune.book.received_rule_packs() == ()
    assert commune.rulebook.digest == before


def test_where_it_is_wrong_is_said(pair: Pair, made: SignedRulePack) -> None:
    rules = [packed(RuleKind.SCHEME, SCHEME, handing.a_scheme(pair.office, unheard_of=1))]
    found = inspect_rule_pack(pair.commune, written(pair, made.content, rules))
    (sentence,) = sentences(pair.commune, found.problems)
    assert f"scheme/{SCHEME}.toml" in sentence
    assert "unheard_of" in sentence
    broken = [packed(RuleKind.CALENDAR, "2027", "year = 2027\nnote = \n")]
    (line,) = sentences(pair.commune, inspect_rule_pack(pair.commune, written(pair, made.content, broken)).problems)
    assert "calendar/2027.toml" in line
    assert "2" in line
