"""The bytes of a month hashed and signed with the same primitives, and nothing of a format around them."""

import hashlib
import json
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.benchmarks.measure import Work

PAYLOAD, RECORDS = "payload", "records.json"


def reference_bytes(folder: Path) -> Work:
    """Hash each file and sign all bytes; then hash each again and verify."""
    files = payload(folder)
    key = Ed25519PrivateKey.generate()
    return Work(lambda: through_bytes(files, key))


def payload(folder: Path) -> list[bytes]:
    """Return the files' contents."""
    return [file.read_bytes() for file in sorted((folder / PAYLOAD).iterdir())]


def through_bytes(files: list[bytes], key: Ed25519PrivateKey) -> list[bytes]:
    """Return the digests; raise InvalidSignature if it does not hold."""
    sealed = [hashlib.sha256(file).digest() for file in files]
    whole = b"".join(files)
    signature = key.sign(whole)
    found = [hashlib.sha256(file).digest() for file in files]
    key.public_key().verify(signature, whole)
    if found != sealed:
        raise RuntimeError(files)
    return found


def reference_records(folder: Path) -> Work:
    """Write the records as lines of JSON, hash and sign them; then hash, verify and parse every line."""
    records = json.loads((folder / RECORDS).read_text(encoding="utf-8"))
    key = Ed25519PrivateKey.generate()
    return Work(lambda: through_records(records, key))


def through_records(records: list[dict[str, Any]], key: Ed25519PrivateKey) -> list[dict[str, Any]]:
    """Return the records as parsed again; raise InvalidSignature if it does not hold."""
    lines = [json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")) for record in records]
    blob = "\n".join(lines).encode()
    sealed = hashlib.sha256(blob).digest()
    signature = key.sign(blob)
    found = hashlib.sha256(blob).digest()
    key.public_key().verify(signature, blob)
    if found != sealed:
        raise RuntimeError(blob)
    return [json.loads(line) for line in blob.splitlines()]
