"""One team as a form, with a line for a place that is not in the list yet."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QLineEdit

from desktop_app.model.ids import TeamId, VillageId
from desktop_app.model.periods import Span
from desktop_app.model.place import Village, VillageCount, VillageKind
from desktop_app.model.problems import Problem
from desktop_app.model.team import Team
from desktop_app.model.text import clean
from desktop_app.services.keeping_teams import new_team_id, new_village_id
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.form import Choice, Form, Ticks
from desktop_app.ui.widgets.money_edit import MoneyEdit
from desktop_app.wording.messages import Messages


class TeamForm(Form):
    """Name, places, quota; and a new place if the team's is not in the list."""

    def __init__(
        self, look: Look, messages: Messages, villages: Sequence[Village], today: date, team: Team | None = None
    ) -> None:
        super().__init__(look, messages)
        self._kept = team or Team(id=TeamId(new_team_id()), name="", villages=(), quota=0)
        self._today = today
        self.name, self.document = QLineEdit(self._kept.name), QLineEdit(self._kept.quota_document)
        self.workplace = QLineEdit(self._kept.workplace)
        self.quota = MoneyEdit("số người")
        self.quota.set_value(self._kept.quota if team else None)
        self.villages = Ticks(look, [(v.id, v.name) for v in villages], self._kept.villages, rows=6)
        self.village_name = QLineEdit()
        self.village_kind = Choice(tuple(VillageKind), lambda kind: messages.label("village_kind", kind))
        self.households, self.population = MoneyEdit("số hộ"), MoneyEdit("số dân")
        self.add(("name", "Tên Tổ, ví dụ Tổ thôn Đông", self.name))
        self.add(("quota", "Định mức", self.quota))
        self.add(("quota_document", "Văn bản giao định mức", self.document))
        self.add(("workplace", "Nơi làm việc", self.workplace))
        self.add(("villages", "Địa bàn phụ trách (phím cách để chọn)", self.villages))
        self.heading("Địa bàn chưa có trong danh sách")
        self.add(("village_kind", "Loại", self.village_kind))
        self.add(("village_name", "Tên, ví dụ Thôn Đông", self.village_name))
        self.add(("households", "Số hộ", self.households), ("population", "Số dân", self.population))

    @property
    def touched(self) -> bool:
        """Return whether what is typed differs from what was shown first."""
        return self.team(None)[0] != self._kept or bool(clean(self.village_name.text()))

    def new_village(self) -> Village | None:
        """Return the place that is to be added first, or None."""
        name = clean(self.village_name.text())
        if not name:
            return None
        count = VillageCount(self._today, self.households.value, self.population.value)
        kind = self.village_kind.value or VillageKind.THON
        return Village(VillageId(new_village_id()), kind, name, Span(self._today), (count,))

    def team(self, added: Village | None) -> tuple[Team, list[Problem]]:
        """Return the team as typed, with the place that was added."""
        ticked = tuple(VillageId(village) for village in self.villages.value)
        return replace(
            self._kept,
            name=clean(self.name.text()),
            quota=self.quota.value or 0,
            quota_document=clean(self.document.text()),
            workplace=clean(self.workplace.text()),
            villages=(*ticked, added.id) if added else ticked,
        ), []
