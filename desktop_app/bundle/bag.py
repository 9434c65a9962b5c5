"""A BagIt 1.0 bag (RFC 8493) as a mapping of names to bytes.

Nothing of the tag files is parsed when a bag is read: each follows from the payload and its label, so it is written
anew and compared. ``sha256sum -c``, ``bagit.py --validate`` and ``ssh-keygen -Y verify`` read the same files.
"""

import hashlib
from collections.abc import Container, Mapping
from dataclasses import dataclass

from desktop_app.model.problems import Problem, Refused

DECLARATION = "bagit.txt"
INFO = "bag-info.txt"
MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
SIGNATURE = "tagmanifest-sha256.txt.sig"
TAG_FILES = frozenset({DECLARATION, INFO, MANIFEST, TAG_MANIFEST, SIGNATURE})
_DECLARATION_TEXT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


@dataclass(frozen=True, slots=True)
class Label:
    """What ``bag-info.txt`` says, so that a person can tell bags apart without our program."""

    organisation: str
    """The sending unit's code."""
    identifier: str
    """``unit/period/seq`` of a bundle, ``office/receipt/seq`` of a receipt."""
    day: str
    """ISO date of sealing."""


def tag_files(payload: Mapping[str, bytes], label: Label) -> dict[str, bytes]:
    """Return the four unsigned tag files of the payload."""
    tags = {DECLARATION: _DECLARATION_TEXT, INFO: info(payload, label), MANIFEST: _manifest(payload)}
    return {**tags, TAG_MANIFEST: _manifest(tags)}


def bag_id(entries: Mapping[str, bytes]) -> str:
    """Return the SHA-256 of the tag manifest, in hexadecimal: the name of the bag in chains and receipts."""
    return hashlib.sha256(entries[TAG_MANIFEST]).hexdigest()


def info(payload: Mapping[str, bytes], label: Label) -> bytes:
    """Return ``bag-info.txt``: nothing in it that the payload or the label does not say."""
    oxum = f"{sum(map(len, payload.values()))}.{len(payload)}"
    fields = {
        "Source-Organization": label.organisation,
        "External-Identifier": label.identifier,
        "Bagging-Date": label.day,
        "Payload-Oxum": oxum,
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items()).encode()


def payload_of(entries: Mapping[str, bytes], required: frozenset[str], optional: Container[str]) -> dict[str, bytes]:
    """Return the payload; Refused, with the names, where a file is missing or is not one of this kind of bag."""
    wanted = TAG_FILES | required
    if missing := sorted(wanted - entries.keys()):
        raise Refused(Problem("bundle.part_missing", values={"names": missing}))
    if extra := sorted(name for name in entries.keys() - wanted if name not in optional):
        raise Refused(Problem("bundle.part_unexpected", values={"names": extra}))
    return {name: content for name, content in entries.items() if name not in TAG_FILES}


def check_manifests(entries: Mapping[str, bytes], payload: Mapping[str, bytes]) -> None:
    """Refuse a bag of which any file differs from what the manifests say."""
    if entries[DECLARATION] != _DECLARATION_TEXT:
        raise Refused(Problem("bundle.part_changed", values={"name": DECLARATION}))
    tags = {name: entries[name] for name in (DECLARATION, INFO, MANIFEST)}
    for listing, files in ((TAG_MANIFEST, tags), (MANIFEST, payload)):
        if entries[listing] != (ours := _manifest(files)):
            raise Refused(Problem("bundle.part_changed", values={"name": _changed(entries[listing], ours, listing)}))


def _manifest(files: Mapping[str, bytes]) -> bytes:
    rows = [f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)]
    return "".join(rows).encode()


def _changed(theirs: bytes, ours: bytes, listing: str) -> str:
    """Return the first file whose line is not in the manifest as it came, else the manifest's own name."""
    known = set(theirs.split(b"\n"))
    for row in ours.split(b"\n"):
        if row not in known:
            return row.split(b"  ")[1].decode()
    return listing
