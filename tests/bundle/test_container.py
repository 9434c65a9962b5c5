"""Only the bytes we would have written ourselves are opened."""

import io
import random
import stat
import struct
import zipfile
from collections.abc import Callable

import pytest

from desktop_app.bundle import container
from desktop_app.model.problems import Refused

ENTRIES = {
    "bagit.txt": b"a",
    "bag-info.txt": b"b",
    "manifest-sha256.txt": b"c",
    "tagmanifest-sha256.txt": b"d",
    "data/records.ndjson": "Tổ bảo vệ".encode() * 50,
}


def raw_zip(change: Callable[[zipfile.ZipFile], None], *, drop: int = 1) -> bytes:
    """Return a zip of the usual entries but the last few, to which the change adds what it likes."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in sorted(ENTRIES.items())[: len(ENTRIES) - drop]:
            archive.writestr(container._header("bundle/" + name), content)
        change(archive)
    return whole.getvalue()


def named(name: str, content: bytes = b"x") -> bytes:
    return raw_zip(lambda archive: archive.writestr(container._header(name), content))


def linked() -> bytes:
    header = container._header("bundle/data/link.txt")
    header.external_attr = (stat.S_IFLNK | 0o777) << 16
    return raw_zip(lambda archive: archive.writestr(header, b"/etc/passwd"))


def compressed() -> bytes:
    header = container._header("bundle/data/bomb.txt")
    return raw_zip(lambda archive: archive.writestr(header, b"0" * 10_000_000, zipfile.ZIP_DEFLATED))


def with_comment() -> bytes:
    def comment(archive: zipfile.ZipFile) -> None:
        archive.comment = b"note"

    return raw_zip(comment, drop=0)


def with_extra_field() -> bytes:
    header = container._header("bundle/data/x.txt")
    header.extra = struct.pack("<HH4s", 0xCAFE, 4, b"abcd")
    return raw_zip(lambda archive: archive.writestr(header, b"x"))


def with_flag(bit: int) -> bytes:
    blob = bytearray(container.write(ENTRIES))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = blob.index(signature)
        blob[at + offset] |= bit
    return bytes(blob)


def twice() -> bytes:
    with pytest.warns(UserWarning, match="Duplicate name"):
        return named("bundle/bagit.txt", b"other")


def overlapping() -> bytes:
    """Return a zip whose every central entry claims nearly the whole file."""
    blob = bytearray(container.write(ENTRIES))
    at = blob.find(b"PK\x01\x02")
    while at != -1:
        struct.pack_into("<II", blob, at + 20, len(blob) - 100, len(blob) - 100)
        at = blob.find(b"PK\x01\x02", at + 4)
    return bytes(blob)


def other_order() -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name in sorted(ENTRIES, reverse=True):
            archive.writestr(container._header("bundle/" + name), ENTRIES[name])
    return whole.getvalue()


def later_date() -> bytes:
    header = container._header("bundle/data/x.txt")
    header.date_time = (2026, 11, 3, 8, 0, 0)
    return raw_zip(lambda archive: archive.writestr(header, b"x"))


ATTACKS = {
    "deflate bomb": (compressed, "bundle.zip_not_stored"),
    "traversal": (lambda: named("bundle/../evil.txt"), "bundle.zip_name"),
    "absolute": (lambda: named("/etc/evil.txt"), "bundle.zip_name"),
    "drive": (lambda: named("C:/evil.txt"), "bundle.zip_name"),
    "backslash": (lambda: named("bundle\\evil.txt"), "bundle.zip_name"),
    "other folder": (lambda: named("other/evil.txt"), "bundle.zip_name"),
    "folder entry": (lambda: named("bundle/data/"), "bundle.zip_name"),
    "case collision": (lambda: named("bundle/BAGIT.txt"), "bundle.zip_name"),
    "device name without suffix": (lambda: named("bundle/con"), "bundle.zip_name"),
    "decomposed letters": (lambda: named("bundle/e\u0301.txt"), "bundle.zip_name"),
    "direction mark": (lambda: named("bundle/\u202etxt.exe"), "bundle.zip_name"),
    "trailing newline": (lambda: named("bundle/x.txt\n"), "bundle.zip_name"),
    "symlink": (linked, "bundle.zip_not_canonical"),
    "duplicate": (twice, "bundle.zip_name_twice"),
    "prepended": (lambda: b"PK\x03\x04junk" + container.write(ENTRIES), "bundle.zip_not_canonical"),
    "appended": (lambda: container.write(ENTRIES) + b"junk", "bundle.zip_not_canonical"),
    "comment": (with_comment, "bundle.zip_not_canonical"),
    "extra field": (with_extra_field, "bundle.zip_not_canonical"),
    "other order": (other_order, "bundle.zip_not_canonical"),
    "other date": (later_date, "bundle.zip_not_canonical"),
    "encrypted flag": (lambda: with_flag(1), "bundle.zip_not_stored"),
    "streamed flag": (lambda: with_flag(8), "bundle.zip_not_stored"),
    "overlapping": (overlapping, "bundle.zip_overlap"),
    "too few": (lambda: raw_zip(lambda _: None, drop=2), "bundle.zip_entries"),
    "too many": (
        lambda: container.write({**ENTRIES, **{f"data/x{n}.txt": b"" for n in range(20)}}),
        "bundle.zip_entries",
    ),
    "empty": (lambda: b"", "bundle.zip_broken"),
    "cut": (lambda: container.write(ENTRIES)[:-30], "bundle.zip_broken"),
    "no zip": (lambda: b"PK\x03\x04" + b"0" * 500, "bundle.zip_broken"),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_refused(name: str, codes) -> None:
    make, code = ATTACKS[name]
    blob = make()
    assert codes(lambda: container.read(blob)) == [code]


def test_a_name_with_nul_is_refused() -> None:
    """Python's zipfile cuts such a name; what it leaves is not what we would have written."""
    blob = container.write({**ENTRIES, "data/xyz.txt": b"x"}).replace(b"data/xyz.txt", b"data/x.t\x00xt")
    with pytest.raises(Refused):
        container.read(blob)


def test_the_same_entries_give_the_same_bytes_in_any_order() -> None:
    blob = container.write(ENTRIES)
    assert container.write(dict(reversed(ENTRIES.items()))) == blob
    assert container.read(blob) == ENTRIES


def test_too_large_is_refused_both_ways(codes, monkeypatch: pytest.MonkeyPatch) -> None:
    blob = container.write(ENTRIES)
    monkeypatch.setattr(container, "MAX_BYTES", 100)
    assert codes(lambda: container.read(blob)) == ["bundle.too_large"]
    assert codes(lambda: container.write(ENTRIES)) == ["bundle.too_large"]


def test_no_single_changed_byte_goes_unnoticed() -> None:
    """A changed byte is refused, or is in the content of an entry, which the manifests then find."""
    blob = container.write(ENTRIES)
    chance = random.Random(8493)
    for _ in range(400):
        at = chance.randrange(len(blob))
        changed = bytearray(blob)
        changed[at] ^= 1 << chance.randrange(8)
        try:
            entries = container.read(bytes(changed))
        except Refused:
            continue
        assert entries != ENTRIES
