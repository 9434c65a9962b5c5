"""The editor's first tab: every line of the law, the one chosen as a form, and its sentences as they will read."""

from dataclasses import dataclass, replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.model.payroll import LineCode
from desktop_app.model.problems import Place, Problem
from desktop_app.services.editing_schemes import AmountKind
from desktop_app.ui.list_tab import scrolled
from desktop_app.ui.look import Look
from desktop_app.ui.models.rows import Column, RowsModel
from desktop_app.ui.scheme_draft import SchemeDraft
from desktop_app.ui.scheme_line_form import SchemeLineForm
from desktop_app.ui.scheme_reading import tell
from desktop_app.ui.widgets.problem_list import ProblemList
from desktop_app.ui.widgets.side_panel import empty, from_top
from desktop_app.ui.widgets.table import RowsView
from desktop_app.ui.widgets.text import label
from desktop_app.wording.messages import Messages
from desktop_app.wording.scheme_sentences import line_sentences
from desktop_app.wording.scheme_speech import Speech


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line as the list shows it."""

    id: str
    code: LineCode
    name: str
    state: str
    tone: str


class SchemeLinesTab(QWidget):
    """Up and Down choose a line; what is typed is said at once in sentences, or what is wrong with it."""

    def __init__(self, look: Look, messages: Messages, draft: SchemeDraft) -> None:
        super().__init__()
        self._look, self._messages, self._draft = look, messages, draft
        speech = Speech(messages, draft.office.rulebook.parameters)
        self.rows: RowsModel[LineRow] = RowsModel(_columns())
        self.table: RowsView[LineRow] = RowsView(look, self.rows, name="Các khoản")
        self.table.identity = lambda row: row.id
        self.form = SchemeLineForm(look, speech)
        self.trouble = ProblemList(look, messages)
        self.trouble.setMaximumHeight(look.px(120))
        self._said = QVBoxLayout()
        self._line = ""
        self._lay_out()
        self._list()
        self.table.current_changed.connect(self._choose)
        self.form.changed.connect(self._typed)
        draft.changed.connect(self._refresh)
        self.table.go_first()

    def _lay_out(self) -> None:
        across = QHBoxLayout(self)
        across.setSpacing(self._look.px(14))
        self.table.setMinimumWidth(self._look.px(300))
        across.addWidget(self.table, 2)
        across.addWidget(scrolled(self.form), 3)
        side = QVBoxLayout()
        side.addWidget(label("Câu sẽ đọc thành", "bold"))
        inner = QWidget()
        self._said = from_top(inner)
        self._said.setSpacing(self._look.px(6))
        side.addWidget(scrolled(inner), 1)
        side.addWidget(self.trouble)
        across.addLayout(side, 2)

    def go_to(self, code: LineCode) -> None:
        """Show the line of a code, its form ready to be typed in."""
        line = next((line for line, own, _ in self._draft.rows() if own is code), "")
        if self.table.go_to(line):
            self.form.go_to("kind")

    def _list(self) -> None:
        names = [self._row(line, code, missing=missing) for line, code, missing in self._draft.rows()]
        if names != list(self.rows.rows):
            self.rows.set_rows(names)

    def _row(self, line: str, code: LineCode, *, missing: bool) -> LineRow:
        draft = self._draft.line(line)
        name = self._messages.label("line_code", code)
        state, tone = self._state(line, code, missing=missing)
        return LineRow(line, code, f"{name}: {draft.name}" if draft.name else name, state, tone)

    def _state(self, line: str, code: LineCode, *, missing: bool) -> tuple[str, str]:
        if self._draft.said(line):
            if self._draft.line(line).kind is AmountKind.NONE:
                return "không quy định", "neutral"
            return ("phải sửa", "error") if self._draft.problems_of(line) else ("đã điền", "good")
        if not missing:
            return "có mức", "neutral"
        return ("chưa có mức", "warning") if self._draft.is_gap(code) else ("không có", "neutral")

    def _choose(self, row: LineRow | None) -> None:
        if row is None or row.id == self._line:
            return
        self._line = row.id
        self.form.show_draft(self._draft.line(row.id))
        self._preview()

    def _typed(self) -> None:
        self._draft.put_line(self._line, self.form.draft())
        self._refresh()

    def _refresh(self) -> None:
        self._list()
        self._preview()

    def _preview(self) -> None:
        empty(self._said)
        problems = self._draft.problems_of(self._line)
        mine = [self._placed(problem) for problem in problems]
        elsewhere = [problem for problem in self._draft.problems if problem not in problems]
        self.trouble.show_problems([*self.form.show_problems(mine, go=False), *elsewhere])
        scheme = self._draft.scheme
        rule = scheme.rule(self._line) if scheme is not None else None
        if scheme is None or rule is None:
            self._said.addWidget(label(self._silence(wrong=bool(problems)), "secondary", wrap=True))
            return
        tell(
            self._said,
            line_sentences(rule, scheme, self._draft.office.rulebook.parameters, self._messages),
            self._look,
            self._messages,
        )

    def _silence(self, *, wrong: bool) -> str:
        """Why there is no sentence of the line."""
        if wrong:
            return "Điền đủ mức chi để xem câu."
        gap = self._draft.note_of(self._draft.line(self._line).code)
        return f"{gap} Điền theo văn bản để xem câu." if gap else "Chế độ không có khoản này."

    def _placed(self, problem: Problem) -> Problem:
        """A key of the file as the field that it is typed in."""
        key = problem.at.column.rsplit(".", maxsplit=1)[-1]
        if key == "share" and problem.code == "rules.value_wrong":  # typed in percent, and so told
            return Problem("form.not_a_percent", Place(field=key), {"text": self.form.edits[key].text().strip()})
        name = self.form.stands_for.get(key, key)
        editor = self.form.findChild(QWidget, f"field:{name}")
        caption = editor.accessibleName() if editor is not None else key
        return replace(problem, at=Place(field=key), values={**problem.values, "key": caption})


def _columns() -> list[Column[LineRow]]:
    return [
        Column("Khoản", lambda row: row.name, least=150),
        Column("Mức", lambda row: row.state, width=110, mark=lambda row: row.tone),
    ]
