import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop_app.services.calculating import calculate, size_team
from desktop_app.services.office import Office

Refused = Callable[[Office, Callable[[], object]], list[str]]
CASE: dict[str, Any] = {"scheme": "ha-noi-2024", "month": "2025-11", "member": {"role": "to_pho"}}


@pytest.fixture
def scheme_file(office: Office, tmp_path: Path) -> Path:
    [source] = (office.paths.resources / "rules" / "schemes").glob("ha-noi*.toml")
    return Path(shutil.copy(source, tmp_path / "rieng.toml"))


def test_a_scheme_may_be_a_file_beside_the_case(office: Office, scheme_file: Path) -> None:
    known = calculate(office, CASE, Path())
    for name in (scheme_file.name, str(scheme_file)):
        outside = calculate(office, {**CASE, "scheme": name}, scheme_file.parent)
        assert (outside.lines, outside.total) == (known.lines, known.total)
        assert outside.rulebook_digest != known.rulebook_digest
    assert known.rulebook_digest == office.rulebook.digest


def test_a_scheme_file_that_is_wrong(office: Office, scheme_file: Path, refused: Refused) -> None:
    text = scheme_file.read_text(encoding="utf-8")

    def calc(content: bytes) -> list[str]:
        scheme_file.write_bytes(content)
        return refused(office, lambda: calculate(office, {**CASE, "scheme": scheme_file.name}, scheme_file.parent))

    assert calc(f"amout = 1\n{text}".encode()) == ["rules.key_unknown"]
    assert calc(b"= 1") == ["rules.not_toml"]
    assert calc(text.encode("utf-16")) == ["rules.not_toml"]
    scheme_file.unlink()
    missing = {**CASE, "scheme": scheme_file.name}
    assert refused(office, lambda: calculate(office, missing, scheme_file.parent)) == ["file.not_read"]
    assert refused(office, lambda: size_team(office, missing, scheme_file.parent)) == ["file.not_read"]


def test_unknown_schemes_and_months(office: Office, refused: Refused) -> None:
    for change in ({"scheme": "x"}, {"month": "2040-01"}, {"scheme": 5}, {"month": "2025-13"}, {"memebr": {}}):
        assert refused(office, lambda change=change: calculate(office, {**CASE, **change}, Path()))
