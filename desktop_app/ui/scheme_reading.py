"""A scheme's sentences on screen: a heading for each matter, the source once under the sentences that share it."""

from collections.abc import Iterable
from itertools import groupby

from PySide6.QtWidgets import QVBoxLayout

from desktop_app.rules.scheme import Scheme
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.card import rule
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.text import label
from desktop_app.wording import written
from desktop_app.wording.messages import Messages
from desktop_app.wording.scheme_sections import section_of
from desktop_app.wording.scheme_sentences import Sentence, SentenceKind, spoken

_OPEN = frozenset({SentenceKind.QUESTION, SentenceKind.GAP})


def standing_words(scheme: Scheme) -> tuple[str, str] | None:
    """Return whether a scheme may be paid on as its attestation says, and the tone of that; None where nothing is."""
    if scheme.attestation is not None:
        said = scheme.attestation
        sentence = f"Đã xác nhận: {said.name}, ngày {written.short_date(said.on)}, theo {said.document}."
        return sentence, "good" if scheme.payable else "warning"
    if scheme.local:
        return "Bản lưu trong sổ, chưa xác nhận: chỉ để tính thử, không làm căn cứ chi.", "warning"
    return None


def tell(box: QVBoxLayout, sentences: Iterable[Sentence], look: Look, messages: Messages) -> None:
    """Fill a layout with the sentences; what is open stands on a tinted ground. Who attests is told above them."""
    section = ""
    told = (one for one in sentences if one.kind is not SentenceKind.ATTESTED)
    for (source, is_open, _line), group in groupby(told, lambda one: _shared(one, messages)):
        for one in group:
            heading = section_of(one, section)
            if heading != section:
                section = heading
                if section:
                    box.addWidget(rule())
                    box.addWidget(label(section, "heading", wrap=True))
            _say(box, one, look)
        if source and not is_open:
            box.addWidget(label(source, "small", wrap=True))


def _shared(one: Sentence, messages: Messages) -> tuple[str, bool, str]:
    return spoken(one, messages), one.kind in _OPEN, one.line


def _say(box: QVBoxLayout, one: Sentence, look: Look) -> None:
    if one.kind is SentenceKind.LINE:
        box.addWidget(rule())
        box.addWidget(label(one.text, "bold", wrap=True))
    elif one.kind in _OPEN:
        box.addWidget(Notice(look, one.text, "warning"))
    else:
        role = "small" if one.kind is SentenceKind.NOTE else "step"
        box.addWidget(label(f"– {one.text}" if one.kind is SentenceKind.CASE else one.text, role, wrap=True))
