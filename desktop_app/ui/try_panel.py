"""Trial of one person's month under a scheme, made up or real, with every step ("Tính thử")."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.model.ids import MemberId
from desktop_app.model.member import Qualification, Role, StateGroup
from desktop_app.model.periods import Month
from desktop_app.model.place import VillageKind
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.model.unit import CommuneKind, Trait, WageRegion
from desktop_app.rules.rulebook import Rulebook
from desktop_app.rules.scheme import Scheme
from desktop_app.services.closing_months import profile_for
from desktop_app.services.comparing_schemes import Gathered, gathered
from desktop_app.services.trying_schemes import Example, Trial, try_example, try_member
from desktop_app.ui.list_tab import scrolled
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.buttons import button
from desktop_app.ui.widgets.card import rule
from desktop_app.ui.widgets.form import Choice, Form, Ticks
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.problem_list import ProblemList
from desktop_app.ui.widgets.side_panel import empty, from_top
from desktop_app.ui.widgets.steps import StepList
from desktop_app.ui.widgets.text import label
from desktop_app.wording import written
from desktop_app.wording.scheme_speech import big

Asked = Callable[[], tuple[Rulebook, Scheme]]
"""What to try; Refused while there is no scheme that can be read."""
NUMBERS = ("night_hours", "rest_days", "holidays", "duty_days", "heavy_days", "training_days")
_WORDS = {
    "night_hours": "Giờ đêm",
    "rest_days": "Ngày nghỉ",
    "holidays": "Ngày lễ",
    "duty_days": "Ngày thường",
    "heavy_days": "Ngày việc nặng",
    "training_days": "Ngày tập huấn",
}


class TryPanel(QWidget):
    """The form at the left, what it comes to at the right; the scheme is asked for when it is computed."""

    def __init__(self, session: Session, asked: Asked) -> None:
        super().__init__()
        self._session, self._asked = session, asked
        self._month: Gathered | None = None
        label_of = session.messages.label
        self.member: Choice[str] = Choice((), self._member_name, empty="Người giả định")
        self.role: Choice[Role] = Choice(tuple(Role), lambda one: label_of("role", one))
        self.region: Choice[WageRegion] = Choice(tuple(WageRegion), lambda one: f"Vùng {one.value}")
        self.commune: Choice[CommuneKind] = Choice(tuple(CommuneKind), lambda one: big(label_of("commune_kind", one)))
        self.village: Choice[VillageKind] = Choice(tuple(VillageKind), lambda one: big(label_of("village_kind", one)))
        self.village_class: Choice[int] = Choice((1, 2, 3), lambda one: f"Loại {one}", empty="chưa phân loại")
        self.group: Choice[StateGroup] = Choice(tuple(StateGroup), lambda one: big(label_of("state_group", one)))
        self.qualification: Choice[Qualification] = Choice(
            tuple(Qualification), lambda one: big(label_of("qualification", one)), empty="không có"
        )
        self.service, self.households, self.population = QLineEdit(), QLineEdit(), QLineEdit()
        self.numbers = {name: QLineEdit() for name in NUMBERS}
        traits = [(trait.value, big(label_of("trait", trait))) for trait in Trait]
        self.traits = Ticks(session.look, traits, (), rows=4)
        self.planned, self.social, self.health = (
            QCheckBox("Có kế hoạch"),
            QCheckBox("BHXH tự nguyện"),
            QCheckBox("BHYT"),
        )
        for box in (self.planned, self.social, self.health):
            box.setChecked(True)
        self.trouble = ProblemList(session.look, session.messages)
        self.trouble.setMaximumHeight(session.look.px(130))
        self.go = button("Tính thử   F9", "primary")
        self.go.clicked.connect(self.compute)
        self.trial: Trial | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        look = self._session.look
        self.form = form = Form(look, self._session.messages)
        form.add(("member", "Tính cho", self.member))  # a name with its team needs the whole line
        form.add(("role", "Chức danh", self.role))
        for row in (NUMBERS[:3], NUMBERS[3:]):
            form.add(*((name, _WORDS[name], self.numbers[name]) for name in row))
        form.add(("region", "Vùng lương", self.region), ("commune", "Cấp xã", self.commune))
        form.add(("village", "Địa bàn", self.village), ("village_class", "Loại thôn, tổ dân phố", self.village_class))
        form.add(("traits", "Đặc điểm địa bàn", self.traits))
        form.add(("households", "Số hộ", self.households), ("population", "Số dân", self.population))
        form.add(
            ("qualification", "Trình độ chuyên môn", self.qualification),
            ("service_months", "Số tháng tham gia", self.service),
        )
        form.add(("planned", "Kế hoạch", self.planned))
        form.add(("social", "Tham gia", self.social), ("health", "Tham gia", self.health))
        form.finished.connect(self.compute)
        self._made_up = tuple(name for name in form.names if name != "member")
        self.member.currentIndexChanged.connect(self._follow)
        left = QVBoxLayout()
        left.addWidget(scrolled(form), 1)
        left.addWidget(self.trouble)
        left.addWidget(self.go)
        across = QHBoxLayout(self)
        across.setSpacing(look.px(16))
        across.addLayout(left, 2)
        inner = QWidget()
        self._told = from_top(inner)
        self._told.setSpacing(look.px(8))
        across.addWidget(scrolled(inner), 3)
        self._told.addWidget(
            label("Nhập số giờ, số ngày rồi bấm Tính thử. Không lưu gì vào sổ.", "secondary", wrap=True)
        )

    def _follow(self) -> None:
        self.form.offer_fields(self._made_up if self.member.value is None else (), self._made_up)

    def _member_name(self, member: str) -> str:
        facts = self._month.facts if self._month else ()
        return next((f"{one.name} ({one.team_name})" for one in facts if one.member == member), member)

    def show_month(self, month: Month) -> None:
        """Offer the people of a month; in another month than before, the commune's own place stands in the form."""
        fresh = self._month is None or self._month.month != month
        try:
            self._month = gathered(self._session.office, month)
        except Refused:
            self._month = None  # a receiving office has no people of its own: made-up ones alone are tried
            self.member.set_values(())
            return
        self.member.set_values([one.member for one in self._month.facts])
        if fresh:
            self._place(month)

    def _place(self, month: Month) -> None:
        profile = profile_for(self._session.office, month)
        self.region.set_value(profile.wage_region)
        self.commune.set_value(profile.kind)
        for at, trait in enumerate(Trait):
            self.traits.tick(at, on=trait in profile.traits)

    def compute(self) -> None:
        """Compute what the form says and tell every step; what is wrong stands at its field."""
        try:
            rulebook, scheme = self._asked()
            self.trial = self._trial(rulebook, scheme)
        except Refused as refused:
            self._refuse(refused.problems)
        else:
            self._refuse([])
            self._tell(self.trial, scheme)

    def _refuse(self, problems: Sequence[Problem]) -> None:
        self.trouble.show_problems(self.form.show_problems(problems))

    def _trial(self, rulebook: Rulebook, scheme: Scheme) -> Trial:
        if self._month is not None and self.member.value is not None:
            month = replace(gathered(self._session.office, self._month.month), rulebook=rulebook)
            return try_member(month, scheme, MemberId(self.member.value))
        return try_example(rulebook, scheme, self._example())

    def _example(self) -> Example:
        typed = {name: self.numbers[name].text() for name in NUMBERS}
        typed |= {
            "service_months": self.service.text(),
            "households": self.households.text(),
            "population": self.population.text(),
        }
        wrong = [
            Problem("form.not_a_number", Place(field=name), {"text": text})
            for name, text in typed.items()
            if text.strip() and not _plain(text).isdecimal()
        ]
        if wrong:
            raise Refused(wrong)
        number = {name: int(_plain(text)) if text.strip() else None for name, text in typed.items()}
        month = self._month.month if self._month else self._session.month
        return Example(
            month=month,
            role=self.role.value or Role.MEMBER,
            wage_region=self.region.value or WageRegion.II,
            commune_kind=self.commune.value or CommuneKind.XA,
            village_kind=self.village.value or VillageKind.THON,
            village_class=self.village_class.value,
            households=number["households"],
            population=number["population"],
            traits=frozenset(Trait(one) for one in self.traits.value),
            qualification=self.qualification.value,
            state_group=self.group.value or StateGroup.OTHER,
            service_months=number["service_months"],
            planned=self.planned.isChecked(),
            social_insurance=self.social.isChecked(),
            health_insurance=self.health.isChecked(),
            night_hours=number["night_hours"] or 0,
            rest_days=number["rest_days"] or 0,
            holidays=number["holidays"] or 0,
            duty_days=number["duty_days"] or 0,
            heavy_days=number["heavy_days"] or 0,
            training_days=number["training_days"] or 0,
        )

    def _tell(self, trial: Trial, scheme: Scheme) -> None:
        messages, look = self._session.messages, self._session.look
        empty(self._told)
        month = written.short_month(trial.month)
        self._told.addWidget(label(f"Tháng {month}: {written.money(trial.total)} đ", "heading", wrap=True))
        self._told.addWidget(label(scheme.name, "secondary", wrap=True))
        if scheme.span is None or trial.month.first not in scheme.span or trial.month.last not in scheme.span:
            told = f"Chế độ này không có hiệu lực trọn tháng {month}: số dưới đây chỉ để xem, không phải số được hưởng."
            self._told.addWidget(Notice(look, told, "warning"))
        if trial.missing:
            lines = ", ".join(messages.label("line_code", code) for code in trial.missing)
            self._told.addWidget(Notice(look, f"Chưa biết mức nên chưa tính: {lines}.", "warning"))
        for line in trial.lines:
            self._told.addWidget(rule())
            title = f"{messages.label('line_code', line.code)}: {written.money(line.amount)} đ"
            self._told.addWidget(label(title, "bold", wrap=True))
            self._told.addWidget(StepList(look, messages, line.steps))


def _plain(text: str) -> str:
    return text.strip().replace(".", "")
