"""People in a decision: found by typing a name, each with a role or a ground, and what the law says beside the name."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.model.decision import DecisionKind, EndGround, Ending, Override, Recognition
from desktop_app.model.ids import TeamId
from desktop_app.model.member import Role
from desktop_app.model.problems import Problem, Severity
from desktop_app.model.text import fold, same_spelling
from desktop_app.services.listing import MemberRow
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.buttons import button
from desktop_app.ui.widgets.card import beside
from desktop_app.ui.widgets.drop_box import DropBox
from desktop_app.ui.widgets.problem_list import TONES, WORDS
from desktop_app.ui.widgets.side_panel import empty
from desktop_app.ui.widgets.text import label
from desktop_app.wording.messages import Messages

SHOWN = 6
"""How many names the finder offers; more words narrow them down."""


class PersonFinder(QFrame):
    """A line that finds people while a name is typed; Enter takes the marked one.

    Signals:
        chosen: the row of the person taken.
    """

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows: Sequence[MemberRow] = ()
        self._taken: frozenset[str] = frozenset()
        self.line = QLineEdit(placeholderText="Gõ tên, năm sinh hoặc số CCCD rồi Enter (không cần dấu)")
        self.found = QListWidget()
        self.found.setStyleSheet(f"QListWidget::item {{ padding: {look.px(5)}px {look.px(8)}px; }}")
        self.found.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(4))
        box.addWidget(self.line)
        box.addWidget(self.found)
        self.line.textChanged.connect(self._search)
        self.line.installEventFilter(self)
        self.found.itemClicked.connect(self._take)
        self.setFocusProxy(self.line)

    def offer(self, rows: Sequence[MemberRow], taken: Iterable[str]) -> None:
        """Say who can be found, and who is in the decision already."""
        self._rows, self._taken = rows, frozenset(taken)
        self._search(self.line.text())

    def _search(self, text: str) -> None:
        words = fold(text).split()
        self.found.clear()
        for row in self._rows:
            place = row.team_name or "chưa có tổ"
            shown = f"{row.name}   {row.birth}   {place}"
            if words and row.id not in self._taken and all(w in fold(f"{shown} {row.cccd}") for w in words):
                item = QListWidgetItem(shown)
                item.setData(Qt.ItemDataRole.UserRole, row)
                self.found.addItem(item)
        self.found.setCurrentRow(0)
        line = self.found.sizeHintForRow(0) if self.found.count() else 0
        self.found.setFixedHeight(line * min(self.found.count(), SHOWN) + self._look.px(4))
        self.found.setVisible(self.found.count() > 0)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            row = item.data(Qt.ItemDataRole.UserRole)
            self.line.clear()
            self.chosen.emit(row)

    def eventFilter(self, watched: object, event: object) -> bool:
        """Move in the list and take from it while the focus stays in the line."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.ShortcutOverride:
            if event.key() == Qt.Key.Key_Escape and self.line.text():
                event.accept()  # Esc empties the line before it leaves the form
                return True
        elif watched is self.line and isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            last = self.found.count() - 1
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _CONTROL:
                self._take(self.found.currentItem())
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and last >= 0:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.found.setCurrentRow(min(max(self.found.currentRow() + step, 0), last))
                return True
            if event.key() == Qt.Key.Key_Escape and self.line.text():
                self.line.clear()
                return True
        return bool(super().eventFilter(watched, event))  # type: ignore[arg-type]


_CONTROL = Qt.KeyboardModifier.ControlModifier


class PersonLine(QFrame):
    """One person of the decision.

    Signals:
        changed: something about the person is another.
        removed: the person is taken out.
    """

    changed = Signal()
    removed = Signal(object)

    def __init__(self, look: Look, messages: Messages, row: MemberRow, kind: DecisionKind) -> None:
        super().__init__()
        self._look, self._messages, self.row, self._ends = look, messages, row, kind is DecisionKind.END
        self.choice = DropBox()
        for value in EndGround if self._ends else Role:
            words = messages.label("end_ground" if self._ends else "role", value)
            self.choice.addItem(words[0].upper() + words[1:], value)
        self.choice.setMinimumContentsLength(10)
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setAccessibleName(f"{'Lý do thôi' if self._ends else 'Chức danh'} của {row.name}")
        self.evidence = QLineEdit(placeholderText="Đơn, giấy tờ làm căn cứ")
        self._grounds: dict[str, tuple[QLineEdit, QLineEdit]] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, look.px(4), 0, look.px(4))
        self._box.setSpacing(look.px(4))
        self._box.addLayout(self._first_line())
        if not self._ends:
            self.evidence.hide()
        self._notes = QVBoxLayout()
        self._notes.setSpacing(look.px(4))
        self._box.addLayout(self._notes)
        self.choice.currentIndexChanged.connect(self.changed)
        self.evidence.textChanged.connect(self.changed)
        self.evidence.returnPressed.connect(self.focusNextChild)

    def _first_line(self) -> QHBoxLayout:
        name = label(f"{self.row.name}, {self.row.birth or 'chưa có ngày sinh'}", wrap=True)
        out = button("Bỏ", "quiet")
        out.setAccessibleName(f"Bỏ {self.row.name}")
        out.clicked.connect(lambda: self.removed.emit(self))
        line = QHBoxLayout()
        line.setSpacing(self._look.px(8))
        line.addWidget(name, 2)
        line.addWidget(self.choice, 2)
        line.addWidget(self.evidence, 2)
        line.addWidget(out)
        self._out = out
        return line

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """Return what the keyboard reaches of the person, in the order it stands."""
        grounds = [field for pair in self._grounds.values() for field in pair]
        return (self.choice, self.evidence, self._out, *grounds)

    def choose(self, value: Role | EndGround) -> None:
        """Show a role or ground."""
        self.choice.setCurrentIndex(self.choice.findData(value))

    def recognition(self, team: TeamId) -> Recognition:
        """Return the person as recognised in a team, with what was written as grounds, whole or not yet."""
        grounds = tuple(
            Override(code, ground.text().strip(), document.text().strip())
            for code, (ground, document) in self._grounds.items()
            if ground.text().strip() or document.text().strip()
        )
        return Recognition(self.row.id, team, Role(self.choice.currentData()), grounds)

    def ending(self) -> Ending:
        """Return the person as leaving."""
        return Ending(self.row.id, EndGround(self.choice.currentData()), self.evidence.text().strip())

    def show_conditions(self, problems: Sequence[Problem], overrides: Sequence[Override] = ()) -> None:
        """Say what the law asks that is not shown yet; where it may be let pass, ask for the ground and document.

        What a draft holds takes the place of what stands in the boxes; without it, that stays.
        """
        written = {code: (ground.text(), document.text()) for code, (ground, document) in self._grounds.items()}
        written |= {override.code: (override.ground, override.document) for override in overrides}
        empty(self._notes)
        self._grounds.clear()
        for problem in problems:
            note = label(f"{WORDS[problem.severity]}: {self._messages.problem(problem)}", wrap=True)
            note.setStyleSheet(f"color: {getattr(self._look.colours, TONES[problem.severity])};")
            self._notes.addWidget(note)
            if problem.severity is Severity.OVERRIDABLE:
                self._notes.addLayout(self._ask_ground(problem.code, *written.get(problem.code, ("", ""))))

    def _ask_ground(self, code: str, ground_text: str, document_text: str) -> QHBoxLayout:
        ground, document = QLineEdit(ground_text), QLineEdit(document_text)
        ground.setPlaceholderText("Căn cứ cho phép")
        document.setPlaceholderText("Văn bản, ngày")
        line = QHBoxLayout()
        for field, stretch in ((ground, 3), (document, 2)):
            field.textChanged.connect(self.changed)
            line.addWidget(field, stretch)
        self._grounds[code] = (ground, document)
        return line


class PeopleEditor(QFrame):
    """The people of one decision.

    Signals:
        changed: somebody came, went or is another.
    """

    changed = Signal()

    def __init__(self, look: Look, messages: Messages, conditions: Callable[[MemberRow], Sequence[Problem]]) -> None:
        super().__init__()
        self._look, self._messages, self._conditions = look, messages, conditions
        self._kind = DecisionKind.RECOGNISE
        self._rows: Sequence[MemberRow] = ()
        self.lines: list[PersonLine] = []
        self.finder = PersonFinder(look)
        self.finder.chosen.connect(self.add)
        self.listed = button("")
        self.listed.setAutoDefault(False)
        self.listed.clicked.connect(self._add_listed)
        self.listed.hide()
        self._team_name = ""
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(4))
        box.addWidget(self.finder)
        box.addLayout(beside(self.listed, stretch_at=1))
        box.addLayout(self._list)

    def begin(self, kind: DecisionKind, rows: Sequence[MemberRow]) -> None:
        """Start without people; leavers are sought among those who serve."""
        self._kind = kind
        for line in list(self.lines):
            self._drop(line)
        self.offer(rows)

    def offer(self, rows: Sequence[MemberRow]) -> None:
        """Say who can be found."""
        self._rows = [row for row in rows if row.team] if self._kind is DecisionKind.END else list(rows)
        self.finder.offer(self._rows, [line.row.id for line in self.lines])
        for line in self.lines:
            self._judge(line, ())

    def offer_listed(self, team_name: str) -> None:
        """Offer, as one, those whom the old list names in this team and who are in none; empty where no team is."""
        self._team_name = team_name
        count = len(self._listed_rows())
        self.listed.setText(f"Thêm {count} người danh sách ghi ở {team_name}")
        self.listed.setAccessibleName(self.listed.text())
        self.listed.setVisible(count > 0)

    def _listed_rows(self) -> list[MemberRow]:
        taken, wanted = {line.row.id for line in self.lines}, same_spelling(self._team_name)
        found = [
            row
            for row in self._rows
            if wanted and row.team is None and row.id not in taken and same_spelling(row.listed_team) == wanted
        ]
        return sorted(found, key=lambda row: list(Role).index(row.listed_role or Role.MEMBER))

    def _add_listed(self) -> None:
        for row in self._listed_rows():
            self.add(row)

    def add(self, row: MemberRow) -> PersonLine:
        """Put somebody into the decision with the list's role; else the first becomes Tổ trưởng, the next Tổ phó."""
        line = PersonLine(self._look, self._messages, row, self._kind)
        if self._kind is not DecisionKind.END:
            line.choose(row.role or row.listed_role or tuple(Role)[min(len(self.lines), 2)])
        self.lines.append(line)
        self._list.addWidget(line)
        self._judge(line, ())
        self._walk()
        line.changed.connect(self.changed)
        line.removed.connect(self._remove)
        self.finder.offer(self._rows, [own.row.id for own in self.lines])
        self.changed.emit()
        return line

    def _judge(self, line: PersonLine, overrides: Sequence[Override]) -> None:
        if self._kind is not DecisionKind.END:
            line.show_conditions(self._conditions(line.row), overrides)
            self._walk()

    def _walk(self) -> None:
        """Let Tab go from the finder through the people as they stand: rows are made after all that follows them."""
        fields = [field for line in self.lines for field in line.fields]
        for before, after in pairwise([self.finder.line, self.finder.found, self.listed, *fields]):
            QWidget.setTabOrder(before, after)

    def show_people(self, recognitions: Sequence[Recognition], endings: Sequence[Ending]) -> None:
        """Fill from a draft."""
        rows = {row.id: row for row in self._rows}
        for recognition in recognitions:
            if recognition.member in rows:
                line = self.add(rows[recognition.member])
                line.choose(recognition.role)
                self._judge(line, recognition.overrides)
        for ending in endings:
            if ending.member in rows:
                line = self.add(rows[ending.member])
                line.choose(ending.ground)
                line.evidence.setText(ending.evidence)

    def _remove(self, line: PersonLine) -> None:
        self._drop(line)
        self.finder.offer(self._rows, [own.row.id for own in self.lines])
        self.finder.setFocus()
        self.changed.emit()

    def _drop(self, line: PersonLine) -> None:
        self.lines.remove(line)
        self._list.removeWidget(line)
        line.hide()
        line.deleteLater()
