"""A commune and an office with fixed keys, and one sealed month: what every test of this room starts from."""

import dataclasses
import hashlib
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pyrage import x25519

from desktop_app.bundle import manifest, pack
from desktop_app.bundle.canonical import Record
from desktop_app.bundle.keyring import Card, Keyring
from desktop_app.bundle.keys import UnitKeys
from desktop_app.bundle.manifest import Envelope
from desktop_app.model.problems import Problem, Refused
from desktop_app.wording.messages import Messages

RECEIVED = date(2026, 11, 3)


@lru_cache
def keys_of(unit: str, serial: int = 1) -> UnitKeys:
    """Return keys whose signing half follows from the unit's name, so that signed bytes are the same each run."""
    seed = hashlib.sha256(f"{unit} {serial}".encode()).digest()
    return UnitKeys(unit, serial, Ed25519PrivateKey.from_private_bytes(seed), x25519.Identity.generate())


@dataclasses.dataclass(frozen=True)
class Month:
    """Everything about the sealed month of the sample."""

    commune: UnitKeys
    office: UnitKeys
    ring: Keyring
    records: tuple[Record, ...]
    envelope: Envelope
    sealed: pack.Sealed

    def envelope_with(self, **changes: object) -> Envelope:
        return dataclasses.replace(self.envelope, **changes)

    def seal(self, **changes: object) -> pack.Sealed:
        return pack.pack(self.envelope_with(**changes), self.records, None, self.commune)


def some_records(amounts: Sequence[int] = (2_838_000, 1_200_000)) -> tuple[Record, ...]:
    lines: list[Record] = [
        {"id": f"line-{number}", "kind": "payroll_line", "amount": str(amount), "name": f'Trần Thị "{number}" Ngọc'}
        for number, amount in enumerate(amounts)
    ]
    return (*lines, {"id": "duty-1", "kind": "duty", "minutes": 480, "tags": ["đêm", {"heavy": False}], "plan": None})


@pytest.fixture(scope="session")
def month() -> Month:
    commune, office = keys_of("tan-thanh"), keys_of("bac-ninh")
    ring = Keyring().add(Card.of(commune, "Xã Tân Thành"), date(2026, 7, 1), date(2028, 7, 1), compared=True)
    records = some_records()
    counts, totals = manifest.tally(records, ["payroll_line.amount"])
    envelope = Envelope(
        unit="tan-thanh",
        to_unit="bac-ninh",
        to=office.recipient,
        seq=1,
        prev=None,
        period="2026-10",
        revision=1,
        supersedes=None,
        created="2026-11-02T08:00:00+07:00",
        counts=counts,
        totals=totals,
        app_version="0.1.0",
        key_serial=1,
        audit_head="a" * 64,
        clerk="c1",
        clerk_role="police",
    )
    return Month(commune, office, ring, records, envelope, pack.pack(envelope, records, b"%PDF-1.7", commune))


@pytest.fixture(scope="session")
def stranger() -> UnitKeys:
    """Return keys that nobody trusts."""
    return keys_of("nguoi-la")


@pytest.fixture(scope="session")
def sentences() -> Callable[[Iterable[Problem]], list[str]]:
    """Return a function that writes problems as the clerk reads them; a missing code or value is a KeyError."""
    messages = Messages.load(Path(__file__).resolve().parents[2] / "resources" / "messages")
    return lambda problems: [messages.problem(problem) for problem in problems]


@pytest.fixture
def codes(sentences) -> Callable[[Callable[[], object]], list[str]]:
    """Return a function that gives the codes a call is refused with, each of which can be said in words."""

    def of(call: Callable[[], object]) -> list[str]:
        with pytest.raises(Refused) as caught:
            call()
        assert all(sentences(caught.value.problems))
        return [problem.code for problem in caught.value.problems]

    return of
