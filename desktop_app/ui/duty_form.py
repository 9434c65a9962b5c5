"""How the commune writes its duty: weekly rest days, and what a symbol in the grid stands for."""

from dataclasses import replace

from desktop_app.model.duty_text import parse_intervals
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.model.text import clean
from desktop_app.model.unit import Profile
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.form import Form, Ticks
from desktop_app.ui.widgets.lines_edit import LinesEdit
from desktop_app.wording.messages import Messages

DAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


class DutyForm(Form):
    """Seven days to tick, and one line a symbol."""

    def __init__(self, look: Look, messages: Messages) -> None:
        super().__init__(look, messages)
        self.stands_for = {"shift_symbols": "symbols"}
        self.rest_days = Ticks(look, [(str(at), day) for at, day in enumerate(DAYS)], (), rows=7)
        self.symbols = LinesEdit(look, 7)
        self.add(
            ("rest_days", "Ngày nghỉ hằng tuần (phím cách để chọn)", self.rest_days),
            ("symbols", "Ký hiệu ca trực, mỗi dòng một ký hiệu, ví dụ Đ = 22h-6h", self.symbols),
        )
        self.say(
            "Gõ ký hiệu vào ô trực, chương trình hiểu là khoảng giờ ghi ở đây. "
            "Ngày lễ, tết và ngày hoán đổi lấy từ thông báo nghỉ của từng năm, không khai ở đây."
        )

    def show_profile(self, profile: Profile) -> None:
        """Fill the fields from a profile."""
        for day in range(len(DAYS)):
            self.rest_days.tick(day, on=day in profile.rest_days)
        self.symbols.set_value(f"{symbol} = {meaning}" for symbol, meaning in profile.shift_symbols.items())
        self.mark_shown()

    def applied(self, profile: Profile) -> tuple[Profile, list[Problem]]:
        """Return a profile with what is typed here, and the lines of symbols that say no hours."""
        symbols: dict[str, str] = {}
        problems: list[Problem] = []
        for line in self.symbols.value:
            symbol, _, meaning = (clean(part) for part in line.partition("="))
            if symbol and _understood(meaning):
                symbols[symbol] = meaning
            else:
                values = {"symbol": symbol, "meaning": meaning}
                problems.append(Problem("start.symbol_not_understood", Place(field="shift_symbols"), values))
        rest = frozenset(int(day) for day in self.rest_days.value)
        return replace(profile, rest_days=rest, shift_symbols=symbols), problems


def _understood(meaning: str) -> bool:
    try:
        return bool(parse_intervals(meaning, {}))
    except Refused:
        return False
