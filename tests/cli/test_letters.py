from datetime import date
from pathlib import Path

from desktop_app.clock import Clock
from desktop_app.model.decision import DecisionKind
from desktop_app.storage.book import Book
from tests.building import NOW, issued
from tests.cli.conftest import Run


def test_nothing_is_asked_for_a_team_that_was_dissolved(commune: Run, data: Path, tmp_path: Path) -> None:
    with Book.open(data / "so-antt.db", Clock.fixed(NOW)) as book:
        team = next(one for one in book.teams() if one.name == "Tổ thôn Đông")
        gone = issued(DecisionKind.DISSOLVE, date(2026, 10, 20), teams=(team.id,), number="99")
        with book.change("decision.issued", by="Lan") as change:
            change.put(gone)
    asked = ["--proposed", "Tổ thôn Đông=9: sáp nhập", "--out", tmp_path / "p.pdf", "--json"]
    assert commune("form", "print", "to_trinh_dieu_chinh_so_luong", *asked).codes == ["cli.team_not_found"]
    assert not (tmp_path / "p.pdf").exists()
