"""The sample month made twice and opened by public tools: each test of a tool runs where it is installed."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from desktop_app import app
from desktop_app.services.demonstrating import Demonstration, demonstrate, fill_sample
from desktop_app.services.office import Office
from tests.printing.paper import read

STEPS = [
    "commune", "import", "decision", "duty", "close", "print", "workbooks", "keys", "seal", "receive", "receipt",
]  # fmt: skip


def make(folder: Path, tell: Callable[[str], None] = lambda _: None) -> Demonstration:
    return demonstrate(folder, lambda paths, clock: app.workplace(paths, clock, "Cán bộ mẫu"), tell)


def one_line(pdf: Path) -> str:
    """Return the words of a paper, set apart by one space."""
    return " ".join(" ".join(row.text for page in read(pdf.read_bytes()) for row in page.rows).split())


@pytest.fixture(scope="module")
def told() -> list[str]:
    return []


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, told: list[str]) -> Demonstration:
    return make(tmp_path_factory.mktemp("demo"), told.append)


def test_everything_was_made(made: Demonstration, told: list[str]) -> None:
    assert told == STEPS
    names = [path.name for path in made.files]
    assert len(made.files) == len(set(made.files))
    assert all(path.is_file() for path in made.files)
    assert len([name for name in names if name.endswith(".pdf")]) == 16
    assert {"bang-thanh-toan-2026-10.xlsx", "bang-cham-cong-2026-10.xlsx", "allowed_signers"} <= set(names)
    assert Path(str(made.bundle["file"])) in made.files
    for pdf in (path for path in made.files if path.suffix == ".pdf"):
        assert pdf.read_bytes().startswith(b"%PDF")


def test_every_fact_is_true(made: Demonstration) -> None:
    assert made.verdict
    assert set(made.verdict.values()) == {True}
    assert made.receipt
    assert set(made.receipt.values()) == {True}


def test_each_number_has_one_text_and_a_decision_for_one_team_names_it(made: Demonstration) -> None:
    words = {path.stem: one_line(path) for path in made.files if path.stem.startswith("mau-08-")}
    numbers = {stem: re.findall(r"Số: (\d+)/QĐ-UBND", text) for stem, text in words.items()}
    assert numbers == {
        "mau-08-quyet-dinh-thanh-lap": ["41"],
        "mau-08-quyet-dinh-cong-nhan": ["42"],
        "mau-08-quyet-dinh-cho-thoi": ["43"],
        "mau-08-quyet-dinh-cong-nhan-mot-to": ["44"],
    }
    for stem, ending in (
        ("mau-08-quyet-dinh-cho-thoi", "lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở"),
        ("mau-08-quyet-dinh-cong-nhan-mot-to", "Tổ bảo vệ an ninh, trật tự thôn Đông"),
    ):
        about = re.search(r"Về việc (.*?) CHỦ TỊCH", words[stem])
        assert about
        assert about[1].endswith(ending)


def test_the_submission_is_older_than_its_decision_and_bears_what_it_is_cited_by(made: Demonstration) -> None:
    words = {path.stem: one_line(path) for path in made.files if path.suffix == ".pdf"}
    assert "tại Tờ trình số 06/TTr-CAX ngày 25 tháng 9 năm 2026" in words["mau-08-quyet-dinh-cong-nhan"]
    submission = words["to-trinh-de-nghi-cong-nhan"]
    assert "Số: 06/TTr-CAX Tân Thành, ngày 25 tháng 9 năm 2026" in submission
    assert "xét tuyển Tổ viên ngày 22 tháng 9 năm 2026" in submission
    for stem in ("mau-05-danh-sach-to-vien", "mau-06-danh-sach-to-truong-to-pho"):
        assert words[stem].count("ngày 25 tháng 9 năm 2026") == 2


def test_totals_are_those_of_the_sample(made: Demonstration, office: Office) -> None:
    from desktop_app.model.periods import Month
    from desktop_app.services.closing_months import compute_month

    sheet = compute_month(office, Month(2026, 10))
    assert made.totals["members"] == 47
    assert made.totals["cash_total"] == sheet.cash > 0
    assert made.totals["insurance_total"] == sheet.insurance > 0
    assert made.totals["total"] == sheet.cash + sheet.insurance
    assert {code.value: made.totals[code.value] for code in sheet.codes} == {
        c.value: sheet.total(c) for c in sheet.codes
    }


def test_a_second_time_replaces_the_first_and_comes_to_the_same(made: Demonstration) -> None:
    again = make(made.folder)
    assert again.totals == made.totals
    assert {path.name for path in again.files} == {path.name for path in made.files}
    assert set(again.verdict.values()) == {True}
    made.bundle = again.bundle


def test_somebody_elses_book_is_not_replaced(tmp_path: Path, refusal) -> None:
    (tmp_path / "commune").mkdir()
    (tmp_path / "commune" / "so-antt.db").write_bytes(b"mine")
    assert refusal(lambda: make(tmp_path)) == ["demo.folder_not_empty"]
    assert (tmp_path / "commune" / "so-antt.db").read_bytes() == b"mine"


def test_a_folder_that_cannot_be_made(tmp_path: Path, refusal) -> None:
    (tmp_path / "f").write_text("")
    assert refusal(lambda: make(tmp_path / "f")) == ["file.not_written"]


def test_the_sample_fills_a_book(empty_office: Office) -> None:
    month = fill_sample(empty_office)
    assert str(month) == "2026-10"
    assert len(empty_office.book.members()) == 47
    assert empty_office.book.closed_months() == ()
    assert empty_office.book.check() == []


def unpacked(made: Demonstration, sealed: Path, folder: Path) -> Path:
    """Return a sealed file of the demo opened by ``age`` and unpacked by Python's own zip reader."""
    if shutil.which("age") is None:
        pytest.skip("age is not installed")
    command = ["age", "--decrypt", "--identity", str(made.bundle["identity"]), str(sealed)]
    content = subprocess.run(command, check=True, capture_output=True).stdout
    with zipfile.ZipFile(BytesIO(content)) as archive:
        archive.extractall(folder)
    [top] = folder.iterdir()
    return top


@pytest.fixture
def bag(made: Demonstration, tmp_path: Path) -> Path:
    return unpacked(made, Path(str(made.bundle["file"])), tmp_path / "bundle")


@pytest.fixture
def receipt_bag(made: Demonstration, tmp_path: Path) -> Path:
    [receipt] = [path for path in made.files if path.suffix == ".age" and str(path) != made.bundle["file"]]
    return unpacked(made, receipt, tmp_path / "receipt")


def test_bagit_validates(bag: Path) -> None:
    pytest.importorskip("bagit")
    command = [sys.executable, "-m", "bagit", "--validate", str(bag)]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONWARNINGS": "ignore"})


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not installed")
def test_sha256sum_checks(bag: Path) -> None:
    for listing in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        subprocess.run(["sha256sum", "--check", "--strict", listing], cwd=bag, check=True, capture_output=True)


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed")
@pytest.mark.parametrize(
    ("which", "signer", "purpose"),
    [("bag", "tan-thanh", "xa-bundle-v1"), ("receipt_bag", "ca-bac-ninh", "xa-receipt-v1")],
)
def test_ssh_keygen_verifies(
    request: pytest.FixtureRequest, made: Demonstration, which: str, signer: str, purpose: str
) -> None:
    from desktop_app.bundle.bag import SIGNATURE, TAG_MANIFEST

    folder: Path = request.getfixturevalue(which)

    def verify(message: bytes) -> int:
        command = [
            "ssh-keygen", "-Y", "verify", "-f", str(made.folder / "allowed_signers"), "-I", signer, "-n", purpose,
            "-s", SIGNATURE, "-O", "verify-time=20261102090000Z",
        ]  # fmt: skip
        return subprocess.run(command, cwd=folder, input=message, check=False, capture_output=True).returncode

    message = (folder / TAG_MANIFEST).read_bytes()
    assert verify(message) == 0
    assert verify(message + b"\n") != 0


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not installed")
def test_the_sum_told_is_the_files(made: Demonstration) -> None:
    command = ["sha256sum", str(made.bundle["file"])]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[0]
    assert told == made.bundle["sha256"]
