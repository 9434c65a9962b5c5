"""Rules go down from an office to a commune by the command line of both sides."""

import shutil
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop_app.services.office import Office
from tests.cli.conftest import Run
from tests.services import handing
from tests.services.handing import SCHEME

ATTEST = ("--attest", SCHEME, "Nguyễn Văn Đạt", "2026-11-01", "Nghị quyết 41/2026/NQ-HĐND")


@dataclass(frozen=True)
class Down:
    """Both sides with their keys exchanged, and a folder of rules."""

    run: Run
    office: Path
    rules: Path
    out: Path

    def pack(self, *words: object) -> Path:
        said = self.run("rules", "pack", "--from", self.rules, "--out", self.out, *words, "--json", folder=self.office)
        assert said.status == 0, said.err
        return Path(said.json["file"])


@pytest.fixture
def down(commune: Run, data: Path, tmp_path: Path, sample: Office) -> Down:
    office, out = tmp_path / "office", tmp_path / "usb"
    commune("init", "--office", "ca-bac-ninh", "--name", "Công an tỉnh Bắc Ninh", folder=office)
    card = tmp_path / "card.json"
    sheet = commune("key", "new", "--json", folder=office).json
    commune("key", "sheet", "--card", card, folder=office)
    assert commune("key", "trust", card, "--fingerprint", sheet["fingerprint"], folder=data).status == 0
    rules = handing.put(tmp_path / "rules", scheme=handing.a_scheme(sample), salary=handing.a_salary(sample))
    out.mkdir()
    return Down(commune, office, rules, out)


def test_down_and_in(down: Down) -> None:
    packed = down.run("rules", "pack", "--from", down.rules, "--out", down.out, *ATTEST, "--json", folder=down.office)
    assert packed.status == 0
    made = packed.json
    assert made.keys() == {"file", "id", "pack", "seq", "items", "unattested", "size"}
    assert made["items"] == [{"kind": "parameter", "name": "base_salary"}, {"kind": "scheme", "name": SCHEME}]
    assert (made["seq"], made["unattested"]) == (1, [])
    file = Path(made["file"])
    assert file == down.out / "QUY-DINH-ca-bac-ninh-s1.zip"
    seen = down.run("rules", "receive", file, "--dry-run", "--json")
    assert (seen.status, seen.json["taken"], seen.json["verified"]) == (0, False, True)
    assert set(seen.json["facts"].values()) == {True}
    assert seen.err.count("✓") == len(seen.json["facts"])
    salary, scheme = seen.json["items"]
    assert (salary["state"], scheme["state"], scheme["attested"]) == ("changed", "new", True)
    assert {
        "path": "value[2027-07-01].value",
        "before": None,
        "after": 2_700_000,
        "document": "Nghị định 99/2027/NĐ-CP",
    } in salary["changes"]
    assert down.run("rules", "list", "--json").json["rules"] == []
    taken = down.run("rules", "receive", file, "--json")
    assert (taken.status, taken.json["taken"]) == (0, True)
    kept = down.run("rules", "list", "--json").json["rules"]
    assert {(one["name"], one["origin"], one["pack"]) for one in kept} == {
        ("base_salary", "pack", made["id"]),
        (SCHEME, "pack", made["id"]),
    }
    known = {row["id"]: row for row in down.run("schemes", "--json").json["schemes"]}
    assert known[SCHEME]["payable"] is True
    assert down.run("check").status == 0


def test_a_second_time_changes_nothing_and_is_no_alarm(down: Down) -> None:
    file = down.pack(*ATTEST)
    down.run("rules", "receive", file)
    before = down.run("check", "--json").json["history"]
    again = down.run("rules", "receive", file, "--json")
    assert (again.status, again.json["taken"], again.json["duplicate"]) == (0, False, True)
    assert "✗" not in again.err
    assert "Gói đã nhận từ trước" in down.run("rules", "receive", file).out
    assert down.run("check", "--json").json["history"] == before


def test_the_differences_are_read_by_people(down: Down) -> None:
    said = down.run("rules", "verify", down.pack())
    assert said.status == 0
    assert "Thay đổi: mức Nhà nước «Lương cơ sở» (base_salary)" in said.out
    assert "    mức 01/07/2027 › mức: thêm 2.700.000 (Nghị định 99/2027/NĐ-CP)" in said.out
    assert "    mức 01/07/2026 › đến hết ngày: thêm 30/06/2027 (Nghị định 161/2026/NĐ-CP)" in said.out
    assert "Mới: chế độ «Bắc Ninh 2027»" in said.out
    assert "không ghi ai xác nhận" in said.err
    attested = down.run("rules", "verify", down.pack(*ATTEST))
    assert attested.status == 3  # the second number, before the first was taken in
    assert "    xác nhận: Nguyễn Văn Đạt, 01/11/2026, Nghị quyết 41/2026/NQ-HĐND" in attested.out
    assert "còn thiếu 1 gói trước: 1" in attested.err


def test_what_does_not_verify_ends_with_3_and_writes_nothing(down: Down, tmp_path: Path) -> None:
    file = down.pack()
    content = file.read_bytes()
    bad = tmp_path / "bad.zip"
    bad.write_bytes(content[:-1])
    for command in (("verify", bad), ("receive", bad, "--dry-run"), ("receive", bad)):
        said = down.run("rules", *command, "--json")
        assert said.status == 3
        assert said.codes == ["bundle.zip_broken"]
        assert said.json["items"] == []
        assert "✗" in said.err
    assert down.run("rules", "list", "--json").json["rules"] == []


def test_a_pack_is_looked_at_without_a_book(down: Down, tmp_path: Path) -> None:
    said = down.run("rules", "verify", down.pack(), "--json", folder=tmp_path / "nowhere")
    assert said.status == 3
    assert said.codes == ["bundle.signer_unknown"]
    assert said.json["facts"]["signature"] is True
    assert said.json["facts"]["usable"] is None
    own = down.run("rules", "verify", down.pack(), "--json", folder=down.office)
    assert (own.status, own.json["facts"]["signer_known"], own.json["facts"]["hands_down"]) == (0, True, None)


def test_an_office_signs_nothing_that_is_wrong_and_says_where(down: Down) -> None:
    handing.put(down.rules, broken="id = 'x'\nunheard_of = 1\n")
    said = down.run("rules", "pack", "--from", down.rules, "--out", down.out, "--json", folder=down.office)
    assert said.status == 1
    assert "rules.key_unknown" in said.codes
    assert "scheme/x.toml" in said.err
    assert list(down.out.iterdir()) == []


def test_what_an_office_and_a_commune_may_not_do(down: Down) -> None:
    file = down.pack()
    assert down.run("rules", "receive", file, "--json", folder=down.office).codes == ["book.of_receiving_office"]
    said = down.run("rules", "pack", "--from", down.rules, "--out", down.out, "--json")
    assert (said.status, said.codes) == (1, ["bundle.not_an_office"])
    wrong = ("--attest", SCHEME, "Đạt", "01/11/2026", "NQ")
    assert down.run("rules", "pack", "--out", down.out, *wrong, folder=down.office).status == 2
    nothing = down.run("rules", "pack", "--out", down.out, "--json", folder=down.office)
    assert nothing.codes == ["handing.nothing_chosen"]


def test_rules_in_force_are_handed_down_by_name(down: Down) -> None:
    named = ("--rule", "calendar", "2026", "--rule", "form", "mau_05")
    said = down.run("rules", "pack", *named, "--out", down.out, "--json", folder=down.office)
    assert [one["name"] for one in said.json["items"]] == ["2026", "mau_05"]
    seen = down.run("rules", "verify", said.json["file"], "--json")
    assert {item["state"] for item in seen.json["items"]} == {"same"}


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed")
@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not installed")
def test_public_tools_check_it_with_the_commune_s_own_list_of_keys(down: Down, tmp_path: Path) -> None:
    """As the README says it, word for word but for the days: ssh-keygen looks at the machine's clock."""
    with zipfile.ZipFile(down.pack()) as archive:
        archive.extractall(tmp_path / "open")
    bag = tmp_path / "open" / "bundle"
    assert down.run("key", "signers", "--out", tmp_path / "allowed_signers").status == 0
    lines = (tmp_path / "allowed_signers").read_text(encoding="utf-8")
    assert 'namespaces="xa-bundle-v1,xa-receipt-v1,xa-card-v1,xa-rules-v1"' in lines
    always = lines.replace('valid-after="20261102"', 'valid-after="20200101"')
    (tmp_path / "allowed_signers").write_text(always.replace('valid-before="20281102"', 'valid-before="21000101"'))
    listings = ["manifest-sha256.txt", "tagmanifest-sha256.txt"]
    subprocess.run(["sha256sum", "--check", "--strict", *listings], cwd=bag, check=True, capture_output=True)
    command = ["ssh-keygen", "-Y", "verify", "-f", str(tmp_path / "allowed_signers"), "-I", "ca-bac-ninh"]
    command += ["-n", "xa-rules-v1", "-s", "tagmanifest-sha256.txt.sig"]
    message = (bag / "tagmanifest-sha256.txt").read_bytes()
    assert subprocess.run(command, cwd=bag, input=message, check=False, capture_output=True).returncode == 0
    changed = message.replace(b"0", b"1")
    assert subprocess.run(command, cwd=bag, input=changed, check=False, capture_output=True).returncode != 0
