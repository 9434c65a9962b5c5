"""What is left of each limit while duty is typed: a chip each, and on demand the article it rests on."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.model.problems import Problem
from desktop_app.rules.scheme_counts import Per
from desktop_app.services.listing_limits import Remaining
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.steps import source_words
from desktop_app.ui.widgets.text import Chip, label
from desktop_app.wording.limit_words import counted, limited, upper
from desktop_app.wording.messages import Messages

SPENT = "▾"
"""Stands before what is used up, as before an amount that was cut."""
NEARLY: Mapping[Per | None, int] = {Per.HOUR: 8 * 60}
"""Minutes of one night's stint: with less left the chip warns; of days and nights, once none is left."""


class LimitLine(QWidget):
    """The limits of one person. Shows nothing where the scheme has none."""

    def __init__(self, look: Look, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._rows: tuple[Remaining, ...] = ()
        self._warnings: tuple[Problem, ...] = ()
        self.chips: list[Chip] = []
        self.doubt = Chip()
        self.doubt.hide()
        self._hint = label("Căn cứ: Ctrl+I", "small")
        self.articles = label("", "small", wrap=True)
        self.articles.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(4))
        self._line = QHBoxLayout()
        self._line.setSpacing(look.px(8))
        self._line.addWidget(self.doubt, 0, Qt.AlignmentFlag.AlignVCenter)
        self._line.addWidget(self._hint)
        self._line.addStretch(1)
        box.addLayout(self._line)
        box.addWidget(self.articles)
        self.hide()

    def show_rows(self, rows: Sequence[Remaining], warnings: Sequence[Problem] = ()) -> None:
        """Say what is left; the chips stay where they are while one types. Warnings are told where a year counts."""
        self._rows = tuple(rows)
        self._warnings = tuple(warnings) if any(row.yearly for row in rows) else ()
        while len(self.chips) < len(rows):
            chip = Chip()
            self.chips.append(chip)
            self._line.insertWidget(len(self.chips) - 1, chip, 0, Qt.AlignmentFlag.AlignVCenter)
        for chip, row in zip(self.chips, rows, strict=False):
            chip.say(left_words(row, self._messages), tone_of(row))
            chip.setToolTip(article_words(row, self._messages))
        for chip in self.chips[len(rows) :]:
            chip.say("", "neutral")
        self.doubt.say("năm chưa đủ số" if self._warnings else "", "warning")
        self.doubt.setToolTip("\n".join(map(self._messages.problem, self._warnings)))
        self._write_articles()
        self.setVisible(bool(rows))

    def toggle_articles(self) -> bool:
        """Show or hide what each limit rests on; return whether there is any to show."""
        self.articles.setVisible(self.articles.isHidden() and bool(self._rows))
        self._write_articles()
        return bool(self._rows)

    def _write_articles(self) -> None:
        if not self.articles.isHidden():
            told = [article_words(row, self._messages) for row in self._rows]
            self.articles.setText("\n".join([*told, *map(self._messages.problem, self._warnings)]))


def tone_of(row: Remaining) -> str:
    """Return the chip's tone: red once something is cut, warning once it is used up or nearly."""
    if row.over:
        return "error"
    return "warning" if row.left < NEARLY.get(row.per, 1) else "neutral"


def left_words(row: Remaining, messages: Messages) -> str:
    """Return ``còn 6,5/40 giờ đêm``, ``▾ hết 4/4 ngày nghỉ`` or ``▾ vượt 2 giờ đêm, tối đa 40``."""
    what, limit = limited(row.lines, row.per, row.of, messages), counted(row.per, row.limit)
    span = " trong năm" if row.yearly else ""
    if row.over:
        return f"{SPENT} vượt {counted(row.per, row.over)} {what}, tối đa {limit}{span}"
    if not row.left:
        return f"{SPENT} hết {limit}/{limit} {what}{span}"
    return f"còn {counted(row.per, row.left)}/{limit} {what}{span}"


def article_words(row: Remaining, messages: Messages) -> str:
    """Return what was counted, the limit, what is cut and the article, in one sentence each."""
    what = limited(row.lines, row.per, row.of, messages)
    span = "trong năm" if row.yearly else "trong tháng"
    carried = f", trong đó {counted(row.per, row.carried)} của các tháng trước" if row.carried else ""
    cut = f", {counted(row.per, row.over)} không được tính tiền" if row.over else ""
    said = f"đã có {counted(row.per, row.used)}{carried}; tối đa {counted(row.per, row.limit)} {span}{cut}"
    return f"{upper(what)}: {said}. Căn cứ: {source_words(row.source, messages)}."
