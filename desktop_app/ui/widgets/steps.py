"""Numbered steps with the article each rests on: "vì sao ra số này"."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.model.payroll import Step
from desktop_app.model.sources import Source
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.text import Chip, label
from desktop_app.wording.certainty_words import with_certainty
from desktop_app.wording.messages import Messages


def source_words(source: Source, messages: Messages) -> str:
    """Return ``Điểm b khoản 2 …; Nghị định …`` with its certainty where the text itself was not read."""
    parts = [part for part in (source.article, source.document) if part]
    line = ", ".join(parts)
    return with_certainty(line, source, messages)


class StepList(QWidget):
    """The steps of one amount, in order."""

    def __init__(self, look: Look, messages: Messages, steps: Sequence[Step]) -> None:
        super().__init__()
        self.sentences = tuple(messages.step(step.code, step.values) for step in steps)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(9))
        for number, (step, sentence) in enumerate(zip(steps, self.sentences, strict=True), start=1):
            line = QHBoxLayout()
            line.setSpacing(look.px(8))
            mark = Chip(str(number), "accent")
            mark.setMinimumWidth(look.px(24))
            line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            words = QVBoxLayout()
            words.setSpacing(look.px(1))
            words.addWidget(label(sentence, "step", wrap=True))
            if step.source is not None:
                words.addWidget(label(source_words(step.source, messages), "small", wrap=True))
            line.addLayout(words, 1)
            box.addLayout(line)
