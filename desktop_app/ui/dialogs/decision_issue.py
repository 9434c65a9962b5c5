"""The dialog before a number is given: it says in figures what will happen, for an issued decision is never edited."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from desktop_app.model.decision import Decision
from desktop_app.model.member import Role
from desktop_app.model.problems import Problem, Severity
from desktop_app.model.register import IssuingBody, Series
from desktop_app.services import listing_drafts
from desktop_app.services.listing_drafts import IssuePlan, Stretch
from desktop_app.services.registering import suggest_number
from desktop_app.ui.dialogs.frame import Dialog
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.form import walk_to
from desktop_app.ui.widgets.letters import lead
from desktop_app.ui.widgets.problem_list import ProblemList
from desktop_app.ui.widgets.text import label
from desktop_app.wording import written

NAMED = 8
"""How many names are listed before the rest is counted."""


class IssueDialog(Dialog):
    """Number and day of signing, and what they bring about."""

    def __init__(self, parent: QWidget | None, session: Session, draft: Decision) -> None:
        super().__init__(parent, session.look, "Cấp số quyết định", width=620)
        self.session, self._draft = session, draft
        self.number = QLineEdit()
        self.day = DateEdit(session.office.clock.today())
        self.day.set_value(session.office.clock.today())
        self._suggest()
        form = QFormLayout()
        for words, field in ((f"&Số (…/{draft.symbol})", self.number), ("&Ngày ký", self.day)):
            made = label(words, "secondary")
            lead(made, field)
            form.addRow(made, field)
        self.late = QLineEdit()
        self.late.setPlaceholderText("Vì sao đến nay mới có, ví dụ: nơi ký gửi về muộn")
        late = label("&Lý do muộn", "secondary")
        lead(late, self.late)
        form.addRow(late, self.late)
        self._late_row = late, self.late
        self.say(draft.subject, "bold")
        self.box.addLayout(form)
        self.effect = label("", wrap=True)
        self.box.addWidget(self.effect)
        self.problems = ProblemList(session.look, session.messages)
        self.problems.setMinimumHeight(session.look.px(110))
        self.box.addWidget(self.problems)
        self.say(
            "Sau khi cấp số, quyết định có hiệu lực và không sửa được nữa; muốn thay đổi thì ra quyết định bãi bỏ "
            "hoặc thay thế.",
            "secondary",
        )
        self.why = label("", wrap=True)
        self.box.addWidget(self.why)
        self.go = self.offer("Cấp số")
        self.number.textChanged.connect(self._weigh)
        self.late.textChanged.connect(self._weigh)
        self.day.value_changed.connect(self._weigh)
        self.day.value_changed.connect(self._suggest)
        self.number.returnPressed.connect(lambda: walk_to(self.day))
        self.number.setFocus()
        self._weigh()

    def _suggest(self) -> None:
        """Show the number that follows in the register; the clerk types the one that was given."""
        day = self.day.value or self.session.office.clock.today()
        series = Series(IssuingBody.COMMITTEE, self._draft.symbol, day.year)
        following = suggest_number(self.session.office, series)
        self.number.setPlaceholderText(
            f"Số ghi trong sổ văn bản; theo sổ này, số tiếp theo là {following}"
            if following
            else "Số do sổ chung của cơ quan cấp"
        )

    def _weigh(self) -> None:
        """Say what the number as typed would do, and allow it only where nothing stands against it."""
        number, day = self.number.text().strip(), self.day.value
        late = self.late.text()
        plan = listing_drafts.issue_plan(self.session.office, self._draft, number, day if number else None, late)
        reaches_back = any(problem.code == "decision.month_closed" for problem in plan.problems)
        for part in self._late_row:
            part.setVisible(reaches_back)
        self.effect.setText(effect_words(plan, self.session))
        stopping = [p for p in plan.problems if p.severity is not Severity.WARNING]
        self.problems.show_problems(plan.problems)
        why = _why_not(number, day, stopping)
        self.why.setText(why)
        self.why.setVisible(bool(why))
        self.go.setToolTip(why)
        self.go.setEnabled(not why)


def _why_not(number: str, day: date | None, stopping: Sequence[Problem]) -> str:
    """Return why the number can't be given yet: what is to be filled, or where what stands above is mended."""
    if not number:
        return "Chưa cấp số được: ghi số của quyết định."
    if day is None:
        return "Chưa cấp số được: ghi ngày ký."
    if not stopping:
        return ""
    if all(problem.severity is Severity.OVERRIDABLE for problem in stopping):
        return (
            "Chưa cấp số được: còn điều cần căn cứ nêu trên. Bấm Esc, mở dự thảo (F2) rồi ghi «Căn cứ cho phép» "
            "dưới tên từng người."
        )
    return "Chưa cấp số được: còn điều phải sửa nêu trên."


def effect_words(plan: IssuePlan, session: Session) -> str:
    """Return what giving the number brings about, in figures and names."""
    label_of = session.messages.label
    parts = []
    if plan.opened:
        parts.append(f"Mở {len(plan.opened)} thời gian tham gia: {_named(plan.opened, label_of, 'từ')}.")
    if plan.closed:
        parts.append(f"Kết thúc {len(plan.closed)} thời gian tham gia: {_named(plan.closed, label_of, 'từ')}.")
    return "\n".join(parts) or "Không mở, không kết thúc thời gian tham gia của ai."


def _named(stretches: Sequence[Stretch], label_of: Callable[[str, Role], str], since: str) -> str:
    shown = [
        f"{s.name}, {label_of('role', s.role)} {s.team}, {since} {written.short_date(s.on)}" for s in stretches[:NAMED]
    ]
    rest = len(stretches) - NAMED
    return "; ".join(shown) + (f" và {rest} người nữa" if rest > 0 else "")
