"""The editor's first tab: the parts of the paper in order, and the one chosen as fields. No file syntax is needed."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop_app.services import editing_forms
from desktop_app.services.editing_forms import COLUMN, HEAD, LINE, FormPart
from desktop_app.services.form_slots import OPEN
from desktop_app.ui.form_draft import FormDraft
from desktop_app.ui.form_part_form import FormPartForm
from desktop_app.ui.form_words import kind_words, placed, said, slots_of
from desktop_app.ui.list_tab import scrolled
from desktop_app.ui.look import Look
from desktop_app.ui.models.rows import Column, RowsModel
from desktop_app.ui.pick_dialog import pick
from desktop_app.ui.widgets.buttons import button
from desktop_app.ui.widgets.card import beside
from desktop_app.ui.widgets.problem_list import ProblemList
from desktop_app.ui.widgets.slot_edit import SlotEdit
from desktop_app.ui.widgets.table import RowsView
from desktop_app.wording.messages import Messages

TABLE, _FIELDS = "table", "fields"
_PART, _COLUMN, _LINE = "part:", "column:", "line"
_NEW_LINE = {"entries": [{"label": f"{editing_forms.NEW_TEXT}: ", "value": ""}]}


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part as the list shows it."""

    part: FormPart
    name: str
    said: str
    wrong: bool


class FormPartsTab(QWidget):
    """Up and Down choose a part; Alt+Up and Alt+Down move it, Ctrl+N adds one, Ctrl+Del takes it out.

    Signals:
        shown: the fields of another part are in sight.
    """

    shown = Signal()

    def __init__(self, look: Look, messages: Messages, draft: FormDraft) -> None:
        super().__init__()
        self._look, self._messages, self._draft = look, messages, draft
        self.rows: RowsModel[PartRow] = RowsModel(_columns())
        self.table: RowsView[PartRow] = RowsView(look, self.rows, name="Các phần của văn bản", height=26)
        self.table.identity = lambda row: row.part.key
        self.table.setMinimumHeight(look.px(150))
        self.form: FormPartForm | None = None
        self._known: dict[FormPart, tuple[object, str]] = {}
        self.trouble = ProblemList(look, messages)
        self.trouble.setMaximumHeight(look.px(84))
        self._lay_out()
        self._list()
        self.table.current_changed.connect(self._choose)
        self.table.opened.connect(lambda _row: self.go_in())
        draft.changed.connect(self._follow)
        self.table.go_first()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setSpacing(self._look.px(6))
        box.addWidget(self.table, 3)
        verbs: tuple[tuple[str, str, Callable[[], object]], ...] = (
            ("Thêm…", "Ctrl+N", self.add),
            ("Lên", "Alt+Up", lambda: self.move_part(-1)),
            ("Xuống", "Alt+Down", lambda: self.move_part(1)),
            ("Bỏ", "Ctrl+Del", self.remove),
            ("Chỗ điền…", "F4", self.ask_slot),
        )
        self.buttons = []
        for words, key, do in verbs:
            made = button(words)
            shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            made.setToolTip(f"{words.rstrip('…')}, {shown}")
            made.clicked.connect(lambda _checked=False, do=do: do())
            self.buttons.append(made)
            if key != "F4":  # in a text its own editor answers it
                short = QShortcut(QKeySequence(key), self)
                short.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                short.activated.connect(do)
        box.addLayout(beside(*self.buttons, stretch_at=5))
        self._area = scrolled(QWidget())
        box.addWidget(self._area, 4)
        box.addWidget(self.trouble)

    # Reading

    def _list(self) -> None:
        wrong = [problem.at.column for problem in self._draft.problems]
        rows = [self._row(part, wrong) for part in editing_forms.parts_of(self._draft.data)]
        if rows != list(self.rows.rows):
            self.rows.set_rows(rows)

    def _row(self, part: FormPart, wrong: list[str]) -> PartRow:
        name = kind_words(self._messages, part.kind)
        if part.kind in {COLUMN, LINE}:
            name = f"      {name} {_number(part)}"
        elif part.key:
            name = f"{_number(part)}. {name}"
        return PartRow(part, name, self._said(part), any(_of(part, key) for key in wrong))

    def _said(self, part: FormPart) -> str:
        """What a part says is put in words again only where it says something else."""
        now = self._draft.value(part.key) if part.key else self._draft.data.get("title")
        was, words = self._known.get(part, (None, ""))
        if was is None or was != now:
            words = said(self._messages, self._draft.data, part.key)
            self._known[part] = now, words
        return words

    def _choose(self, row: PartRow | None) -> None:
        if row is not None and (self.form is None or row.part != self.form.part):
            self._show(row.part)

    def _show(self, part: FormPart) -> None:
        old = self._area.takeWidget()
        self.form = FormPartForm(self._look, self._messages, self._draft, part)
        self.form.slot_asked.connect(self._pick_slot)
        self._area.setWidget(self.form)
        if old is not None:
            old.deleteLater()
        self._walk_in()
        self.shown.emit()
        fixed = part.kind == HEAD
        for made in self.buttons[1:4]:
            made.setEnabled(not fixed)
        self._tell()

    def _walk_in(self) -> None:
        """Let Tab go from the list of parts to the fields of the one shown, then to the buttons."""
        fields = self.form.editors.values() if self.form is not None else ()
        for before, after in pairwise([self.table, *fields, *self.buttons]):
            QWidget.setTabOrder(before, after)

    def _follow(self, key: str) -> None:
        """After an undoing or a move the fields are made anew; while something is typed they stay as they are."""
        self._list()
        row = self.table.current_row
        if not key and row is not None:
            self._show(row.part)
        self._tell()

    def _tell(self) -> None:
        if self.form is None:
            return
        part = self.form.part
        mine = [problem for problem in self._draft.problems if _of(part, problem.at.column)]
        others = [problem for problem in self._draft.problems if problem not in mine]
        rest = [
            problem for problem in mine if problem.at.column.removeprefix(part.key).lstrip(".") not in self.form.names
        ]
        self.form.tell([problem for problem in mine if problem not in rest])
        self.trouble.show_problems(placed(self._messages, self._draft.data, problem) for problem in (*rest, *others))

    @property
    def faulty(self) -> bool:
        """Return whether something typed here stands nowhere yet: no number, or no value by that name."""
        return self.form is not None and (self.form.faulty_numbers or self.form.unknown_slots)

    # Verbs

    def go_to(self, key: str) -> bool:
        """Show the part with a key; return whether there is one."""
        return self.table.go_to(key)

    def go_in(self) -> None:
        """Put the keyboard in the first field of the part shown."""
        if self.form is not None and self.form.names:
            self.form.go_to(self.form.names[0])

    def move_part(self, by: int) -> None:
        """Move the part shown up or down among its like."""
        if self.form is not None and self.form.part.kind != HEAD:
            data, key = editing_forms.moved(self._draft.data, self.form.part.key, by)
            self._take(data, key)

    def remove(self) -> None:
        """Take the part shown out; undoing brings it back."""
        if self.form is None or self.form.part.kind == HEAD:
            return
        key = self.form.part.key
        at = max(int(key[key.rindex("[") + 1 : -1]) - 1, 1)
        self._take(editing_forms.without(self._draft.data, key), f"{key[: key.rindex('[')]}[{at}]")

    def add(self) -> None:
        """Ask what to add after the part shown."""
        offered = self.offered()
        picked = pick(self, self._look, "Thêm vào văn bản", [(name, words) for name, words, _ in offered])
        if picked is not None:
            self.add_named(picked)

    def offered(self) -> list[tuple[str, str, editing_forms.Data]]:
        """Return what may be added here: its name, its words and its data; columns first where a table is shown."""
        messages, data = self._messages, self._draft.data
        found: list[tuple[str, str, editing_forms.Data]] = []
        if (table := self._table_key()) is not None:
            slots = slots_of(messages, data, f"{table}.columns[1].value")
            for source, column in editing_forms.new_columns(data, table):
                words = slots.shown(source).strip(f"{OPEN}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}")
                found.append((f"{_COLUMN}{source}", f"Cột: {words or 'để trống'}", {**column, "head": _title(words)}))
        if self._within == _FIELDS:
            found.append((_LINE, kind_words(messages, LINE), dict(_NEW_LINE)))
        for name, part in editing_forms.new_parts(data):
            words = kind_words(messages, name)
            if part["kind"] == "items":
                field = messages.labels["form_field"]
                words = f"Danh sách: {field.get(name) or field.get(name.rpartition('.')[2], name)}"
            found.append((f"{_PART}{name}", words, part))
        return found

    def add_named(self, name: str) -> None:
        """Add what :meth:`offered` names so, after the part shown."""
        data = next(data for one, _, data in self.offered() if one == name)
        key = self.form.part.key if self.form is not None else ""
        inner = "columns" if name.startswith(_COLUMN) else "rows" if name == _LINE else ""
        if inner:
            block = key.partition(".")[0]
            after = key if "." in key else f"{block}.{inner}[{len(self._draft.value(f'{block}.{inner}') or [])}]"
        else:
            after = key.partition(".")[0] or "block[0]"
        self._take(*editing_forms.with_part(self._draft.data, after, data))
        self.go_in()

    @property
    def _within(self) -> str | None:
        """Return what sort of block is shown, or holds what is shown; None for the whole."""
        key = self.form.part.key.partition(".")[0] if self.form is not None else ""
        block = self._draft.value(key) if key else None
        return str(block.get("kind")) if block else None

    def _table_key(self) -> str | None:
        """Return the key of the table that is shown, or whose column is."""
        return self.form.part.key.partition(".")[0] if self.form is not None and self._within == TABLE else None

    def _take(self, data: editing_forms.Data, key: str) -> None:
        self._draft.put_data(data)
        self.table.go_to(key)
        if (row := self.table.current_row) is not None:
            self._show(row.part)

    def ask_slot(self) -> None:
        """Ask for a value to put in the text that is typed in, or the first of the part shown."""
        edits = self.form.findChildren(SlotEdit) if self.form is not None else []
        if edits:
            self._pick_slot(next((edit for edit in edits if edit.hasFocus()), edits[0]))

    def _pick_slot(self, edit: SlotEdit) -> None:
        choices = [(choice.name, choice.name) for choice in edit.slots.choices if choice.usual]
        picked = pick(self, self._look, "Chọn chỗ chương trình điền", choices)
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        if picked is not None:
            edit.insert_slot(picked)

    @property
    def area(self) -> QScrollArea:
        """Return the area that the fields stand in."""
        return self._area


def _number(part: FormPart) -> str:
    """Return a part's number among its like, as what is wrong with it names it."""
    return part.key[part.key.rindex("[") + 1 : -1]


def _of(part: FormPart, key: str) -> bool:
    """Return whether a key of the file stands in a part itself, not in a column of it."""
    if part.kind == HEAD:
        return not key.startswith("block[")
    if not (key == part.key or key.startswith(f"{part.key}.")):
        return False
    return part.kind in {COLUMN, LINE} or not any(f".{name}[" in key for name in editing_forms.INNER)


def _title(words: str) -> str:
    """Return the heading that a new column begins with: what it shows, as a heading is written."""
    plain = words.partition(",")[0]
    return plain[:1].upper() + plain[1:] if plain else editing_forms.NEW_TEXT


def _columns() -> list[Column[PartRow]]:
    return [
        Column("Phần", lambda row: row.name, width=150),
        Column(
            "Lời văn",
            lambda row: row.said,
            least=150,
            tip=lambda row: row.said,
            tone=lambda row: "error" if row.wrong else None,
        ),
    ]
