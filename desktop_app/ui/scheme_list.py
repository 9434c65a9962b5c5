"""All schemes at the left of the page: those of this commune's province first, each with how far it can be paid on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.model.periods import Month
from desktop_app.model.text import fold
from desktop_app.model.unit import Profile
from desktop_app.rules.scheme import Scheme, Status
from desktop_app.ui.models.rows import Column, Grouping, RowsModel
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.find_line import FindLine
from desktop_app.ui.widgets.table import RowsView

OWN, OTHERS = "Tỉnh của xã", "Các tỉnh khác"
_ELSEWHERE = "Mọi tỉnh"


@dataclass(frozen=True, slots=True)
class SchemeRow:
    """One scheme as the list shows it."""

    id: str
    name: str
    """Whose it is: the province or former province."""
    detail: str
    """How it stands here, and which resolution: what is cut off in a narrow list is told at the right."""
    group: str
    state: str
    tone: str


def scheme_rows(schemes: Iterable[Scheme], profile: Profile | None, month: Month) -> list[SchemeRow]:
    """Return the rows in the list's order: the one applied, the province's, the others by name."""
    rows = [_row(scheme, profile, month) for scheme in schemes]
    applied = profile.scheme_id if profile else ""
    return sorted(rows, key=lambda row: (row.group == OTHERS, row.id != applied, fold(row.name), row.detail))


def _row(scheme: Scheme, profile: Profile | None, month: Month) -> SchemeRow:
    group = _ELSEWHERE
    if profile is not None:
        own = scheme.province == profile.province or scheme.territory == profile.scheme_territory
        group = OWN if own or scheme.id == profile.scheme_id else OTHERS
    state, tone = _state(scheme)
    parts = [
        "xã đang áp dụng" if profile is not None and scheme.id == profile.scheme_id else "",
        _since(scheme, month),
        "bản trong sổ" if scheme.local else "",
        "đã xác nhận" if scheme.attestation is not None else "",
        scheme.name.removeprefix(f"{scheme.territory}, "),
    ]
    detail = ", ".join(part for part in parts if part)
    return SchemeRow(scheme.id, scheme.territory, detail, group, state, tone)


def _since(scheme: Scheme, month: Month) -> str:
    if scheme.status is Status.DRAFT or scheme.span is None:
        return ""
    if month.last in scheme.span:
        return "có hiệu lực"
    return "hết hiệu lực" if scheme.span.end is not None and scheme.span.end <= month.last else "chưa có hiệu lực"


def _state(scheme: Scheme) -> tuple[str, str]:
    if scheme.status is Status.DRAFT:
        return "dự thảo", "neutral"
    missing = len({gap.line for gap in scheme.gaps if gap.line is not None})
    if missing:
        return f"thiếu {missing} mức", "warning"
    if not scheme.lines:
        return "chưa có mức", "warning"
    if not scheme.payable:
        return "chờ xác nhận", "info"
    return "đủ mức", "good"


class SchemeList(QWidget):
    """Up and Down show another scheme; Ctrl+F narrows."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.rows: RowsModel[SchemeRow] = RowsModel(
            _columns(), grouping=Grouping(lambda row: row.group, lambda rows: rows[0].group)
        )
        self.table: RowsView[SchemeRow] = RowsView(session.look, self.rows, name="Các chế độ", height=46)
        self.table.identity = lambda row: row.id
        self._all: Sequence[SchemeRow] = ()
        self.find_line = FindLine(session.look, self._narrow, self.table)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.find_line)
        box.addWidget(self.table, 1)

    def set_rows(self, rows: Sequence[SchemeRow]) -> None:
        """Show these; what they are narrowed to stays."""
        self._all = rows
        self._narrow(self.find_line.text())

    def _narrow(self, words: str) -> None:
        """A number of a resolution is found as well as a province; tone marks are left out of account."""
        asked = fold(words).split()
        self.rows.set_rows([row for row in self._all if all(word in fold(_whole(row)) for word in asked)])
        if self.table.current_row is None:
            self.table.go_first()

    @property
    def value(self) -> str | None:
        """Return the id of the scheme that is current."""
        row = self.table.current_row
        return row.id if row else None

    def set_value(self, scheme: str) -> None:
        """Make a scheme current, whatever the list is narrowed to."""
        if not self.table.go_to(scheme):
            self.find_line.clear()
            self.table.go_to(scheme)


def _whole(row: SchemeRow) -> str:
    return f"{row.name}: {row.detail}"


def _columns() -> list[Column[SchemeRow]]:
    return [
        Column("Chế độ", lambda row: row.name, least=180, detail=lambda row: row.detail, tip=_whole),
        Column("Mức", lambda row: row.state, width=96, mark=lambda row: row.tone),
    ]
