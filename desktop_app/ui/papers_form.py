"""What stands on the commune's papers: heads, symbols, recipients."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop_app.model.register import PaperKind
from desktop_app.model.text import clean
from desktop_app.model.unit import Letterhead, Profile
from desktop_app.services.numbering import usual_symbols
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.form import Form
from desktop_app.ui.widgets.lines_edit import LinesEdit
from desktop_app.ui.widgets.text import label
from desktop_app.wording import recipient_lines
from desktop_app.wording.messages import Messages

T = TypeVar("T")
KINDS = {
    "decision": "quyết định",
    "proposal": "tờ trình",
    "plan": "kế hoạch",
    "notice": "thông báo",
    "minutes": "biên bản",
    "report": "báo cáo",
    "letter": "công văn",
    "confirmation": "giấy xác nhận",
}
"""The kinds of paper whose symbol differs from place to place."""
SENT = tuple(kind for kind in KINDS if kind != "minutes")
"""Those that bear recipients."""
_HABIT = (
    "Ký hiệu để trống thì dùng chữ mờ trong ô: đó là thói quen ở nhiều nơi, chưa thấy văn bản nào quy định chung; "
    "nơi mình dùng khác thì ghi vào ô. Biên bản của Hội đồng xét tuyển mang ký hiệu của Hội đồng. "
    "Nơi nhận: mỗi dòng một nơi; để trống thì in chữ mờ trong ô."
)


class PapersForm(Form):
    """Fields for both heads of paper, with the head as it will stand; symbols and recipients by kind."""

    def __init__(self, look: Look, messages: Messages) -> None:
        super().__init__(look, messages)
        self.stands_for = {"committee": "committee_issuer"}
        self.heads = {name: LinesEdit(look, 2) for name in _HEADS}
        self.symbols = {kind: QLineEdit() for kind in KINDS}
        self.recipients = {kind: LinesEdit(look, 3) for kind in SENT}
        self._profile: Profile | None = None
        self._specimens = {body: (label("", "step"), label("", "bold")) for body in ("committee", "police")}
        self.say(
            "Mỗi dòng ở đây in thành một dòng ở góc trái văn bản: cơ quan cấp trên chữ thường, "
            "cơ quan ban hành chữ đậm."
        )
        for body, words in (("committee", "Ủy ban nhân dân"), ("police", "Công an")):
            self.heading(f"Văn bản của {words}")
            self.add(
                (f"{body}_superior", "Cơ quan cấp trên (có thể trống)", self.heads[f"{body}_superior"]),
                (f"{body}_issuer", "Cơ quan ban hành", self.heads[f"{body}_issuer"]),
            )
            for part in self._specimens[body]:
                part.setAlignment(Qt.AlignmentFlag.AlignCenter)
                self.put(part)
        self.heading("Số, ký hiệu và nơi nhận")
        self.say(_HABIT)
        symbols = [(f"symbol_{kind}", f"Ký hiệu {words}", self.symbols[kind]) for kind, words in KINDS.items()]
        recipients = [(f"recipients_{kind}", f"Nơi nhận {KINDS[kind]}", self.recipients[kind]) for kind in SENT]
        for line in (*_lines(symbols, 4), *_lines(recipients, 2)):
            self.add(*line)
        for edit in self.heads.values():
            edit.textChanged.connect(self._draw)

    def show_profile(self, profile: Profile) -> None:
        """Fill the fields from a profile."""
        self._profile = profile
        for name, lines in _heads(profile).items():
            self.heads[name].set_value(lines)
        usual = usual_symbols(profile)
        for kind in KINDS:
            self.symbols[kind].setText(profile.symbols.get(kind, ""))
            self.symbols[kind].setPlaceholderText(usual[PaperKind(kind)])
        for kind in SENT:
            self.recipients[kind].set_value(profile.recipients.get(kind, ()))
            self.recipients[kind].setPlaceholderText("\n".join(recipient_lines.lines_of(profile, PaperKind(kind))))
        self.mark_shown()

    def applied(self, profile: Profile) -> Profile:
        """Return a profile with what is typed here; a head nobody touched follows the commune's name."""
        typed = {name: edit.value for name, edit in self.heads.items()}
        shown = _heads(self._profile) if self._profile else {}
        for body in ("committee", "police"):
            superior, issuer = f"{body}_superior", f"{body}_issuer"
            if any(typed[name] != shown.get(name) for name in (superior, issuer)):
                head = Letterhead(typed[superior], typed[issuer])
                profile = replace(profile, committee=head) if body == "committee" else replace(profile, police=head)
        symbols = {kind: clean(edit.text()) for kind, edit in self.symbols.items()}
        recipients = {kind: edit.value for kind, edit in self.recipients.items()}
        return replace(
            profile,
            symbols=_merged(profile.symbols, symbols),
            recipients=_merged(profile.recipients, recipients),
        )

    def _draw(self) -> None:
        for body, (over, bold) in self._specimens.items():
            for part, name in ((over, "superior"), (bold, "issuer")):
                lines = self.heads[f"{body}_{name}"].value
                part.setText("\n".join(lines))
                part.setVisible(bool(lines))


def _lines(fields: Sequence[T], at_once: int) -> list[Sequence[T]]:
    return [fields[at : at + at_once] for at in range(0, len(fields), at_once)]


_HEADS = ("committee_superior", "committee_issuer", "police_superior", "police_issuer")


def _heads(profile: Profile) -> dict[str, tuple[str, ...]]:
    heads = (profile.committee.superior, profile.committee.issuer, profile.police.superior, profile.police.issuer)
    return dict(zip(_HEADS, heads, strict=True))


def _merged(kept: Mapping[str, T], typed: Mapping[str, T]) -> dict[str, T]:
    """Return what was kept with what is typed over it; an emptied entry goes, kinds not asked for here stay."""
    whole = {**kept, **typed}
    return {kind: value for kind, value in whole.items() if value or kind not in typed}
