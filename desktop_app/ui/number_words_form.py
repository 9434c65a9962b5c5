"""How the commune's papers read amounts aloud: four choices, and one amount that shows all of them."""

from dataclasses import replace

from desktop_app.model.number_words import FORMAL, Billion, FourAfterTens, NoughtTens, NumberStyle, Thousand
from desktop_app.model.unit import Profile
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.form import Choice, Form
from desktop_app.ui.widgets.text import label
from desktop_app.wording import written
from desktop_app.wording.amounts import CHOICES, dong_in_words
from desktop_app.wording.messages import Messages

SPECIMEN = 1_000_024_105
"""An amount in which each choice is heard."""


class NumberWordsForm(Form):
    """Linh or lẻ, bốn or tư, nghìn or ngàn, tỷ or tỉ."""

    def __init__(self, look: Look, messages: Messages) -> None:
        super().__init__(look, messages)
        self.nought_tens = Choice(tuple(NoughtTens), CHOICES.__getitem__)
        self.four_after_tens = Choice(tuple(FourAfterTens), CHOICES.__getitem__)
        self.thousand = Choice(tuple(Thousand), CHOICES.__getitem__)
        self.billion = Choice(tuple(Billion), CHOICES.__getitem__)
        self.specimen = label("", "step", wrap=True)
        self.heading("Cách đọc số tiền bằng chữ")
        self.add(
            ("nought_tens", "105: một trăm … năm", self.nought_tens),
            ("four_after_tens", "24: hai mươi …", self.four_after_tens),
            ("thousand", "1.000: một …", self.thousand),
            ("billion", "1.000.000.000: một …", self.billion),
        )
        self.put(self.specimen)
        for choice in (self.nought_tens, self.four_after_tens, self.thousand, self.billion):
            choice.currentIndexChanged.connect(self._show)
        self._show()

    @property
    def chosen(self) -> NumberStyle:
        """Return what is chosen."""
        return NumberStyle(
            self.nought_tens.value or FORMAL.nought_tens,
            self.four_after_tens.value or FORMAL.four_after_tens,
            self.thousand.value or FORMAL.thousand,
            self.billion.value or FORMAL.billion,
        )

    def show_profile(self, profile: Profile) -> None:
        """Choose what a profile says."""
        style = profile.number_words or FORMAL
        self.nought_tens.set_value(style.nought_tens)
        self.four_after_tens.set_value(style.four_after_tens)
        self.thousand.set_value(style.thousand)
        self.billion.set_value(style.billion)
        self.mark_shown()

    def applied(self, profile: Profile) -> Profile:
        """Return a profile with what is chosen; one that never chose says nothing while the usual words stand."""
        unsaid = profile.number_words is None and self.chosen == FORMAL
        return replace(profile, number_words=None if unsaid else self.chosen)

    def _show(self) -> None:
        self.specimen.setText(f"{written.money(SPECIMEN)} đồng: {dong_in_words(SPECIMEN, self.chosen)}.")
